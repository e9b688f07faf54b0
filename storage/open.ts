import { SettingsError } from '../quality/errors.ts';
import type { Storage } from '../quality/ports.ts';

/**
 * Opens the store that `url` names: `file:` and a path for the embedded SQLite, `mongodb://` or `mongodb+srv://` for MongoDB (a
 * replica set, because commits are transactions). Runs the migrations first. Throws `SettingsError` when it cannot be
 * reached or written, `NewerDataError` on data from a newer version. The URL, which may hold a password, is never in a message.
 * With `mustExist` a store that is not there is an error instead of being made.
 */
export async function openStorage(url: string, { mustExist = false } = {}): Promise<Storage> {
  if (url.startsWith('file:')) {
    const { openSqlite } = await import('./sqlite.ts');
    return openSqlite(url.slice('file:'.length), mustExist);
  }
  if (/^mongodb(\+srv)?:\/\//.test(url)) {
    const { openMongo } = await import('./mongo.ts');
    return openMongo(url, mustExist);
  }
  throw new SettingsError(
    'STORAGE_URL måste börja med file: eller mongodb:// · STORAGE_URL must start with file: or mongodb://',
  );
}

/**
 * The version of the data in the store that `url` names, 0 where it has never been used, without changing anything there. Throws as `openStorage` does, but
 * for data that is newer; a file that is there must be whole.
 */
export async function lookAtStore(url: string): Promise<number> {
  if (url.startsWith('file:')) {
    const { versionIn } = await import('./sqlite-look.ts');
    return versionIn(url.slice('file:'.length));
  }
  const { versionAt } = await import('./mongo-db.ts');
  return versionAt(url);
}
