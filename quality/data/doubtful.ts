/** Values that look like a slip of a factor ten where nobody sees them before they are saved: held, and asked about once. */

import { coordinatorsOf } from '../deliveries/plan.ts';
import type { Told } from '../deliveries/told.ts';
import type { Problem } from '../problem.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Observation, observationKey } from './observations.ts';
import { type ImportPlan, written } from './plan-import.ts';

/** A value that would have been written, and what the indicator was before. */
export type Doubtful = { readonly observation: Observation; readonly value: number; readonly earlier: number };

/** Those of what would be written; nothing is doubted that is stored already. */
export function doubtfulIn({ diff, problems }: Pick<ImportPlan, 'diff' | 'problems'>): Doubtful[] {
  const found = new Map(
    problems.filter(({ code }) => code === 'factorTen').map((problem) => [keyOf(problem), problem]),
  );
  return written(diff).flatMap((observation) => {
    const problem = found.get(observationKey(observation));
    if (!problem) return [];
    return [{ observation, value: Number(problem.values['value']), earlier: Number(problem.values['earlier']) }];
  });
}

const keyOf = ({ values }: Problem): string =>
  [values['indicator'], values['scope'], values['group'], values['period']].join('|');

/** More than these are told of together. */
const MOST_EACH = 3;

/** A question to each coordinator about each value, or one about all of many; the same value is asked about once, however often it comes. */
export function askedOf(snapshot: Snapshot, held: readonly Doubtful[]): Told[] {
  const [first] = held;
  if (!first) return [];
  const said = held.length > MOST_EACH ? [aboutMany(held, first)] : held.map(aboutOne);
  return coordinatorsOf(snapshot).flatMap(({ id }) =>
    said.map(({ values, once }): Told => ({ kind: 'notice', recipient: id, subject: null, values, once })),
  );
}

type Said = { readonly values: Readonly<Record<string, string>>; readonly once: string };

const aboutOne = ({ observation, value, earlier }: Doubtful): Said => ({
  values: { key: 'data:held.one', ...figures(observation, value, earlier) },
  once: observationKey(observation),
});

/** The first stands for all. */
const aboutMany = (held: readonly Doubtful[], { observation, value, earlier }: Doubtful): Said => ({
  values: { key: 'data:held.many', count: String(held.length), ...figures(observation, value, earlier) },
  once: observationKey(observation),
});

const figures = ({ indicator, scope, period }: Observation, value: number, earlier: number) => ({
  indicator,
  scope,
  period,
  value: String(value),
  earlier: String(earlier),
});
