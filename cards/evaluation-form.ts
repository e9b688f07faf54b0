/** What each member is asked when the year is evaluated, page by page, and the principal's signature. */
import { type Locale, MAX_TEXT } from '../quality/base.ts';
import { goalsToJudge, interventionsToJudge } from '../quality/evaluation/act.ts';
import {
  DONE,
  LOOKING_BACK,
  OUTCOMES,
  type Outcome,
  UNSAYABLE,
  type Unsayable,
  WORTH,
} from '../quality/evaluation/documents.ts';
import { evaluationBy, notHeard, verdictOnGoal, verdictOnIntervention } from '../quality/evaluation/evaluating.ts';
import { outcomeOf } from '../quality/evaluation/outcome.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Intervention } from '../quality/plan/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, type Element, keeping, subheading, submit, subtle, text } from './card.ts';
import { formCard, type Objection, problemsBox } from './common.ts';
import { capital } from './format.ts';
import { choiceInput, textInput } from './inputs.ts';
import { called } from './names.ts';
import { figuresSay, fromTo, outcomeWords } from './outcome.ts';
import { type Say, speak } from './texts.ts';

type EvaluationValues = Readonly<Record<string, string>>;
/** What one page asks: looking back, or some of the goals and interventions that the member judges. At most seven fields. */
export type EvaluationPage = {
  readonly words: boolean;
  readonly goals: readonly Goal[];
  readonly interventions: readonly Intervention[];
};
const GOALS_A_PAGE = 3;
const INTERVENTIONS_A_PAGE = 2;

export function evaluationPages(snapshot: Snapshot, member: Member): readonly EvaluationPage[] {
  const none = { words: false, goals: [], interventions: [] };
  return [
    ...inParts(goalsToJudge(snapshot, member), GOALS_A_PAGE).map((goals) => ({ ...none, goals })),
    ...inParts(interventionsToJudge(snapshot, member), INTERVENTIONS_A_PAGE).map((interventions) => ({
      ...none,
      interventions,
    })),
    { ...none, words: true },
  ];
}
const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

type FormNotes = {
  readonly page?: number;
  readonly values?: EvaluationValues;
  readonly problems?: readonly Objection[];
  readonly intro?: string;
};

/** One page of a member's own evaluation, filled in with what was said before and with what the figures say. */
export function evaluationCard(locale: Locale, snapshot: Snapshot, member: Member, notes: FormNotes = {}): Card {
  const say = speak(locale);
  const pages = evaluationPages(snapshot, member);
  const page = Math.min(notes.page ?? 0, pages.length - 1);
  const { words, goals, interventions } = pages[page] ?? { words: true, goals: [], interventions: [] };
  const title = say('evaluation:title', { year: snapshot.team.calendar.schoolYear });
  const data = { team: snapshot.key.team, for: member.id, page: String(page) };
  const values = notes.values ?? {};
  const before = evaluationBy(snapshot, member.id);
  const body: Element[] = [
    ...problemsBox(say, notes.problems ?? []),
    ...(notes.intro ? [text(notes.intro)] : []),
    ...(pages.length > 1 ? [subtle(say('common:page', { page: page + 1, pages: pages.length }))] : []),
    ...(page === 0 || words ? [subtle(say('evaluation:intro'))] : []),
    ...(page === 0 && pages.length > 1 ? [subtle(say('evaluation:ownUntilSaved'))] : []),
    ...goals.flatMap((goal) => goalFields(say, locale, snapshot, goal, { values, writer: member.id })),
    ...interventions.flatMap((one) => interventionFields(say, snapshot, one, { values, writer: member.id })),
    ...(words
      ? LOOKING_BACK.map((field) =>
          textInput(say, field, `evaluation:looking.${field}`, values[field] ?? before?.[field] ?? '', MAX_TEXT, {
            multiline: true,
          }),
        )
      : []),
  ];
  return formCard(say, { title, open: { do: 'evaluation.open', ...data }, openLabel: say('evaluation:open') }, body, [
    submit(say(page + 1 < pages.length ? 'common:next' : 'evaluation:save'), { do: 'evaluation.save', ...data }),
    ...(page > 0 ? [keeping(say('common:back'), { do: 'evaluation.back', ...data })] : []),
    button(say('evaluation:see'), { do: 'evaluation.see', team: snapshot.key.team }),
  ]);
}

/** `cannotSay:missing` is an outcome with its reason, so that one field asks for both. */
const OUTCOME_CHOICES = [
  ...OUTCOMES.filter((outcome) => outcome !== 'cannotSay'),
  ...UNSAYABLE.map((why) => `cannotSay:${why}` as const),
];
const chosen = (outcome: Outcome, why: Unsayable | null): string => (why === null ? outcome : `${outcome}:${why}`);

type Writing = { readonly values: EvaluationValues; readonly writer: string };
function goalFields(say: Say, locale: Locale, snapshot: Snapshot, goal: Goal, { values, writer }: Writing): Element[] {
  const { number, title } = goal;
  const computed = outcomeOf(snapshot, goal);
  const verdict = verdictOnGoal(snapshot, goal.id, writer);
  const said = verdict ? chosen(verdict.outcome, verdict.why) : chosen(computed.outcome, computed.why);
  return [
    subheading(say('evaluation:goalHead', { number, title })),
    text(fromTo(say, locale, goal), { spacing: 'none' }),
    text(figuresSay(say, locale, goal, computed), { spacing: 'none' }),
    {
      ...choiceInput(
        say,
        `outcome:${goal.id}`,
        'evaluation:outcomeLabel',
        OUTCOME_CHOICES.map((choice) => {
          const [outcome = 'cannotSay', why = null] = choice.split(':') as [Outcome, Unsayable?];
          return { title: outcomeWords(say, outcome, why), value: choice };
        }),
        values[`outcome:${goal.id}`] ?? said,
      ),
      label: say('evaluation:outcomeLabel', { number }),
    },
    {
      ...textInput(
        say,
        `causes:${goal.id}`,
        'evaluation:causesLabel',
        values[`causes:${goal.id}`] ?? verdict?.causes ?? '',
        MAX_TEXT,
        {
          multiline: true,
        },
      ),
      label: say('evaluation:causesLabel', { number }),
    },
  ];
}

function interventionFields(say: Say, snapshot: Snapshot, one: Intervention, { values, writer }: Writing): Element[] {
  const { id, number, title } = one;
  const verdict = verdictOnIntervention(snapshot, id, writer);
  const choice = <W extends string>(
    field: 'done' | 'worth',
    words: readonly W[],
    say1: (word: W) => string,
  ): Element => ({
    ...choiceInput(
      say,
      `${field}:${id}`,
      `evaluation:label.${field}`,
      words.map((value) => ({ title: say1(value), value })),
      values[`${field}:${id}`] ?? verdict?.[field] ?? '',
    ),
    label: say(`evaluation:label.${field}`, { number }),
  });
  return [
    subheading(say('evaluation:interventionHead', { number, title })),
    choice('done', DONE, (word) => say(`evaluation:done.${word}`)),
    {
      ...textInput(
        say,
        `fidelity:${id}`,
        'evaluation:fidelityLabel',
        values[`fidelity:${id}`] ?? verdict?.fidelity ?? '',
        MAX_TEXT,
        {
          multiline: true,
        },
      ),
      label: say('evaluation:fidelityLabel', { number }),
    },
    choice('worth', WORTH, (word) => say(`evaluation:worth.${word}`)),
  ];
}

/** Whoever reads it is «du», and comes first. */
const missingNames = (say: Say, missing: readonly Member[], reader: string): string =>
  [
    ...missing.filter(({ id }) => id === reader).map(() => say('common:youDid')),
    ...missing.filter(({ id }) => id !== reader).map((one) => called(say, one)),
  ].join(', ');

/** `reader` is the id of who is to sign. */
export function signCard(
  locale: Locale,
  snapshot: Snapshot,
  seen: string,
  reader: string,
  typed = '',
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const { team } = snapshot.key;
  const data = { team, version: seen };
  const missing = notHeard(snapshot);
  const body: Element[] = [
    ...problemsBox(say, problems),
    subtle(say('evaluation:signIntro')),
    ...(missing.length > 0
      ? [
          text(
            capital(
              say('evaluation:signMissing', { count: missing.length, names: missingNames(say, missing, reader) }),
            ),
          ),
        ]
      : []),
    textInput(say, 'summary', 'evaluation:summary', typed, MAX_TEXT, { multiline: true }),
  ];
  return formCard(say, { title: say('evaluation:signTitle'), open: { do: 'evaluation.signOpen', ...data } }, body, [
    submit(say('evaluation:sign'), { do: 'evaluation.sign', ...data }),
    button(say('common:back'), { do: 'evaluation.see', team, year: snapshot.team.calendar.schoolYear }),
  ]);
}
