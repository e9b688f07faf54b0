/** A measure's latest figures grade by grade, in order: only those that may be shown, and of one and the same time, are compared. Pure. */
import type { Snapshot } from '../snapshot.ts';
import { measuredOf, valuesOf } from './definitions.ts';
import type { IndicatorDefinition } from './indicators.ts';
import type { Observation } from './observations.ts';
import { periodEnd } from './periods.ts';

export type GradeFigures = {
  /** The newest of which two grades or more have a figure. */
  readonly period: string;
  /** The figures of that time, the one that is asked for first. */
  readonly ranked: readonly Observation[];
  /** Grades without a number of that time, with the latest that they have. */
  readonly unranked: readonly Observation[];
  /** Which end stands first; null where nobody can say which way is better. */
  readonly order: 'highest' | 'lowest' | null;
};

/** Null where there are not two grades with figures. Grades by themselves go before spans of them. */
export function gradeFigures(
  snapshot: Snapshot,
  { key, direction }: IndicatorDefinition,
  end: 'highest' | 'lowest' | 'best' | 'worst',
): GradeFigures | null {
  const scopes = measuredOf(snapshot, key).flatMap(({ scope, group }) =>
    group === 'all' && scope !== '' ? [scope] : [],
  );
  const single = scopes.filter((scope) => scope.length === 1);
  const rows = (single.length > 1 ? single : scopes).map((scope) =>
    valuesOf(snapshot, { indicator: key, scope, group: 'all' }),
  );
  const numbers = Map.groupBy(
    rows.flat().filter(({ value }) => value.kind === 'number'),
    ({ period }) => period,
  );
  const period = [...numbers]
    .filter(([, alike]) => alike.length > 1)
    .map(([one]) => one)
    .toSorted((a, b) => Temporal.PlainDate.compare(periodEnd(a), periodEnd(b)))
    .at(-1);
  if (period === undefined) return null;
  const order = end === 'highest' || end === 'lowest' ? end : orderOf(direction, end);
  const sign = order === 'lowest' ? 1 : -1;
  const ranked = (numbers.get(period) ?? []).toSorted((a, b) => sign * (numberIn(a) - numberIn(b)));
  const unranked = rows.flatMap((row) => {
    const latest = row.find((one) => one.period === period) ?? row.at(-1);
    return latest && !ranked.includes(latest) ? [latest] : [];
  });
  return { period, ranked, unranked, order };
}

const numberIn = ({ value }: Observation): number => (value.kind === 'number' ? value.number : 0);

function orderOf(direction: IndicatorDefinition['direction'], end: 'best' | 'worst'): GradeFigures['order'] {
  if (direction === 'unclear') return null;
  return (direction === 'higher') === (end === 'best') ? 'highest' : 'lowest';
}
