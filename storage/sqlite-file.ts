/** The SQLite file: opening it, running statements on it, and having what is written at one time share a flush. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { ArshjuletError, DiskFullError, SettingsError } from '../quality/errors.ts';
import { forgetParsed } from './parsed.ts';
import { noStore, pendingSteps } from './schema.ts';
import type { Row, Statements } from './sqlite-rows.ts';
import { MIGRATIONS } from './sqlite-tables.ts';

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

type Result<T = unknown> = { readonly value: T } | { readonly error: unknown };
const attempt = <T>(work: () => T): Result<T> => {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
};
type Waiting = {
  readonly work: (transaction: number) => unknown;
  readonly done: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** One open database file. Statements are prepared once and kept. */
export class SqliteFile implements Statements {
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** What is left of the scrubbing that is owed. */
  #owed: 'rewriting' | 'emptying' | null = null;
  /** What is to be done in the next shared transaction. */
  readonly #waiting: Waiting[] = [];
  /** What `writtenByOthers` has just said. */
  #stamp: number | null = null;
  #transactions = 0;
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
  first(text: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(text).get(...values) as Row | undefined;
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

  /**
   * A number that changes when another connection, of this process or another, has written (SQLite, `PRAGMA data_version`). Asked for once for all that is
   * read without waiting in between: nobody is heard meanwhile who could know of anything newer.
   */
  writtenByOthers(): number {
    if (this.#stamp === null) {
      this.#stamp = Number(this.first('PRAGMA data_version')?.['data_version']);
      // After all promises that are kept by then, and those that these keep.
      queueMicrotask(() => process.nextTick(() => this.#forgetStamp()));
    }
    return this.#stamp;
  }
  #forgetStamp(): void {
    this.#stamp = null;
  }
  /** Runs the work, which is told the transaction's number, as one that holds the write lock from its start. Throws `DiskFullError`. */
  transaction<T>(work: (transaction: number) => T): T {
    this.#stamp = null;
    this.#transactions += 1;
    try {
      this.run('BEGIN IMMEDIATE');
      const result = work(this.#transactions);
      this.run('COMMIT');
      return result;
    } catch (error) {
      throw this.#undone(error);
    }
  }
  /**
   * Does the work durably and keeps the promise when it is: all that is asked for while the event loop reads what people have sent shares one
   * transaction, and so one flush of the disk. Each work is undone by itself when it throws. `then` is called before anybody reads on.
   * Throws `DiskFullError`.
   */
  shared<T>(work: (transaction: number) => T, then: (done: T) => void = () => undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#flush());
      this.#waiting.push({
        work,
        done: (result) => {
          then(result as T);
          resolve(result as T);
        },
        reject,
      });
    });
  }
  #flush(): void {
    const waiting = this.#waiting.splice(0);
    for (const [index, result] of this.#together(waiting).entries()) {
      if ('value' in result) waiting[index]?.done(result.value);
      else waiting[index]?.reject(result.error);
    }
  }
  /** Does all in one transaction. Nearly always none of them throws; so only where one does is each kept apart from the others, which costs time. */
  #together(waiting: readonly Waiting[]): readonly Result[] {
    const plain = attempt(() => this.transaction((it) => waiting.map(({ work }) => ({ value: work(it) }))));
    if ('value' in plain) return plain.value;
    if (waiting.length === 1) return [plain];
    const apart = attempt(() => this.transaction((it) => waiting.map(({ work }) => this.#apart(() => work(it)))));
    if ('value' in apart) return apart.value;
    // Where one of them has had SQLite undo them all, as a full disk has, each is taken by itself.
    return waiting.map(({ work }) => attempt(() => this.transaction(work)));
  }
  /** Part of a transaction, undone by itself where it throws. Throws when SQLite has undone the whole transaction. */
  #apart(work: () => unknown): Result {
    this.run('SAVEPOINT apart');
    const result = attempt(work);
    if (!('error' in result)) {
      this.run('RELEASE apart');
      return result;
    }
    if (!this.#db.isTransaction) throw result.error;
    this.run('ROLLBACK TO apart');
    this.run('RELEASE apart');
    return { error: this.#named(result.error) };
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
  /** Undoes the transaction, which SQLite has done by itself after some errors. */
  #undone(error: unknown): unknown {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    return this.#named(error);
  }
  #named(error: unknown): unknown {
    if (!isFull(error)) return error;
    this.#full = true;
    return new DiskFullError('there is no room left to write', { cause: error });
  }
  /** Throws when the file cannot be read, and `DiskFullError` when its disk has no room left, or as long as what could not be written before still cannot. */
  check(): void {
    this.all('SELECT 1 FROM documents LIMIT 1');
    if (this.#path !== ':memory:' && roomBeside(this.#path) < LEAST_ROOM) throw new DiskFullError('the disk is full');
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

  /** What was asked for is done first. */
  close(): void {
    if (this.#waiting.length > 0) this.#flush();
    this.#db.close();
  }
}

/** Bytes: less than what a day's work writes. */
const LEAST_ROOM = 1024 * 1024;
function roomBeside(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize;
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
