/** What was confirmed survives a killed process; a backup moves between stores; newer data is refused. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MongoClient } from 'mongodb';
import { describe, expect, inject, it } from 'vitest';
import { BadDataError, NewerDataError, NotEmptyError, SettingsError } from '../../quality/errors.ts';
import type { DumpLine, Storage } from '../../quality/ports.ts';
import { backup, restore } from '../../storage/archive.ts';
import { openStorage } from '../../storage/open.ts';
import { pendingSteps, SCHEMA_VERSION } from '../../storage/schema.ts';
import { goal, home, keyOf, member, team } from './samples.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'arshjulet-'));
const mongo = inject('mongoUrl');
const freshUrl = (kind: 'SQLite' | 'MongoDB'): string => {
  if (kind === 'SQLite') return `file:${join(folder(), 'a.db')}`;
  const url = new URL(mongo);
  url.pathname = `/t${crypto.randomUUID().replaceAll('-', '')}`;
  return url.toString();
};
const kinds: ('SQLite' | 'MongoDB')[] = mongo ? ['SQLite', 'MongoDB'] : ['SQLite'];

/** What a restore does with the lines. */
const into = (storage: Storage) => (lines: AsyncIterable<DumpLine>) => storage.load(lines);

/** Writes goals one after another in a process of its own and prints each number after its commit. */
function killedWriter(url: string, afterLines: number): Promise<number> {
  const script = new URL('./writer.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let confirmed = 0;
  let rest = '';
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      rest += chunk.toString('utf8');
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      confirmed = Number(lines.at(-1) ?? confirmed);
      if (confirmed >= afterLines) child.kill('SIGKILL');
    });
    child.once('close', () => resolve(confirmed));
  });
}

describe.each(kinds)('%s', (kind) => {
  it.each([1, 7, 23])('has everything that was confirmed before kill -9 (after %i commits)', async (after) => {
    const url = freshUrl(kind);
    const confirmed = await killedWriter(url, after);
    expect(confirmed).toBeGreaterThanOrEqual(after);
    const storage = await openStorage(url);
    const goals = (await storage.snapshot(keyOf(1)))?.goals.map((g) => g.number) ?? [];
    expect(goals.slice(0, confirmed)).toEqual(Array.from({ length: confirmed }, (_, i) => i + 1));
    expect(goals.length - confirmed).toBeLessThanOrEqual(1_000);
    await storage.close();
  });
});

describe('a backup', () => {
  it('is one open file that moves a school from SQLite to MongoDB and back', async () => {
    const from = await openStorage(freshUrl('SQLite'));
    const key = keyOf(1);
    await from.commit(
      key,
      [team(key), home('19:x'), member('siv'), goal('g1', 1)].map((document) => ({ do: 'put', document, expected: 0 })),
    );
    const file = join(folder(), 'b.tar');
    expect(await backup(from, file)).toBe(4);
    for (const kind of kinds) {
      const to = await openStorage(freshUrl(kind));
      expect(await restore(file, into(to))).toBe(4);
      expect(await to.snapshot(key)).toEqual(await from.snapshot(key));
      await expect(restore(file, into(to))).rejects.toBeInstanceOf(NotEmptyError);
      await to.close();
    }
    await from.close();
  });

  it('that is cut or changed is refused and changes nothing', async () => {
    const from = await openStorage(freshUrl('SQLite'));
    const key = keyOf(1);
    await from.commit(key, [{ do: 'put', document: team(key), expected: 0 }]);
    const file = join(folder(), 'b.tar');
    await backup(from, file);
    await from.close();
    const whole = readFileSync(file);
    const to = await openStorage(freshUrl('SQLite'));
    for (const bad of [
      whole.subarray(0, 700),
      Buffer.from(whole.toString('latin1').replace('Ekskolan', 'Ekskolen'), 'latin1'),
      Buffer.from('hej'),
    ]) {
      writeFileSync(file, bad);
      await expect(restore(file, into(to))).rejects.toBeInstanceOf(BadDataError);
    }
    await expect(restore(`${file}.none`, into(to))).rejects.toBeInstanceOf(BadDataError);
    expect(await to.snapshot(key)).toBeNull();
    await to.close();
  });
});

describe('opening', () => {
  it('refuses data from a newer version and leaves it as it is', async () => {
    const path = join(folder(), 'a.db');
    await (await openStorage(`file:${path}`)).close();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    await expect(openStorage(`file:${path}`)).rejects.toBeInstanceOf(NewerDataError);
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    db.close();
  });

  if (mongo)
    it('refuses newer data in MongoDB, and makes good a first start that was cut short', async () => {
      const url = freshUrl('MongoDB');
      await (await openStorage(url)).close();
      const client = await MongoClient.connect(url);
      const meta = client.db().collection<{ _id: string; version: number }>('meta');
      await meta.deleteOne({ _id: 'schema' });
      await (await openStorage(url)).close();
      expect(await meta.findOne({ _id: 'schema' })).toEqual({ _id: 'schema', version: SCHEMA_VERSION });
      await meta.updateOne({ _id: 'schema' }, { $set: { version: 99 } });
      await expect(openStorage(url)).rejects.toBeInstanceOf(NewerDataError);
      expect(await meta.findOne({ _id: 'schema' })).toEqual({ _id: 'schema', version: 99 });
      await client.close();
    });

  it('starts in several processes at once on a new file', async () => {
    const url = freshUrl('SQLite');
    const opened = await Promise.all([openStorage(url), openStorage(url), openStorage(url)]);
    await Promise.all(opened.map((storage) => storage.ping()));
    await Promise.all(opened.map((storage) => storage.close()));
  });

  it('names the setting when it cannot write or connect', async () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    await expect(openStorage(`file:${join(file, 'a.db')}`)).rejects.toThrow(/STORAGE_URL/);
    await expect(openStorage('file:/proc/none/a.db')).rejects.toThrow(/STORAGE_URL/);
    await (await openStorage(`file:${join(folder(), 'new', 'deeper', 'a.db')}`)).close();
    await expect(openStorage('mongodb://user:secret@127.0.0.1:1/x?serverSelectionTimeoutMS=200')).rejects.toThrow(
      /STORAGE_URL/,
    );
    await expect(openStorage('postgres://x')).rejects.toBeInstanceOf(SettingsError);
  });

  it('takes the steps between two versions in order, and after a crash those that are left', () => {
    const steps = [3, 1, 2].map((from) => ({ from, run: `step ${from}` }));
    const left = (stored: number, target: number) => pendingSteps(stored, steps, target).map((step) => step.run);
    expect(left(1, 4)).toEqual(['step 1', 'step 2', 'step 3']);
    expect(left(2, 4)).toEqual(['step 2', 'step 3']);
    expect(left(4, 4)).toEqual([]);
    expect(() => left(5, 4)).toThrow(NewerDataError);
    expect(() => left(3, 5)).toThrow(BadDataError);
  });

  it('leaves the old version whole when a step of SQLite fails', async () => {
    const path = join(folder(), 'a.db');
    const db = new DatabaseSync(path);
    // The first step's last tables exist already, so it fails halfway.
    db.exec('CREATE TABLE seen (x)');
    await expect(openStorage(`file:${path}`)).rejects.toBeInstanceOf(SettingsError);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()).toEqual([{ name: 'seen' }]);
    db.exec('DROP TABLE seen');
    db.close();
    await (await openStorage(`file:${path}`)).close();
  });
});
