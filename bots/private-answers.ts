/**
 * What answers somebody's words for their eyes only, where others read along. It has nowhere to be shown again if it is lost, so it is a
 * delivery; where to turn when something is acute is one everywhere.
 */
import { codeOf } from '../quality/errors.ts';
import { candidates, teamTurn } from './find-team.ts';
import type { Reply } from './messenger.ts';
import { commit, type TeamTurn, type Turn } from './turn.ts';

/** The replies that are left to be shown at once; those that a delivery can say are written as deliveries, if the person has a team. */
export async function asDeliveries(turn: Turn, replies: readonly Reply[]): Promise<Reply[]> {
  const inChannel = turn.inbound.chat.kind === 'channel';
  const later = replies.filter(
    (reply) => reply.as === 'private' && reply.told && (inChannel || reply.told.kind === 'acute'),
  );
  const team = later.length > 0 ? await teamOf(turn, later) : null;
  if (!team) return [...replies];
  const told = later.flatMap((reply) => (reply.as === 'private' && reply.told ? [reply.told] : []));
  try {
    await commit(
      team,
      [],
      told.map((one) => ({ ...one, recipient: team.me.id })),
    );
    return replies.filter((reply) => !later.includes(reply));
  } catch (error) {
    // A store that fails must not keep it from the person: then it is shown once, at once.
    turn.log.warn({ code: codeOf(error), id: turn.inbound.id }, 'private answer not written down');
    return [...replies];
  }
}

/** The team that the replies are of, or the person's first. */
async function teamOf(turn: Turn, replies: readonly Reply[]): Promise<TeamTurn | null> {
  const [named] = replies.flatMap((reply) => (reply.as === 'private' && reply.of ? [reply.of] : []));
  const key = named ?? (await candidates(turn))[0];
  return key ? teamTurn(turn, key) : null;
}
