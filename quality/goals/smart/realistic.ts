/** Realistic: the step that is asked, against what has happened there before. */
import type { Problem } from '../../problem.ts';
import { countsReports, type Direction, saysWhyMore } from './direction.ts';
import type { SmartGoal } from './goal.ts';
import { ofSameHalf, resultsToCompare, seasonOf, type Value } from './seasons.ts';
import { has, plain } from './text.ts';

/** A step larger than so many of the largest earlier ones, and outside all that has been, is far beyond what has happened. */
const FAR_STEPS = 3;
/** Where nothing has ever moved, so much of the baseline counts as a step. */
const SMALLEST_STEP = 0.05;
/** Older values say little about what can happen now. A period that comes twice counts once, as it stands last. */
const LONGEST_HISTORY = 60;
/** Fewer pupils than this and one of them moves a share by more than three percentage points. */
const SMALL_GROUP = 30;
/** A justification says something. */
const MIN_JUSTIFICATION = 10;
/** So many of something can all be gone in a year, though nobody knows how it went before. */
const FEW = 5;

type Make = (code: string, severity?: Problem['severity'], values?: Problem['values']) => Problem;
const problem: Make = (code, severity = 'error', values = {}) => ({ code, values, severity, field: 'target' });

export function judgeRealistic(goal: SmartGoal, direction: Direction): Problem[] {
  const { baseline, target } = goal;
  if (baseline === null || target === null || !Number.isFinite(baseline) || !Number.isFinite(target)) {
    return [problem('cannotCompare')];
  }
  if (baseline === target) return [problem('reached', 'error', { target })];
  if (direction !== 'unclear' && (direction === 'higher') !== target > baseline) {
    return [problem('wrongWay', 'error', { baseline, target })];
  }
  const share = /^\s*(?:%|procent|percent|per cent)\s*$/iu.test(goal.unit ?? '');
  if (share && (target < 0 || target > 100)) return [problem('impossible', 'error', { target })];
  return [
    ...(target > baseline && wantsMoreReports(goal) ? [problem('moreReports')] : []),
    ...stepProblems(goal, baseline, target, share),
    ...noiseProblems(goal, baseline, target, share),
  ];
}

function wantsMoreReports({ title, description, indicator, justification = '' }: SmartGoal): boolean {
  const words = `${plain(title)} ${plain(description)} ${plain(justification)}`;
  return countsReports(plain(indicator)) && !saysWhyMore(words);
}

/** Written as a reason, or in the goal's own words. */
const isJustified = ({ justification = '', description }: SmartGoal): boolean =>
  justification.trim().length >= MIN_JUSTIFICATION || has('reason', plain(description));

function knownOf(history: SmartGoal['history']): Value[] {
  const byPeriod = new Map(
    history
      .slice(-LONGEST_HISTORY)
      .flatMap(({ period, value }) =>
        value !== null && Number.isFinite(value) ? [[period, { period, value }] as const] : [],
      ),
  );
  return [...byPeriod.values()];
}

function stepProblems(goal: SmartGoal, baseline: number, target: number, share: boolean): Problem[] {
  const known = knownOf(goal.history);
  const steps = likeSteps(known);
  if (steps.length === 0) {
    const all = isAll(baseline, target, share) && !isJustified(goal);
    return [all ? problem('allAtOnce', 'error', { target }) : problem('shortHistory', 'warning')];
  }
  if (baseline === 0 && steps.every((step) => step === 0)) return [problem('shortHistory', 'warning')];
  const results = resultsToCompare(known, goal.deadline);
  const season = seasonProblem(known, results, target);
  if (season) return [season];
  const largest = Math.max(...steps) || Math.abs(baseline) * SMALLEST_STEP;
  const values = [...known.map(({ value }) => value), baseline];
  const outside = target > Math.max(...values) || target < Math.min(...values);
  const from = [baseline, ...results.slice(-1).map(({ value }) => value)];
  const asked = Math.min(...from.map((value) => Math.abs(target - value)));
  // A hair's breadth for sums of decimals such as 0.1 + 0.2.
  if (!outside || asked <= FAR_STEPS * largest * (1 + 1e-9)) return [];
  const justified = (goal.justification ?? '').trim().length >= MIN_JUSTIFICATION;
  return [
    problem(justified ? 'farJustified' : 'far', justified ? 'warning' : 'error', {
      asked: rounded(asked),
      largest: rounded(largest),
    }),
  ];
}

/** Everybody, or nobody any more, at once: further than the same number of smallest steps, counted in those it concerns. */
function isAll(baseline: number, target: number, share: boolean): boolean {
  if (target === 0) return share ? baseline > 100 * SMALLEST_STEP * FAR_STEPS : baseline > FEW;
  return share && target === 100 && 100 - baseline > 100 * SMALLEST_STEP * FAR_STEPS;
}

/** Spring is always there already, and autumn never: what looks like a step is the time of the year. */
function seasonProblem(known: readonly Value[], results: readonly Value[], target: number): Problem | null {
  const last = known.at(-1);
  const before = results.at(-1);
  if (!last || !before || results.length < 2) return null;
  const up = target > last.value;
  const there = ({ value }: Value): boolean => (up ? value >= target : value <= target);
  const swings = results.every(there) && !ofSameHalf(known, last).some(there);
  return swings ? problem('season', 'error', { period: before.period, value: before.value }) : null;
}

/** Sizes of the steps between values that can be compared: autumn with autumn; each with the next when no season recurs. */
function likeSteps(known: readonly Value[]): number[] {
  const bySeason = Map.groupBy(known, ({ period }) => seasonOf(period));
  const within = [...bySeason.values()].flatMap(stepsOf);
  return within.length > 0 ? within : stepsOf(known);
}

const stepsOf = (known: readonly Value[]): number[] =>
  known.slice(1).map(({ value }, index) => Math.abs(value - (known[index]?.value ?? value)));

/** A share of few pupils moves by chance alone: a step within one standard error says little. */
function noiseProblems(goal: SmartGoal, baseline: number, target: number, share: boolean): Problem[] {
  const n = goal.n ?? 0;
  if (!share || n <= 0 || !Number.isFinite(n)) return [];
  const p = Math.min(Math.max(baseline / 100, 0.05), 0.95);
  const error = 100 * Math.sqrt((p * (1 - p)) / n);
  const small = n < SMALL_GROUP && Math.abs(target - baseline) < 200 / n;
  return small || Math.abs(target - baseline) < error ? [problem('noise', 'warning', { n })] : [];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
