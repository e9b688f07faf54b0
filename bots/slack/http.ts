/** Requests from Slack over HTTP. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ArshjuletError } from '../../quality/errors.ts';
import type { Log } from '../turn.ts';
import { errorCode } from './errors.ts';
import { bolt } from './sdk.ts';
import { silent } from './wire.ts';

/** The bot does not know yet who it is, so nothing is done, and Slack is told to come again (events come three times more). */
export class NotReadyError extends ArshjuletError {
  readonly code = 'not-ready';
}

/** A forged request must not fill the log. */
const SAY_AGAIN: Temporal.DurationLike = { minutes: 1 };

/** Where Slack posts to. */
export const SLACK_PATH = '/slack/events';

/** `port` null: somebody else's server listens, and hands on what comes to SLACK_PATH. */
export function makeHttp(signingSecret: string, port: number | null, log: Log, now: () => Temporal.Instant) {
  const receiver = new bolt.HTTPReceiver({
    signingSecret,
    logger: silent,
    processEventErrorHandler: async ({ error, response }) => {
      const ready = !(error instanceof NotReadyError);
      if (ready) log.warn({ code: errorCode(error) }, 'slack event not taken');
      if (response.headersSent) return false;
      response.writeHead(ready ? 500 : 503).end();
      return true;
    },
  });
  let server: Server | undefined;
  const watch = watchSignatures(log, now);
  return {
    receiver,
    healthy: (): string | null => null,
    /** Handles what is posted to SLACK_PATH on a server of somebody else's. */
    door: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      watch(response);
      if (request.method === 'POST') receiver.requestListener(request, response);
      else response.writeHead(405, { allow: 'POST' }).end();
    },
    /** Listens, where it has a port; the address that Slack's requests come to then. Rejects when the port cannot be had. */
    start: async (): Promise<string | null> => {
      if (port === null) return null;
      server = await receiver.start(port);
      server.on('request', (_request, response) => watch(response));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}${SLACK_PATH}`;
    },
    /** Takes no more requests; those that have come are answered by then, when all is `quiet`. */
    stop: async (quiet: Promise<unknown>): Promise<void> => {
      if (!server) return;
      const closed = receiver.stop();
      await quiet;
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Requests that are not signed with our secret are somebody's play, or the secret is wrong: an operator should see it. */
function watchSignatures(log: Log, now: () => Temporal.Instant): (response: ServerResponse) => void {
  let quietUntil = now();
  return (response) =>
    response.once('finish', () => {
      if (response.statusCode !== 401 || Temporal.Instant.compare(now(), quietUntil) < 0) return;
      quietUntil = now().add(SAY_AGAIN);
      log.warn({ code: 'signature', setting: 'SLACK_SIGNING_SECRET' }, 'slack request refused');
    });
}
