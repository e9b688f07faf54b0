/** The bot of several workspaces as it is started in real use, against a Slack of our own; one each test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { startApp } from '../../app.ts';
import { readSettings } from '../../config.ts';
import { openStorage } from '../../storage/open.ts';
import { freePort } from '../free-port.ts';
import { browser, CLIENT, type Lets, post, SIGNING_SECRET, startSeveral } from './several.ts';

export const newKey = (): string => randomBytes(32).toString('hex');
export let slack: Awaited<ReturnType<typeof startSeveral>>;
let app: Awaited<ReturnType<typeof startApp>> | null;
export let file: string;
export let base: string;
export let settings: Record<string, string>;

beforeEach(async () => {
  slack = await startSeveral();
  file = join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db');
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  settings = {
    STORAGE_URL: `file:${file}`,
    PORT: String(port),
    PUBLIC_URL: base,
    SLACK_CLIENT_ID: CLIENT.id,
    SLACK_CLIENT_SECRET: CLIENT.secret,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_TOKEN_KEY: newKey(),
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: 'silent',
  };
  app = null;
});
afterEach(async () => {
  await app?.stop();
  slack.stop();
});

export async function started(more: Record<string, string> = {}): Promise<void> {
  await app?.stop();
  settings = { ...settings, ...more };
  app = await startApp(readSettings(settings));
}
/** Ends the bot before the test does. */
export async function ended(): Promise<void> {
  await app?.stop();
  app = null;
}
/** From the installation page over Slack's consent and back, in one browser. */
export async function install(lets: Lets): Promise<Response> {
  const go = browser();
  const begun = await go(`${base}/slack/install`);
  expect(begun.status).toBe(302);
  return go(slack.consent(begun.headers.get('location') ?? '', lets));
}
let events = 0;
export const event = (team: string | null, inner: object, more: object = {}): Promise<Response> => {
  events += 1;
  const body = { type: 'event_callback', team_id: team, event_id: `Ev${events}`, event: inner, ...more };
  return post(`${base}/slack/events`, JSON.stringify(body));
};
export const mention = (team: string, words = 'hjälp', more: object = {}): Promise<Response> => {
  events += 1;
  const inner = { type: 'app_mention', user: `U-${team}`, channel: 'C1', text: `<@U-BOT> ${words}`, ts: `${events}.1` };
  return event(team, inner, more);
};
export const answered = () => slack.next(({ method }) => method === 'chat.postMessage');
export const kept = async (): Promise<string[]> => {
  const storage = await openStorage(settings['STORAGE_URL'] ?? '');
  const ids = (await storage.installations.all()).map(({ id }) => id);
  await storage.close();
  return ids;
};
