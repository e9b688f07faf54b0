/** A file on this machine that a command is given. */
import { readFile, stat } from 'node:fs/promises';
import { ImportError } from './import-error.ts';
import { MAX_BYTES } from './limits.ts';

/** Its name without its folders, of this system's or another's. */
export const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? '';

/** @throws ImportError `tooLarge` before anything of it is read */
export async function bytesOf(path: string): Promise<Buffer> {
  if ((await stat(path)).size > MAX_BYTES) throw new ImportError('tooLarge');
  return await readFile(path);
}
