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

it.each([
  [[]],
  [['x.csv']],
  [['--team', 'team-1', 'x.csv']],
  [['--tem', 'teams:t/team-1', 'x.csv']],
  [['--team', 'teams:t/team-1', 'x.csv', 'y.csv']],
])('written as %j it says how it is written', (args) => {
  const failed = command('import', args);
  expect([failed.status, failed.out]).toEqual([1, '']);
  expect(failed.err).toContain('npm run import -- --team');
});
