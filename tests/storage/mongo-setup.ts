/** Starts a real MongoDB replica set once for all test files, and tells them its address. */
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import type { TestProject } from 'vitest/node';
import { findMongod } from '../../scripts/mongod.ts';
import { notTested } from '../not-tested.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Empty when no mongod could be had. */
    mongoUrl: string;
    mongoBinary: string;
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const found = await findMongod();
  if ('none' in found) {
    notTested(`MongoDB (${found.none}). Set MONGODB_TEST_URL or install mongod.`);
    project.provide('mongoUrl', '');
    project.provide('mongoBinary', '');
    return undefined;
  }
  console.log(`MongoDB: ${found.source}`);
  if ('uri' in found) {
    project.provide('mongoUrl', found.uri);
    project.provide('mongoBinary', '');
    return undefined;
  }
  const set = await MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger' },
    binary: { systemBinary: found.binary, checkMD5: false },
  });
  project.provide('mongoUrl', set.getUri());
  project.provide('mongoBinary', found.binary);
  return async () => {
    await set.stop();
  };
}
