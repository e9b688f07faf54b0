/** A report as a file, made in a thread of its own, so that nobody's answer waits for it. */
import { inThread } from '../pictures/thread.ts';
import { ArshjuletError } from '../quality/errors.ts';
import type { Report } from './document.ts';

const FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];
export const isFormat = (text: string): text is Format => FORMATS.some((format) => format === text);

export type Order = { readonly report: Report; readonly format: Format };

/** A report could not be made: a fault of ours, or the thread ended. */
class ReportError extends ArshjuletError {
  readonly code = 'reportFailed';
}

/** Sixty goals take about a second. */
const LONGEST_MS = 30_000;
const made = inThread<Order, Uint8Array>(new URL('./make-thread.ts', import.meta.url), LONGEST_MS);

/** The file's bytes. @throws ReportError */
export const makeReport = (report: Report, format: Format): Promise<Uint8Array> =>
  made({ report, format }).catch((fault: unknown) => {
    throw new ReportError(fault instanceof Error ? fault.message : 'unknown');
  });
