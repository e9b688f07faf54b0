/**
 * Judges goals: `--today` decides what has passed. A title, or a sentence of the description, in which the guard is sure of a pupil, and which it lets into
 * no form, is about one pupil.
 */
import { z } from 'zod';
import { findPupilData } from '../../language/pupil-data/find.ts';
import { judgeSmart } from '../../quality/goals/smart/judge.ts';
import { subjectOf } from './subject.ts';

const LETTERS = ['specific', 'measurable', 'accepted', 'realistic', 'timebound'] as const;
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const number = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null));

const line = z.object({
  id: z.string(),
  title: text,
  description: text,
  indicator: text,
  baseline: number,
  target: number,
  unit: z.string().nullish(),
  direction: z.enum(['higher', 'lower']).nullish().catch(null),
  deadline: z.string().nullish(),
  checkpoints: z.array(z.string()).nullish(),
  history: z.array(z.object({ period: z.coerce.string(), value: number })).nullish(),
  accepted_by: number,
  team_size: number,
  justification: text,
  n: number,
  expect: z.record(z.string(), z.boolean()).optional(),
});

/** From this probability on, and where somebody does something: «Rim i förskoleklassen» are rhymes. */
const SURE = 0.9;
const DOES = /(?<!\p{L})(?:ska|skall|kommer|har|är|får|tillbaka|should|will|is|has|back)(?!\p{L})/iu;

/** «De tror att det är Hanna», where the title wants somebody of the school to be known: who had the post, and no pupil. */
const WANTS_KNOWN =
  /(?<!\p{L})(?:känn\p{L}{1,3}(?: till)?|vet(?:a)?|hitta\p{L}?(?: till)?|know\p{L}?) (?:\p{L}{1,12} ){0,3}(?:\p{L}{0,12}kurator|skolsköterska|\p{L}{0,12}psykolog|\p{L}{0,12}pedagog|rektor|counsellor|nurse|psychologist|principal)/iu;
const WHO_IT_IS =
  /(?<!\p{L})(?:tror|trodde|säger|svarar|thinks?|believes?|says?) (?:[\p{L}]{1,12} ){0,3}(?:det (?:är|var)|it (?:is|was)) \p{Lu}\p{L}{1,20}[^\p{L}]{0,8}$/u;

export const subject = subjectOf<z.infer<typeof line>>({
  line,
  needs: [],
  predict(goal, { today }) {
    const judgement = judgeSmart(
      {
        title: goal.title,
        description: goal.description,
        indicator: goal.indicator,
        baseline: goal.baseline,
        target: goal.target,
        unit: goal.unit ?? null,
        direction: goal.direction ?? undefined,
        deadline: goal.deadline ?? null,
        checkpoints: goal.checkpoints ?? [],
        history: goal.history ?? [],
        acceptedBy: goal.accepted_by ?? 0,
        teamSize: goal.team_size ?? 0,
        justification: goal.justification,
        ...(goal.n === null ? {} : { n: goal.n }),
      },
      today.toString(),
    );
    const pointsAtOne = [goal.title, ...goal.description.split(/(?<=[.!?])\s/u)].some(
      (said) =>
        DOES.test(said) &&
        !(WANTS_KNOWN.test(goal.title) && WHO_IT_IS.test(said)) &&
        findPupilData(said, { staff: [], today }).some(({ score }) => score >= SURE),
    );
    const codes = LETTERS.flatMap((letter) => judgement[letter].problems.map((problem) => problem.code));
    const passes = LETTERS.map((letter) => [letter, judgement[letter].pass && !(pointsAtOne && letter === 'specific')]);
    return { id: goal.id, expect: Object.fromEntries(passes), problems: pointsAtOne ? ['onePupil', ...codes] : codes };
  },
  metrics(judged) {
    const labelled = judged.filter(({ line: goal }) => goal.expect);
    if (labelled.length === 0) return [];
    const differs = (letter: string) =>
      labelled.filter(({ line: goal, prediction }) => {
        const said = prediction['expect'] as Record<string, boolean>;
        return goal.expect?.[letter] !== undefined && goal.expect[letter] !== said[letter];
      });
    const share = (wrong: number): string => (1 - wrong / labelled.length).toFixed(3);
    const all = new Set(LETTERS.flatMap((letter) => differs(letter).map(({ line: goal }) => goal.id)));
    return [
      ...LETTERS.map((letter) => {
        const ids = differs(letter).map(({ line: goal }) => goal.id);
        return `${letter.padEnd(10)} ${share(ids.length)}${ids.length > 0 ? `  differs: ${ids.join(', ')}` : ''}`;
      }),
      `all five   ${share(all.size)}  of ${labelled.length} goals`,
    ];
  },
});
