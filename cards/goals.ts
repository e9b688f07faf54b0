/** Cards for goals: the form, the list. */

import { type Locale, MAX_LINE, MAX_TEXT } from '../quality/base.ts';
import { fieldsOf } from '../quality/content.ts';
import { type Goal, type GoalContent, goalContent, MAX_UNIT } from '../quality/goals/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { goalState } from '../quality/status/status.ts';
import { type ActionData, button, buttons, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, commandButton, formCard, problemsBox } from './common.ts';
import { formatDate, formatValue } from './format.ts';
import { choiceInput, dateInput, MAX_NUMBER, memberChoices, textInput } from './inputs.ts';
import { nameOf } from './names.ts';
import { paged } from './paging.ts';
import { type Say, speak } from './texts.ts';

export type GoalValues = Record<keyof GoalContent, string>;

/** `id` is the new goal's id, so that a double click makes one goal; `goal` is the one that is being changed; `offer` what the form was opened with. */
export function goalCard(
  locale: Locale,
  snapshot: Snapshot,
  values: GoalValues,
  target: { id: string; goal: Goal | null; offer?: Readonly<Record<string, string>> },
  problems: readonly string[] = [],
): Card {
  const say = speak(locale);
  const title = target.goal ? say('goals:changeTitle', { number: target.goal.number }) : say('goals:newTitle');
  // What nobody knows yet may be left out of a draft.
  const input = (id: 'title' | 'group' | 'indicator' | 'baseline' | 'target' | 'unit', max: number) =>
    textInput(say, id, `goals:${id}`, values[id], max, {
      required: id !== 'baseline' && id !== 'target',
      hint: say(`goals:${id}Hint`),
    });
  const optional = (id: 'description' | 'groupSize' | 'justification', max: number) =>
    textInput(say, id, `goals:${id}`, values[id], max, { multiline: id !== 'groupSize' });
  const directions = (['higher', 'lower'] as const).map((v) => ({ title: say(`goals:${v}`), value: v }));
  const body: Element[] = [
    ...problemsBox(say, problems),
    subtle(say('goals:intro')),
    input('title', MAX_LINE),
    input('group', MAX_LINE),
    input('indicator', MAX_LINE),
    input('baseline', MAX_NUMBER),
    input('target', MAX_NUMBER),
    input('unit', MAX_UNIT),
    choiceInput(say, 'direction', 'goals:direction', directions, values.direction, { required: true, spread: true }),
    choiceInput(say, 'owner', 'goals:owner', memberChoices(say, snapshot), values.owner),
    dateInput(say, 'deadline', 'goals:deadline', values.deadline),
    optional('description', MAX_TEXT),
    optional('groupSize', MAX_NUMBER),
    optional('justification', MAX_TEXT),
  ];
  const data = { team: snapshot.key.team, goal: target.id };
  const save: ActionData = target.goal
    ? { do: 'goals.change', ...data, version: stampOf(fieldsOf(goalContent, target.goal)) }
    : { do: 'goals.save', ...data };
  return formCard(
    say,
    { title, open: { ...target.offer, do: target.goal ? 'goals.changeOpen' : 'goals.open', ...data } },
    body,
    [submit(say('goals:create'), save)],
  );
}

/** The principal's reason, or that it has been forgotten with the person. */
export const reasonOf = (say: Say, { reason }: { readonly reason: string }): { reason: string } => ({
  reason: reason || say('common:erasedReason'),
});

/** The plan's goals. `mayChange` says for which the buttons are shown. */
export function goalsCard(
  locale: Locale,
  snapshot: Snapshot,
  mayChange: (goal: Goal) => boolean,
  note?: string,
  page = 0,
): Card {
  const say = speak(locale);
  const title = say('goals:listTitle', { year: snapshot.team.calendar.schoolYear });
  const shown = snapshot.goals.filter((goal) => goal.state !== 'dropped');
  const all = shown.map((goal) => goalRow(say, locale, snapshot, goal, mayChange(goal)));
  const { rows, buttons: pages } = paged(say, all, { do: 'goals.list', team: snapshot.key.team }, page);
  const body: Element[] = [
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    heading(title),
    ...(shown.length === 0 ? [text(say('goals:none'))] : []),
    ...rows,
  ];
  return card(say, title, body, [...pages, commandButton(say, 'newGoal', snapshot.key.team)]);
}

/** What a goal says, in three lines. */
export function goalLines(say: Say, locale: Locale, snapshot: Snapshot, goal: Goal, title = goal.title): Element[] {
  const value = (number: number | null) => formatValue(locale, number, goal.unit);
  return [
    text(title, { weight: 'bolder' }),
    text(say('goals:rowDetail', { group: goal.group, indicator: goal.indicator }), { spacing: 'none' }),
    text(
      say('goals:rowNumbers', {
        baseline: value(goal.baseline),
        target: value(goal.target),
        deadline: formatDate(locale, goal.deadline),
        owner: nameOf(say, snapshot.members, goal.owner),
      }),
      { spacing: 'none' },
    ),
  ];
}

function goalRow(say: Say, locale: Locale, snapshot: Snapshot, goal: Goal, mayChange: boolean): Element {
  const { status } = goalState(snapshot, goal);
  const data = { team: snapshot.key.team, goal: goal.id };
  const items: Element[] = [
    ...goalLines(say, locale, snapshot, goal, say('goals:row', { number: goal.number, title: goal.title })),
    // Plain words, not subtle: Slack then shows a goal in one block, and twelve goals fit in a message.
    ...(status ? [text(say(`checkpoint:status.${status}`), { spacing: 'none' })] : []),
    ...(goal.override ? [text(say('goals:overridden', reasonOf(say, goal.override)), { spacing: 'none' })] : []),
    ...(goal.state === 'draft' ? [text(say('goals:draft'), { spacing: 'none' })] : []),
  ];
  if (goal.state === 'draft')
    items.push(
      buttons(
        ...(goal.askedAt ? [button(say('goals:answerAsked'), { do: 'goals.askAgain', ...data }, 'positive')] : []),
        button(say('goals:seeDraft'), { do: 'goals.see', ...data }),
      ),
    );
  const curve =
    goal.state === 'draft' ? [] : [button(say('goals:curve', { number: goal.number }), { do: 'goals.curve', ...data })];
  if (mayChange && goal.state === 'active') {
    items.push(
      buttons(
        ...curve,
        button(say('common:change'), { do: 'goals.changeOpen', ...data }),
        button(say('goals:finish'), { do: 'goals.finish', ...data }),
        button(say('goals:drop'), { do: 'goals.dropAsk', ...data }),
      ),
    );
  } else if (curve.length > 0) items.push(buttons(...curve));
  return { type: 'Container', items, separator: true, spacing: 'medium' };
}

export function dropCard(say: Say, team: string, goal: Goal): Card {
  const words = say('goals:dropQuestion', { number: goal.number });
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
