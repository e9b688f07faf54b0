/** What pulls the team off its plan, and what was decided about it. */
import { z } from 'zod';
import { base, isoDate, isoInstant, shortWords, words } from '../base.ts';

/** More wordings than this and the oldest are forgotten. */
export const MAX_LEARNT = 200;
/** Fewest and most characters of a wording. */
export const MIN_LEARNT_WORDS = 2;
export const MAX_LEARNT_WORDS = 100;
/** Fewest and most questions a person and day. */
export const PER_DAY = [1, 20] as const;

/** A wording that somebody has said belongs to the plan, and to what in it. */
const learntWords = z.object({
  words: z.string().trim().min(MIN_LEARNT_WORDS).max(MAX_LEARNT_WORDS),
  concerns: z.string(),
  /** Who said so, as far as that is known. */
  by: z.string().optional(),
});

/** More words than this and the oldest are forgotten. */
export const MAX_NOT_PUPILS = 200;
/** Most characters of such a word. */
export const MAX_NOT_PUPIL = 40;
/** A word that somebody has said is no pupil's name: letters in lower case, never a number. */
const notPupil = z.object({
  word: z
    .string()
    .max(MAX_NOT_PUPIL)
    .regex(/^\p{L}[\p{L}\p{M}-]*$/u),
  /** Who said so, as far as that is known. */
  by: z.string().optional(),
});

export const keepToPlan = z.object({
  on: z.boolean(),
  /** At most so many questions a person and day. */
  perDay: z.int().min(PER_DAY[0]).max(PER_DAY[1]),
  /** Where to turn when something is acute, in the school's own words; the bot adds 112. */
  acuteRoutine: words,
  /** Wordings that the team has said belong to its plan, and what they belong to (a goal's or intervention's id). */
  learnt: z.array(learntWords).max(MAX_LEARNT),
  /** Words that the team has said are no pupil's, for the guard. */
  notPupils: z.array(notPupil).max(MAX_NOT_PUPILS).default([]),
});
export type KeepToPlan = z.infer<typeof keepToPlan>;

export const DEFAULT_KEEP_TO_PLAN: KeepToPlan = { on: true, perDay: 2, acuteRoutine: '', learnt: [], notPupils: [] };

/** What pulls the team off its plan; the categories of the off-plan judge. */
export const OFF_PLAN = ['individual_case', 'training', 'literature', 'grant', 'other_off_plan'] as const;

export const offPlanCategory = z.enum(OFF_PLAN);
export type OffPlanCategory = z.infer<typeof offPlanCategory>;

/** That something was off the plan, and what was decided. The words are not kept, and the person only until it is decided. */
export const deviation = z.object({
  ...base,
  kind: z.literal('deviation'),
  category: offPlanCategory,
  decision: z.enum(['asked', 'inPlan', 'parked', 'referred', 'dropped']),
  /** Who is asked what to do with it, as long as that is not decided. */
  askedOf: z.string().optional(),
  date: isoDate,
});
export type Deviation = z.infer<typeof deviation>;

/** Something parked until the next checkpoint, as the person worded it then. */
export const parked = z.object({
  ...base,
  kind: z.literal('parked'),
  text: shortWords,
  category: offPlanCategory,
  /** Who brings it up. */
  owner: z.string(),
  /** Who parked it, in whose words it stands; the owner where nobody knows. */
  parkedBy: z.string().optional(),
  parkedAt: isoInstant,
  state: z.enum(['parked', 'inPlan', 'dropped']),
  /** The last checkpoint at which it was gone through; null until then. */
  reviewedAt: z.string().nullable(),
  /** Which goal gives way, or what capacity there is, once it is taken into the plan. */
  capacity: words,
  /** Who took it in, in whose words `capacity` stands. */
  takenBy: z.string().optional(),
});
export type Parked = z.infer<typeof parked>;

/** A point for the next checkpoint's agenda, or an activity that was done; `concerns` is a goal's or intervention's id. */
export const note = z.object({
  ...base,
  kind: z.literal('note'),
  use: z.enum(['agenda', 'activity']),
  text: shortWords,
  person: z.string(),
  date: isoDate,
  /** When it was written, for those of one day; what was stored before 0.3 does not say. */
  at: isoInstant.optional(),
  concerns: z.string().nullable(),
  state: z.enum(['open', 'done']),
  /**
   * On whose agenda a point is. Null for an activity, for a point that was carried on from the year's last one to the next year, and in what
   * 0.2.0 stored, which is on the next open one's.
   */
  checkpoint: z.string().nullable().default(null),
  /** The checkpoints that it has been carried on from. */
  carriedFrom: z.array(z.string()).default([]),
});
export type Note = z.infer<typeof note>;
