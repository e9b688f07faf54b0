/** What a file is, by its first bytes and its parts: what is no table of ours is named, so that its sender knows what to do. */
import { ImportError } from '../import-error.ts';
import { mainPartOf } from './xlsx-package.ts';
import { readXml } from './xml.ts';
import type { Parts } from './zip.ts';

type Refused = ImportError['code'];

/** Beginnings of files that are no tables, in hexadecimal, with the byte that they begin at. */
const BYTES: readonly [string, Refused, number?][] = [
  ['25504446', 'pdf'],
  ['89504e47', 'image'], // PNG
  ['ffd8ff', 'image'], // JPEG
  ['47494638', 'image'], // GIF
  ['57454250', 'image', 8], // WebP
  ['49492a00', 'image'], // TIFF
  ['4d4d002a', 'image'], // TIFF
  ['6674797068656963', 'image', 4], // HEIC
  ['667479706d696631', 'image', 4], // HEIF
  ['1f8b', 'packed'], // gzip
  ['377abcaf', 'packed'], // 7-Zip
  ['52617221', 'packed'], // RAR
  ['7b5c727466', 'word'], // RTF
  // Excel's workbooks of before 1997, without the container of later ones: BIFF 2, 3, 4, 5 and 8.
  ...['09000400', '09000600', '09020600', '09040600', '09080800', '09081000'].map((hex): [string, Refused] => [
    hex,
    'oldExcel',
  ]),
];
/** The same of text. Many systems hand out a web page under the name of an old workbook. */
const WORDS: readonly [RegExp, Refused][] = [
  [/^\s{0,200}<(?:!doctype html|html|head|body|table|meta|style|div)[\s>]/i, 'webPage'],
  [/^MIME-Version:/i, 'webPage'],
  [/^\s{0,200}<\?xml/, 'xmlFile'],
];
const START = 512;
/** Names of streams in an OLE container, by which Office of before 2007, and whatever has a password, is told. */
const OLE = 'd0cf11e0';
const STREAMS: readonly [string, Refused][] = [
  ['EncryptedPackage', 'locked'],
  ['Workbook', 'oldExcel'],
  ['Book', 'oldExcel'],
  ['WORKBOOK', 'oldExcel'],
  ['BOOK', 'oldExcel'],
  ['WordDocument', 'word'],
  ['PowerPoint Document', 'presentation'],
];

/** Whether bytes are a calendar's, whatever the file is called; in UTF-16 too, whose zeros are left out of the look. */
export const isCalendar = (bytes: Uint8Array): boolean =>
  /^[^A-Z]{0,20}BEGIN:V(?:CALENDAR|EVENT)/i.test(
    Buffer.from(bytes.subarray(0, START)).toString('latin1').replaceAll('\0', ''),
  );

/** Why the file cannot be a table; null when it may be one. */
export function refusalOf(bytes: Buffer): Refused | null {
  const begins = (hex: string, at = 0): boolean => bytes.toString('hex', at, at + hex.length / 2) === hex;
  if (begins(OLE))
    return STREAMS.find(([name]) => bytes.includes(Buffer.from(`${name}\0`, 'utf16le')))?.[1] ?? 'binary';
  if (isCalendar(bytes)) return 'calendar';
  const start = bytes.toString('utf8', 0, START).replace(/^\uFEFF/, '');
  return (
    BYTES.find(([hex, , at]) => begins(hex, at))?.[1] ?? WORDS.find(([beginning]) => beginning.test(start))?.[1] ?? null
  );
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';
/** Roots of the main parts of Office's files. */
const ROOTS: Readonly<Record<string, 'xlsx' | Refused>> = {
  workbook: 'xlsx',
  document: 'word',
  presentation: 'presentation',
};

export type Packed = { readonly kind: 'xlsx'; readonly main: string } | { readonly kind: 'ods' };

/** What a packed file holds. @throws ImportError that names what is no table */
export async function packedKind(parts: Parts): Promise<Packed> {
  if (parts.has('mimetype')) return openDocument(await wordsOf(parts, 'mimetype'));
  const main = (await mainPartOf(parts)) ?? (parts.has('xl/workbook.xml') ? 'xl/workbook.xml' : null);
  if (main === null) throw new ImportError(isFromApple(parts) ? 'numbers' : 'packed');
  if (main.endsWith('.bin')) throw new ImportError('xlsb');
  const kind = ROOTS[await rootOf(parts, main)] ?? 'binary';
  if (kind === 'xlsx') return { kind, main };
  throw new ImportError(kind);
}

const isFromApple = (parts: Parts): boolean =>
  ['index/document.iwa', 'index.zip', 'index.apxl', 'index.xml'].some((name) => parts.has(name)) ||
  parts.hasUnder('index/');

function openDocument(type: string): Packed {
  const what = type.startsWith(OPEN_DOCUMENT) ? type.slice(OPEN_DOCUMENT.length) : '';
  if (what.startsWith('spreadsheet')) return { kind: 'ods' };
  if (what.startsWith('presentation')) throw new ImportError('presentation');
  throw new ImportError(what.startsWith('text') ? 'word' : 'packed');
}

async function wordsOf(parts: Parts, name: string): Promise<string> {
  for await (const chunk of parts.bytes(name)) return chunk.toString('latin1', 0, 200).trim();
  return '';
}

async function rootOf(parts: Parts, name: string): Promise<string> {
  let root = '';
  const start = (async function* () {
    for await (const chunk of parts.bytes(name)) {
      yield chunk;
      if (root !== '') return;
    }
  })();
  await readXml(start, {
    open: (element) => {
      if (root === '') root = element;
    },
    close: () => undefined,
  }).catch((error: unknown) => {
    // Only its beginning is read, which the parser takes for a fault.
    if (root === '') throw error;
  });
  return root;
}
