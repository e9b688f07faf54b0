/** One goal in a status, of the year that runs or of one that is over. */
import type { Locale } from '../quality/base.ts';
import { endOf } from '../quality/evaluation/ended.ts';
import { figuresBeside } from '../quality/evaluation/figures-beside.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { GoalState } from '../quality/status/status.ts';
import { type Container, text } from './card.ts';
import { formatValue } from './format.ts';
import { besideWords, endWords, figureWords, statusWords } from './outcome.ts';
import type { Say } from './texts.ts';

/** One goal: where it came from, where it is, where it should be; without its name below a heading that says it. `today` is null in a year that is over. */
export function goalRow(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  state: GoalState,
  { today, named = true }: { readonly today: string | null; readonly named?: boolean },
): Container {
  const { goal, latest, figure, status, trend } = state;
  const end = endOf(snapshot, goal, today);
  const standing = end ? endWords(say, end) : status && statusWords(say, status);
  const beside = figuresBeside(snapshot, state, today);
  const value = (number: number | null) => formatValue(locale, number, goal.unit);
  const now = figure?.value ?? latest;
  const line =
    now === null || trend === null
      ? say(today === null ? 'status:goalNoValueThen' : 'status:goalNoValue', {
          baseline: value(goal.baseline),
          target: value(goal.target),
        })
      : say('status:goalLine', {
          baseline: value(goal.baseline),
          latest: value(now),
          target: value(goal.target),
          trend: trendWords(say, state),
        });
  return {
    type: 'Container',
    spacing: 'small',
    items: [
      ...(named ? [text(say('goals:row', { number: goal.number, title: goal.title }), { weight: 'bolder' })] : []),
      text(line, { spacing: 'none' }),
      ...(figure ? [text(figureWords(say, locale, goal, figure), { isSubtle: true, spacing: 'none' })] : []),
      standing
        ? text(standing, { spacing: 'none' })
        : text(say(today === null ? 'status:statusNever' : 'status:statusUnknown'), {
            isSubtle: true,
            spacing: 'none',
          }),
      // The owner's own word first; what the figures speak for is only said where it is another.
      ...(beside ? [text(besideWords(say, beside), { isSubtle: true, spacing: 'none' })] : []),
    ],
  };
}

/** The newest figure against the last one, and against where the goal begins where that says something else. */
function trendWords(say: Say, { trend, sinceStart }: GoalState): string {
  if (trend === null) return '';
  if (trend === 'reached' || sinceStart === null || sinceStart === trend) return say(`status:trend.${trend}`);
  return say('status:trend.both', { last: say(`status:last.${trend}`), start: say(`status:start.${sinceStart}`) });
}
