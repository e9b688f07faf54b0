/** The workbook of many schools, made in a thread of its own. */
import { inThread } from '../pictures/thread.ts';
import type { SchoolsOrder } from './schools-report.ts';

/** A thousand schools take about a second. */
const LONGEST_MS = 30_000;

/** The file's bytes. Rejects when it cannot be made. */
export const schoolsWorkbook = inThread<SchoolsOrder, Uint8Array>(
  new URL('./schools-thread.ts', import.meta.url),
  LONGEST_MS,
);
