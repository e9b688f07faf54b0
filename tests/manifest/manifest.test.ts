import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { understand } from '../../language/understand.ts';
import { ABOUT_PAGES } from '../../web/about.ts';
import { serve } from '../../web/server.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
describe('the Teams manifest', () => {
  const manifest = z
    .object({
      manifestVersion: z.string(),
      name: z.object({ short: z.string().max(30), full: z.string().max(100) }),
      description: z.object({ short: z.string().max(80), full: z.string().max(4000) }),
      bots: z.array(
        z.object({
          scopes: z.array(z.enum(['personal', 'team', 'groupChat'])),
          commandLists: z.array(
            z.object({
              commands: z.array(z.object({ title: z.string().max(32), description: z.string().max(128) })).max(10),
            }),
          ),
        }),
      ),
    })
    .parse(json('manifest/teams.json'));

  it('lists commands that the bot understands', () => {
    const titles = manifest.bots.flatMap((bot) =>
      bot.commandLists.flatMap((list) => list.commands.map((c) => c.title)),
    );
    for (const title of titles) expect([title, understand(title).command]).not.toContain(undefined);
  });

  const whole = json('manifest/teams.json') as Tree;
  const english = z.record(z.string(), z.string()).parse(json('manifest/teams.en.json'));
  const { $schema: localization, ...words } = english;
  /** What stands at `bots[0].commandLists[0].title` and its like. */
  const at = (path: string): unknown =>
    path
      .split(/[.[\]]+/)
      .filter(Boolean)
      .reduce<unknown>((part, name) => (part as Tree)[name], whole);

  it('says in English each of its texts that people read, and nothing else', () => {
    for (const path of Object.keys(words)) expect([path, typeof at(path)]).toEqual([path, 'string']);
    const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
    const fields = ['name.short', 'name.full', 'description.short', 'description.full'];
    const lists = commands.flatMap((_, index) =>
      ['title', 'description'].map((field) => `bots[0].commandLists[0].commands[${index}].${field}`),
    );
    expect(Object.keys(words).toSorted()).toEqual([...fields, ...lists].toSorted());
    for (const [path, text] of Object.entries(words)) expect(text.length).toBeLessThanOrEqual(longest(path));
    expect(localization).toContain(`/v${manifest.manifestVersion}/`);
    expect(whole['$schema']).toContain(`/v${manifest.manifestVersion}/`);
  });

  it('means the same command in both languages', () => {
    for (const [path, title] of Object.entries(words).filter(([path]) => path.endsWith('.title')))
      expect([title, understand(title).command]).toEqual([title, understand(String(at(path))).command]);
  });

  it('names addresses that the server answers', async () => {
    const { developer } = z.object({ developer: z.record(z.string(), z.string()) }).parse(whole);
    const server = await serve(ABOUT_PAGES, { port: 0, host: '127.0.0.1' }, { error: () => undefined });
    onTestFinished(server.stop);
    for (const url of [developer['websiteUrl'], developer['privacyUrl'], developer['termsOfUseUrl']]) {
      const response = await fetch(`${server.url}${new URL(url ?? '').pathname}`);
      expect([url, response.status, await response.text()]).toEqual([url, 200, expect.stringContaining('lang="en"')]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await fetch(`${server.url}/villkor`, { method: 'POST' })).status).toBe(405);
  });
});

type Tree = { readonly [name: string]: unknown };
/** Microsoft's limits of a manifest's texts (schema 1.29). */
const longest = (path: string): number =>
  ({ 'name.short': 30, 'name.full': 100, 'description.short': 80, 'description.full': 4000 })[path] ??
  (path.endsWith('.title') ? 32 : 128);
