/** The schools that show themselves to one person, read from the store that STORAGE_URL names, or the made-up ones of `--demo`. */

import { byName, type SchoolShown } from '../../cards/schools.ts';
import { readStoreUrl } from '../../config.ts';
import { SettingsError } from '../../quality/errors.ts';
import { SHARES } from '../../quality/overview/documents.ts';
import { schoolsOf } from '../../reports/school-summaries.ts';
import { DEMO_TODAY } from '../../scheduler/simulation/demo.ts';
import { demoSchools } from '../../scheduler/simulation/demo-schools.ts';
import { openStorage } from '../../storage/open.ts';
import { wrong } from './flags.ts';
import { environment } from './run.ts';

/** `person` is `ORGANISATION/PERSON`, by an id; empty with `demo`. */
export type WhoseSchools = { readonly person: string; readonly demo: boolean };

export const FOR = {
  type: 'string',
  takes: 'ORGANISATION/PERSON',
  says: ['skolorna som visar sig för en person', 'the schools that show themselves to a person'],
} as const;

/** One of the two, and not both. @throws SettingsError */
export function oneOverseer(
  command: string,
  { for: person = '', demo = false }: { for?: string; demo?: boolean },
): WhoseSchools {
  if ((person !== '') !== demo) return { person, demo };
  throw wrong(command, ['Skriv --demo eller --for, ett av dem', 'Write --demo or --for, one of them']);
}

/** By name. @throws SettingsError when nobody shows the person anything */
export async function readSchools({ person, demo }: WhoseSchools) {
  if (demo) {
    const made = (await demoSchools()).map((summary): SchoolShown => ({ summary, shares: SHARES }));
    return { schools: made.toSorted(bySummary), today: Temporal.PlainDate.from(DEMO_TODAY) };
  }
  const at = person.lastIndexOf('/');
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    const schools: readonly SchoolShown[] = await schoolsOf(storage, person.slice(0, Math.max(at, 0)), [
      person.slice(at + 1),
    ]);
    if (schools.length === 0)
      throw new SettingsError('Ingen skola visar sig för den personen. · No school shows itself to that person.');
    return { schools, today: Temporal.Now.plainDateISO('Europe/Stockholm') };
  } finally {
    await storage.close();
  }
}

const bySummary = (a: SchoolShown, b: SchoolShown): number => byName(a.summary, b.summary);
