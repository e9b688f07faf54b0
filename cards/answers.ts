/** The card in which a member answers before a checkpoint, and the receipt it turns into. */

import type { Locale } from '../quality/base.ts';
import { goalsOwned, NOT_KNOWN } from '../quality/checkpoints/answers-act.ts';
import { type Answer, answerId, answersBegun, type Checkpoint, MAX_CAUSES } from '../quality/checkpoints/documents.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import {
  type AnswerValues,
  analysisFields,
  causeField,
  causeFields,
  causeGoalField,
  causesBeside,
  field,
  goalFields,
} from './answer-fields.ts';
import { type Card, type Element, keeping, submit, subtle, text } from './card.ts';
import { type Form, formCard, type Objection, problemsBox } from './common.ts';
import { formatDate, formatNumber } from './format.ts';
import { speak } from './texts.ts';

/** What a saved answer looks like as filled-in fields, with what was put off in its place. */
export function asValues(answer: Answer | undefined, locale: Locale): AnswerValues {
  if (!answer) return {};
  return { ...savedValues(answer, locale), ...answer.typed };
}

function savedValues(answer: Answer, locale: Locale): AnswerValues {
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
    values[field(progress.goal, 'status')] = progress.status ?? NOT_KNOWN;
    values[field(progress.goal, 'confidence')] = progress.confidence ?? '';
    values[field(progress.goal, 'comment')] = progress.comment;
    values[field(progress.goal, 'nextStep')] = progress.nextStep;
  }
  return values;
}

/** What one page of the questions asks for: never more than seven fields (docs/decisions.md). */
export type AnswerPage = {
  readonly analysis: boolean;
  readonly causes: readonly number[];
  readonly goals: readonly Goal[];
};
/** The analysis, then a page for each goal, then what there was no room for: nobody is led to that one who has nothing on it. */
export function answerPages(snapshot: Snapshot, person: string): readonly AnswerPage[] {
  const beside = causesBeside(snapshot);
  const rest = Array.from({ length: MAX_CAUSES }, (_, place) => place).filter((place) => !beside.includes(place));
  return [
    { analysis: true, causes: beside, goals: [] },
    ...goalsOwned(snapshot, person).map((goal) => ({ analysis: false, causes: [], goals: [goal] })),
    ...(rest.length > 0 ? [{ analysis: false, causes: rest, goals: [] }] : []),
  ];
}

/** How many of the pages somebody is led through. */
export function pagesToTurn(pages: readonly AnswerPage[], answer: Answer | undefined): number {
  const last = pages.at(-1);
  const extra = pages.length > 1 && last?.goals.length === 0 && !last.analysis;
  const filled = (answer?.analysis?.causes.length ?? 0) > (last?.causes[0] ?? MAX_CAUSES);
  return extra && !filled ? pages.length - 1 : pages.length;
}

/** The page of one more cause; null when the causes have room beside each other. */
export function moreCausesPage(snapshot: Snapshot, person: string): number | null {
  const at = answerPages(snapshot, person).findIndex(({ analysis, causes }) => !analysis && causes.length > 0);
  return at < 0 ? null : at;
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
  readonly problems?: readonly Objection[];
  readonly intro?: string;
  /** What has just been done, where another page follows than whoever sent it expects. */
  readonly done?: string;
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
  const { analysis, causes, goals } = pages[page] ?? { analysis: true, causes: [], goals: [] };
  const turned = Math.max(pagesToTurn(pages, saved), page + 1);
  const title = say('checkpoint:answerTitle', { date: formatDate(locale, checkpoint.date) });
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id, for: member.id };
  const here = { ...data, ...(pages.length > 1 ? { page: String(page) } : {}) };
  const asked = { locale, snapshot, checkpoint, member };
  const isBegun = saved !== undefined && answersBegun([saved], checkpoint.id).length > 0;
  const done = notes.done ?? (isBegun ? say('checkpoint:savedSoFar') : '');
  const body: Element[] = [
    ...(done === '' ? [] : [text(done, { weight: 'bolder' })]),
    ...problemsBox(say, notes.problems ?? []),
    ...(turned > 1 ? [subtle(say('common:page', { page: page + 1, pages: turned }))] : []),
    ...(analysis ? analysisFields(asked, values, notes.intro) : causeFields(asked, values, causes)),
    ...goals.flatMap((goal) => goalFields(asked, goal, values)),
  ];
  const form: Form = { title, open: { do: 'answers.form', ...here }, openLabel: say('checkpoint:openAnswer') };
  return formCard(say, form, body, [
    submit(say(page + 1 < turned ? 'common:next' : 'checkpoint:send'), { do: 'answers.save', ...here }),
    ...(page > 0 ? [keeping(say('common:back'), { do: 'answers.back', ...here })] : []),
    // The form stays where it is, and what has been typed in it is kept for when they go on. Who has answered needs no reminder.
    ...(saved && !saved.unfinished ? [] : [keeping(say('checkpoint:later'), { do: 'answers.later', ...here })]),
  ]);
}
