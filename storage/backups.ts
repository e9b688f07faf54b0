/**
 * Backups that the product makes by itself: one a day in a folder, the newest kept. Which there are is read from the folder, so that a restart, a missed
 * day and several processes are one and the same case.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../quality/errors.ts';
import type { DumpLine, Storage } from '../quality/ports.ts';
import { backup, restore } from './archive.ts';
import { openStorage } from './open.ts';

export type BackupPlan = { readonly folder: string; readonly keep: number };
type Log = { info(fields: object, what: string): void; error(fields: object, what: string): void };

const NAME = /^arshjulet-(\d{4}-\d{2}-\d{2})\.tar$/;
/** What a process that was killed has left of a backup. */
const UNFINISHED = /^arshjulet-\d{4}-\d{2}-\d{2}\.tar\..+\.(?:part|jsonl)$/;
const LEFT_MS = 24 * 3_600_000;
/** How often the folder is looked at. */
const LOOK_MS = 600_000;

/** Makes today's backup (UTC) where there is none. The file's name; null where there is one. Removes the oldest above the number to keep, and nothing else. */
export async function backUpToday(
  storage: Storage,
  { folder, keep }: BackupPlan,
  now: Temporal.Instant,
): Promise<string | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `arshjulet-${now.toZonedDateTimeISO('UTC').toPlainDate()}.tar`;
  const there = await backupsIn(folder);
  if (there.includes(name)) return null;
  await backup(storage, join(folder, name));
  const old = (await backupsIn(folder)).slice(keep);
  for (const one of [...old, ...(await unfinished(folder, now))]) await rm(join(folder, one), { force: true });
  return name;
}

/** The names of the backups in a folder, the newest first; none where there is no folder. */
export async function backupsIn(folder: string): Promise<string[]> {
  const all = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return all.filter((name) => NAME.test(name)).toSorted((a, b) => b.localeCompare(a));
}

async function unfinished(folder: string, now: Temporal.Instant): Promise<string[]> {
  const left: string[] = [];
  for (const name of (await readdir(folder)).filter((one) => UNFINISHED.test(one))) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found && found.mtimeMs < now.epochMilliseconds - LEFT_MS) left.push(name);
  }
  return left;
}

/** The plan carried out for as long as the program runs. `trouble` is a code for the health page while the last try failed. */
export function keepBackedUp(storage: Storage, plan: BackupPlan, clock: () => Temporal.Instant, log: Log) {
  let failed = false;
  const look = async (): Promise<void> => {
    try {
      const file = await backUpToday(storage, plan, clock());
      if (file) log.info({ file }, 'backup made');
      failed = false;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : codeOf(error);
      log.error({ code }, 'backup failed');
      failed = true;
    }
  };
  return {
    look,
    trouble: (): string | null => (failed ? 'backup' : null),
    /** Looks now and every ten minutes, until the signal. `wait` is false when that came first. */
    run: async (wait: (milliseconds: number, ended: AbortSignal) => Promise<boolean>, ended: AbortSignal) => {
      do await look();
      while (await wait(LOOK_MS, ended));
    },
  };
}

/** Restores a backup into a store of its own, which is thrown away. The number of records; throws as `restore` does. */
export function tryRestore(file: string): Promise<number> {
  return restore(file, async (lines: AsyncIterable<DumpLine>) => {
    const storage = await openStorage('file::memory:');
    try {
      return await storage.load(lines);
    } finally {
      await storage.close();
    }
  });
}
