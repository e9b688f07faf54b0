/** What is somebody's own until it is done, and what of it nobody in the team owns any more. Pure. */
import type { Decision } from '../checkpoints/documents.ts';
import { byDue } from '../checkpoints/order.ts';
import type { Goal } from '../goals/documents.ts';
import type { Discussion, Intervention } from '../plan/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { isCurrent } from './status.ts';

export type Owned = Goal | Intervention | Decision | Discussion;

/** What is still to be done by such people and nobody else, in the order of the plan. */
export function ownedBy(snapshot: Snapshot, such: (person: string) => boolean): Owned[] {
  const { goals, interventions, decisions, discussions } = snapshot;
  return [
    ...goals.filter((one) => isCurrent(one) && such(one.owner)),
    ...interventions.filter((one) => isCurrent(one) && such(one.owner)),
    ...decisions.filter(({ owner, doneAt }) => !doneAt && such(owner)).toSorted(byDue),
    ...discussions.filter(({ state, people }) => state === 'planned' && people.every(such)),
  ];
}
