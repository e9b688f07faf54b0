/** README.md and docs/: every command that they name is run as it stands there, and every link and picture leads somewhere. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { understand } from '../language/understand.ts';
import type { Document } from '../quality/kinds.ts';
import type { Change } from '../quality/ports.ts';
import { documentsOf } from '../quality/snapshot.ts';
import { demoSchool } from '../scheduler/simulation/demo.ts';
import { backup } from '../storage/archive.ts';
import { openStorage } from '../storage/open.ts';
import { GOAL_LINE } from './commands/process.ts';
import { overview } from './storage/samples.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PAGES = ['README.md', ...globSync('docs/*.md', { cwd: ROOT })];
const words = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

type Named = { readonly page: string; readonly name: string; readonly args: readonly string[] };

/** As they stand in blocks and between backticks, what a line says of them left out. */
const commands = PAGES.flatMap((page): Named[] => {
  const text = words(page);
  const blocks = [...text.matchAll(/^```sh\n([^`]*)^```/gm)].flatMap(([, block = '']) => block.split('\n'));
  const inline = [...text.matchAll(/`(npm [^`]+)`/g)].map(([, line = '']) => line);
  return [...blocks, ...inline].flatMap((line) => {
    const [, name = '', args = ''] =
      /(?:^| )npm (?:run )?(?:-s )?([a-z]+)(?: -- ([^#]*))?/.exec(line.replace(/ +#.*$/, '')) ?? [];
    return name === '' || name === 'run'
      ? []
      : [{ page, name, args: args.trim() === '' ? [] : args.trim().split(' ') }];
  });
});

/** What goes on until it is ended, or takes minutes, or writes in the project, is about a platform, or ends a team: each has tests of its own. `ci` is npm's. */
const ELSEWHERE = [
  'start',
  'test',
  'check',
  'coverage',
  'bench',
  'faults',
  'replicas',
  'train',
  'manifest',
  'workspaces',
  'ci',
];
/** Those that somebody is to write more after. */
const toRun = commands.filter(({ name, args }) => !ELSEWHERE.includes(name) && (args.length > 0 || name === 'teams'));
/** The same command of two pages, or two languages, is run once, whatever its file and school are called. */
const alike = ({ name, args }: Named): string =>
  [name, ...args.map((arg) => arg.replace(/^[A-Z]+(?=\/|$)|^\w+(?=\.\w+$)/, '*'))].join(' ');
const once = [...new Map(toRun.map((one) => [alike(one), one])).values()].map(
  (one) => [`${one.name} ${one.args.join(' ')}`, one] as const,
);

const PLAN = { school: 'Ekskolan', goals: [{ title: 'Minska frånvaron', indicator: 'frånvaro' }], interventions: [] };
const TABLE = 'Mått;2023/24;2024/25\nGenomsnittligt meritvärde;224,0;231,4\n';
const CALENDAR =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20261026\r\nDTEND;VALUE=DATE:20261031\r\nSUMMARY:Höstlov\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
const LINES = 'Höstlov 26–30 oktober 2026\n';

/** Everything that a page tells somebody to have: a school in the store under each name that it goes by, and the files. */
const folder = mkdtempSync(join(tmpdir(), 'arshjulet-docs-'));
const STORAGE_URL = `file:${join(folder, 'data.db')}`;
const TEAMS = ['TENANT/TEAM', 'ORGANISATION/TEAM', 'slack:T123/TEAM'];
beforeAll(async () => {
  const demo = await demoSchool();
  const storage = await openStorage(STORAGE_URL);
  for (const [index, name] of TEAMS.entries()) {
    const [tenant = '', team = ''] = name.split('/');
    const documents: readonly Document[] = [
      ...documentsOf(demo).map((one) =>
        one.kind === 'team' ? { ...one, id: team, unitCode: index === 0 ? '12345678' : null } : one,
      ),
      ...(index === 0 ? [overview('PERSON')] : []),
    ];
    const changes = documents.map((document): Change => ({ do: 'put', document, expected: 0 }));
    await storage.commit({ tenant, team }, changes);
  }
  await backup(storage, join(folder, 'school.tar'));
  await storage.close();
  copyFileSync(join(folder, 'school.tar'), join(folder, 'skola.tar'));
  const write = (name: string, ...lines: readonly unknown[]): void =>
    writeFileSync(
      join(folder, name),
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    );
  for (const name of ['export.csv', 'FIL']) write(name, TABLE);
  for (const name of ['lov.txt', 'rader.txt']) write(name, LINES);
  write('lov.ics', CALENDAR);
  for (const name of ['goals.jsonl', 'FILE.jsonl']) write(name, GOAL_LINE);
  write('plans.json', { p1: PLAN });
  for (const name of ['messages.jsonl', 'texts.jsonl', 'questions.jsonl'])
    write(name, { id: 'a', text: 'Hur går det med frånvaron?', context: 'p1' });
  write('titles.jsonl', { id: 'a', title: 'Höstlov' });
  const cell = (value: string) => ({ type: String, value });
  const rows = TABLE.trim()
    .split('\n')
    .map((row) => row.split(';').map(cell));
  writeFileSync(join(folder, 'fil.xlsx'), await writeXlsxFile(rows).toBuffer());
});

describe('the commands of README and docs', () => {
  it('are found', () => {
    expect(once.length).toBeGreaterThan(25);
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(words('package.json'));
    expect([...new Set(commands.map(({ name }) => name))].filter((name) => name !== 'ci' && !scripts[name])).toEqual(
      [],
    );
  });

  it.each(once)('%s', { timeout: 120_000 }, (_, { page, name, args }) => {
    // Restoring wants an empty store; a page's own data lies where the page says.
    const store = name === 'restore' ? `file:${join(folder, `${crypto.randomUUID()}.db`)}` : STORAGE_URL;
    // What a shell puts in the place of a pattern, and a file of ours, lie elsewhere than in a page's folder.
    const given = args.map((arg) => {
      if (arg === 'SKOLENHETSKOD') return '12345678';
      return arg.startsWith('language/data/') ? join(ROOT, arg) : arg.replace(/^\/.*\*\.csv$/, 'export.csv');
    });
    const fresh = given.map((arg, index) =>
      given[index - 1] === '--out' && existsSync(join(folder, arg)) ? `${crypto.randomUUID()}-${arg}` : arg,
    );
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, `commands/${name}.ts`), ...fresh], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', STORAGE_URL: store, INIT_CWD: folder },
    });
    // The doctor finds what is missing here; that is its answer.
    expect([page, name === 'doctor' && status === 1 ? 0 : status, stderr.includes('--help')]).toEqual([page, 0, false]);
  });
});

it('every link and picture of a page leads to a file, and every part of one to a heading', () => {
  const headings = (page: string): string[] =>
    [...words(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
  const links = PAGES.flatMap((page) =>
    [...words(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, to = '']) => ({ page, to }))
      .filter(({ to }) => !/^https?:/.test(to)),
  );
  expect(links.length).toBeGreaterThan(20);
  const lost = links.filter(({ page, to }) => {
    const [path = '', part] = to.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    return !existsSync(join(ROOT, file)) || (part !== undefined && !headings(file).includes(decodeURIComponent(part)));
  });
  expect(lost).toEqual([]);
});

/** What a page for those who use the bot tells them to write. */
const said = PAGES.filter((page) => page.startsWith('docs/for-')).flatMap((page) =>
  [...words(page).matchAll(/`([^`]+)`/g)].map(([, phrase = '']) => [page, phrase] as const),
);
it('what a page tells somebody to write is a command', () => {
  expect(said.length).toBeGreaterThan(30);
  expect(said.filter(([, phrase]) => understand(phrase).command === undefined)).toEqual([]);
});

it('every file of ours that a page names is there', () => {
  const folders = globSync('*/', { cwd: ROOT }).map((name) => name.replace(/\/$/, ''));
  const named = PAGES.flatMap((page) =>
    [...words(page).matchAll(/`([a-z]+\/[\w./-]*)`/g)].map(([, path = '']) => ({ page, path })),
  ).filter(({ path }) => folders.includes(path.split('/')[0] ?? '') && !path.startsWith('manifest/build/'));
  expect(named.length).toBeGreaterThan(50);
  // A table may call a file by its name alone.
  expect(
    named.filter(({ path }) => ![path, `${path}.ts`, `${path}.jsonl`].some((one) => existsSync(join(ROOT, one)))),
  ).toEqual([]);
});
