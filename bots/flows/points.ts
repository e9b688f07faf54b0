/** The points of a checkpoint's agenda, ticked off or carried on by whoever presses. */
import { agendaCard } from '../../cards/agenda.ts';
import { messageCard, shared } from '../../cards/common.ts';
import { AGENDA, pointsCard } from '../../cards/points.ts';
import type { TextKey } from '../../cards/texts.ts';
import type { Act } from '../../quality/act.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { carryPoint, reopenPoint, tickPoint } from '../../quality/keep/points-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

/** The points of the checkpoint that the data names, on the card that the press was on. */
export function points(turn: TeamTurn, snapshot: Snapshot, data: Values, note?: string): Reply[] {
  const { who, me, today, page, say } = turn;
  const checkpoint: Checkpoint | undefined = snapshot.checkpoints.find(({ id }) => id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(say, 'common:outdatedCard'))];
  if (data['on'] === AGENDA) return [replace(sharedAgenda(snapshot, checkpoint, page))];
  const shown = { page, ...(note ? { note } : {}) };
  return [replace(pointsCard(who.locale, snapshot, checkpoint, me, today.toString(), shown))];
}

/** The agenda in the channel is everybody's; a further page of it is of the one who turned to it. */
const sharedAgenda = (snapshot: Snapshot, checkpoint: Checkpoint, page: number) => {
  const made = agendaCard(snapshot, checkpoint, snapshot.team.locale, page);
  return page === 0 ? shared(made) : made;
};

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
  'keep.reopen': settle(reopenPoint, 'keep:pointReopened'),
});
