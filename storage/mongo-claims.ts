/** Taking deliveries to send them, and writing down what became of them, many at a time: a write that a majority has flushed costs the same for one as for a hundred. */
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
  const taken = due.map((row) => ({ row, after: { ...claimedBy(toDelivery(row), token), nextAt: leaseUntil } }));
  const writes = taken.map(({ row, after }) => {
    const filter = { _id: row._id, next: row.next, 'delivery.attempts': row.delivery.attempts };
    return { replaceOne: { filter, replacement: deliveryRow(after) } };
  });
  const { matchedCount } = await db.deliveries.bulkWrite(writes, { ordered: false });
  if (matchedCount === taken.length) return taken.map(({ after }) => after);
  // Another process was faster with some of them.
  const ids = due.map((row) => row._id);
  const mine = await db.deliveries.find({ _id: { $in: ids }, 'delivery.owner': token }).toArray();
  const byId = new Map(mine.map((row) => [row._id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toDelivery);
}

type Settling = { readonly delivery: Delivery; readonly outcome: DeliveryOutcome };

/** `settle` of the store, without its check of the owner. */
export const settlingIn = (db: MongoDb): ((one: Settling) => Promise<boolean>) =>
  gathered((round) => settleAll(db, round));

/**
 * Whether each was still held by its claim, and so is settled now. Nothing is read first: whoever holds a claim knows how it stands. Only how it ended is written; what
 * the delivery says may have been changed by an erasure meanwhile, and stays so.
 */
async function settleAll(db: MongoDb, round: readonly Settling[]): Promise<readonly boolean[]> {
  const settling = crypto.randomUUID();
  const idsOf = round.map(({ delivery }) => deliveryId(delivery, delivery.key));
  const writes = round.map(({ delivery, outcome }, index) => {
    const { state, nextAt, owner, endedAt, message, note, attempts } = settled(delivery, outcome);
    const fields = Object.entries({ state, nextAt, owner, endedAt, message, note, attempts });
    const $set = {
      settling,
      next: nextAt === null ? null : toDate(nextAt),
      ...Object.fromEntries(fields.map(([name, value]) => [`delivery.${name}`, value])),
    };
    const held = { 'delivery.state': 'claimed' as const, 'delivery.owner': delivery.owner };
    return { updateOne: { filter: { _id: idsOf[index] ?? '', ...held }, update: { $set } } };
  });
  const { matchedCount } = await db.deliveries.bulkWrite(writes, { ordered: false });
  if (matchedCount === writes.length) return round.map(() => true);
  // Some claims had passed to another process, or are settled already.
  const ours = await db.deliveries.find({ _id: { $in: idsOf }, settling }).toArray();
  const known = new Set(ours.map(({ _id }) => _id));
  return idsOf.map((id) => known.has(id));
}

export async function overdueIn(db: MongoDb, now: string): Promise<Overdue> {
  const due = { next: { $type: 'date' as const, $lte: toDate(now) } };
  const [count, first] = await Promise.all([
    db.deliveries.countDocuments(due),
    db.deliveries.findOne(due, { sort: { next: 1 }, projection: { next: 1 } }),
  ]);
  return { count, since: first?.next ? first.next.toISOString() : null };
}
