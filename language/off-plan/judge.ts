/** Whether a message keeps to a team's plan. */
import { readFileSync } from 'node:fs';
import { classify, type LinearModel, type PackedModel, unpack } from '../text/linear.ts';
import { isAcute, isDuty } from './acute.ts';
import { categoryOf } from './category.ts';
import { read } from './features.ts';
import { isOffPlan } from './figures.ts';
import type { Category } from './lines.ts';
import { alike, type PlanContext, type PreparedPlan, preparePlan, stemsOf } from './plan.ts';

export type { PlanContext } from './plan.ts';

export type Judgement = {
  readonly category: Category;
  /** Off plan. What is acute comes before that: see `acute`. */
  readonly flag: boolean;
  /** Probability of the category, 0–1. */
  readonly score: number;
  /** Someone may be in danger: say only where to turn now. */
  readonly acute: boolean;
  /** A duty by law: moved, never called a distraction. */
  readonly statutory: boolean;
  /** The goal or intervention of the plan that shares most words with the text. */
  readonly matches: { readonly of: 'goal' | 'intervention'; readonly index: number } | null;
};

let loaded: LinearModel | undefined;
/** Read when the first text is judged, and then kept. */
function model(): LinearModel {
  loaded ??= unpack(JSON.parse(readFileSync(new URL('./model.json', import.meta.url), 'utf8')) as PackedModel);
  return loaded;
}

const prepared = new WeakMap<PlanContext, PreparedPlan>();

/** Judges one text against one plan; the same text may be on plan for one school and off plan for another. Never throws. */
export function judgeOffPlan(text: string, plan: PlanContext): Judgement {
  const ready = prepared.get(plan) ?? preparePlan(plan);
  prepared.set(plan, ready);
  const { vector, fits } = read(text, ready);
  const judged = categoryOf(classify(model(), vector));
  const learnt =
    judged.category !== 'individual_case' && isOffPlan(judged.category) && isLearnt(text, plan.learnt ?? []);
  const { category, score } = learnt ? { category: 'on_plan' as const, score: 1 } : judged;
  const acute = isAcute(text);
  const most = Math.max(0, ...fits);
  const part = most > 0 ? ready.parts[fits.indexOf(most)] : undefined;
  return {
    category,
    score,
    acute,
    flag: isOffPlan(category),
    statutory: (category === 'individual_case' || !isOffPlan(category)) && isDuty(text),
    matches: part ? { of: part.of, index: part.index } : null,
  };
}

/** Whether a text holds every telling word of a wording that the team has said belongs to the plan. */
function isLearnt(text: string, learnt: readonly string[]): boolean {
  if (learnt.length === 0) return false;
  const own = stemsOf(text);
  return learnt.some((wording) => {
    const wanted = stemsOf(wording);
    return wanted.length > 0 && wanted.every((one) => own.some((word) => alike(one, word)));
  });
}
