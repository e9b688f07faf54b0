/** The Slack bot: Bolt in front, our door behind. */
import type * as Bolt from '@slack/bolt';
import { createOutbox } from '../outbox.ts';
import type { Log } from '../turn.ts';
import { listenToButtons } from './buttons.ts';
import { listenToChannels } from './channels.ts';
import type { Context, Handle } from './context.ts';
import { errorCode } from './errors.ts';
import { listenToForms } from './forms.ts';
import { makeHttp, NotReadyError } from './http.ts';
import { Installation } from './installation.ts';
import { KeptForms } from './kept-forms.ts';
import { SlackMessenger } from './messenger.ts';
import { People } from './people.ts';
import { Pictures } from './pictures.ts';
import { bolt } from './sdk.ts';
import { makeSocket } from './socket.ts';
import { ACK_WITHIN_MS, realWait, type Wait, within } from './wait.ts';
import { clientOptions, silent } from './wire.ts';
import { listenToWords } from './words.ts';

export { SLACK_PATH } from './http.ts';

export type SlackSettings = {
  readonly botToken: string;
  /** HTTP: requests are refused unless they carry its signature and are younger than five minutes. */
  readonly signingSecret?: string | undefined;
  /** Socket Mode: chosen when it is set. */
  readonly appToken?: string | undefined;
  /** Null when the product's own server takes what Slack posts; see `door`. */
  readonly port: number | null;
  /** Another Slack API, for tests. */
  readonly apiUrl?: string | undefined;
};

/** How long the end waits for work that is under way. */
const END_WITHIN_MS = 5_000;

/** The bot, not yet started. `time` is what it waits and tells the time by. */
export function createSlackBot(
  settings: SlackSettings,
  handle: Handle,
  log: Log,
  time: { wait: Wait; now: () => Temporal.Instant } = { wait: realWait, now: () => Temporal.Now.instant() },
) {
  const { apiUrl, botToken } = settings;
  const { wait, now } = time;
  const ending = new AbortController();
  const stopped = ending.signal;
  const client = new bolt.webApi.WebClient(botToken, clientOptions(wait, apiUrl));
  const installation = new Installation(client, log, wait, stopped);
  const people = new People(client, now, () => installation.identity, { log, wait, stopped });
  const door = settings.appToken
    ? makeSocket(settings.appToken, apiUrl, { log, wait, stopped, now })
    : makeHttp(settings.signingSecret ?? '', settings.port, log, now);
  const pictures = new Pictures(client, wait, log, stopped);
  const trouble = (): string | null => installation.healthy() ?? door.healthy();
  const messenger = new SlackMessenger(client, people, installation, { now, trouble, pictures });
  const outbox = createOutbox({ log, clock: now, wait });
  const app = makeApp(door.receiver, botToken, installation, wait, clientOptions(wait, apiUrl));
  const kept = new KeptForms(now);
  const underWay = new Set<Promise<void>>();
  const means = { client, messenger, kept, wait, apiUrl };
  const context: Context = { ...means, app, handle, outbox, log, people, installation, botToken, stopped, underWay };
  listenToWords(context);
  listenToButtons(context);
  listenToForms(context);
  listenToChannels(context);
  app.error(async (error) => log.error({ code: errorCode(error) }, 'slack listener failed'));
  return {
    messenger,
    /** Handles what is posted to SLACK_PATH; null in Socket Mode, where nothing is. */
    door: 'door' in door ? door.door : null,
    /** A stable code with the setting to mend when Slack cannot be served; null when all is well. */
    healthy: trouble,
    /**
     * Starts, whether Slack answers or not; it is asked again until it does. The URL that requests come to; null in Socket Mode.
     * Null too where it has no port of its own. Rejects only when the port cannot be had.
     */
    start: async (): Promise<{ url: string | null }> => {
      await installation.ask();
      return { url: await door.start() };
    },
    /** Takes nothing more, and waits a little for what is under way. */
    stop: async (): Promise<void> => {
      ending.abort();
      const ended = Promise.all([...underWay]).then(() => Promise.all([outbox.stop()]));
      const quiet = within(wait, END_WITHIN_MS, ended);
      await Promise.all([door.stop(quiet), quiet]);
    },
  };
}

/**
 * Bolt asks nobody who the bot is: by itself it does so when it is made, and ends the process when Slack does not answer. It also tells Slack that an
 * event has come before it is looked at; here Slack is told when it has been taken, so that one that is cut short comes again.
 */
function makeApp(
  receiver: Bolt.Receiver,
  botToken: string,
  installation: Installation,
  wait: Wait,
  options: Bolt.webApi.WebClientOptions,
): Bolt.App {
  class App extends bolt.App {
    override async processEvent(event: Bolt.ReceiverEvent): Promise<void> {
      if (!installation.identity) throw new NotReadyError('slack has not said yet who the bot is');
      if (event.body['type'] !== 'event_callback') return super.processEvent(event);
      const taken = super.processEvent({ ...event, ack: async () => undefined });
      await within(wait, ACK_WITHIN_MS, Promise.all([taken]));
      await event.ack();
    }
  }
  return new App({
    receiver,
    clientOptions: options,
    convoStore: false,
    logger: silent,
    authorize: async () => {
      const { user_id: botUserId, bot_id: botId } = installation.identity ?? {};
      return { botToken, ...(botUserId ? { botUserId } : {}), ...(botId ? { botId } : {}) };
    },
  });
}
