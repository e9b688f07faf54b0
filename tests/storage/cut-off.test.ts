/** The connection to MongoDB breaks after a write has been taken and before it is answered: the driver makes no write of many again, so the store does. And an address that prefers other nodes. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { keyOf, member, NOW, team } from './samples.ts';
import { plan, planned, put } from './stores.ts';

const mongoUrl = inject('mongoUrl');
const LEASE = '2026-09-01T08:05:00Z';
const SENT = { state: 'sent', at: NOW, message: null } as const;

/** Stands before the database. Once it is armed the next update of deliveries is passed on, and its answer kept back with the connection broken. */
async function startRelay(behind: { hostname: string; port: string }) {
  const sockets = new Set<Socket>();
  let armed = false;
  let cut = 0;
  const server = createServer((client) => {
    const there = connect(Number(behind.port), behind.hostname);
    for (const socket of [client, there]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => [client, there].map((one) => one.destroy()));
    }
    client.on('data', (asked) => {
      if (armed && asked.includes('\u0002update\0') && asked.includes('deliveries')) {
        armed = false;
        cut += 1;
        there.removeAllListeners('data');
        there.once('data', () => client.destroy());
      }
      there.write(asked);
    });
    there.on('data', (answer) => client.write(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `mongodb://127.0.0.1:${address.port}/t${crypto.randomUUID().replaceAll('-', '')}?directConnection=true`,
    arm: (): void => {
      armed = true;
    },
    cut: (): number => cut,
    stop: (): void => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe.skipIf(!mongoUrl)('an answer that is lost', () => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const started = async () => {
    const relay = await startRelay(new URL(mongoUrl ?? ''));
    const storage: Storage = await openStorage(relay.url);
    ends.push(() => storage.close(), relay.stop);
    const key = keyOf(1);
    await storage.commit(key, [put(team(key)), put(member('siv'))]);
    await storage.commit(key, [plan(planned('a', NOW), planned('b', NOW), planned('c', NOW))]);
    return { relay, storage };
  };

  it('leaves nothing claimed that nobody knows of', async () => {
    const { relay, storage } = await started();
    relay.arm();
    const claimed = await storage.claim(NOW, LEASE, 'me', 10);
    expect(relay.cut()).toBe(1);
    expect(claimed.map(({ recipient, attempts, note }) => [recipient, attempts, note])).toEqual([
      ['a', 1, ''],
      ['b', 1, ''],
      ['c', 1, ''],
    ]);
  });

  it('does not keep back that something was written down', async () => {
    const { relay, storage } = await started();
    const claimed = await storage.claim(NOW, LEASE, 'me', 10);
    relay.arm();
    const told = await Promise.all(claimed.map((one) => storage.settle(one, 'me', SENT)));
    expect(relay.cut()).toBe(1);
    expect(told).toEqual([true, true, true]);
    expect((await storage.deliveries(keyOf(1), 10)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });
});

it.skipIf(!mongoUrl)('is read from where it was written, whatever the address prefers', async () => {
  const url = new URL(mongoUrl ?? '');
  url.pathname = `/t${crypto.randomUUID().replaceAll('-', '')}`;
  url.searchParams.set('readPreference', 'secondaryPreferred');
  const storage = await openStorage(url.toString());
  const key = keyOf(1);
  await storage.commit(key, [put(team(key)), plan(planned('a', NOW))]);
  expect(await storage.claim(NOW, LEASE, 'me', 10)).toHaveLength(1);
  await storage.close();
});
