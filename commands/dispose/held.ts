/** What an archive's folder holds, and whether it is as it was written. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArchivedFile, CHECKSUMS } from '../../reports/archive/files.ts';

const read = (folder: string, path: string): Buffer | null => {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file) : null;
};

/** The files that the archive does not have just as they would be written now. */
export const missingIn = (folder: string, files: readonly ArchivedFile[]): string[] =>
  files.filter(({ path, bytes }) => !read(folder, path)?.equals(bytes)).map(({ path }) => path);

/** The files of which the archive lacks a line; it may hold more. */
export const lackingIn = (folder: string, files: readonly ArchivedFile[]): string[] =>
  files
    .filter(({ path, bytes }) => {
      const held = new Set(linesOf(read(folder, path) ?? Buffer.of()));
      return !linesOf(bytes).every((line) => held.has(line));
    })
    .map(({ path }) => path);

const linesOf = (bytes: Uint8Array): string[] => Buffer.from(bytes).toString('utf8').split('\n');

/** The files of the archive that are not as its list of checksums says, or that list itself where there is none. */
export function changedIn(folder: string): string[] {
  const list = read(folder, CHECKSUMS);
  if (!list) return [CHECKSUMS];
  return linesOf(list).flatMap((line) => {
    const [sum, path] = line.split('  ');
    if (!sum || path === undefined) return [];
    const bytes = read(folder, path);
    return bytes && createHash('sha256').update(bytes).digest('hex') === sum ? [] : [path];
  });
}
