/** Disposing of school years that are long over (gallring): which they are, and what goes with them. Pure. */
import type { Document } from '../kinds.ts';
import type { AuditEntry, Change } from '../ports.ts';
import type { Snapshot } from '../snapshot.ts';
import { spanOfYear } from './past.ts';
import { startYear } from './school-year.ts';

export type Disposal = {
  /** The earliest first. */
  readonly years: readonly string[];
  /** Theirs; what outlives years (people, figures, settings) stays. */
  readonly documents: readonly Document[];
  /** The audit until the team went on from the last of them, oldest first. */
  readonly entries: readonly AuditEntry[];
  readonly changes: readonly Change[];
};
type Whole = {
  readonly snapshot: Snapshot;
  /** Every document of the team, of all years. */
  readonly documents: readonly Document[];
  /** The whole audit, oldest first. */
  readonly entries: readonly AuditEntry[];
};

/** School years go from July to June here (`schoolYearOf`). */
const lastDay = (schoolYear: string): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: startYear(schoolYear) + 1, month: 6, day: 30 });

/**
 * What goes of the school years that ended more than `age` years before the ISO instant `now`; null when there are none. Neither the current year nor the one before it
 * ever goes: that one is what the current year began from and is compared with.
 */
export function disposalOf({ snapshot, documents, entries }: Whole, age: number, now: string): Disposal | null {
  const { team } = snapshot;
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(team.timeZone).toPlainDate();
  const years = [...new Set(documents.map(({ schoolYear }) => schoolYear))]
    .filter((year) => year !== '' && year < team.calendar.schoolYear)
    .toSorted()
    .slice(0, -1)
    .filter((year) => Temporal.PlainDate.compare(lastDay(year).add({ years: age }), today) < 0);
  const newest = years.at(-1);
  if (newest === undefined) return null;
  const theirs = documents.filter(({ schoolYear }) => years.includes(schoolYear));
  const ofNewest = theirs.filter(({ schoolYear }) => schoolYear === newest);
  const { before } = spanOfYear(snapshot, newest, ofNewest);
  const lines = entries.filter(({ at }) => Temporal.Instant.compare(at, before) < 0);
  const about = `team/${team.id}`;
  return {
    years,
    documents: theirs,
    entries: lines,
    changes: [
      { do: 'rely', on: [{ kind: 'team', id: team.id, version: team.version }] },
      ...theirs.map(({ kind, id, version }): Change => ({ do: 'delete', kind, id, expected: version })),
      { do: 'forget-before', before, lines: lines.length },
      {
        do: 'audit',
        entry: { at: now, by: 'bot', what: 'years-disposed', about, before: years.join(', '), after: null },
      },
    ],
  };
}
