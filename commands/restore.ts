/** `npm run restore -- FILE`: a backup into the empty store that STORAGE_URL names. */
import { readStoreUrl } from '../config.ts';
import { NotEmptyError, SettingsError } from '../quality/errors.ts';
import type { DumpLine } from '../quality/ports.ts';
import { restore } from '../storage/archive.ts';
import { openStorage } from '../storage/open.ts';
import { environment, fromHere, run } from './shared/run.ts';

const USAGE = 'Skriv: npm run restore -- FIL · Write: npm run restore -- FILE';

await run(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0 || file.startsWith('-')) throw new SettingsError(USAGE);
  const storageUrl = readStoreUrl(environment());
  const count = await restore(fromHere(file), (lines) => load(storageUrl, lines));
  return `Återställt: ${count} poster ur ${file}. · Restored: ${count} records from ${file}.`;
}, USAGE);

async function load(storageUrl: string, lines: AsyncIterable<DumpLine>): Promise<number> {
  const storage = await openStorage(storageUrl);
  try {
    return await storage.load(lines);
  } catch (error) {
    if (!(error instanceof NotEmptyError)) throw error;
    throw new SettingsError(
      'Lagret är inte tomt, så inget har återställts. Peka STORAGE_URL på ett tomt lager. · The store is not empty, so nothing was restored. Point STORAGE_URL at an empty one.',
      { cause: error },
    );
  } finally {
    await storage.close();
  }
}
