/**
 * A thousand due: each is taken, a request is sent to a server that answers at once, and what became of it is written down so that it outlives a machine. The product's
 * deliveries on MongoDB and on SQLite beside bullmq on a local Redis (appendfsync always) and agenda on the same MongoDB (majority, journaled), which are installed in a folder
 * of their own for it, and the sends alone, which no queue can be ahead of. `BENCH_BEFORE=REF` also measures the stores of an earlier commit.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as waitFor } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { DumpLine, Storage } from '../quality/ports.ts';
import { BATCH, MOST_UNDER_WAY } from '../scheduler/run.ts';
import { openStorage } from '../storage/open.ts';
import { newDelivery } from '../storage/plan.ts';
import { SCHEMA_VERSION } from '../storage/schema.ts';
import { freePort } from '../tests/free-port.ts';
import { keyOf } from '../tests/storage/samples.ts';
import { quantile } from './measure.ts';
import { startReplicaSet } from './replica-set.ts';
import { printMissing, printRow } from './rows.ts';

const JOBS = 1000;
const ROUNDS = 3;
/** Connections to the server, and what the peers have under way at one time: with the product's 2,000 bullmq is no faster. */
const CONNECTIONS = 200;
/** Who has not ended by then has not ended. */
const LONGEST_MS = 60_000;
/** How many times its rate ours should be. */
const AT_LEAST: Readonly<Record<string, number>> = {
  'earlier build, MongoDB': 10,
  'bullmq, Redis': 1,
  'agenda, MongoDB': 100,
};
const PEERS = ['bullmq@5', 'agenda@5'];

/** Sends one, and resolves when it has been answered. */
type Send = () => Promise<void>;
/** Milliseconds for all of them; null when they did not end in time. */
type Measure = () => Promise<number | null>;

export async function benchQueue(): Promise<void> {
  const { send, stop } = await startPlatform();
  const set = await startReplicaSet(1);
  let databases = 0;
  const mongo = (): string => {
    databases += 1;
    return set.getUri(`queue${databases}`);
  };
  const peers = installed(PEERS);
  const redis = await startRedis();
  const before = process.env['BENCH_BEFORE'];
  const earlier = before ? await storesOf(before) : null;
  const kinds: Record<string, Measure | string> = {
    'ours, MongoDB': () => ours(openStorage, mongo(), send),
    'ours, SQLite': () => ours(openStorage, fresh(), send),
    'earlier build, MongoDB': earlier ? () => ours(earlier, mongo(), send) : 'BENCH_BEFORE names no commit',
    'bullmq, Redis':
      'none' in redis ? redis.none : 'none' in peers ? peers.none : () => bullmq(peers.need, redis.port, send),
    'agenda, MongoDB': 'none' in peers ? peers.none : () => agenda(peers.need, mongo(), send),
    'the sends alone': () => sendsAlone(send),
  };
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, measure] of Object.entries(kinds))
      if (typeof measure !== 'string') times.set(name, [...(times.get(name) ?? []), (await measure()) ?? Number.NaN]);
  const rateOf = (name: string): number => JOBS / (quantile(times.get(name) ?? [], 0.5) / 1000);
  for (const [name, measure] of Object.entries(kinds)) {
    if (typeof measure === 'string') printMissing(`Queue, ${name}`, measure);
    else if (name.startsWith('ours')) printRow({ name: `Queue, ${name}`, unit: '/s', value: rateOf(name) });
    else
      printRow({
        name: `Queue, ours on MongoDB beside ${name}`,
        unit: '/s',
        value: rateOf('ours, MongoDB'),
        reference: rateOf(name),
        ...(AT_LEAST[name] === undefined ? {} : { ratio: { atLeast: AT_LEAST[name] } }),
      });
  }
  if (!('none' in redis)) redis.stop();
  await Promise.all([set.stop(), stop()]);
}

async function ours(open: (url: string) => Promise<Storage>, url: string, send: Send): Promise<number | null> {
  const storage = await open(url);
  await storage.load(due());
  const start = performance.now();
  const underWay = new Set<Promise<void>>();
  let settled = 0;
  while (performance.now() - start < LONGEST_MS) {
    while (underWay.size > MOST_UNDER_WAY - BATCH) await Promise.race(underWay);
    const claimed = await storage.claim('2026-09-01T08:00:00Z', '2099-01-01T00:00:00Z', 'bench', BATCH);
    if (claimed.length === 0) break;
    for (const one of claimed) {
      const done = send()
        .then(() => storage.settle(one, 'bench', { state: 'sent', at: '2026-09-01T08:00:00Z', message: null }))
        .then((held) => {
          underWay.delete(done);
          if (held) settled += 1;
        });
      underWay.add(done);
    }
  }
  await Promise.race([Promise.all(underWay), waitFor(LONGEST_MS)]);
  const took = performance.now() - start;
  await storage.close();
  return settled === JOBS ? took : null;
}

async function sendsAlone(send: Send): Promise<number> {
  const start = performance.now();
  let left = JOBS;
  const lane = async (): Promise<void> => {
    for (; left > 0; await send()) left -= 1;
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return performance.now() - start;
}

async function* due(): AsyncIterable<DumpLine> {
  const dueAt = '2026-09-01T06:00:00Z';
  yield { type: 'header', format: 'arshjulet', schema: SCHEMA_VERSION, at: dueAt };
  for (let i = 0; i < JOBS; i += 1) {
    const draft = {
      key: `c|prompt|p${i}|`,
      kind: 'prompt',
      checkpoint: 'c',
      recipient: `p${i}`,
      occurrence: '',
    } as const;
    yield { type: 'delivery', delivery: newDelivery(keyOf(i % 125), { ...draft, dueAt }, true) };
  }
}

type Bull = {
  Queue: new (name: string, options: object) => { addBulk(jobs: object[]): Promise<unknown>; close(): Promise<void> };
  Worker: new (
    name: string,
    work: Send,
    options: object,
  ) => {
    on(event: 'completed', told: () => void): void;
    close(): Promise<void>;
  };
};
async function bullmq(need: NodeRequire, port: number, send: Send): Promise<number | null> {
  const { Queue, Worker } = need('bullmq') as Bull;
  const connection = { host: '127.0.0.1', port };
  const name = `q${crypto.randomUUID()}`;
  const queue = new Queue(name, { connection });
  await queue.addBulk(Array.from({ length: JOBS }, (_, i) => ({ name: 'prompt', data: { i } })));
  const start = performance.now();
  const worker = new Worker(name, send, { connection, concurrency: CONNECTIONS });
  const took = await counted((tell) => worker.on('completed', tell), start);
  await worker.close();
  await queue.close();
  return took;
}

type Agenda = new (
  options: object,
) => {
  define(name: string, options: object, work: Send): void;
  on(event: string, told: () => void): void;
  start(): Promise<void>;
  stop(): Promise<void>;
  close(options: object): Promise<void>;
  create(name: string, data: object): { schedule(when: Date): { save(): Promise<unknown> } };
};
/** Ten looks a second, which do not wait for one another; as it comes it looks once in five seconds. */
const EAGER = { processEvery: 100, maxConcurrency: CONNECTIONS, defaultConcurrency: CONNECTIONS, defaultLockLimit: 0 };
async function agenda(need: NodeRequire, url: string, send: Send): Promise<number | null> {
  const { Agenda } = need('agenda') as { Agenda: Agenda };
  const address = `${url}${url.includes('?') ? '&' : '?'}w=majority&journal=true`;
  const jobs = new Agenda({ db: { address }, ...EAGER });
  jobs.define('prompt', {}, send);
  await new Promise<void>((resolve) => jobs.on('ready', resolve));
  const past = new Date(Date.now() - 1000);
  for (let i = 0; i < JOBS; i += 1) await jobs.create('prompt', { i }).schedule(past).save();
  const start = performance.now();
  const took = counted((tell) => jobs.on('complete:prompt', tell), start);
  await jobs.start();
  const result = await took;
  await jobs.stop();
  return result;
}

/** Milliseconds until as many have been told of as there are. */
async function counted(listen: (tell: () => void) => void, start: number): Promise<number | null> {
  const over = new AbortController();
  const all = new Promise<number>((resolve) => {
    let done = 0;
    listen(() => {
      done += 1;
      if (done === JOBS) resolve(performance.now() - start);
    });
  });
  const late = waitFor(LONGEST_MS, null, { signal: over.signal }).catch(() => null);
  const took = await Promise.race([all, late]);
  over.abort();
  return took;
}

const fresh = (): string => `file:${join(mkdtempSync(join(tmpdir(), 'queue-')), 'a.db')}`;

/** A server that answers at once. */
async function startPlatform(): Promise<{ send: Send; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.end('{}'));
  });
  // No idle connection is closed while a slow build is waited for.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const options = { port, host: '127.0.0.1', method: 'POST', agent, headers: { 'content-length': 2 } };
  return {
    send: () =>
      new Promise((resolve, reject) => {
        const sent = request(options, (response) => {
          response.resume();
          response.once('end', () => resolve());
        });
        sent.once('error', reject);
        sent.end('{}');
      }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What is measured beside ours, in a folder of its own. */
function installed(packages: readonly string[]): { need: NodeRequire } | { none: string } {
  const folder = mkdtempSync(join(tmpdir(), 'queue-peers-'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
      cwd: folder,
      stdio: 'ignore',
    });
    return { need: createRequire(join(folder, 'package.json')) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { none: `${packages.join(' and ')} could not be installed` };
  }
}

async function startRedis(): Promise<{ port: number; stop: () => void } | { none: string }> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'queue-redis-'));
  const kept = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, ...kept]);
  return new Promise((resolve) => {
    child.once('error', () => resolve({ none: 'there is no redis-server here' }));
    child.stdout.on('data', (said: Buffer) => {
      if (said.includes('Ready to accept')) resolve({ port, stop: () => void child.kill() });
    });
  });
}

/** `openStorage` of an earlier commit, with today's packages. */
async function storesOf(ref: string): Promise<typeof openStorage> {
  const folder = mkdtempSync(join(tmpdir(), 'queue-before-'));
  const tar = execFileSync('git', ['archive', ref, 'storage', 'quality', 'package.json'], { maxBuffer: 1 << 28 });
  execFileSync('tar', ['-x', '-C', folder], { input: tar });
  symlinkSync(join(import.meta.dirname, '..', 'node_modules'), join(folder, 'node_modules'));
  const { openStorage: earlier } = await import(pathToFileURL(join(folder, 'storage/open.ts')).href);
  return earlier;
}
