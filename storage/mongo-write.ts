/** Writing documents, the audit and a person's other id in MongoDB, each within a transaction. */
import type { ClientSession } from 'mongodb';
import type { TeamKey } from '../quality/base.ts';
import type { Document } from '../quality/kinds.ts';
import type { Change, DocumentVersion } from '../quality/ports.ts';
import {
  deliveryId,
  deliveryRow,
  documentId,
  documentRow,
  keyOfRow,
  type MongoDb,
  teamCounter,
  toDelivery,
} from './mongo-db.ts';
import { outdates } from './mongo-summaries.ts';
import { must } from './must.ts';
import { frozen } from './parsed.ts';
import { auditRenamed, deliveriesRenamed, type Renaming } from './rename.ts';
import { parseDocument } from './schema.ts';

/** The changes that are about documents, the audit and who a delivery is to. */
export type Written =
  | Extract<Change, { do: 'put' | 'delete' | 'rely' | 'audit' }>
  | (Renaming & { readonly do: 'rename-person' });
/** What a commit takes of the team's row in `meta`; see `countIn`. */
export type Counted = { readonly version: number; readonly number: () => number };

/** A put comes back with its document as it was stored. */
export async function writeChange<T extends Written>(
  db: MongoDb,
  key: TeamKey,
  change: T,
  { number }: Counted,
  session: ClientSession,
): Promise<T> {
  switch (change.do) {
    case 'put':
      return { ...change, document: await put(db, key, change.document, change.expected, session) };
    case 'delete': {
      await outdates(db, key, change.kind, session);
      const filter = { _id: documentId(key, change), 'document.version': change.expected };
      const { deletedCount } = await db.documents.deleteOne(filter, { session });
      must(deletedCount === 1);
      break;
    }
    case 'rely':
      await rely(db, key, change.on, session);
      break;
    case 'audit':
      await db.audit.insertOne({ ...keyOfRow(key), number: number(), entry: change.entry }, { session });
      break;
    case 'rename-person':
      await renamePerson(db, key, change, session);
      break;
  }
  return change;
}

async function put(
  db: MongoDb,
  key: TeamKey,
  changed: Document,
  expected: number,
  session: ClientSession,
): Promise<Document> {
  const document = frozen(parseDocument({ ...changed, version: expected + 1 }, `${changed.kind}/${changed.id}`));
  const row = documentRow(key, document);
  await outdates(db, key, document.kind, session);
  if (expected === 0) {
    await db.documents.insertOne(row, { session });
    return document;
  }
  const filter = { _id: row._id, 'document.version': expected };
  const { matchedCount } = await db.documents.replaceOne(filter, row, { session });
  must(matchedCount === 1);
  return document;
}

/** What a transaction only reads another one may change meanwhile; so each is touched, and one of the two is taken again. */
async function rely(db: MongoDb, key: TeamKey, on: readonly DocumentVersion[], session: ClientSession): Promise<void> {
  const $or = on.map((read) => ({ _id: documentId(key, read), 'document.version': read.version }));
  const touch = { $set: { relied: crypto.randomUUID() } };
  const { matchedCount } = await db.documents.updateMany({ $or }, touch, { session });
  must(matchedCount === on.length);
}

/**
 * What a commit takes of the team's row in `meta`: the number of each of its lines in the audit, in turn, and the version of the team's documents after
 * it (see mongo-snapshots.ts); 0 when it changes none.
 */
export async function countIn(
  db: MongoDb,
  key: TeamKey,
  changes: readonly { readonly do: Change['do'] }[],
  session: ClientSession,
): Promise<Counted> {
  const lines = changes.filter((change) => change.do === 'audit').length;
  const changed = changes.some((change) => change.do === 'put' || change.do === 'delete');
  if (lines === 0 && !changed) return { version: 0, number: () => 0 };
  const more = { $inc: { last: lines, version: changed ? 1 : 0 } };
  const options = { upsert: true, returnDocument: 'after', session } as const;
  const row = await db.meta.findOneAndUpdate({ _id: teamCounter(key) }, more, options);
  let number = (row?.last ?? lines) - lines;
  return { version: changed ? (row?.version ?? 1) : 0, number: () => ++number };
}

async function renamePerson(db: MongoDb, key: TeamKey, renaming: Renaming, session: ClientSession): Promise<void> {
  const stored = await db.deliveries.find(keyOfRow(key), { session }).map(toDelivery).toArray();
  const { remove, write } = deliveriesRenamed(stored, renaming);
  for (const gone of remove) await db.deliveries.deleteOne({ _id: deliveryId(key, gone) }, { session });
  for (const row of write.map(deliveryRow))
    await db.deliveries.replaceOne({ _id: row._id }, row, { session, upsert: true });
  const lines = await db.audit.find(keyOfRow(key), { session }).sort({ number: 1 }).toArray();
  const renamed = auditRenamed(
    lines.map((line) => line.entry),
    renaming,
  );
  for (const { index, entry } of renamed) {
    const _id = lines[index]?._id;
    if (_id) await db.audit.updateOne({ _id }, { $set: { entry } }, { session });
  }
}
