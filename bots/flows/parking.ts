import { parkingCard, takeCard } from '../../cards/keep-to-plan.ts';
import type { Parked } from '../../quality/keep/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { currentCheckpoint } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import {
  audit,
  commitOnly,
  mayDecide,
  mayManage,
  open,
  post,
  put,
  replace,
  type TeamTurn,
  type Values,
} from '../turn.ts';
import { forTeam } from './for-team.ts';
import { onlyOwner, onlyPrincipal } from './may-not.ts';

const lot = (turn: TeamTurn, snapshot: Snapshot, note?: string) =>
  parkingCard(turn.who.locale, snapshot, turn.today.toString(), mayDecide(snapshot, turn.me), note);

export const show = async (turn: TeamTurn): Promise<Reply[]> => [post(lot(turn, turn.snapshot))];

type Step = (turn: TeamTurn, item: Parked, values: Values) => Promise<Reply[]>;
const withItem =
  (step: Step, may: (turn: TeamTurn, item: Parked) => boolean) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const item = turn.snapshot.parked.find((one) => one.id === data['parked'] && one.state === 'parked');
    if (!item) return [replace(lot(turn, turn.snapshot))];
    if (may(turn, item)) return step(turn, item, values);
    return may === decider ? onlyPrincipal(turn) : onlyOwner(turn);
  };
const decider = (turn: TeamTurn): boolean => mayDecide(turn.snapshot, turn.me);
const ownerOrManager = (turn: TeamTurn, item: Parked): boolean =>
  item.owner === turn.me.id || mayManage(turn.snapshot, turn.me);

const reviewed = (turn: TeamTurn): string | null => currentCheckpoint(turn.snapshot, turn.today.toString())?.id ?? null;

const takeOpen: Step = async (turn, item) => [open(takeCard(turn.say, turn.snapshot, item))];

const take: Step = async (turn, item, values) => {
  const capacity = (values['capacity'] ?? '').trim().slice(0, 300);
  const problems = [...turn.refused, ...(capacity === '' ? [turn.say('keep:needCapacity')] : [])];
  if (problems.length > 0) return [replace(takeCard(turn.say, turn.snapshot, item, capacity, problems))];
  const after = await commitOnly(turn, [
    put({ ...item, state: 'inPlan', capacity, reviewedAt: reviewed(turn) }, item),
    audit(turn, 'parked-taken-in', `parked/${item.id}`, 'parked', { capacity }),
  ]);
  return [replace(lot(turn, after, turn.say('keep:taken')))];
};

const keep: Step = async (turn, item) => {
  const after = await commitOnly(turn, [put({ ...item, reviewedAt: reviewed(turn) }, item)]);
  return [replace(lot(turn, after, turn.say('keep:kept')))];
};

const drop: Step = async (turn, item) => {
  const after = await commitOnly(turn, [put({ ...item, state: 'dropped', reviewedAt: reviewed(turn) }, item)]);
  return [replace(lot(turn, after, turn.say('keep:droppedParked')))];
};

export const actions = forTeam({
  'keep.takeOpen': withItem(takeOpen, decider),
  'keep.take': withItem(take, decider),
  'keep.keep': withItem(keep, ownerOrManager),
  'keep.dropParked': withItem(drop, ownerOrManager),
});
