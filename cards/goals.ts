/** Cards for goals: the list, and what a goal says. */

import type { Locale } from '../quality/base.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { goalState } from '../quality/status/status.ts';
import { type Button, button, buttons, type Card, type Element, heading, text } from './card.ts';
import { card, commandButton, type Receipt, receiptRows } from './common.ts';
import { capital, formatDate, formatValue } from './format.ts';
import { ownerName } from './names.ts';
import { figureWords, standingWords } from './outcome.ts';
import { paged } from './paging.ts';
import { takenIn } from './principal.ts';
import { type Say, speak } from './texts.ts';

/** The plan's goals. `mayChange` says for which the buttons are shown. */
export function goalsCard(
  locale: Locale,
  snapshot: Snapshot,
  mayChange: (goal: Goal) => boolean,
  today: string,
  note?: Receipt,
  page = 0,
): Card {
  const say = speak(locale);
  const title = say('goals:listTitle', { year: snapshot.team.calendar.schoolYear });
  const shown = snapshot.goals.filter((goal) => goal.state !== 'dropped');
  const all = shown.map((goal) => goalRow(say, locale, snapshot, goal, { mayChange: mayChange(goal), today }));
  const { rows, buttons: pages } = paged(say, all, { do: 'goals.list', team: snapshot.key.team }, page);
  const body: Element[] = [
    ...receiptRows(say, note),
    heading(title),
    ...(shown.length === 0 ? [text(say('goals:none'))] : []),
    ...rows,
  ];
  return card(say, title, body, [...pages, commandButton(say, 'newGoal', snapshot.key.team)]);
}

/** What a goal says, in three lines. */
export const goalLines = (say: Say, locale: Locale, snapshot: Snapshot, goal: Goal, title = goal.title): Element[] => [
  text(title, { weight: 'bolder' }),
  text(goalAbout(say, goal), { spacing: 'none' }),
  text(goalNumbers(say, locale, snapshot, goal), { spacing: 'none' }),
];

/** For whom, and measured by what. */
export const goalAbout = (say: Say, { group, indicator }: Goal): string =>
  capital(say('goals:rowDetail', { group, indicator }));

/** From what to what, by when and by whom. */
export function goalNumbers(say: Say, locale: Locale, snapshot: Snapshot, goal: Goal): string {
  const value = (number: number | null) => formatValue(locale, number, goal.unit);
  return say(goal.baseline === null && goal.target === null ? 'goals:noFigures' : 'goals:rowNumbers', {
    baseline: value(goal.baseline),
    target: value(goal.target),
    deadline: formatDate(locale, goal.deadline),
    owner: ownerName(say, snapshot.members, goal.owner),
  });
}

/** One goal of a list with what can be done with it. */
export function goalRow(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  goal: Goal,
  { mayChange, today }: { readonly mayChange: boolean; readonly today: string },
): Element {
  const standing = standingWords(say, snapshot, goal, today);
  const { figure } = goalState(snapshot, goal);
  const data = { team: snapshot.key.team, goal: goal.id };
  const curve =
    goal.state === 'draft' ? [] : [button(say('goals:curve', { number: goal.number }), { do: 'goals.curve', ...data })];
  const actions = [...curve, ...goalButtons(say, snapshot, goal, mayChange)];
  const items: Element[] = [
    ...goalLines(say, locale, snapshot, goal, say('goals:row', { number: goal.number, title: goal.title })),
    // Plain words, not subtle: Slack then shows a goal in one block, and twelve goals fit in a message.
    ...(figure && goal.state !== 'draft' ? [text(figureWords(say, locale, goal, figure), { spacing: 'none' })] : []),
    ...(standing === null ? [] : [text(standing, { spacing: 'none' })]),
    ...(goal.override ? [text(takenIn(say, goal.override), { spacing: 'none' })] : []),
    ...endedWords(say, goal).map((words) => text(words, { spacing: 'none' })),
    ...(goal.state === 'draft' ? [text(say('goals:draft'), { spacing: 'none' })] : []),
    ...(actions.length > 0 ? [buttons(...actions)] : []),
  ];
  return { type: 'Container', items, separator: true, spacing: 'medium' };
}

/** That it has been ended, and why where somebody has said so. */
export const endedWords = (say: Say, { state, ended }: Goal): string[] =>
  state === 'finished' && ended
    ? [say('goals:endedBecause', { reason: ended.reason || say('common:erasedReason') })]
    : [];

/** What can be done with a goal where it stands: a draft is seen to, one in the plan is changed or ended by those who may. */
export function goalButtons(say: Say, snapshot: Snapshot, goal: Goal, mayChange: boolean): Button[] {
  const data = { team: snapshot.key.team, goal: goal.id };
  if (goal.state === 'draft')
    return [
      ...(goal.askedAt ? [button(say('goals:answerAsked'), { do: 'goals.askAgain', ...data }, 'positive')] : []),
      button(say('goals:seeDraft'), { do: 'goals.see', ...data }),
      ...(mayChange ? [button(say('goals:drop'), { do: 'goals.dropAsk', ...data })] : []),
    ];
  if (mayChange && goal.state === 'finished')
    return [button(say('goals:reopen', { number: goal.number }), { do: 'goals.reopen', ...data })];
  if (!mayChange || goal.state !== 'active') return [];
  return [
    button(say('common:change'), { do: 'goals.changeOpen', ...data }),
    button(say('goals:finish'), { do: 'goals.finishAsk', ...data }),
    button(say('goals:drop'), { do: 'goals.dropAsk', ...data }),
  ];
}

export function dropCard(say: Say, team: string, goal: Goal): Card {
  const { number, state } = goal;
  const words = say(state === 'draft' ? 'goals:dropDraftQuestion' : 'goals:dropQuestion', { number });
  return card(
    say,
    words,
    [text(words)],
    [
      button(say('goals:drop'), { do: 'goals.drop', team, goal: goal.id }, 'destructive'),
      button(say('common:cancel'), { do: 'goals.list', team }),
    ],
  );
}
