/** Taking deliveries to send them, and writing down what became of them, many at a time: a write that a majority has flushed costs the same for one as for a hundred. */
import { isDeepStrictEqual } from 'node:util';
import type { Delivery, DeliveryKind } from '../quality/deliveries/delivery.ts';
import type { DeliveryOutcome, Overdue } from '../quality/ports.ts';
import { gathered } from './gathered.ts';
import { deliveryId, deliveryRow, type MongoDb, toDate, toDelivery } from './mongo-db.ts';
import { claimedBy, settled } from './settled.ts';

/**
 * Candidates are read first and then taken one by one with their old state as the condition, so that no two processes get the
 * same. The random part of the owner tells this claim from an earlier one by the same process.
 */
export async function claimIn(
  db: MongoDb,
  now: string,
  leaseUntil: string,
  owner: string,
  limit: number,
  kinds: readonly DeliveryKind[],
): Promise<readonly Delivery[]> {
  const ofKind = kinds.length > 0 ? { 'delivery.kind': { $in: [...kinds] } } : {};
  const due = await db.deliveries
    .find({ next: { $type: 'date', $lte: toDate(now) }, ...ofKind })
    .sort({ next: 1, _id: 1 })
    .limit(limit)
    .toArray();
  if (due.length === 0) return [];
  const token = `${owner}#${crypto.randomUUID()}`;
  const taken = due.map((row) => {
    const after = { ...claimedBy(toDelivery(row), token), nextAt: leaseUntil };
    const filter = { _id: row._id, next: row.next, 'delivery.attempts': row.delivery.attempts };
    return { replaceOne: { filter, replacement: deliveryRow(after) } };
  });
  await db.deliveries.bulkWrite(taken, { ordered: false });
  const ids = due.map((row) => row._id);
  const mine = await db.deliveries.find({ _id: { $in: ids }, 'delivery.owner': token }).toArray();
  const byId = new Map(mine.map((row) => [row._id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toDelivery);
}

type Settling = { readonly delivery: Delivery; readonly outcome: DeliveryOutcome };

/** `settle` of the store, without its check of the owner. */
export const settlingIn = (db: MongoDb): ((one: Settling) => Promise<boolean>) =>
  gathered((round) => settleAll(db, round));

/** Whether each was still held by its claim, and so is settled now. */
async function settleAll(db: MongoDb, round: readonly Settling[]): Promise<readonly boolean[]> {
  const idOf = ({ delivery }: Settling): string => deliveryId(delivery, delivery.key);
  const read = async () => {
    const rows = await db.deliveries.find({ _id: { $in: round.map(idOf) } }).toArray();
    return new Map(rows.map((row) => [row._id, toDelivery(row)]));
  };
  const before = await read();
  const after = round.map((one): Delivery | null => {
    const held = before.get(idOf(one));
    return held?.state === 'claimed' && held.owner === one.delivery.owner ? settled(held, one.outcome) : null;
  });
  const writes = round.flatMap((one, index) => {
    const delivery = after[index];
    const filter = {
      _id: idOf(one),
      'delivery.state': 'claimed' as const,
      'delivery.owner': one.delivery.owner,
    };
    return delivery ? [{ replaceOne: { filter, replacement: deliveryRow(delivery) } }] : [];
  });
  if (writes.length === 0) return round.map(() => false);
  const { matchedCount } = await db.deliveries.bulkWrite(writes, { ordered: false });
  if (matchedCount === writes.length) return after.map((delivery) => delivery !== null);
  // Somebody was faster with some of them.
  const now = await read();
  return round.map((one, index) => after[index] !== null && isDeepStrictEqual(now.get(idOf(one)), after[index]));
}

export async function overdueIn(db: MongoDb, now: string): Promise<Overdue> {
  const due = { next: { $type: 'date' as const, $lte: toDate(now) } };
  const [count, first] = await Promise.all([
    db.deliveries.countDocuments(due),
    db.deliveries.findOne(due, { sort: { next: 1 }, projection: { next: 1 } }),
  ]);
  return { count, since: first?.next ? first.next.toISOString() : null };
}
