/** The parts of a packed file, XLSX or ODS, unpacked piece by piece within limits. */
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { ImportError } from '../import-error.ts';
import { MAX_ENTRIES, MAX_UNPACKED } from '../limits.ts';

/** Bytes handed out at a time: more make the parser hold more. To look through bytes it may be four times as many. */
const CHUNK = 16 * 1024;
export const LARGE_CHUNK = 4 * CHUNK;
const STORED = 0;
const DEFLATED = 8;

export class Parts {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws ImportError `zipBomb` by what the directory says, `damaged` when it cannot be read */
  static async of(bytes: Buffer): Promise<Parts> {
    const { zip, entries } = await directoryOf(bytes);
    return new Parts(zip, entries);
  }

  /** By the part's name from the root, in any case (ECMA-376, part 2, 6.2.2.3). */
  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /** Whether any part's name begins so; in lower case. */
  hasUnder(start: string): boolean {
    return this.#entries.keys().some((key) => key.startsWith(start));
  }

  /** The part's bytes, unpacked. @throws ImportError when there is no such part, it holds more than it says or than `most`, or needs a password */
  async *bytes(name: string, { most = MAX_UNPACKED, chunk: chunkSize = CHUNK } = {}): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(keyOf(name));
    if (!entry) throw new ImportError('damaged');
    if (entry.uncompressedSize > most) throw new ImportError('zipBomb');
    if (entry.isEncrypted()) throw new ImportError('locked');
    let size = 0;
    for await (const chunk of await this.#open(entry, chunkSize)) {
      const piece = chunk as Buffer;
      size += piece.length;
      if (size > entry.uncompressedSize) throw new ImportError('damaged');
      yield piece;
    }
  }

  async #open(entry: yauzl.Entry, chunkSize: number): Promise<Readable> {
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw new ImportError('damaged');
    const raw = await new Promise<Readable>((resolve, reject) => {
      const options = { decodeFileData: false };
      this.#zip.openReadStream(entry, options, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
    if (entry.compressionMethod === STORED) return raw;
    const unpacked = createInflateRaw({ chunkSize });
    // An error of either reaches whoever reads what is unpacked.
    return pipeline(raw, unpacked, () => undefined);
  }
}

/** Some programs write a slash first, or backslashes. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

const directoryOf = (bytes: Buffer): Promise<{ zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry> }> =>
  new Promise((resolve, reject) => {
    // Names are looked up only and never written to a disk, so an unusual one is nothing to refuse a file for.
    yauzl.fromBuffer(bytes, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error) return reject(error);
      const entries = new Map<string, yauzl.Entry>();
      let unpacked = 0;
      zip.on('error', reject);
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('entry', (entry: yauzl.Entry) => {
        unpacked += entry.uncompressedSize;
        if (unpacked > MAX_UNPACKED || entries.size >= MAX_ENTRIES) return reject(new ImportError('zipBomb'));
        entries.set(keyOf(entry.fileNameRaw.toString('utf8')), entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
