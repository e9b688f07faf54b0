/** What an answer turns into: the receipt, and the words given back when it came too late. */

import type { Locale } from '../quality/base.ts';
import { type Answer, type Cause, type Checkpoint, MAX_CAUSES } from '../quality/checkpoints/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { AnswerValues } from './answer-fields.ts';
import { moreCausesPage } from './answers.ts';
import {
  type ActionData,
  type Button,
  button,
  type Card,
  type Element,
  heading,
  subheading,
  subtle,
  text,
} from './card.ts';
import { card } from './common.ts';
import { formatDate, formatInstant, formatValue } from './format.ts';
import { statusName } from './outcome.ts';
import { inPages, long, paged } from './paging.ts';
import { seeCheckpoint } from './see.ts';
import { type Say, speak } from './texts.ts';

/** What was said, when, and a way to change it. */
export function receiptCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  member: Member,
  answer: Answer,
  page = 0,
): Card {
  const say = speak(locale);
  const [name = ''] = member.name.split(' ');
  const closed = checkpoint.state === 'closed';
  const title = name === '' ? say('checkpoint:receiptTitleNameless') : say('checkpoint:receiptTitle', { name });
  const zone = snapshot.team.timeZone;
  const at = answer.changedAt
    ? say('checkpoint:receiptChanged', { at: formatInstant(locale, answer.changedAt, zone) })
    : say('checkpoint:receiptAt', { at: formatInstant(locale, answer.answeredAt, zone) });
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id, for: member.id };
  const all = said(say, locale, snapshot, answer);
  const { rows, buttons: pages } = paged(say, all, { do: 'answers.receipt', ...data }, page);
  const body: Element[] = [
    heading(title),
    text(say('checkpoint:answerTitle', { date: formatDate(locale, checkpoint.date) }), { weight: 'bolder' }),
    text(at, { weight: 'bolder' }),
    ...(answer.late ? [text(say('checkpoint:receiptLate'), { weight: 'bolder' })] : []),
    ...rows,
    subtle(say(closed ? 'checkpoint:receiptClosed' : 'checkpoint:receiptUntil')),
  ];
  const change = button(say('common:change'), { do: 'answers.form', ...data });
  return card(say, title, body, [
    ...pages,
    ...(closed ? [] : [change, ...moreCauses(say, snapshot, member, answer, data)]),
    seeCheckpoint(say, snapshot, checkpoint),
  ]);
}

/** One more cause, for an answer that has filled the room for them and may have more. */
function moreCauses(
  say: Say,
  snapshot: Snapshot,
  member: Member,
  { analysis }: Answer,
  data: Omit<ActionData, 'do'>,
): Button[] {
  const page = moreCausesPage(snapshot, member.id);
  const full = analysis !== null && analysis.causes.length === MAX_CAUSES - 1;
  return page === null || !full
    ? []
    : [button(say('checkpoint:oneMoreCause'), { ...data, do: 'answers.form', page: String(page) })];
}

/** The contents of an answer as text. */
function said(say: Say, locale: Locale, snapshot: Snapshot, answer: Answer): Element[] {
  const part = (label: string, value: string): Element[] => (value === '' ? [] : long(value, { label }));
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
          statusName(say, progress.status),
          ...(progress.confidence === null ? [] : [say(`checkpoint:confidence.${progress.confidence}`)]),
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

/** When the checkpoint was closed while somebody was typing: everything they typed, given back in as many messages as it takes. */
export function closedCards(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  typed: readonly Typed[],
): [Card, ...Card[]] {
  const say = speak(locale);
  const title = say('checkpoint:closedTitle', { date: formatDate(locale, checkpoint.date) });
  const intro = text(say(typed.length > 0 ? 'checkpoint:closedBody' : 'checkpoint:closedNothing'));
  const [first = [], ...others] = inPages(typed.flatMap(({ label, words }) => long(words, { label })));
  const see = seeCheckpoint(say, snapshot, checkpoint);
  return [card(say, title, [heading(title), intro, ...first], [see]), ...others.map((rows) => card(say, title, rows))];
}
