/** The manifest and the code are held to one table of what the bot needs of Slack: nothing is missing, and nothing is asked for in vain. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OF_ORGANISATIONS, SCOPES, WITHOUT_SCOPE } from '../../bots/slack/needs.ts';
import manifest from '../../manifest/slack.json' with { type: 'json' };
import { slackManifest } from '../../manifest/slack.ts';

const sorted = (words: Iterable<string>): string[] => [...new Set(words)].toSorted();
const ofAll = [...Object.values(SCOPES), WITHOUT_SCOPE];
const needs = [...ofAll, OF_ORGANISATIONS];

/** Every call that the bot's code makes of Slack's Web API, as `family.method`. */
const called = sorted(
  globSync('bots/slack/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:client|\))\.([a-z]+\.[a-z][A-Za-z]+)\(/g)].map(
      ([, name]) => name ?? '',
    ),
  ),
).filter((name) => /^(?:auth|chat|conversations|files|users|views)\./.test(name));

/** Every event that the bot's code listens to, by the names in its `app.event`; messages by their kinds in the manifest. */
const heard = sorted(
  globSync('bots/slack/*.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const loops = [...text.matchAll(/const ENDS = \[([^\]]*)\]/g)].flatMap(([, list]) => [
      ...(list ?? '').matchAll(/'(\w+)'/g),
    ]);
    return [...text.matchAll(/app\.event\(\s*'(\w+)'/g), ...loops].map(([, name]) => name ?? '');
  }),
);

describe('what the bot needs of Slack', () => {
  it('is every method that its code calls', () => {
    expect(called.length).toBeGreaterThan(10);
    expect(sorted(needs.flatMap(({ methods }) => methods))).toEqual(called);
  });

  it('is every event that its code listens to', () => {
    const events = needs.flatMap((need) => need.events);
    expect(sorted(events.filter((name) => !name.startsWith('message.')))).toEqual(heard);
    expect(sorted(events.filter((name) => name.startsWith('message.')))).toEqual([
      'message.channels',
      'message.groups',
      'message.im',
    ]);
  });

  it('stands in the manifest, and nothing else does', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(sorted(Object.keys(SCOPES)));
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(sorted(ofAll.flatMap(({ events }) => events)));
    const several = JSON.parse(slackManifest(manifest, 'sv', 'https://bot.ekskolan.example', { several: true }));
    expect(several.settings.event_subscriptions.bot_events).toEqual(sorted(needs.flatMap(({ events }) => events)));
  });

  it('asks for no scope without using it', () => {
    const unused = Object.entries(SCOPES).filter(([, { methods, events }]) => methods.length + events.length === 0);
    // The one command of the manifest needs it.
    expect(unused.map(([scope]) => scope)).toEqual(['commands']);
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(['/arshjul']);
    expect(readFileSync('bots/slack/words.ts', 'utf8')).toContain("const COMMAND = '/arshjul'");
  });

  it('is explained scope by scope in the page for whoever installs it', () => {
    const page = readFileSync('docs/slack.md', 'utf8');
    const [swedish = '', english = ''] = page.split(/^## English$/m);
    for (const scope of [...Object.keys(SCOPES), 'connections:write'])
      for (const half of [swedish, english]) expect([scope, half.includes(`\`${scope}\``)]).toEqual([scope, true]);
  });
});
