/** `npm run teams`, and the nightly import by whoever knows a school by its unit code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import type { TeamKey } from '../../quality/base.ts';
import { openStorage } from '../../storage/open.ts';
import { home, keyOf, member, team } from '../storage/samples.ts';
import { put } from '../storage/stores.ts';
import { command, temporary } from './process.ts';

const UNITS = ['12345678', '87654321', '87654321', null];
let folder: string;
let url: string;

/** Four teams, two of the same unit and one of none; Kim coordinates, Siv does not. */
beforeEach(async () => {
  folder = temporary();
  url = `file:${join(folder, 'a.db')}`;
  const storage = await openStorage(url);
  for (const [index, unitCode] of UNITS.entries()) {
    const key = keyOf(index + 1);
    await storage.commit(key, [
      put(team(key, { unitCode, school: `Skola ${4 - index}` })),
      put(home(`19:${key.team}`)),
      put(member('kim', { coordinator: true })),
      put(member('siv')),
    ]);
  }
  await storage.close();
});

const run = (name: string, ...args: string[]) => command(name, args, { STORAGE_URL: url });
const write = (name: string, words: string): string => {
  writeFileSync(join(folder, name), words);
  return join(folder, name);
};
const merit = (...years: [string, string][]): string =>
  `Mått;${years.map(([year]) => year).join(';')}\nGenomsnittligt meritvärde;${years.map(([, value]) => value).join(';')}\n`;
const nameOf = (key: TeamKey): string => `${key.tenant}/${key.team}`;

/** The values that a team has, and what its people are told. */
async function stateOf(key: TeamKey) {
  const storage = await openStorage(url);
  const snapshot = await storage.snapshot(key);
  if (!snapshot) throw new Error('no team');
  const deliveries = (await storage.deliveries(key, 100)).filter(({ kind }) => kind === 'notice');
  await storage.close();
  return {
    values: snapshot.series.flatMap(({ observations }) =>
      observations.map(({ period, value }) => `${period}: ${value.kind === 'number' ? value.number : value.kind}`),
    ),
    told: deliveries.map((one) => [
      one.recipient,
      toText(renderDelivery(one, snapshot, '2026-09-15T08:00:00Z', { late: false })),
    ]),
  };
}

it('the teams are listed by school with what other commands call them', () => {
  const { status, out, err } = run('teams');
  expect([status, err]).toEqual([0, '']);
  const [name, school] = [nameOf(keyOf(4)), 'Skola 1'];
  expect(out.split('\n')[0]).toBe(`${name}\t${school}\t–\tsv`);
  expect(out.trim().split('\n')).toHaveLength(4);
  expect(JSON.parse(run('teams', '--json').out.trim().split('\n')[3] ?? '')).toEqual({
    team: nameOf(keyOf(1)),
    school: 'Skola 4',
    unit: '12345678',
    language: 'sv',
  });
  expect(run('teams', '--help').out).toContain('npm run teams -- --json');
  expect(run('teams', '--fel').err).toContain('«--fel» finns inte');
});

it('the unit code alone says which team, unless there are none or several', async () => {
  const file = write('a.csv', merit(['2024/25', '231,4']));
  expect(run('import', '--unit', '12345678', file)).toMatchObject({ status: 0, err: '' });
  expect((await stateOf(keyOf(1))).values).toEqual(['2024/25: 231.4']);
  const none = run('import', '--unit', '11111111', file);
  expect([none.status, none.out]).toEqual([1, '']);
  expect(none.err).toContain('Inget team har skolenhetskoden.');
  const several = run('import', '--unit', '87654321', file);
  expect([several.status, several.err]).toEqual([1, expect.stringContaining(nameOf(keyOf(2)))]);
  expect(run('import', '--unit', '87654321', '--team', nameOf(keyOf(3)), file).status).toBe(0);
  expect([(await stateOf(keyOf(2))).values, (await stateOf(keyOf(3))).values]).toEqual([[], ['2024/25: 231.4']]);
});

it('several files are read, each by itself; one that is refused stops no other, and paths are from where one stands', async () => {
  write('a.csv', merit(['2023/24', '224,0']));
  write('b.csv', 'inte en tabell');
  write('c.csv', merit(['2024/25', '231,4']));
  const settings = { STORAGE_URL: url, INIT_CWD: folder };
  const all = command('import', ['--unit', '12345678', 'a.csv', 'b.csv', './c.csv'], settings);
  expect(all.status).toBe(1);
  expect(all.out).toMatch(/^a\.csv:\n[^\n]+\nSparat: 1 nya [^\n]+\nc\.csv:\n[^\n]+\nSparat: 1 nya [^\n]+\n$/);
  expect(all.err).toMatch(/^b\.csv:\n[^\n]+\nInget har sparats\.\n$/);
  expect((await stateOf(keyOf(1))).values).toEqual(['2023/24: 224', '2024/25: 231.4']);
  mkdirSync(join(folder, 'kopior'));
  expect(command('backup', ['kopior/skola.tar'], settings).status).toBe(0);
  const to = `file:${join(folder, 'b.db')}`;
  expect(command('restore', ['kopior/skola.tar'], { STORAGE_URL: to, INIT_CWD: folder }).status).toBe(0);
});

it('needs no other settings than the store’s', () => {
  const file = write('a.csv', merit(['2024/25', '231,4']));
  const half = { STORAGE_URL: url, TEAMS_APP_ID: 'x', PORT: 'åtta' };
  expect(command('import', ['--unit', '12345678', file], half).status).toBe(0);
  expect(command('backup', [join(folder, 'a.tar')], half).status).toBe(0);
  expect(command('teams', [], half).status).toBe(0);
});

it('a value that is ten times off is held, asked about once, and saved when it is accepted', async () => {
  run('import', '--unit', '12345678', write('a.csv', merit(['2023/24', '22,4'], ['2024/25', '23,1'])));
  const file = write('b.csv', merit(['2024/25', '23,5'], ['2025/26', '231,0']));
  const first = run('import', '--unit', '12345678', file);
  expect([first.status, first.err]).toEqual([0, '']);
  expect(first.out).toContain('Inte sparat: Genomsnittligt meritvärde 2025/26 är 231 i filen och var 23,5 förut.');
  expect(first.out).toContain('Sparat: 0 nya värden, 1 rättade, 0 oförändrade.');
  expect(first.out).not.toContain('är 231 rätt?');
  const held = await stateOf(keyOf(1));
  expect(held.values).toEqual(['2023/24: 22.4', '2024/25: 23.5']);
  expect(held.told).toEqual([
    ['kim', expect.stringContaining('Genomsnittligt meritvärde 2025/26 som 231, och förut var det 23,5.')],
  ]);
  // The next night, and the file with another name.
  run('import', '--unit', '12345678', write('c.csv', merit(['2024/25', '23,5'], ['2025/26', '231,0'])));
  expect((await stateOf(keyOf(1))).told).toHaveLength(1);
  const accepted = run('import', '--unit', '12345678', '--accept', file);
  expect(accepted.out).toContain('är 231 rätt?');
  expect((await stateOf(keyOf(1))).values).toContain('2025/26: 231');
  // What is saved is doubted no more.
  expect(run('import', '--unit', '12345678', file).out).not.toContain('Inte sparat');
});

it('many that are ten times off are one question', async () => {
  const measures = [
    'Genomsnittligt meritvärde',
    'Behöriga till yrkesprogram',
    'Elever med åtgärdsprogram',
    'Anpassad studiegång',
  ];
  const table = (year: string, value: string): string =>
    `Mått;${year}\n${measures.map((measure) => `${measure};${value}`).join('\n')}\n`;
  run('import', '--unit', '12345678', write('a.csv', table('2024/25', '8,4')));
  const { out } = run('import', '--unit', '12345678', write('b.csv', table('2025/26', '84')));
  expect(out.match(/^Inte sparat/gm)).toHaveLength(measures.length);
  expect((await stateOf(keyOf(1))).told).toEqual([
    ['kim', expect.stringContaining('har 4 värden som är ungefär tio gånger')],
  ]);
});
