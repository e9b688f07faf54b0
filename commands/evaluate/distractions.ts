/** Off-plan judgement on anyone's own lines and plans. */
import { z } from 'zod';
import { CATEGORIES } from '../../language/off-plan/category.ts';
import { figures, type Judged } from '../../language/off-plan/figures.ts';
import { judgeOffPlan, type PlanContext } from '../../language/off-plan/judge.ts';
import { subjectOf } from './subject.ts';

const Line = z.object({
  id: z.string(),
  context: z.string(),
  text: z.string(),
  category: z.enum(CATEGORIES).optional(),
});
const Contexts = z.record(
  z.string(),
  z.object({
    school: z.string(),
    goals: z.array(z.object({ title: z.string(), indicator: z.string() })),
    interventions: z.array(z.object({ title: z.string(), description: z.string() })),
    learnt: z.array(z.string()).default([]),
  }),
);
const parsed = new WeakMap<object, Readonly<Record<string, PlanContext>>>();

function plansOf(file: unknown): Readonly<Record<string, PlanContext>> {
  const known = typeof file === 'object' && file !== null ? parsed.get(file) : undefined;
  if (known) return known;
  const plans = Contexts.parse(file);
  if (typeof file === 'object' && file !== null) parsed.set(file, plans);
  return plans;
}

export const subject = subjectOf<z.infer<typeof Line>>({
  line: Line,
  needs: ['contexts'],
  predict: ({ id, context, text }, { files }) => {
    const plan = plansOf(files['contexts'])[context];
    if (!plan) throw new Error(`no plan named ${context} in the contexts file`);
    const { category, flag, score } = judgeOffPlan(text, plan);
    return { id, category, flag, score: Number(score.toFixed(4)) };
  },
  metrics: (judged) => {
    const labelled = judged.flatMap(({ line, prediction }): Judged[] => {
      const guessed = CATEGORIES.find((one) => one === prediction['category']);
      return line.category && guessed ? [{ text: line.text, right: line.category, guessed }] : [];
    });
    return labelled.length > 0 ? figures(labelled) : [];
  },
});
