/** What workbooks of schools, municipalities and Skolverket hold, made of their parts: each is one of a kind that people have sent. */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../imports/read-table.ts';
import type { LeftOut, Row } from '../../imports/row.ts';
import { cellOf, packed, relations, rowOf, workbook } from './workbooks.ts';

async function read(bytes: Uint8Array): Promise<{ rows: Row[]; leftOut: LeftOut[] }> {
  const leftOut: LeftOut[] = [];
  const rows: Row[] = [];
  for await (const some of readTable(bytes, (one) => leftOut.push(one))) rows.push(...some);
  return { rows, leftOut };
}
const cells = async (bytes: Uint8Array) => (await read(bytes)).rows.map((row) => row.cells);
const kinds = async (bytes: Uint8Array) => (await read(bytes)).rows.map((row) => [...(row.kinds ?? [])]);
const sheet = (rows: string, more: object = {}) => workbook({ sheets: [{ rows, ...more }] });

describe('the cells of a workbook', () => {
  it('are read by local names, whatever the prefix', async () => {
    const x =
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Mått</x:t></x:is></x:c><x:c r="B1"><x:v>224.0</x:v></x:c></x:row>';
    const bytes = workbook({
      sheets: [{}],
      parts: {
        'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="urn:x"><x:cols><x:col min="3" max="3" hidden="1"/></x:cols><x:sheetData>${x}</x:sheetData><x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>`,
      },
    });
    expect(await cells(bytes)).toEqual([['Mått', '224']]);
  });

  it('lie where they say, or one after the other', async () => {
    const bytes = sheet(
      '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row r="4"><c r="C4"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>',
    );
    expect((await read(bytes)).rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a', '1'],
      [4, '', '', '2', '3'],
      [5, '4'],
    ]);
  });

  it('of text keep their spaces and runs, and lose signs of pronunciation', async () => {
    const strings =
      '<si><t xml:space="preserve"> Åk 7 </t></si><si><r><rPr><b/></rPr><t>Merit</t></r><r><t xml:space="preserve">värde </t></r><rPh sb="0" eb="1"><t>ignore</t></rPh><phoneticPr fontId="1"/></si><si/><si><t>rad_x000D_två &amp; tre</t></si>';
    const inline =
      '<c r="E1" t="inlineStr"><is><r><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t><![CDATA[b]]></t></r></is></c><c r="F1" t="str"><f>A1&amp;"t"</f><v>åt_x0041_</v></c>';
    const none = '<c r="G1" t="s"><v/></c><c r="H1" t="s"><v>9</v></c>';
    const row = `<row r="1">${[0, 1, 2, 3].map((at) => `<c r="${'ABCD'[at]}1" t="s"><v>${at}</v></c>`).join('')}${inline}${none}</row>`;
    const bytes = workbook({ sheets: [{ rows: row }], strings });
    expect(await cells(bytes)).toEqual([[' Åk 7 ', 'Meritvärde ', '', 'rad\rtvå & tre', 'ab', 'åtA']]);
  });

  it('are numbers, booleans, errors and formulas, with and without a value', async () => {
    const bytes = sheet(
      '<row r="1"><c r="A1"><v>72.900000000000006</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1"><f>1+1</f><v/></c><c r="E1"><f>1+1</f></c><c r="F1"><f>1+1</f><v>2</v><extLst><ext><v>9</v></ext></extLst></c><c r="G1" t="str"><f>""</f><v></v></c><c r="H1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="I1" t="b"><v>0</v></c></row>',
    );
    expect(await cells(bytes)).toEqual([['72.9', 'true', '#N/A', '', '', '2', '', '#DIV/0!', 'false']]);
    expect(await kinds(bytes)).toEqual([
      [
        [1, 'boolean'],
        [2, 'error'],
        [3, 'noValue'],
        [4, 'noValue'],
        [7, 'error'],
        [8, 'boolean'],
      ],
    ]);
  });

  it.each([
    ['0%', '0.9', '90'],
    ['0.0%', '0.813', '81.3'],
    ['0.0%;[Red]-0.0%', '-0.02', '-2'],
    ['0.0" %"', '0.9', '0.9'],
    ['0.0\\%', '84.2', '84.2'],
  ])('in the format %s show %s as %s per cent', async (format, stored, shown) => {
    const bytes = workbook({
      sheets: [{ rows: rowOf(1, []).replace('></row>', `>${cellOf('A1', Number(stored), 1)}</row>`) }],
      formats: [format],
    });
    const { rows } = await read(bytes);
    expect([rows[0]?.cells[0], rows[0]?.kinds?.get(0)]).toEqual([shown, 'percent']);
  });

  it.each([
    ['yyyy-mm-dd', '46235', '2026-08-01', 'date'],
    ['mmm\\-yy;@', '46235', '2026-08', 'date'],
    ['[$-41D]mmmm yyyy', '46235.5', '2026-08', 'date'],
    ['yyyy', '46235', '2026', 'date'],
    ['yyyy\\-mm\\-dd\\ hh:mm', '46235.75', '2026-08-01', 'date'],
    ['d/m/yy', '59', '1900-02-28', 'date'],
    ['[h]:mm', '1.5625', '37:30', undefined],
    ['#,##0.0_%', '84.2', '84.2', undefined],
    ['0.0" mmdd"', '84.2', '84.2', undefined],
    ['General" dagar"', '84.2', '84.2', undefined],
    ['[Blue]0.00', '84.2', '84.2', undefined],
  ])('in the format %s show %s as %s', async (format, stored, shown, kind) => {
    const bytes = workbook({
      sheets: [{ rows: `<row r="1"><c r="A1" s="1"><v>${stored}</v></c></row>` }],
      formats: [format],
    });
    const { rows } = await read(bytes);
    expect([rows[0]?.cells[0], rows[0]?.kinds?.get(0)]).toEqual([shown, kind]);
  });

  it('are dates also by the year 1904, by Excel’s own formats and in words', async () => {
    const row =
      '<row r="1"><c r="A1" s="2"><v>44773</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1" t="d"><v>2026-08-17T00:00:00</v></c><c r="D1" t="d"><v>12:30:00</v></c></row>';
    const bytes = workbook({ sheets: [{ rows: row }], date1904: true });
    expect(await cells(bytes)).toEqual([['2026-08', '50', '2026-08-17', '12:30:00']]);
    expect(await kinds(bytes)).toEqual([
      [
        [0, 'date'],
        [1, 'percent'],
        [2, 'date'],
      ],
    ]);
  });

  it('that are merged give their text to all that they cover', async () => {
    const rows = [
      rowOf(1, ['Mått', 'Flickor']),
      rowOf(2, ['', 'Åk 7', 'Åk 8']),
      rowOf(3, ['Närvaro', 91.6, 90.5]),
      rowOf(4, []),
    ];
    const merges =
      '<mergeCells count="3"><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/><mergeCell xr:uid="{1}" ref="A3:C4"/></mergeCells>';
    expect(await cells(sheet(rows.join(''), { after: merges.replace('xr:uid', 'uid') }))).toEqual([
      ['Mått', 'Flickor', 'Flickor'],
      ['Mått', 'Åk 7', 'Åk 8'],
      ['Närvaro', 'Närvaro', 'Närvaro'],
      ['Närvaro', 'Närvaro', 'Närvaro'],
    ]);
  });
});

describe('the sheets of a workbook', () => {
  it('are read in its order, under their names; hidden ones and charts are said', async () => {
    const [old, current, chart] = [
      { name: 'Gammal', state: 'veryHidden' as const },
      { name: 'Å & Ä'.replace('&', '&amp;') },
      { name: 'Diagram1' },
    ];
    const sheets = [
      { ...current, rows: rowOf(1, ['ny']) },
      { ...old, rows: rowOf(1, ['gammal']) },
      chart,
      { name: 'Sist', rows: rowOf(1, ['sist']) },
    ];
    const links = ['worksheets/sheet4.xml', 'worksheets/sheet2.xml', 'chartsheets/sheet1.xml', 'worksheets/sheet1.xml'];
    const bytes = workbook({
      sheets,
      parts: {
        'xl/_rels/workbook.xml.rels': relations(
          ...links.map((target, i) => ({
            id: `rId${i + 1}`,
            type: target.startsWith('chart') ? 'chartsheet' : 'worksheet',
            target,
          })),
        ),
      },
    });
    const { rows, leftOut } = await read(bytes);
    expect(rows.map((row) => [row.sheet, ...row.cells])).toEqual([
      ['Å & Ä', 'sist'],
      ['Sist', 'ny'],
    ]);
    expect(leftOut).toEqual([
      { where: 'Gammal', why: 'hiddenSheet', count: 1 },
      { where: 'Diagram1', why: 'noCells', count: 1 },
    ]);
  });

  it('are read as they are seen: hidden rows and columns are said where they hold something', async () => {
    const hide = (row: string): string => row.replace('<row ', '<row hidden="1" ');
    const rows = [
      rowOf(1, ['Mått', 'Kod', 'Värde', '', 'x']),
      ...[2, 3, 5].map((line) => hide(rowOf(line, ['dold', 1]))),
      hide(rowOf(6, [])),
      rowOf(7, ['Närvaro', 7, 91.6]),
    ];
    const { rows: read7, leftOut } = await read(
      sheet(rows.join(''), {
        before: '<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="true"/></cols>',
      }),
    );
    expect(read7.map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'Mått', '', 'Värde', '', ''],
      [7, 'Närvaro', '', '91.6'],
    ]);
    expect(leftOut).toEqual([
      { where: 'Blad1!2:3, 5:5', why: 'hiddenRows', count: 3 },
      { where: 'Blad1!B:B, E:E', why: 'hiddenColumns', count: 2 },
    ]);
  });

  it('lie in parts of any name, also in the strict form of the standard', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const link = (id: string, type: string, target: string): string =>
      `<Relationships xmlns="urn:p"><Relationship Id="${id}" Type="${strict}/${type}" Target="${target}"/></Relationships>`;
    const bytes = packed({
      '_rels/.rels': link('R1', 'officeDocument', '/Bok/Arbets%20bok.xml'),
      'bok/arbets bok.xml':
        '<w:workbook xmlns:w="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:rel="urn:r"><w:sheets><w:sheet name="A" sheetId="1" rel:id="Rx"/></w:sheets></w:workbook>',
      'Bok/_rels/Arbets bok.xml.rels': link('Rx', 'worksheet', '../blad/ett.xml'),
      'blad/ett.xml': `<worksheet><sheetData>${rowOf(1, ['hej', 1])}</sheetData></worksheet>`,
    });
    expect(await cells(bytes)).toEqual([['hej', '1']]);
  });

  it('are read in UTF-16 too', async () => {
    const xml = `<worksheet><sheetData>${rowOf(1, ['Närvaro', 1])}</sheetData></worksheet>`;
    for (const bytes of [Buffer.from(`\uFEFF${xml}`, 'utf16le'), Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16()])
      expect(await cells(workbook({ sheets: [{}], parts: { 'xl/worksheets/sheet1.xml': bytes } }))).toEqual([
        ['Närvaro', '1'],
      ]);
  });

  it('of 6,000 columns are read whole', async () => {
    const row = (line: number): string =>
      `<row r="${line}">${Array.from({ length: 6000 }, (_, i) => `<c><v>${i}</v></c>`).join('')}</row>`;
    const { rows } = await read(sheet([1, 2, 3].map(row).join('')));
    expect(rows.map((one) => [one.cells.length, one.cells[5999]])).toEqual(Array(3).fill([6000, '5999']));
  });
});
