/** The annual wheel: shown to all; moved, thinned, filled and approved by the principal. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { problemText } from '../../cards/problems.ts';
import { speak } from '../../cards/texts.ts';
import { dayCard, inOrder, numberOf, removeCard, wheelCard } from '../../cards/wheel.ts';
import { isoDate } from '../../quality/base.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { roundAfterMove } from '../../quality/deliveries/plan.ts';
import type { Change } from '../../quality/ports.ts';
import { mayDecide } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Team } from '../../quality/team/documents.ts';
import { checkMove, proposeWheel } from '../../quality/year/wheel.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, post, privately, put, replace, type TeamTurn, type Turn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { onlyPrincipal } from './may-not.ts';

/** The wheel for the person, or in the channel for everybody. */
export const myWheel = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot) =>
  wheelCard(turn.who.locale, snapshot, turn.inbound.chat.kind === 'channel' ? null : turn.me, turn.today.toString());

export async function show(turn: TeamTurn): Promise<Reply[]> {
  return [post(myWheel(turn))];
}

/** Replaces the planned checkpoints that nobody has answered by a fresh proposal for the team's calendar and count. */
export function proposalChanges(turn: Turn & { snapshot: Snapshot }, team: Team): Change[] {
  const answered = new Set(turn.snapshot.answers.map((answer) => answer.checkpoint));
  const kept = turn.snapshot.checkpoints.filter((c) => c.state === 'closed' || answered.has(c.id));
  const dropped = turn.snapshot.checkpoints.filter((c) => !kept.includes(c));
  const proposed = proposeWheel(team.calendar, asCount(team.checkpointCount), turn.today)
    .filter((p) => !kept.some((k) => Math.abs(daysApart(k.date, p.date)) < MIN_DAYS_APART))
    .slice(0, Math.max(0, 4 - kept.length));
  return [
    ...dropped.map((c): Change => ({ do: 'delete', kind: 'checkpoint', id: c.id, expected: c.version })),
    ...proposed.map((p) => put(newCheckpoint(crypto.randomUUID(), team.calendar.schoolYear, p.date, p.reason))),
  ];
}

/** A proposal this near a checkpoint that already has answers is the same slot. */
const MIN_DAYS_APART = 28;
const asCount = (count: number): 2 | 3 | 4 => (count <= 2 ? 2 : count === 3 ? 3 : 4);
const daysApart = (a: string, b: string): number => Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b)).days;

function newCheckpoint(id: string, schoolYear: string, date: string, reason: Checkpoint['reason']): Checkpoint {
  return {
    kind: 'checkpoint',
    id,
    version: 1,
    schoolYear,
    date,
    reason,
    state: 'planned',
    gatheredAt: null,
    decisionsRecordedAt: null,
    summary: '',
    closedAt: null,
    closedBy: null,
  };
}

type Step = (turn: TeamTurn, data: Values, values: Values) => Promise<Reply[]>;

/** Only the one who decides gets further; others hear kindly whom to ask, in private, and the card stays. */
const decided =
  (step: Step): Step =>
  async (turn, data, values) => {
    return mayDecide(turn.snapshot, turn.me) ? step(turn, data, values) : onlyPrincipal(turn);
  };

/** The checkpoint that the card is about, when it is still there and open. */
const planned = (turn: TeamTurn, data: Values): Checkpoint | undefined =>
  turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint'] && c.state === 'planned');

const outdated = (turn: TeamTurn): Reply[] => [
  privately(messageCard(turn.say, 'common:outdatedCard')),
  replace(myWheel(turn)),
];

const moveOpen: Step = async (turn, data) => {
  const checkpoint = planned(turn, data);
  if (!checkpoint) return outdated(turn);
  return [open(dayCard(turn.who.locale, turn.snapshot, checkpoint, { date: checkpoint.date, id: checkpoint.id }))];
};

const addOpen: Step = async (turn) => {
  const typed = { date: '', id: crypto.randomUUID() };
  const problems = turn.snapshot.checkpoints.length >= 4 ? [fifth(turn)] : [];
  return problems.length > 0
    ? [privately(sentenceCard(turn.say, problems.join(' ')))]
    : [open(dayCard(turn.who.locale, turn.snapshot, null, typed))];
};

const fifth = (turn: TeamTurn): string =>
  problemText(turn.who.locale, { code: 'tooMany', values: {}, severity: 'error', field: 'date' });

/** The rules' objections to a day, in words; empty when it may be used. */
function objections(turn: TeamTurn, others: readonly Checkpoint[], date: string): string[] {
  if (!isoDate.safeParse(date).success) return [turn.say('common:missing', { field: turn.say('year:date') })];
  return checkMove(others, turn.snapshot.team.calendar, Temporal.PlainDate.from(date), turn.today)
    .filter((problem) => problem.severity === 'error')
    .map((problem) => problemText(turn.who.locale, problem));
}

const move: Step = async (turn, data, values) => {
  const { snapshot } = turn;
  const checkpoint = planned(turn, data);
  if (!checkpoint) return outdated(turn);
  const date = values['date'] ?? '';
  if (date === checkpoint.date) return [replace(myWheel(turn))];
  const others = snapshot.checkpoints.filter((other) => other.id !== checkpoint.id);
  const problems = objections(turn, others, date);
  if (problems.length > 0)
    return [replace(dayCard(turn.who.locale, snapshot, checkpoint, { date, id: checkpoint.id }, problems))];
  const round = roundAfterMove(snapshot, checkpoint, date, turn.now);
  const chosenAt = turn.now.toString();
  const moved: Checkpoint = { ...checkpoint, date, round, chosenAt, reason: { key: 'year:reasonOwn', values: {} } };
  const after = await commit(turn, [
    put(moved, checkpoint),
    audit(turn, 'checkpoint-moved', `checkpoint/${checkpoint.id}`, checkpoint.date, date),
  ]);
  const number = numberOf(after, checkpoint.id);
  return [replace(myWheel(turn, after)), ...announce(turn, after, 'year:announceMoved', { number }, date)];
};

const add: Step = async (turn, data, values) => {
  const { snapshot } = turn;
  const id = data['checkpoint'] ?? '';
  if (snapshot.checkpoints.some((c) => c.id === id)) return [replace(myWheel(turn))];
  const date = values['date'] ?? '';
  const problems = snapshot.checkpoints.length >= 4 ? [fifth(turn)] : objections(turn, snapshot.checkpoints, date);
  if (problems.length > 0 || id.length !== 36)
    return [replace(dayCard(turn.who.locale, snapshot, null, { date, id }, problems))];
  const reason = { key: 'year:reasonOwn', values: {} };
  const chosenAt = turn.now.toString();
  const added = { ...newCheckpoint(id, snapshot.team.calendar.schoolYear, date, reason), chosenAt };
  const after = await commit(turn, [put(added), audit(turn, 'checkpoint-added', `checkpoint/${id}`, null, date)]);
  return [replace(myWheel(turn, after)), ...announce(turn, after, 'year:announceAdded', {}, date)];
};

const removeAsk: Step = async (turn, data) => {
  const checkpoint = planned(turn, data);
  if (!checkpoint) return outdated(turn);
  return [replace(removeCard(turn.who.locale, turn.snapshot, checkpoint))];
};

const remove: Step = async (turn, data) => {
  const { snapshot } = turn;
  const checkpoint = planned(turn, data);
  if (!checkpoint) return [replace(myWheel(turn))];
  if (snapshot.checkpoints.length <= 2) {
    const why = problemText(turn.who.locale, { code: 'tooFew', values: {}, severity: 'error', field: 'date' });
    return [privately(sentenceCard(turn.say, why)), replace(myWheel(turn))];
  }
  if (snapshot.answers.some((answer) => answer.checkpoint === checkpoint.id)) {
    return [privately(messageCard(turn.say, 'year:removeAnswered')), replace(myWheel(turn))];
  }
  const after = await commit(turn, [
    { do: 'delete', kind: 'checkpoint', id: checkpoint.id, expected: checkpoint.version },
    audit(turn, 'checkpoint-removed', `checkpoint/${checkpoint.id}`, checkpoint.date, null),
  ]);
  return [replace(myWheel(turn, after)), ...announce(turn, after, 'year:announceRemoved', {}, checkpoint.date)];
};

const approve: Step = async (turn) => {
  const { snapshot, me } = turn;
  if (snapshot.team.wheelApprovedAt) return [replace(myWheel(turn))];
  if (inOrder(snapshot.checkpoints).length < 2) return [privately(messageCard(turn.say, 'year:tooFew'))];
  const team: Team = { ...snapshot.team, wheelApprovedAt: turn.now.toString(), wheelApprovedBy: me.id };
  const after = await commit(turn, [
    put(team, snapshot.team),
    audit(
      turn,
      'wheel-approved',
      `team/${team.id}`,
      null,
      snapshot.checkpoints.map((c) => c.date),
    ),
  ]);
  const replies = [replace(myWheel(turn, after))];
  const inHome = turn.inbound.chat.conversation === team.home.conversation;
  if (inHome || team.home.kind === 'personal') return [...replies, post(messageCard(turn.say, 'year:approvedNow'))];
  const say = speak(team.locale);
  const words = say('year:announceApproved', { name: me.name, year: team.calendar.schoolYear });
  return [
    ...replies,
    post(messageCard(turn.say, 'year:approvedNow')),
    { as: 'tell', to: team.home, card: sentenceCard(say, words) },
    { as: 'tell', to: team.home, card: wheelCard(team.locale, after, null, turn.today.toString()) },
  ];
};

type Announcement = 'year:announceMoved' | 'year:announceAdded' | 'year:announceRemoved';
/** An approved wheel concerns everybody: a change is told in the channel. */
function announce(
  _turn: TeamTurn,
  { team }: Snapshot,
  key: Announcement,
  values: Record<string, number>,
  date: string,
): Reply[] {
  if (!team.wheelApprovedAt || team.home.kind === 'personal') return [];
  const say = speak(team.locale);
  const words = say(key, { ...values, date: formatDate(team.locale, date, 'long') });
  return [{ as: 'tell', to: team.home, card: sentenceCard(say, words) }];
}

const back: Step = async (turn) => [replace(myWheel(turn))];

export const actions = forTeam({
  'wheel.back': back,
  'wheel.moveOpen': decided(moveOpen),
  'wheel.move': decided(move),
  'wheel.addOpen': decided(addOpen),
  'wheel.add': decided(add),
  'wheel.removeAsk': decided(removeAsk),
  'wheel.remove': decided(remove),
  'wheel.approve': decided(approve),
});
