/** What organisations gave the bot when they let it in, in SQLite; see `InstallationStore` in quality/ports.ts. */
import type { InstallationStore, KeptInstallation } from '../quality/ports.ts';
import type { SqliteFile } from './sqlite-file.ts';
import type { Row } from './sqlite-rows.ts';

export const toInstallation = (row: Row): KeptInstallation => ({ id: String(row['id']), text: String(row['text']) });

/** Part of a restore: false when there is one with that id already. */
export const insertInstallation = (file: Pick<SqliteFile, 'run'>, { id, text }: KeptInstallation): boolean =>
  file.run('INSERT OR IGNORE INTO installations (id, text) VALUES (?, ?)', id, text) === 1;

export const installationsIn = (file: SqliteFile): InstallationStore => ({
  read: async (id) => {
    const [row] = file.all('SELECT id, text FROM installations WHERE id = ?', id);
    return row ? toInstallation(row).text : null;
  },
  write: async (id, text) => {
    await file.shared(() => file.run('INSERT OR REPLACE INTO installations (id, text) VALUES (?, ?)', id, text));
  },
  remove: async (id) => {
    await file.shared(() => {
      if (file.run('DELETE FROM installations WHERE id = ?', id) > 0) file.oweScrubbing();
    });
    file.scrub();
  },
  all: async () => file.all('SELECT id, text FROM installations ORDER BY id').map(toInstallation),
});
