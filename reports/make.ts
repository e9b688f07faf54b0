/** A report as a file. All of it, its contents too, is made in a thread of its own, so that nobody's answer waits for it. */
import { inThread } from '../pictures/thread.ts';
import type { Locale } from '../quality/base.ts';
import { ArshjuletError } from '../quality/errors.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Subject } from './reading.ts';

export const FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];
/** What can be made besides what people choose: a PDF for an archive, PDF/A-2a (ISO 19005-2). */
export type Made = Format | 'pdf-a';
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
/** An order of any of them. */
export type MadeOrder = Omit<Order, 'format'> & { readonly format: Made };

/** A report could not be made: a fault of ours, or the thread ended. */
class ReportError extends ArshjuletError {
  readonly code = 'reportFailed';
}

/** Sixty goals take about a second. */
const LONGEST_MS = 30_000;
const made = inThread<MadeOrder, Uint8Array>(new URL('./make-thread.ts', import.meta.url), LONGEST_MS);

/** The file's bytes. @throws ReportError */
export const makeReport = (order: MadeOrder): Promise<Uint8Array> =>
  made(order).catch((fault: unknown) => {
    throw new ReportError(fault instanceof Error ? fault.message : 'unknown');
  });

/** What a drive takes in no name (Microsoft, "Restrictions and limitations in OneDrive and SharePoint", 2026), and what says nothing in one. */
const NOT_IN_NAMES = /["*:<>?|\\/#%~\p{C}]+/gu;
const MOST_IN_NAME = 120;

/** A file's name, with its ending: `Elevhälsans arbete läsåret 2026-27, Ekskolan.pdf`. */
export function fileName(words: string, ending: string): string {
  const allowed = words.replaceAll(NOT_IN_NAMES, '-').replaceAll(/\s+/g, ' ');
  return `${allowed.slice(0, MOST_IN_NAME).replaceAll(/^[ .-]+|(?<![ .-])[ .-]+$/g, '')}.${ending}`;
}
