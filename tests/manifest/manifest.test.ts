import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { understand } from '../../language/understand.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const code = globSync('bots/slack/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('the Slack manifest', () => {
  const manifest = z
    .object({
      display_information: z.object({ name: z.string().max(35), description: z.string().max(140) }),
      features: z.object({ slash_commands: z.array(z.object({ command: z.string() })) }),
      oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
      settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
    })
    .parse(json('manifest/slack.json'));

  it('subscribes to exactly what the code listens to', () => {
    const listened = [...code.matchAll(/app\.event\('([a-z_]+)'/g)].map((m) => m[1] ?? '');
    const words = code.includes('app.message(') ? ['message.im', 'message.channels', 'message.groups'] : [];
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual([...listened, ...words].toSorted());
    expect(manifest.features.slash_commands.map((c) => c.command)).toEqual([/COMMAND = '([^']+)'/.exec(code)?.[1]]);
  });

  it('asks for no scope that no call or event needs', () => {
    const needs: Record<string, string> = {
      'app_mentions:read': 'app_mention',
      'channels:read': 'conversations.members',
      'groups:read': 'conversations.members',
      'chat:write': 'chat.postMessage',
      commands: 'app.command',
      'files:read': 'url_private_download',
      'im:history': 'app.message',
      'channels:history': 'app.message',
      'groups:history': 'app.message',
      'im:write': 'chat.postMessage',
      'users:read': 'users.info',
    };
    for (const scope of manifest.oauth_config.scopes.bot) expect(code).toContain(needs[scope]);
  });
});

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
