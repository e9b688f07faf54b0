import type { Address } from '../../quality/base.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { Member } from '../../quality/people/documents.ts';
import { ofRoster } from '../known-people.ts';
import type { ChannelMember } from '../messenger.ts';
import type { Turn } from '../turn.ts';

/** The people in a channel, or null when the platform would not say (no permission, no network). Logged by code. `members`: whom the team knows. */
export async function readChannel(
  turn: Turn,
  channel: Address,
  members: readonly Member[],
): Promise<readonly ChannelMember[] | null> {
  if (channel.kind !== 'channel') return null;
  const messenger = turn.messengers(channel.platform);
  if (!messenger) return null;
  try {
    return await ofRoster(turn, turn.inbound.tenant, await messenger.members(channel), members);
  } catch (error) {
    if (!(error instanceof ArshjuletError)) throw error;
    turn.log.error({ code: error.code }, 'channel members could not be read');
    return null;
  }
}
