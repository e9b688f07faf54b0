/** What came up off the plan and was put aside, in sums: never by whom. That a team has left its plan nobody here can know, and no card says so. */
import { checkpointBefore } from '../plan/discussions.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Deviation, OFF_PLAN, type OffPlanCategory, type Parked } from './documents.ts';

export type DeviationSums = {
  readonly total: number;
  /** Kinds that occurred, the most common first. */
  readonly kinds: readonly { readonly category: OffPlanCategory; readonly count: number }[];
};

/** Since the checkpoint before `today` (or the school year's beginning). */
export function deviationSums(snapshot: Snapshot, today: string): DeviationSums {
  const since = checkpointBefore(snapshot, today)?.date ?? snapshot.team.calendar.autumnStart;
  return sumsOf(snapshot.deviations.filter((d) => d.date >= since && d.date <= today));
}

/** Only what somebody chose to park, refer or drop counts: neither what turned out to belong to the plan, nor a question that nobody has answered. */
export function sumsOf(deviations: readonly Deviation[]): DeviationSums {
  const counted = deviations.filter(({ decision }) => decision !== 'inPlan' && decision !== 'asked');
  const kinds = OFF_PLAN.map((category) => ({
    category,
    count: counted.filter((deviation) => deviation.category === category).length,
  }));
  return {
    total: counted.length,
    kinds: kinds.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count),
  };
}

/** What is to be gone through at the next checkpoint, the oldest first. */
export const parkedNow = (snapshot: Snapshot): Parked[] =>
  snapshot.parked.filter((item) => item.state === 'parked').toSorted((a, b) => a.parkedAt.localeCompare(b.parkedAt));
