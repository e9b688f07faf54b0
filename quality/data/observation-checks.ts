/** Checks that help: a value that looks like a slip, data that is old before a checkpoint, periods that are missing. */

import type { Problem } from '../problem.ts';
import type { IndicatorDefinition } from './indicators.ts';
import { type Observation, seriesKey } from './observations.ts';
import { nextPeriod, periodEnd, periodKind } from './periods.ts';

/** Data older than this many days before the checkpoint has a newer period that could have been there. */
const FRESH_DAYS = { schoolYear: 400, term: 215, month: 70, week: 70, calendarYear: 500, secondYear: 800 } as const;
const MAX_GAPS = 24;

const numberOf = (o: Observation): number | null => (o.value.kind === 'number' ? o.value.number : null);

/** What to ask about before saving. `checkpoint` is the next checkpoint's day, where there is one. */
export function checkObservations(
  incoming: readonly Observation[],
  existing: readonly Observation[],
  definitions: readonly IndicatorDefinition[],
  checkpoint: Temporal.PlainDate | null = null,
): Problem[] {
  const byKey = new Map(definitions.map((d) => [d.key, d]));
  const history = Map.groupBy([...existing, ...incoming], seriesKey);
  const problems: Problem[] = [];
  for (const o of incoming) {
    const definition = byKey.get(o.indicator);
    const found = definition && checkValue(o, history.get(seriesKey(o)) ?? [], definition);
    if (found) problems.push(found);
  }
  for (const series of history.values()) {
    const definition = byKey.get(series[0]?.indicator ?? '');
    if (definition)
      problems.push(...missingPeriods(series), ...(checkpoint ? stale(series, definition, checkpoint) : []));
  }
  return problems;
}

function checkValue(o: Observation, series: readonly Observation[], { range }: IndicatorDefinition): Problem | null {
  const value = numberOf(o);
  if (value === null) return null;
  const warn = (code: string, earlier: number): Problem => ({
    code,
    values: { indicator: o.indicator, scope: o.scope, group: o.group, period: o.period, value, earlier, when },
    severity: 'warning',
    field: o.indicator,
  });
  const others = series.filter((p) => p.period !== o.period && periodKind(p.period) === periodKind(o.period));
  // Autumn is compared with autumn once there are two of them.
  const alike = others.filter((p) => p.period.slice(0, 2) === o.period.slice(0, 2));
  const compared = periodKind(o.period) === 'term' && alike.length > 1 ? alike : others;
  const inOrder = compared
    .filter((p) => numberOf(p) !== null)
    .toSorted((a, b) => Temporal.PlainDate.compare(periodEnd(a.period), periodEnd(b.period)));
  const numbers = inOrder.map(numberOf).filter((x) => x !== null);
  const before = inOrder.findLastIndex((p) => Temporal.PlainDate.compare(periodEnd(p.period), periodEnd(o.period)) < 0);
  // An older year is judged by the years beside it, never by today's.
  const neighbours = [numbers[before], numbers[before + 1]].filter((x) => x !== undefined);
  const [nearest] = neighbours;
  const when = before < 0 ? 'later' : 'earlier';
  if (value < range.min || value > range.max)
    return { ...warn('outsideRange', nearest ?? range.max), severity: 'error' };
  if (nearest === undefined) return null;
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? nearest;
  const ratio = middle === 0 ? 1 : value / middle;
  const outside = value > Math.max(...numbers) || value < Math.min(...numbers);
  if (outside && (Math.abs(Math.log10(ratio) - 1) < 0.15 || Math.abs(Math.log10(ratio) + 1) < 0.15))
    return warn('factorTen', nearest);
  const steps = numbers.slice(1).map((x, i) => Math.abs(x - (numbers[i] ?? x)));
  const farthest = 3 * Math.max(...steps, (range.max - range.min) * 0.01);
  const isFar = neighbours.every((x) => Math.abs(value - x) > farthest);
  return outside && steps.length > 1 && isFar ? warn('farOutside', nearest) : null;
}

function stale(
  series: readonly Observation[],
  { periodType }: IndicatorDefinition,
  day: Temporal.PlainDate,
): Problem[] {
  const latest = series.toSorted((a, b) => Temporal.PlainDate.compare(periodEnd(b.period), periodEnd(a.period)))[0];
  if (!latest) return [];
  // A school that has a value a year is not behind with those of its months.
  const days = Math.max(FRESH_DAYS[periodType], FRESH_DAYS[periodKind(latest.period)]);
  if (periodEnd(latest.period).until(day).days <= days) return [];
  const { indicator, scope, group, period } = latest;
  return [{ code: 'stale', values: { indicator, scope, group, period }, severity: 'warning', field: indicator }];
}

function missingPeriods(series: readonly Observation[]): Problem[] {
  const problems: Problem[] = [];
  for (const [kind, list] of Map.groupBy(series, (o) => periodKind(o.period))) {
    // Weeks without school are no gaps.
    if (kind === 'week') continue;
    const sorted = list.toSorted((a, b) => Temporal.PlainDate.compare(periodEnd(a.period), periodEnd(b.period)));
    const periods = [...new Set(sorted.map((o) => o.period))];
    const step = (period: string): string =>
      everySecond(periods) ? nextPeriod(nextPeriod(period)) : nextPeriod(period);
    const last = periods.at(-1);
    const first = sorted[0];
    if (!first || last === undefined) continue;
    for (let period = step(first.period), n = 0; period !== last && n < MAX_GAPS; period = step(period), n += 1) {
      if (Temporal.PlainDate.compare(periodEnd(period), periodEnd(last)) >= 0) break;
      if (periods.includes(period) || (kind === 'month' && /-0[67]$/.test(period))) continue;
      const { indicator, scope, group } = first;
      problems.push({
        code: 'missingPeriod',
        values: { indicator, scope, group, period },
        severity: 'warning',
        field: indicator,
      });
    }
  }
  return problems;
}

/** A measure that is always taken in the same term (VT24, VT25, VT26) skips the other term by design. */
const everySecond = (periods: readonly string[]): boolean =>
  /^[HV]T/.test(periods[0] ?? '') && new Set(periods.map((p) => p.slice(0, 2))).size === 1;
