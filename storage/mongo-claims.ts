/** Taking deliveries to send them, and writing down what became of them, many at a time: a write that a majority has flushed costs the same for one as for a hundred. */
import { MongoError, MongoServerSelectionError } from 'mongodb';
import { type Delivery, type DeliveryKind, UNKNOWN } from '../quality/deliveries/delivery.ts';
import type { DeliveryOutcome, Overdue } from '../quality/ports.ts';
import { gathered } from './gathered.ts';
import { deliveryId, type MongoDb, toDate, toDelivery } from './mongo-db.ts';
import { settled } from './settled.ts';

/**
 * Which are due is read from their index alone, and those that still are when the write reaches them are taken, all in one. The random part of the owner tells this claim
 * from others and from an earlier one by the same process. `settled.ts` says the same of one delivery.
 */
export async function claimIn(
  db: MongoDb,
  now: string,
  leaseUntil: string,
  owner: string,
  limit: number,
  kinds: readonly DeliveryKind[],
): Promise<readonly Delivery[]> {
  const due = { next: { $type: 'date' as const, $lte: toDate(now) } };
  const ofKind = kinds.length > 0 ? { 'delivery.kind': { $in: [...kinds] } } : {};
  const first = { next: 1, _id: 1 } as const;
  const candidates = await db.deliveries
    .find({ ...due, ...ofKind }, { projection: first })
    .sort(first)
    .limit(limit)
    .toArray();
  if (candidates.length === 0) return [];
  const _id = { $in: candidates.map((row) => row._id) };
  const token = `${owner}#${crypto.randomUUID()}`;
  const $set = {
    next: toDate(leaseUntil),
    'delivery.nextAt': leaseUntil,
    'delivery.note': { $cond: [{ $eq: ['$delivery.state', 'claimed'] }, UNKNOWN, '$delivery.note'] },
    'delivery.state': 'claimed',
    'delivery.owner': { $literal: token },
    'delivery.attempts': { $add: ['$delivery.attempts', 1] },
  };
  await again(() => db.deliveries.updateMany({ _id, ...due }, [{ $set }]));
  const taken = await db.deliveries.find({ _id, 'delivery.owner': token }).toArray();
  const byId = new Map(taken.map((row) => [row._id, row]));
  return _id.$in.flatMap((id) => byId.get(id) ?? []).map(toDelivery);
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
  const ids = round.map(({ delivery }) => deliveryId(delivery, delivery.key));
  const _id = { $in: ids };
  const claims = round.map(({ delivery }, index) => [ids[index], delivery.owner]);
  const place = { $indexOfArray: [{ $literal: claims }, ['$_id', '$delivery.owner']] };
  const own = (values: readonly unknown[]): object => ({ $arrayElemAt: [{ $literal: values }, place] });
  const marks = round.map(() => crypto.randomUUID());
  const ends = round.map(({ delivery, outcome }) => {
    const { state, nextAt, owner, endedAt, message, note, attempts } = settled(delivery, outcome);
    return { state, nextAt, owner, endedAt, message, note, attempts };
  });
  const $set = {
    settling: own(marks),
    next: own(ends.map(({ nextAt }) => (nextAt === null ? null : toDate(nextAt)))),
    delivery: { $mergeObjects: ['$delivery', own(ends)] },
  };
  const held = { _id, 'delivery.state': 'claimed' as const, $expr: { $gte: [place, 0] } };
  const { matchedCount } = await again(() => db.deliveries.updateMany(held, [{ $set }]));
  if (matchedCount === round.length) return round.map(() => true);
  // Some claims had passed to another process, or are settled already.
  const rows = await db.deliveries.find({ _id }, { projection: { settling: 1 } }).toArray();
  const known = new Set(rows.map(({ settling }) => settling));
  return marks.map((mark) => known.has(mark));
}

/**
 * The driver makes no write of many again when the connection or the primary goes away under it. These bear it: what the first one did is no longer what the second looks
 * for, and is known by its mark.
 */
async function again<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof MongoError) || error instanceof MongoServerSelectionError) throw error;
    return write();
  }
}

export async function overdueIn(db: MongoDb, now: string): Promise<Overdue> {
  const due = { next: { $type: 'date' as const, $lte: toDate(now) } };
  const [count, first] = await Promise.all([
    db.deliveries.countDocuments(due),
    db.deliveries.findOne(due, { sort: { next: 1 }, projection: { next: 1 } }),
  ]);
  return { count, since: first?.next ? first.next.toISOString() : null };
}
