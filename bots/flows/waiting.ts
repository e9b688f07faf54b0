/** «vad väntar på mig?»: what is the person's to do, and doing it from there. */
import { messageCard, type Receipt } from '../../cards/common.ts';
import { BESIDE, isFromWaiting, waitingCard } from '../../cards/waiting.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { asCard, post, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { forOthers } from './sentence-around.ts';

const mine = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot, note?: Receipt) =>
  waitingCard(turn.who.locale, snapshot, turn.me, turn.today.toString(), {
    page: turn.page,
    ...(note ? { note } : {}),
  });

/** It is nobody else's business, so in a channel it is for the one who asked. */
export const ask = async (turn: TeamTurn, text: string): Promise<Reply[]> =>
  forOthers(turn, text)
    ? [post(turn, (to) => messageCard(to.say, 'people:waitingTheirs'))]
    : [toMe(turn, mine(turn), asCard('waiting'))];

/** After something was done from the list: the list as it now is, with a word about it; null for what was done elsewhere. */
export const backToWaiting = (turn: TeamTurn, data: Values, after: Snapshot, note: Receipt): Reply[] | null =>
  isFromWaiting(data) ? [replace(mine(turn, after, note))] : null;

export const actions = forTeam({
  'waiting.show': async (turn, data) => [data[BESIDE] === undefined ? replace(mine(turn)) : toMe(turn, mine(turn))],
});
