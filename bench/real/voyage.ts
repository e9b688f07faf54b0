/** A rush of questions from real bot processes over a real store to a platform's server that counts what arrives, while something goes wrong. */
import { setTimeout as waitFor } from 'node:timers/promises';
import { type Replica, startReplica, stopReplica } from '../../commands/replicas/start.ts';
import type { Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { addressOf, type Platform } from '../../tests/messengers/bots.ts';
import { type Fate, type Faulty, isTaken, startFaulty, type Taken } from '../../tests/messengers/faulty.ts';
import { fillWithSchools, TEAM_SIZE } from './school-hours.ts';

export type Voyage = {
  readonly platform: Platform;
  readonly url: string;
  readonly people: number;
  readonly tenants: number;
  /** The first team whose people have a question due; all of them when left out. */
  readonly dueFrom?: number;
  readonly replicas: number;
  /** Settings of the n-th process, and modules loaded before its own code. */
  readonly settingsOf?: (n: number) => Readonly<Record<string, string>>;
  readonly imports?: readonly string[];
  readonly fateOf?: (message: Taken, tries: number) => Fate;
  /** What goes wrong meanwhile; ends when it is over. */
  readonly trouble: (at: At) => Promise<void>;
};
type At = {
  /** When so many have arrived. */
  readonly arrived: (count: number) => Promise<void>;
  readonly running: Replica[];
  /** Kills the n-th process with SIGKILL and starts another in its place. */
  readonly killAndReplace: (n: number) => Promise<void>;
  readonly storage: Storage;
  readonly server: Faulty;
};
/**
 * `open`: of the lost, how many still waited when the run's time was over. `unexplained`: who got more than one and one more for each kill of the process
 * that held theirs to be sent, or lease that ran out on an unknown answer.
 */
export type Landed = { lost: number; open: number; twice: number; unexplained: number; most: number; seconds: number };

const LOOK_MS = 500;
/** Later than anything is planned for. */
const END = '2100-01-01T00:00:00Z';
/** Nothing has happened for longer than a heartbeat's minute, which writes down what a store that was away did not take: what is left is held by processes that are no more, or waits. */
const QUIET_MS = 75_000;
const LONGEST_MS = 900_000;

export async function voyage(plan: Voyage): Promise<Landed> {
  const { platform, people, url, dueFrom = 0, fateOf = () => ({ how: 'sent' }) } = plan;
  /** By person, of those who have a question due. */
  const counts = new Map<string, number>();
  const first = dueFrom * TEAM_SIZE;
  const server = await startFaulty(platform, (message, tries) => {
    const fate = fateOf(message, tries);
    const person = message.to.replace(/^a:/, '');
    if (isTaken(fate) && Number(/^U(\d+)$/.exec(person)?.[1]) >= first)
      counts.set(person, (counts.get(person) ?? 0) + 1);
    return fate;
  });
  const storage = await openStorage(url);
  await fillWithSchools(storage, {
    people,
    tenants: plan.tenants,
    dueFrom,
    addressOf: (person, tenantId) => {
      const address = addressOf(platform, server, person);
      return platform === 'teams' ? { ...address, route: { ...address.route, tenantId } } : address;
    },
  });
  const start = (n: number): Promise<Replica> =>
    startReplica({ STORAGE_URL: url, ...credentials(platform, server), ...plan.settingsOf?.(n) }, plan.imports);
  const begun = performance.now();
  const running: Replica[] = [];
  const inDoubt: Doubt = new Map();
  for (let n = 0; n < plan.replicas; n += 1) running.push(await start(n));
  const killAndReplace = async (n: number): Promise<void> => {
    const one = running[n];
    one?.child.kill('SIGKILL');
    await one?.ended;
    for (const person of await held(storage, one?.child.pid)) doubt(inDoubt, person);
    running[n] = await start(n);
  };
  const arrived = async (count: number): Promise<void> => {
    while (counts.size < count) await waitFor(20);
  };
  let open = 0;
  try {
    await Promise.all([
      plan.trouble({ arrived, running, killAndReplace, storage, server }),
      untilDone(storage, () => counts.size, inDoubt),
    ]);
    open = (await storage.overdue(END)).count;
  } finally {
    await Promise.all(running.map(stopReplica));
    await storage.close();
    await server.stop();
  }
  const twice = [...counts].filter(([, count]) => count > 1);
  return {
    lost: people - first - counts.size,
    open,
    twice: twice.length,
    unexplained: twice.filter(([person, count]) => count > 1 + (inDoubt.get(person) ?? 0)).length,
    most: Math.max(...counts.values()),
    seconds: (performance.now() - begun) / 1000,
  };
}

const credentials = (platform: Platform, { url }: Faulty): Record<string, string> =>
  platform === 'slack'
    ? { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: 'secret', SLACK_API_URL: `${url}/api/` }
    : {};

/** Whoever still waits or is held when nothing happens any more need not wait for the leases of processes that were killed, nor for the next try: they run out now. */
async function untilDone(storage: Storage, arrived: () => number, inDoubt: Doubt): Promise<void> {
  let before = '';
  let changed = performance.now();
  for (const begun = performance.now(); performance.now() - begun < LONGEST_MS; await waitFor(LOOK_MS)) {
    // A store that is away is asked again.
    const open = await storage.overdue(END).catch(() => null);
    if (open?.count === 0) return;
    const now = `${open?.count} ${arrived()}`;
    if (now !== before || !open) changed = performance.now();
    before = now;
    if (performance.now() - changed < QUIET_MS) continue;
    changed = performance.now();
    await hurry(storage, inDoubt).catch(() => undefined);
  }
}

/** How often a person's question was held to be sent when something happened that leaves its fate unknown. */
type Doubt = Map<string, number>;
const doubt = (inDoubt: Doubt, person: string): void => void inDoubt.set(person, (inDoubt.get(person) ?? 0) + 1);

/** Whose questions a process held to be sent when it was killed. */
async function held(storage: Storage, pid: number | undefined): Promise<readonly string[]> {
  const people: string[] = [];
  for await (const line of storage.dump())
    if (line.type === 'delivery' && line.delivery.owner?.startsWith(`${pid}:`)) people.push(line.delivery.recipient);
  return people;
}

/** Does what a process does that finds a lease run out, at once. */
async function hurry(storage: Storage, inDoubt: Doubt): Promise<void> {
  const held = await storage.claim(END, '2100-01-02T00:00:00Z', 'time', 10_000);
  const now = (await storage.time()) ?? Temporal.Now.instant().toString();
  await Promise.all(
    held.map((delivery) => {
      if (delivery.note === 'unknown') doubt(inDoubt, delivery.recipient);
      const { note, attempts } = delivery;
      return storage.settle(delivery, 'time', { state: 'waiting', until: now, note, attempts: attempts - 1 });
    }),
  );
}
