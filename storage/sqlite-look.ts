/** A SQLite file as it is, without changing it. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SettingsError } from '../quality/errors.ts';

/** The version of its data, 0 where it is not there or has never been used. @throws SettingsError for a file that is broken, or of something else */
export function versionIn(path: string): number {
  if (!existsSync(path)) return 0;
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    try {
      if (db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') throw BROKEN;
      return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
    } finally {
      db.close();
    }
  } catch (error) {
    throw error instanceof SettingsError ? error : new SettingsError(BROKEN.message, { cause: error });
  }
}

const BROKEN = new SettingsError(
  'Filen som STORAGE_URL pekar på är skadad eller av ett annat slag: stoppa tjänsten, flytta undan filen och återställ den senaste säkerhetskopian. · ' +
    'The file that STORAGE_URL names is damaged or of another kind: stop the service, move the file away and restore the latest backup.',
);
