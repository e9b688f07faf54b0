/** A real MongoDB replica set on this machine, for demonstrations and measurements: gone when it is stopped. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { SettingsError } from '../quality/errors.ts';
import { findMongod } from '../scripts/mongod.ts';

/** Throws `SettingsError` where no mongod can be had. */
export async function startReplicaSet(nodes: number): Promise<MongoMemoryReplSet> {
  const found = await findMongod();
  if (!('binary' in found))
    throw new SettingsError(
      'Det finns ingen mongod här, och ingen gick att hämta. · There is no mongod here, and none could be fetched.',
    );
  const { stdout } = await promisify(execFile)(found.binary, ['--version']);
  const version = /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  return MongoMemoryReplSet.create({
    replSet: { count: nodes, storageEngine: 'wiredTiger' },
    binary: { systemBinary: found.binary, checkMD5: false, ...(version ? { version } : {}) },
  });
}
