/** A report as a file. All of it, its contents too, is made in a thread of its own, so that nobody's answer waits for it. */
import { inThread } from '../pictures/thread.ts';
import type { Locale } from '../quality/base.ts';
import { ArshjuletError } from '../quality/errors.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Subject } from './reading.ts';

const FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];
export const isFormat = (text: string): text is Format => FORMATS.some((format) => format === text);

export type Order = {
  readonly locale: Locale;
  /** The year that it is about. */
  readonly snapshot: Snapshot;
  readonly subject: Subject;
  /** ISO date. */
  readonly today: string;
  readonly format: Format;
};

/** A report could not be made: a fault of ours, or the thread ended. */
class ReportError extends ArshjuletError {
  readonly code = 'reportFailed';
}

/** Sixty goals take about a second. */
const LONGEST_MS = 30_000;
const made = inThread<Order, Uint8Array>(new URL('./make-thread.ts', import.meta.url), LONGEST_MS);

/** The file's bytes. @throws ReportError */
export const makeReport = (order: Order): Promise<Uint8Array> =>
  made(order).catch((fault: unknown) => {
    throw new ReportError(fault instanceof Error ? fault.message : 'unknown');
  });
