/** The card in which a member answers before a checkpoint, and the receipt it turns into. */

import { type Locale, MAX_TEXT } from '../quality/base.ts';
import { goalsOwned } from '../quality/checkpoints/answers-act.ts';
import { type Answer, answerId, type Checkpoint, MAX_CAUSES, MAX_WORDS } from '../quality/checkpoints/documents.ts';
import { valuesFor } from '../quality/data/definitions.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Member, Profession } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, type Card, type Element, subheading, submit, subtle, type TextInput, text } from './card.ts';
import { commandButton, type Form, formCard, problemsBox } from './common.ts';
import { valueRows } from './data.ts';
import { formatDate, formatNumber, formatValue } from './format.ts';
import { type Say, speak } from './texts.ts';

export type AnswerValues = Readonly<Record<string, string>>;
const field = (goal: string, name: string): string => `${name}:${goal}`;

/** What a saved answer looks like as filled-in fields. */
export function asValues(answer: Answer | undefined, locale: Locale): AnswerValues {
  if (!answer) return {};
  const values: Record<string, string> = {
    situation: answer.analysis?.situation ?? '',
    meaning: answer.analysis?.meaning ?? '',
  };
  for (const [index, { text: words, goal }] of (answer.analysis?.causes ?? []).entries()) {
    values[causeField(index)] = words;
    values[causeGoalField(index)] = goal ?? '';
  }
  for (const progress of answer.progress) {
    values[field(progress.goal, 'value')] = progress.value === null ? '' : formatNumber(locale, progress.value);
    values[field(progress.goal, 'status')] = progress.status;
    values[field(progress.goal, 'confidence')] = progress.confidence;
    values[field(progress.goal, 'comment')] = progress.comment;
    values[field(progress.goal, 'nextStep')] = progress.nextStep;
  }
  return values;
}

/** Beside the analysis there is room for this many goals; more of them come on pages of their own, so many on each. */
const GOALS_BESIDE = 4;
const GOALS_A_PAGE = 5;

/** What one page of the questions asks for. A Slack modal takes a hundred blocks, a message in Teams 80 KB (render/limits.ts). */
export type AnswerPage = { readonly analysis: boolean; readonly goals: readonly Goal[] };
export function answerPages(snapshot: Snapshot, person: string): readonly AnswerPage[] {
  const goals = goalsOwned(snapshot, person);
  if (goals.length <= GOALS_BESIDE) return [{ analysis: true, goals }];
  const pages = Array.from({ length: Math.ceil(goals.length / GOALS_A_PAGE) }, (_, index) =>
    goals.slice(index * GOALS_A_PAGE, (index + 1) * GOALS_A_PAGE),
  );
  return [{ analysis: true, goals: [] }, ...pages.map((some) => ({ analysis: false, goals: some }))];
}

/** Where somebody goes on: the first page that is not answered, or the first of all once everything is. */
function pageToAnswer(pages: readonly AnswerPage[], answer: Answer | undefined): number {
  if (!answer?.unfinished) return 0;
  const reported = new Set(answer.progress.map(({ goal }) => goal));
  const open = pages.findIndex(
    ({ analysis, goals }) => (analysis && !answer.analysis) || goals.some(({ id }) => !reported.has(id)),
  );
  return Math.max(open, 0);
}

type FormNotes = {
  readonly problems?: readonly string[];
  readonly intro?: string;
  /** What stands in the form; otherwise what has been saved. */
  readonly values?: AnswerValues;
  /** Counted from 0; otherwise where the person left off. */
  readonly page?: number;
};

/** What is asked of one member before one checkpoint; one page of it where it is much. */
export function answerCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  member: Member,
  notes: FormNotes = {},
): Card {
  const say = speak(locale);
  const saved = snapshot.answers.find(({ id }) => id === answerId(checkpoint.id, member.id));
  const values = notes.values ?? asValues(saved, locale);
  const pages = answerPages(snapshot, member.id);
  const page = Math.min(notes.page ?? pageToAnswer(pages, saved), pages.length - 1);
  const { analysis, goals } = pages[page] ?? { analysis: true, goals: [] };
  const several = pages.length > 1;
  const title = say('checkpoint:answerTitle', { date: formatDate(locale, checkpoint.date) });
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id, for: member.id };
  const here = { ...data, ...(several ? { page: String(page) } : {}) };
  const body: Element[] = [
    ...problemsBox(say, notes.problems ?? []),
    ...(several ? [subtle(say('common:page', { page: page + 1, pages: pages.length }))] : []),
    ...(analysis ? analysisFields(say, locale, snapshot, member, values, notes.intro) : []),
    ...goals.flatMap((goal) => goalFields(say, locale, goal, values)),
  ];
  const form: Form = { title, open: { do: 'answers.form', ...here }, openLabel: say('checkpoint:openAnswer') };
  return formCard(say, form, body, [
    submit(say(page + 1 < pages.length ? 'common:next' : 'checkpoint:send'), { do: 'answers.save', ...here }),
    snoozeBeside(say, snapshot.key.team),
  ]);
}

/** The form stays where it is, with what has been typed in it. */
function snoozeBeside(say: Say, team: string): Button {
  const snooze = commandButton(say, 'snooze', team);
  return { ...snooze, title: say('checkpoint:later'), data: { ...snooze.data, stay: 'yes' } };
}

function analysisFields(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  member: Member,
  values: AnswerValues,
  intro: string | undefined,
): Element[] {
  const { professions } = member;
  return [
    text(intro ?? say('checkpoint:answerIntro')),
    subtle(say('checkpoint:groups')),
    ...valueRows(say, locale, valuesFor(snapshot, member)),
    words(say, 'situation', say('checkpoint:situation'), values['situation'], situationHint(say, professions)),
    ...causeFields(say, snapshot, member, values),
    words(say, 'meaning', say('checkpoint:meaning'), values['meaning'], meaningHint(say, professions)),
  ];
}

const ASKED = [
  'schoolNurse',
  'schoolDoctor',
  'psychologist',
  'counsellor',
  'specialEducator',
  'specialTeacher',
  'careerCounsellor',
  'principal',
  'deputyPrincipal',
] as const satisfies readonly Profession[];
/** Professions that look for causes in the same place. */
const CAUSES = [
  { professions: ['schoolNurse', 'schoolDoctor'], key: 'health' },
  { professions: ['psychologist'], key: 'interplay' },
  { professions: ['counsellor'], key: 'relations' },
  { professions: ['specialEducator', 'specialTeacher'], key: 'teaching' },
  { professions: ['principal', 'deputyPrincipal'], key: 'organisation' },
] as const satisfies readonly { professions: readonly Profession[]; key: string }[];

/** The question that starts from the data a profession has; a person with several professions gets one for each, by name. */
function situationHint(say: Say, professions: readonly Profession[]): string {
  const asked = ASKED.filter((profession) => professions.includes(profession));
  const [only] = asked;
  if (!only) return say('checkpoint:question.other');
  if (asked.length === 1) return say(`checkpoint:question.${only}`);
  return asked
    .map((p) => `${say('checkpoint:as', { profession: professionName(say, p) })} ${say(`checkpoint:question.${p}`)}`)
    .join(' ');
}

/** A profession in the middle of a sentence. */
export const professionName = (say: Say, profession: Profession): string =>
  say(`setup:profession.${profession}`).replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());

/** Asked by profession for a person with one; for somebody with several, and for the others, in general. */
function causesHint(say: Say, professions: readonly Profession[]): string {
  const groups = CAUSES.filter((group) => group.professions.some((p) => professions.includes(p)));
  const [only] = groups;
  return only && groups.length === 1 ? say(`checkpoint:causesHint.${only.key}`) : say('checkpoint:causesHint');
}

const meaningHint = (say: Say, professions: readonly Profession[]): string =>
  professions.includes('principal') || professions.includes('deputyPrincipal')
    ? say('checkpoint:meaningHint.organisation')
    : say('checkpoint:meaningHint');

/** Up to three causes, the first of them asked for, each with the goal it concerns. */
function causeFields(say: Say, snapshot: Snapshot, member: Member, values: AnswerValues): Element[] {
  const goals = snapshot.goals.filter((goal) => goal.state === 'active');
  return Array.from({ length: MAX_CAUSES }, (_, index): Element[] => [
    {
      type: 'Input.Text',
      id: causeField(index),
      label: say('checkpoint:cause', { number: index + 1 }),
      isMultiline: index === 0,
      maxLength: MAX_TEXT,
      value: values[causeField(index)] ?? '',
      ...(index === 0
        ? {
            placeholder: causesHint(say, member.professions),
            isRequired: true,
            errorMessage: say('common:mustFill'),
          }
        : {}),
    },
    ...(goals.length === 0 ? [] : [causeGoalInput(say, index, goals, values[causeGoalField(index)] ?? '')]),
  ]).flat();
}

export const causeField = (index: number): string => `cause${index + 1}`;
export const causeGoalField = (index: number): string => `causeGoal${index + 1}`;

const causeGoalInput = (say: Say, index: number, goals: readonly Goal[], value: string): Element => ({
  type: 'Input.ChoiceSet',
  id: causeGoalField(index),
  label: say('checkpoint:causeGoal', { number: index + 1 }),
  style: 'compact',
  choices: [
    { title: say('checkpoint:causeNoGoal'), value: 'none' },
    ...goals.map((goal) => ({
      title: say('goals:row', { number: goal.number, title: goal.title.slice(0, 60) }),
      value: goal.id,
    })),
  ],
  value: value || 'none',
});

const words = (say: Say, id: string, label: string, value: string | undefined, hint: string): TextInput => ({
  type: 'Input.Text',
  id,
  label: id === 'situation' ? `${label}. ${hint}` : label,
  isMultiline: true,
  maxLength: MAX_WORDS,
  ...(id === 'situation' ? {} : { placeholder: hint }),
  value: value ?? '',
  ...(id === 'meaning' ? {} : { isRequired: true, errorMessage: say('common:mustFill') }),
});

function goalFields(say: Say, locale: Locale, goal: Goal, values: AnswerValues): Element[] {
  const value = (name: string, otherwise = '') => values[field(goal.id, name)] ?? otherwise;
  const line = (name: 'comment' | 'nextStep'): TextInput => ({
    type: 'Input.Text',
    id: field(goal.id, name),
    label: say(`checkpoint:${name}`),
    isMultiline: name === 'comment',
    maxLength: MAX_TEXT,
    value: value(name),
  });
  return [
    subheading(say('checkpoint:goal', { number: goal.number, title: goal.title })),
    subtle(
      say('checkpoint:goalFrom', {
        baseline: formatValue(locale, goal.baseline, goal.unit),
        target: formatValue(locale, goal.target, goal.unit),
        deadline: formatDate(locale, goal.deadline),
      }),
    ),
    {
      type: 'Input.Text',
      id: field(goal.id, 'value'),
      label: say('checkpoint:value', { unit: goal.unit }),
      maxLength: 30,
      value: value('value'),
    },
    {
      type: 'Input.ChoiceSet',
      id: field(goal.id, 'status'),
      label: say('checkpoint:status'),
      style: 'expanded',
      isRequired: true,
      errorMessage: say('common:mustFill'),
      choices: (['onTrack', 'someDeviation', 'offTrack'] as const).map((v) => ({
        title: say(`checkpoint:status.${v}`),
        value: v,
      })),
      value: value('status'),
    },
    {
      type: 'Input.ChoiceSet',
      id: field(goal.id, 'confidence'),
      label: say('checkpoint:confidence'),
      style: 'compact',
      choices: (['high', 'medium', 'low'] as const).map((v) => ({
        title: say(`checkpoint:confidence.${v}`),
        value: v,
      })),
      value: value('confidence', 'medium'),
    },
    line('comment'),
    line('nextStep'),
  ];
}
