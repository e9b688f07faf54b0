/** Looks for pupil data with the guard that every free text passes. */
import { z } from 'zod';
import { findPupilData } from '../../language/pupil-data/find.ts';
import { KINDS } from '../../language/pupil-data/found.ts';
import { subjectOf } from './subject.ts';

const line = z.object({
  id: z.string(),
  text: z.string(),
  /** Names of the team, where they are known. */
  staff: z.array(z.string()).optional(),
  contains_pii: z.boolean().optional(),
  kinds: z.array(z.string()).optional(),
});

export const subject = subjectOf<z.infer<typeof line>>({
  line,
  needs: [],
  predict({ id, text, staff }, { today }) {
    const found = findPupilData(text, { staff: staff ?? [], today });
    const kinds = KINDS.filter((kind) => found.some((finding) => finding.kind === kind));
    const score = Math.max(0, ...found.map((finding) => finding.score));
    return { id, contains_pii: found.length > 0, kinds, score: Math.round(score * 1000) / 1000 };
  },
  metrics(judged) {
    const labelled = judged.filter(({ line: { contains_pii } }) => contains_pii !== undefined);
    if (labelled.length === 0) return [];
    const of = (real: boolean, said: boolean) =>
      labelled.filter(({ line: one, prediction }) => one.contains_pii === real && prediction['contains_pii'] === said);
    const [hit, missed, wrong] = [of(true, true).length, of(true, false), of(false, true)];
    const recall = hit / Math.max(1, hit + missed.length);
    const precision = hit / Math.max(1, hit + wrong.length);
    const f1 = (2 * recall * precision) / Math.max(1e-9, recall + precision);
    const perKind = KINDS.map((kind) => {
      const real = labelled.filter(({ line: one }) => one.kinds?.includes(kind));
      const found = real.filter(({ prediction }) => prediction['contains_pii'] === true).length;
      return `  ${kind.padEnd(12)} recall ${(found / Math.max(1, real.length)).toFixed(3)} of ${real.length}`;
    });
    const ids = (list: typeof missed) => list.map(({ line: one }) => one.id).join(', ') || 'none';
    return [
      `recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}  F1 ${f1.toFixed(3)}  of ${labelled.length} texts`,
      ...perKind,
      `missed: ${ids(missed)}`,
      `false: ${ids(wrong)}`,
    ];
  },
});
