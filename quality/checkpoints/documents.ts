/** Checkpoints on the annual wheel, what members say before them, and what is decided at them. */
import { z } from 'zod';
import { base, isoDate, isoInstant, shortWords, words } from '../base.ts';
import { goal, goalStatus } from '../goals/documents.ts';
import { profession } from '../people/documents.ts';

/** What a page of it says that goes on changing, as it was when it was closed; see standing.ts. */
const standing = z.object({
  goals: z
    .array(
      goal
        .pick({ title: true, baseline: true, target: true, unit: true, deadline: true, state: true })
        .extend({ goal: z.string() }),
    )
    .max(100),
  decisions: z.array(z.object({ decision: z.string(), owner: z.string(), due: isoDate })).max(500),
  /** Professions that had said nothing. */
  missing: z.array(profession),
});
export type Standing = z.infer<typeof standing>;

export const checkpoint = z.object({
  ...base,
  kind: z.literal('checkpoint'),
  date: isoDate,
  /** Why this day was proposed, as a text key with values, or a person's own words. */
  reason: z.object({ key: z.string(), values: z.record(z.string(), z.string()).default({}) }),
  /** Set to the new day when it moved after people had been asked, so that they are asked anew; see `roundAfterMove`. */
  round: z.string().optional(),
  /** When somebody chose this day; what should have been asked before that is asked at the next opportunity and is not late. */
  chosenAt: isoInstant.optional(),
  /** `planned` until the principal closes it. */
  state: z.enum(['planned', 'closed']),
  /** When the coordinator said that the data is gathered. */
  gatheredAt: isoInstant.nullable(),
  decisionsRecordedAt: isoInstant.nullable(),
  /** The coordinator's own words about what came out. */
  summary: words,
  /** Who wrote the summary, as far as that is known. */
  summaryBy: z.string().optional(),
  closedAt: isoInstant.nullable(),
  closedBy: z.string().nullable(),
  /** How many there were in the team when it was closed, as far as that was noted. */
  teamSize: z.int().min(0).optional(),
  /** Absent while it is open, and in what was closed before 0.3. */
  standing: standing.optional(),
});
export type Checkpoint = z.infer<typeof checkpoint>;

/** Whether a person has sent everything they are asked before a checkpoint. */
export const hasAnswered = (answers: readonly Answer[], checkpointId: string, personId: string): boolean =>
  answers.some(({ id, unfinished }) => id === answerId(checkpointId, personId) && !unfinished);
/** What people have sent before a checkpoint, without what somebody is in the middle of. */
export const answersSent = (answers: readonly Answer[], checkpointId: string): Answer[] =>
  answers.filter(({ checkpoint: about, unfinished }) => about === checkpointId && !unfinished);

/** What somebody has saved a part of, and not sent the rest of yet; words that were put off are nothing saved. */
export const answersBegun = (answers: readonly Answer[], checkpointId: string): Answer[] =>
  answers.filter(
    ({ checkpoint: about, unfinished, analysis, progress: reports }) =>
      about === checkpointId && unfinished === true && (analysis !== null || reports.length > 0),
  );

export const answerId = (checkpointId: string, personId: string): string => `${checkpointId}:${personId}`;

/** The owner's progress on one goal at one checkpoint. */
export const progress = z.object({
  goal: z.string(),
  value: z.number().nullable(),
  /** Null while the owner does not know, or has not said. */
  status: goalStatus.nullable(),
  /** How sure the owner is that the target will be reached; null where they have not said. Until version 13 one who chose nothing was `medium`. */
  confidence: z.enum(['low', 'medium', 'high']).nullable(),
  comment: words,
  nextStep: words,
});
export type Progress = z.infer<typeof progress>;

/** One likely cause, and the goal it concerns where it concerns one. */
const cause = z.object({ text: words.min(1), goal: z.string().nullable() });
export type Cause = z.infer<typeof cause>;

export const MAX_CAUSES = 3;
/** Most characters of what a profession sees, and of what it means for the plan. */
export const MAX_WORDS = 4000;
/** Most characters of a field that is put off: more than any field may hold, since nothing is objected to yet. */
export const MAX_TYPED = 20_000;
/** Most characters of the coordinator's words about a checkpoint. */
export const MAX_SUMMARY = 2000;

/** What one profession sees in the data: situation, at least one likely cause, what it means for the plan. */
const analysis = z.object({
  situation: words,
  /** Until version 0.1.0 causes were one text. */
  causes: z.preprocess(
    (stored) => (typeof stored === 'string' ? [{ text: stored, goal: null }] : stored),
    z.array(cause).min(1).max(MAX_CAUSES),
  ),
  meaning: words,
});

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
  /** Set between the pages of a long form: what is there is saved, and the person has not sent all of it yet. */
  unfinished: z.literal(true).optional(),
  /** What was typed in the form and put off, by the id of its field: it stands there again, and is nobody else's to read. */
  typed: z.record(z.string().max(120), z.string().max(MAX_TYPED)).optional(),
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
  /** Absent in what 0.2.0 stored. */
  createdAt: isoInstant.optional(),
});
export type Decision = z.infer<typeof decision>;

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
