/** Rows of an XLSX workbook, one sheet after the other; only the shared strings are held in memory. */
import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import yauzl from 'yauzl';
import { ImportError } from './import-error.ts';
import { MAX_CELL, MAX_COLUMNS, MAX_DEPTH, MAX_ENTRIES, MAX_GAP, MAX_STRINGS, MAX_UNPACKED } from './limits.ts';
import type { CellKind, LeftOut, Row } from './row.ts';

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
        if (unpacked > MAX_UNPACKED || entries.size > MAX_ENTRIES) return reject(new ImportError('zipBomb'));
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

type Handlers<T> = {
  readonly open: (tag: SaxesTagPlain) => void;
  readonly text?: (part: string) => void;
  readonly close: (name: string) => void;
  /** Called after each piece, so that a reader can hand on what it has. */
  readonly take: () => T[];
};

/** Parses XML piece by piece. Elements too deep inside each other, and too much between two tags, are refused. */
async function* parseXml<T>(stream: Readable, { open, text, close, take }: Handlers<T>): AsyncGenerator<T> {
  const parser = new SaxesParser();
  let depth = 0;
  let sinceTag = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    sinceTag = 0;
    if (depth > MAX_DEPTH) throw new ImportError('tooDeep');
    open(tag);
  });
  if (text) parser.on('text', text);
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close(name);
  });
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    const piece = decoder.decode(chunk as Buffer, { stream: true });
    sinceTag += piece.length;
    parser.write(piece);
    if (sinceTag > MAX_GAP) throw new ImportError('hugeCell');
    yield* take();
  }
  parser.close();
  yield* take();
}

/** A list that is emptied each time it is handed on. */
function outbox<T>(): { push: (one: T) => void; take: () => T[] } {
  let waiting: T[] = [];
  return {
    push: (one) => void waiting.push(one),
    take: () => {
      const out = waiting;
      waiting = [];
      return out;
    },
  };
}

async function sharedStrings(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<string[]> {
  if (!entry) return [];
  if (entry.uncompressedSize > MAX_STRINGS) throw new ImportError('zipBomb');
  const done = outbox<string>();
  let words = '';
  let inText = false;
  const handlers: Handlers<string> = {
    open: ({ name }) => {
      if (name === 'si') words = '';
      inText = name === 't';
    },
    text: (part) => {
      if (inText) words = longer(words, part, null);
    },
    close: (name) => {
      inText = false;
      if (name === 'si') done.push(words);
    },
    take: done.take,
  };
  const all: string[] = [];
  for await (const one of parseXml(await openEntry(zip, entry), handlers)) all.push(one);
  return all;
}

function longer(words: string, part: string, line: number | null): string {
  if (words.length + part.length > MAX_CELL) throw new ImportError('hugeCell', line);
  return words + part;
}

/** The cell styles that show a share: the number is stored as 0.84 and shown as 84 %. By the style's index. */
async function percentStyles(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<ReadonlySet<string>> {
  const percent = new Set<string>();
  if (!entry || entry.uncompressedSize > MAX_STRINGS) return percent;
  // ECMA-376: 9 is `0%` and 10 is `0.00%`; a workbook's own formats say so themselves.
  const formats = new Set(['9', '10']);
  let inCells = false;
  let index = 0;
  const handlers: Handlers<never> = {
    open: ({ name, attributes }) => {
      if (name === 'numFmt' && (attributes['formatCode'] ?? '').includes('%'))
        formats.add(attributes['numFmtId'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      if (formats.has(attributes['numFmtId'] ?? '')) percent.add(String(index));
      index += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    take: () => [],
  };
  for await (const _ of parseXml(await openEntry(zip, entry), handlers));
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
  const done = outbox<Row>();
  let row: string[] = [];
  let kinds = new Map<number, CellKind>();
  let line = 0;
  let column = -1;
  let type = '';
  let style = '';
  let words = '';
  let inValue = false;
  const handlers: Handlers<Row> = {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        row = [];
        kinds = new Map();
        column = -1;
        line = Number.parseInt(attributes['r'] ?? '', 10) || line + 1;
      } else if (name === 'c') {
        const reference = attributes['r'];
        column = reference === undefined ? column + 1 : columnOf(reference);
        type = attributes['t'] ?? '';
        style = attributes['s'] ?? '';
        words = '';
      }
      inValue = name === 'v' || name === 't';
    },
    text: (part) => {
      if (inValue) words = longer(words, part, line);
    },
    close: (name) => {
      inValue = false;
      if (name === 'row') done.push({ sheet: entry.fileName, line, cells: row, ...(kinds.size > 0 ? { kinds } : {}) });
      if (name !== 'c' || column < 0 || column >= MAX_COLUMNS) return;
      while (row.length < column) row.push('');
      const number = (type === '' || type === 'n') && words !== '' && Number.isFinite(Number(words));
      const isPercent = number && percent.has(style);
      row[column] = type === 's' ? (strings[Number(words)] ?? '') : isPercent ? asPercent(words) : words;
      if (isPercent) kinds.set(column, 'percent');
    },
    take: done.take,
  };
  yield* parseXml(await openEntry(zip, entry), handlers);
}

/** A formula gives its last computed value; a cell without one is blank. */
export async function* readXlsx(bytes: Buffer, _note: (one: LeftOut) => void): AsyncGenerator<Row> {
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
