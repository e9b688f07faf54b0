/** From the classifier's probabilities to one category: first off plan or not, then the best on that side. */
import type { Guess } from '../text/linear.ts';
import { isOffPlan } from './figures.ts';
import { CATEGORIES, type Category } from './lines.ts';

const THRESHOLD = 0.5;

export function categoryOf(guesses: readonly Guess[]): { readonly category: Category; readonly score: number } {
  const known = guesses.flatMap(({ name, probability }) => {
    const category = CATEGORIES.find((one) => one === name);
    return category ? [{ category, score: probability }] : [];
  });
  const flag = known.reduce((sum, one) => sum + (isOffPlan(one.category) ? one.score : 0), 0) > THRESHOLD;
  return known.find((one) => isOffPlan(one.category) === flag) ?? { category: 'neutral', score: 0 };
}
