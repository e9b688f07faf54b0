/**
 * Loaded into the playground's process before its own code (`--import`), for what it has no option for: it listens on this machine only
 * (by itself on every address), its page fetches nothing from elsewhere, and it ends when the process that started it has ended, however that was.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { type ListenOptions, Server } from 'node:net';

const listen = Server.prototype.listen;
function listenHere(this: Server, ...args: unknown[]): Server {
  const [where] = args;
  const options: ListenOptions = typeof where === 'object' && where !== null ? where : { port: Number(where) };
  const listening = args.find((arg): arg is () => void => typeof arg === 'function');
  return listen.call(this, { ...options, host: '127.0.0.1' }, listening);
}
Server.prototype.listen = listenHere;

/** The page is built with inline scripts and styles; its fonts and icons would come from a content network. */
const POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws:";
subscribe('http.server.request.start', (message) => {
  (message as { response: ServerResponse }).response.setHeader('content-security-policy', POLICY);
});

process.on('disconnect', () => process.exit());
if (!process.connected) process.exit();
