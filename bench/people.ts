/**
 * Two thousand people of 200 teams on two bot processes with one MongoDB, for ten minutes (`BENCH_MINUTES`): each answers a checkpoint's questions, again and again with a
 * pause in between. How long the answers take, how many are no answer, and what becomes of the processes' memory.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as waitFor } from 'node:timers/promises';
import { startReplica, stopReplica } from '../commands/replicas/start.ts';
import { openStorage } from '../storage/open.ts';
import { keyOf } from '../tests/storage/samples.ts';
import { quantile, seeded } from './measure.ts';
import { startReplicaSet } from './replica-set.ts';
import { printRow } from './rows.ts';
import { addTeam, answerData, sink, teamsPress } from './teams.ts';

const TEAMS = 200;
const EACH = 10;
const REPLICAS = 2;
/** Everybody acts about so often. */
const PAUSE_MS = 60_000;
const MINUTES = Number(process.env['BENCH_MINUTES'] ?? 10);
/** What is loaded and kept in the first minute is no growth. */
const WARM_MINUTES = 1;

export async function benchPeople(): Promise<void> {
  const random = seeded(1);
  const set = await startReplicaSet(1);
  const url = set.getUri('people');
  const storage = await openStorage(url);
  const keys = Array.from({ length: TEAMS }, (_, n) => keyOf(n, 'teams:t1'));
  for (const [n, key] of keys.entries()) await addTeam(storage, key, `t${n}p`, EACH);
  const platform = await sink();
  const replicas = [await startReplica({ STORAGE_URL: url }), await startReplica({ STORAGE_URL: url })];
  const agent = new Agent({ keepAlive: true });
  const took: number[] = [];
  let errors = 0;
  let number = 0;
  const end = performance.now() + MINUTES * 60_000;
  const person = async (team: number, one: number): Promise<void> => {
    await waitFor(PAUSE_MS * random());
    while (performance.now() < end) {
      number += 1;
      const body = teamsPress(platform, `t${team}p${one}`, number, answerData(keys[team] ?? keyOf(0), number));
      const start = performance.now();
      const well = await press(agent, replicas[number % REPLICAS]?.teamsUrl ?? '', body, `Nuläge ${number}`);
      took.push(performance.now() - start);
      if (!well) errors += 1;
      await waitFor(PAUSE_MS * (0.5 + random()));
    }
  };
  const memory: number[] = [];
  const watch = async (): Promise<void> => {
    for (; performance.now() < end; await waitFor(5000))
      memory.push(replicas.reduce((sum, { child }) => sum + megabytes(child.pid ?? 0), 0) / REPLICAS);
  };
  const people = keys.flatMap((_, team) => Array.from({ length: EACH }, (_one, one) => person(team, one)));
  await Promise.all([watch(), ...people]);
  const name = `${TEAMS * EACH} people of ${TEAMS} teams on ${REPLICAS} processes, ${MINUTES} min`;
  printRow({ name: `${name}: answers`, unit: '/s', value: took.length / (MINUTES * 60) });
  printRow({ name: `${name}: p50`, unit: 'ms', value: quantile(took, 0.5) });
  printRow({ name: `${name}: p99`, unit: 'ms', value: quantile(took, 0.99) });
  printRow({ name: `${name}: no answer`, unit: '', value: errors, aim: 0 });
  printRow({ name: `${name}: memory of a process at the end`, unit: 'MB', value: memory.at(-1) ?? Number.NaN });
  printRow({ name: `${name}: memory more a minute`, unit: 'MB', value: slope(memory.slice(WARM_MINUTES * 12)) * 12 });
  await Promise.all(replicas.map(stopReplica));
  await storage.close();
  await set.stop();
}

/** Resident memory. */
const megabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** By how much the values rise from one to the next: least squares. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const up = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0);
  return up / values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
}

/** Whether the answer is the receipt with what was written. */
const press = (agent: Agent, url: string, body: string, shows: string): Promise<boolean> =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve(Buffer.concat(chunks).toString('utf8').includes(shows)));
      response.once('error', () => resolve(false));
    });
    sent.once('error', () => resolve(false));
    sent.end(body);
  });
