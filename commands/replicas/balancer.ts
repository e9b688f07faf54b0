/** What a load balancer does, for a demonstration on one machine: each request to the next process, and to another one when that has gone. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** `urls` are where processes listen just now. Listens on this machine alone. */
export async function startBalancer(port: number, urls: () => readonly string[]) {
  let turn = 0;
  const server = createServer(async (asked, answer) => {
    const body = await buffer(asked);
    const listening = urls();
    turn += 1;
    for (const [i] of listening.entries())
      if (await pass(listening[(turn + i) % listening.length] ?? '', asked, body, answer)) return;
    answer.writeHead(503).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** False when nothing was answered: the process has gone, and what it was asked may be asked of another, since all is done once. */
const pass = (url: string, asked: IncomingMessage, body: Buffer, answer: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => {
    const { method, headers } = asked;
    const through = request(new URL(asked.url ?? '/', url), { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
      response.once('close', () => resolve(true));
    });
    through.once('error', () => resolve(answer.headersSent));
    through.end(body);
  });
