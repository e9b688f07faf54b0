/** A report as a workbook: a sheet of words, then a sheet each table, with real numbers and days. Text is text, whatever it begins with. */
import writeXlsxFile, { type Sheet, type Cell as SheetCell } from 'write-excel-file/node';
import { speak } from '../cards/texts.ts';
import type { Block, Cell, Report, Section, Table } from './document.ts';
import { xmlText } from './xml.ts';

/** Excel's limits (Microsoft, «Excel specifications and limits»): a sheet's name, and a cell's text. */
const MAX_NAME = 31;
const MAX_TEXT = 32_767;
const [NARROWEST, WIDEST] = [8, 70];

export async function toXlsx(report: Report): Promise<Uint8Array> {
  const tables = report.sections.flatMap(tablesOf);
  const names = namesOf([report.sections[0]?.title ?? report.title, ...tables.map(({ caption }) => caption)]);
  const unit = speak(report.locale)('report:column.unit');
  const sheets = [wordsSheet(report), ...tables.map((table) => tableSheet(table, unit))];
  const named = sheets.map((sheet, index): Sheet<Buffer> => ({ ...sheet, sheet: names[index] ?? String(index) }));
  return new Uint8Array(await writeXlsxFile(named, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

const blocksOf = ({ blocks, parts }: Section): Block[] => [...blocks, ...parts.flatMap((part) => part.blocks)];
const tablesOf = (section: Section): Table[] => blocksOf(section).filter((block) => block.kind === 'table');

type Content = Omit<Sheet<Buffer>, 'sheet'>;

/** Everything that is no table; pictures as the words that say the same. */
function wordsSheet({ title, subtitle, sections }: Report): Content {
  const rows: SheetCell[][] = [[strong(title)], [said(subtitle)]];
  for (const section of sections) {
    rows.push([], [strong(section.title)], ...section.blocks.flatMap(wordRows));
    for (const part of section.parts) rows.push([strong(part.title)], ...part.blocks.flatMap(wordRows));
  }
  return { data: rows, columns: [{ width: 110 }], orientation: 'landscape' };
}

function wordRows(block: Block): SheetCell[][] {
  switch (block.kind) {
    case 'heading':
      return [[strong(block.text)]];
    case 'words':
      return [[said(block.label === undefined ? block.text : `${block.label}: ${block.text}`)]];
    case 'list':
      return block.items.map((item) => [said(item)]);
    case 'picture':
      return [[said(block.altText)]];
    case 'table':
      return [];
  }
}

/** A column with units has a column for them beside it, so that the numbers can be reckoned with. */
function tableSheet({ columns, rows }: Table, unit: string): Content {
  const hasUnit = columns.map((_, index) => rows.some((row) => unitOf(row[index]) !== ''));
  const spread = <T>(each: (index: number) => readonly T[]): T[] => columns.flatMap((_, index) => each(index));
  const header = spread((index) => [strong(columns[index] ?? ''), ...(hasUnit[index] ? [strong(unit)] : [])]);
  const body = rows.map((row) =>
    spread((index) => [sheetCell(row[index]), ...(hasUnit[index] ? [said(unitOf(row[index]))] : [])]),
  );
  const widths = spread((index) => [
    { width: widthOf([columns[index] ?? '', ...rows.map((row) => row[index]?.text ?? '')]) },
    ...(hasUnit[index] ? [{ width: 10 }] : []),
  ]);
  return { data: [header, ...body], columns: widths, stickyRowsCount: 1, orientation: 'landscape' };
}

const widthOf = (texts: readonly string[]): number =>
  Math.min(Math.max(...texts.map(({ length }) => length + 2), NARROWEST), WIDEST);
const unitOf = (cell: Cell | undefined): string => (cell && 'unit' in cell ? (cell.unit ?? '') : '');

function sheetCell(cell: Cell | undefined): SheetCell {
  if (!cell) return null;
  if ('number' in cell) return { type: Number, value: cell.number, alignVertical: 'top' };
  if ('date' in cell)
    return { type: Date, value: new Date(`${cell.date}T00:00:00Z`), format: 'yyyy-mm-dd', alignVertical: 'top' };
  return said(cell.text);
}

/** As a string, which no spreadsheet reckons with: «=1+1» is what somebody wrote. */
const said = (text: string): SheetCell => ({ type: String, value: clean(text), wrap: true, alignVertical: 'top' });
const strong = (text: string): SheetCell => ({ type: String, value: clean(text), fontWeight: 'bold' });

const clean = (text: string): string => xmlText(text).slice(0, MAX_TEXT).toWellFormed();

/** Excel takes no two sheets of one name, whatever the case, and none of `\ / ? * [ ] :`. */
function namesOf(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      clean(name)
        .replaceAll(/[\\/?*[\]:']/gu, ' ')
        .trim() || '–';
    for (let count = 1; ; count += 1) {
      const end = count === 1 ? '' : ` ${count}`;
      const tried = `${plain.slice(0, MAX_NAME - end.length).trim()}${end}`;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}
