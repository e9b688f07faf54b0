/** Activities as Microsoft documents them, with people and ids replaced, through the real address; each file says from where and when. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import { serveTeams } from './serve.ts';

type Fixture = { source: string; read: string; activity: Record<string, unknown>; becomes: Inbound['event'] | null };
const FOLDER = 'tests/fixtures/teams';
const fixtures = readdirSync(FOLDER).map((file): [string, Fixture] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Fixture,
]);

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

it.each(fixtures)('%s', async (_, { source, read, activity, becomes }) => {
  const seen: Inbound[] = [];
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const bot = await serveTeams(async (inbound) => {
    seen.push(inbound);
    return [];
  }, quiet);
  stop = bot.stop;
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(bot.url, { method: 'POST', headers, body: JSON.stringify(activity) });
  expect(status).toBe(200);
  expect(seen.map(({ event }) => JSON.parse(JSON.stringify(event)) as object)).toEqual(becomes ? [becomes] : []);
  const tenant = 'teams:00000000-0000-4000-8000-0000000000c0';
  for (const { who, tenant: of, chat } of seen) {
    expect([who.id, of]).toEqual(['00000000-0000-4000-8000-00000000000a', tenant]);
    const inChannel = JSON.stringify(activity['conversation']).includes('"19:');
    expect(chat.kind).toBe(inChannel ? 'channel' : 'personal');
  }
  expect(source).toMatch(/^https:\/\//);
  expect(read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
