/**
 * What a file that somebody sends may be and may cost. Each limit stands once, here or, for calendars, in
 * language/reading/calendar-file.ts; docs/decisions.md shows them in a table. Ours, of November 2026, unless a source is named.
 */

/** Bytes of a table; a municipality's largest exports come to less. */
export const MAX_BYTES = 20 * 1024 * 1024;
/** Rows with values; a preamble and headers come on top. */
export const MAX_ROWS = 200_000;
/** Characters of a cell: what Excel itself allows (Microsoft, "Excel specifications and limits"). */
export const MAX_CELL = 32_767;
/** Columns that are looked at: as many as a worksheet has (Microsoft, "Excel specifications and limits"). */
export const MAX_COLUMNS = 16_384;
/** Merged areas of a worksheet; ours: a hundred a school in the largest exports. */
export const MAX_MERGES = 100_000;
/** Bytes of a workbook when it is unpacked, and of its shared strings, which are held in memory. */
export const MAX_UNPACKED = 400_000_000;
export const MAX_STRINGS = 60_000_000;
/** Files inside a workbook. */
export const MAX_ENTRIES = 2000;
/** Elements inside each other; a worksheet's own cells lie six deep (ECMA-376, part 1, 18.3). */
export const MAX_DEPTH = 100;
/** Characters between two tags of a workbook's XML; a cell may hold `MAX_CELL`, each written as an entity. */
export const MAX_GAP = 1_000_000;

/** What one reading may cost before it is ended. */
export type ReadingLimits = {
  /** Milliseconds of the processor's time, so that an ordinary file is read on a busy machine too. */
  readonly work: number;
  /** Milliseconds from the start of the reader's process to its answer. */
  readonly wait: number;
  /** Memory of the reader's process, all of it (resident set), in 2^20 bytes. */
  readonly megabytes: number;
};
export const READING: ReadingLimits = { work: 5000, wait: 10_000, megabytes: 512 };
/** A municipality's nightly job, where nobody waits for the answer. */
export const NIGHTLY: ReadingLimits = { work: 60_000, wait: 300_000, megabytes: 512 };

/** Cells after which whoever waits is told how many rows have been read. */
export const TOLD_EACH = 50_000;

/** The signal with which a reader is ended for its time; any other is for its memory. */
export const OUT_OF_TIME = 'SIGTERM';

/** Readers at work at the same time, one for each person; files that may wait, for each person and in all. */
export const AT_ONCE = 2;
export const WAITING_EACH = 3;
export const WAITING = 12;
