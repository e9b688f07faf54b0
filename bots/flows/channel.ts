import type { Address } from '../../quality/base.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { ChannelMember } from '../messenger.ts';
import type { Turn } from '../turn.ts';

const accountOf = ({ address }: Pick<ChannelMember, 'address'>): string | undefined => address.route['userId'];
const hasDirectoryId = (person: ChannelMember): boolean => person.id !== accountOf(person);

/**
 * The people of a roster under the ids by which the team knows them. Who is known by the directory's id and stands there by the account's
 * alone has left the organisation, unless all stand there so.
 */
function asKnown(people: readonly ChannelMember[], members: readonly Known[]): ChannelMember[] {
  const some = people.some(hasDirectoryId);
  const named = people.flatMap((person) => {
    if (members.some(({ id }) => id === person.id)) return [person];
    const account = accountOf(person);
    const theirs = account === undefined ? [] : members.filter((member) => accountOf(member) === account);
    const known = theirs.find(({ active }) => active) ?? theirs[0];
    if (!known) return [person];
    return some && !hasDirectoryId(person) ? [] : [{ ...person, id: known.id }];
  });
  return [...new Map(named.map((person) => [person.id, person])).values()];
}
type Known = Pick<ChannelMember, 'id' | 'address'> & { readonly active: boolean };

/** The people in a channel, or null when the platform would not say (no permission, no network). Logged by code. `members`: whom the team knows. */
export async function readChannel(
  turn: Turn,
  channel: Address,
  members: readonly Known[],
): Promise<readonly ChannelMember[] | null> {
  if (channel.kind !== 'channel') return null;
  const messenger = turn.messengers(channel.platform);
  if (!messenger) return null;
  try {
    return asKnown(await messenger.members(channel), members);
  } catch (error) {
    if (!(error instanceof ArshjuletError)) throw error;
    turn.log.error({ code: error.code }, 'channel members could not be read');
    return null;
  }
}
