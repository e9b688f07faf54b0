/** The parking lot: into the plan, kept until the next checkpoint, or dropped. */
import { parkingCard, takeCard } from '../../cards/keep-to-plan.ts';
import type { TextKey } from '../../cards/texts.ts';
import type { Act } from '../../quality/act.ts';
import { dropParked, keepParked, takeParked } from '../../quality/keep/parked-act.ts';
import { deciders, mayDecide } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { open, post, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { refusedBy } from './may-not.ts';
import { take } from './take.ts';
import { backToWaiting } from './waiting.ts';

const lot = (turn: TeamTurn, snapshot: Snapshot, note?: string) =>
  parkingCard(turn.who.locale, snapshot, turn.today.toString(), mayDecide(snapshot, turn.me), {
    page: turn.page,
    ...(note ? { note } : {}),
  });

export const show = async (turn: TeamTurn): Promise<Reply[]> => [post(turn, (to) => lot(to, to.snapshot))];

const itemOf = (turn: TeamTurn, data: Values) =>
  turn.snapshot.parked.find(({ id, state }) => id === data['parked'] && state === 'parked');

async function takeOpen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const item = itemOf(turn, data);
  if (!item) return [replace(lot(turn, turn.snapshot))];
  return refusedBy(turn, deciders, {}) ?? [open(takeCard(turn.say, turn.snapshot, item))];
}

async function takeIn(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const item = itemOf(turn, data);
  if (!item) return [replace(lot(turn, turn.snapshot))];
  const capacity = (values['capacity'] ?? '').trim();
  const taken = await take(turn, takeParked, { parked: item.id, capacity });
  if (taken.after) return [replace(lot(turn, taken.after, turn.say('keep:taken')))];
  return taken.refusal ?? [replace(takeCard(turn.say, turn.snapshot, item, capacity, taken.problems))];
}

const decide =
  (act: Act<{ parked: string }>, note: TextKey) =>
  async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
    const taken = await take(turn, act, { parked: data['parked'] ?? '' });
    if (!taken.after) return taken.refusal ?? [];
    const back = backToWaiting(turn, data, taken.after, turn.say(note));
    return back ?? [replace(lot(turn, taken.after, turn.say(note)))];
  };

export const actions = forTeam({
  'keep.parking': async (turn) => [replace(lot(turn, turn.snapshot))],
  'keep.takeOpen': takeOpen,
  'keep.take': takeIn,
  'keep.keep': decide(keepParked, 'keep:kept'),
  'keep.dropParked': decide(dropParked, 'keep:droppedParked'),
});
