/** Who somebody is of whom a platform tells: the one person as whom the organisation's teams know them, by whichever id is told. */
import type { TeamKey } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import { ConflictError, codeOf, DiskFullError } from '../quality/errors.ts';
import { localDay } from '../quality/local-day.ts';
import type { Member } from '../quality/people/documents.ts';
import { canBeAsked, memberCalled, namesOf, type Person, refreshed } from '../quality/people/identity.ts';
import { unite } from '../quality/people/uniting.ts';
import type { Change, Membership } from '../quality/ports.ts';
import { type Surroundings, SWEDEN } from './turn.ts';

type Around = Pick<Surroundings, 'storage' | 'clock' | 'log'>;

/** Somebody as the teams know them, and where; empty where no team does, or as long as they are two. */
export type Known<P> = { readonly person: P; readonly memberships: readonly Membership[] };

/**
 * The same people under the ids by which the organisation's teams know them, with all others; as they are told of where no team knows them.
 * Who stands in the teams under several ids, because they have been met by one of them at a time, becomes one here and now.
 */
async function asKnown<P extends Person>(around: Around, tenant: string, people: readonly P[]): Promise<Known<P>[]> {
  const memberships = await around.storage.membersCalled(tenant, [...new Set(people.flatMap(namesOf))]);
  const byName = new Map<string, Membership[]>();
  for (const one of memberships)
    for (const name of namesOf(one.member)) byName.set(name, [...(byName.get(name) ?? []), one]);
  const known: Known<P>[] = [];
  for (const person of people) {
    const theirs = [...new Set(namesOf(person).flatMap((name) => byName.get(name) ?? []))];
    known.push(await knownAs(around, person, theirs));
  }
  return known;
}

/**
 * Whoever did something just now, as the teams know them; each of their teams knows from now on how they were last heard of. Where that cannot
 * be noted, because there is no room or somebody else writes the same, they are answered all the same.
 */
export async function present<P extends Person>(around: Around, tenant: string, who: P): Promise<Known<P>> {
  const [known = { person: who, memberships: [] }] = await asKnown(around, tenant, [who]);
  const today = localDay({ timeZone: SWEDEN }, around.clock());
  const { person, memberships } = known;
  const news = memberships.flatMap(({ key, member }) => {
    const after = refreshed(member, who, today);
    return member.active && after !== member ? [{ key, member, after }] : [];
  });
  for (const { key, member, after } of news)
    await ifPossible(around, 'what is new of somebody is not noted', () => note(around, key, member, after));
  // Written since they were read.
  const old = news.length > 0 || (memberships.length === 0 && person !== who);
  return old ? { person, memberships: await around.storage.membersCalled(tenant, namesOf(person)) } : known;
}

/** Whom the bot could not write to before and can now is asked from now on. */
async function note({ storage, clock }: Around, key: TeamKey, before: Member, after: Member): Promise<void> {
  const changes: Change[] = [{ do: 'put', document: after, expected: before.version }];
  const opens = canBeAsked(before, key.tenant) !== canBeAsked(after, key.tenant);
  const snapshot = opens ? await storage.snapshot(key) : null;
  await storage.commit(key, snapshot ? commitOf(snapshot, { changes, deliveries: [] }, clock()) : changes);
}

async function knownAs<P extends Person>(around: Around, person: P, theirs: readonly Membership[]): Promise<Known<P>> {
  const [first] = theirs.toSorted((a, b) => Number(b.member.active) - Number(a.member.active));
  if (!first) return { person, memberships: [] };
  const aliases = [...new Set([person, ...theirs.map(({ member }) => member)].flatMap(namesOf))];
  const ids = new Set(theirs.map(({ member }) => member.id));
  if (ids.size === 1) return { person: { ...person, id: first.member.id, aliases }, memberships: theirs };
  const into = person.directory && ids.has(person.directory) ? person.directory : first.member.id;
  const united = await ifPossible(around, 'one person is still two', async () => {
    for (const { key, member } of theirs) if (member.id !== into) await uniteIn(around, key, member.id, into);
  });
  return { person: { ...person, id: united ? into : first.member.id, aliases }, memberships: [] };
}

/**
 * The people of a channel as the team knows them, from what the platform says of it; each once. `members` count when the team is not stored yet.
 * Where the directory's id is told of some, who stands there without one has left the organisation, or is nobody who can be asked. Where it is
 * told of none, the account is all that there is.
 */
export async function ofRoster<P extends Person>(
  around: Around,
  { key, members }: { readonly key: TeamKey; readonly members: readonly Member[] },
  told: readonly P[],
): Promise<P[]> {
  const some = told.some(({ directory }) => directory);
  const known = await asKnown(around, key.tenant, some ? told.filter(({ directory }) => directory) : told);
  // Read now: whoever was two is one.
  const theirs = (await around.storage.snapshot(key))?.members ?? members;
  const people = known.map(({ person }) => ({ ...person, id: memberCalled(theirs, namesOf(person))?.id ?? person.id }));
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** False when it has to wait: somebody changes the same just now, a message is under way, or there is no room. */
async function ifPossible(around: Around, otherwise: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof ConflictError || error instanceof DiskFullError)) throw error;
    around.log.warn({ code: codeOf(error) }, otherwise);
    return false;
  }
}

async function uniteIn({ storage, clock }: Around, key: TeamKey, from: string, into: string): Promise<void> {
  const now = clock();
  const snapshot = await storage.snapshot(key);
  if (!snapshot) return;
  const changes = unite(await storage.everything(key), from, into, now.toString());
  await storage.commit(key, commitOf(snapshot, { changes, deliveries: [] }, now));
}
