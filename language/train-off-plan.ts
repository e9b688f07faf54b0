/**
 * Trains the off-plan judge. `node language/train-off-plan.ts` writes `language/off-plan/model.json`; with `--figures` it writes
 * nothing and prints how models trained without the lines they judge do: one set to the other, and leaving out two plans at a time.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { categoryOf } from './off-plan/category.ts';
import { read } from './off-plan/features.ts';
import { figures, type Judged } from './off-plan/figures.ts';
import { CATEGORIES, type LabelledLine, type LabelledSet, readLines } from './off-plan/lines.ts';
import { kindsOf, type PreparedPlan, preparePlan } from './off-plan/plan.ts';
import { BITS } from './text/features.ts';
import { classify, type Example, type LinearModel, pack, train } from './text/linear.ts';
import { tokens } from './text/tokens.ts';

type Line = LabelledLine & { readonly plan: string };
type Material = { readonly lines: readonly Line[]; readonly plans: ReadonlyMap<string, PreparedPlan> };

const TRAINING = { bits: BITS, epochs: 25, rate: 0.15, decay: 3e-5 };

export function material(sets: Readonly<Record<string, LabelledSet>>): Material {
  const plans = new Map<string, PreparedPlan>();
  const lines: Line[] = [];
  for (const [name, set] of Object.entries(sets)) {
    for (const [key, context] of Object.entries(set.contexts)) plans.set(`${name} ${key}`, preparePlan(context));
    for (const line of set.lines) lines.push({ ...line, plan: `${name} ${line.context}` });
  }
  return { lines, plans };
}

const planOf = (plans: Material['plans'], key: string): PreparedPlan => {
  const plan = plans.get(key);
  if (!plan) throw new Error(`no plan ${key}`);
  return plan;
};

/** How many other plans a line is also judged against, and how much each such copy counts. */
const COPIES = 2;
const COPY_WEIGHT = 0.4;

/**
 * Plans under which a line means the same: talk of a pupil and ordinary talk under any, a distraction under those that hold nothing
 * of its kind. So the classifier learns what depends on the plan and what does not.
 */
function otherPlans(line: Line, at: number, keys: readonly string[], plans: Material['plans']): string[] {
  if (line.category === 'on_plan') return [];
  const words = new Set(tokens(line.text).flatMap(({ word }) => kindsOf(word)));
  const free = keys.filter(
    (key) => key !== line.plan && ![...words].some((kind) => planOf(plans, key).kinds.has(kind)),
  );
  const first = (at * 7) % Math.max(1, free.length);
  return [...free.slice(first), ...free.slice(0, first)].slice(0, COPIES);
}

export function trainOn({ lines, plans }: Material): LinearModel {
  const keys = [...plans.keys()].filter((key) => lines.some((line) => line.plan === key));
  const examples: Example[] = lines.flatMap((line, at) =>
    [line.plan, ...otherPlans(line, at, keys, plans)].map((key, copy) => ({
      vector: read(line.text, planOf(plans, key)).vector,
      label: line.category,
      weight: copy === 0 ? 1 : COPY_WEIGHT,
    })),
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

/** Trains without two plans at a time (and without every text that those plans share with others) and judges those. */
function leavingOut(all: Material, names: readonly string[]): Judged[] {
  const keys = [...all.plans.keys()].filter((key) => names.includes(key.split(' ')[0] ?? ''));
  const judged: Judged[] = [];
  for (let at = 0; at < keys.length; at += 2) {
    const out = keys.slice(at, at + 2);
    const held = all.lines.filter((line) => out.includes(line.plan));
    const texts = new Set(held.map((line) => line.text));
    const rest = all.lines.filter((line) => !out.includes(line.plan) && !texts.has(line.text));
    judged.push(...judge(trainOn({ lines: rest, plans: all.plans }), { lines: held, plans: all.plans }));
  }
  return judged;
}

function printFigures(): void {
  const [a, b, own] = [readLines('a'), readLines('b'), readLines('own')];
  const show = (name: string, judged: readonly Judged[]): void => {
    console.log(`\n${name}`);
    for (const line of figures(judged)) console.log(line);
    if (values.wrong)
      for (const one of judged)
        if (one.right !== one.guessed) console.log(`${one.right} > ${one.guessed}: ${one.text}`);
  };
  show('A and own to B', judge(trainOn(material({ a, own })), material({ b })));
  show('B and own to A', judge(trainOn(material({ b, own })), material({ a })));
  if (values.own) show('A and B to own', judge(trainOn(material({ a, b })), material({ own })));
  if (values.quick) return;
  show('A, B and own, two plans of A or B left out at a time', leavingOut(material({ a, b, own }), ['a', 'b']));
}

const { values } = parseArgs({
  options: {
    figures: { type: 'boolean' },
    quick: { type: 'boolean' },
    wrong: { type: 'boolean' },
    own: { type: 'boolean' },
  },
});
if (import.meta.main) {
  if (values.figures) printFigures();
  else {
    const model = trainOn(material({ a: readLines('a'), b: readLines('b'), own: readLines('own') }));
    writeFileSync(new URL('./off-plan/model.json', import.meta.url), `${JSON.stringify(pack(model))}\n`);
  }
}
