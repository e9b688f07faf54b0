/**
 * What the product remembers about a team's quality work. Every stored document is parsed with these schemas on the way
 * in and on the way out. Dates are ISO calendar dates (`2027-06-04`), instants are ISO UTC (`2027-06-04T06:00:00Z`).
 * Nothing here can hold a pupil: people are the team's staff only.
 */
import { z } from 'zod';
import { indicatorDefinition } from './indicators.ts';
import { observation } from './observations.ts';

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const isoDate = z.string().refine(isCalendarDate, 'not a calendar date');
/** An exact point in time in ISO 8601, UTC. */
export const isoInstant = z.iso.datetime();

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Free text that people type: trimmed, at most 4,000 characters. */
const words = z.string().trim().max(4000);
const shortWords = z.string().trim().min(1).max(300);

/** The professions of student health (skollagen 2:25) and those who often sit with them. */
export const PROFESSIONS = [
  'principal',
  'deputyPrincipal',
  'schoolDoctor',
  'schoolNurse',
  'psychologist',
  'counsellor',
  'specialEducator',
  'specialTeacher',
  'careerCounsellor',
  'studentHealthManager',
  'clinicalManager',
  'medicalLead',
  'psychologyLead',
  'speechTherapist',
  'occupationalTherapist',
  'physiotherapist',
  'socialPedagogue',
  'schoolHost',
  'other',
] as const;
export const profession = z.enum(PROFESSIONS);
export type Profession = z.infer<typeof profession>;

export const locale = z.enum(['sv', 'en']);
export type Locale = z.infer<typeof locale>;

/** Which organisation (Teams tenant or Slack workspace, prefixed with the platform) and which of its teams. */
export type TeamKey = { readonly tenant: string; readonly team: string };

/** Where a message can be sent. `conversation` is opaque to everything but its own platform's bot. */
export const address = z.object({
  platform: z.enum(['teams', 'slack']),
  /** Channel, chat or, for a person, the platform's user id when no chat is open yet. */
  conversation: z.string(),
  kind: z.enum(['channel', 'personal']),
  /** What the platform needs besides the conversation id (Teams: serviceUrl, bot id, tenant id; Slack: none). */
  route: z.record(z.string(), z.string()).default({}),
});
export type Address = z.infer<typeof address>;

/** One sent message that can be replaced later. */
export const messageRef = z.object({ address, message: z.string() });
export type MessageRef = z.infer<typeof messageRef>;

export const dateSpan = z.object({ name: z.string().max(100), from: isoDate, to: isoDate });
export type DateSpan = z.infer<typeof dateSpan>;

/** The school year's dates as set by the organiser (skolförordningen 3:3). */
export const calendar = z.object({
  /** `2026/27`. */
  schoolYear: z.string().regex(/^\d{4}\/\d{2}$/),
  autumnStart: isoDate,
  autumnEnd: isoDate,
  springStart: isoDate,
  springEnd: isoDate,
  /** Breaks (lov), both ends included. */
  breaks: z.array(dateSpan).max(60),
  /** Staff days without pupils (studiedagar). */
  staffDays: z.array(isoDate).max(40),
});
export type Calendar = z.infer<typeof calendar>;

/** When prompts go out, in days; see DEFAULT_TIMING. `gather`, `prompt`, `reminder` are calendar days before the checkpoint. */
export const timing = z.object({
  gather: z.int().min(1).max(60),
  prompt: z.int().min(1).max(30),
  reminder: z.int().min(0).max(20),
  /** School days after the checkpoint. */
  decisions: z.int().min(1).max(20),
  /** Local clock times, `HH:MM`; prompts go out from `from` and before `to`. */
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type Timing = z.infer<typeof timing>;

export const DEFAULT_TIMING: Timing = { gather: 14, prompt: 7, reminder: 2, decisions: 3, from: '08:00', to: '16:30' };

export const keepToPlan = z.object({
  on: z.boolean(),
  /** At most so many questions a person and day. */
  perDay: z.int().min(1).max(20),
  /** Where to turn when something is acute, in the school's own words; the bot adds 112. */
  acuteRoutine: words,
  /** Wordings that the team has said belong to its plan, and what they belong to (a goal's or intervention's id). */
  learnt: z.array(z.object({ words: z.string().trim().min(2).max(100), concerns: z.string() })).max(200),
});
export type KeepToPlan = z.infer<typeof keepToPlan>;
export const DEFAULT_KEEP_TO_PLAN: KeepToPlan = { on: true, perDay: 2, acuteRoutine: '', learnt: [] };

/** Fields that every stored document has. `version` counts changes and guards against lost updates. */
const base = {
  id: z.string().min(1).max(200),
  version: z.int().min(1),
  /** The school year the document belongs to, `''` when it outlives years. */
  schoolYear: z.string(),
};

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
