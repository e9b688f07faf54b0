/** Writing documents, the audit and a person's other id in MongoDB, each within a transaction. */
import type { ClientSession } from 'mongodb';
import type { TeamKey } from '../quality/base.ts';
import type { Document } from '../quality/kinds.ts';
import type { AuditEntry, Change, DocumentVersion } from '../quality/ports.ts';
import {
  auditCounter,
  deliveryId,
  deliveryRow,
  documentId,
  documentRow,
  keyOfRow,
  type MongoDb,
  toDelivery,
} from './mongo-db.ts';
import { outdates } from './mongo-summaries.ts';
import { must } from './must.ts';
import { auditRenamed, deliveriesRenamed, type Renaming } from './rename.ts';
import { parseDocument } from './schema.ts';

/** The changes that are about documents, the audit and who a delivery is to. */
export type Written =
  | Extract<Change, { do: 'put' | 'delete' | 'rely' | 'audit' }>
  | (Renaming & { readonly do: 'rename-person' });

export async function writeChange(db: MongoDb, key: TeamKey, change: Written, session: ClientSession): Promise<void> {
  switch (change.do) {
    case 'put':
      return put(db, key, change.document, change.expected, session);
    case 'delete': {
      await outdates(db, key, change.kind, session);
      const filter = { _id: documentId(key, change), 'document.version': change.expected };
      const { deletedCount } = await db.documents.deleteOne(filter, { session });
      return must(deletedCount === 1);
    }
    case 'rely':
      return rely(db, key, change.on, session);
    case 'audit':
      return append(db, key, change.entry, session);
    case 'rename-person':
      return renamePerson(db, key, change, session);
  }
}

async function put(
  db: MongoDb,
  key: TeamKey,
  changed: Document,
  expected: number,
  session: ClientSession,
): Promise<void> {
  const document = parseDocument({ ...changed, version: expected + 1 }, `${changed.kind}/${changed.id}`);
  const row = documentRow(key, document);
  await outdates(db, key, document.kind, session);
  if (expected === 0) {
    await db.documents.insertOne(row, { session });
    return;
  }
  const filter = { _id: row._id, 'document.version': expected };
  const { matchedCount } = await db.documents.replaceOne(filter, row, { session });
  must(matchedCount === 1);
}

/** What a transaction only reads another one may change meanwhile; so each is touched, and one of the two is taken again. */
async function rely(db: MongoDb, key: TeamKey, on: readonly DocumentVersion[], session: ClientSession): Promise<void> {
  const $or = on.map((read) => ({ _id: documentId(key, read), 'document.version': read.version }));
  const touch = { $set: { relied: crypto.randomUUID() } };
  const { matchedCount } = await db.documents.updateMany({ $or }, touch, { session });
  must(matchedCount === on.length);
}

async function append(db: MongoDb, key: TeamKey, entry: AuditEntry, session: ClientSession): Promise<void> {
  const options = { upsert: true, returnDocument: 'after', session } as const;
  const counter = await db.meta.findOneAndUpdate({ _id: auditCounter(key) }, { $inc: { last: 1 } }, options);
  await db.audit.insertOne({ ...keyOfRow(key), number: counter?.last ?? 1, entry }, { session });
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
