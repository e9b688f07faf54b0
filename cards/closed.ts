/** A checkpoint that has been closed. */
import { decisionsOf } from '../quality/checkpoints/decisions-of.ts';
import { answersSent, type Checkpoint } from '../quality/checkpoints/documents.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, text } from './card.ts';
import { card } from './common.ts';
import { carriedRow } from './points.ts';
import { askReport, seeCheckpoint } from './see.ts';
import type { Say } from './texts.ts';

/** That it is closed, and where to read it from now on; or that it was not meant. `sent`: closing it has sent its decisions. */
export function closedCard(say: Say, snapshot: Snapshot, checkpoint: Checkpoint, sent = false): Card {
  const { answers } = snapshot;
  const isEmpty = answersSent(answers, checkpoint.id).length === 0 && decisionsOf(snapshot, checkpoint).length === 0;
  const words = say(isEmpty ? 'checkpoint:closedEmpty' : 'checkpoint:closed', {
    number: numberOf(snapshot, checkpoint.id),
  });
  return card(
    say,
    words,
    [text(words), ...(sent ? [text(say('checkpoint:closedSent'))] : []), ...carriedRow(say, snapshot, checkpoint)],
    [
      askReport(say, snapshot, checkpoint),
      seeCheckpoint(say, snapshot, checkpoint),
      button(say('common:undo'), { do: 'checkpoint.reopen', team: snapshot.key.team, checkpoint: checkpoint.id }),
    ],
  );
}
