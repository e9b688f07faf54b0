/** A person's deliveries, and their lines in the audit, under another id. Pure; both stores apply the result. */
import type { Delivery } from '../quality/deliveries/delivery.ts';
import { ConflictError } from '../quality/errors.ts';
import type { AuditEntry } from '../quality/ports.ts';
import { inEvery, inPlaceOf } from './erase.ts';
import { millis } from './schema.ts';

/** `now` is an ISO instant; null when nothing can be under way. */
export type Renaming = { readonly from: string; readonly into: string; readonly now: string | null };

/** How far a delivery has come: of two that turn out to be one, what was sent is not sent again. */
const FURTHEST: readonly Delivery['state'][] = ['sent', 'claimed', 'gone', 'refused', 'waiting', 'due', 'superseded'];
const rank = ({ state }: Delivery): number => FURTHEST.indexOf(state);

/** Keys that are there no more, and what is to be written. Throws `ConflictError` when one of them is being sent. */
export function deliveriesRenamed(
  all: readonly Delivery[],
  { from, into, now }: Renaming,
): { readonly remove: readonly string[]; readonly write: readonly Delivery[] } {
  const byKey = new Map(all.map((delivery) => [delivery.key, delivery]));
  const remove: string[] = [];
  const write = new Map<string, Delivery>();
  for (const delivery of all) {
    const after = renamed(delivery, from, into);
    if (after === delivery) continue;
    if (now !== null && delivery.state === 'claimed' && millis(delivery.nextAt ?? now) > millis(now))
      throw new ConflictError('a message of theirs is being sent');
    if (after.key !== delivery.key) remove.push(delivery.key);
    const other = write.get(after.key) ?? byKey.get(after.key);
    write.set(after.key, other && other.key !== delivery.key && rank(other) <= rank(after) ? other : after);
  }
  return { remove, write: [...write.values()] };
}

function renamed(delivery: Delivery, from: string, into: string): Delivery {
  const of = (text: string): string => inPlaceOf(text, [from], into);
  const { key, recipient, occurrence, subject, values } = delivery;
  const after = {
    key: of(key),
    recipient: of(recipient),
    occurrence: of(occurrence),
    subject: subject && of(subject),
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, of(value)])),
  };
  const same = JSON.stringify(after) === JSON.stringify({ key, recipient, occurrence, subject, values });
  return same ? delivery : { ...delivery, ...after };
}

/** The lines that name the person, by their new id, each with its place among all. What was done, and when, stays. */
export function auditRenamed(
  entries: readonly AuditEntry[],
  { from, into }: Renaming,
): { readonly index: number; readonly entry: AuditEntry }[] {
  const of = (text: string): string => inPlaceOf(text, [from], into);
  return entries.flatMap((entry, index) => {
    const { by, about, before, after } = entry;
    const renamed = { ...entry, by: of(by), about: of(about), before: inEvery(before, of), after: inEvery(after, of) };
    return JSON.stringify(renamed) === JSON.stringify(entry) ? [] : [{ index, entry: renamed }];
  });
}
