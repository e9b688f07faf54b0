/** The one tree of errors. Each has a stable `code`; nobody matches a message text. */
export abstract class ArshjuletError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** A stable word for the log: the code of ours, the name of any other. Never its message. */
export const codeOf = (error: unknown): string =>
  error instanceof ArshjuletError ? error.code : error instanceof Error ? error.name : 'unknown';

/** Someone else changed the same document first: read again and decide again. */
export class ConflictError extends ArshjuletError {
  readonly code = 'conflict';
}

/** What was to be done at most once has been done; `event` says what. */
export class AlreadySeenError extends ArshjuletError {
  readonly code = 'already-seen';
  readonly event: string;
  constructor(event: string) {
    super('it has been done already');
    this.event = event;
  }
}

/** A restore was asked into a store that holds something. */
export class NotEmptyError extends ArshjuletError {
  readonly code = 'not-empty';
}

/** The stored data was written by a newer version of the product. */
export class NewerDataError extends ArshjuletError {
  readonly code = 'newer-data';
}

/** A stored document or an archive line does not have the shape it must have. */
export class BadDataError extends ArshjuletError {
  readonly code = 'bad-data';
}

/** Nothing can be written, since there is no room left; what is stored can still be read. */
export class DiskFullError extends ArshjuletError {
  readonly code = 'disk-full';
}

/** A setting is missing or wrong; the message names the setting and what to do, never its value. */
export class SettingsError extends ArshjuletError {
  readonly code = 'settings';
}

/** Why a store cannot be used; each has a sentence of its own where it is found (storage/mongo-faults.ts). */
export type StoreFault =
  | 'address'
  | 'name'
  | 'refused'
  | 'timeout'
  | 'certificate'
  | 'tls'
  | 'login'
  | 'login-needed'
  | 'role'
  | 'set-name'
  | 'standalone'
  | 'not-initiated'
  | 'no-primary'
  | 'version'
  | 'other';

/** The store that STORAGE_URL names cannot be used. `trace` is what its driver said, as names and codes: no value of ours is in it. */
export class StoreError extends ArshjuletError {
  readonly code: `store-${StoreFault}`;
  readonly trace: string;
  /** Whether the same thing may go well later, without anybody changing a setting. */
  readonly passing: boolean;
  constructor(fault: StoreFault, message: string, how: { passing: boolean; trace: string; cause?: unknown }) {
    super(message, { cause: how.cause });
    this.code = `store-${fault}`;
    this.trace = how.trace;
    this.passing = how.passing;
  }
}
