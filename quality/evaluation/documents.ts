/** What the team says of the year when it is over: each member on their own first, then the principal signs. */
import { z } from 'zod';
import { base, isoInstant, words } from '../base.ts';
import { type Member, profession } from '../people/documents.ts';

/** How a goal ended. `cannotSay` is an answer too, and says why. */
export const OUTCOMES = ['reached', 'partly', 'notReached', 'cannotSay'] as const;
const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

/** Why nobody can say how a goal ended. */
export const UNSAYABLE = ['missing', 'hidden', 'otherMeasure', 'definitionChanged', 'tooFew'] as const;
const unsayable = z.enum(UNSAYABLE);
export type Unsayable = z.infer<typeof unsayable>;

/** A goal's outcome in the words of whoever owns it, or manages the team. */
const goalVerdict = z.object({
  goal: z.string(),
  outcome,
  /** Only of what cannot be said. */
  why: unsayable.nullable(),
  /** What explains it. */
  causes: words,
});
export type GoalVerdict = z.infer<typeof goalVerdict>;

export const DONE = ['done', 'partly', 'notDone'] as const;
export const WORTH = ['goOn', 'change', 'stop'] as const;
/** How an intervention went: whether it was done, as it was meant to be, and what to do with it. */
const interventionVerdict = z.object({
  intervention: z.string(),
  done: z.enum(DONE),
  fidelity: words,
  worth: z.enum(WORTH),
});
export type InterventionVerdict = z.infer<typeof interventionVerdict>;

/** What is looked back at, in the order of the form. */
export const LOOKING_BACK = ['helped', 'hindered', 'keep', 'change', 'stop'] as const;
export type LookingBack = (typeof LOOKING_BACK)[number];

/** Everything that one member says of one school year; `id` is `evaluationId(year, person)`. */
export const evaluation = z.object({
  ...base,
  kind: z.literal('evaluation'),
  person: z.string(),
  professions: z.array(profession),
  helped: words,
  hindered: words,
  keep: words,
  change: words,
  stop: words,
  goals: z.array(goalVerdict).max(40),
  interventions: z.array(interventionVerdict).max(60),
  saidAt: isoInstant,
  /** Set between the pages of the form: what is there is saved, and is nobody else's to read until the last page is. */
  unfinished: z.literal(true).optional(),
});
export type Evaluation = z.infer<typeof evaluation>;

export const evaluationId = (schoolYear: string, person: string): string => `${schoolYear}:${person}`;

/** Who the team was: how many, of which professions, and whom it had as principal. */
const teamThen = z.object({
  size: z.int().min(0),
  professions: z.array(profession),
  principal: z.string().nullable(),
});
type TeamThen = z.infer<typeof teamThen>;

/** The team as it is now. */
export function teamNow(members: readonly Member[]): TeamThen {
  const there = members.filter(({ active }) => active);
  return {
    size: there.length,
    professions: [...new Set(there.flatMap(({ professions }) => professions))],
    principal: there.find(({ principal }) => principal)?.id ?? null,
  };
}

/** The principal stands behind the year's evaluation; `id` is the school year. */
export const signature = z.object({
  ...base,
  kind: z.literal('signature'),
  by: z.string(),
  at: isoInstant,
  /** Nobody was appointed principal, and the coordinator stood in. */
  standIn: z.literal(true).optional(),
  /** What the team takes with it, in the principal's words. */
  summary: words,
  /** Absent in what was signed before 0.3. */
  team: teamThen.optional(),
});
export type Signature = z.infer<typeof signature>;
