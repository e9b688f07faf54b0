/** The year's breaks and staff days written out as lines that are read again without a guess (day-lines.ts). */
import type { Locale } from '../../quality/base.ts';
import { breaksIn } from '../../quality/year/break-names.ts';
import type { Calendar } from '../../quality/year/documents.ts';

/** One line a break or staff day, by date, with ISO dates. */
export function formatBreaks(calendar: Pick<Calendar, 'breaks' | 'staffDays'>, locale: Locale): string {
  const staffDay = locale === 'sv' ? 'Studiedag' : 'Staff day';
  const lines = breaksIn(locale, calendar.breaks).map(
    (lov) =>
      [lov.from, lov.from === lov.to ? `${lov.name} ${lov.from}` : `${lov.name} ${lov.from} – ${lov.to}`] as const,
  );
  const days = calendar.staffDays.map((day) => [day, `${staffDay} ${day}`] as const);
  return [...lines, ...days]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([, line]) => line)
    .join('\n');
}
