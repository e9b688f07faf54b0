/** `npm run backup [-- FILE]`: everything in the store that STORAGE_URL names, as one file. The bot may be running. */
import { readStoreUrl } from '../config.ts';
import { SettingsError } from '../quality/errors.ts';
import { backup } from '../storage/archive.ts';
import { openStorage } from '../storage/open.ts';
import { environment, fromHere, run } from './shared/run.ts';

const USAGE = 'Skriv: npm run backup -- FIL · Write: npm run backup -- FILE';

await run(async () => {
  const [file = `backup-${Temporal.Now.plainDateISO()}.tar`, ...rest] = process.argv.slice(2);
  if (rest.length > 0 || file.startsWith('-')) throw new SettingsError(USAGE);
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    const count = await backup(storage, fromHere(file));
    return `Säkerhetskopia: ${file} (${count} poster). · Backup: ${file} (${count} records).`;
  } finally {
    await storage.close();
  }
}, USAGE);
