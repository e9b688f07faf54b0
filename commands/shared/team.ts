/** The team that a command is about: read from the store that STORAGE_URL names, or the made-up school of `--demo`. */
import { readStoreUrl } from '../../config.ts';
import type { Locale, TeamKey } from '../../quality/base.ts';
import { SettingsError } from '../../quality/errors.ts';
import type { Storage } from '../../quality/ports.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { asItWas, spanOfThisYear } from '../../quality/year/past.ts';
import { type Removed, removedIn } from '../../reports/calendar.ts';
import { DEMO_TODAY, demoSchool } from '../../scheduler/simulation/demo.ts';
import { openStorage } from '../../storage/open.ts';
import { wrong } from './flags.ts';
import { environment } from './run.ts';

/** What flags say of the team: `TENANT/TEAM`, or that it is the demo. */
export type Wanted = { readonly team: string; readonly demo: boolean };
export const DEMO = {
  type: 'boolean',
  says: ['en påhittad skola mitt i sitt läsår', 'a made-up school half-way through its year'],
} as const;
export const TEAM_FLAGS = {
  demo: DEMO,
  team: {
    type: 'string',
    takes: 'ORGANISATION/TEAM',
    says: ['ett team i lagret som STORAGE_URL pekar på', 'a team in the store that STORAGE_URL names'],
  },
} as const;

/** One of the two, and not both. @throws SettingsError */
export function oneTeam(command: string, { team = '', demo = false }: { team?: string; demo?: boolean }): Wanted {
  if ((team !== '') !== demo) return { team, demo };
  throw wrong(command, ['Skriv --demo eller --team, ett av dem', 'Write --demo or --team, one of them']);
}

export type TeamRead = {
  readonly snapshot: Snapshot;
  /** The checkpoints that were taken out of this year's wheel. */
  readonly removed: readonly Removed[];
  readonly now: Temporal.Instant;
  /** ISO date. */
  readonly today: string;
};

/** A team as a command names it. */
export const nameOfTeam = ({ tenant, team }: TeamKey): string => `${tenant}/${team}`;

/** What there is to tell of a team, by `npm run teams`. */
export type TeamListed = {
  readonly key: TeamKey;
  readonly school: string;
  readonly unitCode: string | null;
  readonly locale: Locale;
};

const PAGE = 100;

/** All teams of a store, by school. */
export async function listTeams(storage: Pick<Storage, 'teams' | 'snapshot'>): Promise<TeamListed[]> {
  const listed: TeamListed[] = [];
  for (let after: TeamKey | null = null; ; ) {
    const keys: readonly TeamKey[] = await storage.teams(after, PAGE);
    for (const key of keys) {
      const team = (await storage.snapshot(key))?.team;
      if (team) listed.push({ key, school: team.school, unitCode: team.unitCode, locale: team.locale });
    }
    after = keys.at(-1) ?? null;
    if (keys.length < PAGE) break;
  }
  return listed.toSorted((a, b) => a.school.localeCompare(b.school, 'sv'));
}

/** `TENANT/TEAM`, as the backup writes it; null for anything else. */
export function teamKey(written: string): TeamKey | null {
  const at = written.lastIndexOf('/');
  return at > 0 && at < written.length - 1 ? { tenant: written.slice(0, at), team: written.slice(at + 1) } : null;
}

/** In its current school year, or in the one that `schoolYear` names (`2025/26`). @throws SettingsError when there is no such team or year */
export async function readTeam({ team, demo }: Wanted, schoolYear = ''): Promise<TeamRead> {
  const isOther = (snapshot: Snapshot): boolean =>
    schoolYear !== '' && schoolYear !== snapshot.team.calendar.schoolYear;
  if (demo) {
    const snapshot = await demoSchool();
    if (isOther(snapshot)) throw new SettingsError(NO_YEAR);
    const now = Temporal.PlainDate.from(DEMO_TODAY).toZonedDateTime('UTC').toInstant();
    return { snapshot, removed: [], now, today: DEMO_TODAY };
  }
  const key = teamKey(team);
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    const current = key && (await storage.snapshot(key));
    if (!current) throw new SettingsError('Det finns inget sådant team. · There is no such team.');
    const snapshot = isOther(current) ? asItWas(current, schoolYear, await storage.year(key, schoolYear)) : current;
    if (!snapshot) throw new SettingsError(NO_YEAR);
    const { from, before } = spanOfThisYear(current);
    const removed = removedIn(await storage.history(key, from, before));
    const today = Temporal.Now.plainDateISO(snapshot.team.timeZone).toString();
    return { snapshot, removed, now: Temporal.Now.instant(), today };
  } finally {
    await storage.close();
  }
}

const NO_YEAR = 'Det finns inget sparat från det läsåret. · Nothing is kept of that school year.';
