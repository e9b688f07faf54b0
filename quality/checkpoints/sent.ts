/** Whether a checkpoint's decisions have been sent on to the principal. Pure. */
import { localDay } from '../local-day.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Checkpoint } from './documents.ts';

/** When they were; null until then. What was sent before the checkpoint's day, as it is now, leaves the step to be done on it. */
export function sentAt({ team }: Snapshot, { decisionsRecordedAt, date }: Checkpoint): string | null {
  if (decisionsRecordedAt === null) return null;
  return localDay(team, decisionsRecordedAt).toString() < date ? null : decisionsRecordedAt;
}
