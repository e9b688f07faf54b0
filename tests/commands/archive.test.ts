/** `npm run archive`: what an organiser's archive gets of a school, and what it does not. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Document } from '../../quality/kinds.ts';
import type { AuditEntry, Change } from '../../quality/ports.ts';
import { archivedDocument, archivedKinds, schemaOf } from '../../reports/archive/what.ts';
import { openStorage } from '../../storage/open.ts';
import { CHAT, HER, HERS, ULLA } from '../storage/hers.ts';
import { answer, checkpoint, decision, feed, goal, keyOf, member, team } from '../storage/samples.ts';
import { command, temporary } from './process.ts';

const KEY = keyOf(1);
const TEAM = `${KEY.tenant}/${KEY.team}`;
const FORMULA = '=HYPERLINK("http://x.example";"3")';
const WORDS = 'Rad ett\nrad "två"; tre';

const DOCUMENTS: readonly Document[] = [
  team(KEY),
  member('rut', { principal: true, away: { from: '2026-09-02', until: '2026-09-30' } }),
  checkpoint('c1', '2025-10-07', { schoolYear: '2025/26', summary: WORDS }),
  goal('g1', 1, { schoolYear: '2025/26', title: FORMULA }),
  goal('g2', 2),
  decision('b1', 'c1', { schoolYear: '2025/26', text: 'Vuxna på rasterna' }),
  answer('c1', 'siv', { schoolYear: '2025/26', unfinished: true, typed: { meaning: 'halvskrivet' } }),
  feed('rut'),
  { kind: 'home', id: '19:hemlig-chatt', version: 1, schoolYear: '' },
];
const ENTRIES: readonly AuditEntry[] = [
  {
    at: '2025-09-01T08:00:00Z',
    by: 'rut',
    what: 'goal-created',
    about: 'goal/g1',
    before: null,
    after: { title: FORMULA },
  },
  {
    at: '2025-09-02T08:00:00Z',
    by: 'rut',
    what: 'roles-changed',
    about: 'member/rut',
    before: null,
    after: { away: '2026-09-02', name: 'Namn rut' },
  },
];

async function filled(): Promise<string> {
  const STORAGE_URL = `file:${join(temporary(), 'a.db')}`;
  const storage = await openStorage(STORAGE_URL);
  await storage.commit(KEY, [
    ...DOCUMENTS.map((document): Change => ({ do: 'put', document, expected: 0 })),
    ...ENTRIES.map((entry) => ({ do: 'audit', entry }) as Change),
  ]);
  await storage.close();
  return STORAGE_URL;
}

it('writes all school years in open formats, tells of every file, and nothing that is no record', async () => {
  const STORAGE_URL = await filled();
  const out = join(temporary(), 'arkiv');
  expect(command('archive', ['--team', TEAM, '--out', out], { STORAGE_URL })).toMatchObject({ status: 0, err: '' });

  const there = globSync('**/*.*', { cwd: out }).toSorted();
  const read = (path: string): string => readFileSync(join(out, path), 'utf8');
  const contents: Record<string, string>[] = parse(read('innehall.csv'), { bom: true, delimiter: ';', columns: true });
  expect([...contents.map(({ fil }) => fil), 'innehall.csv', 'sha256.txt'].toSorted()).toEqual(there);
  for (const { fil = '', byte, rader, 'SHA-256': sum, ...rest } of contents) {
    const bytes = readFileSync(join(out, fil));
    expect([fil, String(bytes.length), createHash('sha256').update(bytes).digest('hex')]).toEqual([fil, byte, sum]);
    expect(Object.values(rest).every((words) => words !== '')).toBe(true);
    if (fil.endsWith('.jsonl')) expect(bytes.toString('utf8').trimEnd().split('\n')).toHaveLength(Number(rader));
  }
  const sums = read('sha256.txt').trimEnd().split('\n');
  expect(sums.map((line) => line.slice(66)).toSorted()).toEqual(there.filter((path) => path !== 'sha256.txt'));
  expect(there.filter((path) => path.endsWith('.pdf'))).toEqual([
    'rapporter/2025-26-avstamning-1.pdf',
    'rapporter/2025-26-lasaret.pdf',
    'rapporter/2026-27-lasaret.pdf',
  ]);
  expect(readFileSync(join(out, 'rapporter/2025-26-lasaret.pdf')).toString('latin1')).toContain('<pdfaid:part>2<');
  expect(statSync(out).mode & 0o077).toBe(0);
  expect(statSync(join(out, 'data/goal.jsonl')).mode & 0o077).toBe(0);

  const goals = read('data/goal.jsonl')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(goals).toEqual(DOCUMENTS.filter(({ kind }) => kind === 'goal'));
  const [first]: Record<string, string>[] = parse(read('tabeller/goal.csv'), {
    bom: true,
    delimiter: ';',
    columns: true,
  });
  expect([first?.['title'], first?.['schoolYear']]).toEqual([`'${FORMULA}`, '2025/26']);
  const [told]: Record<string, string>[] = parse(read('tabeller/checkpoint.csv'), {
    bom: true,
    delimiter: ';',
    columns: true,
  });
  expect(told?.['summary']).toBe(WORDS);
  expect(
    read('data/historik.jsonl')
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toEqual([ENTRIES[0], { ...ENTRIES[1], after: { name: 'Namn rut' } }]);

  const everything = there
    .filter((path) => !path.endsWith('.pdf'))
    .map(read)
    .join('\n');
  for (const word of ['hemlig-chatt', 'halvskrivet', '2026-09-30', 'a:rut', ...secretsOf(DOCUMENTS)])
    expect(everything).not.toContain(word);
});

const secretsOf = (documents: readonly Document[]): string[] =>
  documents.flatMap((one) => (one.kind === 'feed' ? [one.secret] : []));

it('keeps all words that people have sent, of every kind that is a record, and no chat or account', () => {
  for (const kind of archivedKinds) {
    const kept = JSON.stringify(archivedDocument(HERS[kind]()));
    expect(kept).not.toContain(CHAT.conversation);
    expect(kept).not.toContain(CHAT.route['userId']);
    if (JSON.stringify(HERS[kind]()).includes(HER) && kind !== 'member')
      expect([kind, kept.includes(HER)]).toEqual([kind, true]);
  }
  expect(archivedDocument(HERS.member())).toMatchObject({ id: ULLA, principal: true });
  expect(archivedDocument(HERS.feed())).toBeNull();
});

it('describes exactly the fields that the data has', () => {
  for (const kind of archivedKinds) {
    const { properties }: { properties: Record<string, unknown> } = JSON.parse(schemaOf(kind));
    const fields = Object.keys(archivedDocument(HERS[kind]()) ?? {});
    expect(fields.filter((field) => !Object.hasOwn(properties, field)).map((field) => `${kind}.${field}`)).toEqual([]);
    expect(properties).not.toHaveProperty('address');
  }
});

it('is the same bytes for the same data on the same day, in English too', () => {
  const [one, two] = [join(temporary(), 'a'), join(temporary(), 'b')];
  for (const out of [one, two])
    expect(command('archive', ['--demo', '--lang', 'en', '--out', `${out}/`])).toMatchObject({ status: 0, err: '' });
  expect(readFileSync(join(one, 'sha256.txt'), 'utf8')).toBe(readFileSync(join(two, 'sha256.txt'), 'utf8'));
  expect(readFileSync(join(one, 'innehall.csv'), 'utf8')).toContain('file;contents;format;rows;bytes;SHA-256');
});

it('writes into an empty folder, never beside other files, and says what is wrong', () => {
  const folder = temporary();
  expect(command('archive', ['--demo', '--out', folder]).status).toBe(0);
  const again = command('archive', ['--demo', '--out', folder]);
  expect([again.status, again.err]).toEqual([1, expect.stringContaining('är inte tom, så inget har skrivits')]);
  const other = join(temporary(), 'full');
  mkdirSync(other);
  writeFileSync(join(other, 'annat.txt'), 'x');
  expect(command('archive', ['--demo', '--out', other]).status).toBe(1);
  expect(globSync('**/*', { cwd: other })).toEqual(['annat.txt']);
  expect(command('archive', ['--demo']).err).toContain('--out är en ny mapp');
});
