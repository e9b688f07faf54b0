/** What goes wrong with real processes and a real store: killed, away, stepped down, full, wrong about the time. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as waitFor } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import type { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { startReplica } from '../../commands/replicas/start.ts';
import { openStorage } from '../../storage/open.ts';
import { addressOf, type Platform } from '../../tests/messengers/bots.ts';
import { startFaulty } from '../../tests/messengers/faulty.ts';
import { startReplicaSet } from '../replica-set.ts';
import { type Answering, startAnswering } from './answering.ts';
import { fillWithSchools, TEAM_SIZE, teamKey } from './school-hours.ts';
import { type Landed, type Voyage, voyage } from './voyage.ts';

/** Minutes that two machines' clocks are apart. */
const APART_MS = 7 * 60_000;
const HOUR_MS = 3_600_000;
const MOVED = [new URL('./moved-clock.ts', import.meta.url).href];

export type RealRow = {
  readonly trouble: string;
  readonly platform: Platform | 'sqlite' | 'mongo';
  readonly ok: boolean;
  readonly said: string;
};

const rowOf = (trouble: string, platform: Platform, landed: Landed): RealRow => {
  const { lost, open, twice, unexplained, most, seconds } = landed;
  const ok = lost === 0 && unexplained === 0 && (platform === 'teams' || twice === 0);
  const said = `lost ${lost} (still open: ${open}), twice ${twice} (not held at a kill: ${unexplained}; the most: ${most}), ${seconds.toFixed(0)} s`;
  return { trouble, platform, ok, said };
};

const fresh = (): string => `file:${join(mkdtempSync(join(tmpdir(), 'faults-')), 'a.db')}`;

/** All of them in turn; each row as it is ready. */
export async function* runReal(random: () => number): AsyncIterable<RealRow> {
  const set = await startReplicaSet(3);
  let databases = 0;
  const mongo = (): string => {
    databases += 1;
    return set.getUri(`faults${databases}`);
  };
  const sail = async (trouble: string, plan: Voyage): Promise<RealRow> =>
    rowOf(trouble, plan.platform, await voyage(plan));
  const killing: Voyage['trouble'] = async ({ arrived, killAndReplace }) => {
    for (const share of [0.2, 0.5, 0.8]) {
      await arrived(Math.floor(5000 * (share + 0.1 * random())));
      await killAndReplace(Math.floor(3 * random()));
    }
  };
  const teams = { platform: 'teams', tenants: 20 } as const;
  const slack = { platform: 'slack', tenants: 1 } as const;
  try {
    yield await sail('5,000 prompts, one of three replicas killed three times', {
      ...teams,
      url: mongo(),
      people: 5000,
      replicas: 3,
      trouble: killing,
    });
    yield await sail('200 prompts, one of two replicas killed', {
      ...slack,
      url: mongo(),
      people: 200,
      replicas: 2,
      trouble: async ({ arrived, killAndReplace }) => {
        await arrived(20 + Math.floor(150 * random()));
        await killAndReplace(Math.floor(2 * random()));
      },
    });
    yield await sail('two replicas whose clocks are seven minutes apart', {
      ...teams,
      url: mongo(),
      people: 640,
      replicas: 2,
      imports: MOVED,
      settingsOf: (n) => ({ CLOCK_AHEAD_MS: String(n * APART_MS) }),
      trouble: async () => undefined,
    });
    for (const [trouble, hours] of [
      ['the clock jumps an hour ahead', 1],
      ['three days asleep', 72],
    ] as const)
      yield await sail(trouble, {
        ...teams,
        url: fresh(),
        people: 400,
        replicas: 1,
        imports: MOVED,
        settingsOf: () => ({ CLOCK_JUMP_MS: String(hours * HOUR_MS) }),
        trouble: async ({ arrived, running }) => {
          await arrived(50 + Math.floor(200 * random()));
          running[0]?.child.kill('SIGSTOP');
          running[0]?.child.kill('SIGUSR2');
          await waitFor(1000);
          running[0]?.child.kill('SIGCONT');
        },
      });
    yield await killedUnderAnswers(random);
    yield await fullUnderAnswers();
    yield await sail('the store away for a minute', {
      ...teams,
      url: mongo(),
      people: 1000,
      replicas: 2,
      trouble: async ({ arrived }) => {
        await arrived(100 + Math.floor(500 * random()));
        for (const pid of pidsOf(set)) process.kill(pid, 'SIGSTOP');
        await waitFor(60_000);
        for (const pid of pidsOf(set)) process.kill(pid, 'SIGCONT');
      },
    });
    const answers: { under?: Answering; missing?: number } = {};
    const lostPrimary = await voyage({
      ...teams,
      url: mongo(),
      people: 1000,
      // The first team's people answer instead: what they get is said to their answers.
      dueFrom: 1,
      replicas: 2,
      trouble: async ({ arrived, running, storage, server }) => {
        const under = startAnswering(teamKey(0, 20), (n) => running[n % running.length]?.teamsUrl ?? null, server.url);
        answers.under = under;
        await arrived(100 + Math.floor(200 * random()));
        await stepDown(set);
        await arrived(500 + Math.floor(200 * random()));
        process.kill(await primaryOf(set), 'SIGKILL');
        await waitFor(15_000);
        await under.stop();
        answers.missing = await under.missing(storage);
      },
    });
    const row = rowOf('primary steps down, is killed; prompts and answers', 'teams', lostPrimary);
    const { under, missing = 1 } = answers;
    const said = `${row.said}; ${under?.confirmed()} answers confirmed, ${under?.failed()} not, missing ${missing}`;
    yield { ...row, said, ok: row.ok && missing === 0 && (under?.confirmed() ?? 0) > 0 };
  } finally {
    await set.stop();
  }
}

/** The bot on SQLite, and a platform's server; people of one team answer. */
async function answering(url: string) {
  const server = await startFaulty('teams', () => ({ how: 'sent' }));
  const storage = await openStorage(url);
  const schools = { people: TEAM_SIZE, tenants: 1, dueFrom: null };
  await fillWithSchools(storage, { ...schools, addressOf: (person) => addressOf('teams', server, person) });
  let one = await startReplica({ STORAGE_URL: url });
  const under = startAnswering(teamKey(0, 1), () => one.teamsUrl, server.url);
  return {
    under,
    killAndReplace: async (): Promise<void> => {
      one.child.kill('SIGKILL');
      await one.ended;
      one = await startReplica({ STORAGE_URL: url });
    },
    until: async (confirmed: number): Promise<void> => {
      while (under.confirmed() < confirmed) await waitFor(20);
    },
    end: async (): Promise<number> => {
      await under.stop();
      one.child.kill('SIGKILL');
      await one.ended;
      const missing = await under.missing(storage);
      await Promise.all([storage.close(), server.stop()]);
      return missing;
    },
  };
}

async function killedUnderAnswers(random: () => number): Promise<RealRow> {
  const { under, killAndReplace, until, end } = await answering(fresh());
  for (let kill = 0; kill < 5; kill += 1) {
    await until(under.confirmed() + 50 + Math.floor(200 * random()));
    await killAndReplace();
  }
  const missing = await end();
  const said = `${under.confirmed()} answers confirmed, ${under.failed()} not; missing ${missing}`;
  return { trouble: 'killed five times under answers', platform: 'sqlite', ok: missing === 0, said };
}

/** On a small file system of its own, which only the superuser can make. */
async function fullUnderAnswers(): Promise<RealRow> {
  const trouble = 'the disk is full under answers';
  const folder = mkdtempSync(join(tmpdir(), 'full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { trouble, platform: 'sqlite', ok: true, said: 'not tried: no file system may be made here' };
  }
  try {
    const { under, until, end } = await answering(`file:${join(folder, 'a.db')}`);
    await until(100);
    fill(join(folder, 'filler'));
    const [before, refused] = [under.confirmed(), under.failed()];
    while (under.failed() < refused + 50) await waitFor(20);
    rmSync(join(folder, 'filler'));
    await until(under.confirmed() + 100);
    const missing = await end();
    const said = `${before} confirmed before, ${under.failed()} refused while it was full, ${under.confirmed()} in all; missing ${missing}`;
    return { trouble, platform: 'sqlite', ok: missing === 0, said };
  } finally {
    execFileSync('umount', ['--lazy', folder]);
  }
}

/** Until nothing more can be written. */
function fill(file: string): void {
  for (let size = 1 << 20; size >= 512; )
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      size /= 2;
    }
}

const pidsOf = (set: MongoMemoryReplSet): number[] =>
  set.servers.flatMap(({ instanceInfo }) => instanceInfo?.instance.mongodProcess?.pid ?? []);

async function withAdmin<T>(set: MongoMemoryReplSet, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(set.getUri());
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
/** The primary becomes a secondary for ten seconds, and another node is elected. */
const stepDown = (set: MongoMemoryReplSet): Promise<unknown> =>
  withAdmin(set, (client) => client.db('admin').command({ replSetStepDown: 10, force: true }));

/** The process id of the node that the set's writes go to. */
const primaryOf = (set: MongoMemoryReplSet): Promise<number> =>
  withAdmin(set, async (client) => {
    const { primary } = await client.db('admin').command({ hello: 1 });
    const server = set.servers.find(({ instanceInfo }) => String(primary).endsWith(`:${instanceInfo?.port}`));
    const pid = server?.instanceInfo?.instance.mongodProcess?.pid;
    if (pid === undefined) throw new Error('no process for the primary');
    return pid;
  });
