/** Sending to Teams. The SDK is only touched inside a turn, and what it throws is caught there. */
import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import type { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import { pictured } from '../../cards/pictured.ts';
import { toAdaptiveCard, toAdaptiveCardText } from '../../cards/render/teams.ts';
import { type Address, isOpened, type MessageRef, UNOPENED } from '../../quality/base.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { ChannelMember, Messenger, OutFile, SendResult } from '../messenger.ts';
import { dataUri } from '../pictures.ts';
import type { Log } from '../turn.ts';
import { rosterEntry } from './activity.ts';
import { SOON_DAYS } from './certificate.ts';
import type { Cloud } from './cloud.ts';
import { type App, settingOf, TokenCredentials } from './credentials.ts';
import { toSendResult } from './errors.ts';
import { consentCard, infoCard, type Place, upload } from './file-consent.ts';
import { Installer, isNotInstalled } from './graph.ts';
import { directoryId, isMachine, personalAddress, personId } from './inbound.ts';
import type { Sdk } from './sdk.ts';

class MembersUnreadableError extends ArshjuletError {
  readonly code = 'members-unreadable';
}

export type MessengerOptions = {
  readonly cloud: Cloud;
  readonly limitMs: number;
  readonly clock: () => Temporal.Instant;
  readonly log: Log;
  /** The local playground can ask nobody about a file, and answers a wish for full width with a warning under the card. */
  readonly playground: boolean;
  /** The app's id in the organisation's catalogue, where the bot may give members the app; see graph.ts. */
  readonly catalogId: string | null;
};

/** As the SDK's CardFactory names it. */
const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const PAGE = 200;
/** A school's team is far smaller; this stops a loop over a broken continuation token. */
const MAX_PAGES = 20;

/** The bot as the SDK's adapter sees it, and what is known of how the platform takes it. */
export class TeamsMessenger implements Messenger {
  readonly platform = 'teams';
  readonly #app: App;
  readonly #credentials: TokenCredentials;
  readonly #connect: () => Promise<Sdk>;
  readonly #clock: () => Temporal.Instant;
  readonly #log: Log;
  readonly #playground: boolean;
  readonly #installer: Installer | null;
  #trouble: string | null = null;
  /** The setting for which the bot was given no token when it last asked for one. */
  #noToken: string | null = null;
  #greeted = false;
  /** What is the matter has been told, and was nobody's fault. */
  #waiting = false;
  #toldDays: number | null = null;
  #connected: Promise<Sdk> | null = null;

  /** Each call to the platform takes at most `limitMs`; a message is up to three: the token, the person's chat, the message; where the app is given first, twice as many. */
  constructor(app: App, options: MessengerOptions) {
    const { cloud, limitMs, clock } = options;
    this.#app = app;
    const credentials = new TokenCredentials(app, cloud, limitMs, clock);
    this.#credentials = credentials;
    this.#connect = async () => (await import('./sdk.ts')).connect(app, credentials, cloud, limitMs);
    this.#clock = clock;
    this.#log = options.log;
    this.#playground = options.playground;
    this.#installer = options.catalogId === null ? null : new Installer(app, options.catalogId, options);
  }

  /** The SDK, loaded when it is first needed, or by `warm` a little before. */
  #sdk(): Promise<Sdk> {
    this.#connected ??= this.#connect();
    return this.#connected;
  }
  /** Ends when the next message has not to wait for the SDK. Rejects as that message would. */
  async warm(): Promise<void> {
    await this.#sdk();
  }

  /** Teams counts requests per app and tenant. */
  scopes(to: Address): readonly [string] {
    return [`teams ${this.#app.appId} ${to.route['tenantId'] ?? ''}`];
  }

  trouble(): string | null {
    return this.#trouble ?? (this.#noToken && `teams:${this.#noToken}`);
  }

  /** Asks for a token, so that a credential that is wrong or has run out is known before there is anything to say. */
  async greet(): Promise<{ well: boolean }> {
    const before = this.#noToken;
    try {
      await this.#credentials.current();
      this.#noToken = null;
      if (!this.#greeted || before || this.#waiting) this.#log.info({}, 'teams lets the bot in');
      this.#greeted = true;
      this.#waiting = false;
      this.#tellIfEnding();
      return { well: true };
    } catch (error) {
      const outcome = toSendResult(error, this.#clock(), { scope: 'teams', setting: settingOf(this.#app) });
      const setting = outcome.result === 'misconfigured' ? outcome.setting : before;
      if (setting !== before) this.#log.error({ setting }, 'teams does not let the bot in');
      else if (setting === null && !this.#waiting) {
        this.#waiting = true;
        this.#log.warn({ code: outcome.result }, 'teams gives the bot no token just now');
      }
      this.#noToken = setting;
      return { well: false };
    }
  }

  /** Once a day, long enough before for somebody to make a new one. */
  #tellIfEnding(): void {
    const { daysLeft: days } = this.#credentials;
    if (days === null || days >= SOON_DAYS || days === this.#toldDays) return;
    this.#toldDays = days;
    this.#log.warn({ setting: settingOf(this.#app), days }, 'the certificate runs out soon');
  }

  async send(to: Address, card: Card): Promise<SendResult> {
    return this.#send(to, await this.#messageOf(card));
  }

  /** Asks the person whether they want it; a yes comes as a `fileConsent/invoke`, and is for `upload`. */
  async file(to: Address, file: OutFile): Promise<SendResult> {
    if (this.#playground || to.kind !== 'personal') return { result: 'refused', reason: 'no-files' };
    return this.#send(to, { type: 'message', attachments: [consentCard(file)] });
  }

  /** A file that the person has said yes to: into their drive, and into the chat. */
  async upload(to: Address, place: Place, { bytes }: OutFile): Promise<SendResult> {
    const fault = await upload(place, bytes, this.#app.appId === '');
    return fault ?? this.#send(to, { type: 'message', attachments: [infoCard(place)] });
  }

  /** A person's chat that is there no more, because they have deleted it or have the app anew, is opened again by their account. */
  async #send(to: Address, content: Partial<Activity>): Promise<SendResult> {
    const outcome = await this.#sendOnce(to, content);
    const anew = unopened(to);
    return outcome.result === 'gone' && isOpened(to) && anew ? this.#sendOnce(anew, content) : outcome;
  }

  #sendOnce(to: Address, content: Partial<Activity>): Promise<SendResult> {
    const step = async (context: TurnContext): Promise<SendResult> => {
      const sent = await context.sendActivity(content);
      const conversation = context.activity.conversation.id;
      const message: MessageRef = { address: { ...to, conversation }, message: sent?.id ?? '' };
      return { result: 'sent', message };
    };
    return this.#attempt(to, step, async (error) => {
      const anew = isNotInstalled(error) ? unopened(to) : null;
      const installed = anew && ((await this.#installer?.install(anew)) ?? null);
      if (!anew || !installed) throw error;
      return installed === 'there' ? this.#inChat(anew, step) : installed;
    });
  }

  async replace(message: MessageRef, card: Card): Promise<SendResult> {
    const content = await this.#messageOf(card);
    return this.#attempt(message.address, async (context) => {
      await context.updateActivity({ ...content, id: message.message });
      return { result: 'sent', message };
    });
  }

  /** The only way from a card to a message, so that none goes without its pictures. */
  async #messageOf(card: Card): Promise<Partial<Activity>> {
    const attachments = [{ contentType: ADAPTIVE_CARD, content: toAdaptiveCard(...(await this.#shown(card))) }];
    return { type: 'message', summary: card.fallbackText.slice(0, 200), attachments };
  }
  /** The card as Teams takes it in the answer to a press, with its pictures in it, as JSON. */
  async rendered(card: Card): Promise<string> {
    return toAdaptiveCardText(...(await this.#shown(card)));
  }
  async #shown(card: Card): Promise<Parameters<typeof toAdaptiveCard>> {
    return [await pictured(card, (svg) => dataUri(svg, this.#log)), { wide: !this.#playground }];
  }
  async members(channel: Address): Promise<readonly ChannelMember[]> {
    const people: ChannelMember[] = [];
    let fault: unknown;
    const { adapter, pagedMembers } = await this.#sdk();
    await adapter.continueConversationAsync(this.#app.appId, reference(channel), async (context) => {
      try {
        let token: string | undefined;
        for (let page = 0; page < MAX_PAGES; page += 1) {
          const result = await pagedMembers(context, PAGE, token);
          const known = new Set(people.map((person) => person.id));
          const read = result.members.flatMap((entry) => rosterEntry.safeParse(entry).data ?? []);
          const fresh = read.filter((one) => one.userRole !== 'anonymous' && !known.has(personId(one)));
          for (const person of fresh) {
            const directory = directoryId(person);
            const address = personalAddress(this.#routeTo(channel, person), person.id);
            // Whose they are is told with the directory's id only.
            const homeTenant = directory && person.tenantId ? `teams:${person.tenantId}` : null;
            people.push({ id: personId(person), directory, homeTenant, name: person.name, address });
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
    return people.filter(({ id }) => id !== channel.route['botId'] && !isMachine(id));
  }

  /** Whom the bot may give the app has their directory's id beside: nobody of another organisation, and no guest. */
  #routeTo({ route }: Address, person: z.infer<typeof rosterEntry>): Record<string, string> {
    const directory = directoryId(person);
    const isOwn = person.tenantId && person.tenantId === route['tenantId'] && person.userRole !== 'guest';
    return this.#installer && directory && isOwn ? { ...route, directory } : route;
  }

  /** Runs a step in the conversation, opening a person's chat first where there is none. `mend` may do something about a fault. */
  async #attempt(
    to: Address,
    step: (context: TurnContext) => Promise<SendResult>,
    mend: (error: unknown) => Promise<SendResult> = (error) => Promise.reject(error),
  ): Promise<SendResult> {
    const outcome = await this.#inChat(to, step)
      .catch(mend)
      .catch((error: unknown) =>
        toSendResult(error, this.#clock(), { scope: this.scopes(to)[0], setting: settingOf(this.#app) }),
      );
    if (outcome.result === 'misconfigured') {
      this.#trouble = `teams:${outcome.setting}`;
      this.#credentials.forget();
    } else if (outcome.result === 'sent') this.#trouble = null;
    return outcome;
  }

  /** The SDK's own way with a fault inside a turn is to print it and go on: it is kept and thrown afterwards. */
  async #inChat(to: Address, step: (context: TurnContext) => Promise<SendResult>): Promise<SendResult> {
    let done: (() => SendResult) | null = null;
    const inTurn = async (context: TurnContext): Promise<void> => {
      try {
        const result = await step(context);
        done = () => result;
      } catch (error) {
        done = () => {
          throw error;
        };
      }
    };
    const { adapter } = await this.#sdk();
    if (!isOpened(to)) await this.#inNewChat(adapter, to, inTurn);
    else await adapter.continueConversationAsync(this.#app.appId, reference(to), inTurn);
    return done === null ? { result: 'passing' } : (done as () => SendResult)();
  }

  async #inNewChat(adapter: Sdk['adapter'], to: Address, step: (context: TurnContext) => Promise<void>): Promise<void> {
    const { serviceUrl = '', botId = '', tenantId, userId = '', channelId = 'msteams' } = to.route;
    await adapter.createConversationAsync(
      this.#app.appId,
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

/** A person's chat as it is before it is opened; null where there is no such chat. */
const unopened = (to: Address): Address | null =>
  to.kind === 'personal' && to.route['userId'] ? { ...to, conversation: `${UNOPENED}${to.route['userId']}` } : null;

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
