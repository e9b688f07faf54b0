/** Rows of an XLSX workbook, one sheet after the other; only the shared strings are held in memory. */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';
import { ImportError } from './import-error.ts';
import type { Row } from './row.ts';

const MAX_UNPACKED = 400_000_000;
const MAX_STRINGS = 60_000_000;
const MAX_COLUMNS = 1000;

type Entries = Map<string, yauzl.Entry>;

const openZip = (bytes: Buffer): Promise<{ zip: yauzl.ZipFile; entries: Entries }> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const entries: Entries = new Map();
      let unpacked = 0;
      zip.on('error', reject);
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('entry', (entry: yauzl.Entry) => {
        unpacked += entry.uncompressedSize;
        if (unpacked > MAX_UNPACKED || entries.size > 2000) return reject(new ImportError('zipBomb'));
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });

const openEntry = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });

/** Parses XML piece by piece; `take` is called after each piece so that a reader can hand on what it has. */
async function* parseXml<T>(stream: Readable, parser: SaxesParser, take: () => T[]): AsyncGenerator<T> {
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    parser.write(decoder.decode(chunk as Buffer, { stream: true }));
    yield* take();
  }
  parser.close();
  yield* take();
}

async function sharedStrings(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<string[]> {
  if (!entry) return [];
  if (entry.uncompressedSize > MAX_STRINGS) throw new ImportError('zipBomb');
  const parser = new SaxesParser();
  let done: string[] = [];
  let text = '';
  let inText = false;
  parser.on('opentag', ({ name }) => {
    if (name === 'si') text = '';
    inText = name === 't';
  });
  parser.on('text', (part) => {
    if (inText) text += part;
  });
  parser.on('closetag', ({ name }) => {
    inText = false;
    if (name === 'si') done.push(text);
  });
  const take = (): string[] => {
    const out = done;
    done = [];
    return out;
  };
  const all: string[] = [];
  for await (const one of parseXml(await openEntry(zip, entry), parser, take)) all.push(one);
  return all;
}

/** The cell styles that show a share: the number is stored as 0.84 and shown as 84 %. By the style's index. */
async function percentStyles(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<ReadonlySet<string>> {
  const percent = new Set<string>();
  if (!entry || entry.uncompressedSize > MAX_STRINGS) return percent;
  // ECMA-376: 9 is `0%` and 10 is `0.00%`; a workbook's own formats say so themselves.
  const formats = new Set(['9', '10']);
  const parser = new SaxesParser();
  let inCells = false;
  let index = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'numFmt' && (attributes['formatCode'] ?? '').includes('%')) formats.add(attributes['numFmtId'] ?? '');
    if (name === 'cellXfs') inCells = true;
    if (name !== 'xf' || !inCells) return;
    if (formats.has(attributes['numFmtId'] ?? '')) percent.add(String(index));
    index += 1;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'cellXfs') inCells = false;
  });
  for await (const _ of parseXml(await openEntry(zip, entry), parser, () => []));
  return percent;
}

/** Without the tail that binary fractions leave: 0.813 · 100 is 81.3. */
const asPercent = (stored: string): string => String(Number((Number(stored) * 100).toPrecision(12)));

const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
};

type Looks = { readonly strings: readonly string[]; readonly percent: ReadonlySet<string> };

async function* sheetRows(zip: yauzl.ZipFile, entry: yauzl.Entry, { strings, percent }: Looks): AsyncGenerator<Row> {
  const parser = new SaxesParser();
  let done: Row[] = [];
  let row: string[] = [];
  let line = 0;
  let column = -1;
  let type = '';
  let style = '';
  let text = '';
  let inValue = false;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') {
      row = [];
      column = -1;
      line = Number(attributes['r'] ?? line + 1);
    } else if (name === 'c') {
      const reference = attributes['r'];
      column = reference === undefined ? column + 1 : columnOf(reference);
      type = attributes['t'] ?? '';
      style = attributes['s'] ?? '';
      text = '';
    }
    inValue = name === 'v' || name === 't';
  });
  parser.on('text', (part) => {
    if (inValue) text += part;
  });
  parser.on('closetag', ({ name }) => {
    inValue = false;
    if (name === 'row') done.push({ sheet: entry.fileName, line, cells: row });
    if (name !== 'c' || column < 0 || column >= MAX_COLUMNS) return;
    while (row.length < column) row.push('');
    const share = (type === '' || type === 'n') && text !== '' && percent.has(style) && Number.isFinite(Number(text));
    row[column] = type === 's' ? (strings[Number(text)] ?? '') : share ? asPercent(text) : text;
  });
  const take = (): Row[] => {
    const out = done;
    done = [];
    return out;
  };
  yield* parseXml(await openEntry(zip, entry), parser, take);
}

/** A formula gives its last computed value; a cell without one is blank. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<Row> {
  try {
    const { zip, entries } = await openZip(bytes);
    const names = [...entries.keys()]
      .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    if (names.length === 0) throw new ImportError('damaged');
    const strings = await sharedStrings(zip, entries.get('xl/sharedStrings.xml'));
    const percent = await percentStyles(zip, entries.get('xl/styles.xml'));
    for (const name of names) {
      const entry = entries.get(name);
      if (entry) yield* sheetRows(zip, entry, { strings, percent });
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw Object.assign(new ImportError('damaged'), { cause: error });
  }
}
