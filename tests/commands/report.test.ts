/** `npm run report` and `npm run picture` for the made-up school, and for a team that is in the store. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStorage } from '../../storage/open.ts';
import { checkpoint, goal, keyOf, member, team } from '../storage/samples.ts';
import { command, temporary } from './process.ts';

it.each([
  ['pdf', '%PDF-'],
  ['docx', 'PK'],
  ['xlsx', 'PK'],
])('writes the demo as %s', (format, begins) => {
  const out = join(temporary(), `report.${format}`);
  const {
    status,
    out: said,
    err,
  } = command('report', ['--demo', '--kind', 'checkpoint', '--lang', 'en', '--out', out]);
  expect([status, err]).toEqual([0, '']);
  expect(said).toContain('checkpoint 2, 26 January 2027');
  expect(readFileSync(out).subarray(0, begins.length).toString('latin1')).toBe(begins);
});

it('writes half a year of the demo: the spring, since a checkpoint of it has been, or the one that is named', () => {
  const out = join(temporary(), 'report.xlsx');
  const half = (...more: string[]) => command('report', ['--demo', '--kind', 'half-year', '--out', out, ...more]).out;
  expect(half()).toContain('vårterminen 2027');
  expect(half('--half', 'autumn', '--lang', 'en')).toContain('autumn term 2026');
});

it('writes an earlier year of a team, and says so when there is none', { timeout: 60_000 }, async () => {
  const folder = temporary();
  const STORAGE_URL = `file:${join(folder, 'a.db')}`;
  const storage = await openStorage(STORAGE_URL);
  const key = keyOf(1);
  const earlier = { schoolYear: '2025/26' } as const;
  const documents = [
    team(key),
    member('rut', { principal: true }),
    checkpoint('c1', '2025-10-07', earlier),
    goal('g1', 1, earlier),
  ];
  await storage.commit(
    key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  await storage.close();
  const out = join(folder, 'year.xlsx');
  const args = ['--team', `${key.tenant}/${key.team}`, '--kind', 'year', '--out', out];
  expect(command('report', [...args, '--year', '2025/26'], { STORAGE_URL })).toMatchObject({ status: 0, err: '' });
  expect(existsSync(out)).toBe(true);
  const none = command('report', [...args, '--year', '2019/20'], { STORAGE_URL });
  expect([none.status, none.err]).toEqual([1, expect.stringContaining('inget sparat från det läsåret')]);
});

const TEAM_OR_DEMO = 'Skriv --demo eller --team, ett av dem. · Write --demo or --team, one of them.';
it.each([
  [['--kind', 'year', '--out', 'x.pdf'], TEAM_OR_DEMO],
  [['--demo', '--team', 'a/b', '--out', 'x.pdf'], TEAM_OR_DEMO],
  [['--demo', '--kind', 'month', '--out', 'x.pdf'], '--kind kan vara checkpoint, half-year, year.'],
  [['--demo', '--kind', 'half-year', '--half', 'summer', '--out', 'x.pdf'], '--half can be autumn, spring.'],
  [['--demo', '--kind', 'year', '--half', 'autumn', '--out', 'x.pdf'], '--half hör till --kind half-year.'],
  [['--demo', '--kind', 'checkpoint', '--checkpoint', '7', '--out', 'x.pdf'], '--checkpoint skrivs 1–4.'],
  [['--demo', '--checkpoint', '2', '--out', 'x.pdf'], '--checkpoint goes with --kind checkpoint.'],
  [['--demo', '--year', '2026', '--out', 'x.pdf'], '--year skrivs 2026/27.'],
  [['--demo', '--lang', 'de', '--out', 'x.pdf'], '--lang can be sv, en.'],
  [['--demo', '--out', 'x.txt'], '--out är en fil som slutar på .pdf, .docx, .xlsx.'],
  [['--demo', '--format', 'docx', '--out', 'x.pdf'], '--out is a file that ends in .docx.'],
  [['--demo', '--format', 'pdf'], '--out är en fil som slutar på'],
  [['--demo', '--svenska', '--out', 'x.pdf'], '«--svenska» finns inte.'],
  [['--demo', 'extra', '--out', 'x.pdf'], 'there is no “extra”.'],
  [['--demo', '--out', 'x.pdf', '--kind'], '--kind är inte skriven rätt.'],
])('says in one line what is wrong with %j, and where more is told', (args, sentence) => {
  const { status, err } = command('report', args);
  expect([status, err]).toEqual([1, expect.stringMatching(/^[^\n]+ · npm run report -- --help\.?\n$/)]);
  expect(err).toContain(sentence);
  expect(existsSync('x.pdf')).toBe(false);
});

it('takes a name without an ending when the format is said', () => {
  const out = join(temporary(), 'report');
  expect(command('report', ['--demo', '--format', 'pdf', '--out', out]).status).toBe(0);
  expect(readFileSync(out).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

it.each([
  ...[
    'archive',
    'backup',
    'bench',
    'calendar',
    'coverage',
    'evaluate',
    'import',
    'manifest',
    'picture',
    'report',
    'restore',
  ],
  ...['schools', 'simulate', 'start', 'train', 'faults'],
])('%s says how it is written to whoever asks, and does nothing else', (name) => {
  const { status, out, err } = command(name, ['--help']);
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain(name === 'start' ? 'npm start' : name);
  expect(existsSync('--help')).toBe(false);
});

it('help tells of every flag in both languages, with something to try', () => {
  const { out } = command('picture', ['--help']);
  expect(out).toMatch(/--kind wheel\|goal\|deviations\|schools\s+vad som ritas\n/);
  expect(out).toMatch(/--dark\s+dark\n/);
  const tried = /npm run picture -- (.*)$/m.exec(out)?.[1]?.split(' ') ?? [];
  const file = join(temporary(), 'tried.png');
  expect(
    command(
      'picture',
      tried.map((one) => (one === 'wheel.png' ? file : one)),
    ).status,
  ).toBe(0);
});

it.each(['wheel', 'goal', 'deviations', 'schools'])('draws the demo’s %s in both languages, light and dark', (kind) => {
  for (const more of [
    ['--lang', 'sv'],
    ['--lang', 'en', '--dark'],
  ]) {
    const out = join(temporary(), 'picture.png');
    const { status, out: said } = command('picture', ['--demo', '--kind', kind, '--out', out, ...more]);
    expect([status, said.length > 20]).toEqual([0, true]);
    expect(readFileSync(out).subarray(1, 4).toString('latin1')).toBe('PNG');
  }
});

it('draws the demo', () => {
  const out = join(temporary(), 'wheel.svg');
  const { status, out: said } = command('picture', ['--demo', '--kind', 'wheel', '--out', out]);
  expect([status, said]).toEqual([0, expect.stringContaining('Här är vi: den 4 februari 2027')]);
  expect(readFileSync(out, 'utf8')).toContain('<svg');
});

it('writes the year as a calendar file', () => {
  const out = join(temporary(), 'year.ics');
  expect(command('calendar', ['--demo', '--out', out])).toMatchObject({ status: 0, err: '' });
  const lines = readFileSync(out, 'utf8').split('\r\n');
  expect([lines[0], ...lines.slice(-2)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  expect(command('calendar', ['--demo', '--out', 'year.txt'])).toMatchObject({ status: 1 });
});

it('draws the made-up schools, writes them as a workbook, and says so where nobody shows themselves', () => {
  const folder = temporary();
  const picture = command('picture', ['--demo', '--kind', 'schools', '--dark', '--out', join(folder, 'schools.png')]);
  expect([picture.status, picture.err]).toEqual([0, '']);
  expect(picture.out).toContain('Ekskolan: 2 av 4 stängda; 2 enligt plan, 1 viss avvikelse (i fjol:');
  const workbook = join(folder, 'schools.xlsx');
  expect(command('schools', ['--demo', '--out', workbook]).status).toBe(0);
  expect(readFileSync(workbook).subarray(0, 2).toString('latin1')).toBe('PK');
  expect(command('schools', ['--demo', '--for', 'teams:t/hanna', '--out', workbook]).err).toContain(
    'Skriv --demo eller --for, ett av dem.',
  );
});
