/** The buttons to a checkpoint's page and to a report, for every card that names what they are about. */
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button } from './card.ts';
import type { Say } from './texts.ts';

/** `snapshot` is the year that the checkpoint belongs to. */
export const seeCheckpoint = (say: Say, snapshot: Snapshot, { id }: Checkpoint): Button =>
  button(say('page:see', { number: numberOf(snapshot, id) }), {
    do: 'checkpoint.see',
    team: snapshot.key.team,
    checkpoint: id,
    year: snapshot.team.calendar.schoolYear,
  });

/** `snapshot` is the year that it is about. Without a checkpoint what is most likely meant is chosen. */
export const askReport = (say: Say, snapshot: Snapshot, checkpoint?: Checkpoint): Button =>
  button(say('report:ask'), {
    do: 'reports.open',
    team: snapshot.key.team,
    year: snapshot.team.calendar.schoolYear,
    ...(checkpoint ? { which: `checkpoint:${checkpoint.id}` } : {}),
  });
