/**
 * `npm run replicas`: three bot processes on a MongoDB replica set of three, a load balancer and the local Teams-like chat in front of them, all on this
 * machine; to see that any of them may be killed at any time. Nothing is kept when it ends.
 */
import { setTimeout as waitFor } from 'node:timers/promises';
import { startReplicaSet } from '../bench/replica-set.ts';
import { readSettings } from '../config.ts';
import { startBalancer } from './replicas/balancer.ts';
import { type Replica, startReplica, stopReplica } from './replicas/start.ts';
import { asksForHelp, environment, exitCodeOf, explain } from './shared/run.ts';
import { findPlayground, startPlayground } from './start/playground.ts';

const USAGE = 'Skriv · Write: npm run replicas';
const REPLICAS = 3;
/** A process that was killed comes back after so long. */
const BACK_MS = 10_000;

let stopping = false;
/** What has been started, the last first. */
const started: (() => Promise<unknown>)[] = [];
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const one of started.toReversed()) await one().catch(() => undefined);
  process.exit(exitCode);
}

async function main(): Promise<void> {
  const settings = readSettings(environment());
  const cli = findPlayground();
  console.log('Startar tre databasnoder … · Starting three database nodes …');
  const set = await startReplicaSet(REPLICAS);
  started.push(() => set.stop());
  const running = new Map<number, Replica>();
  const balancer = await startBalancer(settings.port, () => [...running.values()].flatMap((one) => one.teamsUrl ?? []));
  started.push(() => balancer.stop());
  started.push(() => Promise.all([...running.values()].map(stopReplica)));
  const keepRunning = async (number: number): Promise<void> => {
    const replica = await startReplica({ STORAGE_URL: set.getUri('arshjulet'), PUBLIC_URL: balancer.url });
    running.set(number, replica);
    console.log(`${number}: kill -9 ${replica.child.pid}`);
    void replica.ended.then(async () => {
      running.delete(number);
      if (stopping) return;
      console.log(`${number} har slutat, ${running.size} kvar. · ${number} has ended, ${running.size} left.`);
      await waitFor(BACK_MS);
      if (!stopping) await keepRunning(number);
    });
  };
  // One after the other: the first makes the database's indexes.
  for (let number = 1; number <= REPLICAS; number += 1) await keepRunning(number);
  const playground = await startPlayground(cli, `${balancer.url}/api/messages`, settings.playgroundPort);
  started.push(() => playground.stop());
  void playground.ended.then(() => stop(1));
  console.log(
    `\nÖppna ${playground.url} och döda vilken process du vill med raderna ovan; den kommer tillbaka om tio sekunder.`,
  );
  console.log(`Open ${playground.url}, and kill any process with the lines above; it comes back in ten seconds.\n`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
try {
  if (asksForHelp(process.argv.slice(2))) console.log(USAGE);
  else await main();
} catch (error) {
  console.error(explain(error));
  await stop(exitCodeOf(error));
}
