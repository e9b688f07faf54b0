/** The model of the off-plan judge, from all the authors' lines and our own, and how well it judges authors not seen. */
import { CATEGORIES, type Category, categoryOf } from '../off-plan/category.ts';
import { OFF_PLAN_BITS, read } from '../off-plan/features.ts';
import { figures, type Judged } from '../off-plan/figures.ts';
import { type Kind, kindsOf, type PlanContext, type PreparedPlan, preparePlan } from '../off-plan/plan.ts';
import { classify, type Example, type LinearModel, pack, train } from '../text/linear.ts';
import type { Packed } from '../text/model-file.ts';
import { tokens } from '../text/tokens.ts';
import { authors, linesOf, owns, textOf } from './data.ts';

type LabelledLine = { readonly context: string; readonly text: string; readonly category: Category };
type Line = LabelledLine & { readonly plan: string };
type Material = { readonly lines: readonly Line[]; readonly plans: ReadonlyMap<string, PreparedPlan> };
/** A line as it is to be judged under some plan. */
type Reading = { readonly plan: string; readonly label: Category; readonly weight: number };

const TRAINING = { bits: OFF_PLAN_BITS, epochs: 15, rate: 0.3, decay: 3e-5, drop: 0.4, models: 3 };

function material(names: readonly string[]): Material {
  const plans = new Map<string, PreparedPlan>();
  const lines = names.flatMap((name) => {
    const contexts = JSON.parse(textOf('off-plan', `${name}.contexts.json`)) as Record<string, PlanContext>;
    for (const [key, context] of Object.entries(contexts)) plans.set(`${name} ${key}`, preparePlan(context));
    return linesOf<LabelledLine>('off-plan', name).map((line) => ({ ...line, plan: `${name} ${line.context}` }));
  });
  return { lines, plans };
}

function planOf(plans: Material['plans'], key: string): PreparedPlan {
  const plan = plans.get(key);
  if (!plan) throw new Error(`no plan ${key}`);
  return plan;
}

/** How many other plans a line is also judged under, and how much each such reading counts. */
const OTHERS = 4;
const OTHER_WEIGHT = 0.25;
const TWIN_WEIGHT = 0.3;

/** What an undertaking is under a plan that does not hold it. */
const OFF_PLAN: Readonly<Record<Kind, Category>> = {
  TRAINING: 'training',
  LITERATURE: 'literature',
  GRANT: 'grant',
  SURVEY: 'other_off_plan',
  APP: 'other_off_plan',
  VISIT: 'other_off_plan',
  EVENT: 'other_off_plan',
  RESEARCH: 'other_off_plan',
};

/**
 * What a line means under other plans, so that the classifier learns what depends on the plan and what does not. Talk of a pupil,
 * ordinary talk, and a distraction under plans that hold nothing of its kind stay what they are; talk of an undertaking that this plan
 * holds is a distraction where it is not held.
 */
function underOtherPlans(line: Line, at: number, keys: readonly string[], plans: Material['plans']): Reading[] {
  const kinds = [...new Set(tokens(line.text).flatMap(({ word }) => kindsOf(word)))];
  const twins = new Set(kinds.map((kind) => OFF_PLAN[kind]));
  const held = planOf(plans, line.plan).kinds;
  const [twin] = twins;
  const isTwin = line.category === 'on_plan' && twins.size === 1 && kinds.every((kind) => held.has(kind));
  if (line.category === 'on_plan' && !isTwin) return [];
  const label = isTwin && twin ? twin : line.category;
  const free = keys.filter((key) => key !== line.plan && !kinds.some((kind) => planOf(plans, key).kinds.has(kind)));
  const first = (at * 7) % Math.max(1, free.length);
  const chosen = [...free.slice(first), ...free.slice(0, first)].slice(0, OTHERS);
  return chosen.map((plan) => ({ plan, label, weight: isTwin ? TWIN_WEIGHT : OTHER_WEIGHT }));
}

function trainOn({ lines, plans }: Material): LinearModel {
  const keys = [...plans.keys()];
  const examples: Example[] = lines.flatMap((line, at) =>
    [{ plan: line.plan, label: line.category, weight: 1 }, ...underOtherPlans(line, at, keys, plans)].map(
      ({ plan, label, weight }) => ({ vector: read(line.text, planOf(plans, plan)).vector, label, weight }),
    ),
  );
  return train(examples, CATEGORIES, TRAINING);
}

function judge(model: LinearModel, { lines, plans }: Material): Judged[] {
  return lines.map((line) => ({
    text: line.text,
    right: line.category,
    guessed: categoryOf(classify(model, read(line.text, planOf(plans, line.plan)).vector)).category,
  }));
}

/** Everybody whose lines there are, our own last. */
const everybody = (): string[] => [...authors('off-plan'), ...owns('off-plan')];

export const offPlanModel = (): Packed<LinearModel> => pack(trainOn(material(everybody())));

/** Prints how a model of all the other sets judges each of these, which it has not seen, with `wrong` each mistake too. */
export function printOffPlanFigures(names: readonly string[], wrong: boolean): void {
  for (const name of names) {
    const model = pack(trainOn(material(everybody().filter((set) => set !== name))));
    const judged = judge(model, material([name]));
    console.log(`\nwithout ${name}:`);
    for (const line of figures(judged)) console.log(line);
    if (!wrong) continue;
    for (const one of judged) {
      if (one.right !== one.guessed) console.log(`${one.right} > ${one.guessed}: ${one.text}`);
    }
  }
}
