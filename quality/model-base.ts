/** What the documents are made of: dates, addresses, calendars, the fields that each has. See model.ts. */
import { z } from 'zod';

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
export const words = z.string().trim().max(4000);
export const shortWords = z.string().trim().min(1).max(300);

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
export const base = {
  id: z.string().min(1).max(200),
  version: z.int().min(1),
  /** The school year the document belongs to, `''` when it outlives years. */
  schoolYear: z.string(),
};
