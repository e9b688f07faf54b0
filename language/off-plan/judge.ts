/** Whether a message keeps to a team's plan. */
import { classify, type LinearModel } from '../text/linear.ts';
import { readModel } from '../text/model-file.ts';
import { isAcute, isDuty } from './acute.ts';
import { type Category, categoryOf, isOffPlan } from './category.ts';
import { read } from './features.ts';
import { isOfMeasure, measuresOf } from './measure.ts';
import { isLearnt, type PlanContext, type PreparedPlan, preparePlan } from './plan.ts';

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
  loaded ??= readModel<LinearModel>('off-plan');
  return loaded;
}

/** So many teams' plans are kept ready. */
const MOST_PLANS = 200;
/** By what a plan says: it is read anew for each message, and seldom is another. The one used longest ago comes first. */
const prepared = new Map<string, PreparedPlan>();

function ready(plan: PlanContext): PreparedPlan {
  const key = JSON.stringify(plan);
  const made = prepared.get(key) ?? preparePlan(plan);
  prepared.delete(key);
  prepared.set(key, made);
  const [oldest] = prepared.keys();
  if (prepared.size > MOST_PLANS && oldest !== undefined) prepared.delete(oldest);
  return made;
}

/** Judges one text against one plan; the same text may be on plan for one school and off plan for another. Never throws. */
export function judgeOffPlan(text: string, context: PlanContext): Judgement {
  const plan = ready(context);
  const { vector, fits } = read(text, plan);
  const judged = categoryOf(classify(model(), vector));
  const learnt = judged.category !== 'individual_case' && isOffPlan(judged.category) && isLearnt(text, plan.learnt);
  const measured = judged.category === 'other_off_plan' && isOfMeasure(text, measuresOf(context.goals));
  const { category, score } = learnt || measured ? { category: 'on_plan' as const, score: 1 } : judged;
  const acute = isAcute(text);
  const ofPlan = fits.map((fit, at) => (plan.parts[at]?.of === 'learnt' ? 0 : fit));
  const most = Math.max(0, ...ofPlan);
  const part = most > 0 ? plan.parts[ofPlan.indexOf(most)] : undefined;
  return {
    category,
    score,
    acute,
    flag: isOffPlan(category),
    statutory: (category === 'individual_case' || !isOffPlan(category)) && isDuty(text),
    matches: part && part.of !== 'learnt' ? { of: part.of, index: part.index } : null,
  };
}
