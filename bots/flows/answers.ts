/** A member answers before a checkpoint, and changes the answer until it is closed. */
import {
  answerCard,
  asValues,
  causeField,
  causeGoalField,
  closedCard,
  goalsOwned,
  MAX_CAUSE_WORDS,
  MAX_WORDS,
  receiptCard,
  typedWords,
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
import { commit, open, post, privately, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';

const mine = (turn: TeamTurn, checkpoint: Checkpoint): Answer | undefined =>
  turn.snapshot.answers.find((answer) => answer.id === answerId(checkpoint.id, turn.me.id));

/** «mina frågor» */
export async function openMine(turn: TeamTurn): Promise<Reply[]> {
  const checkpoint = currentCheckpoint(turn.snapshot, turn.today.toString());
  if (!checkpoint) return [post(messageCard(turn.say, 'checkpoint:noCheckpoint'))];
  if (!turn.snapshot.team.wheelApprovedAt) return [post(messageCard(turn.say, 'checkpoint:notApproved'))];
  return [open(formFor(turn, checkpoint, asValues(mine(turn, checkpoint), turn.who.locale)))];
}

const formFor = (turn: TeamTurn, checkpoint: Checkpoint, values: Values, problems: readonly string[] = []) =>
  answerCard(turn.who.locale, turn.snapshot, checkpoint, turn.me, { values, problems });

/** The person's own questions, or the receipt once the checkpoint is closed; null for a checkpoint that is not there. */
function ownCard(turn: TeamTurn, data: Values): Card | null {
  const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint) return null;
  const { locale } = turn.who;
  const answer = mine(turn, checkpoint);
  if (checkpoint.state === 'planned') return formFor(turn, checkpoint, asValues(answer, locale));
  return answer ? receiptCard(locale, turn.snapshot, checkpoint, turn.me, answer) : closedCard(locale, checkpoint, []);
}

async function openOne(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const card = ownCard(turn, data);
  return card ? [open(card)] : [privately(messageCard(turn.say, 'common:outdatedCard'))];
}

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, me, who } = turn;
  const checkpoint = snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  if (checkpoint.state === 'closed') {
    return [replace(closedCard(who.locale, checkpoint, typedWords(turn.say, values)))];
  }
  const { content, problems } = readAnswer(turn, values);
  if (problems.length > 0) return [replace(formFor(turn, checkpoint, values, problems))];
  const before = mine(turn, checkpoint);
  content.progress.push(...elsewhere(turn, before));
  if (before && sameContent(before, content))
    return [replace(receiptCard(who.locale, snapshot, checkpoint, me, before))];
  const now = turn.now.toString();
  const answer: Answer = {
    kind: 'answer',
    id: answerId(checkpoint.id, me.id),
    version: (before?.version ?? 0) + 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    checkpoint: checkpoint.id,
    person: me.id,
    professions: me.professions,
    ...content,
    answeredAt: before?.answeredAt ?? now,
    changedAt: before ? now : null,
    late: before?.late ?? turn.today.toString() > checkpoint.date,
  };
  // Answering ends a snooze: what was put off is done.
  const after = me.snoozedUntil
    ? await commit(turn, [put(answer, before), put({ ...me, snoozedUntil: null }, me)])
    : await commit(turn, [put(answer, before)]);
  return [replace(receiptCard(who.locale, after, checkpoint, me, answer))];
}

type Content = Pick<Answer, 'analysis' | 'progress'>;

/** What was said earlier about goals that the form no longer asks for, since they are finished or somebody else's: it stays said. */
function elsewhere(turn: TeamTurn, before: Answer | undefined): Progress[] {
  const asked = new Set(goalsOwned(turn.snapshot, turn.me.id).map((goal) => goal.id));
  return before?.progress.filter((progress) => !asked.has(progress.goal)) ?? [];
}

const sameContent = (answer: Answer, content: Content): boolean =>
  JSON.stringify([answer.analysis, answer.progress]) === JSON.stringify([content.analysis, content.progress]);

/** The fields as an answer, and one sentence for each that has to change. */
function readAnswer(turn: TeamTurn, values: Values): { content: Content; problems: string[] } {
  const problems: string[] = [...turn.refused];
  const words = (id: 'situation' | 'meaning', required: boolean): string => {
    const value = (values[id] ?? '').trim();
    const field = turn.say(`checkpoint:${id}`);
    if (required && value === '') problems.push(turn.say('checkpoint:needWords', { field }));
    if (value.length > MAX_WORDS) problems.push(turn.say('common:tooLong', { field, max: MAX_WORDS }));
    return value;
  };
  const analysis = {
    situation: words('situation', true),
    causes: readCauses(turn, values, problems),
    meaning: words('meaning', false),
  };
  const progress = goalsOwned(turn.snapshot, turn.me.id).flatMap((goal) => readProgress(turn, goal, values, problems));
  return { content: { analysis, progress }, problems };
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
  'checkpoint.gathered': gathered,
});
