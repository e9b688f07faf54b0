/** The fields of a member's answer, each with what was said about the same thing last time. */
import { type Locale, MAX_TEXT } from '../quality/base.ts';
import { NOT_KNOWN } from '../quality/checkpoints/answers-act.ts';
import { lastAnswer, lastProgress } from '../quality/checkpoints/before.ts';
import { type Checkpoint, MAX_WORDS } from '../quality/checkpoints/documents.ts';
import { valuesFor } from '../quality/data/definitions.ts';
import { pointsFor, shownPoint } from '../quality/data/goal-points.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Member, Profession } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Element, subheading, subtle, type TextInput, text } from './card.ts';
import { valueRows } from './data.ts';
import { formatDate, formatPeriod, formatValue } from './format.ts';
import { statusName } from './outcome.ts';
import { cut } from './render/limits.ts';
import { type Say, speak } from './texts.ts';

export type AnswerValues = Readonly<Record<string, string>>;
export const field = (goal: string, name: string): string => `${name}:${goal}`;

/** Whose answer it is, before which checkpoint, in whose language. */
export type Asked = {
  readonly locale: Locale;
  readonly snapshot: Snapshot;
  readonly checkpoint: Checkpoint;
  readonly member: Member;
};
/** The most of an earlier text that stands beside a field; the whole of it stands on that checkpoint's page. */
const REMEMBERED = 300;
const remembered = (say: Say, words: string, date: string, locale: Locale): Element[] =>
  words === ''
    ? []
    : [subtle(say('checkpoint:lastTime', { date: formatDate(locale, date), words: cut(words, REMEMBERED) }))];

/** Two causes stand on the first page, each with its goal; a third has a page of its own, so that no page is longer than seven fields. */
export const causesBeside = ({ goals }: Snapshot): readonly number[] =>
  goals.some(({ state }) => state === 'active') ? [0, 1] : [0, 1, 2];

export function analysisFields(asked: Asked, values: AnswerValues, intro: string | undefined): Element[] {
  const { locale, snapshot, member, checkpoint } = asked;
  const say = speak(locale);
  const { professions } = member;
  const before = lastAnswer(snapshot, member.id, checkpoint);
  const said = before?.answer.analysis;
  const last = (words = ''): Element[] => (before ? remembered(say, words, before.date, locale) : []);
  return [
    text(intro ?? say('checkpoint:answerIntro')),
    subtle(say('checkpoint:groups')),
    ...valueRows(say, locale, valuesFor(snapshot, member)),
    ...last(said?.situation),
    words('situation', say('checkpoint:situation'), values['situation'], situationHint(say, professions)),
    ...last(said?.causes.map((one) => one.text).join(' · ')),
    ...causeFields(asked, values, causesBeside(snapshot)),
    ...last(said?.meaning),
    words('meaning', say('checkpoint:meaning'), values['meaning'], meaningHint(say, professions)),
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

/** Those of the causes by their places, each with the goal it concerns; the first of all is asked for. */
export function causeFields(
  { locale, snapshot, member }: Asked,
  values: AnswerValues,
  places: readonly number[],
): Element[] {
  const say = speak(locale);
  const goals = snapshot.goals.filter((goal) => goal.state === 'active');
  return places.flatMap((place): Element[] => [
    {
      type: 'Input.Text',
      id: causeField(place),
      label: say('checkpoint:cause', { number: place + 1 }),
      isMultiline: place === 0,
      maxLength: MAX_TEXT,
      value: values[causeField(place)] ?? '',
      ...(place === 0 ? { isRequired: true, placeholder: causesHint(say, member.professions) } : {}),
    },
    ...(goals.length === 0 ? [] : [causeGoalInput(say, place, goals, values[causeGoalField(place)] ?? '')]),
  ]);
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

const words = (id: string, label: string, value: string | undefined, hint: string): TextInput => ({
  type: 'Input.Text',
  id,
  label: id === 'situation' ? `${label}. ${hint}` : label,
  isMultiline: true,
  maxLength: MAX_WORDS,
  ...(id === 'situation' ? { isRequired: true } : { placeholder: hint }),
  value: value ?? '',
});

/** What is known of a goal before it is asked about: where it goes, the school's own latest figure, and what its owner said last time. */
function goalKnown(say: Say, { locale, snapshot, checkpoint }: Asked, goal: Goal): Element[] {
  const figure = pointsFor(snapshot, goal)
    .map(shownPoint)
    .findLast(({ value }) => value !== null);
  const last = lastProgress(snapshot, goal.id, checkpoint);
  const said = last && [
    ...(last.progress.value === null ? [] : [formatValue(locale, last.progress.value, goal.unit)]),
    statusName(say, last.progress.status),
    ...(last.progress.comment === '' ? [] : [last.progress.comment]),
    ...(last.progress.nextStep === '' ? [] : [`${say('checkpoint:nextStep')}: ${last.progress.nextStep}`]),
  ];
  return [
    subtle(
      say('checkpoint:goalFrom', {
        baseline: formatValue(locale, goal.baseline, goal.unit),
        target: formatValue(locale, goal.target, goal.unit),
        deadline: formatDate(locale, goal.deadline),
      }),
    ),
    ...(figure
      ? [
          subtle(
            say('checkpoint:figure', {
              value: formatValue(locale, figure.value, goal.unit),
              period: formatPeriod(locale, figure.period),
            }),
          ),
        ]
      : []),
    ...(last && said ? remembered(say, said.join(' · '), last.date, locale) : []),
  ];
}

export function goalFields(asked: Asked, goal: Goal, values: AnswerValues): Element[] {
  const say = speak(asked.locale);
  const value = (name: string) => values[field(goal.id, name)] ?? '';
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
    ...goalKnown(say, asked, goal),
    {
      type: 'Input.Text',
      id: field(goal.id, 'value'),
      label: goal.unit === '' ? say('checkpoint:valueNow') : say('checkpoint:value', { unit: goal.unit }),
      maxLength: 30,
      value: value('value'),
    },
    {
      type: 'Input.ChoiceSet',
      id: field(goal.id, 'status'),
      label: say('checkpoint:status'),
      style: 'expanded',
      choices: (['onTrack', 'someDeviation', 'offTrack', NOT_KNOWN] as const).map((v) => ({
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
      value: value('confidence'),
    },
    line('comment'),
    line('nextStep'),
  ];
}
