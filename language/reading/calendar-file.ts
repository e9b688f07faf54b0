/**
 * The school year's days out of a calendar file (ICS), as municipalities publish them and staff keep them. What is read here comes
 * from outside and may be made to hurt: it is called in a process of its own with a time limit (imports/reader.ts).
 */
import type { Problem } from '../../quality/problem.ts';
import { MAX_BREAKS } from '../../quality/year/documents.ts';
import {
  type AskedDay,
  type LeftOut,
  type ReadDay,
  type ReadDays,
  WHY_LEFT,
  weekdaysOf,
} from '../../quality/year/read-days.ts';
import { startYear } from '../../quality/year/school-year.ts';
import { judgeTitle, type Meaning } from '../days/judge.ts';
import { type Component, calendarsIn, TooDeep, textOf } from './ics/components.ts';
import { contentLines } from './ics/lines.ts';
import { type Occurrence, occurrencesOf, type Series, seriesIn, TooFine } from './ics/occurrences.ts';
import { spanOf } from './ics/span.ts';
import { Unreadable } from './ics/times.ts';
import { aroundHoliday, kindOf } from './kind-of-day.ts';

/** Limits of ours, of November 2026; docs/decisions.md shows them in a table. */
export const MAX_CALENDAR_BYTES = 2_000_000;
/** Repeated days, over the whole file: one on every weekday of ten years comes to 2,600. */
export const MAX_OCCURRENCES = 10_000;
const MAX_NAME = 60;
/** Different names that are told of what was left out. */
const MAX_LEFT = 200;

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
 * that cannot be read are passed over and counted.
 */
export function readCalendarFile(bytes: Uint8Array, schoolYear: string): ReadDays {
  try {
    return read(bytes, schoolYear);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problem: Problem = { code: error.code, values: { year: schoolYear }, severity: 'error', field: 'breaks' };
    return { days: [], asked: [], leftOut: [], problems: [problem] };
  }
}

type Span = { readonly from: string; readonly to: string };

function read(bytes: Uint8Array, schoolYear: string): ReadDays {
  if (bytes.length > MAX_CALENDAR_BYTES) throw new Refused('icsTooLarge');
  const calendars = inCalendar(() => calendarsIn(contentLines(bytes)));
  if (calendars.length === 0) throw new Refused('icsNotCalendar');
  const { series, cancelled } = seriesIn(calendars);
  const found = new Found({ from: `${startYear(schoolYear)}-07-01`, to: `${startYear(schoolYear) + 1}-06-30` });
  for (const name of cancelled) found.leave('cancelled', name.slice(0, MAX_NAME));
  for (const name of calendars.flatMap(({ broken }) => broken)) found.leave('broken', name.slice(0, MAX_NAME));
  const counted = counter();
  for (const one of series) found.take(one, counted);
  const result = found.result();
  if (result.days.length + result.asked.length > 0) return result;
  const nothing: Problem = { code: 'icsNothing', values: { year: schoolYear }, severity: 'error', field: 'breaks' };
  return { ...result, problems: [nothing] };
}

function inCalendar<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooDeep) throw new Refused('icsTooDeep');
    if (error instanceof TooFine) throw new Refused('icsTooFine');
    throw error;
  }
}

function counter(): () => void {
  let occurrences = 0;
  return () => {
    occurrences += 1;
    if (occurrences > MAX_OCCURRENCES) throw new Refused('icsTooMany');
  };
}

const nameOf = (event: Component): string => textOf(event, 'SUMMARY').slice(0, MAX_NAME);

/** What is found, event by event. */
class Found {
  private readonly year: Span;
  private readonly last: Temporal.PlainDate;
  private readonly days = new Map<string, ReadDay>();
  private readonly asked = new Map<string, AskedDay>();
  private readonly leftOut = new Map<string, LeftOut>();
  /** A timetable has the same few names thousands of times. */
  private readonly meanings = new Map<string, Meaning>();

  constructor(year: Span) {
    this.year = year;
    this.last = Temporal.PlainDate.from(year.to);
  }

  leave(why: LeftOut['why'], name: string, count = 1): void {
    const key = `${why} ${name}`;
    const known = this.leftOut.get(key);
    if (count > 0 && (known || this.leftOut.size < MAX_LEFT))
      this.leftOut.set(key, { why, name, line: null, count: (known?.count ?? 0) + count });
  }

  take(series: Series, counted: () => void): void {
    const name = nameOf(series.event);
    const told = { counted, broken: () => this.leave('broken', name) };
    const meanings = [series.event, ...series.changed].map((event) => this.meaning(nameOf(event) || name));
    if (meanings.every((meaning) => meaning === 'none' || meaning === 'holiday')) {
      this.leave(meanings[0] === 'holiday' ? 'holiday' : 'notDayOff', name);
      return;
    }
    try {
      const occurrences = inCalendar(() => occurrencesOf(series, this.last, told));
      const within = occurrences.filter((occurrence) => this.occurrence(occurrence, name));
      if (within.length === 0) this.leave('outsideYear', name);
    } catch (error) {
      // A lesson of several times a day is nobody's day off; a break of that kind is no calendar that can be trusted.
      if (error instanceof Refused && error.code === 'icsTooFine' && !meanings.some(isDayOff))
        this.leave('hours', name);
      else if (error instanceof Unreadable) this.leave('broken', name);
      else throw error;
    }
  }

  result(): ReadDays {
    const days = joined([...this.days.values()].toSorted((a, b) => a.from.localeCompare(b.from)));
    return { days, asked: [...this.asked.values()], leftOut: [...this.leftOut.values()], problems: [] };
  }

  private meaning(name: string): Meaning {
    const meaning = this.meanings.get(name) ?? judgeTitle(name);
    this.meanings.set(name, meaning);
    return meaning;
  }

  /** Whether an occurrence lies within the school year. */
  private occurrence(occurrence: Occurrence, series: string): boolean {
    const { from, to, whole, hours } = spanOf(occurrence);
    if (to < this.year.from || from > this.year.to) return false;
    const name = nameOf(occurrence.event) || series;
    const span = { from: from < this.year.from ? this.year.from : from, to: to > this.year.to ? this.year.to : to };
    const kind = kindOf(aroundHoliday(name, this.meaning(name), span), span, { whole, hours });
    if (kind === 'asked') this.ask(name, span);
    else if (isLeft(kind)) this.leave(kind, name);
    else {
      if (span.from !== from || span.to !== to) this.leave('cut', name);
      this.days.set(`${kind}|${name}|${span.from}|${span.to}`, { kind, name, ...span, line: null });
    }
    return true;
  }

  private ask(name: string, span: Span): void {
    const spans = this.asked.get(name)?.spans ?? [];
    if (spans.length >= MAX_BREAKS || spans.some(({ from, to }) => from === span.from && to === span.to)) return;
    this.asked.set(name, { name, spans: [...spans, span], line: null });
  }
}

/** A break that has an event a day is one: nothing but a weekend lies between its days. `days` in order. */
function joined(days: readonly ReadDay[]): ReadDay[] {
  const open = new Map<string, number>();
  const whole: ReadDay[] = [];
  for (const day of days) {
    const at = open.get(day.name);
    const before = at === undefined ? undefined : whole[at];
    if (day.kind !== 'break') whole.push(day);
    else if (at !== undefined && before && isNext(before, day))
      whole[at] = { ...before, to: day.to > before.to ? day.to : before.to };
    else open.set(day.name, whole.push(day) - 1);
  }
  return whole;
}

/** At most four days lie between, and none of them is a weekday. */
function isNext({ to }: Span, { from }: Span): boolean {
  const [last, first] = [Temporal.PlainDate.from(to), Temporal.PlainDate.from(from)];
  const gap = last.until(first).days - 1;
  if (gap <= 0) return true;
  return (
    gap <= 4 &&
    weekdaysOf({ from: last.add({ days: 1 }).toString(), to: first.subtract({ days: 1 }).toString() }).length === 0
  );
}

const isDayOff = (meaning: Meaning): boolean => meaning === 'break' || meaning === 'staff';
const isLeft = (kind: string): kind is LeftOut['why'] => WHY_LEFT.some((why) => why === kind);
