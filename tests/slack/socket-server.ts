/** Slack's side of Socket Mode: a small WebSocket server, with only as much of RFC 6455 as Slack's frames need. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

const CLOSE = 0x88;

/** `pem`: over TLS, by the key and the certificate that stand in it. */
export async function startSocketServer(pem?: string) {
  const sockets: Duplex[] = [];
  const acks: string[] = [];
  const told = new Map<string, () => void>();
  const tell = (what: string): void => told.get(what)?.();
  /** What each method answers instead of «ok», until it is taken away; `away` breaks the connection. */
  const instead = new Map<string, { error: string } | 'away'>();
  let opened = 0;
  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    const method = request.url?.split('/api/')[1] ?? '';
    if (method === 'apps.connections.open') opened += 1;
    const other = instead.get(method);
    tell(method);
    if (other === 'away') {
      response.destroy();
      return;
    }
    const own = {
      url: `${pem ? 'wss' : 'ws'}://${request.headers.host}/link`,
      user_id: 'UBOT',
      bot_id: 'B1',
      team_id: 'T1',
      user: { id: 'U1', locale: 'sv-SE' },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(other ? { ok: false, ...other } : { ok: true, ...own }));
  };
  const server = pem ? createSecureServer({ key: pem, cert: pem }, handler) : createServer(handler);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    accept(request, socket);
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (frame: Buffer) => {
      if (frame[0] === CLOSE) socket.end(Buffer.from([CLOSE, 0]));
      const words = received(frame);
      if (!words) return;
      const { envelope_id: id } = JSON.parse(words) as { envelope_id: string };
      acks.push(id);
      tell(`ack ${id}`);
    });
    sendFrame(socket, { type: 'hello' });
    tell('hello');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    port: (server.address() as AddressInfo).port,
    instead,
    acks,
    /** How often a connection was asked for. */
    opened: () => opened,
    /** The next time that a method is called, `hello` is said or an `ack <id>` comes. */
    until: (what: string) => new Promise<void>((resolve) => told.set(what, resolve)),
    /** Over the connection that was opened last, or over another one. */
    send: (payload: object, which = -1): void => {
      const socket = sockets.filter((one) => !one.destroyed).at(which);
      if (socket) sendFrame(socket, payload);
    },
    /** Over every connection. */
    sendAll: (payload: object): void => {
      for (const socket of sockets) if (!socket.destroyed) sendFrame(socket, payload);
    },
    mention: (id: string, words: string) => ({
      type: 'events_api',
      envelope_id: id,
      payload: {
        type: 'event_callback',
        team_id: 'T1',
        event_id: id,
        event: { type: 'app_mention', user: 'U1', channel: 'C1', text: words },
      },
    }),
    cut: (): void => {
      for (const socket of sockets) socket.destroy();
    },
    stop: (): void => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function accept(request: IncomingMessage, socket: Duplex): void {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const answer = createHash('sha1').update(key).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
}

function sendFrame(socket: Duplex, payload: object): void {
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
