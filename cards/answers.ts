/** The card in which a member answers before a checkpoint, and the receipt it turns into. */

import type { Locale } from '../quality/base.ts';
import { type Answer, type Cause, type Checkpoint, MAX_CAUSES } from '../quality/checkpoints/documents.ts';
import { valuesFor } from '../quality/data/definitions.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Member, Profession } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import {
  button,
  type Card,
  type Element,
  heading,
  labelled,
  subheading,
  submit,
  subtle,
  type TextInput,
  text,
} from './card.ts';
import { card, commandButton, type Form, formCard, problemsBox } from './common.ts';
import { valueRows } from './data.ts';
import { formatDate, formatInstant, formatNumber, formatValue } from './format.ts';
import { type Say, speak } from './texts.ts';

/** The longest answer to one question; what the store takes too. */
export const MAX_WORDS = 4000;
/** A Slack message shows at most 3,000 characters in one place, so a receipt quotes this much of each answer. */
const QUOTED = 700;

export type AnswerValues = Readonly<Record<string, string>>;
const field = (goal: string, name: string): string => `${name}:${goal}`;

/** The goals a member reports on: the active ones they own. */
export const goalsOwned = (snapshot: Snapshot, person: string): Goal[] =>
  snapshot.goals.filter((goal) => goal.owner === person && goal.state === 'active');

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

type FormNotes = { readonly problems?: readonly string[]; readonly intro?: string; readonly values?: AnswerValues };

/** Everything that is asked of one member before one checkpoint, in one card. */
export function answerCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  member: Member,
  notes: FormNotes = {},
): Card {
  const say = speak(locale);
  const values = notes.values ?? {};
  const title = say('checkpoint:answerTitle', { date: formatDate(locale, checkpoint.date) });
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id, for: member.id };
  const body: Element[] = [
    ...problemsBox(say, notes.problems ?? []),
    text(notes.intro ?? say('checkpoint:answerIntro')),
    subtle(say('checkpoint:groups')),
    ...valueRows(say, locale, valuesFor(snapshot, member)),
    words(say, 'situation', say('checkpoint:situation'), values['situation'], situationHint(say, member.professions)),
    ...causeFields(say, snapshot, member, values),
    words(say, 'meaning', say('checkpoint:meaning'), values['meaning'], meaningHint(say, member.professions)),
    ...goalsOwned(snapshot, member.id).flatMap((goal) => goalFields(say, locale, goal, values)),
  ];
  const form: Form = { title, open: { do: 'answers.form', ...data }, openLabel: say('checkpoint:openAnswer') };
  return formCard(say, form, body, [
    submit(say('checkpoint:send'), { do: 'answers.save', ...data }),
    { ...commandButton(say, 'snooze', snapshot.key.team), title: say('checkpoint:later') },
  ]);
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
      maxLength: MAX_CAUSE_WORDS,
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
/** The longest cause; it is read aloud with the others in the joint picture. */
export const MAX_CAUSE_WORDS = 1000;

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
    maxLength: 1000,
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

/** What was said, when, and a way to change it. */
export function receiptCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  member: Member,
  answer: Answer,
): Card {
  const say = speak(locale);
  const title = say('checkpoint:receiptTitle', { name: member.name.split(' ')[0] ?? member.name });
  const zone = snapshot.team.timeZone;
  const at = answer.changedAt
    ? say('checkpoint:receiptChanged', { at: formatInstant(locale, answer.changedAt, zone) })
    : say('checkpoint:receiptAt', { at: formatInstant(locale, answer.answeredAt, zone) });
  const body: Element[] = [
    heading(title),
    text(say('checkpoint:answerTitle', { date: formatDate(locale, checkpoint.date) }), { weight: 'bolder' }),
    text(at, { color: 'good' }),
    ...(answer.late ? [text(say('checkpoint:receiptLate'), { color: 'warning' })] : []),
    ...said(say, locale, snapshot, answer),
    subtle(say('checkpoint:receiptUntil')),
  ];
  const change = button(say('common:change'), {
    do: 'answers.form',
    team: snapshot.key.team,
    checkpoint: checkpoint.id,
    for: member.id,
  });
  return card(say, title, body, checkpoint.state === 'closed' ? [] : [change]);
}

/** The contents of an answer as text. */
function said(say: Say, locale: Locale, snapshot: Snapshot, answer: Answer): Element[] {
  const part = (label: string, value: string): Element[] => (value === '' ? [] : [labelled(label, cut(value))]);
  const elements: Element[] = answer.analysis
    ? [
        ...part(say('checkpoint:situation'), answer.analysis.situation),
        ...answer.analysis.causes.flatMap((cause, index) =>
          part(say('checkpoint:cause', { number: index + 1 }), withGoal(say, snapshot, cause)),
        ),
        ...part(say('checkpoint:meaning'), answer.analysis.meaning),
      ]
    : [];
  for (const progress of answer.progress) {
    const goal = snapshot.goals.find((g) => g.id === progress.goal);
    if (!goal) continue;
    const value = progress.value === null ? [] : [formatValue(locale, progress.value, goal.unit)];
    elements.push(subheading(say('checkpoint:goal', { number: goal.number, title: goal.title })));
    elements.push(
      text(
        [
          ...value,
          say(`checkpoint:status.${progress.status}`),
          say(`checkpoint:confidence.${progress.confidence}`),
        ].join(' · '),
      ),
    );
    elements.push(
      ...part(say('checkpoint:comment'), progress.comment),
      ...part(say('checkpoint:nextStep'), progress.nextStep),
    );
  }
  return elements;
}

/** A cause with the goal it concerns. */
function withGoal(say: Say, snapshot: Snapshot, { text: words, goal }: Cause): string {
  const number = snapshot.goals.find((g) => g.id === goal)?.number;
  return number === undefined ? words : say('checkpoint:causeOfGoal', { text: words, number });
}

const cut = (value: string): string => (value.length > QUOTED ? `${value.slice(0, QUOTED)} …` : value);

export type Typed = { readonly label: string; readonly words: string };
/** What was typed into the form, in its order; what was only chosen from a list is left out. */
export function typedWords(say: Say, values: AnswerValues): Typed[] {
  const labels = {
    situation: 'situation',
    cause1: 'causes',
    cause2: 'causes',
    cause3: 'causes',
    meaning: 'meaning',
  } as const;
  const ofGoals = { value: 'valueShort', comment: 'comment', nextStep: 'nextStep' } as const;
  return Object.entries(values).flatMap(([id, words]) => {
    const name = id.split(':')[0] ?? '';
    const label = name in labels ? labels[name as keyof typeof labels] : ofGoals[name as keyof typeof ofGoals];
    return label && words.trim() !== '' ? [{ label: say(`checkpoint:${label}`), words: words.trim() }] : [];
  });
}

/** What fits in one block of a Slack message. */
const PIECE = 2000;
/** A long text in pieces, so that none of it is cut away. */
function pieces(words: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of words) {
    if (part.length + character.length > PIECE) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** When the checkpoint was closed while somebody was typing: everything they typed, given back. */
export function closedCard(locale: Locale, checkpoint: Checkpoint, typed: readonly Typed[]): Card {
  const say = speak(locale);
  const title = say('checkpoint:closedTitle', { date: formatDate(locale, checkpoint.date) });
  const body = [
    heading(title),
    text(say(typed.length > 0 ? 'checkpoint:closedBody' : 'checkpoint:closedNothing')),
    ...typed.flatMap(({ label, words }) =>
      pieces(words).map((piece, index) => (index === 0 ? labelled(label, piece) : text(piece))),
    ),
  ];
  return card(say, title, body);
}
