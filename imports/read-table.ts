/** Rows of a CSV, TSV, XLSX or of pasted text, as strings with their line, streamed. */
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { ImportError } from './import-error.ts';
import { MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { readXlsx } from './read-xlsx.ts';
import type { LeftOut, Row } from './row.ts';

const CHUNK = 64 * 1024;

/** Reads a file's bytes, or pasted text as UTF-8 bytes; tells `note` what it leaves out. @throws ImportError */
export async function* readTable(
  bytes: Uint8Array,
  note: (one: LeftOut) => void = () => undefined,
): AsyncGenerator<Row> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) throw new ImportError('empty');
  if (buffer.length > MAX_BYTES) throw new ImportError('tooLarge');
  let rows = 0;
  for await (const row of open(buffer, note)) {
    rows += 1;
    // The preamble and headers come on top of the promised rows.
    if (rows > MAX_ROWS + 100) throw new ImportError('tooManyRows', row.line);
    if (row.cells.some((c) => c.length > MAX_CELL)) throw new ImportError('hugeCell', row.line);
    yield row;
  }
}

function open(buffer: Buffer, note: (one: LeftOut) => void): AsyncGenerator<Row> {
  const start = buffer.subarray(0, 8).toString('latin1');
  if (start.startsWith('PK')) return readXlsx(buffer, note);
  if (start.startsWith('%PDF')) throw new ImportError('pdf');
  // An encrypted workbook, and Excel's format before 2007, are both OLE files.
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw new ImportError('protectedOrOld');
  return readText(buffer, encodingOf(buffer));
}

function encodingOf(buffer: Buffer): string {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  const zero = buffer.subarray(0, CHUNK).indexOf(0);
  if (zero >= 0 && zero % 2 === 1 && buffer[zero + 2] === 0) return 'utf-16le';
  if (buffer.includes(0)) throw new ImportError('binary');
  return isUtf8(buffer) ? 'utf-8' : 'windows-1252';
}

function* pieces(buffer: Buffer, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < buffer.length; at += CHUNK)
    yield decoder.decode(buffer.subarray(at, at + CHUNK), { stream: at + CHUNK < buffer.length });
}

/** Tab before `;` before `,`: a comma may be a decimal comma, a semicolon is hardly ever anything else. */
function delimiterOf(sample: string): string {
  const lines = sample.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const used = (mark: string): boolean => lines.filter((line) => line.includes(mark)).length > lines.length / 4;
  return ['\t', ';', ','].find(used) ?? ';';
}

/** How many delimiters most lines have. */
function usualCount(sample: string, delimiter: string): number {
  const counts = new Map<number, number>();
  for (const line of sample.split('\n')) {
    const count = line.split(delimiter).length - 1;
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  const [usual] = [...counts].toSorted(([, a], [, b]) => b - a);
  return usual?.[0] ?? 0;
}

/**
 * csv-parse 7.0.3 makes an error with a stack for every record that is not as long as the first, also when it is told to relax,
 * which costs two thirds of the time of a table with a title above it. So it is given a first record of the usual length.
 */
async function* readText(buffer: Buffer, encoding: string): AsyncGenerator<Row> {
  const sample = pieces(buffer, encoding).next().value ?? '';
  const delimiter = delimiterOf(sample);
  const first = `${delimiter.repeat(usualCount(sample, delimiter))}\n`;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
    info: true,
  });
  const source = Readable.from(
    (function* () {
      yield first;
      yield* pieces(buffer, encoding);
    })(),
  );
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      if (info.lines > 1) yield { sheet: '', line: info.lines - 1, cells: record.slice(0, MAX_COLUMNS) };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : null;
    throw Object.assign(new ImportError(error.code === 'CSV_MAX_RECORD_SIZE' ? 'hugeCell' : 'damaged', line), {
      cause: error,
    });
  }
}
