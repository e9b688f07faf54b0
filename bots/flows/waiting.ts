/** «vad väntar på mig?»: what is the person's to do, and doing it from there. */
import { formatDate } from '../../cards/format.ts';
import { decidersIn, namesOf } from '../../cards/setup.ts';
import { isFromWaiting, waitingCard } from '../../cards/waiting.ts';
import { checkpointMeant } from '../../language/reading/which-time.ts';
import { inOrder, numberOf } from '../../quality/checkpoints/order.ts';
import { mayDecide } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { currentCheckpoint } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { asCard, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';

const mine = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot, note?: string) =>
  waitingCard(turn.who.locale, snapshot, turn.me, turn.today.toString(), {
    page: turn.page,
    ...(note ? { note } : {}),
  });

/** «stäng avstämning 1»: what is closed from here, by whom and when. */
const CLOSE = /^(?:stäng|stänga|avsluta|close) /iu;

/** It is nobody else's business, so in a channel it is for the one who asked. */
export const ask = async (turn: TeamTurn, text: string): Promise<Reply[]> => {
  const note = CLOSE.test(text.trim()) ? closing(turn, text) : undefined;
  return [toMe(turn, mine(turn, turn.snapshot, note), asCard('waiting'))];
};

/** Why a checkpoint cannot be closed yet, or not by the one who asks; nothing where the list has it. */
function closing({ say, snapshot, me, today, who }: TeamTurn, text: string): string | undefined {
  const meant = checkpointMeant(text);
  const all = inOrder(snapshot.checkpoints);
  const one = meant && 'number' in meant ? all[meant.number - 1] : currentCheckpoint(snapshot, today.toString());
  if (!one) return undefined;
  const number = numberOf(snapshot, one.id);
  if (one.state === 'closed') return say('waiting:closedAlready', { number });
  const names = namesOf(say, decidersIn(snapshot));
  const from = formatDate(who.locale, one.date, 'long');
  if (one.date > today.toString()) return say('waiting:closedFrom', { number, from, names });
  return mayDecide(snapshot, me) ? undefined : say('waiting:closedBy', { number, names });
}

/** After something was done from the list: the list as it now is, with a word about it; null for what was done elsewhere. */
export const backToWaiting = (turn: TeamTurn, data: Values, after: Snapshot, note: string): Reply[] | null =>
  isFromWaiting(data) ? [replace(mine(turn, after, note))] : null;

export const actions = forTeam({ 'waiting.show': async (turn) => [replace(mine(turn))] });
