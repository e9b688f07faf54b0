/** A calendar file's lines as its calendars with their events (RFC 5545, 3.4–3.6). What is broken is counted and passed over. */
import { isUtf8 } from 'node:buffer';

export type Property = {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
};
/** A component by its properties; those of what lies inside it, such as an alarm, are not among them. */
export type Component = readonly Property[];

export type Calendar = {
  /** In capitals: `PUBLISH`, `CANCEL`; empty when there is none. */
  method: string;
  readonly events: Component[];
  /** The zone of times that name none (X-WR-TIMEZONE); empty when it is not said. */
  zone: string;
  /** The lines of each VTIMEZONE, by its TZID. */
  readonly zones: Map<string, string[]>;
  /** The names of events that could not be read. */
  broken: string[];
};

/** Components inside each other; a calendar, an event and its alarm are three (RFC 5545, 3.6). */
export const MAX_NESTING = 8;

export class TooDeep extends Error {}

/** Components that never lie inside each other (RFC 5545, 3.6). */
const OF_A_CALENDAR: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE']);
const EDGE = /^\s*(BEGIN|END)\s*:\s*([A-Z0-9-]+)\s*$/i;
/** The properties by which an event is read. */
const READ =
  /^(?:DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|UID|SEQUENCE|STATUS|SUMMARY|X-(?:MICROSOFT|FUNAMBOL)-[A-Z-]+)(?![A-Z0-9-])/i;
const TZID = /^TZID(?:;[^:]*)?:(.*)$/i;

/**
 * All calendars of a file. Events that stand outside any calendar count as one calendar of their own.
 * Throws `TooDeep` for components too deep inside each other.
 */
export function calendarsIn(lines: readonly string[]): Calendar[] {
  const reader = new Reader();
  for (const line of lines) {
    const [, edge, name] = EDGE.exec(line) ?? [];
    if (edge && name) reader.edge(edge.toUpperCase(), name.toUpperCase(), line);
    else if (line.trim() !== '') reader.line(line);
  }
  return reader.done();
}

const emptyCalendar = (): Calendar => ({ method: '', zone: '', events: [], zones: new Map(), broken: [] });

class Reader {
  /** The first is for what stands outside any calendar. */
  private readonly calendars: Calendar[] = [emptyCalendar()];
  private open: string[] = [];
  private event: { readonly properties: Property[]; whole: boolean } | null = null;
  private zone: string[] | null = null;

  edge(edge: string, name: string, line: string): void {
    if (edge === 'BEGIN') this.begin(name);
    this.zone?.push(line);
    if (edge === 'END') this.end(name);
  }

  line(line: string): void {
    this.zone?.push(line);
    const inside = this.open.at(-1);
    const property = propertyOf(line);
    if (inside === 'VEVENT' && this.event) {
      const kept = property ?? unread(line);
      if (kept) this.event.properties.push(kept);
      else this.event.whole &&= isMore(line, this.event.properties.at(-1));
    }
    if (inside !== 'VCALENDAR' || !property) return;
    if (property.name === 'METHOD') this.last().method = property.value.trim().toUpperCase();
    if (property.name === 'X-WR-TIMEZONE') this.last().zone = unescaped(property.value).trim();
  }

  done(): Calendar[] {
    this.close(false);
    return this.calendars.filter(({ events, broken }, at) => at > 0 || events.length + broken.length > 0);
  }

  private begin(name: string): void {
    // What stands directly in a calendar says, by beginning, that what came before has ended.
    if (OF_A_CALENDAR.has(name)) this.cut(this.open.findIndex((one) => OF_A_CALENDAR.has(one)));
    if (name === 'VCALENDAR') this.cut(0);
    this.open.push(name);
    if (this.open.length > MAX_NESTING) throw new TooDeep();
    if (name === 'VCALENDAR') this.calendars.push(emptyCalendar());
    if (name === 'VEVENT') this.event = { properties: [], whole: true };
    if (name === 'VTIMEZONE') this.zone = [];
  }

  private end(name: string): void {
    const at = this.open.lastIndexOf(name);
    if (at < 0) return;
    const cut = this.open.slice(at + 1);
    if (name === 'VEVENT' || cut.includes('VEVENT')) this.close(cut.length === 0);
    if (name === 'VTIMEZONE' && this.zone) {
      const id = this.zone.map((line) => TZID.exec(line)?.[1]?.trim()).find((one) => one);
      if (id) this.last().zones.set(unescaped(id), this.zone);
      this.zone = null;
    }
    this.open = this.open.slice(0, at);
  }

  private cut(at: number): void {
    if (at < 0 || at >= this.open.length) return;
    this.close(false);
    this.zone = null;
    this.open = this.open.slice(0, at);
  }

  private close(ended: boolean): void {
    if (this.event && ended && this.event.whole) this.last().events.push(this.event.properties);
    else if (this.event) this.last().broken.push(textOf(this.event.properties, 'SUMMARY'));
    this.event = null;
  }

  private last(): Calendar {
    const calendar = this.calendars.at(-1);
    if (!calendar) throw new RangeError('there is always one calendar');
    return calendar;
  }
}

/** The beginning of a property that nothing is read of, `ATTENDEE;CN=A`, whose rest stands on the next line. */
function unread(line: string): Property | null {
  const name = /^([A-Z0-9-]+);/i.exec(line)?.[1];
  return name && !READ.test(name) ? { name: name.toUpperCase(), params: {}, value: '' } : null;
}

/**
 * Whether a line that is no property goes on with the one above it: descriptions, places and people are written with line ends of their own
 * by some programs, and nothing of them is read.
 */
const isMore = (line: string, above: Property | undefined): boolean =>
  above !== undefined && !READ.test(above.name) && !READ.test(line);

/** `NAME;PARAM=a;OTHER="b:c":value`; null for what is none. Names and parameters' names in capitals. */
function propertyOf(line: string): Property | null {
  const name = /^[A-Za-z0-9-]+/.exec(line)?.[0];
  if (!name) return null;
  const params: Record<string, string> = {};
  let at = name.length;
  while (line[at] === ';') {
    const equals = line.indexOf('=', at);
    if (equals < 0) return null;
    const end = endOfParam(line, equals + 1);
    params[
      line
        .slice(at + 1, equals)
        .trim()
        .toUpperCase()
    ] = line.slice(equals + 1, end).replaceAll('"', '');
    at = end;
  }
  return line[at] === ':' ? { name: name.toUpperCase(), params, value: line.slice(at + 1) } : null;
}

/** Where a parameter's value ends: at the first `;` or `:` that is not inside quotes. */
function endOfParam(line: string, from: number): number {
  let quoted = false;
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (!quoted && (line[at] === ';' || line[at] === ':')) return at;
  }
  return line.length;
}

export const allOf = (component: Component, name: string): Property[] => component.filter((one) => one.name === name);
export const firstOf = (component: Component, name: string): Property | undefined =>
  component.find((one) => one.name === name);

const unescaped = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toUpperCase() === 'N' ? ' ' : sign));

/** The value of a text (RFC 5545, 3.3.11), on one line. */
export const textOf = (component: Component, name: string): string =>
  unescaped(plain(firstOf(component, name)))
    .replaceAll(/\s+/g, ' ')
    .trim();

/** vCalendar 1.0, which telephones and older programs write, gives letters beyond ASCII by their bytes: `H=C3=B6stlov`. */
function plain(property: Property | undefined): string {
  if (!/^QUOTED-PRINTABLE$/i.test(property?.params['ENCODING'] ?? '')) return property?.value ?? '';
  const written = property?.value.replace(/=(?![0-9A-F]{2})/gi, '') ?? '';
  const bytes = Buffer.from(
    written.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}
