import type { Snapshot } from '../snapshot.ts';
import type { Checkpoint, Decision } from './documents.ts';

/** Checkpoints in the order of their days; their place is the number that people use. */
export const inOrder = (checkpoints: readonly Checkpoint[]): Checkpoint[] =>
  checkpoints.toSorted((a, b) => a.date.localeCompare(b.date));
/** 1, 2, 3 or 4; 0 for one that is not there. */
export const numberOf = (snapshot: Snapshot, id: string): number =>
  inOrder(snapshot.checkpoints).findIndex((checkpoint) => checkpoint.id === id) + 1;

/** The checkpoint that is under way on an ISO date: the one that was held last, while it is open, or the one to come. */
export function underWayOn({ checkpoints }: Pick<Snapshot, 'checkpoints'>, day: string): Checkpoint | undefined {
  const open = inOrder(checkpoints).filter(({ state }) => state === 'planned');
  return open.findLast(({ date }) => date <= day) ?? open[0];
}

/** Decisions by the day when they are due; those of one day as they were entered. */
export const byDue = (a: Decision, b: Decision): number =>
  a.due.localeCompare(b.due) || (a.createdAt ?? '').localeCompare(b.createdAt ?? '');
