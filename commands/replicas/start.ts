/** Starts bot processes on one store, in this process's folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Listens } from './replica.ts';

const PROGRAM = fileURLToPath(new URL('./replica.ts', import.meta.url));

export type Replica = Listens & {
  readonly child: ChildProcess;
  /** When the process has ended, however. */
  readonly ended: Promise<void>;
};

/**
 * Resolves when it listens; rejects when it ends before. `settings` are all of its own: of this process's environment it has only what finds programs.
 * `imports` are modules to load before its own code.
 */
export async function startReplica(
  settings: Readonly<Record<string, string>>,
  imports: readonly string[] = [],
): Promise<Replica> {
  const child = spawn(process.execPath, [...imports.flatMap((module) => ['--import', module]), PROGRAM], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', ...settings },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const listens = await new Promise<Listens>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Listens));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`a replica ended with code ${code} before it listened`)));
  });
  return { ...listens, child, ended };
}

/** Asks it to end, and waits until it has. */
export async function stopReplica({ child, ended }: Replica): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}
