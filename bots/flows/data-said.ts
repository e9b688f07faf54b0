/** A table that is pasted into the chat itself: read as in its form. */
import { inputsOf } from '../../cards/card.ts';
import { messageCard } from '../../cards/common.ts';
import { guardForm } from '../guard.ts';
import type { Reply } from '../messenger.ts';
import { asAnswer, openFilled, privately, type TeamTurn } from '../turn.ts';
import { paste } from './data-import.ts';

/** In the person's own chat only, as with files. The guard sees the table as it sees the form's. */
export async function tableSaid(turn: TeamTurn, table: string): Promise<Reply[]> {
  if (turn.inbound.chat.kind === 'channel')
    return [privately(messageCard(turn.say, 'data:onlyPrivate'), asAnswer('data:onlyPrivate'))];
  const replies = await guardForm(turn, turn.snapshot, { table }, ({ refused, emptied }, values) =>
    paste({ ...turn, refused, emptied }, {}, values),
  );
  // There is no form on the screen to turn into another card.
  return replies.map((reply) => {
    if (reply.as !== 'replace') return reply;
    return inputsOf(reply.card.body).length > 0 ? openFilled(reply.card) : { ...reply, as: 'post' };
  });
}
