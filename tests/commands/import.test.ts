/** `npm run import` where something is wrong around the file; what it does with a file is in tests/imports/nightly.test.ts. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { command, storeWithTeam, temporary } from './process.ts';

const csv = 'Mått;2023/24;2024/25\nGenomsnittligt meritvärde;224,0;231,4\n';

it('a store that is not there is not made', () => {
  const folder = temporary();
  const file = join(folder, 'export.csv');
  writeFileSync(file, csv);
  const url = `file:${join(folder, 'data', 'a.db')}`;
  expect(command('import', ['--team', 'teams:t/team-1', file], { STORAGE_URL: url })).toEqual({
    status: 1,
    out: '',
    err: 'Det finns inget lager där STORAGE_URL pekar. · There is no store where STORAGE_URL points.\n',
  });
  expect(existsSync(join(folder, 'data'))).toBe(false);
  expect(readdirSync(folder)).toEqual(['export.csv']);
});

it('a mistyped address is named and not repeated', () => {
  const failed = command('import', ['--team', 'teams:t/team-1', 'x.csv'], { STORAGE_URL: 'mongo://hemligt@h/a' });
  expect(failed.status).toBe(1);
  expect(failed.err).toContain('STORAGE_URL');
  expect(failed.err).not.toContain('hemligt');
});

it('a file that is not there is one sentence', async () => {
  const folder = temporary();
  const url = `file:${join(folder, 'a.db')}`;
  const team = await storeWithTeam(url);
  const file = join(folder, 'none.csv');
  expect(command('import', ['--team', team, file], { STORAGE_URL: url })).toEqual({
    status: 1,
    out: '',
    err: `${file}: filen eller mappen finns inte. · ${file}: there is no such file or folder.\n`,
  });
});

it('shows what a table, a calendar and pasted lines would give, without a team and without saving', () => {
  const folder = temporary();
  const write = (name: string, words: string): string => {
    writeFileSync(join(folder, name), words);
    return join(folder, name);
  };
  const lines = (...args: string[]): unknown[] => {
    const { status, out, err } = command('import', [...args, '--year', '2026/27', '--json']);
    expect([status, err]).toEqual([0, '']);
    return out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  expect(lines('--preview', write('a.csv', csv))).toMatchObject([
    { type: 'value', indicator: 'merit_rating', period: '2023/24', group: 'all', grade: '', value: 224, mark: '' },
    { type: 'value', indicator: 'merit_rating', period: '2024/25', value: 231.4 },
  ]);
  const event = 'BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20261006\r\nSUMMARY:Studiedag\r\nEND:VEVENT';
  const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event}\r\nEND:VCALENDAR\r\n`;
  const staff = { type: 'day', kind: 'staff', from: '2026-10-06', to: '2026-10-06' };
  expect(lines('--preview', write('a.ics', calendar))).toMatchObject([staff]);
  const lov = { type: 'day', kind: 'break', from: '2026-10-26', to: '2026-10-30', name: 'Höstlov' };
  expect(lines('--lines', write('a.txt', 'Höstlov v. 44\n'))).toMatchObject([lov]);
  // Whatever the file is called, and as older programs write it.
  expect(lines('--preview', write('b.txt', calendar))).toMatchObject([staff]);
  writeFileSync(join(folder, 'c.txt'), Buffer.from('Höstlov v. 44\n', 'latin1'));
  expect(lines('--lines', join(folder, 'c.txt'))).toMatchObject([lov]);
  const words = command('import', ['--preview', join(folder, 'a.csv')]);
  expect(words.out).toContain('Genomsnittligt meritvärde 2024/25: 231,4');
  const none = command('import', ['--preview', write('b.csv', 'inte en tabell'), '--json']);
  expect([none.status, JSON.parse(none.out).type]).toEqual([1, 'left-out']);
  expect(readdirSync(folder).toSorted()).toEqual(['a.csv', 'a.ics', 'a.txt', 'b.csv', 'b.txt', 'c.txt']);
});

it.each([
  [[]],
  [['--preview', 'a.csv', '--year', '2026/28']],
  [['--preview', 'a.csv', '--team', 'teams:t/team-1']],
  [['x.csv']],
  [['--team', 'team-1', 'x.csv']],
  [['--tem', 'teams:t/team-1', 'x.csv']],
  [['--unit', '12345678']],
])('written as %j it says how it is written', (args) => {
  const failed = command('import', args);
  expect([failed.status, failed.out]).toEqual([1, '']);
  expect(failed.err).toContain('npm run import -- --unit');
});
