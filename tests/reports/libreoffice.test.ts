/** Word documents and workbooks of every kind in both languages, opened by LibreOffice, which is none of ours. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../reports/make.ts';
import { titleOf } from '../../reports/model.ts';
import { findLibreOffice, type LibreOffice } from '../../scripts/libreoffice.ts';
import { notTested } from '../not-tested.ts';
import { template } from '../storage/samples.ts';
import { type About, aboutYear, EVERY, school } from './about.ts';

const office = await findLibreOffice();
if ('none' in office) notTested(`Word and Excel as LibreOffice opens them (${office.none})`);

const convert: LibreOffice['convert'] = 'none' in office ? async () => [] : office.convert;
const folder = (): string => mkdtempSync(join(tmpdir(), 'arshjulet-office-'));

/** The reports in one format, and what LibreOffice makes of them. */
async function opened(reports: readonly (readonly [string, About])[], format: 'docx' | 'xlsx', to: 'pdf' | 'csv') {
  const at = folder();
  const files: string[] = [];
  for (const [name, about] of reports) {
    const file = join(at, `${name}.${format}`);
    writeFileSync(file, await makeReport({ ...about, format }));
    files.push(file);
  }
  return convert(files, to, at);
}

const titleIn = ({ locale, snapshot, subject }: About): string => titleOf(locale, snapshot, subject);

describe.skipIf('none' in office)('LibreOffice', () => {
  it('opens every Word document as it is, with its title, its language’s words and its charts', {
    timeout: 300_000,
  }, async () => {
    const own: About = { ...aboutYear('sv'), snapshot: { ...school, templates: [template()] } };
    const reports = [...EVERY, ['template-sv', own] as const];
    const pdfs = await opened(reports, 'docx', 'pdf');
    expect(pdfs.map((file) => basename(file)).toSorted()).toEqual(reports.map(([name]) => `${name}.pdf`).toSorted());
    for (const [name, about] of reports) {
      const document = await getDocumentProxy(
        new Uint8Array(readFileSync(pdfs.find((file) => file.endsWith(`${name}.pdf`)) ?? '')),
      );
      const { text } = await extractText(document, { mergePages: true });
      const { info } = await getMeta(document);
      expect([name, info['Title']]).toEqual([name, titleIn(about)]);
      expect(text).toContain(about.locale === 'sv' ? 'Metod och sekretess' : 'Method and secrecy');
      // A value at a chart's axis, which stands nowhere else.
      if (name.startsWith('year')) expect(text).toMatch(/(?<![\d.,])2[.,]5(?![\d.,])/);
    }
  });

  it('opens every workbook as it is: numbers are numbers, and what begins as a formula is words', {
    timeout: 300_000,
  }, async () => {
    const sheets = await opened(EVERY, 'xlsx', 'csv');
    for (const [name, about] of EVERY) {
      const mine = sheets.filter((file) => basename(file).startsWith(`${name}-`));
      expect([name, mine.length > 4]).toEqual([name, true]);
      const text = mine.map((file) => readFileSync(file, 'utf8')).join('\n');
      expect(text).toContain(titleIn(about));
      // As a number, in the reader's own way of writing one, beside its unit.
      if (name.startsWith('year')) expect(text).toMatch(/4[.,]2"?,%,/);
    }
    const goals = school.goals.map((goal) => ({ ...goal, title: '=1+1', description: '+46 8' }));
    const hard: About = { ...aboutYear('sv'), snapshot: { ...school, goals } };
    const words = (await opened([['hard', hard]], 'xlsx', 'csv')).map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(words).toContain('=1+1');
    expect(words).not.toContain('#NAME');
  });

  it('does not open what is not whole, so that the tests above can fail', { timeout: 300_000 }, async () => {
    const at = folder();
    const file = join(at, 'half.docx');
    const whole = await makeReport({ ...aboutYear('sv'), format: 'docx' });
    writeFileSync(file, whole.subarray(0, whole.length / 2));
    expect(await convert([file], 'pdf', at)).toEqual([]);
  });
});
