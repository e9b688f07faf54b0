/**
 * Who is who. A person is known by the team's organisation and an id: the directory's or, where the platform told none when they were
 * first met, the account's. All else by which the platform calls them later is an alias. Ids of another organisation mean other people.
 */
import { type Address, isOpened, type Locale } from '../base.ts';
import { MAX_ALIASES, type Member } from './documents.ts';

/** Somebody as a platform tells of them. `directory`: the directory's id, where it is told; `homeTenant`: the organisation that they belong to, where that is told. */
export type Person = Pick<Member, 'id' | 'name' | 'address' | 'localeFrom'> & {
  /** What they were heard in; absent or null of somebody who has only been seen on a list. */
  readonly locale?: Locale | null | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly directory?: string | null | undefined;
  readonly homeTenant?: string | null | undefined;
};

type Named = Pick<Person, 'id' | 'address' | 'aliases' | 'directory'>;

/** The platform's id of the account by which the person's own chat is reached (Teams `29:…`); undefined where ids are of one kind only. */
export const accountOf = ({ address }: Pick<Person, 'address'>): string | undefined =>
  address.route['userId'] || undefined;

/** Every id by which the person is called, the one they are known by first. */
export function namesOf(person: Named): string[] {
  const { id, directory, aliases = [] } = person;
  const names: string[] = [];
  for (const name of [id, directory, ...aliases, accountOf(person)])
    if (name && !names.includes(name)) names.push(name);
  return names;
}

/** The same without the id that they are known by; of very many the latest. */
export const otherNames = (person: Named): string[] => namesOf(person).slice(1).slice(-MAX_ALIASES);

/** The member as whom somebody is known; one who is in the team before one who has left it. */
export function memberCalled<M extends Named & { readonly active: boolean }>(
  members: readonly M[],
  names: readonly string[],
): M | undefined {
  const called = members.filter((member) => isCalled(member, names));
  return called.find(({ active }) => active) ?? called[0];
}

/** Whether one of the ids is the person's, as `namesOf` would tell them. */
function isCalled(person: Named, names: readonly string[]): boolean {
  const { id, directory, aliases = [] } = person;
  const is = (name: string | null | undefined): boolean => !!name && names.includes(name);
  return is(id) || is(directory) || is(accountOf(person)) || aliases.some(is);
}

/** The member with what the platform has told of them now: another id is learnt as an alias, the directory's as such. */
export function learning(member: Member, told: Named): Member {
  const aliases = otherNames({ ...member, aliases: [...member.aliases, ...namesOf(told)] });
  const directory = member.directory ?? told.directory ?? null;
  const same = directory === member.directory && aliases.join('\n') === member.aliases.join('\n');
  return same ? member : { ...member, aliases, directory };
}

/** The chat by which somebody is reached from now on: the newest that is open, and where the platform is reached now. */
function newestChat(stored: Address, seen: Address): Address {
  if (seen.kind !== 'personal') return stored;
  const takes = isOpened(seen) || !isOpened(stored);
  const conversation = takes ? seen.conversation : stored.conversation;
  const route = { ...stored.route, ...(takes ? seen.route : serviceOf(stored, seen)) };
  const same = conversation === stored.conversation && sameRoute(route, stored.route);
  return same ? stored : { ...stored, conversation, route };
}

/** Where the platform is reached, and the directory's id where it is told beside; of an organisation's own, since another's may be reached elsewhere. */
function serviceOf(stored: Address, { route: { serviceUrl, tenantId, directory } }: Address): Record<string, string> {
  if (tenantId !== stored.route['tenantId']) return {};
  return { ...(serviceUrl ? { serviceUrl } : {}), ...(directory ? { directory } : {}) };
}
const sameRoute = (a: Address['route'], b: Address['route']): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([part, value]) => b[part] === value);

/**
 * The member as they were told of just now: chat and ids at once, the name once a day at most, so that two sources that write it differently do
 * not take turns. The same object when there is nothing new.
 */
export function refreshed(member: Member, told: Person, today: Temporal.PlainDate): Member {
  const learnt = learning(member, told);
  const home = told.homeTenant ?? learnt.homeTenant;
  const known = home === learnt.homeTenant ? learnt : { ...learnt, homeTenant: home };
  const address = newestChat(known.address, told.address);
  const moved = address === known.address ? known : { ...known, address };
  const renamed = told.name !== '' && told.name !== member.name;
  const day = today.toString();
  return renamed && (member.name === '' || member.knownOn !== day)
    ? { ...moved, name: told.name, knownOn: day }
    : moved;
}

/**
 * Whether the bot can ask somebody by itself. Who belongs to another organisation than the team can be written to only where they have
 * written themselves: the bot cannot open their chat from the team's.
 */
export const canBeAsked = ({ homeTenant, address }: Member, tenant: string): boolean =>
  homeTenant === null || homeTenant === tenant || isOpened(address);

/** Whether somebody is in the team now. */
export const isHere = ({ members }: { readonly members: readonly Member[] }, person: string): boolean =>
  members.some(({ id, active }) => active && id === person);
