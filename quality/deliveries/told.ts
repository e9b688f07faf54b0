/** What an act has the bot say to somebody: written in the same commit as what it tells about, and sent as any other delivery. */
import type { PlannedDelivery } from './delivery.ts';
import { deliveryKey } from './delivery.ts';
import type { ToldKind } from './kinds.ts';

export type Told = {
  readonly kind: ToldKind;
  /** A person's id, or `channel` for the team's home. */
  readonly recipient: string;
  /** The id of what it is about; null when it is about the team. */
  readonly subject: string | null;
  /** Ids, codes, numbers and ISO dates that its card needs; never a person's words. */
  readonly values?: Readonly<Record<string, string>>;
  readonly checkpoint?: string | null;
  /** Told at most once for each of these, such as a day; without it, once an instant. */
  readonly once?: string;
};

/** As a delivery that is due at once. The same thing told twice at one instant, or for the same `once`, is one delivery. */
export function asDelivery(told: Told, now: Temporal.Instant): PlannedDelivery {
  const { kind, recipient, subject, values = {}, checkpoint = null, once = now.toString() } = told;
  const occurrence = [subject ?? '', ...Object.values(values), once].join(':');
  const draft = { kind, checkpoint, recipient, occurrence };
  return { ...draft, key: deliveryKey(draft), dueAt: now.toString(), subject, values };
}
