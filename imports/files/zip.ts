/** The parts of a packed file, XLSX or ODS, unpacked piece by piece within limits. */
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { ImportError } from '../import-error.ts';
import { MAX_ENTRIES, MAX_UNPACKED } from '../limits.ts';

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

  /** The part's bytes, unpacked: as many as the directory says. @throws ImportError when that is more than `most`, or not so, or there is no such part */
  async *bytes(name: string, { most = MAX_UNPACKED } = {}): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(keyOf(name));
    if (!entry) throw new ImportError('damaged');
    if (entry.uncompressedSize > most) throw new ImportError('zipBomb');
    if (entry.isEncrypted()) throw new ImportError('locked');
    const stream = await new Promise<Readable>((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    let room = entry.uncompressedSize;
    for await (const chunk of stream) {
      room -= (chunk as Buffer).length;
      if (room < 0) throw new ImportError('damaged');
      yield chunk as Buffer;
    }
    if (room > 0) throw new ImportError('damaged');
  }
}

/** Some programs write a slash first, or backslashes. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

const directoryOf = (bytes: Buffer): Promise<{ zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry> }> =>
  new Promise((resolve, reject) => {
    // Names are looked up only and never written to a disk, so an unusual one is nothing to refuse a file for. Sizes are held by `bytes`, for a
    // sixth of the unpacking less.
    yauzl.fromBuffer(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false }, (error, zip) => {
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
