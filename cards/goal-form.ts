/** A new goal in one sentence, and the form that it fills in: what a goal has to say first, what helps it after that. */
import { MAX_SENTENCE } from '../language/reading/goal-sentence.ts';
import { type Locale, MAX_LINE, MAX_TEXT } from '../quality/base.ts';
import { fieldsOn } from '../quality/content.ts';
import { GOAL_STEPS, type Goal, type GoalContent, goalContent, MAX_UNIT } from '../quality/goals/documents.ts';
import { knownOf } from '../quality/goals/filling.ts';
import type { SmartJudgement } from '../quality/goals/smart/judge.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { type ActionData, button, type Card, type Element, submit, subtle, text } from './card.ts';
import { formCard, type Objection, problemsBox } from './common.ts';
import { unitWords } from './data.ts';
import { formatValue } from './format.ts';
import { adviceRows } from './goal-coach.ts';
import { choiceInput, dateInput, MAX_NUMBER, memberChoices, textInput } from './inputs.ts';
import { type Say, speak } from './texts.ts';

/** As it is typed: a number may have its unit behind it. */
export type GoalValues = Record<keyof GoalContent, string>;
export const LAST_GOAL_STEP = GOAL_STEPS.length - 1;

/** The first of a new goal: one sentence, or the form at once. */
export function goalSentenceCard(say: Say, team: string, sentence = '', problems: readonly Objection[] = []): Card {
  const body: Element[] = [
    ...problemsBox(say, problems),
    text(say('goals:sentenceIntro')),
    textInput(say, 'sentence', 'goals:sentence', sentence, MAX_SENTENCE, {
      required: true,
      multiline: true,
      hint: say('goals:sentenceHint'),
    }),
  ];
  return formCard(say, { title: say('goals:newTitle'), open: { do: 'goals.sentence', team } }, body, [
    submit(say('common:next'), { do: 'goals.read', team }),
    button(say('goals:fillInMyself'), { do: 'goals.open', team }),
  ]);
}

type FormNotes = {
  readonly problems?: readonly Objection[];
  /** Said above the fields. */
  readonly note?: string;
  /** A step before this one has changed it. */
  readonly changed?: boolean;
  /** What the coach says of the goal as it stands, before anything has to be filled in. */
  readonly judgement?: SmartJudgement;
};

/** `id` is the new goal's id, so that a double click makes one goal; `goal` is the one that is being changed; `offer` what a new one was opened with. A new one has the first step. */
export function goalCard(
  locale: Locale,
  snapshot: Snapshot,
  values: GoalValues,
  target: { id: string; goal: Goal | null; step?: number; offer?: Readonly<Record<string, string>> },
  { problems = [], note, changed = false, judgement }: FormNotes = {},
): Card {
  const say = speak(locale);
  const { goal } = target;
  const step = goal ? Math.max(0, Math.min(target.step ?? 0, LAST_GOAL_STEP)) : 0;
  const title = goal ? say('goals:changeTitle', { number: goal.number }) : say('goals:newTitle');
  const body: Element[] = [
    ...problemsBox(say, problems),
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    ...(goal?.state === 'active' && step === 0 ? [text(say('goals:changeAnew'))] : []),
    ...(goal ? [subtle(say('common:page', { page: step + 1, pages: LAST_GOAL_STEP + 1 }))] : []),
    subtle(say(step === 0 ? 'goals:intro' : 'goals:introMore')),
    ...(judgement ? adviceRows(say, locale, judgement) : []),
    ...(step === 0 ? firstFields(say, locale, snapshot, values) : moreFields(say, values)),
  ];
  const data = { team: snapshot.key.team, goal: target.id };
  const here = { ...data, page: String(step) };
  const save: ActionData = goal
    ? {
        ...{ do: 'goals.change', ...here, version: stampOf(fieldsOn(goalContent, goal, GOAL_STEPS, step)) },
        ...(changed ? { changed: 'yes' } : {}),
      }
    : { ...target.offer, do: 'goals.save', ...data };
  const open: ActionData = goal ? { do: 'goals.changeOpen', ...here } : { ...target.offer, do: 'goals.open', ...data };
  return formCard(say, { title, open, ...(judgement ? { filled: true } : {}) }, body, [
    submit(say(goal && step < LAST_GOAL_STEP ? 'common:next' : 'goals:create'), save),
  ]);
}

function firstFields(say: Say, locale: Locale, snapshot: Snapshot, values: GoalValues): Element[] {
  // What nobody knows yet may be left out of a draft.
  const input = (id: 'title' | 'group' | 'indicator' | 'baseline' | 'target', max: number) =>
    textInput(say, id, `goals:${id}`, values[id], max, {
      required: id !== 'baseline' && id !== 'target',
      hint: say(`goals:${id}Hint`),
    });
  return [
    input('title', MAX_LINE),
    input('indicator', MAX_LINE),
    input('group', MAX_LINE),
    ...knownRows(say, locale, snapshot, values),
    input('baseline', MAX_NUMBER),
    input('target', MAX_NUMBER + MAX_UNIT),
    choiceInput(say, 'owner', 'goals:owner', memberChoices(say, snapshot), values.owner),
    dateInput(say, 'deadline', 'goals:deadline', values.deadline),
  ];
}

/** So many of the values that the school has stand beside the field for the one to start from. */
const SHOWN = 4;

function knownRows(say: Say, locale: Locale, snapshot: Snapshot, values: GoalValues): Element[] {
  const known = knownOf(snapshot, values);
  if (!known || known.values.length === 0) return [];
  const unit = unitWords(say, known.definition);
  const row = known.values
    .slice(-SHOWN)
    .toReversed()
    .map(({ period, value }) => `${period}: ${formatValue(locale, value, unit).trim()}`);
  return [subtle(say('goals:known', { indicator: known.definition.name[locale], values: row.join(' · ') }))];
}

function moreFields(say: Say, values: GoalValues): Element[] {
  const directions = (['higher', 'lower'] as const).map((v) => ({ title: say(`goals:${v}`), value: v }));
  const optional = (id: 'description' | 'groupSize' | 'justification', max: number) =>
    textInput(say, id, `goals:${id}`, values[id], max, { multiline: id !== 'groupSize' });
  return [
    choiceInput(say, 'direction', 'goals:direction', directions, values.direction, { required: true, spread: true }),
    optional('groupSize', MAX_NUMBER),
    optional('description', MAX_TEXT),
    optional('justification', MAX_TEXT),
  ];
}
