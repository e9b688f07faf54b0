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
import { type PreparedPlan, preparePlan } from './off-plan/plan.ts';
import { BITS } from './text/features.ts';
import { classify, type Example, type LinearModel, pack, train } from './text/linear.ts';

type Line = LabelledLine & { readonly plan: string };
type Material = { readonly lines: readonly Line[]; readonly plans: ReadonlyMap<string, PreparedPlan> };

const TRAINING = { bits: BITS, epochs: 14, rate: 0.25, decay: 1e-5 };

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

export function trainOn({ lines, plans }: Material): LinearModel {
  const examples: Example[] = lines.map((line) => ({
    vector: read(line.text, planOf(plans, line.plan)).vector,
    label: line.category,
    weight: 1,
  }));
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
