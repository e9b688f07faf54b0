/** The school year's days, and when prompts go out. */
import { z } from 'zod';
import { base, isoDate, isoInstant } from '../base.ts';

export const dateSpan = z.object({ name: z.string().max(100), from: isoDate, to: isoDate });
export type DateSpan = z.infer<typeof dateSpan>;

/** A school year has a dozen breaks and a handful of staff days; more is a mistake. */
export const MAX_BREAKS = 60;
export const MAX_STAFF_DAYS = 40;

/** The school year's dates as set by the organiser (skolförordningen 3:3). */
export const calendar = z.object({
  /** `2026/27`. */
  schoolYear: z.string().regex(/^\d{4}\/\d{2}$/),
  autumnStart: isoDate,
  autumnEnd: isoDate,
  springStart: isoDate,
  springEnd: isoDate,
  /** Breaks (lov), both ends included. */
  breaks: z.array(dateSpan).max(MAX_BREAKS),
  /** Staff days without pupils (studiedagar). */
  staffDays: z.array(isoDate).max(MAX_STAFF_DAYS),
});
export type Calendar = z.infer<typeof calendar>;

/**
 * What a school year was when the team went on to the next one; all else of it lies in its own documents, which stay. `id` is the year,
 * which the document belongs to: so it is read with that year, and costs the others nothing.
 */
export const pastYear = z.object({
  ...base,
  kind: z.literal('year'),
  calendar,
  wheelApprovedAt: isoInstant.nullable(),
  wheelApprovedBy: z.string().nullable(),
  /** When the team came to it, and when it went on: what the audit says in between is the year's. */
  from: isoInstant,
  to: isoInstant,
});
export type PastYear = z.infer<typeof pastYear>;

/** Smallest and largest number of days. */
export const TIMING_LIMITS = { gather: [1, 60], prompt: [1, 30], reminder: [0, 20], decisions: [1, 20] } as const;
function within(field: keyof typeof TIMING_LIMITS) {
  const [min, max] = TIMING_LIMITS[field];
  return z.int().min(min).max(max);
}

/** When prompts go out, in days; see DEFAULT_TIMING. `gather`, `prompt`, `reminder` are calendar days before the checkpoint. */
export const timing = z.object({
  gather: within('gather'),
  prompt: within('prompt'),
  reminder: within('reminder'),
  /** School days after the checkpoint. */
  decisions: within('decisions'),
  /** Local clock times, `HH:MM`; prompts go out from `from` and before `to`. */
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type Timing = z.infer<typeof timing>;

export const DEFAULT_TIMING: Timing = { gather: 14, prompt: 7, reminder: 2, decisions: 3, from: '08:00', to: '16:30' };

/** What becomes of something that is open when a school year ends: it goes on, goes on to be written anew, or stays in the old year. */
const CHOICES = ['carry', 'rewrite', 'leave'] as const;
export type Choice = (typeof CHOICES)[number];

/** What has been chosen for each open thing of a school year; `id` is the year. */
export const handover = z.object({
  ...base,
  kind: z.literal('handover'),
  /** By the thing's `kind/id`. */
  choices: z.record(z.string(), z.enum(CHOICES)),
});
export type Handover = z.infer<typeof handover>;
