/** What is kept of the schools that show themselves to somebody, made anew where it is older than they are. */
import { byName } from '../cards/schools.ts';
import type { TeamKey } from '../quality/base.ts';
import type { Share } from '../quality/overview/documents.ts';
import { type Summary, summary, summaryOf } from '../quality/overview/summary.ts';
import type { Overseen, StaleSummary, Storage } from '../quality/ports.ts';
import { asItWas } from '../quality/year/past.ts';

type Name = string | null;
/** What is being made anew, by team and stamp. */
const underWay = new WeakMap<Storage, Map<string, Promise<Name>>>();

/** Makes one anew and keeps it; the school's name comes back, or null for a team that is gone. Whoever asks while it is made has the same. */
export function renew(storage: Storage, one: StaleSummary): Promise<Name> {
  const running = underWay.get(storage) ?? new Map<string, Promise<Name>>();
  underWay.set(storage, running);
  const id = JSON.stringify([one.key.tenant, one.key.team, one.stamp]);
  const making = running.get(id) ?? makeAnew(storage, one).finally(() => running.delete(id));
  running.set(id, making);
  return making;
}

async function makeAnew(storage: Storage, one: StaleSummary): Promise<Name> {
  const snapshot = await storage.snapshot(one.key);
  if (!snapshot) return null;
  const earlier = (await storage.years(one.key)).findLast(
    (year) => year < snapshot.team.calendar.schoolYear && /^\d/.test(year),
  );
  const lastYear = earlier ? asItWas(snapshot, earlier, await storage.year(one.key, earlier)) : null;
  const { school } = snapshot.team;
  await storage.summaries.keep(one, school, JSON.stringify(summaryOf(snapshot, lastYear)));
  return school;
}

/** The schools that show themselves to whoever is called by these ids, each with its name as it is now. */
export async function schoolsShownTo(storage: Storage, tenant: string, names: readonly string[]) {
  const schools: (Overseen & { readonly school: string })[] = [];
  for (const one of await storage.summaries.overseenBy(tenant, names)) {
    const school = one.school ?? (await renew(storage, one));
    if (school !== null) schools.push({ ...one, school });
  }
  return schools;
}

/** What these schools show of what is kept of them, in their order. */
export async function shownOf(
  storage: Storage,
  schools: readonly Pick<Overseen, 'key' | 'person'>[],
): Promise<{ readonly summary: Summary; readonly shares: readonly Share[] }[]> {
  const idOf = ({ tenant, team }: TeamKey): string => JSON.stringify([tenant, team]);
  const kept = new Map((await storage.summaries.of(schools)).map((one) => [idOf(one.key), one]));
  return schools.flatMap(({ key }) => {
    const one = kept.get(idOf(key));
    return one?.text ? [{ summary: summary.parse(JSON.parse(one.text)), shares: one.overview.shares }] : [];
  });
}

/** What each school shows to whoever is called by these ids, by name. */
export async function schoolsOf(storage: Storage, tenant: string, names: readonly string[]) {
  const all = await schoolsShownTo(storage, tenant, names);
  return shownOf(storage, all.toSorted(byName));
}
