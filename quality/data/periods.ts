/** Periods as they are stored: `2025/26`, `HT25`, `VT26`, `2026-03`, `2026-W36`, `2026`. */
import type { IndicatorDefinition } from './indicators.ts';

export const PERIOD = /^(?:\d{4}\/\d{2}|[HV]T\d{2}|\d{4}-(?:0[1-9]|1[0-2])|\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])|\d{4})$/;
type Kind = Exclude<IndicatorDefinition['periodType'], 'secondYear'> | 'week';

export function periodKind(period: string): Kind {
  if (period.includes('/')) return 'schoolYear';
  if (/^[HV]T/.test(period)) return 'term';
  if (period.includes('-W')) return 'week';
  return period.includes('-') ? 'month' : 'calendarYear';
}

/** The last day of a period; school years and spring terms end on 30 June. */
export function periodEnd(period: string): Temporal.PlainDate {
  const kind = periodKind(period);
  if (kind === 'week') return mondayOf(period).add({ days: 6 });
  if (kind === 'schoolYear') return new Temporal.PlainDate(Number(period.slice(0, 4)) + 1, 6, 30);
  if (kind === 'calendarYear') return new Temporal.PlainDate(Number(period), 12, 31);
  if (kind === 'month') {
    const month = Temporal.PlainYearMonth.from(period);
    return month.toPlainDate({ day: month.daysInMonth });
  }
  const year = 2000 + Number(period.slice(2));
  return period.startsWith('HT') ? new Temporal.PlainDate(year, 12, 31) : new Temporal.PlainDate(year, 6, 30);
}

/** The first day of a period; school years and autumn terms begin on 1 July. */
export function periodStart(period: string): Temporal.PlainDate {
  const end = periodEnd(period);
  switch (periodKind(period)) {
    case 'schoolYear':
      return new Temporal.PlainDate(end.year - 1, 7, 1);
    case 'term':
      return period.startsWith('HT') ? new Temporal.PlainDate(end.year, 7, 1) : new Temporal.PlainDate(end.year, 1, 1);
    case 'month':
      return end.with({ day: 1 });
    case 'week':
      return mondayOf(period);
    case 'calendarYear':
      return end.with({ month: 1, day: 1 });
  }
}

const two = (number: number): string => String(number % 100).padStart(2, '0');

/** Of an ISO week: week 1 is the one with 4 January. */
function mondayOf(week: string): Temporal.PlainDate {
  const first = new Temporal.PlainDate(Number(week.slice(0, 4)), 1, 4);
  return first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks: Number(week.slice(6)) - 1 });
}

/** The week of its Thursday, as ISO 8601 counts them. */
const weekOf = ({ yearOfWeek, weekOfYear }: Temporal.PlainDate): string => `${yearOfWeek}-W${two(weekOfYear ?? 0)}`;

/** Whether a year has that ISO week: not all have a fifty-third. */
export const isWeek = (period: string): boolean =>
  periodKind(period) === 'week' && PERIOD.test(period) && weekOf(mondayOf(period)) === period;

/** The month and the term that a week belongs to, by its Thursday. */
export function wholesOfWeek(week: string): string[] {
  const { year, month } = mondayOf(week).add({ days: 3 });
  return [`${year}-${two(month)}`, `${month >= 7 ? 'HT' : 'VT'}${two(year)}`];
}

/** The period of the same kind that follows. */
export function nextPeriod(period: string): string {
  const kind = periodKind(period);
  if (kind === 'week') return weekOf(mondayOf(period).add({ weeks: 1 }));
  if (kind === 'month') return Temporal.PlainYearMonth.from(period).add({ months: 1 }).toString();
  if (kind === 'calendarYear') return String(Number(period) + 1);
  if (kind === 'term') {
    const year = Number(period.slice(2));
    return period.startsWith('HT') ? `VT${two(year + 1)}` : `HT${two(year)}`;
  }
  const year = Number(period.slice(0, 4)) + 1;
  return `${year}/${two(year + 1)}`;
}

/** Those of one kind of period, since months, terms and years make no one line: of those that there are several of, the kind with the newest. */
export function ofOneKind<O extends { readonly period: string }>(values: readonly O[]): O[] {
  const byTime = values.toSorted((a, b) => Temporal.PlainDate.compare(periodEnd(a.period), periodEnd(b.period)));
  const kinds = [...Map.groupBy(byTime, ({ period }) => periodKind(period)).values()];
  const lines = kinds.filter(({ length }) => length > 1);
  const newest = byTime.findLast((one) => lines.length === 0 || lines.some((line) => line.includes(one)));
  return kinds.find((line) => newest !== undefined && line.includes(newest)) ?? [];
}
