/** A school's whole data as one file in an open format: a tar of JSON Lines and a manifest with counts and checksums. */

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { extract, pack } from 'tar-stream';
import { z } from 'zod';
import { delivery } from '../quality/deliveries/delivery.ts';
import { BadDataError, NewerDataError } from '../quality/errors.ts';
import { jsonIn } from '../quality/json.ts';
import { document } from '../quality/kinds.ts';
import type { DumpLine, Storage } from '../quality/ports.ts';
import { SCHEMA_VERSION } from './schema.ts';

const DATA = 'data.jsonl';
const MANIFEST = 'manifest.json';
/** Lines that are no record: the first one says what the file is. */
const HEADER_LINES = 1;
const manifestSchema = z.object({
  format: z.literal('arshjulet'),
  schema: z.int(),
  lines: z.int(),
  sha256: z.string(),
});
const key = z.object({ tenant: z.string(), team: z.string() });
const lineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), format: z.literal('arshjulet'), schema: z.int(), at: z.string() }),
  z.object({ type: z.literal('document'), key, document }),
  z.object({
    type: z.literal('audit'),
    key,
    entry: z.object({
      at: z.string(),
      by: z.string(),
      what: z.string(),
      about: z.string(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  }),
  z.object({ type: z.literal('delivery'), delivery }),
  z.object({ type: z.literal('installation'), id: z.string(), text: z.string() }),
]);

/** Writes everything into one file; the number of records comes back. The file appears only when it is whole. */
export async function backup(storage: Storage, file: string): Promise<number> {
  // Beside the file, so that what is not finished lies on no other disk, and two processes are never in each other's way.
  const part = `${file}.${crypto.randomUUID()}.part`;
  const data = `${part}.${DATA}`;
  try {
    // Made first: a folder that is not there is known before anything is read.
    await writeFile(part, '', { mode: 0o600 });
    const { lines, sha256 } = await writeLines(storage.dump(), data);
    await writeTar(part, data, { format: 'arshjulet', schema: SCHEMA_VERSION, lines, sha256 });
    await rename(part, file);
    return lines - HEADER_LINES;
  } finally {
    await rm(data, { force: true });
    await rm(part, { force: true });
  }
}

async function writeTar(path: string, data: string, manifest: z.infer<typeof manifestSchema>): Promise<void> {
  const tar = pack();
  const fill = async (): Promise<void> => {
    await pipeline(createReadStream(data), tar.entry({ name: DATA, size: (await stat(data)).size }));
    tar.entry({ name: MANIFEST }, JSON.stringify(manifest, null, 2));
    tar.finalize();
  };
  await Promise.all([pipeline(tar, createWriteStream(path, { mode: 0o600 })), fill()]);
}

async function writeLines(dump: AsyncIterable<DumpLine>, path: string): Promise<{ lines: number; sha256: string }> {
  const hash = createHash('sha256');
  const handle = await open(path, 'w', 0o600);
  let lines = 0;
  try {
    for await (const line of dump) {
      const words = `${JSON.stringify(line)}\n`;
      hash.update(words);
      await handle.write(words);
      lines += 1;
    }
  } finally {
    await handle.close();
  }
  return { lines, sha256: hash.digest('hex') };
}

/**
 * Reads a backup, and hands its lines to `load` only when all of it is whole: a broken file changes nothing and makes no store. The number
 * of records comes back. Throws `BadDataError` with the line.
 */
export async function restore(
  file: string,
  load: (lines: AsyncIterable<DumpLine>) => Promise<number>,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'arshjulet-'));
  try {
    const data = join(folder, DATA);
    const manifest = await unpack(file, data);
    if (manifest.schema > SCHEMA_VERSION)
      throw new NewerDataError(
        'Filen är från en nyare version av Årshjulet. · The file is from a newer version of Årshjulet.',
      );
    let lines = 0;
    for await (const line of readLines(data)) lines += line ? 1 : 0;
    if (lines !== manifest.lines) throw broken(lines);
    return await load(readLines(data));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const broken = (line: number): BadDataError =>
  new BadDataError(
    `Säkerhetskopian är inte hel (rad ${line}). Inget har ändrats. · The backup is not whole (line ${line}). Nothing has changed.`,
  );

async function unpack(file: string, data: string): Promise<z.infer<typeof manifestSchema>> {
  const hash = createHash('sha256');
  let manifest = '';
  const tar = extract();
  tar.on('entry', (header, stream, next) => {
    if (header.name === DATA) {
      stream.on('data', (chunk) => hash.update(chunk as Buffer));
      pipeline(stream, createWriteStream(data, { mode: 0o600 })).then(() => next(), next);
      return;
    }
    if (header.name === MANIFEST)
      stream.on('data', (chunk) => {
        manifest += (chunk as Buffer).toString('utf8');
      });
    stream.on('end', () => next());
    stream.resume();
  });
  try {
    await pipeline(createReadStream(file), tar);
    const parsed = manifestSchema.parse(JSON.parse(manifest));
    if (parsed.sha256 !== hash.digest('hex')) throw broken(0);
    return parsed;
  } catch (error) {
    if (error instanceof BadDataError) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing ? new BadDataError(`Filen ${file} finns inte. · There is no file ${file}.`) : broken(0);
  }
}

async function* readLines(path: string): AsyncIterable<DumpLine> {
  let number = 0;
  for await (const words of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const parsed = lineSchema.safeParse(jsonIn(words));
    if (!parsed.success) throw broken(number);
    yield parsed.data as DumpLine;
  }
}
