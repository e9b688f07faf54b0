/** Socket Mode against a small WebSocket server: only as much of RFC 6455 as Slack's frames need. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import { createSlackBot } from '../../bots/slack/app.ts';

let server: Server | undefined;
let bot: ReturnType<typeof createSlackBot> | undefined;
afterEach(async () => {
  await bot?.stop();
  server?.closeAllConnections();
  server?.close();
});

function accept(request: IncomingMessage, socket: Duplex): void {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const answer = createHash('sha1').update(key).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
}
function send(socket: Duplex, payload: object): void {
  const data = Buffer.from(JSON.stringify(payload));
  const header = Buffer.from([0x81, 126, data.length >> 8, data.length & 255]);
  const small = Buffer.from([0x81, data.length]);
  socket.write(Buffer.concat([data.length < 126 ? small : header, data]));
}
/** One short text frame from the client, whose bytes are masked; null for other frames. */
function received(frame: Buffer): string | null {
  if (frame[0] !== 0x81) return null;
  const length = (frame[1] ?? 0) & 127;
  const mask = frame.subarray(2, 6);
  return Buffer.from(frame.subarray(6, 6 + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString();
}

it('takes events over the socket, acknowledges them, and comes back after the network was away', async () => {
  const seen: Inbound[] = [];
  const waiting = new Map<string, () => void>();
  const until = (id: string) => new Promise<void>((resolve) => waiting.set(id, resolve));
  let refuse = 0;
  let opened = 0;
  let current: Duplex | undefined;
  const envelope = (id: string, words: string) => ({
    type: 'events_api',
    envelope_id: id,
    payload: {
      type: 'event_callback',
      team_id: 'T1',
      event_id: id,
      event: { type: 'app_mention', user: 'U1', channel: 'C1', text: words },
    },
  });
  server = createServer((request, response) => {
    if (!request.url?.endsWith('/apps.connections.open')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, user_id: 'UBOT', bot_id: 'B1', user: { id: 'U1', locale: 'sv-SE' } }));
      return;
    }
    opened += 1;
    expect(request.headers.authorization).toBe('Bearer xapp-test');
    if (refuse > 0) {
      refuse -= 1;
      response.destroy();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: `ws://${request.headers.host}/link` }));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    accept(request, socket);
    current = socket;
    socket.on('error', () => socket.destroy());
    socket.on('data', (frame: Buffer) => {
      const words = received(frame);
      if (words) waiting.get((JSON.parse(words) as { envelope_id: string }).envelope_id)?.();
    });
    send(socket, { type: 'hello' });
    waiting.get('hello')?.();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  bot = createSlackBot(
    { botToken: 'xoxb-test', appToken: 'xapp-test', port: 0, apiUrl: `http://127.0.0.1:${port}/api/` },
    async (inbound) => {
      seen.push(inbound);
      waiting.get(`handled ${inbound.id}`)?.();
      return [];
    },
    { info: () => undefined, error: () => undefined },
  );
  expect(await bot.start()).toEqual({ url: null });
  const first = Promise.all([until('Ev1'), until('handled slack:Ev1')]);
  if (current) send(current, envelope('Ev1', '<@UBOT> status'));
  await first;
  const again = until('hello');
  refuse = 2;
  current?.destroy();
  await again;
  expect(opened).toBe(4);
  const second = until('handled slack:Ev2');
  if (current) send(current, envelope('Ev2', '<@UBOT> hjälp'));
  await second;
  expect(seen.map(({ event }) => event)).toEqual([
    { type: 'said', text: 'status' },
    { type: 'said', text: 'hjälp' },
  ]);
}, 20_000);
