/** The MongoDB database: connecting to it, its collections and indexes, and the shape of what lies in them. */
import {
  type ClientSession,
  type ClientSessionOptions,
  type Collection,
  type Db,
  MongoClient,
  MongoError,
} from 'mongodb';
import { z } from 'zod';
import type { TeamKey } from '../quality/base.ts';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import { ArshjuletError, ConflictError, DiskFullError } from '../quality/errors.ts';
import type { Document } from '../quality/kinds.ts';
import type { AuditEntry, Membership, Traffic } from '../quality/ports.ts';
import { faultOf, faultOfServer, lookedInto, storeError } from './mongo-faults.ts';
import { type Migration, millis, noStore, parseDelivery, parseDocument, pendingSteps } from './schema.ts';

export type DocumentRow = TeamKey & {
  readonly _id: string;
  readonly schoolYear: string;
  readonly active: boolean;
  readonly document: Document;
};
/** `next` is the delivery's `nextAt` as a date; null once it has ended. `settling` names the write that last said what became of it. */
export type DeliveryRow = TeamKey & {
  readonly _id: string;
  readonly next: Date | null;
  readonly settling?: string;
  readonly delivery: Delivery;
};
/** What is kept of a team for those who see many schools; see `SummaryStore` in quality/ports.ts. */
export type SummaryRow = TeamKey & {
  readonly _id: string;
  readonly stamp: number;
  readonly fresh: boolean;
  readonly school: string;
  readonly text: string;
};
export type AuditRow = TeamKey & { readonly number: number; readonly entry: AuditEntry };
type SeenRow = { readonly _id: string; readonly until: Date };
/** What lies ahead of one installation; `until` when nothing does any more. */
export type TrafficRow = {
  readonly _id: string;
  readonly mark: string;
  readonly until: Date;
  readonly traffic: Traffic;
};
/** What an organisation gave the bot when it let it in; see `InstallationStore` in quality/ports.ts. */
export type InstallationRow = { readonly _id: string; readonly text: string };
/** `version` of the whole data where it is about the schema; of a team, see `teamCounter`, how often its documents have changed. */
type MetaRow = { readonly _id: string; readonly version?: number; readonly last?: number };

/** MongoDB makes indexes outside transactions: a step must bear to run again after a crash, and at the same time as another process. */
type Step = Migration<(db: MongoDb) => Promise<void>>;
const MIGRATIONS: readonly Step[] = [
  {
    from: 0,
    run: async ({ db }) => {
      await db
        .collection('documents')
        .createIndexes([
          { key: { tenant: 1, team: 1, schoolYear: 1 } },
          { key: { tenant: 1, 'document.kind': 1, 'document.id': 1, team: 1 } },
          { key: { tenant: 1, team: 1 }, name: 'teams', partialFilterExpression: { 'document.kind': 'team' } },
        ]);
      await db
        .collection('deliveries')
        .createIndexes([
          { key: { next: 1, _id: 1 }, name: 'due', partialFilterExpression: { next: { $type: 'date' } } },
          { key: { tenant: 1, team: 1, 'delivery.dueAt': -1, 'delivery.key': 1 } },
        ]);
      await db.collection('audit').createIndexes([{ key: { tenant: 1, team: 1, number: -1 } }]);
      await db.collection('seen').createIndexes([{ key: { until: 1 }, expireAfterSeconds: 0 }]);
    },
  },
  // The shapes that changed have defaults for what was stored before.
  { from: 1, run: async () => undefined },
  // A year's history costs the same however many years there are.
  {
    from: 3,
    run: async ({ db }) => {
      await db.collection('audit').createIndexes([{ key: { tenant: 1, team: 1, 'entry.at': 1 } }]);
    },
  },
  // A calendar is found by the secret in its address.
  {
    from: 4,
    run: async ({ db }) => {
      const feeds = { partialFilterExpression: { 'document.kind': 'feed' } };
      await db.collection('documents').createIndex({ 'document.secret': 1 }, feeds);
    },
  },
  {
    from: 5,
    run: async ({ db }) => {
      const stale = { partialFilterExpression: { fresh: false } };
      await db.collection('summaries').createIndex({ fresh: 1 }, stale);
    },
  },
  // As in SQLite: what was stored before is read as it is.
  {
    from: 6,
    run: async ({ db }) => {
      await db.collection('traffic').createIndex({ until: 1 }, { expireAfterSeconds: 0 });
    },
  },
  // Installations are found by their ids; a member can have several leaves, and days off, and a closed checkpoint tells how many there were.
  // Then more kinds of messages, a goal's earlier words, what a checkpoint was closed and a year signed with, and half-written evaluations.
  ...[7, 8, 9, 10, 11, 12].map((from) => ({ from, run: async () => undefined })),
];

const SELECTION_TIMEOUT_MS = 10_000;

/** One open database and its collections. */
export class MongoDb {
  readonly #client: MongoClient;
  readonly db: Db;
  readonly documents: Collection<DocumentRow>;
  readonly deliveries: Collection<DeliveryRow>;
  readonly summaries: Collection<SummaryRow>;
  readonly audit: Collection<AuditRow>;
  readonly seen: Collection<SeenRow>;
  readonly traffic: Collection<TrafficRow>;
  readonly installations: Collection<InstallationRow>;
  readonly meta: Collection<MetaRow>;

  /** `url` names the database; `arshjulet` where it names none. */
  constructor(client: MongoClient, url: string) {
    this.#client = client;
    this.db = client.db(databaseOf(url));
    this.documents = this.db.collection('documents');
    this.deliveries = this.db.collection('deliveries');
    this.summaries = this.db.collection('summaries');
    this.audit = this.db.collection('audit');
    this.seen = this.db.collection('seen');
    // Made anew by each message: it need not outlive a primary.
    this.traffic = this.db.collection('traffic', { writeConcern: { w: 1, journal: false } });
    this.installations = this.db.collection('installations');
    this.meta = this.db.collection('meta');
  }

  /** Throws `StoreError` for a server that answers and cannot keep anything. */
  async mustServe(): Promise<void> {
    const fault = faultOfServer(await this.db.command({ hello: 1 }));
    if (fault) throw storeError(fault);
  }

  /** Writes what stands there already, in a transaction, so that a user who may only read is known at once and not at the first save. */
  async mustWrite(): Promise<void> {
    await this.#client.withSession((session) =>
      session.withTransaction(() => this.meta.updateOne({ _id: 'schema' }, { $max: { version: 0 } }, { session })),
    );
  }

  /** 0 in a database that has never been used. */
  async version(): Promise<number> {
    return (await this.meta.findOne({ _id: 'schema' }))?.version ?? 0;
  }

  /** `later` are steps that write documents; see mongo-unite.ts. */
  async migrate(mustExist: boolean, later: readonly Step[]): Promise<void> {
    const stored = await this.version();
    if (mustExist && stored === 0) throw noStore();
    for (const step of pendingSteps(stored, [...MIGRATIONS, ...later])) {
      await step.run(this);
      await this.meta.updateOne({ _id: 'schema' }, { $max: { version: step.from + 1 } }, { upsert: true });
    }
  }

  /** Runs the work as one transaction, anew when another one was in its way. Throws `ConflictError` for what exists already. */
  async transaction(work: (session: ClientSession) => Promise<void>): Promise<void> {
    try {
      await this.#client.withSession((session) => session.withTransaction(() => work(session)));
    } catch (error) {
      if (isDuplicate(error)) throw new ConflictError('the document exists already', { cause: error });
      throw asOurs(error);
    }
  }

  /** All reads of a session with `{ snapshot: true }` see one moment. The caller ends it. */
  startSession(options: ClientSessionOptions): ClientSession {
    return this.#client.startSession(options);
  }

  /** The primary's clock. */
  async time(): Promise<string> {
    const { localTime } = await this.db.command({ hello: 1 });
    return z.date().parse(localTime).toISOString();
  }
  /** Reads: a server answers `ping` to a user who may do nothing any more. */
  async ping(): Promise<void> {
    await this.meta.findOne({ _id: 'schema' });
  }
  async close(): Promise<void> {
    await this.#client.close();
  }
}

/**
 * Connects and migrates. The database is the one in the URL, `arshjulet` when it names none. Throws `StoreError` by its kind, for one that could be
 * read but not written too; with `mustExist` `SettingsError` on a database never used.
 */
export const connectMongo = (url: string, mustExist: boolean, later: readonly Step[]): Promise<MongoDb> =>
  connected(url, (db) => db.migrate(mustExist, later));

/** The version of the data, 0 where there is none; changes nothing. Throws as `connectMongo` does. */
export async function versionAt(url: string): Promise<number> {
  const db = await connected(url, async () => undefined);
  try {
    return await db.version();
  } finally {
    await db.close();
  }
}

/** A database that can be written to, after `prepare`. */
async function connected(url: string, prepare: (db: MongoDb) => Promise<void>): Promise<MongoDb> {
  let client: MongoClient | undefined;
  try {
    client = clientOf(url);
    await client.connect();
    const db = new MongoDb(client, url);
    await db.mustServe();
    await prepare(db);
    await db.mustWrite();
    return db;
  } catch (error) {
    const ours = error instanceof ArshjuletError ? error : await unusable(error, client);
    await client?.close();
    throw ours;
  }
}

function clientOf(url: string): MongoClient {
  return new MongoClient(url, {
    // The URL's own setting counts where it has one.
    ...(url.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS }),
    writeConcern: { w: 'majority', journal: true },
    // What has been written is read again at once, whatever the URL prefers.
    readPreference: 'primary',
    // What is left out of a document stays out, as it does in JSON.
    ignoreUndefined: true,
  });
}

/** What stands between the hosts and the options; a database is never called nothing. */
const databaseOf = (url: string): string => {
  const [, named = ''] = /^[^:]+:\/\/[^/?]*\/([^?]*)/.exec(url) ?? [];
  return decodeURIComponent(named) || 'arshjulet';
};

async function unusable(error: unknown, client: MongoClient | undefined): Promise<ArshjuletError> {
  const fault = faultOf(error, Boolean(client?.options.credentials));
  return storeError(await lookedInto(fault, client), error);
}
/** MongoDB's error code OutOfDiskSpace (error_codes.yml of the server). */
const OUT_OF_DISK_SPACE = 14_031;
/** A fault of the server that has a code of ours, as that. */
export const asOurs = (error: unknown): unknown =>
  error instanceof MongoError && error.code === OUT_OF_DISK_SPACE
    ? new DiskFullError('there is no room left to write', { cause: error })
    : error;

const DUPLICATE_KEY = 11_000;
export const isDuplicate = (error: unknown): boolean => error instanceof MongoError && error.code === DUPLICATE_KEY;

export const keyOfRow = ({ tenant, team }: TeamKey): TeamKey => ({ tenant, team });
export const documentId = (key: TeamKey, d: Pick<Document, 'kind' | 'id'>): string =>
  JSON.stringify([key.tenant, key.team, d.kind, d.id]);
export const deliveryId = (key: TeamKey, delivery: string): string => JSON.stringify([key.tenant, key.team, delivery]);
/** Where in `meta` the number of the team's last audit entry stands, and how often its documents have changed. */
export const teamCounter = (key: TeamKey): string => JSON.stringify(['audit', key.tenant, key.team]);

export const toDocument = (row: DocumentRow): Document => parseDocument(row.document, row._id);
export const toMembership = (row: DocumentRow): Membership[] => {
  const member = toDocument(row);
  return member.kind === 'member' ? [{ key: keyOfRow(row), member }] : [];
};
export const toDelivery = (row: DeliveryRow): Delivery => parseDelivery(row.delivery, row._id);

export const documentRow = ({ tenant, team }: TeamKey, document: Document): DocumentRow => ({
  _id: documentId({ tenant, team }, document),
  tenant,
  team,
  schoolYear: document.schoolYear,
  active: document.kind === 'member' ? document.active : true,
  document,
});
export const deliveryRow = (delivery: Delivery): DeliveryRow => {
  const { tenant, team, key, nextAt } = delivery;
  return {
    _id: deliveryId({ tenant, team }, key),
    tenant,
    team,
    next: nextAt === null ? null : toDate(nextAt),
    delivery,
  };
};
export const toDate = (instant: string): Date => new Date(millis(instant));
