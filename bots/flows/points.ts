/** The points of a checkpoint's agenda, ticked off or carried on by whoever presses. */
import { messageCard } from '../../cards/common.ts';
import { pointsCard } from '../../cards/points.ts';
import type { TextKey } from '../../cards/texts.ts';
import type { Act } from '../../quality/act.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { carryPoint, tickPoint } from '../../quality/keep/points-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

function points(turn: TeamTurn, snapshot: Snapshot, data: Values, note?: string): Reply[] {
  const { who, me, today, page, say } = turn;
  const checkpoint: Checkpoint | undefined = snapshot.checkpoints.find(({ id }) => id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(say, 'common:outdatedCard'))];
  const shown = { page, ...(note ? { note } : {}) };
  return [replace(pointsCard(who.locale, snapshot, checkpoint, me, today.toString(), shown))];
}

const settle =
  (act: Act<{ note: string; checkpoint: string }>, note: TextKey) =>
  async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
    const taken = await take(turn, act, { note: data['note'] ?? '', checkpoint: data['checkpoint'] ?? '' });
    return taken.after ? points(turn, taken.after, data, turn.say(note)) : (taken.refusal ?? []);
  };

export const actions = forTeam({
  'keep.points': async (turn, data) => points(turn, turn.snapshot, data),
  'keep.tick': settle(tickPoint, 'keep:pointTicked'),
  'keep.carry': settle(carryPoint, 'keep:pointIsCarried'),
});
