/** Microsoft's Agents Playground, a local client that looks and works like Teams. Licensed for trying things out, so with packages of its own beside the product's. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SettingsError } from '../../quality/errors.ts';

export type Playground = {
  readonly url: string;
  /** Resolves when it has ended, by itself or because it was asked to. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const PROCESS = new URL('./playground-process.ts', import.meta.url).href;

/** Where the playground's program is. Throws `SettingsError` where it is not installed, as on a server that serves a school. */
export function findPlayground(): string {
  try {
    return createRequire(new URL('./playground/', import.meta.url)).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch (error) {
    throw new SettingsError(
      'Ange TEAMS_APP_ID och TEAMS_APP_PASSWORD eller Slacks nycklar (se README), eller kör «npm start», som installerar det som behövs för att prova utan dem. · ' +
        'Set TEAMS_APP_ID and TEAMS_APP_PASSWORD or Slack’s tokens (see the README), or run “npm start”, which installs what is needed to try without them.',
      { cause: error },
    );
  }
}

/**
 * Starts the playground against a bot and waits until it says where it listens. Its people are in .m365agentsplayground.yml. Throws
 * `SettingsError` where it could be reached from other machines. `imports` are modules to load into its process before its own code.
 */
export async function startPlayground(
  cli: string,
  botUrl: string,
  port: number,
  imports: readonly string[] = [],
): Promise<Playground> {
  const child = spawn(
    process.execPath,
    [
      ...[PROCESS, ...imports].flatMap((module) => ['--import', module]),
      ...[cli, 'start', '-e', botUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    ],
    {
      cwd: ROOT,
      // The channel closes when this process ends, and the playground with it.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        // It does not open a browser of its own; `npm start` opens one where there is a desktop.
        TEAMSAPPTESTER_BROWSER: 'none',
        // Without this it asks the cloud's metadata address and reports to its maker, telemetry disabled or not.
        APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
        M365_AGENTS_PLAYGROUND_LOGFILE: join(ROOT, '.cache', 'playground.log'),
      },
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const listens = await listening(child);
  if (await isReachableFromOutside(listens)) {
    await stop();
    throw new SettingsError(
      'På den här datorn går provmiljön att nå från andra datorer, så den startas inte. · On this machine the try-out could be reached from other machines, so it is not started.',
    );
  }
  return { url: `http://127.0.0.1:${listens}`, ended, stop };
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const port = /Listening on (\d+)/.exec(printed)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the playground ended with code ${code}: ${printed.slice(-400)}`)));
  });
}

/** Tries the port on every address by which others know this machine. */
async function isReachableFromOutside(port: number): Promise<boolean> {
  const addresses = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ internal }) => !internal);
  const answers = await Promise.all(
    addresses.map(({ address, scopeid }) => answersAt(scopeid ? `${address}%${scopeid}` : address, port)),
  );
  return answers.includes(true);
}

const PATIENCE_MS = 1000;

function answersAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const answer = (reached: boolean) => () => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}
