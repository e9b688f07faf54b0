/**
 * Every school of the country on MongoDB: 6,000 teams of eight with four checkpoints a year, ten years (`BENCH_SHARE` of them, 0.01 when nobody says). One
 * school lives ten years, the others are it again under other keys; then what lies on the disk and in the indexes, and what a beat and a team's read cost.
 */
import { MongoClient } from 'mongodb';
import { deliveryKey } from '../quality/deliveries/delivery.ts';
import type { Document } from '../quality/kinds.ts';
import type { AuditEntry, DumpLine, Storage } from '../quality/ports.ts';
import { openStorage } from '../storage/open.ts';
import { newDelivery } from '../storage/plan.ts';
import { SCHEMA_VERSION } from '../storage/schema.ts';
import { keyOf } from '../tests/storage/samples.ts';
import { quantile } from './measure.ts';
import { FIRST, lived } from './read-back.ts';
import { startReplicaSet } from './replica-set.ts';
import { printRow } from './rows.ts';

const SCHOOLS = 6000;
const YEARS = 10;
const SHARE = Number(process.env['BENCH_SHARE'] ?? 0.01);
/** Schools of one organiser lie in one tenant; Sweden has 290 municipalities. */
const PER_TENANT = 20;
/** Messages that a team of eight gets in a year, in the simulated year. */
const MESSAGES = 140;
const COLLECTIONS = ['documents', 'deliveries', 'audit', 'meta'];
const READS = 200;

export async function benchScale(): Promise<void> {
  const model = await openStorage('file::memory:');
  const key = await lived(model, YEARS);
  const documents = await model.everything(key);
  const audit = (await model.history(key, `${FIRST}-01-01T00:00:00Z`, null)).toReversed();
  await model.close();
  const set = await startReplicaSet(1);
  const url = set.getUri('scale');
  const storage = await openStorage(url);
  const schools = Math.round(SCHOOLS * SHARE);
  await storage.load(lines(schools, documents, audit));
  await sizes(url, schools);
  await costs(storage, schools);
  await storage.close();
  await set.stop();
}

async function* lines(
  schools: number,
  documents: readonly Document[],
  audit: readonly AuditEntry[],
): AsyncIterable<DumpLine> {
  yield { type: 'header', format: 'arshjulet', schema: SCHEMA_VERSION, at: `${FIRST}-01-01T00:00:00Z` };
  for (let n = 0; n < schools; n += 1) {
    const key = keyOf(n, `teams:t${Math.floor(n / PER_TENANT)}`);
    for (const one of documents) {
      const document = one.kind === 'team' ? { ...one, id: key.team } : one;
      yield { type: 'document', key, document: one.kind === 'home' ? { ...one, id: `19:${key.team}` } : document };
    }
    for (const entry of audit) yield { type: 'audit', key, entry };
    for (let i = 0; i < YEARS * MESSAGES; i += 1) {
      const year = FIRST + Math.floor(i / MESSAGES);
      const draft = {
        kind: 'prompt',
        checkpoint: `c${i % 4} ${year}`,
        recipient: `p${i % 8}`,
        occurrence: `${i}`,
      } as const;
      const dueAt = `${year}-09-${String(1 + (i % 28)).padStart(2, '0')}T06:00:00Z`;
      const planned = newDelivery(key, { ...draft, key: deliveryKey(draft), dueAt }, true);
      // Only what is left of the last year is still to be sent.
      const ended = year < FIRST + YEARS - 1 || i % 2 === 0;
      const over = { state: 'sent', nextAt: null, endedAt: dueAt } as const;
      yield { type: 'delivery', delivery: ended ? { ...planned, ...over } : planned };
    }
  }
}

/** In megabytes, as they are here; all schools together are as many times more. */
async function sizes(url: string, schools: number): Promise<void> {
  const client = await MongoClient.connect(url);
  for (const name of COLLECTIONS) {
    const { count, size, storageSize, indexSizes } = await client.db().command({ collStats: name, scale: 1 });
    const here = `${schools} schools, ${YEARS} years: ${name}`;
    printRow({ name: `${here}, rows a school`, unit: '', value: count / schools });
    printRow({ name: `${here}, data`, unit: 'MB', value: size / 1e6 });
    printRow({ name: `${here}, on disk`, unit: 'MB', value: storageSize / 1e6 });
    for (const [index, bytes] of Object.entries(indexSizes as Record<string, number>))
      printRow({ name: `${here}, index ${index}`, unit: 'MB', value: bytes / 1e6 });
  }
  await client.close();
}

async function costs(storage: Storage, schools: number): Promise<void> {
  const timed = async (name: string, work: (i: number) => Promise<unknown>): Promise<void> => {
    const took: number[] = [];
    for (let i = 0; i < READS; i += 1) {
      const start = performance.now();
      await work(i);
      took.push(performance.now() - start);
    }
    printRow({ name: `${schools} schools, ${YEARS} years: ${name}, p50`, unit: 'ms', value: quantile(took, 0.5) });
  };
  const keyAt = (i: number) => {
    const n = (i * 7919) % schools;
    return keyOf(n, `teams:t${Math.floor(n / PER_TENANT)}`);
  };
  const early = `${FIRST}-01-01T00:00:00Z`;
  await timed('a beat that finds nothing due', () => storage.claim(early, `${FIRST}-01-01T00:05:00Z`, 'bench', 100));
  await timed('a team read anew', (i) => storage.snapshot(keyAt(i)));
  const key = keyAt(0);
  await timed('a team read again', () => storage.snapshot(key));
}
