/**
 * Socket Mode: connections that the bot opens itself. Slack renews each of them every few hours, so there are two: while one is opened anew, events come over the
 * other, and Slack sends each over one of them only. The SDK's own way of coming back is off (@slack/socket-mode 3.1 waits five seconds after
 * every refresh, then five more for each failure without end, and rejects unheard for a token that is wrong): here a connection that Slack renews is opened
 * at once, and one that fails again with growing pauses, for as long as the bot lives.
 */
import type * as Bolt from '@slack/bolt';
import { EnvHttpProxyAgent } from 'undici';
import { ArshjuletError } from '../../quality/errors.ts';
import type { Log } from '../turn.ts';
import { errorCode } from './errors.ts';
import { bolt } from './sdk.ts';
import { Standing } from './standing.ts';
import { pauseAfter, type Wait, within } from './wait.ts';
import { clientOptions, silent } from './wire.ts';

class NotConnectedError extends ArshjuletError {
  readonly code = 'not-connected';
}

/** Asking for an address and opening it each end within seconds where all is well. */
const CONNECT_WITHIN_MS = 20_000;
/** A connection that ends sooner was none: the next one waits. */
const SHORT: Temporal.DurationLike = { seconds: 10 };
/** How long the goodbye may take, at the end. */
const GOODBYE_MS = 1_500;

type Around = {
  readonly log: Log;
  readonly wait: Wait;
  readonly stopped: AbortSignal;
  readonly now: () => Temporal.Instant;
};
type Client = Bolt.SocketModeReceiver['client'];

/**
 * `throughProxy`: by the proxy of HTTPS_PROXY. Node's own way to it (NODE_USE_ENV_PROXY) opens no WebSocket of the SDK's (undici 7 under Node 26.10), so it is given one.
 */
export function makeSocket(appToken: string, apiUrl: string | undefined, throughProxy: boolean, around: Around) {
  const proxy = throughProxy ? { dispatcher: new EnvHttpProxyAgent() } : {};
  const makeReceiver = () =>
    new bolt.SocketModeReceiver({
      appToken,
      ...proxy,
      logger: silent,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions(around.wait, apiUrl) },
      processEventErrorHandler: async ({ error }) => {
        around.log.warn({ code: errorCode(error) }, 'slack event not taken');
        return false;
      },
    });
  const [first, second] = [makeReceiver(), makeReceiver()];
  const lines = new Lines(around);
  const receiver: Bolt.Receiver = {
    init: (app) => {
      for (const one of [first, second]) one.init(app);
    },
    // The connections are started and stopped below.
    start: async () => undefined,
    stop: async () => undefined,
  };
  return {
    receiver,
    healthy: () => lines.healthy(),
    /** Connects, and stays connected. Resolves with each connection's first try, whatever came of it; there is no address. */
    start: async (): Promise<null> => {
      await new Promise<void>((tried) => void stayConnected(first.client, lines, around, tried));
      const beside = new Promise<void>(
        (tried) => void stayConnected(second.client, lines, around, tried, first.client),
      );
      if (lines.isUp(first.client)) await beside;
      return null;
    },
    stop: async (): Promise<void> => {
      await Promise.all([first, second].map(({ client }) => disconnect(client, around)));
    },
  };
}

/** Which connections there are. Slack lets the bot in as long as there is one, and what keeps the other away is nobody's trouble. */
class Lines {
  readonly #standing: Standing;
  readonly #up = new Set<Client>();
  #news: (() => void)[] = [];

  constructor({ log, stopped }: Around) {
    this.#standing = new Standing('SLACK_APP_TOKEN', log);
    stopped.addEventListener('abort', () => this.#tell());
  }
  healthy(): string | null {
    return this.#up.size > 0 ? null : this.#standing.healthy();
  }
  isUp(client: Client): boolean {
    return this.#up.has(client);
  }
  opened(client: Client): void {
    this.#up.add(client);
    this.#standing.well();
    this.#tell();
  }
  closed(client: Client): void {
    this.#up.delete(client);
  }
  failed(error: unknown, next: number): void {
    if (this.#up.size === 0) this.#standing.failed(error, next);
  }
  /** The next connection that opens, or the end. */
  news(): Promise<void> {
    return new Promise((resolve) => this.#news.push(resolve));
  }
  #tell(): void {
    for (const tell of this.#news.splice(0)) tell();
  }
}

/** `beside`: only while this other one is connected, so that one alone knocks where nobody is let in. */
async function stayConnected(
  client: Client,
  lines: Lines,
  around: Around,
  tried: () => void,
  beside?: Client,
): Promise<void> {
  const { wait, stopped, now } = around;
  for (let failures = 0; !stopped.aborted; ) {
    if (beside && !lines.isUp(beside)) {
      await lines.news();
      continue;
    }
    const closed = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
    const begun = now();
    try {
      if (!(await within(wait, CONNECT_WITHIN_MS, client.start())))
        throw new NotConnectedError('slack does not answer');
      lines.opened(client);
      tried();
      await closed;
      lines.closed(client);
      failures = Temporal.Instant.compare(now(), begun.add(SHORT)) < 0 ? failures + 1 : 0;
      if (failures > 1) lines.failed(new NotConnectedError('closed at once'), pauseAfter(failures));
    } catch (error) {
      failures += 1;
      if (!stopped.aborted) lines.failed(error ?? new NotConnectedError('closed'), pauseAfter(failures));
      await disconnect(client, around);
      tried();
    }
    if (failures > 0) await wait(pauseAfter(failures), stopped);
  }
}

/** Ends the connection, if there is one; a second word when the first gets no answer makes the SDK let go. */
async function disconnect(client: Client, { wait }: Pick<Around, 'wait'>): Promise<void> {
  const gone = client.disconnect().then(() => ({ gone: true }));
  if (await within(wait, GOODBYE_MS, gone)) return;
  await client.disconnect();
}
