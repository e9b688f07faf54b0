/** The year's breaks and staff days written out as lines that are read again without a guess (day-lines.ts). */
import type { Locale } from '../../quality/base.ts';
import { breaksIn } from '../../quality/year/break-names.ts';
import type { Calendar, DateSpan } from '../../quality/year/documents.ts';
import type { ReadDays } from '../../quality/year/read-days.ts';
import { readLine } from './lines/chunks.ts';

/** One line a break or staff day, by date, with ISO dates. */
export function formatBreaks(calendar: Pick<Calendar, 'breaks' | 'staffDays'>, locale: Locale): string {
  const staffDay = locale === 'sv' ? 'Studiedag' : 'Staff day';
  const lines = breaksIn(locale, calendar.breaks).map((lov) => [lov.from, lineOf(lov)] as const);
  const days = calendar.staffDays.map((day) => [day, `${staffDay} ${day}`] as const);
  return [...lines, ...days]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([, line]) => line)
    .join('\n');
}

/** What is asked about, and the pasted lines that gave no day, as lines too. */
export function formatPending({ asked, leftOut }: Pick<ReadDays, 'asked' | 'leftOut'>): string[] {
  return [
    // What only its own line calls it has its days with it.
    ...asked.flatMap(({ name, spans }) => (hasDays(name) ? [name] : spans.map((span) => lineOf({ name, ...span })))),
    ...leftOut.flatMap(({ name, line }) => (line === null ? [] : [name])),
  ];
}

/** Of which year does not matter here. */
const hasDays = (words: string): boolean => readLine(words, 2026).groups.length > 0;

const lineOf = ({ name, from, to }: DateSpan): string => `${name} ${from === to ? from : `${from} – ${to}`}`;
