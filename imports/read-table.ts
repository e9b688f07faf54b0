/** Rows of a CSV, TSV, XLSX, ODS or of pasted text, as strings with their line, streamed. */
import { packedKind, refusalOf } from './files/kind.ts';
import { isJson, readKolada } from './files/kolada.ts';
import { readOds } from './files/ods.ts';
import { readText } from './files/text.ts';
import { readXlsx } from './files/xlsx.ts';
import { Parts } from './files/zip.ts';
import { ImportError } from './import-error.ts';
import { MAX_BYTES, MAX_ROWS, TOLD_EACH } from './limits.ts';
import type { Note, Row } from './row.ts';

/** Is told now and then how many rows of a file have been read. */
export type Progress = (rows: number) => void;
const nobody = (): void => undefined;

/**
 * Reads a file's bytes, or pasted text as UTF-8 bytes, some rows at a time; tells `note` what it leaves out, and `progress` how far it has come.
 * @throws ImportError
 */
export async function* readTable(
  bytes: Uint8Array,
  note: Note = nobody,
  progress: Progress = nobody,
): AsyncGenerator<readonly Row[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) throw new ImportError('empty');
  if (buffer.length > MAX_BYTES) throw new ImportError('tooLarge');
  // The preamble and headers come on top of the promised rows.
  const most = MAX_ROWS + 100;
  let room = most;
  let cells = 0;
  for await (const some of open(buffer, note)) {
    const tooMany = some[room];
    if (tooMany) throw new ImportError('tooManyRows', tooMany.line);
    room -= some.length;
    yield some;
    cells += some.length * (some[0]?.cells.length ?? 0);
    if (cells < TOLD_EACH) continue;
    cells = 0;
    progress(most - room);
  }
}

function open(buffer: Buffer, note: Note): AsyncGenerator<readonly Row[]> {
  if (buffer.toString('latin1', 0, 2) === 'PK') return readPacked(buffer, note);
  const refusal = refusalOf(buffer);
  if (refusal) throw new ImportError(refusal);
  return isJson(buffer) ? readKolada(buffer) : readText(buffer);
}

async function* readPacked(buffer: Buffer, note: Note): AsyncGenerator<readonly Row[]> {
  try {
    const parts = await Parts.of(buffer);
    const packed = await packedKind(parts);
    yield* packed.kind === 'ods' ? readOds(parts, note) : readXlsx(parts, packed.main, note);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw Object.assign(new ImportError('damaged'), { cause: error });
  }
}
