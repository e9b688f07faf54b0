/**
 * The annual wheel: which days suit two, three or four checkpoints, and whether a day that somebody chose will do.
 * No authority fixes the dates; the founding article asks for at least two, preferably four, and the slots follow when
 * a school's data exists: October (course correction), January (autumn grades), March (second correction), June (year closed).
 */

import type { Checkpoint } from '../checkpoints/documents.ts';
import type { Problem } from '../problem.ts';
import type { Calendar } from './documents.ts';
import { easterSunday } from './holidays.ts';
import { addSchoolDays, countSchoolDays, lastSchoolDay, notSchoolDay, schoolDayOnOrBefore } from './school-days.ts';
import { dayOfWeek, startYear } from './school-year.ts';

/** Fewer is no cycle and more is no work in between (the founding article: at least two, preferably four). */
export const MIN_CHECKPOINTS = 2;
export const MAX_CHECKPOINTS = 4;
/** School days between two checkpoints, so that something can have happened: three weeks. */
export const MIN_SPACING = 15;
/** The last school days of a term, kept free for grades and closing. */
export const LAST_DAYS = 5;
/** Days that a newly proposed checkpoint is ahead, so that everybody can be asked in time. */
const MIN_NOTICE = 10;

export type ProposedCheckpoint = {
  readonly date: string;
  /** A text key of the catalogue `wheel` with its values; dates are ISO. */
  readonly reason: { readonly key: string; readonly values: Record<string, string> };
};

type Slot = 'october' | 'january' | 'march' | 'june';
const SLOTS: Readonly<Record<2 | 3 | 4, readonly Slot[]>> = {
  2: ['january', 'june'],
  3: ['october', 'january', 'june'],
  4: ['october', 'january', 'march', 'june'],
};

/**
 * The day a slot aims at: the Tuesday of v. 41, 4, 12 and 22, inside the weeks when the data has come and work has started. When v. 12
 * is the week before Easter, which is påsklov in some municipalities and short in the others, v. 11.
 */
function aim(slot: Slot, calendar: Calendar): Temporal.PlainDate {
  const year = startYear(calendar.schoolYear);
  const week = { october: 41, january: 4, march: 12, june: 22 }[slot];
  const day = dayOfWeek(slot === 'october' ? year : year + 1, week, 2);
  const beforeEaster = slot === 'march' && day.until(easterSunday(day.year)).days === 5;
  return beforeEaster ? day.subtract({ weeks: 1 }) : day;
}

/**
 * Dated checkpoints with one reason each: never on a weekend, holiday, break or staff day, moved earlier rather than later, never
 * among the last five school days of a term. In a year that has begun only days that still give notice are proposed;
 * where fewer than two slots are left, the remaining time is divided evenly.
 */
export function proposeWheel(calendar: Calendar, count: 2 | 3 | 4, today: Temporal.PlainDate): ProposedCheckpoint[] {
  const earliest = today.add({ days: MIN_NOTICE });
  const proposed: ProposedCheckpoint[] = [];
  for (const slot of SLOTS[count]) {
    const wanted = aim(slot, calendar);
    const day = placeOnOrBefore(calendar, wanted);
    if (!day || Temporal.PlainDate.compare(day, earliest) < 0) continue;
    if (proposed.some((other) => tooNear(calendar, other.date, day.toString()))) continue;
    const moved = !day.equals(wanted);
    proposed.push({
      date: day.toString(),
      reason: { key: `wheel:reason.${slot}${moved ? 'Moved' : ''}`, values: moved ? { from: wanted.toString() } : {} },
    });
  }
  return proposed.length >= MIN_CHECKPOINTS ? proposed : divideRest(calendar, earliest);
}

/** Two checkpoints on the time that is left, or fewer when it is too short for two. */
function divideRest(calendar: Calendar, earliest: Temporal.PlainDate): ProposedCheckpoint[] {
  const end = lastSchoolDay(calendar);
  if (!end) return [];
  const days = earliest.until(end).days;
  const result: ProposedCheckpoint[] = [];
  for (const share of [1 / 3, 1]) {
    const day = placeOnOrBefore(calendar, earliest.add({ days: Math.max(0, Math.floor(days * share)) }));
    if (!day || Temporal.PlainDate.compare(day, earliest) < 0) continue;
    if (result.some((other) => tooNear(calendar, other.date, day.toString()))) continue;
    result.push({ date: day.toString(), reason: { key: 'wheel:reason.rest', values: {} } });
  }
  return result;
}

/** The nearest day on or before that is a school day and not among the last days of a term. */
function placeOnOrBefore(calendar: Calendar, wanted: Temporal.PlainDate): Temporal.PlainDate | null {
  let day = schoolDayOnOrBefore(calendar, wanted);
  while (day && inLastDays(calendar, day)) day = schoolDayOnOrBefore(calendar, day.subtract({ days: 1 }));
  return day;
}

function inLastDays(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return (['autumn', 'spring'] as const).some((term) => {
    const last = lastSchoolDay(calendar, term);
    const first = last && addSchoolDays(calendar, last, 1 - LAST_DAYS);
    return last && first && Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, last) <= 0;
  });
}

/** Fewer than `MIN_SPACING` school days from one to the other. */
function tooNear(calendar: Calendar, a: string, b: string): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  return countSchoolDays(calendar, from, to) - 1 < MIN_SPACING;
}

/**
 * The objections to a checkpoint on a day. `others` are the team's other checkpoints; a day that will do gives no error.
 * `values.suggestion` is the nearest earlier day that would do, or else the nearest later one.
 */
export function checkMove(
  others: readonly Pick<Checkpoint, 'date'>[],
  calendar: Calendar,
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Problem[] {
  const problem = objection(others, calendar, date, today);
  if (!problem) return [];
  const [before, after] = ([-1, 1] as const).map((step) => suggest(others, calendar, date, today, step));
  const of = (code: string, more: Problem['values'] = {}): Problem => ({
    code,
    values: { date: date.toString(), year: calendar.schoolYear, ...more },
    severity: 'error',
    field: 'date',
  });
  if (before) return [of(`${problem}Suggest`, { suggestion: before })];
  return [of(problem), ...(after ? [of('laterSuits', { suggestion: after })] : [])];
}

function objection(
  others: readonly Pick<Checkpoint, 'date'>[],
  calendar: Calendar,
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
): string | null {
  const day = date.toString();
  if (others.length >= MAX_CHECKPOINTS) return 'tooMany';
  if (day < calendar.autumnStart || day > calendar.springEnd) return 'outsideSchoolYear';
  if (Temporal.PlainDate.compare(date, today) < 0) return 'past';
  const why = notSchoolDay(calendar, date);
  if (why === 'weekend') return date.dayOfWeek === 6 ? 'saturday' : 'sunday';
  if (why) return why;
  if (inLastDays(calendar, date)) return 'lastDays';
  if (others.some((other) => other.date === day)) return 'sameDay';
  return others.some((other) => tooNear(calendar, other.date, day)) ? 'near' : null;
}

/** How far away a better day is looked for. */
const LOOK_DAYS = 30;
function suggest(
  others: readonly Pick<Checkpoint, 'date'>[],
  calendar: Calendar,
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  step: 1 | -1,
): string | null {
  if (others.length >= MAX_CHECKPOINTS) return null;
  for (let away = 1; away <= LOOK_DAYS; away += 1) {
    const day = date.add({ days: step * away });
    if (!objection(others, calendar, day, today)) return day.toString();
  }
  return null;
}
