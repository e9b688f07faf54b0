/** A MongoDB replica set of three loses its primary to kill -9: nothing that was confirmed is lost, and work goes on. */
import { MongoClient } from 'mongodb';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { describe, expect, inject, it } from 'vitest';
import { openStorage } from '../../storage/open.ts';
import { goal, keyOf, team } from './samples.ts';

const binary = inject('mongoBinary');
const BEFORE = 20;
const AFTER = 20;

describe.skipIf(!binary)('three nodes', () => {
  it('go on when the primary is killed', async () => {
    const set = await MongoMemoryReplSet.create({
      replSet: { count: 3, storageEngine: 'wiredTiger' },
      binary: { systemBinary: binary, checkMD5: false },
    });
    const storage = await openStorage(set.getUri('three'));
    const key = keyOf(1);
    const write = (number: number) =>
      storage.commit(key, [{ do: 'put', document: goal(`g${number}`, number), expected: 0 }]);
    await storage.commit(key, [{ do: 'put', document: team(key), expected: 0 }]);
    for (let number = 1; number <= BEFORE; number += 1) await write(number);
    process.kill(await primaryProcess(set), 'SIGKILL');
    // The driver finds the new primary by itself; what it cannot carry out it says, and says nothing it does not keep.
    for (let number = BEFORE + 1; number <= BEFORE + AFTER; number += 1) await write(number);
    const numbers = (await storage.snapshot(key))?.goals.map((one) => one.number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: BEFORE + AFTER }, (_, i) => i + 1));
    await storage.close();
    await set.stop();
  }, 120_000);
});

/** The process id of the node that the set's writes go to. */
async function primaryProcess(set: MongoMemoryReplSet): Promise<number> {
  const client = await MongoClient.connect(set.getUri());
  const { primary } = (await client.db('admin').command({ hello: 1 })) as { primary: string };
  await client.close();
  const server = set.servers.find(({ instanceInfo }) => primary.endsWith(`:${instanceInfo?.port}`));
  const pid = server?.instanceInfo?.instance.mongodProcess?.pid;
  if (pid === undefined) throw new Error('no process for the primary');
  return pid;
}
