/** `npm run backup` and `npm run restore` as whoever runs the server uses them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, inject, it } from 'vitest';
import { openStorage } from '../../storage/open.ts';
import { keyOf } from '../storage/samples.ts';
import { command, storeWithTeam, temporary } from './process.ts';

/** One line, in Swedish and English, and no stack. */
const SENTENCE = /^[^\n]+ · [^\n]+\n$/;

describe('backup and restore', () => {
  it('move a school into an empty store', async () => {
    const folder = temporary();
    const from = `file:${join(folder, 'a.db')}`;
    const to = `file:${join(folder, 'new', 'b.db')}`;
    const file = join(folder, 'skola.tar');
    await storeWithTeam(from);
    const saved = command('backup', [file], { STORAGE_URL: from });
    expect(saved).toEqual({
      status: 0,
      out: `Säkerhetskopia: ${file} (4 poster). · Backup: ${file} (4 records).\n`,
      err: '',
    });
    expect(command('restore', [file], { STORAGE_URL: to })).toEqual({
      status: 0,
      out: `Återställt: 4 poster ur ${file}. · Restored: 4 records from ${file}.\n`,
      err: '',
    });
    const storage = await openStorage(to);
    expect((await storage.snapshot(keyOf(1)))?.members.map(({ name }) => name)).toEqual(['Namn siv']);
    await storage.close();
  });

  it('restore refuses a store that holds something', async () => {
    const folder = temporary();
    const url = `file:${join(folder, 'a.db')}`;
    const file = join(folder, 'skola.tar');
    await storeWithTeam(url);
    command('backup', [file], { STORAGE_URL: url });
    const refused = command('restore', [file], { STORAGE_URL: url });
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('Lagret är inte tomt, så inget har återställts.');
    expect(refused.err).toMatch(SENTENCE);
  });
});

describe('what fails makes nothing and says why in one sentence', () => {
  it('a backup of a store that is not there', () => {
    const folder = temporary();
    const failed = command('backup', [join(folder, 'skola.tar')], {
      STORAGE_URL: `file:${join(folder, 'no', 'a.db')}`,
    });
    expect(failed).toEqual({
      status: 1,
      out: '',
      err: 'Det finns inget lager där STORAGE_URL pekar. · There is no store where STORAGE_URL points.\n',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a backup of a file that is no store of ours, which stays as it is', () => {
    const folder = temporary();
    const path = join(folder, 'other.db');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE things (name TEXT)');
    other.close();
    const before = readFileSync(path);
    const failed = command('backup', [join(folder, 'skola.tar')], { STORAGE_URL: `file:${path}` });
    expect([failed.status, failed.err]).toEqual([1, expect.stringContaining('Det finns inget lager')]);
    expect(readdirSync(folder)).toEqual(['other.db']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('a backup into a folder that is not there', async () => {
    const folder = temporary();
    const url = `file:${join(folder, 'a.db')}`;
    await storeWithTeam(url);
    const failed = command('backup', [join(folder, 'nowhere', 'skola.tar')], { STORAGE_URL: url });
    expect(failed.status).toBe(1);
    expect(failed.err).toContain('filen eller mappen finns inte');
    expect(failed.err).toMatch(SENTENCE);
    expect(readdirSync(folder)).toEqual(['a.db']);
  });

  it.each([
    ['a mistyped address', 'fil:./data/arshjulet.db'],
    ['no address of a database', 'postgres://localhost/a'],
  ])('%s', (_, url) => {
    const failed = command('backup', [join(temporary(), 'skola.tar')], { STORAGE_URL: url });
    expect(failed.status).toBe(1);
    expect(failed.err).toContain('STORAGE_URL');
    expect(failed.err).not.toContain(url);
    expect(failed.err).toMatch(SENTENCE);
  });

  it.each(['not there', 'broken'])('restoring a file that is %s, with no store made', (state) => {
    const folder = temporary();
    const file = join(folder, 'skola.tar');
    if (state === 'broken') writeFileSync(file, 'hej');
    const path = join(folder, 'new', 'a.db');
    const failed = command('restore', [file], { STORAGE_URL: `file:${path}` });
    expect([failed.status, failed.out]).toEqual([1, '']);
    expect(failed.err).toMatch(SENTENCE);
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  it.each([
    ['restore', []],
    ['restore', ['a.tar', 'b.tar']],
    ['backup', ['a.tar', 'b.tar']],
    ['backup', ['--hjalp']],
  ])('%s written as %j', (name, args) => {
    const failed = command(name, args, { STORAGE_URL: `file:${join(temporary(), 'a.db')}` });
    expect(failed.status).toBe(1);
    expect(failed.err).toContain(`npm run ${name} -- FIL`);
  });
});

const mongo = inject('mongoUrl');
describe.runIf(mongo)('on MongoDB', () => {
  it('a mistyped database name is no store, and is not made into one', () => {
    const url = new URL(mongo);
    url.pathname = `/t${crypto.randomUUID().replaceAll('-', '')}`;
    const folder = temporary();
    const failed = command('backup', [join(folder, 'skola.tar')], { STORAGE_URL: url.toString() });
    expect([failed.status, failed.err]).toEqual([1, expect.stringContaining('Det finns inget lager')]);
    expect(readdirSync(folder)).toEqual([]);
    // Asked again: the first attempt did not make it.
    expect(command('backup', [join(folder, 'skola.tar')], { STORAGE_URL: url.toString() }).status).toBe(1);
  });

  it('a server that does not answer is one sentence', () => {
    const failed = command('backup', [join(temporary(), 'skola.tar')], {
      STORAGE_URL: 'mongodb://127.0.0.1:1/a?serverSelectionTimeoutMS=200',
    });
    expect([failed.status, failed.out]).toEqual([75, '']);
    expect(failed.err).toContain('Databasen som STORAGE_URL pekar på svarar inte, ingen lyssnar på porten: ');
    expect(failed.err).toMatch(SENTENCE);
  });
});
