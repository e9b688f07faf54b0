/** Everything of the team that a command is about. */
import { readStoreUrl } from '../../config.ts';
import { BEGINNING } from '../../quality/base.ts';
import type { Document } from '../../quality/kinds.ts';
import type { AuditEntry } from '../../quality/ports.ts';
import { documentsOf, type Snapshot } from '../../quality/snapshot.ts';
import { asItWas } from '../../quality/year/past.ts';
import { openStorage } from '../../storage/open.ts';
import { environment } from './run.ts';
import { readTeam, type TeamRead, type Wanted } from './team.ts';

export type WholeTeamRead = TeamRead & {
  /** The team in each school year that it has documents of, the earliest first. */
  readonly years: readonly Snapshot[];
  readonly documents: readonly Document[];
  /** The whole audit, oldest first. */
  readonly entries: readonly AuditEntry[];
};

/** @throws SettingsError when there is no such team */
export async function readWholeTeam(wanted: Wanted): Promise<WholeTeamRead> {
  const read = await readTeam(wanted);
  const { snapshot } = read;
  if (wanted.demo) return { ...read, years: [snapshot], documents: documentsOf(snapshot), entries: [] };
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    const { key } = snapshot;
    const entries = await storage.history(key, BEGINNING, null);
    const current = snapshot.team.calendar.schoolYear;
    const years: Snapshot[] = [];
    for (const year of await storage.years(key)) {
      const then = year === current ? snapshot : asItWas(snapshot, year, await storage.year(key, year));
      if (then) years.push(then);
    }
    return { ...read, years, documents: await storage.everything(key), entries: entries.toReversed() };
  } finally {
    await storage.close();
  }
}
