/** The embedded store: one SQLite file, through `node:sqlite`. What was confirmed has been flushed and survives a kill or a power cut. */
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
} from '../quality/ports.ts';
import { type Snapshot, toSnapshot } from '../quality/snapshot.ts';
import { keepReads } from './kept-reads.ts';
import { must } from './must.ts';
import { frozen } from './parsed.ts';
import { newDelivery, planEffect, REPLANNED } from './plan.ts';
import { millis, parseDocument } from './schema.ts';
import { claimIn, overdueIn, settleIn } from './sqlite-claims.ts';
import { dumpSqlite, loadSqlite } from './sqlite-copy.ts';
import { eraseFromSqlite } from './sqlite-erase.ts';
import { SqliteFile } from './sqlite-file.ts';
import { installationsIn } from './sqlite-installations.ts';
import {
  BY_ID,
  BY_ID_AS_D,
  documentsOfTeam,
  insertAudit,
  insertDelivery,
  insertDocument,
  removeDocument,
  renamePerson,
  replaceDocument,
  toDelivery,
  toDocument,
  toKey,
  toKnown,
  toMembership,
  updateDelivery,
  versionOf,
} from './sqlite-rows.ts';
import { summariesIn } from './sqlite-summaries.ts';
import { auditBetween, documentsOfYear, feedIn, forgetBefore, guestsIn, lastOfAudit, yearsIn } from './sqlite-years.ts';

/** Opens (and makes, if need be and `mustExist` allows it) the database file; `:memory:` keeps it in memory. */
export async function openSqlite(path: string, mustExist = false): Promise<Storage> {
  return storeIn(new SqliteFile(path, mustExist));
}
/** The store in an opened file. */
export const storeIn = (file: SqliteFile): Storage => new SqliteStorage(file);

class SqliteStorage implements Storage {
  readonly summaries: SummaryStore;
  readonly traffic = null;
  readonly installations: InstallationStore;
  readonly #file: SqliteFile;
  readonly #kept: ReturnType<typeof keepReads>;

  constructor(file: SqliteFile) {
    this.#file = file;
    this.summaries = summariesIn(file);
    this.installations = installationsIn(file);
    this.#kept = keepReads(() => file.writtenByOthers());
  }

  /** The first document of kind `team` says which year is the current one; both ranges are read in the same moment. */
  async snapshot(key: TeamKey): Promise<Snapshot | null> {
    return this.#kept.team(key, () => this.#read(key));
  }
  #read(key: TeamKey): Snapshot | null {
    const text = `SELECT kind, id, json FROM documents WHERE tenant = ?1 AND team = ?2 AND school_year IN ('',
      (SELECT json ->> '$.calendar.schoolYear' FROM documents WHERE tenant = ?1 AND team = ?2 AND kind = 'team'))`;
    return toSnapshot(key, this.#file.all(text, key.tenant, key.team).map(toDocument));
  }
  async year(key: TeamKey, schoolYear: string): Promise<readonly Document[]> {
    return documentsOfYear(this.#file, key, schoolYear);
  }
  async years(key: TeamKey): Promise<readonly string[]> {
    return yearsIn(this.#file, key);
  }

  async everything(key: TeamKey): Promise<readonly Document[]> {
    return documentsOfTeam(this.#file, key);
  }

  async commit(key: TeamKey, changes: readonly Change[]): Promise<void> {
    await this.#file.shared(
      (transaction) => {
        const stored = this.#kept.beforeWriting(key, transaction);
        const written = changes.map((change) => this.#apply(key, change, stored));
        return this.#kept.written(key, transaction, stored, written);
      },
      (done) => this.#kept.committed(key, done),
    );
    if (changes.some(({ do: did }) => did === 'erase-person' || did === 'forget-before')) this.#file.scrub();
  }

  /** The change with its document as it was stored. `stored` is the team before all of them, where that is known without reading it. */
  #apply(key: TeamKey, change: Change, stored: Snapshot | null): Change {
    switch (change.do) {
      case 'put':
        return { ...change, document: this.#put(key, change.document, change.expected) };
      case 'delete':
        must(removeDocument(this.#file, key, change));
        break;
      case 'rely':
        for (const read of change.on) must(versionOf(this.#file, key, read, stored) === read.version);
        break;
      case 'audit':
        insertAudit(this.#file, key, change.entry);
        break;
      case 'erase-person':
        eraseFromSqlite(this.#file, key, change);
        this.#file.oweScrubbing();
        break;
      case 'rename-person':
        renamePerson(this.#file, key, change);
        break;
      case 'forget-before':
        must(forgetBefore(this.#file, key, change.before) === change.lines);
        this.#file.oweScrubbing();
        break;
      case 'seen':
        if (!this.#mark(key.tenant, change.event, change.until, change.now)) throw new AlreadySeenError(change.event);
        break;
      case 'deliver':
        insertDelivery(this.#file, newDelivery(key, change.delivery, false));
        break;
      case 'plan':
        this.#plan(key, change.plan);
        break;
    }
    return change;
  }

  #put(key: TeamKey, changed: Document, expected: number): Document {
    const document = frozen(parseDocument({ ...changed, version: expected + 1 }, `${changed.kind}/${changed.id}`));
    must(
      expected === 0 ? insertDocument(this.#file, key, document) : replaceDocument(this.#file, key, document, expected),
    );
    return document;
  }

  #plan(key: TeamKey, plan: DeliveryPlan): void {
    const text =
      "SELECT key, state, due_at, planned, json ->> '$.note' AS note FROM deliveries WHERE tenant = ? AND team = ?";
    const effect = planEffect(key, plan, this.#file.all(text, key.tenant, key.team).map(toKnown));
    for (const delivery of effect.add) insertDelivery(this.#file, delivery);
    for (const delivery of effect.again) updateDelivery(this.#file, delivery);
    for (const { key: moved, dueAt } of effect.move) {
      updateDelivery(this.#file, { ...this.#delivery(key, moved), state: 'due', dueAt, nextAt: dueAt, note: '' });
    }
    for (const dropped of effect.drop) {
      const before = this.#delivery(key, dropped);
      const after = { state: 'superseded', nextAt: null, endedAt: plan.at, note: REPLANNED } as const;
      updateDelivery(this.#file, { ...before, ...after });
    }
  }

  #delivery({ tenant, team }: TeamKey, key: string): Delivery {
    const text = 'SELECT key, json FROM deliveries WHERE tenant = ? AND team = ? AND key = ?';
    const [row = {}] = this.#file.all(text, tenant, team, key);
    return toDelivery(row);
  }

  async audit(key: TeamKey, limit: number): Promise<readonly AuditEntry[]> {
    return lastOfAudit(this.#file, key, limit);
  }
  async history(key: TeamKey, from: string, before: string | null): Promise<readonly AuditEntry[]> {
    return auditBetween(this.#file, key, from, before);
  }

  async removeTeam(key: TeamKey): Promise<void> {
    await this.#file.shared(
      (transaction) => {
        this.#kept.beforeWriting(key, transaction);
        for (const table of ['documents', 'names', 'deliveries', 'audit', 'summaries']) {
          this.#file.run(`DELETE FROM ${table} WHERE tenant = ? AND team = ?`, key.tenant, key.team);
        }
        this.#file.oweScrubbing();
      },
      () => this.#kept.forget(),
    );
    this.#file.scrub();
  }

  async teamAt(tenant: string, conversation: string): Promise<TeamKey | null> {
    const text =
      "SELECT tenant, team FROM documents WHERE tenant = ? AND kind = 'home' AND id = ? ORDER BY team LIMIT 1";
    return this.#kept.lookUp(['teamAt', tenant, conversation], () => {
      const [row] = this.#file.all(text, tenant, conversation);
      return row ? toKey(row) : null;
    });
  }

  async teamsOf(tenant: string, person: string): Promise<readonly TeamKey[]> {
    const text = `SELECT tenant, team FROM ${BY_ID} WHERE tenant = ? AND kind = 'member' AND id = ? AND active = 1
      ORDER BY team`;
    return this.#kept.lookUp(['teamsOf', tenant, person], () => this.#file.all(text, tenant, person).map(toKey));
  }

  async teamsEverOf(tenant: string, person: string): Promise<readonly TeamKey[]> {
    const text = `SELECT DISTINCT tenant, team FROM ${BY_ID} WHERE tenant = ? AND kind IN ('member', 'overview') AND id = ?
      ORDER BY team`;
    return this.#file.all(text, tenant, person).map(toKey);
  }

  async membersCalled(tenant: string, names: readonly string[]): Promise<readonly Membership[]> {
    const text = `SELECT DISTINCT d.tenant, d.team, d.kind, d.id, d.json, d.active
      FROM json_each(?) AS wanted CROSS JOIN names AS n ON n.tenant = ? AND n.name = wanted.value
      CROSS JOIN ${BY_ID_AS_D}
        ON d.tenant = n.tenant AND d.kind = 'member' AND d.id = n.id AND d.team = n.team
      ORDER BY d.active DESC, d.team, d.id`;
    return this.#kept.lookUp(['membersCalled', tenant, ...names], () =>
      this.#file.all(text, JSON.stringify(names), tenant).flatMap(toMembership),
    );
  }
  async guestsCalled(tenant: string, directory: string): Promise<readonly Membership[]> {
    return guestsIn(this.#file, tenant, directory);
  }

  async teamsInGroup(tenant: string, group: string): Promise<readonly TeamKey[]> {
    const text = `SELECT tenant, team FROM documents WHERE tenant = ? AND kind = 'team'
      AND json_extract(json, '$.home.route.teamId') = ? ORDER BY team`;
    return this.#file.all(text, tenant, group).map(toKey);
  }

  async feedWith(secret: string): Promise<FeedFound | null> {
    return feedIn(this.#file, secret);
  }

  async teams(after: TeamKey | null, limit: number): Promise<readonly TeamKey[]> {
    const text = `SELECT tenant, team FROM documents WHERE kind = 'team' AND (tenant, team) > (?, ?)
      ORDER BY tenant, team LIMIT ?`;
    return this.#file.all(text, after?.tenant ?? '', after?.team ?? '', limit).map(toKey);
  }

  /** Once a minute somebody claims, and then what could not be scrubbed before is tried again. */
  async claim(
    now: string,
    leaseUntil: string,
    owner: string,
    limit: number,
    kinds: readonly DeliveryKind[] = [],
  ): Promise<readonly Delivery[]> {
    this.#file.scrub();
    return this.#file.transaction(() => claimIn(this.#file, now, leaseUntil, owner, limit, kinds));
  }
  async settle(delivery: Delivery, owner: string, outcome: DeliveryOutcome): Promise<boolean> {
    return this.#file.shared(() => settleIn(this.#file, delivery, owner, outcome));
  }
  async overdue(now: string): Promise<Overdue> {
    return overdueIn(this.#file, now);
  }

  async deliveries(key: TeamKey, limit: number): Promise<readonly Delivery[]> {
    const text = 'SELECT key, json FROM deliveries WHERE tenant = ? AND team = ? ORDER BY due_at DESC, key LIMIT ?';
    return this.#file.all(text, key.tenant, key.team, limit).map(toDelivery);
  }
  async deliveriesTo(key: TeamKey, recipient: string, from: string): Promise<readonly Delivery[]> {
    const text = `SELECT key, json FROM deliveries WHERE tenant = ? AND team = ? AND due_at >= ? AND json ->> '$.recipient' = ?
      ORDER BY due_at DESC, key`;
    return this.#file.all(text, key.tenant, key.team, from, recipient).map(toDelivery);
  }

  async firstTime(tenant: string, event: string, until: string, now: string): Promise<boolean> {
    return this.#file.shared(() => this.#mark(tenant, event, until, now));
  }

  /** Whether it was new. What has run out is forgotten on the way. */
  #mark(tenant: string, event: string, until: string, now: string): boolean {
    this.#file.run('DELETE FROM seen WHERE until_ms < ?', millis(now));
    const text = 'INSERT OR IGNORE INTO seen (tenant, event, until_ms) VALUES (?, ?, ?)';
    return this.#file.run(text, tenant, event, millis(until)) === 1;
  }

  async hasSeen(tenant: string, event: string, now: string): Promise<boolean> {
    const text = 'SELECT 1 FROM seen WHERE tenant = ? AND event = ? AND until_ms >= ?';
    return this.#file.all(text, tenant, event, millis(now)).length > 0;
  }

  dump(): AsyncIterable<DumpLine> {
    return dumpSqlite(this.#file, Temporal.Now.instant().toString());
  }
  load(lines: AsyncIterable<DumpLine>): Promise<number> {
    return loadSqlite(this.#file, lines).finally(() => this.#kept.forget());
  }
  readonly time = async (): Promise<null> => null;
  async ping(): Promise<void> {
    this.#file.check();
  }
  async close(): Promise<void> {
    this.#file.close();
  }
}
