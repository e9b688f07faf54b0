/** A goal comes to its end: why, what goes on that serves it, and the way back. And two goals that become one. */
import { MAX_LINE } from '../quality/base.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Intervention } from '../quality/plan/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, type Card, heading, submit, text } from './card.ts';
import { card, commandButton, formCard, type Objection, problemsBox } from './common.ts';
import { bullet } from './format.ts';
import { textInput } from './inputs.ts';
import type { Say } from './texts.ts';

/** What goes on that serves a goal. */
const serving = ({ interventions }: Snapshot, { id }: Goal): Intervention[] =>
  interventions.filter(({ goal, state }) => goal === id && state === 'active');

/** That they go on all the same; empty where there are none. */
export function goesOnWords(say: Say, snapshot: Snapshot, goal: Goal): string[] {
  const numbers = serving(snapshot, goal).map(({ number }) => number);
  return numbers.length === 0
    ? []
    : [say('goals:finishGoesOn', { count: numbers.length, numbers: numbers.join(', '), number: goal.number })];
}

/** Asked first: in the plan it counts as reached or not by its figures, and everybody sees it end. */
export function finishCard(
  say: Say,
  snapshot: Snapshot,
  goal: Goal,
  typed = '',
  problems: readonly Objection[] = [],
): Card {
  const { number } = goal;
  const data = { team: snapshot.key.team, goal: goal.id };
  const form = { title: say('goals:finishTitle', { number }), open: { do: 'goals.finishAsk', ...data } } as const;
  const body = [
    ...problemsBox(say, problems),
    text(say('goals:finishQuestion', { title: goal.title })),
    ...goesOnWords(say, snapshot, goal).map((words) => text(words)),
    textInput(say, 'reason', 'goals:finishWhy', typed, MAX_LINE, { multiline: true, hint: say('goals:finishHint') }),
  ];
  return formCard(say, form, body, [submit(say('goals:finish'), { do: 'goals.finish', ...data })]);
}

/** How two goals become one, with the buttons of each step for those who may take it. */
export function mergeCard(
  say: Say,
  snapshot: Snapshot,
  goals: readonly Goal[],
  mayChange: (goal: Goal) => boolean,
): Card {
  const title = say('goals:mergeTitle');
  const [kept, ...others] = goals;
  const of = ({ id }: Goal) => ({ team: snapshot.key.team, goal: id });
  const steps: Button[] = [
    ...(kept && mayChange(kept)
      ? [button(say('goals:changeOne', { number: kept.number }), { do: 'goals.changeOpen', ...of(kept) })]
      : []),
    ...others
      .filter((one) => one.state === 'active' && mayChange(one))
      .map((one) => button(say('goals:finishOne', { number: one.number }), { do: 'goals.finishAsk', ...of(one) })),
  ];
  const lines = (['mergeChange', 'mergeMove', 'mergeFinish'] as const).map((key) =>
    text(bullet(say(`goals:${key}`)), { spacing: 'small' }),
  );
  return card(
    say,
    title,
    [heading(title), ...lines],
    [...steps, commandButton(say, 'interventions', snapshot.key.team), commandButton(say, 'goals', snapshot.key.team)],
  );
}
