/** The team in the school year that a card or somebody's words are about. */
import type { Snapshot } from '../../quality/snapshot.ts';
import { asItWas, type Span, spanOfThisYear, spanOfYear } from '../../quality/year/past.ts';
import type { TeamTurn } from '../turn.ts';

export type InYear = {
  /** The team as it is, or as it was in an earlier year. */
  readonly snapshot: Snapshot;
  /** An earlier year is read and never written. */
  readonly readOnly: boolean;
  readonly span: Span;
};

/** The current year where none is named; null for a year that the team has nothing of. `year` is `2025/26`. */
export async function inYear({ snapshot, storage }: TeamTurn, year: string | null | undefined): Promise<InYear | null> {
  if (!year || year === snapshot.team.calendar.schoolYear)
    return { snapshot, readOnly: false, span: spanOfThisYear(snapshot) };
  if (!/^\d{4}\/\d{2}$/.test(year)) return null;
  const documents = await storage.year(snapshot.key, year);
  const past = asItWas(snapshot, year, documents);
  return past && { snapshot: past, readOnly: true, span: spanOfYear(snapshot, year, documents) };
}
