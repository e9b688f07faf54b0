/** The day that a number, a week, a month or «12/3» means, seen from another day. Null for what the calendar does not have. */

/** The day and month in the nearest year from a day on; null when that date does not exist. */
export function nearest(day: number, month: number, from: Temporal.PlainDate): Temporal.PlainDate | null {
  const years = month === 2 && day === 29 ? [0, 1, 2, 3, 4] : [0, 1];
  for (const ahead of years) {
    const date = exact(from.year + ahead, month, day);
    if (date && Temporal.PlainDate.compare(date, from) >= 0) return date;
  }
  return null;
}

/** A day of the calendar, or null. */
export function exact(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day });
}

/** The Monday of an ISO week, or null for a week that the year does not have. */
export function isoWeek(year: number, week: number): Temporal.PlainDate | null {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 });
  return monday.weekOfYear === week ? monday : null;
}

/** The Monday of the nearest week with a number that is not over. */
export function weekFrom(week: number, start: Temporal.PlainDate): Temporal.PlainDate | null {
  const mondays = [start.year - 1, start.year, start.year + 1].map((year) => isoWeek(year, week));
  return mondays.find((monday) => monday && Temporal.PlainDate.compare(monday.add({ days: 6 }), start) >= 0) ?? null;
}

/** The first day of the nearest such month that is not over, or of that month in a year. */
export function monthFrom(month: number, year: string | undefined, from: Temporal.PlainDate): Temporal.PlainDate {
  const ahead = month < from.month ? 1 : 0;
  return Temporal.PlainDate.from({ year: year === undefined ? from.year + ahead : Number(year), month, day: 1 });
}
export const lastOf = (first: Temporal.PlainDate): Temporal.PlainDate => first.with({ day: first.daysInMonth });

/** The nearest day with a number, in a month that has it. */
export function dayFrom(day: number, from: Temporal.PlainDate): Temporal.PlainDate | null {
  for (const months of [0, 1, 2]) {
    const first = from.with({ day: 1 }).add({ months });
    const date = exact(first.year, first.month, day);
    if (date && Temporal.PlainDate.compare(date, from) >= 0) return date;
  }
  return null;
}

/** «12/3»: day and month; in English also month and day, where only one of them exists, or either where both do. */
export function slashed(
  one: number,
  two: number,
  year: number | null,
  from: Temporal.PlainDate,
  english: boolean,
): Temporal.PlainDate | readonly [Temporal.PlainDate, Temporal.PlainDate] | null {
  const on = (day: number, month: number) => (year === null ? nearest(day, month, from) : exact(year, month, day));
  const dayFirst = on(one, two);
  if (!english || one === two) return dayFirst;
  const other = on(two, one);
  return dayFirst && other ? [dayFirst, other] : (dayFirst ?? other);
}
