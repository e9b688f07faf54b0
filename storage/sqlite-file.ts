/** The SQLite file: opening it, its tables, and running statements on it. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { ArshjuletError, DiskFullError, SettingsError } from '../quality/errors.ts';
import { forgetParsed } from './parsed.ts';
import { type Migration, noStore, pendingSteps } from './schema.ts';
import { AUDIT_AT, type Row, type Statements } from './sqlite-rows.ts';
import { uniteInSqlite } from './sqlite-unite.ts';

/**
 * Documents lie in the order tenant, team, school year, so that a snapshot is two short ranges. `documents_by_id` keeps a document
 * unique in its team and finds a chat's team and a person's teams. `deliveries_due` holds open deliveries only.
 */
const CREATE = `
  CREATE TABLE documents (
    tenant TEXT NOT NULL, team TEXT NOT NULL, school_year TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
    version INTEGER NOT NULL, active INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (tenant, team, school_year, kind, id)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX documents_by_id ON documents (tenant, kind, id, team);
  CREATE INDEX documents_teams ON documents (tenant, team) WHERE kind = 'team';
  CREATE TABLE deliveries (
    tenant TEXT NOT NULL, team TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, next_ms INTEGER, due_at TEXT NOT NULL,
    planned INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (tenant, team, key)
  ) WITHOUT ROWID;
  CREATE INDEX deliveries_due ON deliveries (next_ms) WHERE next_ms IS NOT NULL;
  CREATE INDEX deliveries_recent ON deliveries (tenant, team, due_at);
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY, tenant TEXT NOT NULL, team TEXT NOT NULL, json TEXT NOT NULL
  );
  CREATE INDEX audit_by_team ON audit (tenant, team, number);
  CREATE TABLE seen (
    tenant TEXT NOT NULL, event TEXT NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (tenant, event)
  ) WITHOUT ROWID;
  CREATE INDEX seen_until ON seen (until_ms);
`;

/**
 * What is still to be done to the file itself. Until version 2 what was deleted could be read in its free pages, so that is the first of it.
 */
const OWE = `
  CREATE TABLE owed (what TEXT PRIMARY KEY) WITHOUT ROWID;
  INSERT INTO owed VALUES ('scrub');
`;

/**
 * `names` finds the members of an organisation by everything that they are called; whatever writes a member keeps it. `documents_guests` finds
 * them across organisations.
 */
const NAMES = `
  CREATE TABLE names (
    tenant TEXT NOT NULL, name TEXT NOT NULL, team TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (tenant, name, team, id)
  ) WITHOUT ROWID;
  CREATE INDEX names_by_member ON names (tenant, team, id);
  CREATE TRIGGER member_added AFTER INSERT ON documents WHEN NEW.kind = 'member' BEGIN
    INSERT INTO names SELECT NEW.tenant, NEW.id, NEW.team, NEW.id
      UNION SELECT NEW.tenant, value, NEW.team, NEW.id FROM json_each(NEW.json, '$.aliases');
  END;
  CREATE TRIGGER member_removed AFTER DELETE ON documents WHEN OLD.kind = 'member' BEGIN
    DELETE FROM names WHERE tenant = OLD.tenant AND team = OLD.team AND id = OLD.id;
  END;
  CREATE TRIGGER member_changed AFTER UPDATE OF json ON documents WHEN NEW.kind = 'member' BEGIN
    DELETE FROM names WHERE tenant = OLD.tenant AND team = OLD.team AND id = OLD.id;
    INSERT INTO names SELECT NEW.tenant, NEW.id, NEW.team, NEW.id
      UNION SELECT NEW.tenant, value, NEW.team, NEW.id FROM json_each(NEW.json, '$.aliases');
  END;
  CREATE INDEX documents_guests ON documents (json ->> '$.directory')
    WHERE kind = 'member' AND json ->> '$.directory' IS NOT NULL;
  INSERT INTO names SELECT tenant, id, team, id FROM documents WHERE kind = 'member';
`;

/** A year's history costs the same however many years there are. */
const HISTORY = `CREATE INDEX audit_by_time ON audit (tenant, team, ${AUDIT_AT})`;

/** A calendar is found by the secret in its address. */
const FEEDS = "CREATE INDEX documents_feeds ON documents (json ->> '$.secret') WHERE kind = 'feed'";

/** What is kept of a team for those who see many schools (sqlite-summaries.ts). */
const SUMMARIES = `
  CREATE TABLE IF NOT EXISTS summaries (
    tenant TEXT NOT NULL, team TEXT NOT NULL, stamp INTEGER NOT NULL, fresh INTEGER NOT NULL, school TEXT NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (tenant, team)
  );
  CREATE INDEX IF NOT EXISTS summaries_stale ON summaries (tenant, team) WHERE fresh = 0;
`;

const MIGRATIONS: readonly Migration<(file: SqliteFile) => void>[] = [
  { from: 0, run: (file) => file.exec(CREATE) },
  { from: 1, run: (file) => file.exec(OWE) },
  {
    from: 2,
    run: (file) => {
      // Whatever writes documents writes there too.
      file.exec(NAMES + SUMMARIES);
      uniteInSqlite(file, Temporal.Now.instant().toString());
    },
  },
  { from: 3, run: (file) => file.exec(HISTORY) },
  { from: 4, run: (file) => file.exec(FEEDS) },
  { from: 5, run: (file) => file.exec(SUMMARIES) },
];
/** How long a process waits for another one's transaction. */
const BUSY_TIMEOUT_MS = 5000;

/** Step by step: where a file system says that a folder does not exist although its parent does, as /proc, Node's recursive way never ends. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(path)) throw error;
  }
}

/** The database file and its folder, for this user alone; SQLite gives the files beside it the same mode. */
function makeReady(path: string): void {
  makeFolder(dirname(path));
  closeSync(openSync(path, 'a', 0o600));
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    // Somebody else's file stays as its owner wants it.
    if (existsSync(file) && statSync(file).uid === (process.getuid?.() ?? 0)) chmodSync(file, 0o600);
  }
}

/** One open database file. Statements are prepared once and kept. */
export class SqliteFile implements Statements {
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** What is left of the scrubbing that is owed; null when none is. */
  #owed: 'rewriting' | 'emptying' | null = null;
  /** Whether the last thing that could not be written could not for want of room. */
  #full = false;

  /** Opens (and makes, if need be and `mustExist` allows it) the file and migrates it; `:memory:` keeps it in memory. Throws `SettingsError`. */
  constructor(path: string, mustExist = false) {
    this.#path = path;
    if (mustExist && !existsSync(path)) throw noStore();
    try {
      if (path !== ':memory:') makeReady(path);
      this.#db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    } catch (error) {
      throw unusable(error);
    }
    try {
      if (mustExist && this.#version() === 0) throw noStore();
      this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;');
      this.#db.exec('PRAGMA secure_delete = ON;');
      this.transaction(() => this.#migrate());
      this.#owed = this.all("SELECT what FROM owed WHERE what = 'scrub'").length > 0 ? 'rewriting' : null;
      this.scrub();
    } catch (error) {
      this.#db.close();
      throw error instanceof ArshjuletError ? error : unusable(error);
    }
  }

  /** Within one transaction: processes that start at the same time migrate once, and a crash leaves the old version whole. */
  #migrate(): void {
    for (const step of pendingSteps(this.#version(), MIGRATIONS)) {
      step.run(this);
      this.#db.exec(`PRAGMA user_version = ${step.from + 1}`);
    }
  }
  /** 0 in a file that has never been used. */
  #version(): number {
    return Number(this.#db.prepare('PRAGMA user_version').get()?.['user_version']);
  }

  /** Several statements that answer nothing. */
  exec(text: string): void {
    this.#db.exec(text);
  }
  all(text: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepared(text).all(...values) as Row[];
  }
  /** The number of rows that changed. */
  run(text: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(text).run(...values).changes);
  }
  #prepared(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  /** A number that changes when another connection, of this process or another, has written (SQLite, `PRAGMA data_version`). */
  writtenByOthers(): number {
    return Number(this.#prepared('PRAGMA data_version').get()?.['data_version']);
  }

  /** Runs the work as one transaction that holds the write lock from its start. Throws `DiskFullError`. */
  transaction<T>(work: () => T): T {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      throw this.#undone(error);
    }
  }
  async longTransaction<T>(work: () => Promise<T>): Promise<T> {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const result = await work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      throw this.#undone(error);
    }
  }
  /** Undoes the transaction, which SQLite has done by itself after some errors, and says what the fault is. */
  #undone(error: unknown): unknown {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    if (!isFull(error)) return error;
    this.#full = true;
    return new DiskFullError('there is no room left to write', { cause: error });
  }

  /** Throws when the file cannot be read, and `DiskFullError` as long as what could not be written before still cannot. */
  check(): void {
    this.all('SELECT 1 FROM documents LIMIT 1');
    if (!this.#full) return;
    this.transaction(() => this.run('INSERT OR REPLACE INTO owed VALUES (?)', PROBE));
    this.transaction(() => this.run('DELETE FROM owed WHERE what = ?', PROBE));
    this.#full = false;
  }

  /** Part of a transaction: from now on the file owes that what is removed here cannot be read in it any more. */
  oweScrubbing(): void {
    this.run("INSERT OR IGNORE INTO owed VALUES ('scrub')");
    this.#owed = 'rewriting';
  }

  /**
   * Does what is owed, if anything is: writes the file anew and empties the log beside it, so that nothing removed is readable in free pages,
   * in the gaps of others (`secure_delete` leaves copies there when SQLite moves rows between pages) or in the log. Where
   * another process is in the way, or the disk is full, it stays owed, also after a restart. Waits for nobody.
   */
  scrub(): void {
    if (this.#owed === null || this.#db.isTransaction) return;
    forgetParsed();
    try {
      this.#db.exec('PRAGMA busy_timeout = 0');
      if (this.#owed === 'rewriting') this.#db.exec('VACUUM');
      this.#owed = 'emptying';
      if (this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] !== 0) return;
      this.run("DELETE FROM owed WHERE what = 'scrub'");
      this.#owed = null;
    } catch (error) {
      if (!isSqliteError(error)) throw error;
    } finally {
      this.#db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  /** Rows of several queries as they were at one moment, while others go on writing. */
  async *read(queries: readonly string[]): AsyncIterable<Row> {
    if (this.#path === ':memory:') {
      yield* queries.flatMap((text) => this.all(text));
      return;
    }
    const reader = new DatabaseSync(this.#path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      reader.exec('BEGIN');
      for (const text of queries) yield* reader.prepare(text).iterate() as Iterable<Row>;
    } finally {
      reader.close();
    }
  }

  close(): void {
    this.#db.close();
  }
}

/** More than any page has left: whether it can be written says whether there is room again. */
const PROBE = ' '.repeat(16_384);

/** SQLite's primary result code for a full disk, and the extended one when the shared memory's file cannot grow (sqlite.org/rescode.html). */
const SQLITE_FULL = 13;
const SQLITE_IOERR_SHMSIZE = 4874;
const isFull = (error: unknown): boolean =>
  isSqliteError(error) && 'errcode' in error && [SQLITE_FULL, SQLITE_IOERR_SHMSIZE].includes(Number(error.errcode));

const isSqliteError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';

const unusable = (cause: unknown): SettingsError =>
  new SettingsError(
    'Det går inte att skriva i mappen eller filen som STORAGE_URL pekar på. · The folder or file that STORAGE_URL names cannot be written.',
    { cause },
  );
