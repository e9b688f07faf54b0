/** The end of the process: in time whatever hangs, with nothing lost. */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startApp } from '../../app.ts';
import { readSettings } from '../../config.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import { openStorage } from '../../storage/open.ts';
import { addressOf } from '../messengers/bots.ts';
import { startChecked } from '../messengers/checked.ts';
import { checkpoint, keyOf, member, team } from '../storage/samples.ts';

const EARLY = '2026-08-20T08:00:00Z';

it('ends within ten seconds while a platform does not answer, and the message is looked after by the next process', async () => {
  let called: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => {
    called = resolve;
  });
  const server = await startChecked('teams', () => {
    called();
    return { how: 'hangs' };
  });
  const url = `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`;
  const key = keyOf(1);
  const storage = await openStorage(url);
  await storage.commit(
    key,
    [
      team(key, { wheelApprovedAt: EARLY }),
      checkpoint('c1', '2026-10-06'),
      member('siv', { joinedAt: EARLY, address: addressOf('teams', server, 'siv') }),
    ].map((document) => ({ do: 'put', document, expected: 0 })),
  );
  const snapshot = await storage.snapshot(key);
  if (!snapshot) throw new Error('no team');
  await storage.commit(key, [{ do: 'plan', plan: planDeliveries(snapshot, EARLY) }]);
  const settings = readSettings({ STORAGE_URL: url, PORT: String(await freePort()), LOG_LEVEL: 'silent' });
  const app = await startApp(settings, () => Temporal.Instant.from('2026-09-29T06:00:00Z'));
  await underWay;
  const begun = performance.now();
  await app.stop();
  expect(performance.now() - begun).toBeLessThan(10_000);
  const [prompt] = (await storage.deliveries(key, 50)).filter((d) => d.kind === 'prompt');
  expect([prompt?.state, prompt?.note]).toEqual(['waiting', 'unknown']);
  await storage.close();
  await server.stop();
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
