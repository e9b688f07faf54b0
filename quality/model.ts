/**
 * What the product remembers about a team's quality work. Every stored document is parsed with these schemas on the way
 * in and on the way out. Dates are ISO calendar dates (`2027-06-04`), instants are ISO UTC (`2027-06-04T06:00:00Z`).
 * Nothing here can hold a pupil: people are the team's staff only.
 */
import { z } from 'zod';
import {
  address,
  base,
  calendar,
  DEFAULT_KEEP_TO_PLAN,
  isoDate,
  isoInstant,
  keepToPlan,
  locale,
  profession,
  shortWords,
  type TeamKey,
  timing,
  words,
} from './model-base.ts';
import {
  type Acceptance,
  type Addition,
  type Answer,
  acceptance,
  addition,
  answer,
  type Decision,
  type Deviation,
  type Discussion,
  decision,
  deviation,
  discussion,
  type Follow,
  follow,
  type Goal,
  goal,
  type Intervention,
  intervention,
  type Note,
  note,
  type Parked,
  parked,
  pendingImport,
  type Series,
  series,
  type TeamIndicator,
  teamIndicator,
} from './model-plan.ts';

export * from './model-base.ts';
export * from './model-plan.ts';

export const team = z.object({
  ...base,
  kind: z.literal('team'),
  school: shortWords,
  /** A Swedish county (län) by its short name, e.g. `Skåne`; decides the suggested sportlov. */
  county: z.string().max(60),
  calendar,
  checkpointCount: z.int().min(2).max(4),
  timing,
  timeZone: z.string(),
  /** The language of messages to the whole team. */
  locale,
  /** The channel (or, before there is one, the personal chat) where the team lives. */
  home: address,
  /** The school unit's code in Skolverket's register, eight digits; finds the school in files of many. */
  unitCode: z
    .string()
    .regex(/^\d{8}$/)
    .nullable()
    .default(null),
  /** The school's teacher teams (arbetslag), by name. */
  teacherTeams: z.array(z.string().trim().min(1).max(100)).max(40).default([]),
  /** Whether and how the bot says that something is off the plan. */
  keepToPlan: keepToPlan.default(DEFAULT_KEEP_TO_PLAN),
  /** When the principal approved the annual wheel of the current school year; null while it is a proposal. */
  wheelApprovedAt: isoInstant.nullable(),
  wheelApprovedBy: z.string().nullable(),
  createdAt: isoInstant,
});
export type Team = z.infer<typeof team>;

/** A person's membership in one team. The same person in two teams has two of these with the same `id`. */
export const member = z.object({
  ...base,
  kind: z.literal('member'),
  name: z.string().max(200),
  professions: z.array(profession).max(6),
  coordinator: z.boolean(),
  /** The appointed principal of the team: approves the wheel and closes checkpoints. At most one per team. */
  principal: z.boolean(),
  /** False once the person has left the channel; kept so that history stays readable. */
  active: z.boolean(),
  locale,
  /** The person's personal chat. */
  address,
  joinedAt: isoInstant,
  /** Not prompted on these days, both ends included. */
  away: z.object({ from: isoDate, until: isoDate }).nullable(),
  /** Prompts wait until this day. */
  snoozedUntil: isoDate.nullable(),
});
export type Member = z.infer<typeof member>;

/** Ties a chat to a team, so that what is said there finds its team. `id` is the conversation id. */
export const home = z.object({ ...base, kind: z.literal('home') });
export type Home = z.infer<typeof home>;

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
  closedAt: isoInstant.nullable(),
  closedBy: z.string().nullable(),
});
export type Checkpoint = z.infer<typeof checkpoint>;

/** Any stored document of a team. A new kind of document is added here and nowhere else in storage. */
export const document = z.discriminatedUnion('kind', [
  team,
  member,
  home,
  checkpoint,
  goal,
  answer,
  decision,
  follow,
  acceptance,
  intervention,
  addition,
  discussion,
  series,
  teamIndicator,
  pendingImport,
  deviation,
  parked,
  note,
]);
export type Document = z.infer<typeof document>;
export type Kind = Document['kind'];

/** Everything about one team and its current school year, as read in one go. Small by nature: one team, one year. */
export type Snapshot = {
  readonly key: TeamKey;
  readonly team: Team;
  readonly members: readonly Member[];
  readonly checkpoints: readonly Checkpoint[];
  readonly goals: readonly Goal[];
  readonly answers: readonly Answer[];
  readonly decisions: readonly Decision[];
  readonly follows: readonly Follow[];
  readonly homes: readonly Home[];
  readonly acceptances: readonly Acceptance[];
  readonly interventions: readonly Intervention[];
  readonly additions: readonly Addition[];
  readonly discussions: readonly Discussion[];
  readonly series: readonly Series[];
  readonly indicators: readonly TeamIndicator[];
  readonly deviations: readonly Deviation[];
  readonly parked: readonly Parked[];
  readonly notes: readonly Note[];
};

export const acceptanceId = (goalId: string, personId: string): string => `${goalId}:${personId}`;
export const answerId = (checkpointId: string, personId: string): string => `${checkpointId}:${personId}`;
