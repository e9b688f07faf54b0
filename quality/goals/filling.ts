/** What the school's own figures, and a goal's own words, fill in of a goal that is being written. Pure. */
import { definitionsOf, indicatorNamed } from '../data/definitions.ts';
import { pointsFor, shownPoint } from '../data/goal-points.ts';
import type { IndicatorDefinition } from '../data/indicators.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Goal } from './documents.ts';
import { inferDirection } from './smart/direction.ts';

type Written = Pick<Goal, 'title' | 'indicator' | 'group' | 'baseline' | 'target'>;

export type Known = {
  readonly definition: IndicatorDefinition;
  /** Oldest first, without those that are hidden or missing. */
  readonly values: readonly { readonly period: string; readonly value: number }[];
};

/** The indicator that the words name, with the values of its grade or of the school; null when they name none in particular. */
export function knownOf(
  snapshot: Snapshot,
  { title, indicator, group }: Pick<Goal, 'title' | 'indicator' | 'group'>,
): Known | null {
  const key = indicatorNamed(snapshot, indicator) ?? indicatorNamed(snapshot, title);
  const definition = definitionsOf(snapshot).find((one) => one.key === key);
  if (!definition) return null;
  const unit = definition.unit === 'percent' ? '%' : definition.unit;
  const values = pointsFor(snapshot, { indicatorKey: definition.key, unit, group, title })
    .map(shownPoint)
    .flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
  return { definition, values };
}

/**
 * Which way is better: as the numbers go, unless the goal's verb and what it measures both say the other way, which is then a mistake for the
 * form to speak of; without numbers as the words or the indicator say, else `otherwise`.
 */
export function directionOf(
  snapshot: Snapshot,
  goal: Written,
  otherwise: Goal['direction'] = 'higher',
): Goal['direction'] {
  const { baseline, target } = goal;
  const words = inferDirection(goal.title, '', goal.indicator);
  if (baseline !== null && target !== null && baseline !== target) {
    const sure = words !== 'unclear' && words === inferDirection(goal.title, '', '');
    return sure ? words : target < baseline ? 'lower' : 'higher';
  }
  if (words !== 'unclear') return words;
  const known = knownOf(snapshot, goal)?.definition.direction;
  return known === 'higher' || known === 'lower' ? known : otherwise;
}
