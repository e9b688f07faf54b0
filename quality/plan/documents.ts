/** What the team does to reach its goals: interventions with their evidence, and discussions with others. */
import { z } from 'zod';
import { base, formText, isoDate, isoInstant, MAX_LINE, reasonGiven, shortWords, words } from '../base.ts';

/** How well an intervention is known to work, best first (Skolverket on scientific basis and proven experience). */
export const EVIDENCE_LEVELS = ['review', 'studies', 'provenExperience', 'ownExperience', 'unknown'] as const;

const evidenceLevel = z.enum(EVIDENCE_LEVELS);

/** What the studies say: `notStudied` is no evidence, `noEffect` is evidence that it does not work. */
export const EVIDENCE_FINDINGS = ['works', 'mixed', 'noEffect', 'notStudied'] as const;

/** SBU's words for how sure a result is (GRADE). */
export const GRADE_CERTAINTIES = ['high', 'moderate', 'low', 'veryLow'] as const;

/** Most references of an intervention, and most characters of one. */
export const MAX_REFERENCES = 5;
export const MAX_REFERENCE = 500;
/** Most characters of an outcome that a source grades. */
export const MAX_GRADED = 200;

const evidence = z.object({
  level: evidenceLevel,
  finding: z.enum(EVIDENCE_FINDINGS),
  /** DOI, address or title; see evidence.ts for their form. */
  references: z.array(z.string().trim().min(1).max(MAX_REFERENCE)).max(MAX_REFERENCES),
  /** The certainty given for an outcome, where the source gives one. */
  grades: z
    .array(z.object({ outcome: z.string().trim().min(1).max(MAX_GRADED), certainty: z.enum(GRADE_CERTAINTIES) }))
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
  withWhom: z.string().trim().max(MAX_LINE),
  from: isoDate,
  to: isoDate,
  /** Null while nobody has said. */
  level: z.enum(LEVELS).nullable(),
  nature: z.enum(NATURES).nullable(),
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

/** What people fill in, in the order of the form. */
export const interventionContent = intervention
  .pick({
    goal: true,
    title: true,
    why: true,
    owner: true,
    withWhom: true,
    from: true,
    to: true,
    level: true,
    nature: true,
    hours: true,
    fidelity: true,
    evidence: true,
  })
  .extend({ why: formText.min(1), fidelity: formText, evidence: evidence.extend({ stop: formText }) });
export type InterventionContent = z.infer<typeof interventionContent>;

/** The form's steps, by the names that objections have. Only the first has to be filled in before an intervention is saved. */
export const INTERVENTION_STEPS: readonly (readonly string[])[] = [
  ['goal', 'title', 'why', 'owner', 'from', 'to'],
  ['withWhom', 'level', 'nature', 'hours', 'fidelity'],
  ['evidence.level', 'evidence.finding', 'evidence.references', 'evidence.grades', 'evidence.stop'],
];
/** What an intervention rests on before anybody has said: nothing that is known. */
export const NOTHING_KNOWN: Evidence = {
  level: 'unknown',
  finding: 'notStudied',
  references: [],
  grades: [],
  stop: '',
};

/** Most characters of a teacher team's name. */
export const MAX_TEACHER_TEAM = 100;
/** The name of a teacher team (arbetslag). */
export const teacherTeam = z.string().trim().min(1).max(MAX_TEACHER_TEAM);

/** The student-health team takes part in a teacher team's or the leadership group's discussion of results. */
export const discussion = z.object({
  ...base,
  kind: z.literal('discussion'),
  /** The name of the teacher team; null for the leadership group. */
  teacherTeam: teacherTeam.nullable(),
  date: isoDate,
  /** Who of the team takes part. */
  people: z.array(z.string()).min(1).max(20),
  goal: z.string().nullable(),
  outcome: words,
  /** Who wrote the outcome, as far as that is known. */
  outcomeBy: z.string().optional(),
  state: z.enum(['planned', 'held', 'cancelled']),
  createdBy: z.string(),
});
export type Discussion = z.infer<typeof discussion>;

/** What people fill in, in the order of the form. */
export const discussionContent = discussion
  .pick({ teacherTeam: true, date: true, people: true, goal: true, outcome: true })
  .extend({ outcome: formText });
export type DiscussionContent = z.infer<typeof discussionContent>;
