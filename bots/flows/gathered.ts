/** The coordinator says that the school's data is there before a checkpoint, or that it is not after all. */
import { messageCard, sentenceCard, undoableCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { checkpointOf, dataGathered, dataNotGathered } from '../../quality/checkpoints/act.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import type { Reply } from '../messenger.ts';
import { privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';
import { backToWaiting } from './waiting.ts';

/** What takes back that the data is there. */
export const notGatheredData = ({ snapshot }: TeamTurn, { id }: Checkpoint) =>
  ({ do: 'checkpoint.notGathered', team: snapshot.key.team, checkpoint: id }) as const;

async function gathered(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = checkpointOf(turn.snapshot, { checkpoint: data['checkpoint'] ?? '' });
  if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  const taken = await take(turn, dataGathered, { checkpoint: checkpoint.id });
  if (!taken.after) return taken.refusal ?? [];
  const words = turn.say('checkpoint:gatheredDone', { date: formatDate(turn.who.locale, checkpoint.date) });
  const { from, page } = data;
  const undo = { ...notGatheredData(turn, checkpoint), ...(from ? { from } : {}), ...(page ? { page } : {}) };
  return backToWaiting(turn, data, taken.after, { words, undo }) ?? [replace(undoableCard(turn.say, words, undo))];
}

async function notGathered(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = checkpointOf(turn.snapshot, { checkpoint: data['checkpoint'] ?? '' });
  if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  const taken = await take(turn, dataNotGathered, { checkpoint: checkpoint.id });
  if (!taken.after) return taken.refusal ?? [];
  const words = turn.say('checkpoint:gatheredUndone', { date: formatDate(turn.who.locale, checkpoint.date) });
  return backToWaiting(turn, data, taken.after, words) ?? [replace(sentenceCard(turn.say, words))];
}

export const actions = forTeam({ 'checkpoint.gathered': gathered, 'checkpoint.notGathered': notGathered });
