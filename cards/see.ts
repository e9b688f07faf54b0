/** The button to a checkpoint's page, for every card that names one. */
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
