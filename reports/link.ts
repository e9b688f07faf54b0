/** A file at an address of its own: found by the address, made when it is fetched, given once. */

import { createHash } from 'node:crypto';
import { speak } from '../cards/texts.ts';
import { perform } from '../quality/act.ts';
import type { Locale, TeamKey } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import { AlreadySeenError } from '../quality/errors.ts';
import {
  type FileOrder,
  fetchedMark,
  fetchLinked,
  linkIn,
  linksSince,
  MAX_CODE,
  SCHOOLS_FILE,
} from '../quality/files/act.ts';
import { jsonIn } from '../quality/json.ts';
import { localDay } from '../quality/local-day.ts';
import { asStranger } from '../quality/people/act.ts';
import type { Member } from '../quality/people/documents.ts';
import { languageOf } from '../quality/people/language.ts';
import type { Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { asItWas } from '../quality/year/past.ts';
import { makeReport } from './make.ts';
import { nameIn, reportOrder, titleIn } from './order.ts';
import { OWN_DATA, ownDataFile, ownDataName, storedAbout } from './own-data.ts';
import { schoolsOf } from './school-summaries.ts';
import { schoolsName, schoolsWorkbook } from './schools.ts';

/** What stands after the route in an address: the team, and a secret that nobody guesses. */
export type Address = { readonly team: string; readonly secret: string };

/** Between the ids of a person in an order; what erases somebody knows it (storage/erase.ts). */
const NAMES_APART = '|';
/** What an order for all schools says; `names` are the ids that the person is called by, as many as there is room for. */
export const schoolsFileOrder = (locale: Locale, names: readonly string[]): FileOrder => ({
  file: SCHOOLS_FILE,
  lang: locale,
  names: names.reduce((all, name) => (all.length + name.length < MAX_CODE ? `${all}${NAMES_APART}${name}` : all)),
});

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const addressOf = ({ tenant, team }: TeamKey, secret: string): string =>
  `${Buffer.from(JSON.stringify([tenant, team])).toString('base64url')}/${secret}`;

function keyIn({ team }: Address): TeamKey | null {
  const read = jsonIn(Buffer.from(team, 'base64url').toString('utf8'));
  const [tenant, id] = Array.isArray(read) ? read : [];
  return typeof tenant === 'string' && typeof id === 'string' ? { tenant, team: id } : null;
}

export type Linked = {
  readonly locale: Locale;
  readonly title: string;
  /** What the page says, and its button. */
  readonly words: string;
  readonly button: string;
  /** The file; null for everybody but the first. */
  readonly take: () => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
};

/** Null for an address that is nobody's, is more than an hour old, has been used, or is of somebody who is not in the team any more. */
export async function linkedFile(storage: Storage, address: Address, now: Temporal.Instant): Promise<Linked | null> {
  const key = keyIn(address);
  const hash = hashOf(address.secret);
  const link = key && linkIn(await storage.history(key, linksSince(now), null), hash);
  if (!link || (await storage.hasSeen(key.tenant, fetchedMark(hash), now.toString()))) return null;
  const snapshot = await storage.snapshot(key);
  const actor = snapshot && readerOf(snapshot, link, now);
  if (!snapshot || !actor) return null;
  const today = localDay(snapshot.team, now);
  const contents = await contentsOf({ storage, snapshot, actor, today: today.toString() }, link.order);
  if (!contents) return null;
  const { name, make, ...page } = contents;
  const take = async () => {
    const bytes = await make();
    const outcome = perform(fetchLinked, { snapshot, actor, now, today }, { hash, order: link.order });
    const taken = 'changes' in outcome && (await committed(storage, key, commitOf(snapshot, outcome, now, actor.id)));
    return taken ? { name, bytes } : null;
  };
  return { ...page, take };
}

/** A member still; for the workbook of all schools also somebody to whom this one still shows itself. */
function readerOf(
  { members, overviews, team }: Snapshot,
  { person, order }: { readonly person: string; readonly order: FileOrder },
  now: Temporal.Instant,
): Member | undefined {
  const member = members.find(({ id, active }) => active && id === person);
  const given = order['file'] === SCHOOLS_FILE ? overviews.find(({ id }) => id === person) : undefined;
  return member ?? (given && asStranger({ id: person, name: given.name, locale: null, address: team.home }, now));
}

type From = {
  readonly storage: Storage;
  readonly snapshot: Snapshot;
  readonly actor: Member;
  readonly today: string;
};
type Contents = Omit<Linked, 'take'> & { readonly name: string; readonly make: () => Promise<Uint8Array> };

/** What is at the link, by its order; null when there is no such thing any more. */
async function contentsOf({ storage, snapshot, actor, today }: From, order: FileOrder): Promise<Contents | null> {
  const { key, team } = snapshot;
  if (order['file'] === OWN_DATA) {
    const locale = languageOf(team, actor);
    const say = speak(locale);
    const title = say('mine:fileName');
    const whose = { tenant: key.tenant, names: [actor.id, ...actor.aliases], chats: [] };
    return {
      locale,
      title,
      words: say('mine:fileLinkWords'),
      button: say('mine:fileFetch'),
      name: ownDataName(title, today),
      make: async () => ownDataFile(locale, await storedAbout(storage, whose), today),
    };
  }
  if (order['file'] === SCHOOLS_FILE) {
    const locale = order['lang'] === 'en' ? 'en' : 'sv';
    const say = speak(locale);
    const names = (order['names'] ?? actor.id).split(NAMES_APART);
    return {
      locale,
      title: say('overview:workbook'),
      words: say('overview:linkWords'),
      button: say('mine:fileFetch'),
      name: schoolsName(locale, today),
      make: async () => schoolsWorkbook({ locale, schools: await schoolsOf(storage, key.tenant, names), today }),
    };
  }
  const { year = '' } = order;
  const about = year === team.calendar.schoolYear ? snapshot : asItWas(snapshot, year, await storage.year(key, year));
  const report = about && reportOrder(about, today, order);
  if (!report) return null;
  const say = speak(report.locale);
  return {
    locale: report.locale,
    title: titleIn(report),
    words: say('report:linkWords'),
    button: say('report:linkFetch'),
    name: nameIn(report),
    make: () => makeReport(report),
  };
}

/** False when somebody was faster. */
async function committed(storage: Storage, key: TeamKey, changes: Parameters<Storage['commit']>[1]): Promise<boolean> {
  try {
    await storage.commit(key, changes);
    return true;
  } catch (error) {
    if (!(error instanceof AlreadySeenError)) throw error;
    return false;
  }
}
