/** Files and pastes that are being asked about. They are in memory only, for an hour: what was sent is never kept. */

import type { Answers } from '../imports/questions.ts';
import type { Recognised } from '../imports/recognise.ts';

export type Reading = {
  readonly person: string;
  readonly bytes: Uint8Array;
  /** The file's name, or what a paste is called. */
  readonly source: string;
  readonly isPaste: boolean;
  readonly answers: Answers;
  readonly table: Recognised;
  readonly until: Temporal.Instant;
};

const HOLD: Temporal.DurationLike = { hours: 1 };
/** Bytes and readings that are held together; the oldest go first. */
const MAX_BYTES = 60 * 1024 * 1024;
const MAX_HELD = 50;

const held = new Map<string, Reading>();

export const heldUntil = (now: Temporal.Instant): Temporal.Instant => now.add(HOLD);

/** One reading of a person's at a time, as one waits to be saved. */
export function hold(token: string, reading: Reading): void {
  for (const [other, { person }] of held) if (person === reading.person) held.delete(other);
  held.set(token, reading);
  for (const [other] of held) {
    const bytes = [...held.values()].reduce((sum, one) => sum + one.bytes.length, 0);
    if (other === token || (bytes <= MAX_BYTES && held.size <= MAX_HELD)) break;
    held.delete(other);
  }
}

/** Null when it is too long ago, when it is another's, or after a restart. */
export function heldReading(token: string, person: string, now: Temporal.Instant): Reading | null {
  const reading = held.get(token);
  return reading && reading.person === person && Temporal.Instant.compare(now, reading.until) <= 0 ? reading : null;
}

/** Whether anything of the person's is held; beside a token that is not, it is something newer. */
export const holdsOf = (person: string, now: Temporal.Instant): boolean =>
  [...held.values()].some((one) => one.person === person && Temporal.Instant.compare(now, one.until) <= 0);

export const release = (token: string): void => void held.delete(token);

const underWay = new Set<string>();

/** Reads, unless a press has begun the same reading already: null for the second press. */
export async function readOnce<T>(id: string, read: () => Promise<T>): Promise<T | null> {
  if (underWay.has(id)) return null;
  underWay.add(id);
  try {
    return await read();
  } finally {
    underWay.delete(id);
  }
}
