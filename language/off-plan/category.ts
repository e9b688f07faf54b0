/** What a message can be, and how the classifier's probabilities become one category: first off plan or not, then the best on that side. */
import type { Guess } from '../text/linear.ts';

export const CATEGORIES = [
  'on_plan',
  'neutral',
  'individual_case',
  'training',
  'literature',
  'grant',
  'other_off_plan',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const isOffPlan = (category: Category): boolean => category !== 'on_plan' && category !== 'neutral';

/** Off plan must be at least so likely, and on plan at most so: a colleague at work on the plan is disturbed least of all. */
const OFF_PLAN_AT_LEAST = 0.5;
const ON_PLAN_AT_MOST = 0.25;

export function categoryOf(guesses: readonly Guess[]): { readonly category: Category; readonly score: number } {
  const known = guesses.flatMap(({ name, probability }) => {
    const category = CATEGORIES.find((one) => one === name);
    return category ? [{ category, score: probability }] : [];
  });
  const offPlan = known.reduce((sum, one) => sum + (isOffPlan(one.category) ? one.score : 0), 0);
  const onPlan = known.find(({ category }) => category === 'on_plan')?.score ?? 0;
  const flag = offPlan >= OFF_PLAN_AT_LEAST && onPlan <= ON_PLAN_AT_MOST;
  return known.find((one) => isOffPlan(one.category) === flag) ?? { category: 'neutral', score: 0 };
}
