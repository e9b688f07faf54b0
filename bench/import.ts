/** Tables of 200,000 rows, recognised for one school, beside usual parsers alone: processor time and peak memory, in turn. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { quantile } from './measure.ts';
import { printRow } from './rows.ts';

const ROWS = 200_000;
const ROUNDS = 5;
const HEADER = ['Skola', 'Skol-enhetskod', 'Antal elever', 'Frånvaro', 'Genomsnittligt meritvärde (17 ämnen)'];
const row = (i: number): string[] => [`Påhittade skolan ${i}`, String(10_000_000 + i), '48', '8,4', '231,4'];
/** The school of the last row, so that the whole file is read. */
const LAST = String(10_000_000 + ROWS - 1);

function csv(): string {
  const lines = ['Valt läsår: 2024/25', HEADER.join(';')];
  for (let i = 0; i < ROWS; i += 1) lines.push(row(i).join(';'));
  return lines.join('\n');
}

const textCell = (cell: string, at: string): string => `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
/** A number with a style, as a spreadsheet program writes it. */
const numberCell = (cell: string, at: string): string => `<c r="${at}" s="1"><v>${cell.replace(',', '.')}</v></c>`;

/** `numbers`: from which column on cells are numbers. */
function xlsx(numbers: number): Uint8Array {
  const line = (cells: readonly string[], number: number): string =>
    `<row r="${number}">${cells.map((cell, at) => (number > 2 && at >= numbers ? numberCell : textCell)(cell, `${'ABCDE'[at]}${number}`)).join('')}</row>`;
  const parts = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'];
  parts.push(line(['Valt läsår: 2024/25'], 1), line(HEADER, 2));
  for (let i = 0; i < ROWS; i += 1) parts.push(line(row(i), i + 3));
  parts.push('</sheetData></worksheet>');
  const relations = (type: string, target: string): Uint8Array =>
    strToU8(
      `<Relationships><Relationship Id="rId1" Type="urn:relationships/${type}" Target="${target}"/></Relationships>`,
    );
  return zipSync({
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': strToU8(parts.join('')),
  });
}

type Figure = { readonly seconds: number; readonly megabytes: number };
function once(who: string, file: string): Figure {
  const script = fileURLToPath(new URL('import-once.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, who, file, LAST], { encoding: 'utf8' })) as Figure;
}

const middle = (figures: readonly Figure[]): Figure => ({
  seconds: quantile(
    figures.map(({ seconds }) => seconds),
    0.5,
  ),
  megabytes: quantile(
    figures.map(({ megabytes }) => megabytes),
    0.5,
  ),
});

export function benchImport(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const [name, kind, content] of [
    ['csv', 'csv', csv()],
    ['xlsx', 'xlsx', xlsx(HEADER.length)],
    ['xlsx with three numbers of five', 'xlsx', xlsx(2)],
  ] as const) {
    const file = join(folder, `table.${kind}`);
    writeFileSync(file, content);
    const rounds = Array.from({ length: ROUNDS }, () => [once('ours', file), once(kind, file)] as const);
    const [ours, alone] = [middle(rounds.map(([one]) => one)), middle(rounds.map(([, one]) => one))];
    const of = `Import ${name}, against the parser alone`;
    printRow({ name: `${of}, processor time`, unit: 's', value: ours.seconds, reference: alone.seconds });
    printRow({ name: `${of}, peak memory`, unit: 'MB', value: ours.megabytes, reference: alone.megabytes });
  }
}
