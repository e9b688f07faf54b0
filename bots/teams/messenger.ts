/** Sending to Teams. The SDK is only touched inside a turn, and what it throws is caught there. */
import {
  type Activity,
  CardFactory,
  type CloudAdapter,
  type ConversationReference,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import type { Card } from '../../cards/card.ts';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import type { Address, Locale, MessageRef } from '../../quality/base.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { ChannelMember, Messenger, SendResult } from '../messenger.ts';
import { toSendResult } from './errors.ts';
import { personalAddress, personId } from './inbound.ts';

class MembersUnreadableError extends ArshjuletError {
  readonly code = 'members-unreadable';
}

const PAGE = 200;
/** A school's team is far smaller; this stops a loop over a broken continuation token. */
const MAX_PAGES = 20;

export class TeamsMessenger implements Messenger {
  readonly platform = 'teams';
  readonly #adapter: CloudAdapter;
  readonly #appId: string;
  readonly #locale: Locale | undefined;
  readonly #clock: () => Temporal.Instant;

  constructor(
    adapter: CloudAdapter,
    appId: string,
    options: { forceLocale?: Locale | undefined; clock: () => Temporal.Instant },
  ) {
    this.#adapter = adapter;
    this.#appId = appId;
    this.#locale = options.forceLocale;
    this.#clock = options.clock;
  }

  trouble(): string | null {
    return null;
  }

  /** Teams counts requests per app and tenant. */
  scopes(to: Address): readonly [string] {
    return [`teams ${this.#appId} ${to.route['tenantId'] ?? ''}`];
  }

  async send(to: Address, card: Card): Promise<SendResult> {
    return this.#attempt(to, async (context) => {
      const sent = await context.sendActivity(messageOf(card));
      const conversation = context.activity.conversation.id;
      const message: MessageRef = { address: { ...to, conversation }, message: sent?.id ?? '' };
      return { result: 'sent', message };
    });
  }

  async replace(message: MessageRef, card: Card): Promise<SendResult> {
    return this.#attempt(message.address, async (context) => {
      await context.updateActivity({ ...messageOf(card), id: message.message });
      return { result: 'sent', message };
    });
  }

  async members(channel: Address): Promise<readonly ChannelMember[]> {
    const people: ChannelMember[] = [];
    let fault: unknown;
    await this.#adapter.continueConversationAsync(this.#appId, reference(channel), async (context) => {
      try {
        let token: string | undefined;
        for (let page = 0; page < MAX_PAGES; page += 1) {
          const result = await TeamsInfo.getPagedMembers(context, PAGE, token);
          const known = new Set(people.map((person) => person.id));
          const fresh = result.members.filter((person) => !known.has(personId(person)));
          for (const person of fresh) {
            const address = personalAddress(channel.route, person.id);
            people.push({ id: personId(person), name: person.name ?? '', locale: this.#locale ?? 'sv', address });
          }
          // The playground hands out the same page for ever; a page with nobody new is the last.
          if (fresh.length === 0) break;
          token = result.continuationToken || undefined;
          if (!token) break;
        }
      } catch (error) {
        fault = error;
      }
    });
    if (fault) throw new MembersUnreadableError('the members of the channel could not be read', { cause: fault });
    return people.filter((person) => person.id !== channel.route['botId']);
  }

  /** Runs a step in the conversation, opening a person's chat first where there is none. */
  async #attempt(to: Address, step: (context: TurnContext) => Promise<SendResult>): Promise<SendResult> {
    let outcome: SendResult = { result: 'refused', reason: 'no-turn' };
    const guarded = async (context: TurnContext): Promise<void> => {
      try {
        outcome = await step(context);
      } catch (error) {
        outcome = toSendResult(error, this.#clock(), this.scopes(to)[0]);
      }
    };
    try {
      if (to.conversation.startsWith('user:')) await this.#inNewChat(to, guarded);
      else await this.#adapter.continueConversationAsync(this.#appId, reference(to), guarded);
      return outcome;
    } catch (error) {
      return toSendResult(error, this.#clock(), this.scopes(to)[0]);
    }
  }

  async #inNewChat(to: Address, step: (context: TurnContext) => Promise<void>): Promise<void> {
    const { serviceUrl = '', botId = '', tenantId, userId = '', channelId = 'msteams' } = to.route;
    await this.#adapter.createConversationAsync(
      this.#appId,
      channelId,
      serviceUrl,
      'https://api.botframework.com',
      {
        isGroup: false,
        bot: { id: botId, name: '' },
        members: [{ id: userId, name: '' }],
        ...(tenantId ? { tenantId, channelData: { tenant: { id: tenantId } } } : { channelData: {} }),
        // The SDK's type asks for these; the service does not.
        activity: undefined as unknown as Activity,
        topicName: '',
      },
      step,
    );
  }
}

const messageOf = (card: Card): Partial<Activity> => ({
  type: 'message',
  summary: card.fallbackText.slice(0, 200),
  attachments: [CardFactory.adaptiveCard(toAdaptiveCard(card))],
});

/** An address as the SDK's conversation reference. */
function reference(to: Address): Partial<ConversationReference> {
  const { serviceUrl = '', botId = '', tenantId, channelId = 'msteams' } = to.route;
  return {
    serviceUrl,
    channelId,
    bot: { id: botId, name: '' },
    conversation: {
      id: to.conversation,
      name: '',
      isGroup: to.kind === 'channel',
      conversationType: to.kind === 'channel' ? 'channel' : 'personal',
      ...(tenantId ? { tenantId } : {}),
    },
  };
}
