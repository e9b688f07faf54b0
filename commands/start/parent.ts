/** Under `npm start` the bot belongs to npm, which does not always pass a signal on: its shell takes it and the bot would live on. */
import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 500;

/** Calls `ended` once when npm, or the shell that npm runs the command in, has ended. Does nothing for a bot that was started without npm. */
export function whenNpmEnds(env: NodeJS.ProcessEnv, ended: () => void): void {
  if (env['npm_lifecycle_event'] === undefined) return;
  const first = above();
  const timer = setInterval(() => {
    if (above() === first) return;
    clearInterval(timer);
    ended();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** The processes that this one belongs to: an orphan's parent is another one. */
function above(): string {
  const shell = statusOf(process.ppid);
  return shell?.name === 'sh' ? `${process.ppid} ${shell.parent}` : `${process.ppid}`;
}

/** What Linux knows of a process; null elsewhere, where a shell gives way to its only command. */
function statusOf(pid: number): { name: string; parent: string } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
    return { name: field('Name'), parent: field('PPid') };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
