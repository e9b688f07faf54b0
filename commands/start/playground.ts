/** Microsoft's Agents Playground, a local client that looks and works like Teams. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Playground = { readonly url: string; stop(): Promise<void> };

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Starts the playground against a bot and waits until it says where it listens. Its people are in .m365agentsplayground.yml. */
export async function startPlayground(botUrl: string, port: number): Promise<Playground> {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
    'cli.js',
  );
  const args = [cli, 'start', '-e', botUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // It does not open a browser of its own; `npm start` opens one where there is a desktop.
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', NODE_OPTIONS: '' },
  });
  const url = await listening(child);
  return { url, stop: () => stopped(child) };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const port = /Listening on (\d+)/.exec(printed)?.[1];
      if (port) resolve(`http://localhost:${port}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the playground ended with code ${code}: ${printed.slice(-400)}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
