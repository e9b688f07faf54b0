/** The database file: whose it is, what happens when there is no room left, and how what an earlier version wrote is read. */
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ConflictError, DiskFullError } from '../../quality/errors.ts';
import { kinds } from '../../quality/kinds.ts';
import type { Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { SCHEMA_VERSION } from '../../storage/schema.ts';
import { storeIn } from '../../storage/sqlite.ts';
import { SqliteFile } from '../../storage/sqlite-file.ts';
import { cardOf, goalForm, idOf, makeWorld, personal, setUpTeam, textOf } from '../flows/team.ts';
import { goal, keyOf, member, team } from './samples.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'arshjulet-'));
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const KEY = keyOf(1);

describe('the file', () => {
  it('is this user’s alone, like the files beside it and a folder made for it', async () => {
    const path = join(folder(), 'made', 'deeper', 'a.db');
    const storage = await openStorage(`file:${path}`);
    await storage.commit(KEY, [{ do: 'put', document: team(KEY), expected: 0 }]);
    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
    expect(modeOf(join(path, '..'))).toBe('700');
    await storage.close();
  });

  it('that others could read until now is closed to them', async () => {
    const path = join(folder(), 'a.db');
    await (await openStorage(`file:${path}`)).close();
    chmodSync(path, 0o644);
    const storage = await openStorage(`file:${path}`);
    expect([path, `${path}-wal`].map(modeOf)).toEqual(['600', '600']);
    await storage.close();
  });

  it('is nobody else’s to write to between what a transaction reads and what it writes', () => {
    const path = join(folder(), 'a.db');
    const file = new SqliteFile(path);
    const other = new DatabaseSync(path, { timeout: 0 });
    file.transaction(() => {
      file.all('SELECT kind FROM documents LIMIT 1');
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('locked');
    });
    other.exec('BEGIN IMMEDIATE; ROLLBACK');
    other.close();
    file.close();
  });

  it('holds no word of what has been taken out, long or short, once the log is written into it', async () => {
    const path = join(folder(), 'a.db');
    const taken = ['Kort', 'Lång'.padEnd(3900, '.')].map((description, index) =>
      goal(`g${index}`, index + 1, { description: `${description}-hemligt` }),
    );
    let storage = await openStorage(`file:${path}`);
    await storage.commit(
      KEY,
      [team(KEY), goal('kept', 9), ...taken].map((document) => ({ do: 'put', document, expected: 0 })),
    );
    await storage.close();
    expect(readFileSync(path).toString('latin1')).toContain('-hemligt');
    storage = await openStorage(`file:${path}`);
    await storage.commit(
      KEY,
      taken.map(({ kind, id }) => ({ do: 'delete', kind, id, expected: 1 })),
    );
    await storage.close();
    expect(readFileSync(path).toString('latin1')).not.toContain('-hemligt');
  });
});

describe('what is written at one time', () => {
  const put = (number: number, expected = 0) =>
    ({ do: 'put', document: goal(`g${number}`, number, { version: expected }), expected }) as const;

  it('stands or falls each by itself, in the order in which it was asked for', async () => {
    const path = join(folder(), 'a.db');
    const storage = await openStorage(`file:${path}`);
    await storage.commit(KEY, [{ do: 'put', document: team(KEY), expected: 0 }]);
    await storage.snapshot(KEY);
    const outcomes = await Promise.allSettled([
      storage.commit(KEY, [put(1)]),
      storage.commit(KEY, [put(2), put(1)]),
      storage.commit(KEY, [put(3), put(1, 1)]),
      storage.commit(KEY, [put(4, 7)]),
    ]);
    expect(outcomes.map((one) => one.status === 'fulfilled' || one.reason)).toEqual([
      true,
      expect.any(ConflictError),
      true,
      expect.any(ConflictError),
    ]);
    const versions = async (from: Storage) =>
      (await from.snapshot(KEY))?.goals.map(({ id, version }) => `${id} ${version}`);
    expect(await versions(storage)).toEqual(['g1 2', 'g3 1']);
    await storage.close();
    const again = await openStorage(`file:${path}`);
    expect(await versions(again)).toEqual(['g1 2', 'g3 1']);
    await again.close();
  });

  it('is written before the file is closed', async () => {
    const path = join(folder(), 'a.db');
    const storage = await openStorage(`file:${path}`);
    const writing = storage.commit(KEY, [{ do: 'put', document: team(KEY), expected: 0 }]);
    await storage.close();
    await writing;
    const again = await openStorage(`file:${path}`);
    expect((await again.snapshot(KEY))?.team.id).toBe(KEY.team);
    await again.close();
  });

  it('shares a flush: another connection sees all of it or nothing', async () => {
    const path = join(folder(), 'a.db');
    const storage = await openStorage(`file:${path}`);
    await storage.commit(KEY, [{ do: 'put', document: team(KEY), expected: 0 }]);
    const file = new DatabaseSync(path);
    const frames = () => Number(file.prepare('PRAGMA wal_checkpoint').get()?.['log']);
    const before = frames();
    await Promise.all(Array.from({ length: 50 }, (_, n) => storage.commit(KEY, [put(n + 1)])));
    // Apart, each would leave the pages that it changed in the log.
    expect(frames() - before).toBeLessThan(50);
    file.close();
    await storage.close();
  });
});

/** Writes until there is no room; the number of goals that were confirmed. */
async function fill(storage: Storage): Promise<number> {
  for (let number = 1; number < 1000; number += 1) {
    const document = goal(`g${number}`, number, { description: 'x'.repeat(4000) });
    const written = storage.commit(KEY, [{ do: 'put', document, expected: 0 }]);
    try {
      await written;
    } catch (error) {
      expect(error).toBeInstanceOf(DiskFullError);
      return number - 1;
    }
  }
  throw new Error('there was room for all');
}

describe('a full disk', () => {
  /** A store whose disk is as large as the test says. */
  const small = () => {
    const file = new SqliteFile(join(folder(), 'a.db'));
    const roomFor = (pages: number) => file.all(`PRAGMA max_page_count = ${pages}`);
    return { storage: storeIn(file), roomFor };
  };

  it('loses nothing that was confirmed, keeps what is stored readable, and is seen until there is room again', async () => {
    const { storage, roomFor } = small();
    await storage.commit(KEY, [{ do: 'put', document: team(KEY), expected: 0 }]);
    await storage.ping();
    roomFor(60);
    const confirmed = await fill(storage);
    expect(confirmed).toBeGreaterThan(5);
    expect((await storage.snapshot(KEY))?.goals).toHaveLength(confirmed);
    await expect(storage.ping()).rejects.toBeInstanceOf(DiskFullError);
    await expect(storage.ping()).rejects.toMatchObject({ code: 'disk-full' });
    roomFor(10_000);
    await storage.ping();
    await storage.commit(KEY, [{ do: 'put', document: member('siv'), expected: 0 }]);
    await storage.close();
  });

  it('takes what there is room for of what is written at one time', async () => {
    const { storage, roomFor } = small();
    await storage.commit(KEY, [{ do: 'put', document: team(KEY), expected: 0 }]);
    roomFor(60);
    const write = (number: number, more: number) =>
      storage.commit(
        KEY,
        Array.from({ length: more }, (_, i) => ({
          do: 'put',
          document: goal(`g${number}.${i}`, number, { description: 'x'.repeat(4000) }),
          expected: 0,
        })),
      );
    const outcomes = await Promise.allSettled([write(1, 1), write(2, 200), write(3, 1)]);
    expect(outcomes.map((one) => one.status === 'fulfilled' || one.reason)).toEqual([
      true,
      expect.any(DiskFullError),
      true,
    ]);
    expect((await storage.snapshot(KEY))?.goals.map(({ number }) => number)).toEqual([1, 3]);
    await storage.close();
  });

  it('answers status and help, and says kindly that nothing was saved', async () => {
    const { storage, roomFor } = small();
    const world = await makeWorld(undefined, async () => storage);
    await setUpTeam(world);
    const form = await goalForm(world, 'Siv Sköterska');
    // No smaller than it is: it may not grow.
    roomFor(1);
    for (let event = 1; event < 2000; event += 1) {
      const said = textOf(await world.say('Siv Sköterska', 'hjälp'));
      expect(said).toContain('Det här kan jag hjälpa till med');
      if (JSON.stringify(world.logged).includes('event not marked')) break;
    }
    expect(world.logged).toContainEqual(expect.objectContaining({ code: 'disk-full', what: 'event not marked' }));
    // Where she is reached now cannot be noted; she is answered all the same.
    const moved = {
      ...personal('Siv Sköterska'),
      conversation: 'a:moved',
      route: { serviceUrl: `https://new.example/${'x'.repeat(20_000)}` },
    };
    const status = world.inbound('Siv Sköterska', { type: 'said', text: 'status' }, moved, 'sv');
    expect(textOf(await world.handle({ ...status, who: { ...status.who, address: moved } }))).toContain('Ekskolan');
    expect(world.logged).toContainEqual(
      expect.objectContaining({ code: 'disk-full', what: expect.stringContaining('not noted') }),
    );
    // Longer than what room there may be left within the file.
    const long = (words: string): string => `${words}, ${'som vi följer varje vecka, '.repeat(10)}`.slice(0, 290);
    const saved = await world.press('Siv Sköterska', form, 'Spara målet', {
      title: long('Minska frånvaron i åk 7–9'),
      group: long('åk 7–9'),
      indicator: long('Andel frånvaro i åk 7–9'),
      baseline: '9,8',
      target: '8,5',
    });
    expect(textOf(saved)).toContain('ingen plats kvar att spara på');
    expect(textOf(await world.say('Rut Rektor', 'status'))).toContain('Ekskolan');
    expect((await world.snapshot()).goals).toEqual([]);
  });
});

describe('what version 0.2.0 stored', () => {
  const old = () => {
    const path = join(folder(), 'a.db');
    copyFileSync(new URL('../fixtures/store-0.2.0.db', import.meta.url).pathname, path);
    return path;
  };

  it('is read whole, of every kind, and belongs to this version afterwards', async () => {
    const path = old();
    const before = new DatabaseSync(path, { readOnly: true });
    const count = before.prepare('SELECT count(*) AS n FROM documents').get()?.['n'];
    before.close();
    const storage = await openStorage(`file:${path}`);
    const lines = [];
    for await (const line of storage.dump()) lines.push(line);
    const documents = lines.flatMap((line) => (line.type === 'document' ? [line.document] : []));
    expect(documents).toHaveLength(Number(count));
    // An earlier school year's days, days that wait for a yes, the year's evaluation and what is chosen at its end are kept since version 4,
    // calendars' addresses since 5, overviews and the look of reports since 6.
    const since = ['year', 'days', 'evaluation', 'signature', 'handover', 'feed', 'overview', 'template'];
    expect([...new Set(documents.map(({ kind }) => kind))].toSorted()).toEqual(
      kinds.filter((kind) => !since.includes(kind)).toSorted(),
    );
    expect(lines.filter(({ type }) => type === 'delivery')).toHaveLength(62);
    await storage.close();
    const after = new DatabaseSync(path, { readOnly: true });
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: SCHEMA_VERSION });
    after.close();
  });

  it('goes on: status, plan and people are as they were, and messages that were due are', async () => {
    const path = old();
    const world = await makeWorld('2026-10-13T08:00:00Z', () => openStorage(`file:${path}`));
    const status = textOf(await world.say('Rut Rektor', 'status'));
    expect(status).toContain('Mål 1');
    expect(status).toContain('Frågorna går ut tisdagen den 19 januari 2027.');
    expect(textOf(await world.say('Siv Sköterska', 'insatser'))).toContain('Samtal inom fem dagar');
    expect(textOf(await world.say('Rut Rektor', 'parkeringen'))).toContain('Kurs om djur i vården');
    expect(textOf(await world.say('Kim Kurator', 'diskussion'))).toContain('Vi följer frånvaron varje vecka.');
    const due = (await world.storage.deliveries(await world.key(), 300)).filter(({ state }) => state === 'due');
    expect(due.length).toBeGreaterThan(30);
    await world.press('Siv Sköterska', cardOf(await world.say('Siv Sköterska', 'radera mina uppgifter')), 'Radera');
    expect((await world.snapshot()).members.map(({ id }) => id)).not.toContain(idOf('Siv Sköterska'));
  });
});
