/**
 * `npm run workspaces`: the Slack workspaces and organisations that have installed the app, in the store that STORAGE_URL names; with `--erase` one of them goes,
 * with all its teams. Nothing is asked of Slack.
 */
import { keptAs } from '../bots/slack/installations.ts';
import { readStoreUrl } from '../config.ts';
import type { TeamKey } from '../quality/base.ts';
import type { Storage } from '../quality/ports.ts';
import { openStorage } from '../storage/open.ts';
import { helpOf, readFlags, wrong } from './shared/flags.ts';
import { environment, run } from './shared/run.ts';
import { listTeams } from './shared/team.ts';

const COMMAND = {
  name: 'workspaces',
  says: [
    'Listar arbetsytorna i Slack som har installerat appen: id, namn, antal team:',
    'Lists the Slack workspaces that have installed the app: id, name, number of teams:',
  ],
  flags: {
    erase: {
      type: 'string',
      takes: 'T123',
      says: [
        'visar vad som raderas av en arbetsyta: alla dess team med allt, och dess nyckel',
        'shows what is erased of a workspace: all its teams with everything, and its token',
      ],
    },
    yes: { type: 'boolean', says: ['raderar det, för alltid', 'erases it, for good'] },
  },
  example: '--erase T123 --yes',
} as const;

/** The teams of one workspace. */
const teamsIn = async (storage: Storage, id: string): Promise<TeamKey[]> =>
  (await listTeams(storage)).map(({ key }) => key).filter(({ tenant }) => tenant === `slack:${id}`);

function calledIn(text: string): string {
  const kept = keptAs(text);
  if ('name' in kept) return kept.name;
  return kept.lost ? `${kept.organisation} (inte längre · no longer)` : kept.organisation;
}

/** A workspace a line, between tabs; one of an organisation's names that instead of itself. */
async function listed(storage: Storage): Promise<string> {
  const kept = await storage.installations.all();
  const lines = kept.map(async ({ id, text }) =>
    [id, calledIn(text), String((await teamsIn(storage, id)).length)].join('\t'),
  );
  return kept.length > 0 ? (await Promise.all(lines)).join('\n') : 'Ingen. · None.';
}

async function erased(storage: Storage, id: string, yes: boolean): Promise<string> {
  const teams = await teamsIn(storage, id);
  const isKept = (await storage.installations.read(id)) !== null;
  if (teams.length === 0 && !isKept) throw wrong(COMMAND.name, [`${id} finns inte`, `there is no ${id}`]);
  const count = teams.length;
  if (!yes)
    return `${id}: ${count} team skulle raderas, med allt, och nyckeln. Lägg till --yes. · ${count} teams would be erased, with everything, and the token. Add --yes.`;
  for (const key of teams) await storage.removeTeam(key);
  await storage.installations.remove(id);
  return `${id}: ${count} team och nyckeln är raderade. Ta bort appen i Slack också. · ${count} teams and the token are erased. Remove the app in Slack too.`;
}

await run(async () => {
  const { erase, yes = false } = readFlags(COMMAND, process.argv.slice(2));
  if (yes && erase === undefined) throw wrong(COMMAND.name, ['--yes hör till --erase', '--yes belongs to --erase']);
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    return erase === undefined ? await listed(storage) : await erased(storage, erase, yes);
  } finally {
    await storage.close();
  }
}, helpOf(COMMAND));
