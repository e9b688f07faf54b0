/** Fresh stores of both kinds, to measure on, and what fills them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import type { Storage } from '../quality/ports.ts';
import { findMongod } from '../scripts/mongod.ts';
import { openStorage } from '../storage/open.ts';
import { printMissing } from './rows.ts';

/** Measures with each kind; `open` gives an empty store. `what` is said not to be measured where there is no MongoDB. */
export async function onBothStores(
  what: string,
  measure: (name: string, open: () => Promise<Storage>) => Promise<void>,
): Promise<void> {
  await measure('SQLite', () => openStorage(`file:${join(mkdtempSync(join(tmpdir(), 'bench-')), 'a.db')}`));
  const found = await findMongod();
  if ('none' in found) {
    printMissing(`${what} MongoDB`, found.none);
    return;
  }
  const replSet = { count: 1, storageEngine: 'wiredTiger' } as const;
  const set =
    'binary' in found ? await MongoMemoryReplSet.create({ replSet, binary: { systemBinary: found.binary } }) : null;
  const base = 'uri' in found ? found.uri : (set?.getUri() ?? '');
  await measure('MongoDB', () => {
    const url = new URL(base);
    url.pathname = `/bench${crypto.randomUUID().slice(0, 8)}`;
    return openStorage(url.toString());
  });
  await set?.stop();
}

/** One of many prompts of a tenant, spread over 5,000 teams. */
export const prompt = (tenant: string, i: number, dueAt: string): Delivery => ({
  tenant,
  team: `team-${(i % 5000) + 2}`,
  key: `c|prompt|p${i}|`,
  kind: 'prompt',
  checkpoint: 'c',
  recipient: `p${i}`,
  occurrence: '',
  subject: null,
  values: {},
  dueAt,
  state: 'due',
  nextAt: dueAt,
  attempts: 0,
  owner: null,
  endedAt: null,
  message: null,
  note: '',
  planned: true,
});
