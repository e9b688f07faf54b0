/** When prompts may go out: on school days, within the team's working hours, in the school's own time zone. */

import { localDay } from '../local-day.ts';
import type { Calendar, Timing } from '../year/documents.ts';
import { isHoliday, isSchoolDay, schoolDayOnOrAfter } from '../year/school-days.ts';

type Hours = { readonly calendar: Calendar; readonly timing: Timing; readonly timeZone: string };

/** A local clock time on a date as an instant; a time that a DST change skips becomes the next one that exists. */
export function instantAt(date: Temporal.PlainDate, clock: string, timeZone: string): Temporal.Instant {
  return date.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(timeZone).toInstant();
}

/** The first moment at or after `from` when a prompt may go out; null when the school year has none left. */
export function nextAllowed(hours: Hours, from: Temporal.Instant): Temporal.Instant | null {
  const { calendar, timing, timeZone } = hours;
  const today = localDay({ timeZone }, from);
  const now = isSchoolDay(calendar, today) ? within(hours, today, from) : null;
  if (now) return now;
  const next = schoolDayOnOrAfter(calendar, today.add({ days: 1 }));
  return next ? instantAt(next, timing.from, timeZone) : null;
}

/** The first moment at or after `from` within the working hours of a weekday that is no holiday, school day or not. */
export function nextOfficeHour(hours: Hours, from: Temporal.Instant): Temporal.Instant {
  const today = localDay(hours, from);
  for (let day = today; ; day = day.add({ days: 1 })) {
    const open = day.dayOfWeek <= 5 && !isHoliday(day) ? within(hours, day, from) : null;
    if (open) return open;
  }
}

/** `from` itself inside the day's working hours, the opening before them, null after them. */
function within({ timing, timeZone }: Hours, day: Temporal.PlainDate, from: Temporal.Instant): Temporal.Instant | null {
  const opens = instantAt(day, timing.from, timeZone);
  if (Temporal.Instant.compare(from, opens) < 0) return opens;
  return Temporal.Instant.compare(from, instantAt(day, timing.to, timeZone)) < 0 ? from : null;
}

/** The first allowed moment on a school day on or after the date. */
export function openingOnOrAfter(hours: Hours, date: Temporal.PlainDate): Temporal.Instant | null {
  const day = schoolDayOnOrAfter(hours.calendar, date);
  return day ? instantAt(day, hours.timing.from, hours.timeZone) : null;
}
