/** `npm run teams`: the teams of the store that STORAGE_URL names, as other commands name them. */
import { readStoreUrl } from '../config.ts';
import { openStorage } from '../storage/open.ts';
import { helpOf, readFlags } from './shared/flags.ts';
import { environment, run } from './shared/run.ts';
import { listTeams, nameOfTeam, type TeamListed } from './shared/team.ts';

const COMMAND = {
  name: 'teams',
  says: [
    'Listar teamen i lagret som STORAGE_URL pekar på: id, skola, skolenhetskod, språk:',
    'Lists the teams of the store that STORAGE_URL names: id, school, unit code, language:',
  ],
  flags: {
    json: { type: 'boolean', says: ['ett objekt per rad, för program', 'an object a line, for programs'] },
  },
  example: '--json',
} as const;

await run(async () => {
  const { json = false } = readFlags(COMMAND, process.argv.slice(2));
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    const teams = await listTeams(storage);
    return teams.map(json ? asJson : asLine).join('\n');
  } finally {
    await storage.close();
  }
}, helpOf(COMMAND));

function asJson({ key, school, unitCode, locale }: TeamListed): string {
  return JSON.stringify({ team: nameOfTeam(key), school, unit: unitCode, language: locale });
}

/** Between tabs; a dash where no unit code is set. */
function asLine({ key, school, unitCode, locale }: TeamListed): string {
  return [nameOfTeam(key), school, unitCode ?? '–', locale].join('\t');
}
