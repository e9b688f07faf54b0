/** Which decisions a checkpoint has. Pure. */
import type { Snapshot } from '../snapshot.ts';
import type { Checkpoint, Decision } from './documents.ts';
import { byDue } from './order.ts';

/** A checkpoint's decisions by their day. */
export const decisionsOf = ({ decisions }: Snapshot, { id }: Checkpoint): Decision[] =>
  decisions.filter(({ checkpoint }) => checkpoint === id).toSorted(byDue);
