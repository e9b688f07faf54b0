import type { Address, TeamKey } from '../../quality/base.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { Member } from '../../quality/people/documents.ts';
import { ofRoster } from '../known-people.ts';
import type { ChannelMember } from '../messenger.ts';
import type { Turn } from '../turn.ts';

/**
 * The people in a channel, or null when the platform would not say (no permission, no network): that is logged by code, and asked again later.
 * `members`: whom the team has, if it is not stored yet.
 */
export async function readChannel(
  turn: Turn,
  channel: Address,
  team: { readonly key: TeamKey; readonly members: readonly Member[] },
): Promise<readonly ChannelMember[] | null> {
  if (channel.kind !== 'channel') return null;
  const messenger = turn.messengers(channel.platform, team.key.tenant);
  if (!messenger) return null;
  try {
    return await ofRoster(turn, team, await messenger.members(channel));
  } catch (error) {
    if (!(error instanceof ArshjuletError)) throw error;
    turn.log.warn({ code: error.code }, 'channel members could not be read');
    turn.rosterOwed?.(team.key);
    return null;
  }
}
