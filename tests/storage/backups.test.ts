/** The backups that the product makes by itself, of every store. */
import { mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUpToday, keepBackedUp, tryRestore } from '../../storage/backups.ts';
import { goal } from './samples.ts';
import { put, stores, storesOf } from './stores.ts';

const folderOf = (): string => mkdtempSync(join(tmpdir(), 'arshjulet-'));
const at = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T00:10:00Z`);

describe.each(stores)('%s', (_name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);

  it('is backed up once a day, whoever asks, and the newest are kept', async () => {
    const storage = await open();
    await withTeam(storage);
    const folder = join(folderOf(), 'kopior');
    const plan = { folder, keep: 2 };
    expect(await backUpToday(storage, plan, at('2026-11-01'))).toBe('arshjulet-2026-11-01.tar');
    expect(await backUpToday(storage, plan, at('2026-11-01').add({ hours: 23 }))).toBeNull();
    await Promise.all([1, 2, 3].map(() => backUpToday(storage, plan, at('2026-11-02'))));
    for (const other of ['skola.tar', 'arshjulet-2026-10-01.tar.gz']) writeFileSync(join(folder, other), '');
    expect(await backUpToday(storage, plan, at('2026-11-09'))).toBe('arshjulet-2026-11-09.tar');
    expect(readdirSync(folder).toSorted()).toEqual([
      'arshjulet-2026-10-01.tar.gz',
      'arshjulet-2026-11-02.tar',
      'arshjulet-2026-11-09.tar',
      'skola.tar',
    ]);
    const newest = join(folder, 'arshjulet-2026-11-09.tar');
    expect([statSync(newest).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(await tryRestore(newest)).toBe(4);
  });

  it('what a killed process left of a backup is taken away after a day', async () => {
    const storage = await open();
    await withTeam(storage);
    const folder = folderOf();
    const [old, fresh] = ['arshjulet-2026-11-01.tar.a.part', 'arshjulet-2026-11-02.tar.b.part.data.jsonl'];
    for (const name of [old, fresh]) writeFileSync(join(folder, name), '');
    utimesSync(join(folder, old), at('2026-11-01').epochMilliseconds / 1000, at('2026-11-01').epochMilliseconds / 1000);
    utimesSync(
      join(folder, fresh),
      at('2026-11-03').epochMilliseconds / 1000,
      at('2026-11-03').epochMilliseconds / 1000,
    );
    await backUpToday(storage, { folder, keep: 9 }, at('2026-11-03'));
    expect(readdirSync(folder).toSorted()).toEqual([
      'arshjulet-2026-11-02.tar.b.part.data.jsonl',
      'arshjulet-2026-11-03.tar',
    ]);
  });

  it('a backup that fails turns health red, is in the log, and is tried again', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    await storage.commit(key, [put(goal('g1', 1))]);
    const blocked = join(folderOf(), 'a-file');
    writeFileSync(blocked, '');
    const lines: object[] = [];
    const write = (fields: object, what: string): void => void lines.push({ ...fields, what });
    const now = { at: at('2026-11-01') };
    const failing = keepBackedUp(storage, { folder: blocked, keep: 1 }, () => now.at, { info: write, error: write });
    await failing.look();
    expect([failing.trouble(), lines]).toEqual(['backup', [{ code: 'EEXIST', what: 'backup failed' }]]);
    const folder = folderOf();
    const well = keepBackedUp(storage, { folder, keep: 1 }, () => now.at, { info: write, error: write });
    let looks = 0;
    const wait = async (): Promise<boolean> => {
      looks += 1;
      now.at = now.at.add({ hours: 12 });
      return looks < 4;
    };
    await well.run(wait, new AbortController().signal);
    expect(well.trouble()).toBeNull();
    expect(lines.slice(1)).toEqual([
      { file: 'arshjulet-2026-11-01.tar', what: 'backup made' },
      { file: 'arshjulet-2026-11-02.tar', what: 'backup made' },
    ]);
    expect(readdirSync(folder)).toEqual(['arshjulet-2026-11-02.tar']);
  });
});

it('a backup that is broken is not restored on a copy either', async () => {
  const file = join(folderOf(), 'arshjulet-2026-11-01.tar');
  writeFileSync(file, readFileSync('package.json'));
  await expect(tryRestore(file)).rejects.toThrow(/^Säkerhetskopian är inte hel/);
});
