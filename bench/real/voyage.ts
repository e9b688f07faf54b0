/** A rush of questions from real bot processes over a real store to a platform's server that counts what arrives, while something goes wrong. */
import { setTimeout as waitFor } from 'node:timers/promises';
import { type Replica, startReplica, stopReplica } from '../../commands/replicas/start.ts';
import type { Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { addressOf, type Platform } from '../../tests/messengers/bots.ts';
import { type Fate, type Faulty, isTaken, startFaulty, type Taken } from '../../tests/messengers/faulty.ts';
import { fillWithSchools } from './school-hours.ts';

export type Voyage = {
  readonly platform: Platform;
  readonly url: string;
  readonly people: number;
  readonly tenants: number;
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
/** `open`: of the lost, how many still waited when the run's time was over. `unexplained`: twice, though no call of theirs was under way when a process was killed or its lease ran out. */
export type Landed = { lost: number; open: number; twice: number; unexplained: number; most: number; seconds: number };

const LOOK_MS = 500;
/** Later than anything is planned for. */
const END = '2100-01-01T00:00:00Z';
/** Nothing has happened for so many looks: what is left is held by processes that are no more, or waits. */
const QUIET = 12;
const LONGEST_MS = 900_000;

export async function voyage(plan: Voyage): Promise<Landed> {
  const { platform, people, url, fateOf = () => ({ how: 'sent' }) } = plan;
  const counts = new Map<string, number>();
  const server = await startFaulty(platform, (message, tries) => {
    const fate = fateOf(message, tries);
    const person = message.to.replace(/^a:/, '');
    if (isTaken(fate)) counts.set(person, (counts.get(person) ?? 0) + 1);
    return fate;
  });
  const storage = await openStorage(url);
  await fillWithSchools(storage, {
    people,
    tenants: plan.tenants,
    due: true,
    addressOf: (person, tenantId) => {
      const address = addressOf(platform, server, person);
      return platform === 'teams' ? { ...address, route: { ...address.route, tenantId } } : address;
    },
  });
  const start = (n: number): Promise<Replica> =>
    startReplica({ STORAGE_URL: url, ...credentials(platform, server), ...plan.settingsOf?.(n) }, plan.imports);
  const begun = performance.now();
  const running: Replica[] = [];
  for (let n = 0; n < plan.replicas; n += 1) running.push(await start(n));
  const killAndReplace = async (n: number): Promise<void> => {
    const one = running[n];
    one?.child.kill('SIGKILL');
    await one?.ended;
    running[n] = await start(n);
  };
  const arrived = async (count: number): Promise<void> => {
    while (counts.size < count) await waitFor(20);
  };
  const inDoubt = new Set<string>();
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
    lost: people - [...counts.keys()].filter((person) => person.startsWith('U')).length,
    open,
    twice: twice.length,
    unexplained: twice.filter(([person]) => !inDoubt.has(person)).length,
    most: Math.max(...counts.values()),
    seconds: (performance.now() - begun) / 1000,
  };
}

const credentials = (platform: Platform, { url }: Faulty): Record<string, string> =>
  platform === 'slack'
    ? { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: 'secret', SLACK_API_URL: `${url}/api/` }
    : {};

/** Whoever still waits or is held when nothing happens any more need not wait for the leases of processes that were killed, nor for the next try: they run out now. */
async function untilDone(storage: Storage, arrived: () => number, inDoubt: Set<string>): Promise<void> {
  let before = '';
  let quiet = 0;
  for (const begun = performance.now(); performance.now() - begun < LONGEST_MS; await waitFor(LOOK_MS)) {
    // A store that is away is asked again.
    const open = await storage.overdue(END).catch(() => null);
    if (open?.count === 0) return;
    const now = `${open?.count} ${arrived()}`;
    quiet = now === before && open ? quiet + 1 : 0;
    before = now;
    if (quiet === QUIET) await hurry(storage, inDoubt).catch(() => undefined);
  }
}

/** Does what a process does that finds a lease run out, at once. */
async function hurry(storage: Storage, inDoubt: Set<string>): Promise<void> {
  const held = await storage.claim(END, '2100-01-02T00:00:00Z', 'time', 10_000);
  const now = (await storage.time()) ?? Temporal.Now.instant().toString();
  await Promise.all(
    held.map((delivery) => {
      if (delivery.note === 'unknown') inDoubt.add(delivery.recipient);
      const { note, attempts } = delivery;
      return storage.settle(delivery, 'time', { state: 'waiting', until: now, note, attempts: attempts - 1 });
    }),
  );
}
