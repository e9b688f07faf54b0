/**
 * The days on which something is repeated (RFC 5545, 3.3.10), reckoned in whole days: a rule that repeats within a day is none of a
 * calendar of breaks. Every period of a rule is looked at once, so that a rule that never comes true ends as well.
 */

type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
const FREQUENCIES: ReadonlySet<string> = new Set<Frequency>(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
const isFrequency = (word: string): word is Frequency => FREQUENCIES.has(word);
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

type DayRule = { readonly nth: number; readonly weekday: number };
export type Rule = {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** As it is written; what it means depends on what is repeated. */
  readonly until: string | null;
  readonly weekStart: number;
  readonly days: readonly DayRule[];
  readonly by: Readonly<Record<'month' | 'monthDay' | 'yearDay' | 'week' | 'position', readonly number[]>>;
};

/** The rule; `tooFine` for one that repeats within a day, null for what is no rule. */
export function readRule(value: string): Rule | 'tooFine' | null {
  const parts = new Map(
    value.split(';').flatMap((part) => {
      const [key = '', words] = part.split('=');
      return words === undefined ? [] : [[key.trim().toUpperCase(), words.trim().toUpperCase()] as const];
    }),
  );
  const frequency = parts.get('FREQ') ?? '';
  if (['HOURLY', 'MINUTELY', 'SECONDLY'].includes(frequency)) return 'tooFine';
  if (['BYHOUR', 'BYMINUTE', 'BYSECOND'].some((key) => parts.get(key)?.includes(','))) return 'tooFine';
  if (!isFrequency(frequency)) return null;
  const numbers = (key: string): number[] => (parts.get(key)?.split(',') ?? []).map(Number).filter(Number.isInteger);
  return {
    frequency,
    interval: Math.max(1, numbers('INTERVAL')[0] ?? 1),
    // «COUNT=-1» is some programs' word for no end.
    count: numbers('COUNT').find((count) => count > 0) ?? null,
    until: parts.get('UNTIL') ?? null,
    weekStart: Math.max(1, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO') + 1),
    days: (parts.get('BYDAY')?.split(',') ?? []).flatMap(dayRule),
    by: {
      month: numbers('BYMONTH'),
      monthDay: numbers('BYMONTHDAY'),
      yearDay: numbers('BYYEARDAY'),
      week: numbers('BYWEEKNO'),
      position: numbers('BYSETPOS'),
    },
  };
}

function dayRule(word: string): DayRule[] {
  const [, nth, name] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(word.trim()) ?? [];
  const weekday = WEEKDAYS.indexOf(name ?? '') + 1;
  return weekday > 0 ? [{ nth: Number(nth ?? 0), weekday }] : [];
}

/** The days of a rule from its first day to `last`, both included. */
export function* daysOf(
  rule: Rule,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (let nth = 0; ; nth += rule.interval) {
    const start = periodStart(rule, first, nth);
    if (Temporal.PlainDate.compare(start, last) > 0) return;
    const days = daysIn(rule, start, first).toSorted(Temporal.PlainDate.compare);
    for (const day of placed(days, rule.by.position)) {
      if (Temporal.PlainDate.compare(day, first) < 0) continue;
      if (left <= 0 || Temporal.PlainDate.compare(day, last) > 0) return;
      left -= 1;
      yield day;
    }
  }
}

/** The first day of the n-th day, week, month or year, counted from that of `first`. */
function periodStart({ frequency, weekStart }: Rule, first: Temporal.PlainDate, nth: number): Temporal.PlainDate {
  if (frequency === 'DAILY') return first.add({ days: nth });
  if (frequency === 'WEEKLY')
    return first.subtract({ days: (first.dayOfWeek - weekStart + 7) % 7 }).add({ weeks: nth });
  if (frequency === 'MONTHLY') return first.with({ day: 1 }).add({ months: nth });
  return first.with({ month: 1, day: 1 }).add({ years: nth });
}

const placed = (days: readonly Temporal.PlainDate[], positions: readonly number[]): readonly Temporal.PlainDate[] =>
  positions.length === 0
    ? days
    : days.filter((_, at) => positions.includes(at + 1) || positions.includes(at - days.length));

/** The days of one period that a rule names. */
function daysIn(rule: Rule, start: Temporal.PlainDate, first: Temporal.PlainDate): Temporal.PlainDate[] {
  const { by, frequency, days } = rule;
  const among = (list: readonly number[], ...values: number[]): boolean =>
    list.length === 0 || values.some((value) => list.includes(value));
  // What a rule does not say is as on its first day (RFC 5545, 3.3.10).
  const says = by.monthDay.length + by.yearDay.length + by.week.length + days.length > 0;
  return span(rule, start).filter(
    (day) =>
      among(by.month, day.month) &&
      among(by.monthDay, day.day, day.day - day.daysInMonth - 1) &&
      among(by.yearDay, day.dayOfYear, day.dayOfYear - day.daysInYear - 1) &&
      (by.week.length === 0 || (frequency === 'YEARLY' && inWeeks(rule, day, start.year))) &&
      (days.length === 0 || days.some((one) => isDay(rule, one, day))) &&
      (says || frequency === 'DAILY' || asFirst(rule, day, first)) &&
      (frequency !== 'YEARLY' || by.week.length === 0 || days.length > 0 || day.dayOfWeek === first.dayOfWeek),
  );
}

function asFirst({ frequency, by }: Rule, day: Temporal.PlainDate, first: Temporal.PlainDate): boolean {
  if (frequency === 'WEEKLY') return day.dayOfWeek === first.dayOfWeek;
  return day.day === first.day && (frequency === 'MONTHLY' || by.month.length > 0 || day.month === first.month);
}

/** All days of a period; a year by week numbers has those of its first and last week too. */
function span({ frequency, by }: Rule, start: Temporal.PlainDate): Temporal.PlainDate[] {
  const days = { DAILY: 1, WEEKLY: 7, MONTHLY: start.daysInMonth, YEARLY: start.daysInYear }[frequency];
  const more = frequency === 'YEARLY' && by.week.length > 0 ? 3 : 0;
  return Array.from({ length: days + 2 * more }, (_, at) => start.add({ days: at - more }));
}

/** A weekday, or the n-th of the month or of the year. */
function isDay({ frequency, by }: Rule, { nth, weekday }: DayRule, day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek !== weekday) return false;
  if (nth === 0 || (frequency !== 'MONTHLY' && frequency !== 'YEARLY') || by.week.length > 0) return true;
  const ofMonth = frequency === 'MONTHLY' || by.month.length > 0;
  const [at, of] = ofMonth ? [day.day, day.daysInMonth] : [day.dayOfYear, day.daysInYear];
  return nth > 0 ? Math.ceil(at / 7) === nth : Math.ceil((of - at + 1) / 7) === -nth;
}

/** Whether a day lies in one of the weeks of a year; week 1 is the first with at least four days in the year. */
function inWeeks({ by, weekStart }: Rule, day: Temporal.PlainDate, year: number): boolean {
  const monday = (of: number): Temporal.PlainDate => {
    const fourth = Temporal.PlainDate.from({ year: of, month: 1, day: 4 });
    return fourth.subtract({ days: (fourth.dayOfWeek - weekStart + 7) % 7 });
  };
  const [start, next] = [monday(year), monday(year + 1)];
  const week = Math.floor(start.until(day).days / 7) + 1;
  const weeks = start.until(next).days / 7;
  return week >= 1 && week <= weeks && (by.week.includes(week) || by.week.includes(week - weeks - 1));
}
