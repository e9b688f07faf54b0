/** Goals that a table of values had beside them, as far as the team can begin a goal of its own from one. Pure. */

import { valuesOf } from '../data/definitions.ts';
import { whoseFor } from '../data/goal-points.ts';
import type { Observation } from '../data/observations.ts';
import { periodEnd, periodStart } from '../data/periods.ts';
import type { Snapshot } from '../snapshot.ts';

type OfSeries = Pick<Observation, 'indicator' | 'scope' | 'group'>;
export type OfferedGoal = OfSeries & { readonly target: number; readonly deadline: string };

/** The school year's goals, with ISO dates of their own; those of other years, and those that the team has already, are left out. */
export function offeredGoals(
  snapshot: Snapshot,
  goals: readonly (OfSeries & { readonly period: string | null; readonly target: number })[],
  today: string,
): OfferedGoal[] {
  return notSet(snapshot, goals).flatMap(({ period, ...goal }) => {
    const deadline = deadlineOf(snapshot, period);
    return deadline === null || deadline < today ? [] : [{ ...goal, deadline }];
  });
}

/** Those that the team has no goal of its own for: of the same pupils, measured by the same and to the same value. */
export const notSet = <Offer extends OfSeries & { readonly target: number }>(
  snapshot: Snapshot,
  goals: readonly Offer[],
): Offer[] =>
  goals.filter(
    (offer) =>
      !snapshot.goals.some((goal) => {
        if (goal.state === 'dropped' || goal.indicatorKey !== offer.indicator || goal.target !== offer.target)
          return false;
        const whose = whoseFor(snapshot, goal);
        return whose?.scope === offer.scope && whose.group === offer.group;
      }),
  );

/** The period's last day within the school year; null when it lies outside. */
function deadlineOf({ team: { calendar } }: Snapshot, period: string | null): string | null {
  if (period === null) return calendar.springEnd;
  if (periodStart(period).toString() > calendar.springEnd) return null;
  const end = periodEnd(period).toString();
  if (end < calendar.autumnStart) return null;
  return end < calendar.springEnd ? end : calendar.springEnd;
}

/** Where a goal begins: the series' latest value as it may be shown; null when that is hidden or there is none. */
export function baselineOf(snapshot: Snapshot, series: OfSeries): { value: number; n: number | null } | null {
  const latest = valuesOf(snapshot, series).at(-1);
  return latest?.value.kind === 'number' ? { value: latest.value.number, n: latest.n } : null;
}
