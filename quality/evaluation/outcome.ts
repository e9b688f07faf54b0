/** How a goal ended, by its own numbers: from baseline, target and the value at its deadline. Pure. */
import { definitionsOf } from '../data/definitions.ts';
import type { IndicatorDefinition } from '../data/indicators.ts';
import type { Observation } from '../data/observations.ts';
import { periodEnd, periodStart } from '../data/periods.ts';
import type { Goal } from '../goals/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { goalState } from '../status/status.ts';
import type { Outcome, Unsayable } from './documents.ts';

export type ComputedOutcome = {
  readonly outcome: Outcome;
  /** Only where `outcome` is `cannotSay`. */
  readonly why: Unsayable | null;
  /** The value that it rests on, and the ISO day it is of; null without one. */
  readonly value: number | null;
  readonly date: string | null;
  /** Whether the value is the school's own statistics, or what the owner reported. */
  readonly from: 'data' | 'owner' | null;
};

/** From here on a goal that did not reach its target is partly reached: half of the way. Ours; no source sets a limit. */
const PARTLY = 0.5;
/** Fewer pupils than this move a figure by chance (Skolverket publishes no figure about fewer). */
const FEW = 10;
/** A value this many days after the deadline is still the goal's: a term's figures come when it is over. */
const LATE_DAYS = 45;

/** The statistics at hand count before what the owner reported; what is hidden or another measure is said to be so. */
export function outcomeOf(snapshot: Snapshot, goal: Goal): ComputedOutcome {
  const { baseline, target, groupSize } = goal;
  const unsaid = (why: Unsayable): ComputedOutcome => ({
    outcome: 'cannotSay',
    why,
    value: null,
    date: null,
    from: null,
  });
  if (baseline === null || target === null) return unsaid('missing');
  if (groupSize !== null && groupSize < FEW) return unsaid('tooFew');
  const measured = measuredBy(snapshot, goal);
  const reported = reportedBy(snapshot, goal);
  const found = measured?.value.kind === 'number' ? asFound(measured, measured.value.number) : reported;
  if (found) return { ...found, outcome: judged(goal, baseline, target, found.value), why: null };
  if (measured) return unsaid(measured.value.kind === 'missing' ? 'missing' : 'hidden');
  return unsaid(isOtherMeasure(snapshot, goal) ? 'otherMeasure' : 'missing');
}

type Found = { readonly value: number; readonly date: string; readonly from: 'data' | 'owner' };
const asFound = ({ period }: Observation, value: number): Found => ({
  value,
  date: periodEnd(period).toString(),
  from: 'data',
});

function judged({ direction }: Goal, baseline: number, target: number, value: number): Outcome {
  const sign = direction === 'higher' ? 1 : -1;
  if (sign * (value - target) >= 0) return 'reached';
  const way = target - baseline;
  return way !== 0 && (value - baseline) / way >= PARTLY ? 'partly' : 'notReached';
}

/** The latest value of the goal's indicator that is of this year and about the goal's grade, or the whole school. */
function measuredBy(snapshot: Snapshot, goal: Goal): Observation | null {
  if (isOtherMeasure(snapshot, goal)) return null;
  const observations = snapshot.series.find(({ id }) => id === goal.indicatorKey)?.observations ?? [];
  const grade = gradeIn(goal.group);
  const last = Temporal.PlainDate.from(goal.deadline).add({ days: LATE_DAYS }).toString();
  const { autumnStart } = snapshot.team.calendar;
  const ours = observations
    .filter(({ group, scope }) => group === 'all' && scope === grade)
    // A calendar year is half of last year's; a period that ends after the deadline says more than the goal asks.
    .filter(
      ({ period }) => periodStart(period).toString() >= monthOf(autumnStart) && periodEnd(period).toString() <= last,
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(periodEnd(a.period), periodEnd(b.period)));
  return ours.at(-1) ?? null;
}

const monthOf = (iso: string): string => Temporal.PlainDate.from(iso).with({ month: 7, day: 1 }).toString();

/** `7` of «åk 7»; the whole school for spans and everything else. */
const gradeIn = (group: string): string =>
  /(?:åk|årskurs|year|grade)\.?\s*([1-9F])(?!\s*[–-])(?!\d)/iu.exec(group)?.[1] ?? '';

/** The goal counts in something else than its indicator does: a share is no number of pupils. */
function isOtherMeasure(snapshot: Snapshot, { indicatorKey, unit }: Goal): boolean {
  const definition = definitionsOf(snapshot).find(({ key }) => key === indicatorKey);
  return definition !== undefined && isShare(definition) !== /%|procent|per ?cent|andel/iu.test(unit);
}
const isShare = ({ unit }: IndicatorDefinition): boolean => unit === 'percent';

function reportedBy(snapshot: Snapshot, goal: Goal): Found | null {
  const last = goalState(snapshot, goal).points.findLast(({ value }) => value !== null);
  return last && last.value !== null ? { value: last.value, date: last.date, from: 'owner' } : null;
}
