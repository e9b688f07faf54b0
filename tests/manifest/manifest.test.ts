/** The Teams manifest and its English, as they are packed. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { commands as dispatched } from '../../bots/flows/index.ts';
import { pack } from '../../commands/manifest.ts';
import { understand } from '../../language/understand.ts';
import { ABOUT_PAGES } from '../../web/about.ts';
import { serve } from '../../web/server.ts';

type Tree = { readonly [name: string]: unknown };
const packed = unzipSync(
  pack({ TEAMS_APP_ID: '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e', PUBLIC_URL: 'https://bot.ekskolan.example' }).zip ??
    new Uint8Array(),
);
const inside = (name: string): Tree => JSON.parse(strFromU8(packed[name] ?? new Uint8Array()));

describe('the Teams manifest', () => {
  const whole = inside('manifest.json');
  const manifest = z
    .object({
      manifestVersion: z.string(),
      developer: z.record(z.string(), z.string()),
      bots: z.tuple([
        z.object({
          scopes: z.array(z.string()),
          commandLists: z.tuple([
            z.object({
              scopes: z.array(z.string()),
              commands: z.array(z.object({ title: z.string(), description: z.string() })),
            }),
          ]),
        }),
      ]),
    })
    .parse(whole);
  const [bot] = manifest.bots;
  const [list] = bot.commandLists;
  const { $schema: localization, ...words } = z.record(z.string(), z.string()).parse(inside('en.json'));
  /** What stands at `bots[0].commandLists[0].title` and its like. */
  const at = (path: string): unknown =>
    path
      .split(/[.[\]]+/)
      .filter(Boolean)
      .reduce<unknown>((part, name) => (part as Tree)[name], whole);

  it('suggests commands of the dispatcher, each once, wherever the bot is', () => {
    const suggested = list.commands.map(({ title }) => understand(title).command ?? title);
    expect(suggested.filter((command) => !Object.hasOwn(dispatched, command))).toEqual([]);
    expect(new Set(suggested).size).toBe(suggested.length);
    expect(suggested).toContain('help');
    expect(list.scopes).toEqual(bot.scopes);
  });

  it('has no list of commands of its own in its files', () => {
    for (const file of ['manifest/teams.json', 'manifest/teams.en.json'])
      expect(readFileSync(file, 'utf8')).not.toContain('command');
  });

  it('says in English each of its texts that people read, and nothing else', () => {
    for (const path of Object.keys(words)) expect([path, typeof at(path)]).toEqual([path, 'string']);
    const fields = ['name.short', 'name.full', 'description.short', 'description.full'];
    const lists = list.commands.flatMap((_, index) =>
      ['title', 'description'].map((field) => `bots[0].commandLists[0].commands[${index}].${field}`),
    );
    expect(Object.keys(words).toSorted()).toEqual([...fields, ...lists].toSorted());
    expect(localization).toContain(`/v${manifest.manifestVersion}/`);
    expect(whole['$schema']).toContain(`/v${manifest.manifestVersion}/`);
  });

  it('begins what each command does with a capital, in both languages', () => {
    const english = Object.entries(words).flatMap(([path, text]) => (path.endsWith('].description') ? [text] : []));
    expect(english).toHaveLength(list.commands.length);
    for (const text of [...english, ...list.commands.map(({ description }) => description)])
      expect(text).toMatch(/^\p{Lu}[^«“·]+$/u);
  });

  it('means the same command in both languages', () => {
    for (const [path, title] of Object.entries(words).filter(([path]) => path.endsWith('.title')))
      expect([title, understand(title).command]).toEqual([title, understand(String(at(path))).command]);
  });

  it('names addresses that the server answers', async () => {
    const server = await serve(ABOUT_PAGES, { port: 0, host: '127.0.0.1' }, { error: () => undefined });
    onTestFinished(server.stop);
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) {
      const response = await fetch(`${server.url}${new URL(url ?? '').pathname}`);
      expect([url, response.status, await response.text()]).toEqual([url, 200, expect.stringContaining('lang="en"')]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await fetch(`${server.url}/villkor`, { method: 'POST' })).status).toBe(405);
  });
});
