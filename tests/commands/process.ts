/** A command as a user runs it: a process of its own, in the project's folder. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../storage/open.ts';
import { goal, home, keyOf, member, team } from '../storage/samples.ts';

export const temporary = (): string => mkdtempSync(join(tmpdir(), 'arshjulet-'));

/** Neither this machine's own settings nor those of a file .env, so that a test means the same everywhere. */
const UNSET = Object.fromEntries(
  [
    ...['STORAGE_URL', 'PORT', 'SLACK_PORT', 'PLAYGROUND_PORT', 'LOG_LEVEL', 'PUBLIC_URL', 'SLACK_API_URL'],
    ...['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID', 'TEAMS_APP_CERTIFICATE_FILE', 'TEAMS_APP_KEY_FILE'],
    ...['TEAMS_MANAGED_IDENTITY', 'IDENTITY_ENDPOINT', 'IDENTITY_HEADER'],
    ...['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'],
    ...['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_TOKEN_KEY', 'SLACK_WORKSPACES'],
  ].map((name) => [name, '']),
);

type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

/** Runs `commands/NAME.ts` to its end. */
export function command(name: string, args: readonly string[], settings: Readonly<Record<string, string>> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`commands/${name}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...UNSET, ...settings },
  });
  return { status, out: stdout, err: stderr };
}

export type Started = {
  readonly child: ChildProcess;
  /** Resolves with all that was printed when it matches; rejects when the process ends before. */
  printed(pattern: RegExp): Promise<string>;
  /** The exit code or the signal, and all that was printed. */
  readonly ended: Promise<{ readonly how: number | NodeJS.Signals | null; readonly text: string }>;
  /** Whatever it has started and may have left. */
  killAll(): void;
};

/** A program that goes on is started as a group of its own, so that a failing test leaves nothing behind. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!gone) throw error;
  }
}

/** Starts a program that goes on. What it prints on both channels is kept together. */
export function start(
  program: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): Started {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...UNSET, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const waiting = new Set<() => void>();
  const read = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    for (const look of waiting) look();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<{ how: number | NodeJS.Signals | null; text: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ how: signal ?? code, text }));
  });
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(text)) resolve(text);
      };
      waiting.add(look);
      look();
      ended.then(() => reject(new Error(`ended before it printed ${pattern}: ${text}`)), reject);
    });
  return { child, printed, ended, killAll: () => killGroup(child) };
}

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A connection that tells when the other end has gone. */
export const connected = (port: number, host = '127.0.0.1'): Promise<{ readonly gone: Promise<void> }> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port });
    const gone = new Promise<void>((done) => socket.once('close', () => done()));
    socket.once('connect', () => resolve({ gone }));
    socket.once('error', reject);
    socket.resume();
  });

/** A store with one team of one member and one goal: four records. */
export async function storeWithTeam(url: string): Promise<string> {
  const key = keyOf(1);
  const storage = await openStorage(url);
  const documents = [team(key), home('19:eht'), member('siv'), goal('g1', 1)];
  await storage.commit(
    key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  await storage.close();
  return `${key.tenant}/${key.team}`;
}

/** A goal as a line that `npm run evaluate -- smart` reads. */
export const GOAL_LINE = {
  id: 'g1',
  title: 'Minska den ogiltiga frånvaron i åk 7–9 från 8,4 till 6,5 procent',
  indicator: 'ogiltig frånvaro i procent',
  baseline: 8.4,
  target: 6.5,
  unit: '%',
  direction: 'lower',
  deadline: '2027-06-04',
  checkpoints: ['2027-01-26', '2027-03-23'],
  accepted_by: 6,
  team_size: 6,
};
