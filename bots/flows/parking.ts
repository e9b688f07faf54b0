/** The parking lot: into the plan, kept until the next checkpoint, or dropped. */
import { asideCard } from '../../cards/aside.ts';
import type { Receipt } from '../../cards/common.ts';
import { parkingCard, takeCard } from '../../cards/keep-to-plan.ts';
import type { TextKey } from '../../cards/texts.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import type { Act } from '../../quality/act.ts';
import { dropParked, keepParked, restoreParked, takeParked } from '../../quality/keep/parked-act.ts';
import { deciders, mayDecide } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { open, post, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { yearOfWords } from './in-year.ts';
import { endedMeanwhile, refusedBy } from './may-not.ts';
import { take } from './take.ts';
import { backToWaiting } from './waiting.ts';

const lot = (turn: TeamTurn, snapshot: Snapshot, note?: Receipt) =>
  parkingCard(turn.who.locale, snapshot, turn.today.toString(), mayDecide(snapshot, turn.me), {
    page: turn.page,
    ...(note ? { note } : {}),
  });

export const show = async (turn: TeamTurn): Promise<Reply[]> => [post(turn, (to) => lot(to, to.snapshot))];

/** «hur många elevärenden har lagts åt sidan»: the sums, of the year that is named; other words are answered by `flow`. */
export const orSums =
  (flow: (turn: TeamTurn, text: string) => Promise<Reply[]>) =>
  async (turn: TeamTurn, text: string): Promise<Reply[]> => {
    const found = planAsked(text) === 'aside' ? await yearOfWords(turn, text) : null;
    if (!found || 'unknown' in found) return flow(turn, text);
    const today = found.readOnly ? null : turn.today.toString();
    return [post(turn, ({ say }) => asideCard(say, found.snapshot, today))];
  };

const itemOf = (turn: TeamTurn, data: Values) =>
  turn.snapshot.parked.find(({ id, state }) => id === data['parked'] && state === 'parked');

async function takeOpen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const item = itemOf(turn, data);
  if (!item) return [replace(lot(turn, turn.snapshot))];
  return refusedBy(turn, deciders, {}) ?? [open(takeCard(turn.say, turn.snapshot, item))];
}

async function takeIn(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const item = itemOf(turn, data);
  if (!item) return endedMeanwhile(turn, values, replace(lot(turn, turn.snapshot)));
  const capacity = (values['capacity'] ?? '').trim();
  const taken = await take(turn, takeParked, { parked: item.id, capacity });
  if (taken.after) return [replace(lot(turn, taken.after, undoable(turn, data, 'keep:taken')))];
  return taken.refusal ?? [replace(takeCard(turn.say, turn.snapshot, item, capacity, taken.problems))];
}

/** What was done with something parked, and how it is put back, in the list where it was done. */
const undoable = ({ say, snapshot }: TeamTurn, { parked = '', from, page }: Values, note: TextKey): Receipt => ({
  words: say(note),
  undo: {
    do: 'keep.restore',
    team: snapshot.key.team,
    parked,
    ...(from ? { from } : {}),
    ...(page ? { page } : {}),
  },
});

const decide =
  (act: Act<{ parked: string }>, receipt: (turn: TeamTurn, data: Values) => Receipt) =>
  async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
    const taken = await take(turn, act, { parked: data['parked'] ?? '' });
    if (!taken.after) return taken.refusal ?? [];
    const said = receipt(turn, data);
    return backToWaiting(turn, data, taken.after, said) ?? [replace(lot(turn, taken.after, said))];
  };

export const actions = forTeam({
  'keep.parking': async (turn) => [replace(lot(turn, turn.snapshot))],
  'keep.takeOpen': takeOpen,
  'keep.take': takeIn,
  'keep.keep': decide(keepParked, ({ say }) => say('keep:kept')),
  'keep.dropParked': decide(dropParked, (turn, data) => undoable(turn, data, 'keep:droppedParked')),
  'keep.restore': decide(restoreParked, ({ say }) => say('keep:restored')),
});
