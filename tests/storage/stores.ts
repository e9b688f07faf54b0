/** The stores that the contract holds for, and what its two suites need: a new store for each test, and documents in it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, inject } from 'vitest';
import { deliveryKey, type PlannedDelivery } from '../../quality/deliveries/delivery.ts';
import type { Change, Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { checkpoint, home, keyOf, member, NOW, team } from './samples.ts';

const mongoUrl = inject('mongoUrl');
export const stores: [string, () => string][] = [
  ['SQLite', () => `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`],
];
if (mongoUrl) {
  stores.push([
    'MongoDB',
    () => {
      const url = new URL(mongoUrl);
      url.pathname = `/t${crypto.randomUUID().replaceAll('-', '')}`;
      return url.toString();
    },
  ]);
}

export const put = (document: Extract<Change, { do: 'put' }>['document'], expected = 0): Change => ({
  do: 'put',
  document,
  expected,
});
export const planned = (
  recipient: string,
  dueAt: string,
  kind: PlannedDelivery['kind'] = 'prompt',
): PlannedDelivery => {
  const draft = { kind, checkpoint: 'c1', recipient, occurrence: '' };
  return { ...draft, key: deliveryKey(draft), dueAt };
};
/** What is left to do once no document names the person any more. */
export const erase = (...person: string[]): Change => ({ do: 'erase-person', person, about: [] });
export const plan = (...deliveries: PlannedDelivery[]): Change => ({ do: 'plan', plan: { at: NOW, deliveries } });

/** Opens stores of one kind; what a test has opened is closed after it. */
export function storesOf(makeUrl: () => string) {
  const opened: Storage[] = [];
  const open = async (url = makeUrl()): Promise<Storage> => {
    const storage = await openStorage(url);
    opened.push(storage);
    return storage;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((storage) => storage.close()));
  });
  const withTeam = async (storage: Storage, n = 1, tenant?: string) => {
    const key = keyOf(n, tenant);
    await storage.commit(key, [
      put(team(key)),
      put(home(`19:${key.team}`)),
      put(member('siv')),
      put(checkpoint('c1', '2026-10-06')),
    ]);
    return key;
  };

  return { open, withTeam };
}
