/** The health page: what an operator sees, and what nobody else learns. */

import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startApp } from '../../app.ts';
import { readSettings } from '../../config.ts';
import { createHeartbeat } from '../../scheduler/heartbeat.ts';
import { openStorage } from '../../storage/open.ts';
import { health } from '../../web/health.ts';
import { serve } from '../../web/server.ts';
import { freePort } from '../free-port.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('is 200 while all is well, and 503 with the codes of what is not; a check that fails is one', async () => {
  let fault: string | null = null;
  const checks = [
    {
      name: 'storage',
      ask: () => (fault === 'storage' ? Promise.reject(new Error('mongodb://user:secret@host')) : null),
    },
    { name: 'teams', ask: () => (fault === 'teams' ? 'teams:TEAMS_APP_PASSWORD' : null) },
  ];
  const server = await serve({ '/healthz': health(checks) }, { port: 0, host: '127.0.0.1' }, quiet);
  stops.push(server.stop);
  const ask = async () => {
    const response = await fetch(`${server.url}/healthz`);
    return [response.status, await response.text()];
  };
  expect(await ask()).toEqual([200, '{"ok":true,"faults":[]}']);
  fault = 'storage';
  expect(await ask()).toEqual([503, '{"ok":false,"faults":["storage"]}']);
  fault = 'teams';
  expect(await ask()).toEqual([503, '{"ok":false,"faults":["teams:TEAMS_APP_PASSWORD"]}']);
});

it('is red when no beat has ended for three minutes', async () => {
  const storage = await openStorage('file::memory:');
  stops.push(() => storage.close());
  const clock = { now: Temporal.Instant.from('2026-09-01T08:00:00Z') };
  const hangs = new Proxy(storage, {
    get: (target, name) => (name === 'claim' ? () => new Promise(() => undefined) : Reflect.get(target, name)),
  });
  const heartbeat = createHeartbeat({
    storage: hangs,
    messengers: () => undefined,
    render: () => {
      throw new Error('nothing is due');
    },
    clock: () => clock.now,
    wait: async () => undefined,
    log: quiet,
    owner: 'me',
  });
  heartbeat.start();
  stops.push(heartbeat.stop);
  clock.now = clock.now.add({ minutes: 3 });
  expect(heartbeat.trouble()).toBeNull();
  clock.now = clock.now.add({ seconds: 1 });
  expect(heartbeat.trouble()).toBe('heartbeat');
});

it('is served with Slack alone too, and names the setting that Slack does not take', async () => {
  const slack = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":false,"error":"invalid_auth"}'),
  );
  await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', () => resolve()));
  stops.push(() => new Promise<void>((resolve) => slack.close(() => resolve()).closeAllConnections()));
  const port = await freePort();
  const app = await startApp(
    readSettings({
      STORAGE_URL: `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`,
      PORT: String(port),
      SLACK_PORT: String(await freePort()),
      SLACK_BOT_TOKEN: 'xoxb',
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_API_URL: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`,
      LOG_LEVEL: 'silent',
    }),
  );
  stops.push(app.stop);
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect([response.status, await response.json()]).toEqual([
    503,
    { ok: false, faults: ['slack-invalid_auth:SLACK_BOT_TOKEN'] },
  ]);
});
