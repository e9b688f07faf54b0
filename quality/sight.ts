/** Who may see what of what has been written. Rights to change something are in rights.ts. */
import type { Checkpoint } from './checkpoints/documents.ts';
import { isOpen } from './checkpoints/joint-picture.ts';
import type { Member } from './people/documents.ts';
import { mayManage } from './rights.ts';
import type { Snapshot } from './snapshot.ts';

/** Nothing, one's own part, or all of it. */
export type Sight = 'nothing' | 'own' | 'whole';

/** Whether somebody is in the team now: whoever has left, or is of another team, sees nothing of it. */
const belongs = ({ members }: Snapshot, { id }: Pick<Member, 'id'>): boolean =>
  members.some((member) => member.active && member.id === id);

/**
 * Each profession writes on its own first, so before the joint picture opens everybody sees their own part. From then on the team sees the
 * whole, and goes on seeing it when the checkpoint is closed and in later years. `today` is an ISO date.
 */
export function sightOfCheckpoint(snapshot: Snapshot, checkpoint: Checkpoint, viewer: Member, today: string): Sight {
  if (!belongs(snapshot, viewer)) return 'nothing';
  return isOpen(snapshot, checkpoint, today) ? 'whole' : 'own';
}

/** Who changed what: whoever manages the team sees all of it, a member what concerns them. */
export function sightOfHistory(snapshot: Snapshot, viewer: Member): Sight {
  if (!belongs(snapshot, viewer)) return 'nothing';
  return mayManage(snapshot, viewer) ? 'whole' : 'own';
}
