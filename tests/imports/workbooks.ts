/** Workbooks made of their parts, so that a test shows what it is about. */
import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

type Parts = Readonly<Record<string, string | Uint8Array>>;
export const packed = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );

type Link = { readonly id: string; readonly type: string; readonly target: string };
export const relations = (...links: readonly Link[]): string =>
  `<Relationships xmlns="${PACKAGE}">${links
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

type Sheet = {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What lies in `<sheetData>`. */
  readonly rows?: string;
  readonly before?: string;
  readonly after?: string;
};
type Workbook = {
  readonly sheets: readonly Sheet[];
  /** What lies in `<sst>`. */
  readonly strings?: string;
  /** Format codes; a cell's `s="1"` has the first. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  readonly parts?: Parts;
};

const sheetXml = ({ before = '', rows = '', after = '' }: Sheet): string =>
  `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

const stylesXml = (formats: readonly string[]): string => {
  const codes = formats.map(
    (code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`);
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/>${styles.join('')}<xf numFmtId="9"/><xf numFmtId="17"/></cellXfs>` +
    '<dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs></styleSheet>'
  );
};

/** As Excel lays it out. The last two styles are Excel's own per cent, and its month and year. */
export function workbook({ sheets, strings = '', formats = [], date1904 = false, parts = {} }: Workbook): Uint8Array {
  const listed = sheets.map(
    ({ name = 'Blad1', state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const links = sheets.map((_, i) => ({
    id: `rId${i + 1}`,
    type: 'worksheet',
    target: `worksheets/sheet${i + 1}.xml`,
  }));
  const own: [string, string][] = sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]);
  return packed({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations({ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...links,
      { id: 'rId98', type: 'sharedStrings', target: 'sharedStrings.xml' },
      { id: 'rId99', type: 'styles', target: 'styles.xml' },
    ),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': stylesXml(formats),
    ...Object.fromEntries(own),
    ...parts,
  });
}

/** A row of texts and numbers. */
export const rowOf = (line: number, cells: readonly (string | number)[]): string =>
  `<row r="${line}">${cells.map((cell, at) => cellOf(`${'ABCDEFGHIJ'[at]}${line}`, cell)).join('')}</row>`;

export const cellOf = (reference: string, cell: string | number, style = 0): string =>
  typeof cell === 'number'
    ? `<c r="${reference}" s="${style}"><v>${cell}</v></c>`
    : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMESPACES = ['office', 'table', 'text', 'style', 'draw']
  .map((name) => `xmlns:${name}="${ODF}:${name}:1.0"`)
  .join(' ');

/** An OpenDocument spreadsheet of what lies in `<office:spreadsheet>`. */
export const openSpreadsheet = (
  tables: string,
  styles = '',
  parts: Readonly<Record<string, string>> = {},
): Uint8Array =>
  packed({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content ${NAMESPACES} xmlns:number="${ODF}:datastyle:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ...parts,
  });
