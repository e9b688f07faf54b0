/** Files that are no XLSX: OpenDocument, text in every encoding and with every delimiter, and what is no table, by its right name. */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../imports/read-table.ts';
import type { LeftOut, Row } from '../../imports/row.ts';
import { importText } from '../../imports/words.ts';
import { openSpreadsheet, packed, relations } from './workbooks.ts';

async function read(bytes: Uint8Array): Promise<{ rows: Row[]; leftOut: LeftOut[] }> {
  const leftOut: LeftOut[] = [];
  const rows: Row[] = [];
  for await (const some of readTable(bytes, (one) => leftOut.push(one))) rows.push(...some);
  return { rows, leftOut };
}
const cells = async (bytes: Uint8Array) => (await read(bytes)).rows.map((row) => row.cells);

const cell = (words: string, more = ''): string =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${words}</text:p></table:table-cell>`;
const number = (type: string, value: string, words: string, more = ''): string =>
  `<table:table-cell office:value-type="${type}" office:value="${value}" ${more}><text:p>${words}</text:p></table:table-cell>`;
const row = (inner: string, more = ''): string => `<table:table-row ${more}>${inner}</table:table-row>`;
const table = (inner: string, more = 'table:name="Blad1"'): string => `<table:table ${more}>${inner}</table:table>`;

describe('an OpenDocument spreadsheet', () => {
  it('has numbers, shares, dates, booleans, errors and formulas without a value', async () => {
    const month =
      '<style:style style:name="ce1" style:data-style-name="N1"/><number:date-style style:name="N1"><number:month/><number:year/></number:date-style>';
    const inner = [
      number('float', '72.900000000000006', '72,9'),
      number('percentage', '0.813', '81,3 %'),
      number('float', '0.9', '0,9 %'),
      '<table:table-cell office:value-type="date" office:date-value="2026-08-01" table:style-name="ce1"><text:p>aug 26</text:p></table:table-cell>',
      '<table:table-cell office:value-type="date" office:date-value="2026-08-17T00:00:00"><text:p>17/8</text:p></table:table-cell>',
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>SANT</text:p></table:table-cell>',
      '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      '<table:table-cell table:formula="of:=1+1"/>',
      number('currency', '12', '12 kr'),
    ];
    const { rows } = await read(openSpreadsheet(table(row(inner.join(''))), month));
    expect(rows[0]?.cells).toEqual(['72.9', '81.3', '0.9', '2026-08', '2026-08-17', 'true', '#DIV/0!', '', '12']);
    expect([...(rows[0]?.kinds ?? [])]).toEqual([
      [1, 'percent'],
      [2, 'percent'],
      [3, 'date'],
      [4, 'date'],
      [5, 'boolean'],
      [6, 'error'],
      [7, 'noValue'],
    ]);
  });

  it('has its cells where they are: repeated, merged, hidden', async () => {
    const hidden = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>';
    const columns =
      '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="16382"/>';
    const merged = cell('Merit', 'table:number-rows-spanned="2" table:number-columns-spanned="2"');
    const tables = [
      table(row(cell('gammalt')), 'table:name="Dolt" table:style-name="ta2"'),
      table(
        columns +
          row(
            `${cell('a')}${cell('dold')}${cell('b', 'table:number-columns-repeated="2"')}<table:table-cell table:number-columns-repeated="16380"/>`,
          ) +
          row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="3"') +
          row(`<table:table-cell/>${cell('')}${merged}<table:covered-table-cell/>${cell('c')}`) +
          row(`${cell('d')}<table:table-cell/><table:covered-table-cell table:number-columns-repeated="2"/>`) +
          row(cell('filtrerad'), 'table:visibility="filter"') +
          row(cell('två'), 'table:number-rows-repeated="2"') +
          row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048566"'),
      ),
    ];
    const { rows, leftOut } = await read(openSpreadsheet(tables.join(''), hidden));
    expect(rows.map(({ sheet, line, cells }) => [sheet, line, ...cells])).toEqual([
      ['Blad1', 1, 'a', '', 'b', 'b'],
      ['Blad1', 5, '', '', 'Merit', 'Merit', 'c'],
      ['Blad1', 6, 'd', '', 'Merit', 'Merit'],
      ['Blad1', 8, 'två'],
      ['Blad1', 9, 'två'],
    ]);
    expect(leftOut).toEqual([
      { where: 'Dolt', why: 'hiddenSheet', count: 1 },
      { where: 'Blad1!7:7', why: 'hiddenRows', count: 1 },
      { where: 'Blad1!B:B', why: 'hiddenColumns', count: 1 },
    ]);
  });

  it('has words with spaces and lines, without comments and drawings', async () => {
    const words =
      '<table:table-cell office:value-type="string"><office:annotation><text:p>hemligt</text:p></office:annotation><text:p>Åk<text:s text:c="2"/><text:span>7</text:span><office:annotation><text:p>hemligt</text:p></office:annotation><text:ruby><text:ruby-base>:</text:ruby-base><text:ruby-text>uttal</text:ruby-text></text:ruby></text:p><text:p>B<text:tab/>C</text:p><draw:frame><draw:text-box><text:p>bild</text:p></draw:text-box></draw:frame></table:table-cell>';
    expect(
      await cells(
        openSpreadsheet(table(`${row(words)}<table:shapes><draw:frame><text:p>x</text:p></draw:frame></table:shapes>`)),
      ),
    ).toEqual([['Åk  7:\nB\tC']]);
  });

  it('of more repeated rows than a table may have is refused by their number', async () => {
    await expect(
      read(openSpreadsheet(table(row(cell('x'), 'table:number-rows-repeated="1048576"')))),
    ).rejects.toMatchObject({ code: 'tooManyRows' });
  });
});

describe('a table of text', () => {
  const rows = [
    ['Mått', 'Värde'],
    ['Närvaro, åk 7', '91,6'],
  ];
  it.each([
    ['semicolons', 'Mått;Värde\nNärvaro, åk 7;91,6'],
    ['tabs', 'Mått\tVärde\r\nNärvaro, åk 7\t91,6'],
    ['pipes', 'Mått|Värde\rNärvaro, åk 7|91,6'],
    ['commas and quotes', 'Mått,Värde\n"Närvaro, åk 7","91,6"'],
    ['commas, and semicolons in quotes', '"Mått","Värde"\n"Närvaro, åk 7","91,6"\n"a;b","c;d"\n"a;b","c;d"'],
  ])('is divided by %s', async (_, text) => expect((await cells(Buffer.from(text))).slice(0, 2)).toEqual(rows));

  it('says its delimiter in a first line that is no row', async () => {
    const { rows: found } = await read(Buffer.from('sep=,\r\nMått,Värde;\r\nNärvaro;,"91,6"\r\n'));
    expect(found.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'Mått', 'Värde;'],
      [3, 'Närvaro;', '91,6'],
    ]);
  });

  it('keeps line breaks and quotation marks in quotes, and the lines of the file', async () => {
    const { rows: found } = await read(Buffer.from('"Andel\r\nelever";"7 ""B"""\r\n1;2\r\n'));
    expect(found.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'Andel\r\nelever', '7 "B"'],
      [3, '1', '2'],
    ]);
  });

  const text = 'Mått;Värde\nNärvaro på Åsö;Ögonblicklig\n';
  const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['UTF-16 LE with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 LE', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE with its mark', swap(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['UTF-16 BE', swap(Buffer.from(text, 'utf16le'))],
    [
      'Mac Roman',
      Buffer.from(
        text.replace(/[åäöÅÄÖ]/g, (letter) => '\x8c\x8a\x9a\x81\x80\x85'['åäöÅÄÖ'.indexOf(letter)] ?? ''),
        'latin1',
      ),
    ],
  ])('is read in %s', async (_, bytes) =>
    expect(await cells(bytes)).toEqual([
      ['Mått', 'Värde'],
      ['Närvaro på Åsö', 'Ögonblicklig'],
    ]),
  );

  it('with a quotation mark that is never closed says where', async () => {
    await expect(read(Buffer.from('Mått;Värde\n"Närvaro;91,6\nMer;1\n'))).rejects.toMatchObject({ code: 'openQuote' });
  });
});

describe('what is no table', () => {
  const office = (main: string, root: string): Uint8Array =>
    packed({
      '_rels/.rels': relations({ id: 'r', type: 'officeDocument', target: main }),
      [main]: `<w:${root} xmlns:w="urn:w"><w:body>${'<w:p/>'.repeat(9999)}</w:body></w:${root}>`,
    });
  const ole = (stream: string): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1000),
      Buffer.from(`${stream}\0`, 'utf16le'),
      Buffer.alloc(100),
    ]);
  const openDocument = (type: string) =>
    packed({ mimetype: `application/vnd.oasis.opendocument.${type}`, 'content.xml': '<a/>' });
  const locked = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>';

  it.each<[string, string, Uint8Array]>([
    ['a PDF', 'pdf', Buffer.from('%PDF-1.7 …')],
    ['a workbook with a password', 'locked', ole('EncryptedPackage')],
    ['an old workbook', 'oldExcel', ole('Workbook')],
    ['a very old workbook', 'oldExcel', Buffer.from('0908100000060500', 'hex')],
    ['an old Word document', 'word', ole('WordDocument')],
    ['another OLE file', 'binary', ole('__substg1.0_')],
    [
      'an XLSB',
      'xlsb',
      packed({
        '_rels/.rels': relations({ id: 'r', type: 'officeDocument', target: 'xl/workbook.bin' }),
        'xl/workbook.bin': 'x',
      }),
    ],
    ['a Word document', 'word', office('word/document.xml', 'document')],
    ['a presentation', 'presentation', office('ppt/presentation.xml', 'presentation')],
    ['an OpenDocument text', 'word', openDocument('text')],
    ['an OpenDocument presentation', 'presentation', openDocument('presentation')],
    [
      'an OpenDocument spreadsheet with a password',
      'locked',
      openSpreadsheet('', '', { 'META-INF/manifest.xml': locked }),
    ],
    ['Numbers', 'numbers', packed({ 'Index/Document.iwa': 'x', 'Metadata/Properties.plist': 'x' })],
    ['an archive', 'packed', packed({ 'siffror.csv': 'a;b' })],
    ['another archive', 'packed', Buffer.from('1f8b0800', 'hex')],
    ['a picture', 'image', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['a photograph', 'image', Buffer.from('00000018667479706865696300000000', 'hex')],
    [
      'a web page that is called .xls',
      'webPage',
      Buffer.from('\uFEFF\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'),
    ],
    ['a table of a web page', 'webPage', Buffer.from('<TABLE border=1>')],
    ['XML', 'xmlFile', Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')],
    ['bytes', 'binary', Buffer.from([1, 2, 0, 0, 0, 4, 0, 9])],
    ['a torn workbook', 'damaged', Buffer.from('PK\x03\x04 torn')],
  ])('%s is called %s, with what to do', async (_, code, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code });
    expect(importText('sv', code)).toMatch(/^Filen är .+\.$/);
    expect(importText('en', code)).toMatch(/^The file is .+\.$/);
  });
});
