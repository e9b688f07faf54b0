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
  for (const nobodys of ['/', '/kalender', '/healthz/x', '/x/kalender/a', '/__proto__', '/constructor/x'])
    expect(await ask(nobodys)).toEqual([404, '']);
  expect(await ask('/healthz/?a=1')).toEqual([200, 'health /healthz/?a=1']);
  const head = await fetch(`${server.url}/healthz`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(await ask('/rapport/secret')).toEqual([500, '']);
  expect(logged).toEqual([{ code: 'Error', route: '/rapport/' }]);
});

it('serves its paths with what a proxy leaves before them, and without it', async () => {
  const routes = { '/': says('about'), '/healthz': says('health'), '/kalender/': says('calendar') };
  const log = { error: () => undefined };
  const server = await serve(routes, { port: 0, host: '127.0.0.1', prefix: '/skola/hjul' }, log);
  stops.push(server.stop);
  const ask = async (path: string) => (await fetch(`${server.url}${path}`)).text();
  expect(await ask('/skola/hjul/healthz')).toBe('health /healthz');
  expect(await ask('/healthz')).toBe('health /healthz');
  expect(await ask('/skola/hjul/kalender/a.ics')).toBe('calendar /kalender/a.ics');
  expect([await ask('/skola/hjul'), await ask('/skola/hjul/')]).toEqual(['about /', 'about /']);
  for (const nobodys of ['/skola/hjulhealthz', '/skola/healthz', '/skola/hjul/skola/hjul/healthz'])
    expect((await fetch(`${server.url}${nobodys}`)).status).toBe(404);
});
