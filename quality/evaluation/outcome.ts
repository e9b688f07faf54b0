/** How a goal ended, by its own numbers: from baseline, target and the value at its deadline. Pure. */
import { isComparable, isOtherMeasure, pointsThisYear } from '../data/goal-points.ts';
import type { Observation } from '../data/observations.ts';
import { periodEnd } from '../data/periods.ts';
import type { Goal } from '../goals/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { goalState } from '../status/status.ts';
import type { Outcome, Unsayable } from './documents.ts';

export type ComputedOutcome = {
  readonly outcome: Outcome;
  /** Only where `outcome` is `cannotSay`. */
  readonly why: Unsayable | null;
  /** The value that it rests on, and the ISO day it is of, of a period the last; null without one. */
  readonly value: number | null;
  readonly date: string | null;
  /** The period of the school's own statistics; null where the value is the owner's. */
  readonly period: string | null;
  /** Whether the value is the school's own statistics, or what the owner reported. */
  readonly from: Found['from'] | null;
  /** An older value that says something else: statistics beside a later report, or the other way round. */
  readonly older: Found | null;
};
/** A value with the ISO day that it is of. */
export type Found = {
  readonly value: number;
  readonly date: string;
  /** Of the school's own statistics. */
  readonly period: string | null;
  readonly from: 'data' | 'owner';
};

/** From here on a goal that did not reach its target is partly reached: half of the way. Ours; no source sets a limit. */
const PARTLY = 0.5;
/** Fewer pupils than this move a figure by chance (Skolverket publishes no figure about fewer). */
const FEW = 10;

/**
 * By the newest value that there is, the school's own statistics or what the owner reported: a verdict never rests on the older of two. What is
 * hidden or another measure is said to be so.
 */
export function outcomeOf(snapshot: Snapshot, goal: Goal): ComputedOutcome {
  const { baseline, target, groupSize } = goal;
  const unsaid = (why: Unsayable): ComputedOutcome => ({
    outcome: 'cannotSay',
    why,
    value: null,
    date: null,
    period: null,
    from: null,
    older: null,
  });
  if (baseline === null || target === null) return unsaid('missing');
  const measured = pointsThisYear(snapshot, goal).at(-1) ?? null;
  if ((groupSize ?? FEW) < FEW || (measured?.n ?? FEW) < FEW) return unsaid('tooFew');
  const reported = reportedBy(snapshot, goal);
  const figure = measured?.value.kind === 'number' ? asFound(measured, measured.value.number) : null;
  const found = newest(figure, reported);
  if (found && !isComparable(snapshot, goal, found.date)) return unsaid('definitionChanged');
  if (found) {
    const other = found === figure ? reported : figure;
    const older = other && other.value !== found.value ? other : null;
    return { ...found, outcome: judged(goal, baseline, target, found.value), why: null, older };
  }
  if (measured) return unsaid(measured.value.kind === 'missing' ? 'missing' : 'hidden');
  return unsaid(isOtherMeasure(snapshot, goal) ? 'otherMeasure' : 'missing');
}

/** A figure of a period that ends on the day of a report counts before it. */
const newest = (figure: Found | null, reported: Found | null): Found | null =>
  figure && reported ? (reported.date > figure.date ? reported : figure) : (figure ?? reported);

const asFound = ({ period }: Observation, value: number): Found => ({
  value,
  date: periodEnd(period).toString(),
  period,
  from: 'data',
});

function judged({ direction }: Goal, baseline: number, target: number, value: number): Outcome {
  const sign = direction === 'higher' ? 1 : -1;
  if (sign * (value - target) >= 0) return 'reached';
  const way = target - baseline;
  return way !== 0 && (value - baseline) / way >= PARTLY ? 'partly' : 'notReached';
}

function reportedBy(snapshot: Snapshot, goal: Goal): Found | null {
  const last = goalState(snapshot, goal).points.findLast(({ value }) => value !== null);
  return last && last.value !== null ? { value: last.value, date: last.date, period: null, from: 'owner' } : null;
}
