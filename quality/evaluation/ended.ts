/** How a goal ended, once it has. Pure. */
import type { Goal } from '../goals/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Outcome, Unsayable } from './documents.ts';
import { signatureOf, verdictOnGoal } from './evaluating.ts';
import { outcomeOf } from './outcome.ts';

export type Ended = {
  readonly outcome: Outcome;
  /** Only where `outcome` is `cannotSay`. */
  readonly why: Unsayable | null;
  /** Whether its owner has said so, or its figures alone. */
  readonly by: 'owner' | 'figures';
};

/** Null for a goal that goes on, or is not in the plan: until its last day has been, or its year is signed. `today` is an ISO date; null in a year that is over. */
export function endOf(snapshot: Snapshot, goal: Goal, today: string | null): Ended | null {
  if (goal.state !== 'active' && goal.state !== 'finished') return null;
  const isOver = today === null || goal.deadline < today || signatureOf(snapshot) !== undefined;
  if (!isOver) return null;
  const verdict = verdictOnGoal(snapshot, goal.id);
  const { outcome, why } = verdict ?? outcomeOf(snapshot, goal);
  return { outcome, why, by: verdict ? 'owner' : 'figures' };
}
