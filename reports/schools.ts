/** The workbook of many schools, made in a thread of its own. */
import { speak } from '../cards/texts.ts';
import { inThread } from '../pictures/thread.ts';
import type { Locale } from '../quality/base.ts';
import { fileName } from './make.ts';
import type { SchoolsOrder } from './schools-report.ts';

/** A thousand schools take about a second. */
const LONGEST_MS = 30_000;

/** The file's bytes. Rejects when it cannot be made. */
export const schoolsWorkbook = inThread<SchoolsOrder, Uint8Array>(
  new URL('./schools-thread.ts', import.meta.url),
  LONGEST_MS,
);

/** `Alla skolor 2027-02-04.xlsx`; `today` is an ISO date. */
export const schoolsName = (locale: Locale, today: string): string =>
  fileName(`${speak(locale)('overview:workbook')} ${today}`, 'xlsx');
