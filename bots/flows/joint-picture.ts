/** The joint picture of a checkpoint: seen by all once all have written, and added to. */
import { z } from 'zod';
import { messageCard } from '../../cards/common.ts';
import { additionCard, jointPictureCard } from '../../cards/joint-picture.ts';
import type { Addition, Checkpoint } from '../../quality/checkpoints/documents.ts';
import { isOpen } from '../../quality/checkpoints/joint-picture.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { currentCheckpoint } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { commit, open, post, privately, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';

/** More than this and nobody reads them. */
const MAX_ADDITIONS = 60;

type Shown = { page?: number; note?: string };
const picture = (turn: TeamTurn, snapshot: Snapshot, checkpoint: Checkpoint, shown: Shown = {}) =>
  jointPictureCard(turn.who.locale, snapshot, checkpoint, turn.today.toString(), shown);

export async function show(turn: TeamTurn): Promise<Reply[]> {
  const checkpoint =
    currentCheckpoint(turn.snapshot, turn.today.toString()) ?? turn.snapshot.checkpoints.toSorted(byDate).at(-1);
  if (!checkpoint) return [post(messageCard(turn.say, 'checkpoint:noCheckpoint'))];
  return [post(picture(turn, turn.snapshot, checkpoint))];
}
const byDate = (a: Checkpoint, b: Checkpoint): number => a.date.localeCompare(b.date);

type Step = (turn: TeamTurn, checkpoint: Checkpoint, data: Values, values: Values) => Promise<Reply[]>;
const withOpenPicture =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
    if (!checkpoint || checkpoint.state === 'closed') return [privately(messageCard(turn.say, 'common:outdatedCard'))];
    if (!isOpen(turn.snapshot, checkpoint, turn.today.toString()))
      return [replace(picture(turn, turn.snapshot, checkpoint))];
    return step(turn, checkpoint, data, values);
  };

const addOpen: Step = async (turn, checkpoint) => [
  open(additionCard(turn.who.locale, turn.snapshot, checkpoint, crypto.randomUUID(), { text: '', goal: '' })),
];

const add: Step = async (turn, checkpoint, data, values) => {
  const { snapshot, who } = turn;
  const id = data['addition'] ?? '';
  const typed = { text: (values['text'] ?? '').trim(), goal: values['goal'] ?? '' };
  const done = { note: turn.say('plan:pictureAdded') };
  if (snapshot.additions.some((addition) => addition.id === id))
    return [replace(picture(turn, snapshot, checkpoint, done))];
  const problems: string[] = [...turn.refused];
  if (typed.text === '') problems.push(turn.say('plan:pictureNeeds'));
  if (typed.text.length > 300)
    problems.push(turn.say('common:tooLong', { field: turn.say('plan:pictureAddText'), max: 300 }));
  if (snapshot.additions.filter((a) => a.checkpoint === checkpoint.id).length >= MAX_ADDITIONS)
    problems.push(turn.say('plan:pictureFull'));
  if (problems.length > 0 || !z.uuid().safeParse(id).success)
    return [replace(additionCard(who.locale, snapshot, checkpoint, id, typed, problems))];
  const addition: Addition = {
    kind: 'addition',
    id,
    version: 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    checkpoint: checkpoint.id,
    person: turn.me.id,
    goal: snapshot.goals.some((goal) => goal.id === typed.goal) ? typed.goal : null,
    text: typed.text,
    at: turn.now.toString(),
  };
  const after = await commit(turn, [put(addition)]);
  return [replace(picture(turn, after, checkpoint, done))];
};

/** Also after the checkpoint is closed: what was written is still there to read. */
const see = async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
  const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  return [replace(picture(turn, turn.snapshot, checkpoint, { page: turn.page }))];
};

export const actions = forTeam({
  'picture.see': see,
  'picture.addOpen': withOpenPicture(addOpen),
  'picture.add': withOpenPicture(add),
});
