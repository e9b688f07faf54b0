/** How well judgements agree with labels. */
import { CATEGORIES, type Category, isOffPlan } from './category.ts';

export type Judged = { readonly text: string; readonly right: Category; readonly guessed: Category };

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

type Score = { readonly precision: number; readonly recall: number; readonly f1: number };

function score(judged: readonly Judged[], is: (category: Category) => boolean): Score {
  const both = judged.filter((one) => is(one.right) && is(one.guessed)).length;
  const guessed = judged.filter((one) => is(one.guessed)).length;
  const right = judged.filter((one) => is(one.right)).length;
  return { precision: both / (guessed || 1), recall: both / (right || 1), f1: (2 * both) / (guessed + right || 1) };
}

const written = (name: string, { precision, recall, f1 }: Score): string =>
  `${name}: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}`;

/** The metrics as printable lines: flag, false flags on on-plan lines, each category, macro-F1 and the confusions, most common first. */
export function figures(judged: readonly Judged[]): string[] {
  const onPlan = judged.filter((one) => one.right === 'on_plan');
  const falseFlags = onPlan.filter((one) => isOffPlan(one.guessed)).length;
  const present = CATEGORIES.filter((category) => judged.some((one) => one.right === category));
  const scores = present.map((category) => score(judged, (one) => one === category));
  const macro = scores.reduce((sum, one) => sum + one.f1, 0) / (scores.length || 1);
  const confused = new Map<string, number>();
  for (const one of judged) {
    const pair = `${one.right} taken for ${one.guessed}`;
    if (one.right !== one.guessed) confused.set(pair, (confused.get(pair) ?? 0) + 1);
  }
  return [
    `lines: ${judged.length}`,
    written('flag', score(judged, isOffPlan)),
    `false flags on on-plan lines: ${falseFlags} of ${onPlan.length}, ${percent(falseFlags / (onPlan.length || 1))}`,
    ...present.map((category, at) => written(category, scores[at] ?? { precision: 0, recall: 0, f1: 0 })),
    `macro-F1: ${percent(macro)}`,
    ...[...confused].toSorted((x, y) => y[1] - x[1]).map(([pair, count]) => `${pair}: ${count}`),
  ];
}
