/** Judges messages against the plans of `--contexts`. */
import { z } from 'zod';
import { figures } from '../language/off-plan/figures.ts';
import { judgeOffPlan } from '../language/off-plan/judge.ts';
import { CATEGORIES, type Category } from '../language/off-plan/lines.ts';
import { subjectOf } from './subject.ts';

const line = z.object({
  id: z.string(),
  context: z.string(),
  text: z.string(),
  category: z.enum(CATEGORIES).optional(),
  flag: z.boolean().optional(),
});
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const contexts = z.record(
  z.string(),
  z.object({
    school: text,
    goals: z.array(z.looseObject({ title: text, indicator: text })).default([]),
    interventions: z.array(z.looseObject({ title: text, description: text })).default([]),
    learnt: z.array(z.string()).optional(),
  }),
);
const parsed = new WeakMap<object, z.infer<typeof contexts>>();
function plans(file: unknown): z.infer<typeof contexts> {
  const known = typeof file === 'object' && file !== null ? parsed.get(file) : undefined;
  const read = known ?? contexts.parse(file);
  if (!known && typeof file === 'object' && file !== null) parsed.set(file, read);
  return read;
}

export const subject = subjectOf<z.infer<typeof line>>({
  line,
  needs: ['contexts'],
  predict({ id, context, text: words }, { files }) {
    const plan = plans(files['contexts'])[context];
    if (!plan) throw new Error(`no context ${context} for ${id}`);
    const { learnt, ...rest } = plan;
    const judgement = judgeOffPlan(words, { ...rest, ...(learnt ? { learnt } : {}) });
    const { category, flag, score } = judgement;
    return { id, category, flag, score: Math.round(score * 1000) / 1000 };
  },
  metrics(judged) {
    const labelled = judged.flatMap(({ line: one, prediction }) =>
      one.category ? [{ text: one.text, right: one.category, guessed: prediction['category'] as Category }] : [],
    );
    return labelled.length === 0 ? [] : figures(labelled);
  },
});
