/**
 * «Alla skolor» over 300 schools of ten years, against the status of one of them, on either store: through the door, with the picture's drawing
 * as SVG. Nothing has changed since what is kept was made; how long it takes to make one anew is told besides.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { createDoor } from '../bots/door.ts';
import type { TeamKey } from '../quality/base.ts';
import type { Change, Storage } from '../quality/ports.ts';
import { renew } from '../reports/school-summaries.ts';
import { findMongod } from '../scripts/mongod.ts';
import { openStorage } from '../storage/open.ts';
import { keyOf, overview } from '../tests/storage/samples.ts';
import { inTurn, printPair } from './measure.ts';
import { FIRST, lived, TENANT } from './read-back.ts';

const SCHOOLS = 300;
const YEARS = 10;
const ROUNDS = 60;
const LAST = FIRST + YEARS;

/** 300 teams that have been through ten years: one lives them, the others are it again under other keys. */
async function municipality(storage: Storage): Promise<TeamKey> {
  const key = await lived(storage, YEARS);
  const documents = await storage.everything(key);
  await storage.commit(key, [{ do: 'put', document: overview('p0'), expected: 0 }]);
  for (let n = 1; n < SCHOOLS; n += 1) {
    const other = keyOf(1000 + n, TENANT);
    const changes = documents.map((one): Change => {
      const document = one.kind === 'team' ? { ...one, id: other.team, school: `Skola ${n}` } : one;
      return { do: 'put', document: one.kind === 'home' ? { ...one, id: `19:${other.team}` } : document, expected: 0 };
    });
    // Whoever asks is in the first alone, so that nobody is asked which is meant.
    const others = changes.filter((change) => change.do !== 'put' || change.document.id !== 'p0');
    await storage.commit(other, [...others, { do: 'put', document: overview('p0'), expected: 0 }]);
  }
  return key;
}

/** Says something in p0's own chat, and fails when the answer is not the one that was asked for. */
function asking(storage: Storage, name: string) {
  const clock = () => Temporal.Instant.from(`${LAST}-06-05T08:00:00Z`);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const door = createDoor({ storage, messengers: () => undefined, clock, log, nudge: () => undefined });
  const chat = { platform: 'teams', conversation: 'a:p0', kind: 'personal', route: {} } as const;
  let events = 0;
  return async (text: string, shows: string): Promise<void> => {
    events += 1;
    const replies = await door({
      id: `${name}-${events}`,
      tenant: TENANT,
      who: { id: 'p0', name: 'Namn p0', locale: 'sv', address: chat },
      chat,
      event: { type: 'said', text },
    });
    if (!JSON.stringify(replies).includes(shows)) throw new Error(`not what «${text}» should show`);
  };
}

async function bench(name: string, storage: Storage): Promise<void> {
  const key = await municipality(storage);
  const ask = asking(storage, name);
  for (const one of await storage.summaries.stale(SCHOOLS)) await renew(storage, one);
  const all = () => ask('alla skolor', `${SCHOOLS} skolor`);
  const status = () => ask('status', 'Ekskolan');
  await inTurn(10, all, status);
  printPair(
    `All of ${SCHOOLS} schools of ${YEARS} years in ${name} against the status of one`,
    await inTurn(ROUNDS, all, status),
  );
  const anew = async () => void (await renew(storage, { key, stamp: -1 }));
  printPair(`A school's summary made anew in ${name} against the status of one`, await inTurn(ROUNDS, anew, status));
  await storage.close();
}

export async function benchSchools(): Promise<void> {
  await bench('SQLite', await openStorage(`file:${join(mkdtempSync(join(tmpdir(), 'bench-')), 'data.db')}`));
  const found = await findMongod();
  if ('none' in found) return console.error(`MongoDB is not measured: ${found.none}`);
  if ('uri' in found) return bench('MongoDB', await openStorage(withDatabase(found.uri)));
  const set = await MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger' },
    binary: { systemBinary: found.binary, checkMD5: false },
  });
  await bench('MongoDB', await openStorage(withDatabase(set.getUri())));
  await set.stop();
}

/** A database of its own. */
function withDatabase(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/bench-${crypto.randomUUID().slice(0, 8)}`;
  return url.toString();
}
