/** `npm run backup [-- FILE]` and `npm run restore -- FILE`. Both work on the store that STORAGE_URL names. */
import { existsSync } from 'node:fs';
import { readSettings } from '../config.ts';
import { ArshjuletError, NotEmptyError, SettingsError } from '../quality/errors.ts';
import { backup, restore } from '../storage/archive.ts';
import { openStorage } from '../storage/open.ts';

async function main([verb, name]: string[]): Promise<string> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { storageUrl } = readSettings(process.env);
  const file = name ?? `backup-${Temporal.Now.plainDateISO()}.tar`;
  if (verb === 'restore' && !name)
    throw new SettingsError('Skriv: npm run restore -- FIL · Write: npm run restore -- FILE');
  const storage = await openStorage(storageUrl);
  try {
    if (verb === 'restore') {
      const count = await restore(storage, file);
      return `Återställt: ${count} poster ur ${file}. · Restored: ${count} records from ${file}.`;
    }
    const count = await backup(storage, file);
    return `Säkerhetskopia: ${file} (${count} rader). · Backup: ${file} (${count} lines).`;
  } finally {
    await storage.close();
  }
}

main(process.argv.slice(2)).then(
  (done) => console.log(done),
  (error: unknown) => {
    if (error instanceof NotEmptyError) {
      console.error(
        'Lagret är inte tomt, så inget har återställts. Peka STORAGE_URL på ett tomt lager. · The store is not empty, so nothing was restored. Point STORAGE_URL at an empty one.',
      );
    } else console.error(error instanceof ArshjuletError || error instanceof Error ? error.message : 'unknown error');
    process.exit(1);
  },
);
