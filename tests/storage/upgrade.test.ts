/** What 0.1.0 stored and backed up is read by this version, in both stores; what this version has made its own no older one takes. */
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { NewerDataError } from '../../quality/errors.ts';
import type { Storage } from '../../quality/ports.ts';
import { restore } from '../../storage/archive.ts';
import { openStorage } from '../../storage/open.ts';
import { SCHEMA_VERSION } from '../../storage/schema.ts';
import { answer, keyOf } from './samples.ts';
import { put, stores, storesOf } from './stores.ts';

const fixture = (name: string): string => new URL(`../fixtures/${name}`, import.meta.url).pathname;
const folder = (): string => mkdtempSync(join(tmpdir(), 'arshjulet-'));

/** What a team of those days had. */
async function expectWhole(storage: Storage): Promise<void> {
  const key = keyOf(1);
  const snapshot = await storage.snapshot(key);
  expect(snapshot?.team.school).toBe('Ekskolan');
  expect(snapshot?.members.map(({ id, coordinator, principal }) => [id, coordinator, principal])).toEqual([
    ['kim', true, false],
    ['rut', false, true],
    ['siv', false, false],
  ]);
  expect(snapshot?.checkpoints.map(({ id, date }) => [id, date])).toEqual([
    ['c1', '2026-10-06'],
    ['c2', '2027-01-20'],
  ]);
  const { goals = [], answers = [], interventions = [], additions = [], discussions = [] } = snapshot ?? {};
  expect([goals, answers, interventions, additions, discussions].map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
  expect((await storage.deliveries(key, 500)).length).toBeGreaterThan(5);
  expect((await storage.audit(key, 5)).map(({ what }) => what)).toEqual(['goal-added']);
}

it('a file of 0.1.0 is read whole and belongs to this version afterwards', async () => {
  const path = join(folder(), 'a.db');
  copyFileSync(fixture('store-0.1.0.db'), path);
  const storage = await openStorage(`file:${path}`);
  await expectWhole(storage);
  await storage.close();
  const after = new DatabaseSync(path, { readOnly: true });
  expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: SCHEMA_VERSION });
  after.close();
});

describe.each(stores)('%s', (_name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);

  it('a backup of 0.1.0 is restored', async () => {
    const storage = await open();
    expect(await restore(fixture('backup-0.1.0.tar'), (lines) => storage.load(lines))).toBeGreaterThan(15);
    await expectWhole(storage);
  });

  it('what was said of a goal is read as it was said, and what was not said stays unsaid', async () => {
    const storage = await open();
    const key = await withTeam(storage);
    const before = {
      goal: 'g1',
      value: 7.9,
      status: 'onTrack',
      confidence: 'medium',
      comment: '',
      nextStep: '',
    } as const;
    const now = { ...before, value: null, status: null, confidence: null };
    await storage.commit(key, [put(answer('c1', 'siv', { progress: [before] }))]);
    const [header, ...lines] = await Array.fromAsync(storage.dump());
    const restored = await open();
    await restored.load(
      (async function* () {
        if (header?.type === 'header') yield { ...header, schema: 12 };
        yield* lines;
      })(),
    );
    const read = async () => (await restored.snapshot(key))?.answers.flatMap(({ progress }) => progress);
    expect(await read()).toEqual([before]);
    await restored.commit(key, [put(answer('c1', 'siv', { progress: [now] }), 1)]);
    expect(await read()).toEqual([now]);
  });
});

it('data of a newer program is refused, and stays as it is', async () => {
  const path = join(folder(), 'a.db');
  copyFileSync(fixture('store-0.1.0.db'), path);
  const file = new DatabaseSync(path);
  file.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
  file.close();
  const before = readFileSync(path);
  await expect(openStorage(`file:${path}`)).rejects.toBeInstanceOf(NewerDataError);
  const after = new DatabaseSync(path, { readOnly: true });
  expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: SCHEMA_VERSION + 1 });
  after.close();
  expect(readFileSync(path).subarray(100).equals(before.subarray(100))).toBe(true);
});
