/** An earlier school year as it was, put together from its own documents and the people that the team has now. Pure. */
import type { Document } from '../kinds.ts';
import { documentsOf, type Snapshot, toSnapshot } from '../snapshot.ts';
import type { PastYear } from './documents.ts';
import { startYear } from './school-year.ts';
import { suggestCalendar } from './suggestion.ts';

/** Where a team went on before this was written down, the days are those that the county is likely to have had. */
const unwritten = ({ team }: Snapshot, schoolYear: string) => ({
  calendar: suggestCalendar(schoolYear, team.county),
  wheelApprovedAt: null,
  wheelApprovedBy: null,
});

const yearAmong = (documents: readonly Document[]): PastYear | undefined =>
  documents.find((one) => one.kind === 'year');

/**
 * The team in an earlier year, to be read and never written; `documents` are that year's. Null when there are none. People and
 * figures outlive years: names are those of now, also of somebody who has left.
 */
export function asItWas(snapshot: Snapshot, schoolYear: string, documents: readonly Document[]): Snapshot | null {
  if (documents.length === 0) return null;
  const { calendar, wheelApprovedAt, wheelApprovedBy } = yearAmong(documents) ?? unwritten(snapshot, schoolYear);
  const team = { ...snapshot.team, calendar, wheelApprovedAt, wheelApprovedBy };
  const lasting = documentsOf(snapshot).filter((one) => one.schoolYear === '' && one.kind !== 'team');
  return toSnapshot(snapshot.key, [team, ...lasting, ...documents]);
}

/** From an ISO instant on and before another one, or until now with null. */
export type Span<Before = string | null> = { readonly from: string; readonly before: Before };

/** The time in which the team was in its current year. */
export const spanOfThisYear = ({ team }: Snapshot): Span => ({
  from: team.yearStartedAt ?? team.createdAt,
  before: null,
});

/** The time in which the team was in an earlier year; where nobody wrote that down, its July to June. */
export function spanOfYear({ team }: Snapshot, schoolYear: string, documents: readonly Document[]): Span<string> {
  const written = yearAmong(documents);
  if (written) return { from: written.from, before: written.to };
  const first = (year: number): string =>
    Temporal.PlainDate.from({ year, month: 7, day: 1 }).toZonedDateTime(team.timeZone).toInstant().toString();
  const start = startYear(schoolYear);
  return { from: first(start), before: first(start + 1) };
}
