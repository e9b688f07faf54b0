/** Sending to Slack, and knowing who people are. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import { toMessage } from '../../cards/render/slack.ts';
import type { Address, MessageRef } from '../../quality/base.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { Who } from '../inbound.ts';
import type { ChannelMember, Messenger, SendResult } from '../messenger.ts';
import { toSendResult } from './errors.ts';
import { chatOf, personalAddress } from './inbound.ts';

type WebClient = webApi.WebClient;

class MembersUnreadableError extends ArshjuletError {
  readonly code = 'members-unreadable';
}

const userSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  locale: z.string().optional(),
  is_bot: z.boolean().optional(),
  deleted: z.boolean().optional(),
});
type User = z.infer<typeof userSchema>;

/** People change their names and languages seldom; a lookup an hour is enough. */
const KEEP: Temporal.DurationLike = { hours: 1 };
const PAGE = 200;
const MAX_PAGES = 20;

/** One bot, one workspace. */
export const SCOPE = 'slack';

export class SlackMessenger implements Messenger {
  readonly platform = 'slack';
  readonly #client: WebClient;
  /** The time that the platform's requests for patience are counted from. */
  readonly now: () => Temporal.Instant;
  readonly #users = new Map<string, { user: User; until: Temporal.Instant }>();

  constructor(client: WebClient, clock: () => Temporal.Instant) {
    this.#client = client;
    this.now = clock;
  }

  scopes(): readonly [string] {
    return [SCOPE];
  }

  async send(to: Address, card: Card): Promise<SendResult> {
    try {
      const sent = await this.#client.chat.postMessage({
        channel: to.conversation,
        ...blocks(card),
        unfurl_links: false,
      });
      const address = { ...to, conversation: sent.channel ?? to.conversation };
      return { result: 'sent', message: { address, message: sent.ts ?? '' } };
    } catch (error) {
      return toSendResult(error, this.now(), SCOPE);
    }
  }

  async replace(message: MessageRef, card: Card): Promise<SendResult> {
    try {
      await this.#client.chat.update({ channel: message.address.conversation, ts: message.message, ...blocks(card) });
      return { result: 'sent', message };
    } catch (error) {
      return toSendResult(error, this.now(), SCOPE);
    }
  }

  /** Seen by one person only; in their direct messages where the bot is not in the channel. */
  async whisper(channel: string, user: string, card: Card): Promise<SendResult> {
    const address = chatOf(channel);
    if (address.kind === 'personal') return this.send(personalAddress(user), card);
    try {
      const sent = await this.#client.chat.postEphemeral({ channel, user, ...blocks(card) });
      return { result: 'sent', message: { address, message: sent.message_ts ?? '' } };
    } catch (error) {
      const result = toSendResult(error, this.now(), SCOPE);
      // Not in the channel: a direct message reaches the person all the same.
      return result.result === 'throttled' ? result : this.send(personalAddress(user), card);
    }
  }

  /** Whether nothing has been written in a direct-message channel yet; false when Slack does not say. */
  async isUntouched(channel: string): Promise<boolean> {
    try {
      const { messages } = await this.#client.conversations.history({ channel, limit: 1 });
      return messages?.length === 0;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return false;
    }
  }

  async members(channel: Address): Promise<readonly ChannelMember[]> {
    try {
      const ids: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const result = await this.#client.conversations.members({
          channel: channel.conversation,
          limit: PAGE,
          ...(cursor ? { cursor } : {}),
        });
        ids.push(...(result.members ?? []));
        cursor = result.response_metadata?.next_cursor || undefined;
        if (!cursor) break;
      }
      const users = await Promise.all(ids.map((id) => this.#user(id)));
      return users.filter((user) => !user.is_bot && !user.deleted).map(toPerson);
    } catch (error) {
      throw new MembersUnreadableError('the members of the channel could not be read', { cause: error });
    }
  }

  /** Name and language of a person; the bare id when Slack does not say. */
  async who(id: string): Promise<Who> {
    try {
      return toPerson(await this.#user(id));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { id, name: '', locale: 'sv', address: personalAddress(id) };
    }
  }

  async #user(id: string): Promise<User> {
    const now = this.now();
    const known = this.#users.get(id);
    if (known && Temporal.Instant.compare(known.until, now) > 0) return known.user;
    const { user } = await this.#client.users.info({ user: id, include_locale: true });
    const parsed = userSchema.parse(user);
    this.#users.set(id, { user: parsed, until: now.add(KEEP) });
    return parsed;
  }
}

const toPerson = (user: User): Who => ({
  id: user.id,
  name: user.real_name ?? user.name ?? '',
  locale: user.locale?.toLowerCase().startsWith('en') ? 'en' : 'sv',
  address: personalAddress(user.id),
});

/** A card as the arguments of a message. Our blocks are plain JSON; the SDK's union type cannot be built piecewise. */
export function blocks(card: Card): { text: string; blocks: [] } {
  const message = toMessage(card);
  return { text: message.text, blocks: message.blocks as [] };
}
