/** The school year: its name, and what its days may be. */

import type { Problem } from '../problem.ts';
import facts from './counties.json' with { type: 'json' };
import type { Calendar } from './documents.ts';
import { countSchoolDays } from './school-days.ts';

/** The 21 counties by their short names, in Swedish alphabetical order. */
export const COUNTIES: readonly string[] = Object.keys(facts.counties).toSorted((a, b) => a.localeCompare(b, 'sv'));

/** A weekday (1 = Monday) of an ISO week. */
export function dayOfWeek(year: number, week: number, weekday: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ days: (week - 1) * 7 + weekday - 1 });
}

/** `2026/27` for any day from 1 July 2026 to 30 June 2027. */
export function schoolYearOf(date: Temporal.PlainDate): string {
  const start = date.month >= 7 ? date.year : date.year - 1;
  return nameOf(start);
}
const nameOf = (start: number): string => `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
/** The calendar year in which a school year such as `2026/27` starts. Throws RangeError on anything else. */
export function startYear(schoolYear: string): number {
  const start = Number(schoolYear.slice(0, 4));
  if (nameOf(start) !== schoolYear) throw new RangeError('not a school year');
  return start;
}

/** The year to set up today: the next one from June on, when the current one is closing. */
export const suggestSchoolYear = (today: Temporal.PlainDate): string =>
  today.month === 6 ? nameOf(today.year) : schoolYearOf(today);

/** Limits of skolförordningen 3:2. */
export const MIN_SCHOOL_DAYS = 178;
export const STAFF_DAYS_ALLOWED = 5;

/** Staff days that would be school days, which is what the ordinance counts: one before the term or in a break takes none. */
export const countStaffDays = (calendar: Calendar): number =>
  calendar.staffDays.filter((day) => countSchoolDays({ ...calendar, staffDays: [] }, day, day) === 1).length;

/** What is wrong (error) or unusual (warning) with a calendar. Errors: impossible or out of order; warnings: skolförordningen 3:2. */
export function checkCalendar(calendar: Calendar): Problem[] {
  const { schoolYear, autumnStart, autumnEnd, springStart, springEnd } = calendar;
  const year = startYear(schoolYear);
  const first = `${year}-07-01`;
  const last = `${year + 1}-06-30`;
  const problems: Problem[] = [];
  const add = (code: string, field: string, values: Problem['values'] = {}, severity: Problem['severity'] = 'error') =>
    problems.push({ code, field, values, severity });
  for (const [field, date] of Object.entries({ autumnStart, autumnEnd, springStart, springEnd })) {
    if (date < first || date > last) add('outsideYear', field, { date, year: schoolYear });
  }
  if (autumnEnd <= autumnStart) add('termOrder', 'autumnEnd', { from: autumnStart, to: autumnEnd });
  if (springEnd <= springStart) add('termOrder', 'springEnd', { from: springStart, to: springEnd });
  if (springStart <= autumnEnd) add('termsOverlap', 'springStart', { from: autumnEnd, to: springStart });
  for (const lov of calendar.breaks) {
    if (lov.to < lov.from) add('breakOrder', 'breaks', { name: lov.name, from: lov.from, to: lov.to });
    else if (lov.from < first || lov.to > last) add('outsideYear', 'breaks', { date: lov.from, year: schoolYear });
  }
  for (const day of calendar.staffDays) {
    if (day < first || day > last) add('outsideYear', 'breaks', { date: day, year: schoolYear });
  }
  if (problems.length > 0) return problems;
  const staffDays = countStaffDays(calendar);
  if (staffDays > STAFF_DAYS_ALLOWED) {
    add('manyStaffDays', 'breaks', { count: staffDays, max: STAFF_DAYS_ALLOWED }, 'warning');
  }
  const schoolDays = countSchoolDays(calendar, autumnStart, springEnd);
  if (schoolDays < MIN_SCHOOL_DAYS)
    add('fewSchoolDays', 'breaks', { count: schoolDays, min: MIN_SCHOOL_DAYS }, 'warning');
  return problems;
}
