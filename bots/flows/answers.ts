/** A member answers before a checkpoint, and changes the answer until it is closed. */
import { closedCards, receiptCard, typedWords } from '../../cards/answer-receipt.ts';
import {
  type AnswerPage,
  answerCard,
  answerPages,
  asValues,
  causeField,
  causeGoalField,
  goalsOwned,
  MAX_CAUSE_WORDS,
  MAX_WORDS,
} from '../../cards/answers.ts';
import type { Card } from '../../cards/card.ts';
import { messageCard } from '../../cards/common.ts';
import { formatDate, formatValue } from '../../cards/format.ts';
import { parseNumber } from '../../language/reading/numbers.ts';
import {
  type Answer,
  answerId,
  type Cause,
  type Checkpoint,
  MAX_CAUSES,
  type Progress,
  progress as progressSchema,
} from '../../quality/checkpoints/documents.ts';
import { isImpossible } from '../../quality/goals/checks.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { currentCheckpoint } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { commit, open, post, privately, put, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';

const mine = (turn: TeamTurn, checkpoint: Checkpoint): Answer | undefined =>
  turn.snapshot.answers.find((answer) => answer.id === answerId(checkpoint.id, turn.me.id));

/** «mina frågor» */
export async function openMine(turn: TeamTurn): Promise<Reply[]> {
  const checkpoint = currentCheckpoint(turn.snapshot, turn.today.toString());
  if (!checkpoint) return [post(messageCard(turn.say, 'checkpoint:noCheckpoint'))];
  if (!turn.snapshot.team.wheelApprovedAt) return [post(messageCard(turn.say, 'checkpoint:notApproved'))];
  return [open(formFor(turn, checkpoint))];
}

type Form = { readonly page?: number; readonly values?: Values; readonly problems?: readonly string[] };
const formFor = (turn: TeamTurn, checkpoint: Checkpoint, form: Form = {}) =>
  answerCard(turn.who.locale, turn.snapshot, checkpoint, turn.me, form);

/** The person's own questions, or the receipt once the checkpoint is closed; null for a checkpoint that is not there. */
function ownCard(turn: TeamTurn, data: Values): Card | null {
  const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint) return null;
  const { locale } = turn.who;
  const answer = mine(turn, checkpoint);
  if (checkpoint.state === 'planned')
    return formFor(turn, checkpoint, data['page'] === undefined ? {} : { page: turn.page });
  return answer
    ? receiptCard(locale, turn.snapshot, checkpoint, turn.me, answer)
    : closedCards(locale, checkpoint, [])[0];
}

async function openOne(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const card = ownCard(turn, data);
  return card ? [open(card)] : [privately(messageCard(turn.say, 'common:outdatedCard'))];
}

/** Another page of the receipt. */
async function receipt(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  const answer = checkpoint && mine(turn, checkpoint);
  if (!answer) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  return [replace(receiptCard(turn.who.locale, turn.snapshot, checkpoint, turn.me, answer, turn.page))];
}

/** Each page is saved when it is sent, so that nothing is lost between them; with the last that was open the answer is whole. */
async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, me, who } = turn;
  const checkpoint = snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  if (checkpoint.state === 'closed') {
    const [first, ...others] = closedCards(who.locale, checkpoint, typedWords(turn.say, values));
    return [replace(first), ...others.map((card) => toMe(turn, card))];
  }
  const pages = answerPages(snapshot, me.id);
  const page = Math.min(turn.page, pages.length - 1);
  const before = mine(turn, checkpoint);
  const { content, problems } = readAnswer(turn, values, pages[page] ?? NOTHING, before);
  if (problems.length > 0)
    return [
      replace(formFor(turn, checkpoint, { page, problems, values: { ...asValues(before, who.locale), ...values } })),
    ];
  const answer = answerWith(turn, checkpoint, content, before);
  const after = before && isSame(before, answer) ? snapshot : await keep(turn, answer, before);
  const next = { ...turn, snapshot: after };
  if (answer.unfinished) return [replace(formFor(next, checkpoint))];
  // Somebody who changes an answer turns one page after another.
  const changes = before !== undefined && !before.unfinished && page + 1 < pages.length;
  if (changes) return [replace(formFor(next, checkpoint, { page: page + 1 }))];
  return [replace(receiptCard(who.locale, after, checkpoint, me, before && after === snapshot ? before : answer))];
}
const NOTHING: AnswerPage = { analysis: false, goals: [] };

/** Answering ends a snooze: what was put off is done. */
const keep = (turn: TeamTurn, answer: Answer, before: Answer | undefined) =>
  commit(turn, [
    put(answer, before),
    ...(turn.me.snoozedUntil && !answer.unfinished ? [put({ ...turn.me, snoozedUntil: null }, turn.me)] : []),
  ]);

type Content = Pick<Answer, 'analysis' | 'progress'>;

/** The answer as it now is. It counts from the moment when all was sent; a change of one that was whole leaves it whole. */
function answerWith(turn: TeamTurn, checkpoint: Checkpoint, content: Content, before: Answer | undefined): Answer {
  const now = turn.now.toString();
  const whole = before?.unfinished ? undefined : before;
  const reported = new Set(content.progress.map(({ goal }) => goal));
  const open = content.analysis === null || goalsOwned(turn.snapshot, turn.me.id).some(({ id }) => !reported.has(id));
  return {
    kind: 'answer',
    id: answerId(checkpoint.id, turn.me.id),
    version: (before?.version ?? 0) + 1,
    schoolYear: turn.snapshot.team.calendar.schoolYear,
    checkpoint: checkpoint.id,
    person: turn.me.id,
    professions: turn.me.professions,
    ...content,
    answeredAt: whole?.answeredAt ?? now,
    changedAt: whole ? now : null,
    late: whole?.late ?? turn.today.toString() > checkpoint.date,
    ...(open && !whole ? { unfinished: true } : {}),
  };
}

const isSame = (before: Answer, after: Answer): boolean =>
  JSON.stringify([before.analysis, before.progress, before.unfinished]) ===
  JSON.stringify([after.analysis, after.progress, after.unfinished]);

/**
 * The fields of one page as an answer, together with what was said on the others; and one sentence for each field that has to change.
 * What was said about goals that are no longer asked for, since they are finished or somebody else's, stays said.
 */
function readAnswer(
  turn: TeamTurn,
  values: Values,
  page: AnswerPage,
  before: Answer | undefined,
): { content: Content; problems: string[] } {
  const problems: string[] = [...turn.refused];
  const analysis = page.analysis ? readAnalysis(turn, values, problems) : (before?.analysis ?? null);
  // The goals may have changed since the page was shown: what was on it counts.
  const owned = goalsOwned(turn.snapshot, turn.me.id);
  const shown = owned.filter(({ id }) => FIELDS.some((name) => values[`${name}:${id}`] !== undefined));
  const asked = shown.length > 0 ? shown : page.goals;
  const progress = asked.flatMap((goal) => readProgress(turn, goal, values, problems));
  const ids = new Set(asked.map(({ id }) => id));
  const others = before?.progress.filter(({ goal }) => !ids.has(goal)) ?? [];
  return { content: { analysis, progress: inOrderOf(owned, [...progress, ...others]) }, problems };
}

const FIELDS = ['value', 'status', 'confidence', 'comment', 'nextStep'] as const;

/** In the order of the person's goals; what is about others last. */
function inOrderOf(goals: readonly Goal[], progress: readonly Progress[]): Progress[] {
  const place = new Map(goals.map(({ id }, index) => [id, index]));
  const of = ({ goal }: Progress): number => place.get(goal) ?? goals.length;
  return progress.toSorted((a, b) => of(a) - of(b));
}

function readAnalysis(turn: TeamTurn, values: Values, problems: string[]): Answer['analysis'] {
  const words = (id: 'situation' | 'meaning', required: boolean): string => {
    const value = (values[id] ?? '').trim();
    const field = turn.say(`checkpoint:${id}`);
    if (required && value === '') problems.push(turn.say('checkpoint:needWords', { field }));
    if (value.length > MAX_WORDS) problems.push(turn.say('common:tooLong', { field, max: MAX_WORDS }));
    return value;
  };
  return {
    situation: words('situation', true),
    causes: readCauses(turn, values, problems),
    meaning: words('meaning', false),
  };
}

/** At least one cause; each may name the goal it concerns. */
function readCauses(turn: TeamTurn, values: Values, problems: string[]): Cause[] {
  const goals = new Set(turn.snapshot.goals.map((goal) => goal.id));
  const causes = Array.from({ length: MAX_CAUSES }, (_, index) => {
    const goal = values[causeGoalField(index)] ?? '';
    return { text: (values[causeField(index)] ?? '').trim(), goal: goals.has(goal) ? goal : null };
  }).filter(({ text }) => text !== '');
  if (causes.length === 0) problems.push(turn.say('checkpoint:needWords', { field: turn.say('checkpoint:causes') }));
  if (causes.some(({ text }) => text.length > MAX_CAUSE_WORDS)) {
    problems.push(turn.say('common:tooLong', { field: turn.say('checkpoint:causes'), max: MAX_CAUSE_WORDS }));
  }
  return causes;
}

function readProgress(turn: TeamTurn, goal: Goal, values: Values, problems: string[]): Progress[] {
  const of = (name: string): string => (values[`${name}:${goal.id}`] ?? '').trim();
  const typed = of('value');
  const value = typed === '' ? null : parseNumber(typed);
  if (typed !== '' && value === null) {
    problems.push(turn.say('checkpoint:needNumber', { number: goal.number, typed: typed.slice(0, 30) }));
  } else if (value !== null && isImpossible(value, goal.unit)) {
    const written = formatValue(turn.who.locale, value, goal.unit);
    problems.push(turn.say('checkpoint:needShare', { number: goal.number, value: written }));
  }
  for (const name of ['comment', 'nextStep'] as const) {
    if (of(name).length > MAX_WORDS)
      problems.push(turn.say('common:tooLong', { field: turn.say(`checkpoint:${name}`), max: MAX_WORDS }));
  }
  const parsed = progressSchema.safeParse({
    goal: goal.id,
    value,
    status: of('status'),
    confidence: of('confidence') || 'medium',
    comment: of('comment').slice(0, MAX_WORDS),
    nextStep: of('nextStep').slice(0, MAX_WORDS),
  });
  if (!parsed.success) {
    problems.push(turn.say('checkpoint:needStatus', { number: goal.number }));
    return [];
  }
  return [parsed.data];
}

/** The coordinator says that the data is there. */
async function gathered(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint || checkpoint.state === 'closed') return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  if (!checkpoint.gatheredAt) await commit(turn, [put({ ...checkpoint, gatheredAt: turn.now.toString() }, checkpoint)]);
  return [
    replace(messageCard(turn.say, 'checkpoint:gatheredDone', { date: formatDate(turn.who.locale, checkpoint.date) })),
  ];
}

export const actions = forTeam({
  'answers.open': openOne,
  'answers.form': openOne,
  'answers.save': save,
  'answers.receipt': receipt,
  'checkpoint.gathered': gathered,
});
