/** What was read from a file or a paste, before anything is saved: what would change, what is asked, what was left out. */

import type { Omission } from '../imports/collected.ts';
import type { Offered } from '../imports/decided.ts';
import type { Question } from '../imports/questions.ts';
import { choiceWords, leftOutWords, questionWords } from '../imports/words.ts';
import type { Locale } from '../quality/base.ts';
import { definitionsOf, mayWriteMedical } from '../quality/data/definitions.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Observation, ObservationDiff } from '../quality/data/observations.ts';
import { periodEnd } from '../quality/data/periods.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, type Form, formCard, type Objection, problemsBox } from './common.ts';
import { nameWords, valueWords } from './data.ts';
import { bullet, formatPeriod } from './format.ts';
import { MAX_NUMBER } from './inputs.ts';
import { oneOf } from './names.ts';
import { long, paged, section } from './paging.ts';
import { cut, SLACK } from './render/limits.ts';
import { type Say, speak } from './texts.ts';

export type Preview = {
  readonly diff: ObservationDiff;
  /** Definitions that would be saved with the values. */
  readonly measures: readonly IndicatorDefinition[];
  /** Headers that were recognised. */
  readonly recognised: readonly string[];
  readonly left: readonly Omission[];
  readonly questions: readonly Question[];
  /** The school's own values that wait for an answer. Without how many pupils they are of, the figures themselves are not shown. */
  readonly waiting: readonly Offered[];
  /** Warnings as sentences. */
  readonly warnings: readonly string[];
  /** How many values of the medical part were left out. */
  readonly medicalLeft: number;
};
/** What a reading waits under until it is saved, and whose it is. */
export type PendingRef = { readonly token: string; readonly person: string };

/** What was recognised and what would change, one row a series; what is asked and what was left out. Nothing is saved yet. */
export function previewCard(locale: Locale, snapshot: Snapshot, preview: Preview, pending: PendingRef, page = 0): Card {
  const say = speak(locale);
  const title = say('data:previewTitle');
  const changes = changeLines(say, locale, snapshot, preview);
  const line = (words: string, more: { weight?: 'bolder' } = {}): Element =>
    text(bullet(words), { ...more, spacing: 'small' });
  const open = preview.questions.filter(({ answer }) => answer === '');
  const rows: Element[] = [
    ...section(
      say('data:asks'),
      preview.questions.map((question) =>
        line(askedWords(say, locale, question), question.answer === '' ? { weight: 'bolder' } : {}),
      ),
    ),
    ...section(
      say('data:check'),
      preview.warnings.map((warning) => line(warning)),
    ),
    ...section(
      say('data:waits'),
      waitingLines(say, locale, preview.waiting).map((one) => line(one)),
    ),
    ...section(
      say('data:values'),
      changes.map((one) => line(one)),
    ),
    ...section(
      say('data:left'),
      leftLines(locale, preview.left).map((one) => line(one)),
    ),
  ];
  const data = { team: snapshot.key.team, token: pending.token, for: pending.person };
  const { rows: shown, buttons: pages } = paged(say, rows, { do: 'data.preview', ...data }, page);
  const head = page > 0 ? [] : headOf(say, preview, snapshot.members);
  const body = [heading(title), ...head, ...shown, ...(changes.length === 0 ? [] : [subtle(say('data:hiddenNote'))])];
  // Where the answers alone can give something to save, they are what is next.
  const isAsked = open.length > 0 || changes.length === 0;
  const ask =
    preview.questions.length === 0
      ? []
      : [button(say('data:answer'), { do: 'data.askOpen', ...data }, isAsked ? 'positive' : undefined)];
  const save = changes.length === 0 ? [] : [button(say('data:save'), { do: 'data.save', ...data }, 'positive')];
  const drop = save.length + ask.length === 0 ? [] : [button(say('common:cancel'), { do: 'data.drop', ...data })];
  return card(say, title, body, [...pages, ...ask, ...save, ...drop]);
}

function headOf(say: Say, preview: Preview, members: readonly Member[]): Element[] {
  const { recognised, medicalLeft } = preview;
  const theirs = members.filter((member) => member.active && mayWriteMedical(member));
  const who = theirs.length > 0 ? say('data:medicalBy', { names: oneOf(say, theirs) }) : '';
  return [
    text(whatComes(say, preview), { weight: 'bolder' }),
    ...(recognised.length > 0 ? long(say('data:recognised', { names: list(say, recognised) })) : []),
    ...(medicalLeft > 0 ? [text(`${say('data:medicalLeft', { count: medicalLeft })} ${who}`.trim())] : []),
  ];
}

/** What saving would do; where there is nothing to save, whether all of it was there, or answers are what it waits for. */
function whatComes(say: Say, { diff, questions, waiting }: Preview): string {
  const { added, changed, unchanged } = diff;
  if (added.length + changed.length === 0 && waiting.length > 0)
    return say(asksCount(questions) ? 'data:waitForCount' : 'data:waitForAnswer', { count: waiting.length });
  if (added.length + changed.length > 0) return `${countsWords(say, diff)}.`;
  if (questions.length > 0) return say('data:nothingYet');
  return say(unchanged.length > 0 ? 'data:nothingNew' : 'data:nothingToSave');
}

/** «1 nytt värde, 2 rättade»: what there is none of is not said. */
export const countsWords = (say: Say, diff: ObservationDiff): string =>
  (['added', 'changed', 'unchanged'] as const)
    .filter((kind) => diff[kind].length > 0)
    .map((kind) => say(`data:counts.${kind}`, { count: diff[kind].length }))
    .join(', ');

function askedWords(say: Say, locale: Locale, question: Question): string {
  const words = cut(questionWords(locale, question), MAX_WORDS);
  if (question.answer === '') return words;
  const chosen = question.choices.find(({ value }) => value === question.answer);
  return say('data:asked', {
    question: words,
    answer: chosen ? choiceWords(locale, question, chosen) : question.answer,
  });
}

/** A row for each reason, with all places that have it. */
function leftLines(locale: Locale, left: readonly Omission[]): string[] {
  const reasons = Map.groupBy(
    left.map((one) => leftOutWords(locale, one)),
    ({ why }) => why,
  );
  return [...reasons].map(([why, places]) => {
    const where = places.map((place) => cut(place.where, MAX_PLACE)).filter((words) => words !== '');
    const named = where.slice(0, NAMED).join(' · ');
    return cut(`${why} ${named}${where.length > NAMED ? ' …' : ''}`.trim(), MAX_WORDS);
  });
}

/** Characters of a row, and of a place in it. */
const MAX_WORDS = 1500;
const MAX_PLACE = 90;
/** Places, and names out of the person's own file, that are named; the file is at hand. */
const NAMED = 40;

/** What was corrected, each with its value before; what is new, a row a series with its periods. */
function changeLines(say: Say, locale: Locale, snapshot: Snapshot, { diff, measures }: Preview): string[] {
  const definitions = new Map(
    [...definitionsOf(snapshot), ...measures].map((definition) => [definition.key, definition]),
  );
  const corrected = diff.changed.flatMap(({ before, after }) => {
    const definition = definitions.get(after.indicator);
    if (!definition) return [];
    const [was, is] = [before, after].map((one) => valueWords(say, locale, definition, one));
    const values = {
      name: nameWords(say, locale, definition, after),
      period: formatPeriod(locale, after.period),
      before: was ?? '',
      after: is ?? '',
    };
    return [say(was === is ? 'data:changedCount' : 'data:changedRow', values)];
  });
  const series = Map.groupBy(diff.added, ({ indicator, scope, group }) => [indicator, scope, group].join('|'));
  const added = [...series.values()].flatMap((values) => {
    const [first] = values;
    const definition = first && definitions.get(first.indicator);
    if (!first || !definition) return [];
    const name = nameWords(say, locale, definition, first);
    return inRows(inOrder(values).map((one) => addedWords(say, locale, definition, one))).map((after) =>
      say('data:addedRow', { name, after }),
    );
  });
  return [...corrected, ...added];
}

const inOrder = (values: readonly Observation[]): Observation[] =>
  values.toSorted((a, b) => Temporal.PlainDate.compare(periodEnd(a.period), periodEnd(b.period)));

/** A row a series with its periods. */
function waitingLines(say: Say, locale: Locale, waiting: readonly Offered[]): string[] {
  const series = Map.groupBy(waiting, ({ observation: { indicator, scope, group } }) =>
    [indicator, scope, group].join('|'),
  );
  return [...series.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const periods = [first, ...others].flatMap(({ observation: { period } }) =>
      period === null ? [] : formatPeriod(locale, period),
    );
    const name = nameWords(say, locale, first.definition, first.observation);
    return periods.length === 0 ? [name] : inRows(periods).map((after) => say('data:addedRow', { name, after }));
  });
}

/** Whether the number of pupils is among what is asked. */
const asksCount = (questions: readonly Question[]): boolean =>
  questions.some(({ about, answer }) => about === 'n' && answer === '');

const addedWords = (say: Say, locale: Locale, definition: IndicatorDefinition, one: Observation): string =>
  say('data:addedValue', { period: formatPeriod(locale, one.period), value: valueWords(say, locale, definition, one) });

/** Values on one row. */
const IN_ROW = 12;
function inRows(values: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(values.length / IN_ROW) }, (_, i) =>
    values.slice(i * IN_ROW, (i + 1) * IN_ROW).join(' · '),
  );
}

const list = (say: Say, words: readonly string[]): string => {
  const names = words
    .slice(0, NAMED)
    .map((word) => cut(word, 80))
    .join(' · ');
  return words.length > NAMED ? say('data:listMore', { names, count: words.length - NAMED }) : names;
};

/** Questions in one form, as many as any form has; the others come when these have been answered. */
export const MAX_ASKED = 7;
/** The id of a question's input, by its place in the list. */
export const askedId = (at: number): string => `q${at}`;

/** All that is doubtful about a file, in one form. What is left empty stays as it is. */
export function questionsCard(
  locale: Locale,
  team: string,
  questions: readonly Question[],
  pending: PendingRef,
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const data = { team, token: pending.token, for: pending.person };
  const form: Form = { title: say('data:answer'), open: { do: 'data.askOpen', ...data } };
  const inputs = questions.slice(0, MAX_ASKED).map((question, at): Element => inputOf(locale, question, askedId(at)));
  const why = asksCount(questions) ? [text(say('data:answerCount'))] : [];
  const body = [...problemsBox(say, problems), ...why, subtle(say('data:answerHint')), ...inputs];
  return formCard(say, form, body, [submit(say('data:answerSend'), { do: 'data.answer', ...data })]);
}

function inputOf(locale: Locale, question: Question, id: string): Element {
  const label = cut(questionWords(locale, question), SLACK.optionText * 4);
  if (question.choices.length === 0 || question.choices.length > SLACK.selectOptions)
    return { type: 'Input.Text', id, label, maxLength: MAX_NUMBER * 2, value: question.answer };
  const choices = question.choices.map((choice, at) => ({
    title: cut(choiceWords(locale, question, choice), SLACK.optionText),
    value: String(at),
  }));
  const chosen = question.choices.findIndex(({ value }) => value === question.answer);
  return { type: 'Input.ChoiceSet', id, label, style: 'compact', choices, value: chosen < 0 ? '' : String(chosen) };
}
