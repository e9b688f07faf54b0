/**
 * The store for many processes: MongoDB, a replica set. A commit is one transaction with write concern majority and journal, so
 * what was confirmed survives the loss of a member.
 */
import {
  type AnyBulkWriteOperation,
  type ClientSession,
  type Collection,
  type Db,
  MongoClient,
  MongoError,
} from 'mongodb';
import { toSnapshot } from '../quality/apply.ts';
import type { Delivery } from '../quality/delivery.ts';
import { ArshjuletError, ConflictError, NotEmptyError, SettingsError } from '../quality/errors.ts';
import type { Document, Snapshot, TeamKey } from '../quality/model.ts';
import type { AuditEntry, Change, DeliveryOutcome, DumpLine, Storage } from '../quality/ports.ts';
import { namesPerson, withoutPerson } from './erase.ts';
import { type Known, newDelivery, planEffect, REPLANNED } from './plan.ts';
import { type Migration, migrate, parseDelivery, parseDocument, SCHEMA_VERSION } from './schema.ts';
import { settled } from './settled.ts';

type DocumentRow = {
  _id: string;
  tenant: string;
  team: string;
  schoolYear: string;
  active: boolean;
  document: Document;
};
type DeliveryRow = { _id: string; delivery: Delivery };
type AuditRow = { tenant: string; team: string; number: number; entry: AuditEntry };
type SeenRow = { _id: string; until: Date };
type MetaRow = { _id: string; version?: number; last?: number };

const MIGRATIONS: readonly Migration<Db>[] = [
  {
    from: 0,
    run: async (db) => {
      await db.collection('documents').createIndexes([
        { key: { tenant: 1, team: 1, schoolYear: 1 } },
        {
          key: { tenant: 1, 'document.kind': 1, 'document.id': 1 },
          partialFilterExpression: { 'document.kind': { $in: ['home', 'member'] } },
        },
      ]);
      await db
        .collection('deliveries')
        .createIndexes([
          { key: { 'delivery.nextAt': 1 }, partialFilterExpression: { 'delivery.nextAt': { $type: 'string' } } },
          { key: { 'delivery.tenant': 1, 'delivery.team': 1, 'delivery.dueAt': -1 } },
        ]);
      await db.collection('audit').createIndexes([{ key: { tenant: 1, team: 1, number: -1 } }]);
      await db.collection('seen').createIndexes([{ key: { until: 1 }, expireAfterSeconds: 0 }]);
    },
  },
];

const SELECTION_TIMEOUT_MS = 10_000;
/** Rows that a restore holds in memory before it writes them. */
const LOAD_BATCH = 1000;

/** Connects and migrates. The database is the one in the URL, `arshjulet` when it names none. */
export async function openMongo(url: string): Promise<Storage> {
  let client: MongoClient;
  try {
    client = new MongoClient(url, {
      // The URL's own setting counts where it has one.
      ...(url.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS }),
      writeConcern: { w: 'majority', journal: true },
    });
    await client.connect();
  } catch (error) {
    throw unreachable(error);
  }
  try {
    const named = client.options.dbName;
    const db = client.db(named === 'test' ? 'arshjulet' : named);
    const meta = db.collection<MetaRow>('meta');
    const stored = (await meta.findOne({ _id: 'schema' }))?.version ?? 0;
    await migrate(db, stored, SCHEMA_VERSION, MIGRATIONS, async (version) => {
      await meta.updateOne({ _id: 'schema' }, { $set: { version } }, { upsert: true });
    });
    return new MongoStorage(client, db);
  } catch (error) {
    await client.close();
    throw error instanceof ArshjuletError ? error : unreachable(error);
  }
}

const unreachable = (cause: unknown): SettingsError =>
  new SettingsError(
    'Databasen som STORAGE_URL pekar på svarar inte. · The database that STORAGE_URL names does not answer.',
    { cause },
  );

const DUPLICATE_KEY = 11_000;
const isDuplicate = (error: unknown): boolean => error instanceof MongoError && error.code === DUPLICATE_KEY;

const documentKey = (key: TeamKey, d: Pick<Document, 'kind' | 'id'>): string =>
  JSON.stringify([key.tenant, key.team, d.kind, d.id]);
const deliveryKeyOf = (key: TeamKey, k: string): string => JSON.stringify([key.tenant, key.team, k]);
const ofTeam = (key: TeamKey) => ({ 'delivery.tenant': key.tenant, 'delivery.team': key.team });

class MongoStorage implements Storage {
  readonly #client: MongoClient;
  readonly #documents: Collection<DocumentRow>;
  readonly #deliveries: Collection<DeliveryRow>;
  readonly #audit: Collection<AuditRow>;
  readonly #seen: Collection<SeenRow>;
  readonly #meta: Collection<MetaRow>;
  readonly #db: Db;

  constructor(client: MongoClient, db: Db) {
    this.#client = client;
    this.#db = db;
    this.#documents = db.collection('documents');
    this.#deliveries = db.collection('deliveries');
    this.#audit = db.collection('audit');
    this.#seen = db.collection('seen');
    this.#meta = db.collection('meta');
  }

  async snapshot(key: TeamKey): Promise<Snapshot | null> {
    const row = await this.#documents.findOne({ _id: documentKey(key, { kind: 'team', id: key.team }) });
    const team = row && toDocument(row);
    if (team?.kind !== 'team') return null;
    const schoolYear = { $in: ['', team.calendar.schoolYear] };
    const rows = await this.#documents.find({ tenant: key.tenant, team: key.team, schoolYear }).toArray();
    return toSnapshot(key, rows.map(toDocument));
  }

  async year(key: TeamKey, schoolYear: string): Promise<readonly Document[]> {
    const rows = await this.#documents.find({ tenant: key.tenant, team: key.team, schoolYear }).toArray();
    return rows.map(toDocument);
  }

  async everythingBy(key: TeamKey, person: string): Promise<readonly Document[]> {
    const rows = await this.#documents.find({ tenant: key.tenant, team: key.team }).toArray();
    return rows.map(toDocument).filter((document) => namesPerson(document, person));
  }

  async commit(key: TeamKey, changes: readonly Change[]): Promise<void> {
    try {
      await this.#client.withSession((session) =>
        session.withTransaction(async () => {
          for (const change of changes) await this.#apply(key, change, session);
        }),
      );
    } catch (error) {
      throw isDuplicate(error) ? new ConflictError('the document exists already', { cause: error }) : error;
    }
  }

  async #apply(key: TeamKey, change: Change, session: ClientSession): Promise<void> {
    switch (change.do) {
      case 'put':
        return this.#put(key, change.document, change.expected, session);
      case 'delete': {
        const filter = { _id: documentKey(key, change), 'document.version': change.expected };
        const { deletedCount } = await this.#documents.deleteOne(filter, { session });
        return must(deletedCount === 1);
      }
      case 'audit':
        return this.#append(key, change.entry, session);
      case 'erase-person':
        return this.#erase(key, change.person, session);
      case 'deliver': {
        const delivery = newDelivery(key, change.delivery, false);
        await this.#deliveries.updateOne(
          { _id: deliveryKeyOf(key, delivery.key) },
          { $setOnInsert: { delivery } },
          { upsert: true, session },
        );
        return;
      }
      case 'plan':
        return this.#plan(key, change.plan, session);
    }
  }

  async #put(key: TeamKey, document: Document, expected: number, session: ClientSession): Promise<void> {
    const row = toRow(key, { ...document, version: expected + 1 });
    if (expected === 0) {
      await this.#documents.insertOne(row, { session });
      return;
    }
    const { matchedCount } = await this.#documents.replaceOne({ _id: row._id, 'document.version': expected }, row, {
      session,
    });
    must(matchedCount === 1);
  }

  async #append(key: TeamKey, entry: AuditEntry, session?: ClientSession): Promise<void> {
    const counter = documentKey(key, { kind: 'team', id: 'audit' });
    const options = { upsert: true, returnDocument: 'after' as const, ...(session ? { session } : {}) };
    const row = await this.#meta.findOneAndUpdate({ _id: counter }, { $inc: { last: 1 } }, options);
    await this.#audit.insertOne({ ...key, number: row?.last ?? 1, entry }, session ? { session } : {});
  }

  async #erase(key: TeamKey, person: string, session: ClientSession): Promise<void> {
    for (const row of await this.#audit.find({ tenant: key.tenant, team: key.team }, { session }).toArray()) {
      const entry = withoutPerson(row.entry, person);
      if (entry !== row.entry) await this.#audit.updateOne({ _id: row._id }, { $set: { entry } }, { session });
    }
    await this.#deliveries.deleteMany(
      {
        ...ofTeam(key),
        $or: [
          { 'delivery.recipient': person },
          { 'delivery.occurrence': new RegExp(`^${RegExp.escape(person)}(:|$)`) },
        ],
      },
      { session },
    );
  }

  async #plan(key: TeamKey, plan: Extract<Change, { do: 'plan' }>['plan'], session: ClientSession): Promise<void> {
    const fields = ['key', 'state', 'dueAt', 'planned', 'note'] satisfies (keyof Known)[];
    const projection = Object.fromEntries(fields.map((field) => [`delivery.${field}`, 1]));
    const known = await this.#deliveries.find(ofTeam(key), { session, projection }).toArray();
    const effect = planEffect(
      key,
      plan,
      known.map((row) => row.delivery),
    );
    const writes: AnyBulkWriteOperation<DeliveryRow>[] = [
      ...effect.add.map((delivery) => ({
        insertOne: { document: { _id: deliveryKeyOf(key, delivery.key), delivery } },
      })),
      ...effect.again.map((delivery) => ({
        updateOne: { filter: { _id: deliveryKeyOf(key, delivery.key) }, update: { $set: { delivery } } },
      })),
      ...effect.move.map(({ key: moved, dueAt }) => ({
        updateOne: {
          filter: { _id: deliveryKeyOf(key, moved) },
          update: {
            $set: {
              'delivery.state': 'due' as const,
              'delivery.dueAt': dueAt,
              'delivery.nextAt': dueAt,
              'delivery.note': '',
            },
          },
        },
      })),
      ...effect.drop.map((dropped) => ({
        updateOne: {
          filter: { _id: deliveryKeyOf(key, dropped) },
          update: {
            $set: {
              'delivery.state': 'superseded' as const,
              'delivery.nextAt': null,
              'delivery.endedAt': plan.at,
              'delivery.note': REPLANNED,
            },
          },
        },
      })),
    ];
    if (writes.length > 0) await this.#deliveries.bulkWrite(writes, { session, ordered: false });
  }

  async audit(key: TeamKey, limit: number): Promise<readonly AuditEntry[]> {
    const rows = await this.#audit
      .find({ tenant: key.tenant, team: key.team })
      .sort({ number: -1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => row.entry);
  }

  async removeTeam(key: TeamKey): Promise<void> {
    await this.#client.withSession((session) =>
      session.withTransaction(async () => {
        await this.#documents.deleteMany({ tenant: key.tenant, team: key.team }, { session });
        await this.#deliveries.deleteMany(ofTeam(key), { session });
        await this.#audit.deleteMany({ tenant: key.tenant, team: key.team }, { session });
      }),
    );
  }

  async teamAt(tenant: string, conversation: string): Promise<TeamKey | null> {
    const row = await this.#documents.findOne({ tenant, 'document.kind': 'home', 'document.id': conversation });
    return row ? { tenant: row.tenant, team: row.team } : null;
  }

  async teamsOf(tenant: string, person: string): Promise<readonly TeamKey[]> {
    const filter = { tenant, 'document.kind': 'member' as const, 'document.id': person, active: true };
    const rows = await this.#documents.find(filter).sort({ team: 1 }).toArray();
    return rows.map((row) => ({ tenant: row.tenant, team: row.team }));
  }

  async teams(after: TeamKey | null, limit: number): Promise<readonly TeamKey[]> {
    const rows = await this.#documents
      .find({
        'document.kind': 'team',
        ...(after
          ? { $or: [{ tenant: { $gt: after.tenant } }, { tenant: after.tenant, team: { $gt: after.team } }] }
          : {}),
      })
      .sort({ tenant: 1, team: 1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => ({ tenant: row.tenant, team: row.team }));
  }

  /** Candidates are read first and then taken one by one with their old state as the condition, so that no two processes get the same. */
  async claim(now: string, leaseUntil: string, owner: string, limit: number): Promise<readonly Delivery[]> {
    const due = await this.#deliveries
      .find({ 'delivery.nextAt': { $type: 'string', $lte: now } })
      .sort({ 'delivery.nextAt': 1 })
      .limit(limit)
      .toArray();
    const token = `${owner}#${crypto.randomUUID()}`;
    if (due.length === 0) return [];
    const taken = due.map((row) => ({
      updateOne: {
        filter: { _id: row._id, 'delivery.nextAt': row.delivery.nextAt, 'delivery.attempts': row.delivery.attempts },
        update: {
          $set: { 'delivery.state': 'claimed' as const, 'delivery.owner': token, 'delivery.nextAt': leaseUntil },
          $inc: { 'delivery.attempts': 1 },
        },
      },
    }));
    await this.#deliveries.bulkWrite(taken, { ordered: false });
    const mine = await this.#deliveries
      .find({ _id: { $in: due.map((row) => row._id) }, 'delivery.owner': token })
      .toArray();
    const order = new Map(due.map((row, index) => [row._id, index]));
    return mine.toSorted((a, b) => (order.get(a._id) ?? 0) - (order.get(b._id) ?? 0)).map((row) => toDelivery(row));
  }

  async settle(delivery: Delivery, owner: string, outcome: DeliveryOutcome): Promise<boolean> {
    // The claim's own token (owner and a random part) came back with the delivery; both must match.
    if (delivery.owner !== owner && !delivery.owner?.startsWith(`${owner}#`)) return false;
    const _id = deliveryKeyOf(delivery, delivery.key);
    const row = await this.#deliveries.findOne({ _id, 'delivery.state': 'claimed', 'delivery.owner': delivery.owner });
    if (!row) return false;
    const after = settled(toDelivery(row), outcome);
    const filter = { _id, 'delivery.state': 'claimed' as const, 'delivery.owner': delivery.owner };
    const { matchedCount } = await this.#deliveries.updateOne(filter, { $set: { delivery: after } });
    return matchedCount === 1;
  }

  async deliveries(key: TeamKey, limit: number): Promise<readonly Delivery[]> {
    const rows = await this.#deliveries.find(ofTeam(key)).sort({ 'delivery.dueAt': -1 }).limit(limit).toArray();
    return rows.map(toDelivery);
  }

  async firstTime(tenant: string, event: string, until: string, _now: string): Promise<boolean> {
    try {
      await this.#seen.insertOne({ _id: JSON.stringify([tenant, event]), until: new Date(until) });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async *dump(): AsyncIterable<DumpLine> {
    yield { type: 'header', format: 'arshjulet', schema: SCHEMA_VERSION, at: Temporal.Now.instant().toString() };
    for await (const row of this.#documents.find().sort({ _id: 1 })) {
      yield { type: 'document', key: { tenant: row.tenant, team: row.team }, document: toDocument(row) };
    }
    for await (const row of this.#audit.find().sort({ tenant: 1, team: 1, number: 1 })) {
      yield { type: 'audit', key: { tenant: row.tenant, team: row.team }, entry: row.entry };
    }
    for await (const row of this.#deliveries.find().sort({ _id: 1 }))
      yield { type: 'delivery', delivery: toDelivery(row) };
  }

  /** Not one transaction, which MongoDB bounds in size: a failed load is removed again, and the store was empty before. */
  async load(lines: AsyncIterable<DumpLine>): Promise<number> {
    if (await this.#documents.findOne({}, { projection: { _id: 1 } }))
      throw new NotEmptyError('the store is not empty');
    let count = 0;
    try {
      const documents: DocumentRow[] = [];
      const deliveries: DeliveryRow[] = [];
      const flush = async (least: number): Promise<void> => {
        if (documents.length >= least && documents.length > 0) await this.#documents.insertMany(documents.splice(0));
        if (deliveries.length >= least && deliveries.length > 0)
          await this.#deliveries.insertMany(deliveries.splice(0));
      };
      for await (const line of lines) {
        if (line.type === 'document') documents.push(toRow(line.key, line.document));
        else if (line.type === 'audit') await this.#append(line.key, line.entry);
        else if (line.type === 'delivery') {
          deliveries.push({ _id: deliveryKeyOf(line.delivery, line.delivery.key), delivery: line.delivery });
        }
        if (line.type !== 'header') count += 1;
        await flush(LOAD_BATCH);
      }
      await flush(0);
      return count;
    } catch (error) {
      await Promise.all([this.#documents.deleteMany({}), this.#audit.deleteMany({}), this.#deliveries.deleteMany({})]);
      throw error;
    }
  }

  async ping(): Promise<void> {
    await this.#db.command({ ping: 1 });
  }
  async close(): Promise<void> {
    await this.#client.close();
  }
}

function must(held: boolean): void {
  if (!held) throw new ConflictError('the document was changed by somebody else');
}

const toRow = (key: TeamKey, document: Document): DocumentRow => ({
  _id: documentKey(key, document),
  tenant: key.tenant,
  team: key.team,
  schoolYear: document.schoolYear,
  active: document.kind === 'member' ? document.active : true,
  document,
});
const toDocument = (row: DocumentRow): Document => parseDocument(row.document, row._id);
const toDelivery = (row: DeliveryRow): Delivery => parseDelivery(row.delivery, row._id);
