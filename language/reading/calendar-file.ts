/**
 * Breaks and staff days out of a calendar file (ICS), as municipalities publish them. What is read here comes from outside and
 * may be made to hurt: it is called in a process of its own with a time limit (imports/reader.ts), since ical.js 2.2.1 can loop
 * inside one step of a rule that never comes true.
 */
import { isUtf8 } from 'node:buffer';
import ICAL from 'ical.js';
import type { Problem } from '../../quality/problem.ts';
import { type DateSpan, MAX_BREAKS, MAX_STAFF_DAYS } from '../../quality/year/documents.ts';
import { startYear } from '../../quality/year/school-year.ts';

export type CalendarFile = {
  readonly breaks: DateSpan[];
  readonly staffDays: string[];
  /** How many events were neither, or lay outside the school year. */
  readonly ignored: number;
  /** How many more there were than a year may hold; the first of the year were taken. */
  readonly left: { readonly breaks: number; readonly staffDays: number };
  readonly problems: Problem[];
};

/** Limits of ours, of November 2026; docs/decisions.md shows them in a table. */
export const MAX_CALENDAR_BYTES = 2_000_000;
/** Days of repeated breaks and staff days, over the whole file: one on every weekday of ten years comes to 2,600. */
export const MAX_OCCURRENCES = 10_000;
/** Components inside each other; a calendar, an event and its alarm are three (RFC 5545, 3.6). */
export const MAX_NESTING = 8;
const MAX_NAME = 60;

const BREAK = /lov(?!a)|ledig|break|holiday|ferie|ferien/iu;
const STAFF_DAY = /studiedag|kompetensutveckl|planeringsdag|fortbildningsdag|elevfri|a-dag|k-dag|staff day|inset/iu;

/** Something the file may not be; `code` is the end of its text's key. */
class Refused extends Error {
  readonly code: 'icsTooLarge' | 'icsNotCalendar' | 'icsTooDeep' | 'icsTooMany' | 'icsTooFine' | 'icsNothing';
  constructor(code: Refused['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Reads a calendar file for one school year. What is no calendar or exceeds a limit gives one problem and no days; single events
 * that cannot be read are passed over.
 */
export function readCalendarFile(bytes: Uint8Array, schoolYear: string): CalendarFile {
  try {
    return read(bytes, schoolYear);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problem: Problem = { code: error.code, values: { year: schoolYear }, severity: 'error', field: 'breaks' };
    return { breaks: [], staffDays: [], ignored: 0, left: { breaks: 0, staffDays: 0 }, problems: [problem] };
  }
}

function read(bytes: Uint8Array, schoolYear: string): CalendarFile {
  if (bytes.length > MAX_CALENDAR_BYTES) throw new Refused('icsTooLarge');
  const year: Span = { from: `${startYear(schoolYear)}-07-01`, to: `${startYear(schoolYear) + 1}-06-30` };
  const breaks = new Map<string, DateSpan>();
  const staffDays = new Set<string>();
  let ignored = 0;
  for (const days of expand(eventsIn(bytes), year.to)) {
    const within = days.filter(({ from, to, kind }) => kind && to >= year.from && from <= year.to);
    if (within.length === 0) ignored += 1;
    for (const { kind, name, from, to } of within) {
      if (kind === 'break') breaks.set(`${name}|${from}|${to}`, { name, from, to });
      else for (const day of weekdays(from, to, year)) staffDays.add(day);
    }
  }
  if (breaks.size + staffDays.size === 0) throw new Refused('icsNothing');
  return {
    breaks: [...breaks.values()].toSorted((a, b) => a.from.localeCompare(b.from)).slice(0, MAX_BREAKS),
    staffDays: [...staffDays].toSorted().slice(0, MAX_STAFF_DAYS),
    ignored,
    left: {
      breaks: Math.max(0, breaks.size - MAX_BREAKS),
      staffDays: Math.max(0, staffDays.size - MAX_STAFF_DAYS),
    },
    problems: [],
  };
}

/** An event with the changed occurrences of its own; ical.js would take those of every event of the file. */
type Series = { readonly event: ICAL.Component; readonly changed: readonly ICAL.Component[] };

function eventsIn(bytes: Uint8Array): Series[] {
  const events = componentsIn(new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes).trim());
  const uidOf = (event: ICAL.Component): string => String(event.getFirstPropertyValue('uid') ?? '');
  const masters = new Set(events.filter((event) => !isChange(event)).map(uidOf));
  const changes = Map.groupBy(events.filter(isChange), uidOf);
  return events
    .filter((event) => !isChange(event) || !masters.has(uidOf(event)))
    .map((event) => ({ event, changed: isChange(event) ? [] : (changes.get(uidOf(event)) ?? []) }));
}

const isChange = (event: ICAL.Component): boolean => event.hasProperty('recurrence-id');

function componentsIn(content: string): ICAL.Component[] {
  let depth = 0;
  for (const [, edge] of content.matchAll(/^(BEGIN|END):/gim)) {
    depth += edge?.toUpperCase() === 'BEGIN' ? 1 : -1;
    if (depth > MAX_NESTING) throw new Refused('icsTooDeep');
  }
  try {
    const calendar = new ICAL.Component(ICAL.parse(content));
    if (calendar.name === 'vcalendar') return calendar.getAllSubcomponents('vevent');
  } catch (error) {
    // The parser throws its own and plain errors for whatever is not a calendar; all mean the same to the person.
    if (!(error instanceof Error)) throw error;
  }
  throw new Refused('icsNotCalendar');
}

type Span = { readonly from: string; readonly to: string };
type Day = Span & { readonly name: string; readonly kind: 'break' | 'staffDay' | null };

/** The days of each event, and of its repetitions up to `last`; none for an event that cannot be read. */
function expand(series: readonly Series[], last: string): Day[][] {
  let occurrences = 0;
  const counted = (): void => {
    occurrences += 1;
    if (occurrences > MAX_OCCURRENCES) throw new Refused('icsTooMany');
  };
  return series.map((one) => {
    if (![one.event, ...one.changed].some((event) => kindOf(nameOf(event)))) return [];
    try {
      return daysOf(one, last, counted);
    } catch (error) {
      if (error instanceof Refused || !(error instanceof Error)) throw error;
      return [];
    }
  });
}

function daysOf({ event: component, changed }: Series, last: string, counted: () => void): Day[] {
  const event = new ICAL.Event(component, { exceptions: [...changed] });
  if (!event.isRecurring()) return [dayOf(component, event.startDate, event.endDate)];
  if (component.getAllProperties('rrule').some(isFinerThanDaily)) throw new Refused('icsTooFine');
  const days: Day[] = [];
  const iterator = event.iterator();
  for (let start = iterator.next(); start && isoDay(start) <= last; start = iterator.next()) {
    counted();
    const { item, startDate, endDate } = event.getOccurrenceDetails(start);
    days.push(dayOf(item.component, startDate, endDate, nameOf(component)));
  }
  return days;
}

/** Repeated every hour or oftener, or at several times of a day. */
function isFinerThanDaily(rule: ICAL.Property): boolean {
  const value = rule.getFirstValue();
  if (!(value instanceof ICAL.Recur)) return false;
  const parts = value.parts as Readonly<Record<string, readonly unknown[] | undefined>>;
  return (
    ['HOURLY', 'MINUTELY', 'SECONDLY'].includes(value.freq) ||
    ['BYHOUR', 'BYMINUTE', 'BYSECOND'].some((part) => (parts[part]?.length ?? 0) > 1)
  );
}

/** `series` is the name of what a changed occurrence belongs to. */
function dayOf(event: ICAL.Component, start: ICAL.Time, end: ICAL.Time, series = ''): Day {
  const name = nameOf(event) || series;
  const cancelled = String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
  return { ...spanOf(start, end), name, kind: cancelled ? null : kindOf(name) };
}

const nameOf = (event: ICAL.Component): string =>
  String(event.getFirstPropertyValue('summary') ?? '')
    .trim()
    .slice(0, MAX_NAME);

const kindOf = (name: string): Day['kind'] => (STAFF_DAY.test(name) ? 'staffDay' : BREAK.test(name) ? 'break' : null);

/** Both ends included: an all-day event's end is the day after its last (RFC 5545, 3.6.1). */
function spanOf(start: ICAL.Time, end: ICAL.Time): Span {
  const from = isoDay(start);
  const until = isoDay(end);
  const exclusive = end.isDate || (end.hour === 0 && end.minute === 0);
  const to = exclusive && until > from ? Temporal.PlainDate.from(until).subtract({ days: 1 }).toString() : until;
  return { from, to: to < from ? from : to };
}

const isoDay = (time: ICAL.Time): string =>
  Temporal.PlainDate.from({ year: time.year, month: time.month, day: time.day }).toString();

/** Monday to Friday from the one day to the other, within the year. */
function weekdays(from: string, to: string, year: Span): string[] {
  const days: string[] = [];
  const last = Temporal.PlainDate.from(to < year.to ? to : year.to);
  let day = Temporal.PlainDate.from(from > year.from ? from : year.from);
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    if (day.dayOfWeek <= 5) days.push(day.toString());
  return days;
}
