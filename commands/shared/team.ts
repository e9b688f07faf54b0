/** The team that a command is about, read from the store that STORAGE_URL names. */
import { readSettings } from '../../config.ts';
import type { TeamKey } from '../../quality/base.ts';
import { SettingsError } from '../../quality/errors.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { openStorage } from '../../storage/open.ts';
import { environment } from './run.ts';

/** `TENANT/TEAM`, as `npm run teams` and the backup write it; null for anything else. */
function teamKey(written: string): TeamKey | null {
  const at = written.lastIndexOf('/');
  return at > 0 && at < written.length - 1 ? { tenant: written.slice(0, at), team: written.slice(at + 1) } : null;
}

/** @throws SettingsError when there is no such team */
export async function readTeam(written: string): Promise<Snapshot> {
  const key = teamKey(written);
  const storage = await openStorage(readSettings(environment()).storageUrl, { mustExist: true });
  try {
    const snapshot = key && (await storage.snapshot(key));
    if (!snapshot) throw new SettingsError('Det finns inget sådant team. · There is no such team.');
    return snapshot;
  } finally {
    await storage.close();
  }
}
