/** Everything out of the MongoDB store, and everything into it. */

import type { TeamKey } from '../quality/base.ts';
import { BadDataError, NotEmptyError } from '../quality/errors.ts';
import type { DumpLine } from '../quality/ports.ts';
import {
  type AuditRow,
  type DeliveryRow,
  type DocumentRow,
  deliveryRow,
  documentRow,
  isDuplicate,
  keyOfRow,
  type MongoDb,
  type SummaryRow,
  teamCounter,
  toDelivery,
  toDocument,
} from './mongo-db.ts';
import { toInstallation } from './mongo-installations.ts';
import { staleRow } from './mongo-summaries.ts';
import { uniteInMongo } from './mongo-unite.ts';
import { ALIASES, SCHEMA_VERSION } from './schema.ts';

/** Rows that a restore holds in memory before it writes them. */
const LOAD_BATCH = 1000;
/** Stands in `meta` while a restore goes on. */
const LOADING = 'loading';

/** Everything as it was at one moment, while others go on writing. */
export async function* dumpMongo(db: MongoDb, at: string): AsyncIterable<DumpLine> {
  yield { type: 'header', format: 'arshjulet', schema: SCHEMA_VERSION, at };
  const session = db.startSession({ snapshot: true });
  try {
    for await (const row of db.documents.find({}, { session }).sort({ _id: 1 })) {
      yield { type: 'document', key: keyOfRow(row), document: toDocument(row) };
    }
    for await (const row of db.audit.find({}, { session }).sort({ tenant: 1, team: 1, number: 1 })) {
      yield { type: 'audit', key: keyOfRow(row), entry: row.entry };
    }
    for await (const row of db.deliveries.find({}, { session }).sort({ _id: 1 })) {
      yield { type: 'delivery', delivery: toDelivery(row) };
    }
    for await (const row of db.installations.find({}, { session }).sort({ _id: 1 })) {
      yield { type: 'installation', ...toInstallation(row) };
    }
  } finally {
    await session.endSession();
  }
}

/**
 * Not one transaction, which MongoDB bounds in size: a failed load is removed again, and what a killed one has left is removed by
 * the next. Nothing else may use the database meanwhile.
 */
export async function loadMongo(db: MongoDb, lines: AsyncIterable<DumpLine>): Promise<number> {
  if (await db.meta.findOne({ _id: LOADING })) await empty(db);
  for (const collection of [db.documents, db.audit, db.deliveries, db.installations]) {
    if (await collection.findOne({}, { projection: { _id: 1 } })) throw new NotEmptyError('the store is not empty');
  }
  await db.meta.insertOne({ _id: LOADING });
  try {
    const count = await insertAll(db, lines);
    await db.meta.deleteOne({ _id: LOADING });
    return count;
  } catch (error) {
    await empty(db);
    throw isDuplicate(error) ? new BadDataError('a line repeats an earlier one', { cause: error }) : error;
  }
}

async function insertAll(db: MongoDb, lines: AsyncIterable<DumpLine>): Promise<number> {
  const documents: DocumentRow[] = [];
  const audit: AuditRow[] = [];
  const deliveries: DeliveryRow[] = [];
  const last = new Map<string, number>();
  const numbered = (key: TeamKey): number => {
    const number = (last.get(teamCounter(key)) ?? 0) + 1;
    last.set(teamCounter(key), number);
    return number;
  };
  const shown = new Map<string, SummaryRow>();
  const flush = async (least: number): Promise<void> => {
    if (documents.length >= least) await db.documents.insertMany(documents.splice(0));
    if (audit.length >= least) await db.audit.insertMany(audit.splice(0));
    if (deliveries.length >= least) await db.deliveries.insertMany(deliveries.splice(0));
  };
  let count = 0;
  let schema = SCHEMA_VERSION;
  for await (const line of lines) {
    if (line.type === 'header') schema = line.schema;
    else if (line.type === 'document') {
      documents.push(documentRow(line.key, line.document));
      if (line.document.kind === 'overview') shown.set(JSON.stringify(line.key), staleRow(line.key));
    } else if (line.type === 'audit') audit.push({ ...line.key, number: numbered(line.key), entry: line.entry });
    else if (line.type === 'delivery') deliveries.push(deliveryRow(line.delivery));
    else if (line.type === 'installation') await db.installations.insertOne({ _id: line.id, text: line.text });
    if (line.type !== 'header') count += 1;
    await flush(LOAD_BATCH);
  }
  await flush(1);
  const counters = [...last].map(([_id, number]) => ({ _id, last: number }));
  if (counters.length > 0) await db.meta.insertMany(counters);
  if (shown.size > 0) await db.summaries.insertMany([...shown.values()]);
  if (schema < ALIASES) await uniteInMongo(db);
  return count;
}

/** Removes what a load has written; the mark last, so that being killed here is mended too. */
async function empty(db: MongoDb): Promise<void> {
  await Promise.all(
    [db.documents, db.audit, db.deliveries, db.summaries, db.installations].map((one) => one.deleteMany({})),
  );
  await db.meta.deleteMany({ last: { $exists: true } });
  await db.meta.deleteOne({ _id: LOADING });
}
