/** The bot's own HTTP server: a handler an address. What is no address of ours is 404; a fault is logged by its code and answered with nothing. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as waitFor } from 'node:timers/promises';
import { codeOf } from '../quality/errors.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Log = { error(fields: object, what: string): void };

/** Whoever sends slower than this is not served. */
export const REQUEST_TIMEOUT_MS = 30_000;
/** How long requests under way may go on when the server stops: longer than Slack waits for an answer. */
const LAST_WAIT_MS = 3500;

/**
 * Listens until `stop`. Rejects when the port cannot be had. A route is a whole path (`/healthz`, with or without a slash after it), or one segment with a
 * slash after it (`/kalender/`) for all paths that begin so. What follows a segment may be a secret: nothing but the route's own name is ever logged.
 * `prefix` (`/hjul`) is what a proxy may leave before every path; a handler never sees it.
 */
export async function serve(
  routes: Readonly<Record<string, Handler>>,
  where: { readonly port: number; readonly host: string; readonly prefix?: string },
  log: Log,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    request.url = withoutPrefix(request.url ?? '', where.prefix ?? '');
    const route = routeOf(routes, request.url.split('?')[0] ?? '');
    const handler = routes[route];
    if (!handler) {
      response.writeHead(404).end();
      return;
    }
    handler(request, response).catch((error: unknown) => {
      log.error({ code: codeOf(error), route }, 'request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port, where.host, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await Promise.race([closed, waitFor(LAST_WAIT_MS, undefined, { ref: false })]);
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The route that a path is served by; the empty one, which nobody has, for a path of nobody's. */
function routeOf(routes: Readonly<Record<string, Handler>>, path: string): string {
  const segment = path.slice(0, path.indexOf('/', 1) + 1);
  return [path, path.replace(/(?<=.)\/$/, ''), segment].find((route) => Object.hasOwn(routes, route)) ?? '';
}

function withoutPrefix(url: string, prefix: string): string {
  if (prefix === '') return url;
  if (url === prefix) return '/';
  return url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : url;
}
