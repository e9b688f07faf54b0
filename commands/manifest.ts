/**
 * `npm run manifest [-- FOLDER] [--socket] [--several]`: fills in both manifests from the settings and writes them to the folder, manifest/build when none is
 * named: a zip to upload to Teams, and the JSON to paste when a Slack app is made, in Swedish and in English. `--socket` is for Slack's Socket Mode, `--several` for an
 * app that several workspaces install. TEAMS_APP_ID is the bot's id in Entra; without it only Slack's are written. PUBLIC_URL is where the platforms reach the bot; Slack's Socket
 * Mode needs none.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { type SlackWays, slackManifest } from '../manifest/slack.ts';
import { teamsEnglish, teamsManifest } from '../manifest/teams.ts';
import { SettingsError } from '../quality/errors.ts';
import { environment, run } from './shared/run.ts';

const settings = {
  TEAMS_APP_ID: z.guid(),
  PUBLIC_URL: z.url({ protocol: /^https$/ }),
};

const MISSING: Readonly<Record<keyof typeof settings, string>> = {
  TEAMS_APP_ID: 'TEAMS_APP_ID: appens id i Entra, ett GUID. · The app’s id in Entra, a GUID.',
  PUBLIC_URL:
    'PUBLIC_URL: adressen dit Teams och Slack når boten, med https. · Where Teams and Slack reach the bot, with https.',
};

const read = (name: string): string => readFileSync(new URL(`../manifest/${name}`, import.meta.url), 'utf8');

/** `zip` is null without TEAMS_APP_ID. */
export type Packed = { readonly zip: Uint8Array | null; readonly slack: string; readonly slackEnglish: string };

/** Both manifests, filled in and checked; Slack's alone where there is no app in Entra. Throws `SettingsError` that names each setting that is missing. */
export function pack(env: Readonly<Record<string, string | undefined>>, ways: SlackWays = {}): Packed {
  const forTeams = isSet(env['TEAMS_APP_ID']);
  const isReached = forTeams || !ways.socket || ways.several === true;
  const names = [...(forTeams ? (['TEAMS_APP_ID'] as const) : []), ...(isReached ? (['PUBLIC_URL'] as const) : [])];
  const wrong = names.filter((name) => !settings[name].safeParse(env[name]).success);
  if (wrong.length > 0) throw new SettingsError(wrong.map((name) => MISSING[name]).join('\n'));
  const { TEAMS_APP_ID: id = '', PUBLIC_URL: url = '' } = env;
  const base = url.replace(/(?<!\/)\/+$/, '');
  const icon = (name: string): Uint8Array => readFileSync(new URL(`../manifest/${name}`, import.meta.url));
  const teams = (): Uint8Array =>
    zipSync({
      'manifest.json': strToU8(teamsManifest(read('teams.json'), id, base)),
      'en.json': strToU8(teamsEnglish(read('teams.en.json'))),
      'color.png': icon('color.png'),
      'outline.png': icon('outline.png'),
    });
  const slack = (lang: 'sv' | 'en'): string => slackManifest(JSON.parse(read('slack.json')), lang, base, ways);
  return { zip: forTeams ? teams() : null, slack: slack('sv'), slackEnglish: slack('en') };
}

const isSet = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

const ONLY_SLACK =
  'TEAMS_APP_ID är inte satt, så bara filerna till Slack är gjorda. · TEAMS_APP_ID is not set, so only the files for Slack are made.';
const USAGE =
  'Skriv: npm run manifest [-- MAPP] [--socket] [--several] · Write: npm run manifest [-- FOLDER] [--socket] [--several]';
const WAYS: readonly string[] = ['--socket', '--several'];

if (import.meta.main) {
  await run(async () => {
    const given = process.argv.slice(2);
    const flags = given.filter((word) => word.startsWith('-'));
    const [folder = 'manifest/build', ...rest] = given.filter((word) => !word.startsWith('-'));
    if (rest.length > 0 || flags.some((flag) => !WAYS.includes(flag))) throw new SettingsError(USAGE);
    const ways = { socket: flags.includes('--socket'), several: flags.includes('--several') };
    const { zip, slack, slackEnglish } = pack(environment(), ways);
    mkdirSync(folder, { recursive: true });
    const files: [string, string | Uint8Array][] = [
      ...(zip ? [['arshjulet-teams.zip', zip] as [string, Uint8Array]] : []),
      ['arshjulet-slack.json', slack],
      ['arshjulet-slack-en.json', slackEnglish],
    ];
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    return [...files.map(([name]) => join(folder, name)), ...(zip ? [] : [ONLY_SLACK])].join('\n');
  }, USAGE);
}
