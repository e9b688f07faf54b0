import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { understand } from '../../language/understand.ts';

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
});
