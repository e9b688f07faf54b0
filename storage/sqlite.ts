/**
 * The embedded store: one SQLite file, through Node's own `node:sqlite`. Every commit is one synchronous transaction with
 * `synchronous=FULL`, so what was confirmed survives a kill or a power cut.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { toSnapshot } from '../quality/apply.ts';
import type { Delivery } from '../quality/delivery.ts';
import { ArshjuletError, ConflictError, NotEmptyError, SettingsError } from '../quality/errors.ts';
import type { Document, Snapshot, TeamKey } from '../quality/model.ts';
import type { AuditEntry, Change, DeliveryOutcome, DumpLine, Storage } from '../quality/ports.ts';
import { namesPerson, withoutPerson } from './erase.ts';
import { type Known, newDelivery, planEffect, REPLANNED } from './plan.ts';
import { type Migration, migrate, parseDelivery, parseDocument, SCHEMA_VERSION } from './schema.ts';
import { settled } from './settled.ts';

const CREATE = `
  CREATE TABLE documents (
    tenant TEXT NOT NULL, team TEXT NOT NULL, school_year TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
    version INTEGER NOT NULL, active INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (tenant, team, school_year, kind, id)
  ) WITHOUT ROWID;
  CREATE INDEX documents_by_id ON documents (tenant, kind, id) WHERE kind IN ('home', 'member');
  CREATE TABLE deliveries (
    tenant TEXT NOT NULL, team TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, next_at TEXT, due_at TEXT NOT NULL,
    recipient TEXT NOT NULL, owner TEXT, planned INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (tenant, team, key)
  ) WITHOUT ROWID;
  CREATE INDEX deliveries_due ON deliveries (next_at) WHERE next_at IS NOT NULL;
  CREATE INDEX deliveries_recent ON deliveries (tenant, team, due_at);
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY, tenant TEXT NOT NULL, team TEXT NOT NULL, json TEXT NOT NULL
  );
  CREATE INDEX audit_by_team ON audit (tenant, team, number);
  CREATE TABLE seen (tenant TEXT NOT NULL, event TEXT NOT NULL, until TEXT NOT NULL, PRIMARY KEY (tenant, event)) WITHOUT ROWID;
  CREATE INDEX seen_until ON seen (until);
`;

const MIGRATIONS: readonly Migration<DatabaseSync>[] = [{ from: 0, run: (db) => db.exec(CREATE) }];

/** Opens (and makes, if need be) the database file; `:memory:` keeps it in memory. */
export async function openSqlite(path: string): Promise<Storage> {
  const db = openFile(path);
  try {
    const row = db.prepare('PRAGMA user_version').get();
    await migrate(db, Number(row?.['user_version'] ?? 0), SCHEMA_VERSION, MIGRATIONS, (version) =>
      db.exec(`PRAGMA user_version = ${version}`),
    );
    return new SqliteStorage(db);
  } catch (error) {
    db.close();
    throw error instanceof ArshjuletError ? error : unusable(error);
  }
}

function openFile(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const db = new DatabaseSync(path);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    return db;
  } catch (error) {
    throw unusable(error);
  }
}

const unusable = (cause: unknown): SettingsError =>
  new SettingsError(
    'Det går inte att skriva i mappen eller filen som STORAGE_URL pekar på. · The folder or file that STORAGE_URL names cannot be written.',
    { cause },
  );

type Row = Record<string, SQLInputValue>;

class SqliteStorage implements Storage {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  #sql(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
  #all(text: string, ...values: SQLInputValue[]): Row[] {
    return this.#sql(text).all(...values) as Row[];
  }
  #run(text: string, ...values: SQLInputValue[]): number {
    return Number(this.#sql(text).run(...values).changes);
  }
  #transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  async snapshot(key: TeamKey): Promise<Snapshot | null> {
    const lasting = this.#documents(key, '');
    const team = lasting.find((document) => document.kind === 'team');
    if (!team) return null;
    return toSnapshot(key, [...lasting, ...this.#documents(key, team.calendar.schoolYear)]);
  }

  #documents(key: TeamKey, schoolYear: string): Document[] {
    const rows = this.#all(
      'SELECT kind, id, json FROM documents WHERE tenant = ? AND team = ? AND school_year = ?',
      key.tenant,
      key.team,
      schoolYear,
    );
    return rows.map(toDocument);
  }

  async year(key: TeamKey, schoolYear: string): Promise<readonly Document[]> {
    return this.#documents(key, schoolYear);
  }

  async everythingBy(key: TeamKey, person: string): Promise<readonly Document[]> {
    const rows = this.#all('SELECT kind, id, json FROM documents WHERE tenant = ? AND team = ?', key.tenant, key.team);
    return rows.map(toDocument).filter((document) => namesPerson(document, person));
  }

  async commit(key: TeamKey, changes: readonly Change[]): Promise<void> {
    this.#transaction(() => {
      for (const change of changes) this.#apply(key, change);
    });
  }

  #apply(key: TeamKey, change: Change): void {
    switch (change.do) {
      case 'put':
        this.#put(key, change.document, change.expected);
        break;
      case 'delete': {
        const text = 'DELETE FROM documents WHERE tenant = ? AND team = ? AND kind = ? AND id = ? AND version = ?';
        must(this.#run(text, key.tenant, key.team, change.kind, change.id, change.expected) === 1);
        break;
      }
      case 'audit':
        this.#audit(key, change.entry);
        break;
      case 'erase-person':
        this.#erase(key, change.person);
        break;
      case 'deliver':
        this.#insert(newDelivery(key, change.delivery, false), 'OR IGNORE');
        break;
      case 'plan':
        this.#plan(key, change.plan);
        break;
    }
  }

  #put(key: TeamKey, document: Document, expected: number): void {
    const json = JSON.stringify({ ...document, version: expected + 1 });
    const active = document.kind === 'member' && !document.active ? 0 : 1;
    if (expected === 0) {
      const text = `INSERT INTO documents (tenant, team, school_year, kind, id, version, active, json)
        SELECT ?1, ?2, ?3, ?4, ?5, 1, ?6, ?7 WHERE NOT EXISTS
        (SELECT 1 FROM documents WHERE tenant = ?1 AND team = ?2 AND school_year = ?3 AND kind = ?4 AND id = ?5)`;
      const { schoolYear, kind, id } = document;
      must(this.#run(text, key.tenant, key.team, schoolYear, kind, id, active, json) === 1);
      return;
    }
    const text = `UPDATE documents SET json = ?, version = ?, active = ?
      WHERE tenant = ? AND team = ? AND school_year = ? AND kind = ? AND id = ? AND version = ?`;
    const where = [key.tenant, key.team, document.schoolYear, document.kind, document.id, expected];
    must(this.#run(text, json, expected + 1, active, ...where) === 1);
  }

  #audit(key: TeamKey, entry: AuditEntry): void {
    this.#run('INSERT INTO audit (tenant, team, json) VALUES (?, ?, ?)', key.tenant, key.team, JSON.stringify(entry));
  }

  #erase(key: TeamKey, person: string): void {
    for (const row of this.#all('SELECT number, json FROM audit WHERE tenant = ? AND team = ?', key.tenant, key.team)) {
      const before = JSON.parse(String(row['json'])) as AuditEntry;
      const after = withoutPerson(before, person);
      if (after !== before) {
        this.#run('UPDATE audit SET json = ? WHERE number = ?', JSON.stringify(after), row['number'] ?? null);
      }
    }
    const { tenant, team } = key;
    for (const row of this.#all('SELECT key, json FROM deliveries WHERE tenant = ? AND team = ?', tenant, team)) {
      const { key: name, recipient, occurrence } = toDelivery(row);
      const about = recipient === person || occurrence === person || occurrence.startsWith(`${person}:`);
      if (about) this.#run('DELETE FROM deliveries WHERE tenant = ? AND team = ? AND key = ?', tenant, team, name);
    }
  }

  #plan(key: TeamKey, plan: Extract<Change, { do: 'plan' }>['plan']): void {
    const text =
      "SELECT key, state, due_at, planned, json ->> '$.note' AS note FROM deliveries WHERE tenant = ? AND team = ?";
    const effect = planEffect(key, plan, this.#all(text, key.tenant, key.team).map(toKnown));
    for (const delivery of effect.add) this.#insert(delivery);
    for (const delivery of effect.again) this.#update(delivery);
    for (const { key: moved, dueAt } of effect.move) {
      this.#update({ ...this.#delivery(key, moved), state: 'due', dueAt, nextAt: dueAt, note: '' });
    }
    for (const dropped of effect.drop) {
      const before = this.#delivery(key, dropped);
      this.#update({ ...before, state: 'superseded', nextAt: null, endedAt: plan.at, note: REPLANNED });
    }
  }

  #delivery(team: TeamKey, key: string): Delivery {
    const text = 'SELECT key, json FROM deliveries WHERE tenant = ? AND team = ? AND key = ?';
    return toDelivery(this.#sql(text).get(team.tenant, team.team, key) as Row);
  }

  #insert(d: Delivery, or: '' | 'OR IGNORE' | 'OR REPLACE' = ''): void {
    const text = `INSERT ${or} INTO deliveries (tenant, team, key, state, next_at, due_at, recipient, owner, planned, json)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    const planned = d.planned ? 1 : 0;
    this.#run(
      text,
      d.tenant,
      d.team,
      d.key,
      d.state,
      d.nextAt,
      d.dueAt,
      d.recipient,
      d.owner,
      planned,
      JSON.stringify(d),
    );
  }
  #update(delivery: Delivery): void {
    this.#insert(delivery, 'OR REPLACE');
  }

  async audit(key: TeamKey, limit: number): Promise<readonly AuditEntry[]> {
    const text = 'SELECT json FROM audit WHERE tenant = ? AND team = ? ORDER BY number DESC LIMIT ?';
    return this.#all(text, key.tenant, key.team, limit).map((row) => JSON.parse(String(row['json'])) as AuditEntry);
  }

  async removeTeam(key: TeamKey): Promise<void> {
    this.#transaction(() => {
      for (const table of ['documents', 'deliveries', 'audit']) {
        this.#run(`DELETE FROM ${table} WHERE tenant = ? AND team = ?`, key.tenant, key.team);
      }
    });
  }

  async teamAt(tenant: string, conversation: string): Promise<TeamKey | null> {
    const text = "SELECT tenant, team FROM documents WHERE tenant = ? AND kind = 'home' AND id = ? LIMIT 1";
    const [row] = this.#all(text, tenant, conversation);
    return row ? toKey(row) : null;
  }

  async teamsOf(tenant: string, person: string): Promise<readonly TeamKey[]> {
    const text = `SELECT tenant, team FROM documents WHERE tenant = ? AND kind = 'member' AND id = ? AND active = 1 ORDER BY team`;
    return this.#all(text, tenant, person).map(toKey);
  }

  async teams(after: TeamKey | null, limit: number): Promise<readonly TeamKey[]> {
    const text = `SELECT DISTINCT tenant, team FROM documents WHERE (tenant, team) > (?, ?) ORDER BY tenant, team LIMIT ?`;
    return this.#all(text, after?.tenant ?? '', after?.team ?? '', limit).map(toKey);
  }

  async claim(now: string, leaseUntil: string, owner: string, limit: number): Promise<readonly Delivery[]> {
    return this.#transaction(() => {
      const text =
        'SELECT key, json FROM deliveries WHERE next_at IS NOT NULL AND next_at <= ? ORDER BY next_at LIMIT ?';
      const claimed = this.#all(text, now, limit)
        .map(toDelivery)
        .map((d): Delivery => ({ ...d, state: 'claimed', owner, nextAt: leaseUntil, attempts: d.attempts + 1 }));
      for (const delivery of claimed) this.#update(delivery);
      return claimed;
    });
  }

  async settle(delivery: Delivery, owner: string, outcome: DeliveryOutcome): Promise<boolean> {
    return this.#transaction(() => {
      const text =
        'SELECT key, json FROM deliveries WHERE tenant = ? AND team = ? AND key = ? AND state = ? AND owner = ?';
      const [row] = this.#all(text, delivery.tenant, delivery.team, delivery.key, 'claimed', owner);
      if (!row) return false;
      this.#update(settled(toDelivery(row), outcome));
      return true;
    });
  }

  async deliveries(key: TeamKey, limit: number): Promise<readonly Delivery[]> {
    const text = 'SELECT key, json FROM deliveries WHERE tenant = ? AND team = ? ORDER BY due_at DESC LIMIT ?';
    return this.#all(text, key.tenant, key.team, limit).map(toDelivery);
  }

  async firstTime(tenant: string, event: string, until: string, now: string): Promise<boolean> {
    this.#run('DELETE FROM seen WHERE until < ?', now);
    return this.#run('INSERT OR IGNORE INTO seen (tenant, event, until) VALUES (?, ?, ?)', tenant, event, until) === 1;
  }

  async *dump(): AsyncIterable<DumpLine> {
    yield { type: 'header', format: 'arshjulet', schema: SCHEMA_VERSION, at: Temporal.Now.instant().toString() };
    for (const row of this.#sql(
      'SELECT tenant, team, kind, id, json FROM documents ORDER BY tenant, team, kind, id',
    ).iterate()) {
      yield { type: 'document', key: toKey(row as Row), document: toDocument(row as Row) };
    }
    for (const row of this.#sql('SELECT tenant, team, json FROM audit ORDER BY number').iterate()) {
      yield { type: 'audit', key: toKey(row as Row), entry: JSON.parse(String(row['json'])) as AuditEntry };
    }
    for (const row of this.#sql('SELECT key, json FROM deliveries ORDER BY tenant, team, key').iterate()) {
      yield { type: 'delivery', delivery: toDelivery(row as Row) };
    }
  }

  async load(lines: AsyncIterable<DumpLine>): Promise<number> {
    const [any] = this.#all('SELECT 1 FROM documents LIMIT 1');
    if (any) throw new NotEmptyError('the store is not empty');
    let count = 0;
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      for await (const line of lines) {
        if (line.type === 'document') {
          this.#put(line.key, line.document, 0);
          this.#run(
            'UPDATE documents SET version = ?, json = ? WHERE tenant = ? AND team = ? AND school_year = ? AND kind = ? AND id = ?',
            line.document.version,
            JSON.stringify(line.document),
            line.key.tenant,
            line.key.team,
            line.document.schoolYear,
            line.document.kind,
            line.document.id,
          );
        } else if (line.type === 'audit') this.#audit(line.key, line.entry);
        else if (line.type === 'delivery') this.#insert(line.delivery);
        if (line.type !== 'header') count += 1;
      }
      this.#db.exec('COMMIT');
      return count;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  async ping(): Promise<void> {
    this.#all('SELECT 1');
  }
  async close(): Promise<void> {
    this.#db.close();
  }
}

function must(held: boolean): void {
  if (!held) throw new ConflictError('the document was changed by somebody else');
}
const toKey = (row: Row): TeamKey => ({ tenant: String(row['tenant']), team: String(row['team']) });
const toDocument = (row: Row): Document =>
  parseDocument(JSON.parse(String(row['json'])), `${row['kind']}/${row['id']}`);
const toKnown = (row: Row): Known => ({
  key: String(row['key']),
  state: row['state'] as Delivery['state'],
  dueAt: String(row['due_at']),
  planned: row['planned'] === 1,
  note: String(row['note']),
});
const toDelivery = (row: Row): Delivery => parseDelivery(JSON.parse(String(row['json'])), String(row['key']));
