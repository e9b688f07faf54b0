/** Time zones as calendar files name them, and what an hour there is in Sweden. */
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

/** An IANA name, or a zone that only the file itself describes. */
export type Zone = string | ICAL.Timezone;

export const SWEDEN = 'Europe/Stockholm';

/** The names that Windows and Exchange use; Unicode CLDR's supplemental/windowsZones, territory 001. */
const WINDOWS: ReadonlyMap<string, string> = new Map(
  Object.entries(JSON.parse(readFileSync(new URL('windows-zones.json', import.meta.url), 'utf8')) as object),
);

/**
 * What a TZID means: IANA's name, also at the end of a longer one (`/citadel.org/…/Europe/Stockholm`), Windows' name, then the
 * file's own description. A zone that nobody knows is a Swedish school's: Sweden's.
 */
export function zonesOf(described: ReadonlyMap<string, readonly string[]>, usual: string): Zones {
  const known = new Map<string, Zone>();
  const zoneOf = (id: string): Zone => {
    const zone = known.get(id) ?? named(id) ?? ofFile(described.get(id)) ?? byOffset(id) ?? SWEDEN;
    known.set(id, zone);
    return zone;
  };
  return (id) => (id ? zoneOf(id) : usual ? zoneOf(usual) : null);
}
/** The zone of a TZID; of a time that has none, the calendar's own, or null where it is the same time everywhere. */
export type Zones = (id: string | undefined) => Zone | null;

/** «(UTC+07:00) Bangkok, Hanoi, Jakarta», as Windows shows zones to people. An hour before UTC is Sweden's neighbourhood, with its summer time. */
function byOffset(id: string): string | null {
  const [, offset] = /^\(?(?:UTC|GMT)([+-]\d{2}:\d{2})\)/.exec(id) ?? [];
  return offset && offset !== '+01:00' ? offset : null;
}

function named(id: string): string | null {
  const name = id.trim();
  const windows = WINDOWS.get(name);
  if (windows) return windows;
  const parts = name.split('/');
  return [name, parts.slice(-2).join('/'), parts.slice(-3).join('/')].find(isIana) ?? null;
}

const isIana = (name: string): boolean => {
  if (!/^(?:UTC|GMT|[A-Z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2})$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
};

function ofFile(lines: readonly string[] | undefined): ICAL.Timezone | null {
  if (!lines) return null;
  try {
    return new ICAL.Timezone(new ICAL.Component(ICAL.parse(lines.join('\r\n'))));
  } catch (error) {
    // ical.js throws its own and plain errors for what is no time zone.
    if (!(error instanceof Error)) throw error;
    return null;
  }
}

export function instantIn(wall: Temporal.PlainDateTime, zone: Zone): Temporal.Instant {
  if (typeof zone === 'string') return wall.toZonedDateTime(zone).toInstant();
  const { year, month, day, hour, minute, second } = wall;
  const offset = zone.utcOffset(new ICAL.Time({ year, month, day, hour, minute, second }, zone));
  return wall.toZonedDateTime('UTC').toInstant().subtract({ seconds: offset });
}

/** The local time in a zone, `null` for one that only the file describes: there it is Sweden's. */
export const wallIn = (instant: Temporal.Instant, zone: Zone): Temporal.PlainDateTime =>
  instant.toZonedDateTimeISO(typeof zone === 'string' ? zone : SWEDEN).toPlainDateTime();
