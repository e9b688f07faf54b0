/** Goals, and who accepts them. */
import { z } from 'zod';
import { base, formText, isoDate, isoInstant, reasonGiven, shortWords, words } from '../base.ts';

export const acceptanceId = (goalId: string, personId: string): string => `${goalId}:${personId}`;

export const goalStatus = z.enum(['onTrack', 'someDeviation', 'offTrack', 'finished']);
export type GoalStatus = z.infer<typeof goalStatus>;

/** Most characters of a goal's unit. */
export const MAX_UNIT = 40;

/** What the team says yes to: a change in any of it is a new question. */
const agreed = z.object({
  title: shortWords,
  group: shortWords,
  indicator: shortWords,
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  unit: z.string().trim().max(MAX_UNIT),
  direction: z.enum(['higher', 'lower']),
  deadline: isoDate,
});
export const AGREED = agreed.keyof().options;

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
  /** Empty only while nobody has said it: a goal without is not measurable. */
  unit: z.string().trim().max(MAX_UNIT),
  direction: z.enum(['higher', 'lower']),
  owner: z.string(),
  deadline: isoDate,
  /** `draft` until it is SMART and accepted, or the principal takes it in with a written reason. */
  state: z.enum(['draft', 'active', 'finished', 'dropped']),
  /** What it was before it came to an end; what ended before that was noted does not say. */
  endedFrom: z.enum(['draft', 'active']).optional(),
  /** The principal's reason for taking in a goal that does not pass; the report shows it. */
  override: reasonGiven.nullable().default(null),
  /** When the team was asked whether it accepts the goal. */
  askedAt: isoInstant.nullable().default(null),
  /** What it said when the team was last asked, or had it in the plan, while a change of it is asked about. */
  askedBefore: agreed.optional(),
  /** Why it was ended, where somebody said so. */
  ended: reasonGiven.optional(),
  createdBy: z.string(),
  createdAt: isoInstant,
});
export type Goal = z.infer<typeof goal>;

/** What people fill in, in the order of the form. */
export const goalContent = goal
  .pick({
    title: true,
    description: true,
    group: true,
    indicator: true,
    baseline: true,
    target: true,
    unit: true,
    direction: true,
    owner: true,
    deadline: true,
    groupSize: true,
    justification: true,
  })
  .extend({ description: formText, justification: formText, groupSize: goal.shape.groupSize.unwrap() });
export type GoalContent = z.infer<typeof goalContent>;

/** The form's steps. The first is what a goal has to say; which way is better follows from it and can be changed on the second. */
export const GOAL_STEPS: readonly (readonly (keyof GoalContent)[])[] = [
  ['title', 'indicator', 'group', 'baseline', 'target', 'unit', 'owner', 'deadline'],
  ['direction', 'groupSize', 'description', 'justification'],
];

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
