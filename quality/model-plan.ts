/** The documents of the plan: goals and what is said about them, interventions, analyses, values, deviations. See model.ts. */
import { z } from 'zod';
import { indicatorDefinition } from './indicators.ts';
import { base, isoDate, isoInstant, profession, shortWords, words } from './model-base.ts';
import { observation } from './observations.ts';

/** A decision that needs a written reason: by whom, when and why. */
export const reasonGiven = z.object({ by: z.string(), at: isoInstant, reason: shortWords });

export const goalStatus = z.enum(['onTrack', 'someDeviation', 'offTrack', 'finished']);
export type GoalStatus = z.infer<typeof goalStatus>;

export const goal = z.object({
  ...base,
  kind: z.literal('goal'),
  /** 1, 2, 3 … as people say it: «mål 2». Never reused in a school year. */
  number: z.int().min(1),
  title: shortWords,
  /** How the team means to get there, in its own words. */
  description: words.default(''),
  group: shortWords,
  indicator: shortWords,
  /** The indicator of the catalogue (or the team's own) that `indicator` was recognised as; its values are the goal's history. */
  indicatorKey: z.string().max(100).nullable().default(null),
  /** Null only in a draft: nobody knows yet. */
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  /** How many pupils the group has, where it is known: a small group's figures move by chance. */
  groupSize: z.int().min(1).max(100_000).nullable().default(null),
  /** Why an unusually large step is realistic this time. */
  justification: words.default(''),
  unit: z.string().trim().min(1).max(40),
  direction: z.enum(['higher', 'lower']),
  owner: z.string(),
  deadline: isoDate,
  /** `draft` until it is SMART and accepted, or the principal takes it in with a written reason. */
  state: z.enum(['draft', 'active', 'finished', 'dropped']),
  /** The principal's reason for taking in a goal that does not pass; the report shows it. */
  override: reasonGiven.nullable().default(null),
  /** When the team was asked whether it accepts the goal. */
  askedAt: isoInstant.nullable().default(null),
  createdBy: z.string(),
  createdAt: isoInstant,
});
export type Goal = z.infer<typeof goal>;

/** The owner's progress on one goal at one checkpoint. */
export const progress = z.object({
  goal: z.string(),
  value: z.number().nullable(),
  status: goalStatus,
  /** How sure the owner is that the target will be reached. */
  confidence: z.enum(['low', 'medium', 'high']),
  comment: words,
  nextStep: words,
});
export type Progress = z.infer<typeof progress>;

/** One likely cause, and the goal it concerns where it concerns one. */
export const cause = z.object({ text: words.min(1), goal: z.string().nullable() });
export type Cause = z.infer<typeof cause>;
export const MAX_CAUSES = 3;

/** What one profession sees in the data: situation, at least one likely cause, what it means for the plan. */
export const analysis = z.object({
  situation: words,
  /** Until version 0.1.0 causes were one text. */
  causes: z.preprocess(
    (stored) => (typeof stored === 'string' ? [{ text: stored, goal: null }] : stored),
    z.array(cause).min(1).max(MAX_CAUSES),
  ),
  meaning: words,
});
export type Analysis = z.infer<typeof analysis>;

/** Everything one member said before one checkpoint. There is at most one: `id` is `answerId(checkpoint, person)`. */
export const answer = z.object({
  ...base,
  kind: z.literal('answer'),
  checkpoint: z.string(),
  person: z.string(),
  professions: z.array(profession),
  analysis: analysis.nullable(),
  progress: z.array(progress).max(40),
  answeredAt: isoInstant,
  changedAt: isoInstant.nullable(),
  /** True when it came after the checkpoint's day. */
  late: z.boolean(),
});
export type Answer = z.infer<typeof answer>;

export const decision = z.object({
  ...base,
  kind: z.literal('decision'),
  checkpoint: z.string(),
  text: shortWords,
  owner: z.string(),
  due: isoDate,
  doneAt: isoInstant.nullable(),
  createdBy: z.string(),
});
export type Decision = z.infer<typeof decision>;

/** A member's yes or no to a goal that is being drafted; `id` is `acceptanceId(goal, person)`. Void once the goal changes. */
export const acceptance = z.object({
  ...base,
  kind: z.literal('acceptance'),
  goal: z.string(),
  person: z.string(),
  accepted: z.boolean(),
  /** What would have to change; always there for a no. */
  reason: words,
  at: isoInstant,
});
export type Acceptance = z.infer<typeof acceptance>;

/** How well an intervention is known to work, best first (Skolverket on scientific basis and proven experience). */
export const EVIDENCE_LEVELS = ['review', 'studies', 'provenExperience', 'ownExperience', 'unknown'] as const;
export const evidenceLevel = z.enum(EVIDENCE_LEVELS);
export type EvidenceLevel = z.infer<typeof evidenceLevel>;

/** What the studies say: `notStudied` is no evidence, `noEffect` is evidence that it does not work. */
export const EVIDENCE_FINDINGS = ['works', 'mixed', 'noEffect', 'notStudied'] as const;
/** SBU's words for how sure a result is (GRADE). */
export const GRADE_CERTAINTIES = ['high', 'moderate', 'low', 'veryLow'] as const;

export const evidence = z.object({
  level: evidenceLevel,
  finding: z.enum(EVIDENCE_FINDINGS),
  /** DOI, address or title; see quality/evidence.ts for their form. */
  references: z.array(z.string().trim().min(1).max(500)).max(5),
  /** The certainty given for an outcome, where the source gives one. */
  grades: z
    .array(z.object({ outcome: z.string().trim().min(1).max(200), certainty: z.enum(GRADE_CERTAINTIES) }))
    .max(5),
  /** What would make the team stop. */
  stop: words,
});
export type Evidence = z.infer<typeof evidence>;

export const LEVELS = ['individual', 'group', 'unit'] as const;
export const NATURES = ['promotive', 'preventive', 'remedial'] as const;

/** What the team does to reach a goal. */
export const intervention = z.object({
  ...base,
  kind: z.literal('intervention'),
  number: z.int().min(1),
  goal: z.string(),
  title: shortWords,
  /** Why it should work: which cause it answers. */
  why: words,
  owner: z.string(),
  /** With whom it is done, such as a teacher team or a grade. */
  withWhom: z.string().trim().max(300),
  from: isoDate,
  to: isoDate,
  level: z.enum(LEVELS),
  nature: z.enum(NATURES),
  /** Hours of work a week, for all together. */
  hours: z.number().min(0).max(1000).nullable(),
  /** How it can be seen that it is done as meant. */
  fidelity: words,
  evidence,
  /** `draft` while its evidence is too weak and the principal has not given a reason. */
  state: z.enum(['draft', 'active', 'done', 'stopped', 'dropped']),
  /** The principal's reason for an intervention that rests on own experience or on nothing known. */
  override: reasonGiven.nullable(),
  createdBy: z.string(),
  createdAt: isoInstant,
});
export type Intervention = z.infer<typeof intervention>;

/** What somebody adds to the joint picture once everyone sees it. */
export const addition = z.object({
  ...base,
  kind: z.literal('addition'),
  checkpoint: z.string(),
  person: z.string(),
  goal: z.string().nullable(),
  text: shortWords,
  at: isoInstant,
});
export type Addition = z.infer<typeof addition>;

/** The student-health team takes part in a teacher team's or the leadership group's discussion of results. */
export const discussion = z.object({
  ...base,
  kind: z.literal('discussion'),
  /** The name of the teacher team; null for the leadership group. */
  teacherTeam: z.string().trim().min(1).max(100).nullable(),
  date: isoDate,
  /** Who of the team takes part. */
  people: z.array(z.string()).min(1).max(20),
  goal: z.string().nullable(),
  outcome: words,
  state: z.enum(['planned', 'held', 'cancelled']),
  createdBy: z.string(),
});
export type Discussion = z.infer<typeof discussion>;

/** The values of one indicator over the years, as the school has them; `id` is the indicator's key. */
export const series = z.object({ ...base, kind: z.literal('series'), observations: z.array(observation).max(5000) });
export type Series = z.infer<typeof series>;

/** An indicator that the team has added to the catalogue; `id` is its key. */
export const teamIndicator = z.object({ ...base, kind: z.literal('indicator'), definition: indicatorDefinition });
export type TeamIndicator = z.infer<typeof teamIndicator>;

/** Where what is read from a file waits until the person has said yes; not part of a snapshot. */
export const PENDING = 'pending';
/** Values read from a file or a form, small numbers hidden already; `id` is the person's. */
export const pendingImport = z.object({
  ...base,
  kind: z.literal('import'),
  /** Tells one preview from the next, so that an old card saves nothing. */
  token: z.string(),
  observations: z.array(observation).max(20_000),
  at: isoInstant,
});
export type PendingImport = z.infer<typeof pendingImport>;

/** What pulls the team off its plan; the categories of the off-plan judge. */
export const OFF_PLAN = ['individual_case', 'training', 'literature', 'grant', 'other_off_plan'] as const;
export const offPlanCategory = z.enum(OFF_PLAN);
export type OffPlanCategory = z.infer<typeof offPlanCategory>;

/** That something was off the plan, and what was decided. Neither the words nor the person are kept. */
export const deviation = z.object({
  ...base,
  kind: z.literal('deviation'),
  category: offPlanCategory,
  decision: z.enum(['asked', 'inPlan', 'parked', 'referred', 'dropped']),
  date: isoDate,
});
export type Deviation = z.infer<typeof deviation>;

/** Something parked until the next checkpoint, as the person worded it then. */
export const parked = z.object({
  ...base,
  kind: z.literal('parked'),
  text: shortWords,
  category: offPlanCategory,
  owner: z.string(),
  parkedAt: isoInstant,
  state: z.enum(['parked', 'inPlan', 'dropped']),
  /** The last checkpoint at which it was gone through; null until then. */
  reviewedAt: z.string().nullable(),
  /** Which goal gives way, or what capacity there is, once it is taken into the plan. */
  capacity: words,
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
  concerns: z.string().nullable(),
  state: z.enum(['open', 'done']),
});
export type Note = z.infer<typeof note>;

/** A standing wish for status: «skicka status varje månad». `id` is the person's. */
export const follow = z.object({
  ...base,
  kind: z.literal('follow'),
  every: z.enum(['week', 'month']),
  since: isoDate,
});
export type Follow = z.infer<typeof follow>;
