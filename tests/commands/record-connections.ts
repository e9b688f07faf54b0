/** Loaded into a process of a test: writes down every name that it looks up and every address that it connects to. */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { Socket } from 'node:net';

const file = new URL(import.meta.url).searchParams.get('file') ?? '';
const note = (what: string): void => appendFileSync(file, `${what}\n`);

subscribe('net.client.socket', (message) => {
  const { socket } = message as { socket: Socket };
  socket.on('lookup', (_error, _address, _family, host) => note(host));
  socket.on('connectionAttempt', (address) => note(address));
});
note('recording');
