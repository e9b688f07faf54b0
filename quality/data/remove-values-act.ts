/** The values of one measure in one period, taken away: a file that was read for the wrong school year does not stay for good. */
import { type Act, audit, done, NOTHING, problem, put, refuse } from '../act.ts';
import { anyMember } from '../rights.ts';
import { definitionsOf, mayWriteMedical } from './definitions.ts';
import { observation } from './observations.ts';

/** Of all grades and groups. What was hidden for their sake stays hidden. Whoever may read values in may take them away. */
export const removeValues: Act<{ readonly indicator: string; readonly period: string }> = {
  may: anyMember,
  take: (acting, { indicator, period }) => {
    const { snapshot, actor } = acting;
    const definition = definitionsOf(snapshot).find(({ key }) => key === indicator);
    const isPeriod = observation.shape.period.safeParse(period).success;
    const problems = [
      ...(definition ? [] : [problem('data.indicator', 'indicator')]),
      ...(definition?.medical && !mayWriteMedical(actor) ? [problem('data.mayNotMedical', 'indicator')] : []),
      ...(isPeriod ? [] : [problem('data.period', 'period')]),
    ];
    if (problems.length > 0) return refuse(...problems);
    const series = snapshot.series.find(({ id }) => id === indicator);
    const removed = series?.observations.filter((one) => one.period === period) ?? [];
    if (!series || removed.length === 0) return NOTHING;
    const observations = series.observations.filter((one) => one.period !== period);
    const { kind, id, version } = series;
    return done([
      observations.length > 0
        ? put({ ...series, observations }, series)
        : { do: 'delete', kind, id, expected: version },
      audit(acting, 'data-removed', `series/${id}`, removed, []),
    ]);
  },
};
