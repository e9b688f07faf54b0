/** «Radera mina uppgifter» in MongoDB: everything besides the documents, within the transaction that changes those. */
import type { ClientSession } from 'mongodb';
import type { TeamKey } from '../quality/base.ts';
import { namesPerson } from '../quality/people/erasure.ts';
import { auditWithout, deliveryWithout, type Erasing, standsIn } from './erase.ts';
import { deliveryRow, keyOfRow, type MongoDb, toDelivery, toDocument } from './mongo-db.ts';
import { must } from './must.ts';

/** See `erase-person` in quality/ports.ts. */
export async function eraseFromMongo(
  db: MongoDb,
  key: TeamKey,
  erasing: Erasing,
  session: ClientSession,
): Promise<void> {
  const team = keyOfRow(key);
  const marks = new Set(erasing.person);
  const documents = await db.documents.find(team, { session }).map(toDocument).toArray();
  must(!documents.some((document) => namesPerson(document, marks)));
  const lines = await db.audit.find(team, { session }).sort({ number: 1 }).toArray();
  for (const { index, entry } of auditWithout(
    lines.map((line) => line.entry),
    erasing,
  )) {
    const _id = lines[index]?._id;
    if (_id) await db.audit.updateOne({ _id }, { $set: { entry } }, { session });
  }
  for (const row of await db.deliveries.find(team, { session }).toArray()) {
    const { _id } = row;
    const delivery = toDelivery(row);
    const left = deliveryWithout(delivery, erasing.person);
    if (left === null) await db.deliveries.deleteOne({ _id }, { session });
    else if (left !== delivery) await db.deliveries.replaceOne({ _id }, deliveryRow(left), { session });
  }
  for (const { _id } of await db.seen.find(ofTenant(key.tenant), { session }).toArray()) {
    if (standsIn(eventOf(_id), erasing.person)) await db.seen.deleteOne({ _id }, { session });
  }
}

/** An event's id is tenant and event as JSON; those of a tenant are a range. */
function ofTenant(tenant: string) {
  const start = `${JSON.stringify([tenant]).slice(0, -1)},`;
  return { _id: { $gte: start, $lt: `${start}\u{10ffff}` } };
}
function eventOf(id: string): string {
  const [, event]: readonly unknown[] = JSON.parse(id);
  return typeof event === 'string' ? event : '';
}
