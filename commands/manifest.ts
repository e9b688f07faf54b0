/**
 * `npm run manifest [-- FOLDER]`: fills in both manifests from the settings and writes them to the folder, manifest/build when none is named: a zip to
 * upload to Teams, and the JSON to paste when a Slack app is made. TEAMS_APP_ID is the bot's id in Entra, PUBLIC_URL where the platforms reach the bot.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { SettingsError } from '../quality/errors.ts';
import { environment, run } from './shared/run.ts';

const settings = z.object({
  TEAMS_APP_ID: z.guid(),
  PUBLIC_URL: z.url({ protocol: /^https$/ }),
});

const MISSING: Readonly<Record<keyof z.infer<typeof settings>, string>> = {
  TEAMS_APP_ID: 'TEAMS_APP_ID: appens id i Entra, ett GUID. · The app’s id in Entra, a GUID.',
  PUBLIC_URL:
    'PUBLIC_URL: adressen dit Teams och Slack når boten, med https. · Where Teams and Slack reach the bot, with https.',
};

/** The limits of the Teams manifest schema 1.19 that a change of text could break. */
const teamsManifest = z.looseObject({
  id: z.guid(),
  name: z.object({ short: z.string().max(30), full: z.string().max(100) }),
  description: z.object({ short: z.string().max(80), full: z.string().max(4000) }),
  icons: z.object({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  bots: z.array(
    z.looseObject({
      botId: z.guid(),
      commandLists: z.array(
        z.looseObject({
          commands: z.array(z.object({ title: z.string().max(32), description: z.string().max(128) })).max(10),
        }),
      ),
    }),
  ),
});
const slackManifest = z.looseObject({
  display_information: z.looseObject({ name: z.string().max(35), description: z.string().max(140) }),
});

const read = (name: string): string => readFileSync(new URL(`../manifest/${name}`, import.meta.url), 'utf8');

export type Packed = { readonly zip: Uint8Array; readonly slack: string };

/** Both manifests, filled in and checked. Throws `SettingsError` that names each setting that is missing. */
export function pack(env: Readonly<Record<string, string | undefined>>): Packed {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    const lines = Object.entries(MISSING).filter(([name]) => names.has(name));
    throw new SettingsError(lines.map(([, words]) => words).join('\n'));
  }
  const { TEAMS_APP_ID: id, PUBLIC_URL: url } = parsed.data;
  const base = url.replace(/\/+$/, '');
  const teams = read('teams.json')
    .replaceAll(/\$\{TEAMS_APP_ID\}/g, id)
    .replaceAll('https://example.org', base);
  teamsManifest.parse(JSON.parse(teams));
  const slack = read('slack.json').replaceAll('https://example.org', base);
  slackManifest.parse(JSON.parse(slack));
  const icon = (name: string): Uint8Array => readFileSync(new URL(`../manifest/${name}`, import.meta.url));
  const zip = zipSync({
    'manifest.json': Buffer.from(teams),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  });
  return { zip, slack };
}

if (import.meta.main) {
  await run(async () => {
    const [folder = 'manifest/build'] = process.argv.slice(2);
    const { zip, slack } = pack(environment());
    mkdirSync(folder, { recursive: true });
    const [forTeams, forSlack] = [join(folder, 'arshjulet-teams.zip'), join(folder, 'arshjulet-slack.json')];
    writeFileSync(forTeams, zip);
    writeFileSync(forSlack, slack);
    return `${forTeams}\n${forSlack}`;
  }, 'Skriv: npm run manifest [-- MAPP] · Write: npm run manifest [-- FOLDER]');
}
