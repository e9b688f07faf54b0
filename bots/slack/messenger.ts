/** Sending to Slack. */
import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import { pictured } from '../../cards/pictured.ts';
import { toMessage } from '../../cards/render/slack.ts';
import type { Address, MessageRef } from '../../quality/base.ts';
import type { ChannelMember, Messenger, OutFile, SendResult } from '../messenger.ts';
import type { Shown } from '../outbox.ts';
import { errorCode, settingAtFault, toSendResult } from './errors.ts';
import { chatOf, personalAddress } from './inbound.ts';
import type { LetIn } from './let-in.ts';
import type { People } from './people.ts';
import type { Pictures } from './pictures.ts';
import { upload } from './upload.ts';

/** What a pause can concern: the workspace, or one chat in it. */
const chatScope = (conversation: string): string => `slack ${conversation}`;

/** Names our messages' metadata (docs.slack.dev, "Message metadata"). */
const METADATA = 'arshjulet_delivery';
const ours = z.object({ event_type: z.literal(METADATA), event_payload: z.object({ id: z.string() }) });
/** How far back a message is looked for: it was sent minutes ago. */
const RECENT = 100;

export class SlackMessenger implements Messenger {
  readonly platform = 'slack';
  readonly #client: webApi.WebClient;
  readonly #people: People;
  readonly #installation: LetIn;
  /** What a pause of the whole workspace is called. */
  readonly #workspace: string;
  readonly #pictures: Pictures;
  /** The time that the platform's requests for patience are counted from. */
  readonly #now: () => Temporal.Instant;
  /** The chats that Slack has asked to leave alone, and until when. */
  readonly #limited = new Map<string, Temporal.Instant>();

  /** See the interface: also of the connection that Slack's events come by. */
  readonly trouble: () => string | null;

  constructor(
    client: webApi.WebClient,
    people: People,
    installation: LetIn,
    around: { now: () => Temporal.Instant; trouble: () => string | null; pictures: Pictures; workspace: string },
  ) {
    this.#client = client;
    this.#people = people;
    this.#installation = installation;
    this.#now = around.now;
    this.#pictures = around.pictures;
    this.#workspace = around.workspace;
    this.trouble = around.trouble;
  }

  scopes(to: Address): readonly [string, string] {
    return [this.#workspace, chatScope(to.conversation)];
  }

  /** `thread`: the ts of the message under which it is an answer. */
  async send(to: Address, card: Card, id?: string, thread?: string): Promise<SendResult> {
    // Whoever just acted is there; who is written to unasked may have left.
    if (id && isPerson(to.conversation) && (await this.#people.isDeactivated(to.conversation)))
      return { result: 'gone' };
    const metadata = id ? { metadata: { event_type: METADATA, event_payload: { id: fingerprint(id) } } } : {};
    const content = { ...blocks(await this.withPictures(card)), ...metadata, ...inThread(thread), unfurl_links: false };
    return this.#attempt(to.conversation, async () => {
      const sent = await this.#client.chat.postMessage({ channel: to.conversation, ...content });
      const address = { ...to, conversation: sent.channel ?? to.conversation };
      return { address, message: sent.ts ?? '' };
    });
  }

  async find(to: Address, id: string): Promise<MessageRef | null | 'unknowable'> {
    try {
      const channel = await this.#channelOf(to.conversation);
      const history = await this.#client.conversations.history({ channel, include_all_metadata: true, limit: RECENT });
      const wanted = fingerprint(id);
      const found = history.messages?.find(
        ({ metadata }) => ours.safeParse(metadata).data?.event_payload.id === wanted,
      );
      if (found) return { address: { ...to, conversation: channel }, message: found.ts ?? '' };
      return history.messages ? null : 'unknowable';
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return 'unknowable';
    }
  }

  async replace(message: MessageRef, card: Card): Promise<SendResult> {
    const content = {
      channel: message.address.conversation,
      ts: message.message,
      ...blocks(await this.withPictures(card)),
    };
    return this.#attempt(content.channel, async () => {
      await this.#client.chat.update(content);
      return message;
    });
  }

  /** Into the person's direct messages. */
  async file(to: Address, file: OutFile): Promise<SendResult> {
    try {
      const conversation = await this.#channelOf(to.conversation);
      const id = await upload(this.#client, file, conversation);
      return id === null ? PASSING : { result: 'sent', message: { address: { ...to, conversation }, message: id } };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // An installation from before files were sent goes on as it is; a link is sent instead.
      if (errorCode(error) === 'missing_scope') return { result: 'refused', reason: 'missing_scope' };
      return isNetwork(error) ? PASSING : this.#fate(error, this.#scopeOf(to.conversation));
    }
  }

  /** Seen by one person only; in their direct messages where it cannot be shown in the channel. */
  async whisper(channel: string, user: string, card: Card, thread?: string): Promise<SendResult> {
    const address = chatOf(channel);
    if (address.kind === 'personal') return this.send(personalAddress(user), card);
    const content = { channel, user, ...blocks(await this.withPictures(card)), ...inThread(thread) };
    const result = await this.#attempt(channel, async () => {
      const sent = await this.#client.chat.postEphemeral(content);
      return { address, message: sent.message_ts ?? '' };
    });
    const nowhere = result.result === 'gone' || result.result === 'refused';
    return nowhere ? this.send(personalAddress(user), card) : result;
  }

  /** The card with its pictures where Slack finds them. */
  withPictures = (card: Card): Promise<Card> => pictured(card, (svg, altText) => this.#pictures.source(svg, altText));

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

  members(channel: Address): Promise<readonly ChannelMember[]> {
    return this.#people.members(channel);
  }

  /** What became of a call that shows something else than a message: a modal, the home page. */
  async shown(call: () => Promise<unknown>): Promise<Shown> {
    try {
      await call();
      return { result: 'sent' };
    } catch (error) {
      return this.#fate(error, this.#workspace);
    }
  }

  /** One call about a chat, and what became of it. */
  async #attempt(conversation: string, call: () => Promise<MessageRef>): Promise<SendResult> {
    try {
      const message = await call();
      this.#installation.well();
      return { result: 'sent', message };
    } catch (error) {
      const result = this.#fate(error, this.#scopeOf(conversation));
      if (result.result === 'throttled') this.#limited.set(conversation, Temporal.Instant.from(result.until));
      return result;
    }
  }

  #fate(error: unknown, scope: string): SendResult {
    const result = toSendResult(error, this.#now(), scope);
    if (result.result !== 'misconfigured') return result;
    const setting = settingAtFault(error, this.#installation.setting) ?? result.setting;
    this.#installation.blame(errorCode(error), setting);
    return { result: 'misconfigured', setting };
  }

  /**
   * Slack limits each chat (about a message a second) and the workspace, and does not say which limit was met (docs.slack.dev, "Rate limits", 2026).
   * One chat is taken to be meant, and the workspace once a second chat is limited while the first still is.
   */
  #scopeOf(conversation: string): string {
    const now = this.#now();
    for (const [chat, until] of this.#limited)
      if (Temporal.Instant.compare(until, now) <= 0) this.#limited.delete(chat);
    const others = [...this.#limited.keys()].some((chat) => chat !== conversation);
    return others ? this.#workspace : chatScope(conversation);
  }

  /** Messages are read by the channel's id, where a person's own chat is written to by the person's. */
  async #channelOf(conversation: string): Promise<string> {
    if (!isPerson(conversation)) return conversation;
    const { channel } = await this.#client.conversations.open({ users: conversation });
    return channel?.id ?? conversation;
  }
}

/** A chat named by the person whose it is (Slack API, "User IDs"). */
const isPerson = (conversation: string): boolean => /^[UW]/.test(conversation);

const inThread = (thread: string | undefined) => (thread ? { thread_ts: thread } : {});

const PASSING = { result: 'passing' } as const;
/** The address for uploads did not take it in time, or at all (what `fetch` throws); Slack knows of no file then. */
const isNetwork = (error: Error): boolean => error instanceof TypeError || error.name === 'TimeoutError';

/** Other apps may read metadata, and the id names people. */
const fingerprint = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32);

/** A card as the arguments of a message. Our blocks are plain JSON; the SDK's union type cannot be built piecewise. */
export function blocks(card: Card): { text: string; blocks: [] } {
  const message = toMessage(card);
  return { text: message.text, blocks: message.blocks as [] };
}
