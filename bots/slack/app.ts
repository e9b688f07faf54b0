/** The Slack bot: Bolt in front, our door behind. */
import type * as Bolt from '@slack/bolt';
import { messageCard } from '../../cards/common.ts';
import { speak } from '../../cards/texts.ts';
import type { InstallationStore } from '../../quality/ports.ts';
import type { Count } from '../not-taken.ts';
import { createOutbox } from '../outbox.ts';
import type { Log } from '../turn.ts';
import { listenToButtons } from './buttons.ts';
import { listenToChannels } from './channels.ts';
import type { Context, Handle, Listening, Workspaces } from './context.ts';
import { errorCode } from './errors.ts';
import { listenToForms } from './forms.ts';
import { makeHttp, NotReadyError } from './http.ts';
import { Installation } from './installation.ts';
import { Installations } from './installations.ts';
import { KeptForms } from './kept-forms.ts';
import type { LetIn } from './let-in.ts';
import { blocks, SlackMessenger } from './messenger.ts';
import { makeInstaller, type SeveralWorkspaces } from './oauth.ts';
import { originOf } from './origin.ts';
import { People } from './people.ts';
import { Pictures } from './pictures.ts';
import { respond } from './respond.ts';
import { bolt } from './sdk.ts';
import { createSealer } from './sealed.ts';
import { makeSocket } from './socket.ts';
import { ACK_WITHIN_MS, realWait, type Wait, within } from './wait.ts';
import { clientOptions, silent } from './wire.ts';
import { listenToWords } from './words.ts';
import { oneWorkspace, severalWorkspaces } from './workspaces.ts';

export { SLACK_PATH } from './http.ts';
export { INSTALL_PATH, INSTALLED_PATH } from './oauth.ts';

export type SlackSettings = {
  /** The one workspace's token; null when several install the app. */
  readonly botToken: string | null;
  readonly several?: Several | null;
  /** HTTP: requests are refused unless they carry its signature and are younger than five minutes. */
  readonly signingSecret?: string | undefined;
  /** Socket Mode: chosen when it is set. */
  readonly appToken?: string | undefined;
  /** Null when the product's own server takes what Slack posts; see `door`. */
  readonly port: number | null;
  /** Socket Mode's connection goes by the proxy of HTTPS_PROXY, as Node's own calls do then. */
  readonly throughProxy?: boolean;
  /** Told of each answer that the platform did not take. */
  readonly count?: Count;
  /** Another Slack API, for tests. */
  readonly apiUrl?: string | undefined;
};
/** `keys` seal the workspaces' tokens, the newest first (sealed.ts); `store` keeps them. */
export type Several = SeveralWorkspaces & {
  readonly keys: readonly [string, ...string[]];
  readonly store: InstallationStore;
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
  const { apiUrl } = settings;
  const { wait, now } = time;
  const ending = new AbortController();
  const stopped = ending.signal;
  const around = { log, wait, stopped, now };
  const door = settings.appToken
    ? makeSocket(settings.appToken, apiUrl, settings.throughProxy === true, around)
    : makeHttp(settings.signingSecret ?? '', settings.port, log, now);
  const outbox = createOutbox({ log, clock: now, wait, count: settings.count });
  const kept = new KeptForms(now);
  const trouble = (): string | null => workspaces.healthy() ?? door.healthy();
  /** `workspace` names a pause of the whole of it. */
  const makeContext = (letIn: LetIn, workspace: string): Context => {
    const client = new bolt.webApi.WebClient(
      undefined,
      clientOptions(wait, apiUrl, () => letIn.token()),
    );
    const people = new People(client, now, () => letIn.identity, { log, wait, stopped });
    const pictures = new Pictures(client, wait, log, stopped);
    const messenger = new SlackMessenger(client, people, letIn, { now, trouble, pictures, workspace });
    return { client, messenger, kept, wait, apiUrl, handle, outbox, log, people, installation: letIn, stopped };
  };
  const { workspaces, installer } = settings.several
    ? several(settings.several, makeContext, { log, wait, now, apiUrl })
    : one(settings.botToken ?? '', makeContext, { log, wait, stopped, apiUrl });
  const app = makeApp(door.receiver, workspaces, wait, clientOptions(wait, apiUrl));
  const underWay = new Set<Promise<void>>();
  const sayAbsent: Listening['sayAbsent'] = async (address) => {
    const card = messageCard(speak('sv'), 'common:notInstalled');
    if (address) await respond(address, { response_type: 'ephemeral', ...blocks(card) }, { wait, apiUrl });
  };
  const listening: Listening = { app, log, workspaces, underWay, sayAbsent };
  listenToWords(listening);
  listenToButtons(listening);
  listenToForms(listening);
  listenToChannels(listening);
  app.error(async (error) => log.error({ code: errorCode(error) }, 'slack listener failed'));
  return {
    /** What sends to the workspace that a tenant's teams are in. */
    messengerFor: (tenant: string) => workspaces.messenger(tenant),
    /** The same where there is one workspace, by its token. */
    get messenger() {
      return workspaces.messenger('');
    },
    /** Where workspaces install the app; null where there is one by its token. */
    installer,
    /** Handles what is posted to SLACK_PATH; null in Socket Mode, where nothing is. */
    door: 'door' in door ? door.door : null,
    /** A stable code with the setting to mend when Slack cannot be served; null when all is well. */
    healthy: trouble,
    /**
     * Starts, whether Slack answers or not; it is asked again until it does. The URL that requests come to; null in Socket Mode.
     * Null too where it has no port of its own. Rejects only when the port cannot be had.
     */
    start: async (): Promise<{ url: string | null }> => {
      await workspaces.begin();
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

type MakeContext = (letIn: LetIn, workspace: string) => Context;
type Around = { readonly log: Log; readonly wait: Wait; readonly apiUrl: string | undefined };

/** The one workspace that the settings' token is for. */
function one(token: string, make: MakeContext, { log, wait, apiUrl, stopped }: Around & { stopped: AbortSignal }) {
  const client = new bolt.webApi.WebClient(token, clientOptions(wait, apiUrl));
  const installation = new Installation(token, client, log, wait, stopped);
  return { workspaces: oneWorkspace(installation, make(installation, 'slack')), installer: null };
}

/** Each workspace that installs the app. */
function several(app: Several, make: MakeContext, around: Around & { now: () => Temporal.Instant }) {
  const { log, wait, apiUrl, now } = around;
  const sealer = createSealer(app.keys);
  const installations = new Installations(app.store, sealer, now);
  const installer = makeInstaller(app, { installations, sealer, wait, apiUrl, log });
  const { refresh } = installer;
  const workspaces = severalWorkspaces({ installations, refresh, log, now }, (id, letIn) => make(letIn, `slack ${id}`));
  return { workspaces, installer };
}

/**
 * Bolt asks nobody who the bot is: by itself it does so when it is made, and ends the process when Slack does not answer. It also tells Slack that an
 * event has come before it is looked at; here Slack is told when it has been taken, so that one that is cut short comes again.
 */
function makeApp(
  receiver: Bolt.Receiver,
  workspaces: Workspaces,
  wait: Wait,
  options: Bolt.webApi.WebClientOptions,
): Bolt.App {
  /** Who the bot is where each of Slack's calls comes from, for as long as Bolt looks at it. */
  const identities = new WeakMap<object, LetIn['identity']>();
  class App extends bolt.App {
    override async processEvent(event: Bolt.ReceiverEvent): Promise<void> {
      if (!workspaces.isReady()) throw new NotReadyError('slack has not said yet who the bot is');
      const context = await workspaces.of(originOf(event.body));
      identities.set(event.body, context?.installation.identity ?? null);
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
    // What the bot says itself is passed over by its ids; it calls Slack with clients of its own.
    authorize: async (_source, body) => {
      const { user_id: botUserId, bot_id: botId } = (body && identities.get(body)) ?? {};
      return { ...(botUserId ? { botUserId } : {}), ...(botId ? { botId } : {}) };
    },
  });
}
