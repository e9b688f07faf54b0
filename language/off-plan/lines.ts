/** The labelled lines that the off-plan judge is trained on, with their plans. */
import { readFileSync } from 'node:fs';
import type { PlanContext } from './plan.ts';

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
export type LabelledLine = { readonly context: string; readonly text: string; readonly category: Category };
export type LabelledSet = {
  readonly lines: readonly LabelledLine[];
  readonly contexts: Readonly<Record<string, PlanContext>>;
};

/** The labelled sets, each by another author; `language/data/README.md` says more. */
export const SETS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'p', 'q', 'own'] as const;

/** Reads `language/data/off-plan-NAME.jsonl` and its plans. */
export function readLines(name: string): LabelledSet {
  const file = (ending: string): string =>
    readFileSync(new URL(`../data/off-plan-${name}.${ending}`, import.meta.url), 'utf8');
  return {
    lines: file('jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LabelledLine),
    contexts: JSON.parse(file('contexts.json')) as Record<string, PlanContext>,
  };
}
