/** Who somebody is of whom a platform tells: the one person as whom the organisation's teams know them, by whichever id is told. */
import type { TeamKey } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import { ConflictError, codeOf, DiskFullError } from '../quality/errors.ts';
import type { Member } from '../quality/people/documents.ts';
import { memberCalled, namesOf, type Person } from '../quality/people/identity.ts';
import { unite } from '../quality/people/uniting.ts';
import type { Membership } from '../quality/ports.ts';
import type { Surroundings } from './turn.ts';

type Around = Pick<Surroundings, 'storage' | 'clock' | 'log'>;

/**
 * The same people under the ids by which the organisation's teams know them, with all others; as they are told of where no team knows them.
 * Who stands in the teams under several ids, because they have been met by one of them at a time, becomes one here and now.
 */
export async function asKnown<P extends Person>(around: Around, tenant: string, people: readonly P[]): Promise<P[]> {
  const memberships = await around.storage.membersCalled(tenant, [...new Set(people.flatMap(namesOf))]);
  const byName = new Map<string, Membership[]>();
  for (const one of memberships)
    for (const name of namesOf(one.member)) byName.set(name, [...(byName.get(name) ?? []), one]);
  const known: P[] = [];
  for (const person of people) {
    const theirs = [...new Set(namesOf(person).flatMap((name) => byName.get(name) ?? []))];
    known.push(await knownAs(around, person, theirs));
  }
  return known;
}

async function knownAs<P extends Person>(around: Around, person: P, theirs: readonly Membership[]): Promise<P> {
  const [first] = theirs.toSorted((a, b) => Number(b.member.active) - Number(a.member.active));
  if (!first) return person;
  const ids = new Set(theirs.map(({ member }) => member.id));
  const id = person.directory && ids.has(person.directory) ? person.directory : first.member.id;
  const united = ids.size === 1 || (await becomeOne(around, theirs, id));
  const aliases = theirs.flatMap(({ member }) => namesOf(member));
  return { ...person, id: united ? id : first.member.id, aliases: [...new Set([...namesOf(person), ...aliases])] };
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
  const people = known.map((person) => ({ ...person, id: memberCalled(theirs, namesOf(person))?.id ?? person.id }));
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** False when that has to wait: somebody changes the same just now, a message is under way, or there is no room. */
async function becomeOne(around: Around, memberships: readonly Membership[], into: string): Promise<boolean> {
  try {
    for (const { key, member } of memberships) if (member.id !== into) await uniteIn(around, key, member.id, into);
    return true;
  } catch (error) {
    if (!(error instanceof ConflictError || error instanceof DiskFullError)) throw error;
    around.log.error({ code: codeOf(error) }, 'one person is still two');
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
