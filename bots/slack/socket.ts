/**
 * Socket Mode: a connection that the bot opens itself. The SDK's own way of coming back is off (@slack/socket-mode 3.1 waits five seconds after
 * every refresh, then five more for each failure without end, and rejects unheard for a token that is wrong): here a connection that Slack renews is opened
 * at once, and one that fails again with growing pauses, for as long as the bot lives.
 */
import type * as Bolt from '@slack/bolt';
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

export function makeSocket(appToken: string, apiUrl: string | undefined, around: Around) {
  const receiver = new bolt.SocketModeReceiver({
    appToken,
    logger: silent,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(around.wait, apiUrl) },
    processEventErrorHandler: async ({ error }) => {
      around.log.error({ code: errorCode(error) }, 'slack event not taken');
      return false;
    },
  });
  const standing = new Standing('SLACK_APP_TOKEN', around.log);
  return {
    receiver,
    healthy: () => standing.healthy(),
    /** Connects, and stays connected. Resolves with the first try, whatever came of it; there is no address. */
    start: async (): Promise<null> => {
      await new Promise<void>((tried) => void stayConnected(receiver.client, standing, around, tried));
      return null;
    },
    stop: () => disconnect(receiver.client, around),
  };
}

type Client = Bolt.SocketModeReceiver['client'];

async function stayConnected(client: Client, standing: Standing, around: Around, tried: () => void): Promise<void> {
  const { wait, stopped, now } = around;
  for (let failures = 0; !stopped.aborted; ) {
    const closed = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
    const begun = now();
    try {
      if (!(await within(wait, CONNECT_WITHIN_MS, client.start())))
        throw new NotConnectedError('slack does not answer');
      standing.well();
      tried();
      await closed;
      failures = Temporal.Instant.compare(now(), begun.add(SHORT)) < 0 ? failures + 1 : 0;
      if (failures > 1) standing.failed(new NotConnectedError('closed at once'), pauseAfter(failures));
    } catch (error) {
      failures += 1;
      if (!stopped.aborted) standing.failed(error ?? new NotConnectedError('closed'), pauseAfter(failures));
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
