/** Teams' app manifest with its English, filled in: its commands are the dispatcher's, in the words that the help card says of them. Pure. */
import { z } from 'zod';
import { speak } from '../cards/texts.ts';
import type { Command } from '../language/understand.ts';
import type { Locale } from '../quality/base.ts';

/** What Teams suggests to whoever writes to the bot, the most wanted first; it takes ten at most. */
const SUGGESTED = [
  'status',
  'wheel',
  'waiting',
  'answer',
  'goals',
  'newGoal',
  'report',
  'help',
] as const satisfies readonly Command[];

type Suggestion = { readonly title: string; readonly description: string };

/** The words of the product's own buttons, and what the help card says that they do. */
const suggestions = (locale: Locale): Suggestion[] => {
  const say = speak(locale);
  return SUGGESTED.map((command) => {
    const [, does = ''] = say(`people:help.${command}`).split(' · ');
    return { title: say(`people:say.${command}`), description: `${does.charAt(0).toUpperCase()}${does.slice(1)}` };
  });
};

/** The limits of the Teams manifest schema 1.30 that a change of text could break. */
const suggestion = z.object({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) });
const name = { short: z.string().min(1).max(30), full: z.string().min(1).max(100) };
const description = { short: z.string().min(1).max(80), full: z.string().min(1).max(4000) };
const manifest = z.looseObject({
  id: z.guid(),
  name: z.object(name),
  description: z.object(description),
  icons: z.object({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  bots: z.tuple([
    z.looseObject({
      botId: z.guid(),
      scopes: z.array(z.enum(['personal', 'team', 'groupChat'])),
      commandLists: z.tuple([z.looseObject({ commands: z.array(suggestion).max(10) })]).optional(),
    }),
  ]),
});

const english = z.strictObject({
  $schema: z.string(),
  'name.short': name.short,
  'name.full': name.full,
  'description.short': description.short,
  'description.full': description.full,
});

/** In the file: where the product is reached, and the bot's id in Entra. */
const ADDRESS = 'https://example.org';
const ID = /\$\{TEAMS_APP_ID\}/g;

/** @param text manifest/teams.json, as it is read. @param base where Teams reaches the product, without a slash at its end. */
export function teamsManifest(text: string, id: string, base: string): string {
  const made = manifest.parse(JSON.parse(text.replaceAll(ID, id).replaceAll(ADDRESS, base)));
  const [bot] = made.bots;
  bot.commandLists = [{ scopes: bot.scopes, commands: suggestions('sv') }];
  return `${JSON.stringify(manifest.parse(made), null, 2)}\n`;
}

/** What the manifest says in Swedish, for clients in English; `localizationInfo` names the file. @param text manifest/teams.en.json, as it is read. */
export function teamsEnglish(text: string): string {
  const words = english.parse(JSON.parse(text));
  const commands = suggestions('en').flatMap((one, index) =>
    Object.entries(suggestion.parse(one)).map(([field, said]) => [
      `bots[0].commandLists[0].commands[${index}].${field}`,
      said,
    ]),
  );
  return `${JSON.stringify({ ...words, ...Object.fromEntries(commands) }, null, 2)}\n`;
}
