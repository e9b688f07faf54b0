/**
 * A delivery: one message to one recipient at one time. Its unique `key` is made of what it is about, so planning the same
 * thing twice gives the same delivery, and a restart can neither lose nor repeat one.
 */
import { z } from 'zod';
import { messageRef } from '../base.ts';

/** What is sent; kinds.ts says all about each. */
export const DELIVERY_KINDS = [
  'gather',
  'prompt',
  'reminder',
  'agenda',
  'decisions',
  'summary',
  'approval',
  'undeliverable',
  'status',
  'accept',
  'acceptance',
  'decided',
  'decision',
  'discussion',
  'snoozeEnd',
  'evaluation',
  'evaluationSigned',
  'year-end',
  'wheelApproved',
  'wheelChanged',
  'appointed',
  'goalAdopted',
  'goalRefused',
  'reasonWanted',
  'joined',
  'takenOut',
  'removalAsked',
  'roleVacant',
  'offPlan',
  'duty',
  'acute',
  'answer',
  'notice',
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

export const delivery = z.object({
  tenant: z.string(),
  team: z.string(),
  /** `checkpoint|kind|recipient|occurrence`, unique within the team. */
  key: z.string(),
  kind: z.enum(DELIVERY_KINDS),
  checkpoint: z.string().nullable(),
  /** A person's id, or `channel`. */
  recipient: z.string(),
  /** Tells two deliveries of one kind apart, e.g. a month for `status`, a date after a snooze. */
  occurrence: z.string(),
  /** The id of the document that it is about, where it is about one besides the checkpoint. */
  subject: z.string().nullable().default(null),
  /** Ids, codes, numbers and ISO dates that its card needs; never a person's words. */
  values: z.record(z.string(), z.string()).default({}),
  /** When it was meant to go out. */
  dueAt: z.iso.datetime(),
  state: z.enum(['due', 'claimed', 'waiting', 'sent', 'gone', 'refused', 'superseded']),
  /** The next instant at which it may be claimed; null in an end state. */
  nextAt: z.iso.datetime().nullable(),
  attempts: z.int(),
  owner: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  message: messageRef.nullable(),
  /** Why it waits, was refused or superseded: a stable word, never a person's text. */
  note: z.string(),
  /** False for one added outside the plan (`deliver`), which replanning leaves alone. */
  planned: z.boolean(),
});
export type Delivery = z.infer<typeof delivery>;

/** The note of a delivery that may have arrived: what became of the last try is not known. */
export const UNKNOWN = 'unknown';

/** One delivery as the planner wants it. */
export type PlannedDelivery = Pick<Delivery, 'key' | 'kind' | 'checkpoint' | 'recipient' | 'occurrence' | 'dueAt'> &
  Partial<Pick<Delivery, 'subject' | 'values'>>;

/**
 * The whole of what a team should still get. Applying it: an unknown key is added as `due`; a known open one takes the new
 * `dueAt` when it has changed; an open one that is not in the plan becomes `superseded` with the note `replanned`, and `due` anew when
 * a later plan has it again; any other that has ended (or is claimed right now) is left alone.
 */
export type DeliveryPlan = { readonly at: string; readonly deliveries: readonly PlannedDelivery[] };

export const deliveryKey = (d: Pick<Delivery, 'kind' | 'checkpoint' | 'recipient' | 'occurrence'>): string =>
  [d.checkpoint ?? '-', d.kind, d.recipient, d.occurrence].join('|');
