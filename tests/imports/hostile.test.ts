/** Packed files made to hurt, each small: what they claim, how they point at each other, what they would grow to. Read in the reader's own process. */
import { describe, expect, it } from 'vitest';
import { READING } from '../../imports/limits.ts';
import { readTableFile } from '../../imports/reader.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { openSpreadsheet, packed, relations, rowOf, workbook } from './workbooks.ts';

const CALM = { ...READING, wait: 60_000 };
const read = (bytes: Uint8Array, limits = CALM) =>
  readTableFile('test', bytes, { definitions: INDICATORS }, { limits });
const TABLE = rowOf(1, ['Termin', 'Åk', 'Antal elever', 'Frånvaro']) + rowOf(2, ['HT25', '7', 60, 8.4]);
const table = (more: object = {}, parts: Readonly<Record<string, string>> = {}) =>
  workbook({ sheets: [{ rows: TABLE, ...more }], parts });

/** The same file, whose directory claims another size of a part. */
function claiming(bytes: Uint8Array, part: string, size: number): Buffer {
  const claim = Buffer.from(bytes);
  const name = claim.lastIndexOf(part);
  claim.writeUInt32LE(size, name - 22);
  return claim;
}

describe('a packed file', () => {
  it('whose directory claims too much is refused before anything is unpacked', async () => {
    await expect(read(claiming(table(), 'xl/worksheets/sheet1.xml', 1_000_000_000))).rejects.toMatchObject({
      code: 'zipBomb',
    });
    await expect(read(claiming(table(), 'xl/sharedStrings.xml', 61_000_000))).rejects.toMatchObject({
      code: 'zipBomb',
    });
  });

  it('that unpacks to more or less than it claims is refused there', async () => {
    const large = table({ before: `<!--${'x'.repeat(900_000)}-->` });
    expect((await read(large)).observations).toHaveLength(1);
    await expect(read(claiming(large, 'xl/worksheets/sheet1.xml', 1000))).rejects.toMatchObject({ code: 'damaged' });
    await expect(read(claiming(large, 'xl/worksheets/sheet1.xml', 1_000_000))).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  it('of too many parts is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`xl/media/${i}`, '']));
    await expect(read(table({}, parts))).rejects.toMatchObject({ code: 'zipBomb' });
  });

  it('whose parts point in circles, outside or nowhere ends', async () => {
    const rels = (...targets: readonly string[]) => ({
      'xl/_rels/workbook.xml.rels': relations(
        ...targets.map((target, i) => ({ id: `rId${i + 1}`, type: 'worksheet', target })),
      ),
    });
    for (const target of ['workbook.xml', '/xl/_rels/workbook.xml.rels'])
      expect((await read(table({}, rels(target)))).problems).toMatchObject([{ code: 'noHeader' }]);
    for (const target of ['../../../../etc/passwd', 'file:///etc/passwd', 'worksheets/none.xml', '%'])
      await expect(read(table({}, rels(target)))).rejects.toMatchObject({ code: 'damaged' });
    const outside = {
      'xl/_rels/workbook.xml.rels': relations({
        id: 'rId1',
        type: 'worksheet',
        target: 'worksheets/sheet1.xml" TargetMode="External',
      }),
    };
    expect((await read(table({}, outside))).left).toMatchObject([{ code: 'noCells' }]);
    const itself = packed({ '_rels/.rels': relations({ id: 'a', type: 'officeDocument', target: '_rels/.rels' }) });
    await expect(read(itself)).rejects.toMatchObject({ code: 'binary' });
  });

  it('with entities that multiply is refused', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`;
    await expect(read(table({}, { 'xl/worksheets/sheet1.xml': bomb }))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('whose cells and merged cells reach the sheet’s far corner is read', async () => {
    const corner =
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="ZZZZZZZZZ1"><v>1</v></c><c r="!"><v>1</v></c></row>';
    const far = table({
      before: '<dimension ref="A1:XFD1048576"/><cols><col min="5" max="99999999" hidden="1"/></cols>',
      rows: TABLE + corner,
      after: '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>',
    });
    const { observations, left } = await read(far);
    expect(observations).toHaveLength(1);
    expect(left).toMatchObject([{ code: 'hiddenColumns', place: { sheet: 'Blad1!XFD:XFD' }, count: 1 }]);
  });

  it('of merged cells over merged cells without end costs no more than its limits', async () => {
    const merges = Array.from({ length: 100_001 }, (_, i) => `<mergeCell ref="A1:XFD${i + 2}"/>`);
    await expect(read(table({ after: `<mergeCells>${merges.join('')}</mergeCells>` }))).rejects.toMatchObject({
      code: 'tooHeavy',
    });
    const rows = Array.from({ length: 200 }, (_, i) => rowOf(i + 3, ['HT25']));
    const costly = table({
      rows: TABLE + rows.join(''),
      after: `<mergeCells>${merges.slice(1).join('')}</mergeCells>`,
    });
    await expect(read(costly, { ...CALM, work: 1000 })).rejects.toMatchObject({ code: 'tooSlow' });
  });

  it('of OpenDocument that repeats its cells and its spaces without end is read or refused within limits', async () => {
    const cell = (words: string, more = ''): string =>
      `<table:table-cell office:value-type="string" ${more}><text:p>${words}</text:p></table:table-cell>`;
    const rows = ['Termin', 'Personalfrånvaro'].map((words) => cell(words)).join('');
    const values = cell('HT25') + cell('8,4') + cell('x', 'table:number-columns-repeated="999999999"');
    const wide = openSpreadsheet(
      `<table:table table:name="A"><table:table-row>${rows}</table:table-row><table:table-row>${values}</table:table-row></table:table>`,
    );
    expect((await read(wide)).observations).toHaveLength(1);
    const spaces = openSpreadsheet(
      `<table:table table:name="A"><table:table-row>${cell('<text:s text:c="999999999"/>'.repeat(50))}</table:table-row></table:table>`,
    );
    await expect(read(spaces)).rejects.toMatchObject({ code: 'hugeCell' });
  });
});
