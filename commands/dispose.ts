/**
 * `npm run dispose`: removes a school from the store (gallring), where an archive holds everything that is there; with `--older-than` its closed school years of that age,
 * where an archive holds all of those.
 */
import { readStoreUrl } from '../config.ts';
import packageJson from '../package.json' with { type: 'json' };
import { SettingsError } from '../quality/errors.ts';
import type { Storage } from '../quality/ports.ts';
import { type Disposal, disposalOf } from '../quality/year/disposal.ts';
import { archivedData } from '../reports/archive/files.ts';
import { openStorage } from '../storage/open.ts';
import { SCHEMA_VERSION } from '../storage/schema.ts';
import { changedIn, lackingIn, missingIn } from './dispose/held.ts';
import { helpOf, like, readFlags, wrong } from './shared/flags.ts';
import { environment, run } from './shared/run.ts';
import { nameOfTeam, TEAM_FLAGS } from './shared/team.ts';
import { readWholeTeam, type WholeTeamRead } from './shared/whole-team.ts';

const COMMAND = {
  name: 'dispose',
  says: [
    'Gallrar en skola, eller gamla läsår, ur lagret när ett arkiv har allt som finns där; utan --yes sägs bara vad som skulle försvinna:',
    'Removes a school, or old school years, from the store where an archive holds all that is there; without --yes only says what would go:',
  ],
  flags: {
    team: TEAM_FLAGS.team,
    archive: {
      type: 'string',
      takes: 'MAPP',
      says: ['arkivet, från npm run archive', 'the archive, from npm run archive'],
    },
    'older-than': {
      type: 'string',
      takes: 'ÅR',
      says: [
        'bara avslutade läsår som slutade för mer än så många år sedan',
        'only closed school years that ended more than so many years ago',
      ],
    },
    yes: { type: 'boolean', says: ['ta bort', 'remove'] },
  },
  example: '--team ORGANISATION/TEAM --archive arkiv --older-than 5',
} as const;

const YEARS = [/^[1-9]\d?$/, '5'] as const;

/** Throws when a file is not in the archive as it should be. */
function mustHold(missing: readonly string[]): void {
  if (missing.length === 0) return;
  const list = missing.join(', ');
  throw new SettingsError(
    `Arkivet har inte allt som finns i lagret nu (${list}), så inget har tagits bort: gör ett nytt. · The archive does not hold all that is in the store now (${list}), so nothing was removed: make a new one.`,
  );
}

function mustBeWhole(folder: string): void {
  const changed = changedIn(folder);
  if (changed.length === 0) return;
  const list = changed.join(', ');
  throw new SettingsError(
    `Arkivet är inte som det skrevs (${list}), så inget har tagits bort: gör ett nytt. · The archive is not as it was written (${list}), so nothing was removed: make a new one.`,
  );
}

/** `what` is the school, or the school years too. */
const told = (what: string, { documents, entries }: Pick<Disposal, 'documents' | 'entries'>, yes: boolean): string => {
  const counts = `${documents.length} + ${entries.length}`;
  return yes
    ? `${what}: ${counts} dokument och rader i historiken är borttagna. · ${counts} documents and lines of history have been removed.`
    : `${what}: ${counts} dokument och rader i historiken skulle tas bort. Lägg till --yes. · ${counts} documents and lines of history would be removed. Add --yes.`;
};

async function inStore(work: (storage: Storage) => Promise<void>): Promise<void> {
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    await work(storage);
  } finally {
    await storage.close();
  }
}

const dataOf = (whole: WholeTeamRead) =>
  archivedData({ ...whole, locale: 'sv', version: packageJson.version, schema: SCHEMA_VERSION });

async function school(whole: WholeTeamRead, archive: string, yes: boolean): Promise<string> {
  const { key } = whole.snapshot;
  mustHold(missingIn(archive, dataOf(whole)));
  if (yes) await inStore((storage) => storage.removeTeam(key));
  return told(nameOfTeam(key), whole, yes);
}

async function schoolYears(whole: WholeTeamRead, archive: string, age: number, yes: boolean): Promise<string> {
  const { key } = whole.snapshot;
  const disposal = disposalOf(whole, age, whole.now.toString());
  if (!disposal)
    return `${nameOfTeam(key)}: inget avslutat läsår är så gammalt, så inget har tagits bort. · no closed school year is that old, so nothing was removed.`;
  mustBeWhole(archive);
  mustHold(lackingIn(archive, dataOf({ ...whole, ...disposal, years: [] })));
  if (yes) await inStore((storage) => storage.commit(key, disposal.changes));
  return told(`${nameOfTeam(key)} ${disposal.years.join(', ')}`, disposal, yes);
}

await run(async () => {
  const flags = readFlags(COMMAND, process.argv.slice(2));
  const { team = '', archive = '', yes = false } = flags;
  if (team === '' || archive === '')
    throw wrong(COMMAND.name, ['Skriv både --team och --archive', 'Write both --team and --archive']);
  const age = flags['older-than'];
  if (age !== undefined) like(COMMAND.name, 'older-than', age, YEARS);
  const whole = await readWholeTeam({ team, demo: false });
  return age === undefined ? school(whole, archive, yes) : schoolYears(whole, archive, Number(age), yes);
}, helpOf(COMMAND));
