/** Requests from Slack over HTTP. */
import type { Server } from 'node:http';
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

export function makeHttp(signingSecret: string, port: number, log: Log, now: () => Temporal.Instant) {
  const receiver = new bolt.HTTPReceiver({
    signingSecret,
    logger: silent,
    processEventErrorHandler: async ({ error, response }) => {
      const ready = !(error instanceof NotReadyError);
      if (ready) log.error({ code: errorCode(error) }, 'slack event not taken');
      if (response.headersSent) return false;
      response.writeHead(ready ? 500 : 503).end();
      return true;
    },
  });
  let server: Server | undefined;
  return {
    receiver,
    healthy: (): string | null => null,
    /** Listens; the address that Slack's requests come to. Rejects when the port cannot be had. */
    start: async (): Promise<string> => {
      server = await receiver.start(port);
      watchSignatures(server, log, now);
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
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
function watchSignatures(server: Server, log: Log, now: () => Temporal.Instant): void {
  let quietUntil = now();
  server.on('request', (_request, response) =>
    response.once('finish', () => {
      if (response.statusCode !== 401 || Temporal.Instant.compare(now(), quietUntil) < 0) return;
      quietUntil = now().add(SAY_AGAIN);
      log.error({ code: 'signature', setting: 'SLACK_SIGNING_SECRET' }, 'slack request refused');
    }),
  );
}
