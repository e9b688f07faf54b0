/**
 * When the events of a calendar file happen: each event with its repetitions, without those that are taken out or cancelled, and with
 * those that are moved on their new day (RFC 5545, 3.8.4.4 and 3.8.5).
 */
import { allOf, type Calendar, type Component, firstOf, type Property, textOf } from './components.ts';
import { daysOf, type Rule, readRule } from './rules.ts';
import {
  after,
  inSweden,
  instantOf,
  type Moment,
  type Period,
  readDuration,
  readMoment,
  readMoments,
  Unreadable,
} from './times.ts';
import { SWEDEN, wallIn, type Zones, zonesOf } from './zones.ts';

export type Occurrence = Period & { readonly event: Component };

/** An event with what was changed of single occurrences of its own. */
export type Series = {
  readonly event: Component;
  readonly changed: readonly Component[];
  readonly zones: Zones;
};

/** A rule that repeats oftener than daily. */
export class TooFine extends Error {}

const uidOf = (event: Component): string => firstOf(event, 'UID')?.value.trim() ?? '';
const isChange = (event: Component): boolean => firstOf(event, 'RECURRENCE-ID') !== undefined;
const isCancelled = (event: Component): boolean =>
  (firstOf(event, 'STATUS')?.value ?? '').trim().toUpperCase() === 'CANCELLED' ||
  CANCELLED.test(textOf(event, 'SUMMARY'));
/** What calendars write before or after the name of what will not be: «INSTÄLLD: Studiedag», «Canceled: …», «… (inställd)». */
const CANCELLED =
  /^\W{0,3}(?:inställ[dt]|avboka[dt]|avlyst|struken|canc?elled)\s?[\])]?\s?[:–—-]|^(?:INSTÄLLD|INSTÄLLT|AVBOKAD|AVLYST|CANCELLED|CANCELED)\s|[([–—-]\s?(?:inställ[dt]|avlyst|canc?elled)\s?[)\]]?$|^canceled:/iu;

/** The series of a file, and the names of those that are cancelled: by their status, their name, or a message that cancels (METHOD:CANCEL). */
export function seriesIn(calendars: readonly Calendar[]): { series: Series[]; cancelled: string[] } {
  const calledOff = calendars.filter(({ method }) => method === 'CANCEL').flatMap(({ events }) => events);
  const gone = new Set(calledOff.filter((event) => !isChange(event)).map(uidOf));
  const goneOnce = Map.groupBy(calledOff.filter(isChange), uidOf);
  const series: Series[] = [];
  const cancelled = calledOff.map((event) => textOf(event, 'SUMMARY'));
  for (const { method, events, zone, zones: described } of calendars) {
    if (method === 'CANCEL') continue;
    const zones = zonesOf(described, zone);
    const newest = newestOf(events);
    const masters = newest.filter((event) => !isChange(event));
    const changes = Map.groupBy(newest.filter(isChange), uidOf);
    const known = new Set(masters.map(uidOf));
    const alone = newest.filter((event) => isChange(event) && !known.has(uidOf(event)));
    for (const event of [...masters, ...alone]) {
      const uid = uidOf(event);
      if (isCancelled(event) || (uid !== '' && gone.has(uid))) cancelled.push(textOf(event, 'SUMMARY'));
      else {
        const once = (goneOnce.get(uid) ?? []).map((one) => [
          ...one,
          { name: 'STATUS', params: {}, value: 'CANCELLED' },
        ]);
        series.push({ event, changed: isChange(event) ? [] : [...(changes.get(uid) ?? []), ...once], zones });
      }
    }
  }
  return { series, cancelled };
}

const sequence = (event: Component): number => Number(firstOf(event, 'SEQUENCE')?.value ?? 0) || 0;

/** Of versions of the same event, by UID and SEQUENCE (RFC 5545, 3.8.7.4), the newest; those that do not say stay. */
function newestOf(events: readonly Component[]): Component[] {
  const same = Map.groupBy(events, (event) => `${uidOf(event)} ${firstOf(event, 'RECURRENCE-ID')?.value ?? ''}`);
  const newest = new Map([...same].map(([key, list]) => [key, Math.max(...list.map(sequence))]));
  return events.filter((event) => {
    const uid = uidOf(event);
    return uid === '' || sequence(event) === newest.get(`${uid} ${firstOf(event, 'RECURRENCE-ID')?.value ?? ''}`);
  });
}

/** How an occurrence is named by EXDATE and RECURRENCE-ID: by its day, its instant, or its time on the wall. */
const namesOf = (start: Moment): string[] => [
  `day ${start.wall.toPlainDate()}`,
  ...(start.isDate ? [] : [`wall ${start.wall}`, `instant ${instantOf(start)}`]),
];

/** The names that a value may mean, of occurrences of days or of times. */
function namesMeant(value: Moment, first: Moment): string[] {
  if (value.isDate) return [`day ${value.wall.toPlainDate()}`];
  // Exchange writes a day as midnight of a zone.
  if (first.isDate) return [`day ${dayOf(value)}`];
  if (value.zone === null) return [`wall ${value.wall}`];
  // A time without a zone beside one with it is meant by the clock on the wall.
  return [`instant ${instantOf(value)}`, ...(first.zone === null ? [`wall ${value.wall}`] : [])];
}

/** Told of each occurrence, and of each change of one that cannot be read. */
export type Told = { readonly counted: () => void; readonly broken: () => void };

/**
 * All occurrences of a series that start no later than `last`.
 * Throws `Unreadable` where its days cannot be read, `TooFine` for a rule that repeats within a day.
 */
export function occurrencesOf({ event, changed, zones }: Series, last: Temporal.PlainDate, told: Told): Occurrence[] {
  const first = periodOf(event, zones);
  if (!first) return [];
  const gone = new Set(
    allOf(event, 'EXDATE').flatMap((property) =>
      readMoments(property, zones).flatMap(({ start }) => namesMeant(start, first.start)),
    ),
  );
  const found = new Map<string, Occurrence>();
  const add = (period: Period): void => {
    told.counted();
    const names = namesOf(period.start);
    if (!names.some((name) => gone.has(name))) found.set(names.at(-1) ?? '', { ...period, event });
  };
  for (const period of repeated(event, first, zones, last)) add(period);
  return moved([...found.values()], { event, changed, zones }, first.start, told);
}

function* repeated(event: Component, first: Period, zones: Zones, last: Temporal.PlainDate): Generator<Period> {
  yield first;
  const length = first.end && first.start.wall.until(first.end.wall, { largestUnit: 'day' });
  const from = (start: Moment): Period => ({ start, end: length && after(start, length) });
  const begin = first.start.wall.toPlainDate();
  for (const { value } of allOf(event, 'RRULE')) {
    const rule = readRule(value);
    if (rule === 'tooFine') throw new TooFine();
    if (!rule) continue;
    for (const day of daysOf(rule, begin, lastOf(rule, first.start, last)))
      if (!day.equals(begin)) yield from({ ...first.start, wall: day.toPlainDateTime(first.start.wall.toPlainTime()) });
  }
  for (const property of allOf(event, 'RDATE')) {
    for (const { start, end } of readMoments(property, zones)) {
      // A day among times is at the same time; a time among days is its day.
      const same = first.start.isDate ? { ...first.start, wall: dayOf(start).toPlainDateTime() } : start;
      const at =
        !first.start.isDate && start.isDate
          ? { ...first.start, wall: start.wall.toPlainDate().toPlainDateTime(first.start.wall.toPlainTime()) }
          : same;
      yield end && !first.start.isDate ? { start: at, end } : from(at);
    }
  }
}

/** The day that a time means where days are repeated: a time in UTC is the midnight in Sweden that it is at or just before. */
const dayOf = (moment: Moment): Temporal.PlainDate =>
  moment.zone === 'UTC' ? inSweden(moment).add({ hours: 2 }).toPlainDate() : moment.wall.toPlainDate();

/** The last day that a rule may reach: UNTIL is a day, or an instant in UTC (RFC 5545, 3.3.10). */
function lastOf({ until }: Rule, { wall, isDate, zone }: Moment, last: Temporal.PlainDate): Temporal.PlainDate {
  if (until === null) return last;
  const end = readMoments({ name: 'UNTIL', params: {}, value: until }, () => SWEDEN)[0]?.start;
  if (!end) return last;
  const local =
    end.isDate || zone === null || end.zone === null
      ? isDate
        ? inSweden(end)
        : end.wall
      : wallIn(instantOf(end), zone);
  const early = !end.isDate && !isDate && Temporal.PlainTime.compare(local.toPlainTime(), wall.toPlainTime()) < 0;
  const day = local.toPlainDate().subtract({ days: early ? 1 : 0 });
  return Temporal.PlainDate.compare(day, last) < 0 ? day : last;
}

/**
 * The occurrences, each that was changed as it was changed to; one that was cancelled is gone. A change of «this and all that follow»
 * (RFC 5545, 3.2.13) moves those after it by as much.
 */
function moved(
  occurrences: readonly Occurrence[],
  { event: master, changed, zones }: Series,
  first: Moment,
  told: Told,
): Occurrence[] {
  const known = new Set(occurrences.flatMap(({ start }) => namesOf(start)));
  const changes = changed.flatMap((event) => {
    const id = firstOf(event, 'RECURRENCE-ID');
    return id ? readable(() => [changeOf(event, id)], told) : [];
  });
  function changeOf(event: Component, id: Property) {
    const of = readMoment(id, zones);
    const names = namesMeant(of, first);
    // What an older version moved and the newer one no longer has is gone.
    const stale = sequence(event) < sequence(master) && !names.some((name) => known.has(name));
    const period = isCancelled(event) || stale ? null : periodOf(event, zones);
    return { event, of, names, period, onward: id.params['RANGE'] === 'THISANDFUTURE' };
  }
  const replaced = new Set(changes.flatMap(({ names }) => names));
  const onward = changes.filter((change) => change.onward).toSorted((a, b) => compare(a.of, b.of));
  const others = changes.flatMap(({ event, period }) => (period ? [{ ...period, event }] : []));
  const kept = occurrences
    .filter(({ start }) => !namesOf(start).some((name) => replaced.has(name)))
    .flatMap((one) => {
      const change = onward.findLast(({ of }) => compare(of, one.start) < 0);
      if (!change) return [one];
      if (!change.period) return [];
      const { start, end } = change.period;
      const shift = change.of.wall.until(start.wall, { largestUnit: 'day' });
      const at = { ...start, wall: one.start.wall.add(shift) };
      const length = end && start.wall.until(end.wall, { largestUnit: 'day' });
      return [{ start: at, end: length && after(at, length), event: change.event }];
    });
  return [...kept, ...others];
}

/** What can be read, and nothing of what cannot. */
function readable<T>(read: () => T[], { broken }: Told): T[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    broken();
    return [];
  }
}

const compare = (a: Moment, b: Moment): number => Temporal.PlainDateTime.compare(inSweden(a), inSweden(b));

/**
 * The start and the end as they are written; null for an event without a start. Whole days that are stored as midnights in Sweden
 * become days, so that those of the winter are not an hour off. Throws `Unreadable` for an end before the start.
 */
function periodOf(event: Component, zones: Zones): Period | null {
  const written = firstOf(event, 'DTSTART');
  if (!written) return null;
  const start = readMoment(written, zones);
  const end = endOf(event, start, zones);
  if (end && compare(end, start) < 0) throw new Unreadable();
  const [from, until] = [inSweden(start), end && inSweden(end)];
  const longer = until && Temporal.PlainDateTime.compare(until, from) > 0;
  const days = !start.isDate && longer && isMidnight(from) && isMidnight(until);
  return days ? { start: asDay(from), end: asDay(until) } : { start, end };
}

const asDay = (wall: Temporal.PlainDateTime): Moment => ({ wall, isDate: true, zone: null });
export const isMidnight = ({ hour, minute }: Temporal.PlainDateTime): boolean => hour === 0 && minute === 0;

function endOf(event: Component, start: Moment, zones: Zones): Moment | null {
  const end = firstOf(event, 'DTEND');
  const duration = firstOf(event, 'DURATION');
  if (!end && duration) return after(start, readDuration(duration));
  if (!end) return start.isDate ? after(start, Temporal.Duration.from({ days: 1 })) : null;
  const until = readMoment(end, zones);
  const elsewhere = !start.isDate && !until.isDate && start.zone && start.zone !== until.zone;
  return elsewhere ? { wall: wallIn(instantOf(until), start.zone), isDate: false, zone: start.zone } : until;
}
