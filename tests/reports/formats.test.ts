/** Reports as PDF, Word and Excel: of the made-up school, and of teams with words that are hard on a file. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../../reports/make.ts';
import { findVeraPdf, type VeraPdf } from '../../scripts/verapdf.ts';
import { someTeam } from '../cards/some-team.ts';
import { notTested } from '../not-tested.ts';
import { aboutTeam, aboutYear, EVERY, SUBJECTS, school } from './about.ts';
import { all, type Node, partsOf, sheetsOf, wordsOf, xmlOf } from './files.ts';

const subject = fc.constantFrom(...SUBJECTS);

/** veraPDF starts a Java of its own, which a busy machine takes its time over. */
const JUDGED = { timeout: 300_000 };

describe('PDF', () => {
  let vera: VeraPdf | null = null;
  beforeAll(async () => {
    const found = await findVeraPdf();
    if ('judge' in found) vera = found;
    else notTested(`the reports as veraPDF judges them (${found.none}), beyond the marks of PDF/UA`);
  }, 400_000);

  it('is PDF/UA-1 of every kind in both languages, and with words that are hard on a file', JUDGED, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'arshjulet-pdf-'));
    const hard = fc.sample(someTeam, { numRuns: 6, seed: 7 });
    const reports = [
      ...EVERY.map(([, about]) => about),
      ...hard.map((team, index) => aboutTeam(team, SUBJECTS[index % SUBJECTS.length])),
    ];
    const files: string[] = [];
    for (const [index, about] of reports.entries()) {
      const file = join(folder, `${index}.pdf`);
      const pdf = await makeReport({ ...about, format: 'pdf' });
      expect(Buffer.from(pdf).toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
      writeFileSync(file, pdf);
      files.push(file);
    }
    expect(files).toHaveLength(14);
    // The standard's own judge; every file has its marks also where that cannot be had.
    const judged = (await vera?.judge(files)) ?? [];
    expect(judged.filter(({ passed }) => !passed)).toEqual([]);
    expect(judged).toHaveLength(vera ? 14 : 0);
  });

  it('is PDF/A-2a for an archive', JUDGED, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'arshjulet-pdf-'));
    const files: string[] = [];
    for (const [index, [, about]] of EVERY.entries()) {
      const file = join(folder, `${index}.pdf`);
      const pdf = await makeReport({ ...about, format: 'pdf-a' });
      expect(Buffer.from(pdf).toString('latin1')).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
      writeFileSync(file, pdf);
      files.push(file);
    }
    const judged = (await vera?.judge(files, '2a')) ?? [];
    expect(judged.filter(({ passed }) => !passed)).toEqual([]);
    expect(judged).toHaveLength(vera ? files.length : 0);
  });

  it('is the same bytes for the same contents', async () => {
    const order = { ...aboutYear('sv'), format: 'pdf' } as const;
    expect(await makeReport(order)).toEqual(await makeReport(order));
  });
});

describe('Word', () => {
  let parts: Map<string, string>;
  let body: Node;
  beforeAll(async () => {
    parts = partsOf(await makeReport({ ...aboutYear('sv'), format: 'docx' }));
    body = xmlOf(parts.get('word/document.xml') ?? '');
  });

  it('has headings in order, a language and the style that checkers look for', () => {
    const styles = parts.get('word/styles.xml') ?? '';
    expect(styles).toContain('w:styleId="DefaultParagraphFont"');
    expect(styles).toContain('<w:lang w:val="sv-SE"/>');
    const levels = all(body, 'w:pStyle').flatMap(
      ({ attributes }) => /^Heading(\d)$/.exec(attributes['w:val'] ?? '')?.[1] ?? [],
    );
    expect(levels.length).toBeGreaterThan(20);
    expect(levels[0]).toBe('1');
    for (const [index, level] of levels.entries())
      expect(Number(level)).toBeLessThanOrEqual(Number(levels[index - 1] ?? 0) + 1);
  });

  it('has a header row in every table and words for every picture', () => {
    const tables = all(body, 'w:tbl');
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) expect(all(table, 'w:tblHeader')).toHaveLength(1);
    const pictures = all(body, 'wp:docPr').map(({ attributes }) => attributes['descr'] ?? '');
    expect(pictures).toHaveLength(5);
    expect(pictures[1]).toContain('Mål 1: från 4,2\u00a0% till 3\u00a0%');
    expect(pictures.every((words) => words.length > 20)).toBe(true);
  });

  it('has charts that can be edited, with their numbers in a workbook', () => {
    const charts = [...parts.keys()].filter((name) => /charts\/chart[^/]*\.xml$/.test(name));
    expect(charts).toHaveLength(4);
    expect([...parts.keys()].filter((name) => name.endsWith('.xlsx'))).toHaveLength(4);
    const line = xmlOf(parts.get(charts[0] ?? '') ?? '');
    expect(all(line, 'c:v').map(wordsOf)).toEqual(expect.arrayContaining(['4.1', '3.7', 'Enligt plan']));
  });
});

describe('Excel', () => {
  it('has real numbers and days, and text that is no formula', async () => {
    const goals = school.goals.map((goal) => ({ ...goal, title: '=HYPERLINK("http://x","y")' }));
    const about = { ...aboutYear('sv'), snapshot: { ...school, goals } };
    const sheets = sheetsOf(await makeReport({ ...about, format: 'xlsx' }));
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.filter(({ formula }) => formula)).toEqual([]);
    const [first] = sheets.find(({ name }) => name === 'Målen i korthet')?.rows.slice(1) ?? [];
    expect(first?.map(({ type, value }) => [type === 'n', value])).toEqual([
      [false, 'Mål 1 · =HYPERLINK("http://x","y")'],
      [true, '4.2'],
      [false, '%'],
      [true, '3'],
      [false, '%'],
      [true, '3.7'],
      [false, '%'],
      [false, 'Enligt plan'],
      // Days since 1899-12-30.
      [true, '46538'],
      [false, 'Kim Kurator'],
    ]);
    const figures = sheets.find(({ name }) => name === 'Skolans siffror')?.rows ?? [];
    expect(figures.some((row) => row.some(({ value }) => value === 'dolt, liten grupp'))).toBe(true);
  });

  it('has words as words whatever they begin with', async () => {
    const begins = fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', ' =', '=cmd|', '＝');
    const words = fc.tuple(begins, fc.string({ unit: 'grapheme', maxLength: 40 })).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const goals = school.goals.map((goal) => ({ ...goal, title: text, description: text, indicator: text }));
        const decisions = school.decisions.map((decision) => ({ ...decision, text }));
        const about = { ...aboutYear('sv'), snapshot: { ...school, goals, decisions } };
        const cells = sheetsOf(await makeReport({ ...about, format: 'xlsx' })).flatMap(({ rows }) => rows.flat());
        expect(cells.filter(({ formula }) => formula)).toEqual([]);
        const first = cells.filter(({ value }) => /^\s*[=+@＝]/u.test(value));
        expect(first.every(({ type }) => type === 's' || type === 'inlineStr' || type === 'str')).toBe(true);
        expect(first.length).toBeGreaterThanOrEqual(/^\s*[=+@＝]/u.test(text.trim()) ? 1 : 0);
      }),
      { numRuns: 12 },
    );
  });

  it('has names of sheets that Excel takes, each once', async () => {
    const names = sheetsOf(await makeReport({ ...aboutYear('sv'), format: 'xlsx' })).map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:']{1,31}$/u);
  });
});

it('every format takes words that are hard on a file', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(someTeam, fc.constantFrom('pdf', 'docx', 'xlsx'), subject, async (team, format, about) => {
      const bytes = await makeReport({ ...aboutTeam(team, about), format });
      if (format === 'pdf') expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-');
      else for (const [name, part] of partsOf(bytes)) if (name.endsWith('.xml')) xmlOf(part);
    }),
    { numRuns: 30 },
  );
});
