/** Which days are school days, and how to count in them. Dates are `Temporal.PlainDate`; the calendar is the organiser's own. */

import type { Calendar } from './documents.ts';
import { holidays } from './holidays.ts';

/** A public holiday or an eve that is never a school day. */
export const isHoliday = (date: Temporal.PlainDate): boolean => holidays(date.year).has(date.toString());

/** Why a day is not a school day, or null when it is one. */
export function notSchoolDay(
  calendar: Calendar,
  date: Temporal.PlainDate,
): 'weekend' | 'holiday' | 'break' | 'staffDay' | 'outsideTerms' | null {
  const day = date.toString();
  if (date.dayOfWeek > 5) return 'weekend';
  if (isHoliday(date)) return 'holiday';
  if (calendar.staffDays.includes(day)) return 'staffDay';
  if (calendar.breaks.some((lov) => lov.from <= day && day <= lov.to)) return 'break';
  const inAutumn = calendar.autumnStart <= day && day <= calendar.autumnEnd;
  const inSpring = calendar.springStart <= day && day <= calendar.springEnd;
  return inAutumn || inSpring ? null : 'outsideTerms';
}

/** Monday to Friday inside a term, and no holiday, break or staff day (skolförordningen 3:2–3:4). */
export const isSchoolDay = (calendar: Calendar, date: Temporal.PlainDate): boolean =>
  notSchoolDay(calendar, date) === null;

const first = (calendar: Calendar) => Temporal.PlainDate.from(calendar.autumnStart);
const last = (calendar: Calendar) => Temporal.PlainDate.from(calendar.springEnd);

/** The nearest school day on or before the date; null when the school year has none. */
export function schoolDayOnOrBefore(calendar: Calendar, date: Temporal.PlainDate): Temporal.PlainDate | null {
  let day = Temporal.PlainDate.compare(date, last(calendar)) > 0 ? last(calendar) : date;
  while (Temporal.PlainDate.compare(day, first(calendar)) >= 0) {
    if (isSchoolDay(calendar, day)) return day;
    day = day.subtract({ days: 1 });
  }
  return null;
}

/** The nearest school day on or after the date; null when the school year has none. */
export function schoolDayOnOrAfter(calendar: Calendar, date: Temporal.PlainDate): Temporal.PlainDate | null {
  let day = Temporal.PlainDate.compare(date, first(calendar)) < 0 ? first(calendar) : date;
  while (Temporal.PlainDate.compare(day, last(calendar)) <= 0) {
    if (isSchoolDay(calendar, day)) return day;
    day = day.add({ days: 1 });
  }
  return null;
}

/** The n-th school day after the date (before it for a negative n); null when the school year ends first. */
export function addSchoolDays(calendar: Calendar, date: Temporal.PlainDate, n: number): Temporal.PlainDate | null {
  let day: Temporal.PlainDate | null = date;
  for (let left = Math.abs(n); left > 0 && day; left -= 1) {
    day =
      n > 0
        ? schoolDayOnOrAfter(calendar, day.add({ days: 1 }))
        : schoolDayOnOrBefore(calendar, day.subtract({ days: 1 }));
  }
  return day;
}

/** The last school day of the year, or of the autumn term; null for a calendar without any. */
export const lastSchoolDay = (calendar: Calendar, term: 'autumn' | 'spring' = 'spring'): Temporal.PlainDate | null =>
  schoolDayOnOrBefore(calendar, Temporal.PlainDate.from(term === 'spring' ? calendar.springEnd : calendar.autumnEnd));

/** How many school days there are from one date to another, both ends included. */
export function countSchoolDays(calendar: Calendar, from: string, to: string): number {
  const end = Temporal.PlainDate.from(to);
  let count = 0;
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) {
    if (isSchoolDay(calendar, day)) count += 1;
  }
  return count;
}
