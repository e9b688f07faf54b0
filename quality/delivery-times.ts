/** When prompts may go out: on school days, within the team's working hours, in the school's own time zone. */
import type { Calendar, Timing } from './model.ts';
import { isSchoolDay, schoolDayOnOrAfter } from './school-days.ts';

type Hours = { readonly calendar: Calendar; readonly timing: Timing; readonly timeZone: string };

/** A local clock time on a date as an instant; a time that a DST change skips becomes the next one that exists. */
export function instantAt(date: Temporal.PlainDate, clock: string, timeZone: string): Temporal.Instant {
  return date.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(timeZone).toInstant();
}

/** The first moment at or after `from` when a prompt may go out; null when the school year has none left. */
export function nextAllowed(hours: Hours, from: Temporal.Instant): Temporal.Instant | null {
  const { calendar, timing, timeZone } = hours;
  const local = from.toZonedDateTimeISO(timeZone);
  const today = local.toPlainDate();
  if (isSchoolDay(calendar, today)) {
    const opens = instantAt(today, timing.from, timeZone);
    const closes = instantAt(today, timing.to, timeZone);
    if (Temporal.Instant.compare(from, opens) < 0) return opens;
    if (Temporal.Instant.compare(from, closes) < 0) return from;
  }
  const next = schoolDayOnOrAfter(calendar, today.add({ days: 1 }));
  return next ? instantAt(next, timing.from, timeZone) : null;
}

/** The first allowed moment on a school day on or after the date. */
export function openingOnOrAfter(hours: Hours, date: Temporal.PlainDate): Temporal.Instant | null {
  const day = schoolDayOnOrAfter(hours.calendar, date);
  return day ? instantAt(day, hours.timing.from, hours.timeZone) : null;
}
