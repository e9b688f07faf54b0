/** Judges titles of a school's calendar: a break, a staff day, a term's first or last day, or none. */
import { z } from 'zod';
import { judgeTitle, MEANINGS, type Meaning } from '../../language/days/judge.ts';
import { subjectOf } from './subject.ts';

const line = z.object({ id: z.string(), title: z.string(), meaning: z.enum(MEANINGS).optional() });
const isDayOff = (meaning: unknown): boolean => meaning === 'break' || meaning === 'staff';

export const subject = subjectOf<z.infer<typeof line>>({
  line,
  needs: [],
  predict: ({ id, title }) => ({ id, meaning: judgeTitle(title) }),
  metrics(judged) {
    const labelled = judged.filter(({ line: { meaning } }) => meaning !== undefined);
    if (labelled.length === 0) return [];
    const share = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(3));
    const said = ({ prediction }: (typeof labelled)[number]): unknown => prediction['meaning'];
    const perMeaning = MEANINGS.map((meaning: Meaning) => {
      const real = labelled.filter(({ line: one }) => one.meaning === meaning);
      const found = labelled.filter((one) => said(one) === meaning);
      const both = found.filter(({ line: one }) => one.meaning === meaning).length;
      const figures = `recall ${share(both, real.length)}  precision ${share(both, found.length)}`;
      return `  ${meaning.padEnd(8)} ${figures}  of ${real.length}`;
    });
    const right = labelled.filter((one) => said(one) === one.line.meaning).length;
    const wrongDays = labelled.filter((one) => isDayOff(said(one)) && !isDayOff(one.line.meaning));
    const ids = (list: typeof labelled): string => list.map(({ line: one }) => one.id).join(', ') || 'none';
    return [
      `right ${share(right, labelled.length)}  of ${labelled.length} titles`,
      ...perMeaning,
      `taken for a day off: ${ids(wrongDays)}`,
      `differs: ${ids(labelled.filter((one) => said(one) !== one.line.meaning))}`,
    ];
  },
});
