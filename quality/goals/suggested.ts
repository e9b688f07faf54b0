/** The status that a goal's figures speak for, beside the one that its owner gives. Pure. */
import type { Goal, GoalStatus } from './documents.ts';

/**
 * How far behind the straight line from baseline to target a value may lie, as a share of the whole way. Ours, of December 2026: no source
 * for such limits was found. A school's figures move in steps, so a fifth of the way is no deviation.
 */
const LITTLE_BEHIND = 0.2;
const FAR_BEHIND = 0.4;

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** The share of the goal's time that has passed on an ISO date, from 0 to 1: from the day it was made to its deadline. */
function timePassed({ createdAt, deadline }: Goal, date: string): number {
  const made = createdAt.slice(0, 10);
  const whole = daysBetween(made, deadline);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(made, date) / whole));
}

/** By where a value lies on an ISO date against where it should lie; null when the goal or the value says no number. */
export function suggestedStatus(goal: Goal, value: number | null, date: string): GoalStatus | null {
  const { baseline, target } = goal;
  if (value === null || baseline === null || target === null || baseline === target) return null;
  const behind = timePassed(goal, date) - (value - baseline) / (target - baseline);
  if (behind <= LITTLE_BEHIND) return 'onTrack';
  return behind <= FAR_BEHIND ? 'someDeviation' : 'offTrack';
}
