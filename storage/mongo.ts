/**
 * The store for many processes: MongoDB, a replica set. A commit is one transaction with write concern majority and journal, so
 * what was confirmed survives the loss of a member.
 */
import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import type { TeamKey } from '../quality/base.ts';
import type { Delivery, DeliveryKind, DeliveryPlan } from '../quality/deliveries/delivery.ts';
import { AlreadySeenError } from '../quality/errors.ts';
import type { Document } from '../quality/kinds.ts';
import type {
  AuditEntry,
  Change,
  DeliveryOutcome,
  DumpLine,
  FeedFound,
  InstallationStore,
  Membership,
  Overdue,
  Storage,
  SummaryStore,
  TrafficStore,
} from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { claimIn, overdueIn, settlingIn } from './mongo-claims.ts';
import { dumpMongo, loadMongo } from './mongo-copy.ts';
import {
  asOurs,
  connectMongo,
  type DeliveryRow,
  deliveryRow,
  isDuplicate,
  keyOfRow,
  type MongoDb,
  teamCounter,
  toDate,
  toDelivery,
  toDocument,
  toMembership,
} from './mongo-db.ts';
import { eraseFromMongo } from './mongo-erase.ts';
import { installationsIn } from './mongo-installations.ts';
import { snapshotsIn } from './mongo-snapshots.ts';
import { summariesIn } from './mongo-summaries.ts';
import { trafficIn } from './mongo-traffic.ts';
import { uniteInMongo } from './mongo-unite.ts';
import { type Counted, countIn, writeChange } from './mongo-write.ts';
import {
  auditBetween,
  documentsOfYear,
  feedIn,
  forgetBefore,
  guestsIn,
  lastOfAudit,
  teamsEverOf,
  yearsIn,
} from './mongo-years.ts';
import { must } from './must.ts';
import { newDelivery, planEffect, REPLANNED } from './plan.ts';

/** Connects and migrates; see `connectMongo`. */
export const openMongo = async (url: string, mustExist = false): Promise<Storage> =>
  new MongoStorage(await connectMongo(url, mustExist, [{ from: 2, run: uniteInMongo }]));

class MongoStorage implements Storage {
  readonly summaries: SummaryStore;
  readonly #db: MongoDb;
  readonly traffic: TrafficStore;
  readonly installations: InstallationStore;
  readonly #settle: ReturnType<typeof settlingIn>;
  readonly #snapshots: ReturnType<typeof snapshotsIn>;

  constructor(db: MongoDb) {
    this.#db = db;
    this.#settle = settlingIn(db);
    this.summaries = summariesIn(db);
    this.traffic = trafficIn(db);
    this.installations = installationsIn(db);
    this.#snapshots = snapshotsIn(db);
  }

  async snapshot(key: TeamKey): Promise<Snapshot | null> {
    return this.#snapshots.get(key);
  }

  async year(key: TeamKey, schoolYear: string): Promise<readonly Document[]> {
    return documentsOfYear(this.#db, key, schoolYear);
  }
  async years(key: TeamKey): Promise<readonly string[]> {
    return yearsIn(this.#db, key);
  }

  async everything(key: TeamKey): Promise<readonly Document[]> {
    return this.#db.documents.find(keyOfRow(key)).map(toDocument).toArray();
  }

  /** The team's number is taken first: of two commits that meet, one waits for no work of its own. */
  async commit(key: TeamKey, changes: readonly Change[]): Promise<void> {
    let version = 0;
    let done: Change[] = [];
    await this.#db.transaction(async (session) => {
      const counted = await countIn(this.#db, key, changes, session);
      version = counted.version;
      done = [];
      for (const change of changes) done.push(await this.#apply(key, change, counted, session));
    });
    this.#snapshots.committed(key, done, version);
  }

  /** The change with its document as it was stored. */
  async #apply(key: TeamKey, change: Change, counted: Counted, session: ClientSession): Promise<Change> {
    switch (change.do) {
      case 'put':
      case 'delete':
      case 'rely':
      case 'audit':
      case 'rename-person':
        return writeChange(this.#db, key, change, counted, session);
      case 'erase-person':
        await eraseFromMongo(this.#db, key, change, session);
        break;
      case 'seen':
        await this.#mark(key.tenant, change, session);
        break;
      case 'forget-before':
        must((await forgetBefore(this.#db, key, change.before, session)) === change.lines);
        break;
      case 'deliver': {
        const { _id, ...row } = deliveryRow(newDelivery(key, change.delivery, false));
        await this.#db.deliveries.updateOne({ _id }, { $setOnInsert: row }, { upsert: true, session });
        break;
      }
      case 'plan':
        await this.#plan(key, change.plan, session);
        break;
    }
    return change;
  }

  async #plan(key: TeamKey, plan: DeliveryPlan, session: ClientSession): Promise<void> {
    const stored = await this.#db.deliveries.find(keyOfRow(key), { session }).map(toDelivery).toArray();
    const effect = planEffect(key, plan, stored);
    const byKey = new Map(stored.map((delivery) => [delivery.key, delivery]));
    const changed = (delivery: string, change: Partial<Delivery>): Delivery[] => {
      const before = byKey.get(delivery);
      return before ? [{ ...before, ...change }] : [];
    };
    const replaced = [
      ...effect.again,
      ...effect.move.flatMap(({ key: moved, dueAt }) =>
        changed(moved, { state: 'due', dueAt, nextAt: dueAt, note: '' }),
      ),
      ...effect.drop.flatMap((dropped) =>
        changed(dropped, { state: 'superseded', nextAt: null, endedAt: plan.at, note: REPLANNED }),
      ),
    ].map(deliveryRow);
    const writes: AnyBulkWriteOperation<DeliveryRow>[] = [
      ...effect.add.map((delivery) => ({ insertOne: { document: deliveryRow(delivery) } })),
      ...replaced.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row } })),
    ];
    if (writes.length > 0) await this.#db.deliveries.bulkWrite(writes, { session, ordered: false });
  }

  async audit(key: TeamKey, limit: number): Promise<readonly AuditEntry[]> {
    return lastOfAudit(this.#db, key, limit);
  }
  async history(key: TeamKey, from: string, before: string | null): Promise<readonly AuditEntry[]> {
    return auditBetween(this.#db, key, from, before);
  }

  async removeTeam(key: TeamKey): Promise<void> {
    await this.#db.transaction(async (session) => {
      for (const collection of [this.#db.documents, this.#db.deliveries, this.#db.audit, this.#db.summaries]) {
        await collection.deleteMany(keyOfRow(key), { session });
      }
      const once = { $inc: { version: 1 } };
      await this.#db.meta.updateOne({ _id: teamCounter(key) }, once, { upsert: true, session });
    });
  }

  async teamAt(tenant: string, conversation: string): Promise<TeamKey | null> {
    const filter = { tenant, 'document.kind': 'home' as const, 'document.id': conversation };
    const row = await this.#db.documents.findOne(filter, { sort: { team: 1 } });
    return row && keyOfRow(row);
  }

  async teamsOf(tenant: string, person: string): Promise<readonly TeamKey[]> {
    const filter = { tenant, 'document.kind': 'member' as const, 'document.id': person, active: true };
    return this.#db.documents.find(filter).sort({ team: 1 }).map(keyOfRow).toArray();
  }

  async teamsEverOf(tenant: string, person: string): Promise<readonly TeamKey[]> {
    return teamsEverOf(this.#db, tenant, person);
  }

  async membersCalled(tenant: string, names: readonly string[]): Promise<readonly Membership[]> {
    const called = [{ 'document.id': { $in: [...names] } }, { 'document.aliases': { $in: [...names] } }];
    const filter = { tenant, 'document.kind': 'member' as const, $or: called };
    const rows = this.#db.documents.find(filter).sort({ active: -1, team: 1, 'document.id': 1 });
    return (await rows.toArray()).flatMap(toMembership);
  }

  async guestsCalled(tenant: string, directory: string): Promise<readonly Membership[]> {
    return guestsIn(this.#db, tenant, directory);
  }

  async teamsInGroup(tenant: string, group: string): Promise<readonly TeamKey[]> {
    const filter = { tenant, 'document.kind': 'team' as const, 'document.home.route.teamId': group };
    return this.#db.documents.find(filter).sort({ team: 1 }).map(keyOfRow).toArray();
  }

  async feedWith(secret: string): Promise<FeedFound | null> {
    return feedIn(this.#db, secret);
  }

  async teams(after: TeamKey | null, limit: number): Promise<readonly TeamKey[]> {
    const later = after
      ? { $or: [{ tenant: { $gt: after.tenant } }, { tenant: after.tenant, team: { $gt: after.team } }] }
      : {};
    const rows = this.#db.documents.find({ 'document.kind': 'team', ...later });
    return rows.sort({ tenant: 1, team: 1 }).limit(limit).map(keyOfRow).toArray();
  }

  async claim(
    now: string,
    leaseUntil: string,
    owner: string,
    limit: number,
    kinds: readonly DeliveryKind[] = [],
  ): Promise<readonly Delivery[]> {
    return claimIn(this.#db, now, leaseUntil, owner, limit, kinds);
  }

  async settle(delivery: Delivery, owner: string, outcome: DeliveryOutcome): Promise<boolean> {
    return delivery.owner?.startsWith(`${owner}#`) === true && this.#settle({ delivery, outcome });
  }

  async overdue(now: string): Promise<Overdue> {
    return overdueIn(this.#db, now);
  }

  async deliveries(key: TeamKey, limit: number): Promise<readonly Delivery[]> {
    const rows = this.#db.deliveries.find(keyOfRow(key)).sort({ 'delivery.dueAt': -1, 'delivery.key': 1 });
    return rows.limit(limit).map(toDelivery).toArray();
  }

  async deliveriesTo(key: TeamKey, recipient: string, from: string): Promise<readonly Delivery[]> {
    const theirs = { ...keyOfRow(key), 'delivery.dueAt': { $gte: from }, 'delivery.recipient': recipient };
    const rows = this.#db.deliveries.find(theirs).sort({ 'delivery.dueAt': -1, 'delivery.key': 1 });
    return rows.map(toDelivery).toArray();
  }

  /** MongoDB removes what has run out once a minute; until then it is renewed here. */
  async firstTime(tenant: string, event: string, until: string, now: string): Promise<boolean> {
    const seen = { _id: JSON.stringify([tenant, event]), until: toDate(until) };
    try {
      await this.#db.seen.insertOne(seen);
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw asOurs(error);
    }
    const filter = { _id: seen._id, until: { $lt: toDate(now) } };
    const { matchedCount } = await this.#db.seen.updateOne(filter, { $set: { until: seen.until } });
    return matchedCount === 1;
  }

  async #mark(
    tenant: string,
    { event, until, now }: Extract<Change, { do: 'seen' }>,
    session: ClientSession,
  ): Promise<void> {
    const _id = JSON.stringify([tenant, event]);
    const filter = { _id, until: { $gte: toDate(now) } };
    if (await this.#db.seen.findOne(filter, { session })) throw new AlreadySeenError(event);
    await this.#db.seen.replaceOne({ _id }, { until: toDate(until) }, { upsert: true, session });
  }

  async hasSeen(tenant: string, event: string, now: string): Promise<boolean> {
    const filter = { _id: JSON.stringify([tenant, event]), until: { $gte: toDate(now) } };
    return (await this.#db.seen.findOne(filter)) !== null;
  }

  dump(): AsyncIterable<DumpLine> {
    return dumpMongo(this.#db, Temporal.Now.instant().toString());
  }
  load(lines: AsyncIterable<DumpLine>): Promise<number> {
    return loadMongo(this.#db, lines);
  }
  async time(): Promise<string> {
    return this.#db.time();
  }
  async ping(): Promise<void> {
    await this.#db.ping();
  }
  async close(): Promise<void> {
    await this.#db.close();
  }
}
