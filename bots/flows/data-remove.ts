/** Values that are taken away again: those of one measure in one period, such as a file read for the wrong school year. */
import type { Objection } from '../../cards/common.ts';
import { dataCard } from '../../cards/data.ts';
import { type RemovedValues, removeValuesCard } from '../../cards/data-remove.ts';
import { formatPeriod } from '../../cards/format.ts';
import { findPeriod } from '../../imports/periods.ts';
import { definitionsOf } from '../../quality/data/definitions.ts';
import { removeValues } from '../../quality/data/remove-values-act.ts';
import type { Reply } from '../messenger.ts';
import { open, replace, type TeamTurn, type Values } from '../turn.ts';
import { ofValues } from './data-import.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

async function remove(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, who, say } = turn;
  const typed: RemovedValues = {
    indicator: values['indicator'] ?? '',
    period: (values['period'] ?? '').trim(),
  };
  const indicator = typed.indicator;
  const period = findPeriod(typed.period)?.period ?? typed.period;
  const again = (why: readonly Objection[]): Reply[] => [replace(removeValuesCard(who.locale, snapshot, typed, why))];
  const named = { name: nameOf(turn, indicator), period: formatPeriod(who.locale, period) };
  const count = countOf(turn, indicator, period);
  const taken = await take(turn, removeValues, { indicator, period }, { labels: {}, say: ofValues(turn) });
  if (!taken.after) return taken.refusal ?? again(taken.problems);
  if (count === 0) return again([say('data:removeNone', named)]);
  return [replace(dataCard(who.locale, taken.after, say('data:removed', { count, ...named })))];
}

const nameOf = ({ snapshot, who }: TeamTurn, indicator: string): string =>
  definitionsOf(snapshot).find(({ key }) => key === indicator)?.name[who.locale] ?? '';
const countOf = ({ snapshot }: TeamTurn, indicator: string, period: string): number =>
  snapshot.series
    .filter(({ id }) => id === indicator)
    .flatMap(({ observations }) => observations)
    .filter((one) => one.period === period).length;

export const actions = forTeam({
  'data.removeOpen': async ({ snapshot, who }) => [
    snapshot.series.length > 0
      ? open(removeValuesCard(who.locale, snapshot, { indicator: '', period: '' }))
      : replace(dataCard(who.locale, snapshot)),
  ],
  'data.remove': remove,
});
