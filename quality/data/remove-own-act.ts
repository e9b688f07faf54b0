/** A measure of the team's own that is taken away with its values; what the product knows by itself stays. */
import { type Act, audit, done, NOTHING, problem, refuse } from '../act.ts';
import { managers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { mayWriteMedical } from './definitions.ts';
import { INDICATORS } from './indicators.ts';

/** The measures that are the team's own. */
export const ownMeasures = ({ indicators }: Snapshot): Snapshot['indicators'] =>
  indicators.filter(({ id }) => !INDICATORS.some(({ key }) => key === id));

/** Not where a goal of the year is measured by it. */
export const removeIndicator: Act<{ readonly indicator: string }> = {
  may: managers,
  take: (acting, { indicator }) => {
    const { snapshot, actor } = acting;
    const own = ownMeasures(snapshot).find(({ id }) => id === indicator);
    if (!own) return NOTHING;
    if (own.definition.medical && !mayWriteMedical(actor)) return refuse(problem('data.mayNotMedical', 'indicator'));
    const goal = snapshot.goals.find(({ state, indicatorKey }) => state !== 'dropped' && indicatorKey === indicator);
    if (goal) return refuse(problem('data.ownInUse', '', { number: goal.number }));
    const series = snapshot.series.filter(({ id }) => id === indicator);
    return done([
      ...[own, ...series].map(({ kind, id, version }) => ({ do: 'delete' as const, kind, id, expected: version })),
      audit(acting, 'indicator-removed', `indicator/${indicator}`, own.definition.name.sv, null),
    ]);
  },
};
