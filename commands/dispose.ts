/** `npm run dispose`: removes a school from the store (gallring), where an archive holds everything that is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStoreUrl } from '../config.ts';
import packageJson from '../package.json' with { type: 'json' };
import { SettingsError } from '../quality/errors.ts';
import { type ArchivedFile, archivedData } from '../reports/archive/files.ts';
import { openStorage } from '../storage/open.ts';
import { SCHEMA_VERSION } from '../storage/schema.ts';
import { helpOf, readFlags, wrong } from './shared/flags.ts';
import { environment, run } from './shared/run.ts';
import { nameOfTeam, TEAM_FLAGS } from './shared/team.ts';
import { readWholeTeam } from './shared/whole-team.ts';

const COMMAND = {
  name: 'dispose',
  says: [
    'Gallrar en skola ur lagret när ett arkiv har allt som finns där; utan --yes sägs bara vad som skulle försvinna:',
    'Removes a school from the store where an archive holds all that is there; without --yes only says what would go:',
  ],
  flags: {
    team: TEAM_FLAGS.team,
    archive: {
      type: 'string',
      takes: 'MAPP',
      says: ['arkivet, från npm run archive', 'the archive, from npm run archive'],
    },
    yes: { type: 'boolean', says: ['ta bort', 'remove'] },
  },
  example: '--team ORGANISATION/TEAM --archive arkiv',
} as const;

/** The files that the archive does not have as they would be written now. */
function missingIn(folder: string, files: readonly ArchivedFile[]): string[] {
  const isThere = ({ path, bytes }: ArchivedFile): boolean => {
    const file = join(folder, path);
    return existsSync(file) && readFileSync(file).equals(bytes);
  };
  return files.filter((file) => !isThere(file)).map(({ path }) => path);
}

await run(async () => {
  const { team = '', archive = '', yes = false } = readFlags(COMMAND, process.argv.slice(2));
  if (team === '' || archive === '')
    throw wrong(COMMAND.name, ['Skriv både --team och --archive', 'Write both --team and --archive']);
  const whole = await readWholeTeam({ team, demo: false });
  const { snapshot, documents, entries } = whole;
  const missing = missingIn(
    archive,
    archivedData({ ...whole, locale: 'sv', version: packageJson.version, schema: SCHEMA_VERSION }),
  );
  if (missing.length > 0) {
    const list = missing.join(', ');
    throw new SettingsError(
      `Arkivet har inte allt som finns i lagret nu (${list}), så inget har tagits bort: gör ett nytt. · The archive does not hold all that is in the store now (${list}), so nothing was removed: make a new one.`,
    );
  }
  const [name, counts] = [nameOfTeam(snapshot.key), `${documents.length} + ${entries.length}`];
  if (!yes)
    return `${name}: ${counts} dokument och rader i historiken skulle tas bort. Lägg till --yes. · ${counts} documents and lines of history would be removed. Add --yes.`;
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    await storage.removeTeam(snapshot.key);
  } finally {
    await storage.close();
  }
  return `${name}: ${counts} dokument och rader i historiken är borttagna. · ${counts} documents and lines of history have been removed.`;
}, helpOf(COMMAND));
