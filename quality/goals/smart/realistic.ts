/** Realistic: the step that is asked, against what has happened there before. */
import type { Problem } from '../../problem.ts';
import type { SmartGoal } from './goal.ts';

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

export function judgeRealistic(goal: SmartGoal, direction: 'higher' | 'lower' | 'unclear'): Problem[] {
  const { baseline, target } = goal;
  const problem = (code: string, severity: Problem['severity'] = 'error', values: Problem['values'] = {}): Problem => ({
    code,
    values,
    severity,
    field: 'target',
  });
  if (baseline === null || target === null || !Number.isFinite(baseline) || !Number.isFinite(target)) {
    return [problem('cannotCompare')];
  }
  if (baseline === target) return [problem('reached', 'error', { target })];
  if (direction !== 'unclear' && (direction === 'higher') !== target > baseline) {
    return [problem('wrongWay', 'error', { baseline, target })];
  }
  const share = /^\s*(?:%|procent|percent)\s*$/iu.test(goal.unit ?? '');
  if (share && (target < 0 || target > 100)) return [problem('impossible', 'error', { target })];
  return [...stepProblems(goal, baseline, target, problem), ...noiseProblems(goal, baseline, target, share, problem)];
}

type Make = (code: string, severity?: Problem['severity'], values?: Problem['values']) => Problem;

function stepProblems(goal: SmartGoal, baseline: number, target: number, problem: Make): Problem[] {
  const byPeriod = new Map(
    goal.history
      .slice(-LONGEST_HISTORY)
      .flatMap(({ period, value }) =>
        value !== null && Number.isFinite(value) ? [[period, { period, value }] as const] : [],
      ),
  );
  const known = [...byPeriod.values()];
  const steps = likeSteps(known);
  if (steps.length === 0 || (baseline === 0 && steps.every((step) => step === 0)))
    return [problem('shortHistory', 'warning')];
  const largest = Math.max(...steps) || Math.abs(baseline) * SMALLEST_STEP;
  const values = [...known.map(({ value }) => value), baseline];
  const outside = target > Math.max(...values) || target < Math.min(...values);
  const asked = Math.abs(target - baseline);
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

/** Sizes of the steps between values that can be compared: autumn with autumn; each with the next when no season recurs. */
function likeSteps(known: readonly { period: string; value: number }[]): number[] {
  const bySeason = new Map<string, number[]>();
  for (const { period, value } of known) {
    const season = seasonOf(period);
    bySeason.set(season, [...(bySeason.get(season) ?? []), value]);
  }
  const within = [...bySeason.values()].flatMap(stepsOf);
  return within.length > 0 ? within : stepsOf(known.map(({ value }) => value));
}

const stepsOf = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));

/** `ht`, `vt`, a month, or nothing for a whole year. */
function seasonOf(period: string): string {
  const found =
    /(?<!\p{L})(ht|vt|höst|vår|autumn|spring|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)/iu.exec(period);
  const season = found?.[1]?.toLowerCase() ?? '';
  if (season !== '') return season;
  return /^\d{4}-(\d{2})$/.exec(period.trim())?.[1] ?? '';
}

/** A share of few pupils moves by chance alone: a step within one standard error says little. */
function noiseProblems(goal: SmartGoal, baseline: number, target: number, share: boolean, problem: Make): Problem[] {
  const n = goal.n ?? 0;
  if (!share || n <= 0 || !Number.isFinite(n)) return [];
  const p = Math.min(Math.max(baseline / 100, 0.05), 0.95);
  const error = 100 * Math.sqrt((p * (1 - p)) / n);
  const small = n < SMALL_GROUP && Math.abs(target - baseline) < 200 / n;
  return small || Math.abs(target - baseline) < error ? [problem('noise', 'warning', { n })] : [];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
