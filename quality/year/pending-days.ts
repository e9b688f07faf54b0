/** Days that were read and wait until the person has said yes; not part of a snapshot. */
import { z } from 'zod';
import { base, isoDate, isoInstant } from '../base.ts';
import { askedDay, leftOut, MAX_READ, readDay } from './read-days.ts';

/** The terms' days as they were typed beside the lines; null from a file. */
export const terms = z
  .object({ autumnStart: isoDate, autumnEnd: isoDate, springStart: isoDate, springEnd: isoDate })
  .nullable();

/** `id` is the person's. */
export const pendingDays = z.object({
  ...base,
  kind: z.literal('days'),
  /** Tells one preview from the next, so that an old card saves nothing. */
  token: z.string(),
  /** Whether the days are added to those of the year, or are all of them. */
  mode: z.enum(['merge', 'whole']),
  days: z.array(readDay).max(2 * MAX_READ),
  asked: z.array(askedDay).max(MAX_READ),
  leftOut: z.array(leftOut).max(MAX_READ),
  terms,
  /** What comes after it while a team is set up: `members`, or nothing. */
  next: z.string().max(20),
  /** Of what the form was made from; null from a file. */
  stamp: z.string().max(200).nullable(),
  at: isoInstant,
});
export type PendingDays = z.infer<typeof pendingDays>;
