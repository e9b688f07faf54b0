/** Which handler gets which path, and what is said of a fault. */
import { afterEach, expect, it } from 'vitest';
import { type Handler, serve } from '../../web/server.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const says =
  (words: string): Handler =>
  async (request, response) =>
    void response.end(`${words} ${request.url}`);

it('serves whole paths and all that begin with a segment; what follows it is never logged', async () => {
  const logged: object[] = [];
  const routes = {
    '/healthz': says('health'),
    '/kalender/': says('calendar'),
    '/rapport/': async () => {
      throw new Error('/rapport/secret');
    },
  };
  const log = { error: (fields: object) => void logged.push(fields) };
  const server = await serve(routes, { port: 0, host: '127.0.0.1' }, log);
  stops.push(server.stop);
  const ask = async (path: string) => {
    const response = await fetch(`${server.url}${path}`);
    return [response.status, await response.text()];
  };
  expect(await ask('/healthz')).toEqual([200, 'health /healthz']);
  expect(await ask('/kalender/secret.ics?a=1')).toEqual([200, 'calendar /kalender/secret.ics?a=1']);
  expect(await ask('/kalender/a/b')).toEqual([200, 'calendar /kalender/a/b']);
  for (const nobodys of ['/', '/kalender', '/healthz/', '/x/kalender/a', '/__proto__', '/constructor/x'])
    expect(await ask(nobodys)).toEqual([404, '']);
  expect(await ask('/rapport/secret')).toEqual([500, '']);
  expect(logged).toEqual([{ code: 'Error', route: '/rapport/' }]);
});
