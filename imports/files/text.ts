/** Rows of a CSV, TSV or of pasted text, streamed. */
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { ImportError } from '../import-error.ts';
import { MAX_CELL, MAX_COLUMNS } from '../limits.ts';
import type { Row } from '../row.ts';

const CHUNK = 64 * 1024;

/**
 * csv-parse 7.0.3 makes an error with a stack for every record that is not as long as the first, also when it is told to relax,
 * which costs two thirds of the time of a table with a title above it. So it is given a first record of the usual length.
 * @throws ImportError
 */
export async function* readText(buffer: Buffer): AsyncGenerator<readonly Row[]> {
  const encoding = encodingOf(buffer);
  const sample = pieces(buffer, encoding).next().value ?? '';
  const told = delimiterLine(sample);
  const delimiter = told ?? delimiterOf(sample);
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
  const start = told === null ? 1 : 2;
  // csv-parse 7.0.3 counts CR LF inside quotes as two lines.
  let counted = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      counted += record.reduce((sum, cell) => sum + (cell.includes('\r\n') ? cell.split('\r\n').length - 1 : 0), 0);
      if (info.lines <= start) continue;
      const line = info.lines - counted;
      if (record.some(({ length }) => length > MAX_CELL)) throw new ImportError('hugeCell', line);
      const written = record.some((cell) => cell.startsWith('="')) ? record.map(bare) : record;
      if (delimiter === '|' && isRule(written)) continue;
      const cells = delimiter === '|' ? withoutFrame(written) : written;
      yield [{ sheet: '', line, cells: cells.length > MAX_COLUMNS ? cells.slice(0, MAX_COLUMNS) : cells }];
    }
  } catch (error) {
    if (error instanceof ImportError || !(error instanceof Error) || !('code' in error)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines - counted : null;
    throw Object.assign(new ImportError(CODES[String(error.code)] ?? 'damaged', line), { cause: error });
  }
}

/** `="00123"`, as programs write a text that Excel shall not take for a number. */
const bare = (cell: string): string => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;

/** `|---|:--:|`, which a chat or a document draws under a table's header and is no row. */
const isRule = (cells: readonly string[]): boolean =>
  cells.some((cell) => /^\s{0,9}:?-{2,60}:?\s{0,9}$/.test(cell)) && cells.every((cell) => /^[\s:-]{0,80}$/.test(cell));
/** `| Åk | Andel |` without what is outside the bars at its ends, and the marks of bold words. */
function withoutFrame(cells: readonly string[]): string[] {
  const isFramed = cells.length > 2 && cells[0]?.trim() === '' && cells.at(-1)?.trim() === '';
  const inside = isFramed ? cells.slice(1, -1) : cells;
  return inside.map((cell) => cell.trim().replace(/^\*\*(.{0,300})\*\*$/u, '$1'));
}

const CODES: Readonly<Record<string, ImportError['code']>> = {
  CSV_MAX_RECORD_SIZE: 'hugeCell',
  CSV_QUOTE_NOT_CLOSED: 'openQuote',
};

function* pieces(buffer: Buffer, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < buffer.length; at += CHUNK)
    yield decoder.decode(buffer.subarray(at, at + CHUNK), { stream: at + CHUNK < buffer.length });
}

/** A short text as a whole. @throws ImportError `binary` */
export const textIn = (buffer: Buffer): string => pieces(buffer, encodingOf(buffer)).toArray().join('');

/** By its mark, by where its zeros are, or by how its å, ä and ö are written. @throws ImportError `binary` */
function encodingOf(buffer: Buffer): string {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let at = 0; at < Math.min(buffer.length, CHUNK); at += 1)
    if (buffer[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = Math.min(buffer.length, CHUNK) / 2;
  if (odd > half / 2 && even === 0) return 'utf-16le';
  if (even > half / 2 && odd === 0) return 'utf-16be';
  if (buffer.includes(0)) throw new ImportError('binary');
  if (isUtf8(buffer)) return 'utf-8';
  const start = buffer.subarray(0, CHUNK);
  const letters = (of: readonly number[]): number => start.reduce((sum, byte) => sum + Number(of.includes(byte)), 0);
  return letters(SWEDISH.mac) > letters(SWEDISH.windows) ? 'macintosh' : 'windows-1252';
}

/** å, ä, ö, Å, Ä and Ö where a letter is a byte: as Windows writes them, and as Excel for Mac does in a plain CSV. */
const SWEDISH = { windows: [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6], mac: [0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85] };

/** Excel's own first line, `sep=;`, which says the delimiter and is no row. */
const delimiterLine = (sample: string): string | null => /^sep=([^\r\n])[\r\n]/i.exec(sample)?.[1] ?? null;

/** What stands in quotes: a delimiter in it divides nothing. */
const QUOTED = /(?<![^\t;|,\r\n])"[^"]*(?:""[^"]*)*"/g;

/** Tab before `;` before `|` before `,`: a comma may be a decimal comma, a semicolon is hardly ever anything else. */
function delimiterOf(sample: string): string {
  const lines = sample
    .replace(QUOTED, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const used = (mark: string): boolean => lines.filter((line) => line.includes(mark)).length > lines.length / 4;
  return ['\t', ';', '|', ','].find(used) ?? ';';
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
