/** The status that a goal's figures speak for, beside the one that its owner gives. Pure. */
import { isComparable } from '../data/goal-points.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Goal, GoalStatus } from './documents.ts';
import { expectedOn, wayOf } from './expected.ts';

/**
 * How far behind the straight line from baseline to target a value may lie, as a share of the whole way. Ours, of December 2026: no source
 * for such limits was found. A school's figures move in steps, so a fifth of the way is no deviation.
 */
const LITTLE_BEHIND = 0.2;
const FAR_BEHIND = 0.4;

/**
 * By where a value lies on an ISO date against where it should lie by then (expected.ts); null when the goal or the value says no number.
 * `season` is what the same month or term had the year before: from there it goes as far as the way goes from the baseline.
 */
export function suggestedStatus(
  goal: Goal,
  value: number | null,
  date: string,
  yearStart: string,
  season: number | null = null,
): GoalStatus | null {
  const { baseline, target } = goal;
  const way = wayOf(goal, yearStart);
  if (value === null || baseline === null || target === null || baseline === target || !way) return null;
  const expected = expectedOn(way, date) + (season === null ? 0 : season - baseline);
  const behind = (expected - value) / (target - baseline);
  if (behind <= LITTLE_BEHIND) return 'onTrack';
  return behind <= FAR_BEHIND ? 'someDeviation' : 'offTrack';
}

/** What a value that somebody has reported on an ISO date speaks for; null where it is counted in another way than the baseline is. */
export const suggestedAt = (snapshot: Snapshot, goal: Goal, value: number | null, date: string): GoalStatus | null =>
  isComparable(snapshot, goal, date) ? suggestedStatus(goal, value, date, snapshot.team.calendar.autumnStart) : null;
