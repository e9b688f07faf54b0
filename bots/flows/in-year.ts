/** The team in the school year that a card or somebody's words are about. */
import { schoolYearMeant, schoolYearTold } from '../../language/reading/which-time.ts';
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

/** The year that somebody's words are about, the one that is named, that of a month that has been, or this one. `unknown` is one that is named and of which there is nothing. */
export async function yearOfWords(turn: TeamTurn, text: string): Promise<InYear | { readonly unknown: string }> {
  const { schoolYear } = turn.snapshot.team.calendar;
  const named = schoolYearMeant(text, schoolYear);
  const found = await inYear(turn, named ?? schoolYearTold(text, schoolYear, turn.today));
  if (found) return found;
  // Nobody has named the year of such a month: where there was none, it is this one's.
  const current = named === null ? await inYear(turn, null) : null;
  return current ?? { unknown: named ?? '' };
}
