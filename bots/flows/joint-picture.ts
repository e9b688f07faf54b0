/** The joint picture of a checkpoint: seen by all once all have written, and added to. */
import { messageCard, type Receipt } from '../../cards/common.ts';
import { additionCard, jointPictureCard } from '../../cards/joint-picture.ts';
import { addToPicture, removeAddition } from '../../quality/checkpoints/act.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { isOpen } from '../../quality/checkpoints/joint-picture.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { currentCheckpoint } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { open, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

type Shown = { page?: number; note?: Receipt };
const picture = (turn: TeamTurn, snapshot: Snapshot, checkpoint: Checkpoint, shown: Shown = {}) =>
  jointPictureCard(turn.who.locale, snapshot, checkpoint, turn.today.toString(), shown);

export async function show(turn: TeamTurn): Promise<Reply[]> {
  const checkpoint =
    currentCheckpoint(turn.snapshot, turn.today.toString()) ?? turn.snapshot.checkpoints.toSorted(byDate).at(-1);
  if (!checkpoint) return [post(turn, (to) => messageCard(to.say, 'checkpoint:noCheckpoint'))];
  return [post(turn, (to) => picture(to, to.snapshot, checkpoint))];
}
const byDate = (a: Checkpoint, b: Checkpoint): number => a.date.localeCompare(b.date);

const checkpointOf = (turn: TeamTurn, data: Values): Checkpoint | undefined =>
  turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
const outdated = ({ say }: TeamTurn): Reply[] => [privately(messageCard(say, 'common:outdatedCard'))];

async function addOpen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = checkpointOf(turn, data);
  if (!checkpoint || checkpoint.state === 'closed') return outdated(turn);
  const empty = { text: '', goal: '' };
  return isOpen(turn.snapshot, checkpoint, turn.today.toString())
    ? [open(additionCard(turn.who.locale, turn.snapshot, checkpoint, crypto.randomUUID(), empty))]
    : [replace(picture(turn, turn.snapshot, checkpoint))];
}

async function add(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, who, say } = turn;
  const checkpoint = checkpointOf(turn, data);
  if (!checkpoint) return outdated(turn);
  const addition = data['addition'] ?? '';
  const typed = { text: (values['text'] ?? '').trim(), goal: values['goal'] ?? '' };
  const input = { checkpoint: checkpoint.id, addition, ...typed };
  const taken = await take(turn, addToPicture, input, { labels: { text: say('plan:pictureAddText') } });
  if (taken.after) {
    const undo = { do: 'picture.remove', team: snapshot.key.team, checkpoint: checkpoint.id, addition } as const;
    return [replace(picture(turn, taken.after, checkpoint, { note: { words: say('plan:pictureAdded'), undo } }))];
  }
  // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
  const id = snapshot.additions.some((one) => one.id === addition) ? crypto.randomUUID() : addition;
  return taken.refusal ?? [replace(additionCard(who.locale, snapshot, checkpoint, id, typed, taken.problems))];
}

async function remove(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = checkpointOf(turn, data);
  if (!checkpoint) return outdated(turn);
  const taken = await take(turn, removeAddition, { addition: data['addition'] ?? '' });
  if (!taken.after) return taken.refusal ?? [];
  return [replace(picture(turn, taken.after, checkpoint, { note: turn.say('plan:pictureRemoved') }))];
}

/** Also after the checkpoint is closed: what was written is still there to read. */
const see = async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
  const checkpoint = checkpointOf(turn, data);
  if (!checkpoint) return outdated(turn);
  return [replace(picture(turn, turn.snapshot, checkpoint, { page: turn.page }))];
};

export const actions = forTeam({
  'picture.see': see,
  'picture.addOpen': addOpen,
  'picture.add': add,
  'picture.remove': remove,
});
