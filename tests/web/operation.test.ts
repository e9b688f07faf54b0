/** What an operator meets of the running program: one port for all, what its health says where, and the lines of its log. */
import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startApp } from '../../app.ts';
import { addTeam } from '../../bench/teams.ts';
import { readSettings } from '../../config.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { openStorage } from '../../storage/open.ts';
import { SCHEMA_VERSION } from '../../storage/schema.ts';
import { tellHourly } from '../../web/health.ts';
import { start } from '../commands/process.ts';
import { freePort } from '../free-port.ts';
import { startSocketServer } from '../slack/socket-server.ts';
import { keyOf } from '../storage/samples.ts';
import { planned } from '../storage/stores.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

const SECRET = 'signing-7';
const newStore = (): string => `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`;

/** The settings of Slack against a server of the test's own, by one of its two ways. */
async function slackSettings(way: 'http' | 'socket') {
  const slack = await startSocketServer();
  stops.push(async () => slack.stop());
  const port = await freePort();
  const settings = {
    STORAGE_URL: newStore(),
    PORT: String(port),
    SLACK_BOT_TOKEN: 'xoxb-7',
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: 'silent',
    ...(way === 'http' ? { SLACK_SIGNING_SECRET: SECRET } : { SLACK_APP_TOKEN: 'xapp-7' }),
  };
  return { settings, port };
}

/** Slack's question whether this is the address, as it asks it before it sends events. */
function challenge(url: string, secret = SECRET): Promise<Response> {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c-7' });
  const timestamp = String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
  });
}

it('Slack and everything else come to one port, with a proxy’s path before it or not', async () => {
  const { settings, port } = await slackSettings('http');
  const app = await startApp(readSettings({ ...settings, PUBLIC_URL: 'https://skolan.example/hjul' }));
  stops.push(app.stop);
  expect(app.slackUrl).toBe(`http://127.0.0.1:${port}/slack/events`);
  for (const path of ['', '/hjul']) {
    const base = `http://127.0.0.1:${port}${path}`;
    const answered = await challenge(`${base}/slack/events`);
    expect([answered.status, await answered.json()]).toEqual([200, { challenge: 'c-7' }]);
    expect((await challenge(`${base}/slack/events`, 'another')).status).toBe(401);
    expect((await fetch(`${base}/slack/events`)).status).toBe(405);
    for (const page of ['healthz', 'readyz', 'metrics', 'healthz/', 'readyz?a=1'])
      expect([page, (await fetch(`${base}/${page}`)).status]).toEqual([page, 200]);
    const head = await fetch(`${base}/healthz`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  }
});

it('Slack has a port of its own where one is set', async () => {
  const { settings, port } = await slackSettings('http');
  const own = await freePort();
  const app = await startApp(readSettings({ ...settings, SLACK_PORT: String(own) }));
  stops.push(app.stop);
  expect(app.slackUrl).toBe(`http://127.0.0.1:${own}/slack/events`);
  expect((await challenge(`http://127.0.0.1:${own}/slack/events`)).status).toBe(200);
  expect((await challenge(`http://127.0.0.1:${port}/slack/events`)).status).toBe(404);
});

it('Socket Mode has the same pages, and no address for Slack', async () => {
  const { settings, port } = await slackSettings('socket');
  const app = await startApp(readSettings(settings));
  stops.push(app.stop);
  expect(app.slackUrl).toBeNull();
  for (const page of ['healthz', 'readyz', 'metrics'])
    expect([page, (await fetch(`http://127.0.0.1:${port}/${page}`)).status]).toEqual([page, 200]);
  expect((await challenge(`http://127.0.0.1:${port}/slack/events`)).status).toBe(404);
  const numbers = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(numbers).toContain(
    `arshjulet_info{version="${packageJson.version}",schema="${SCHEMA_VERSION}",store="sqlite"} 1`,
  );
  expect(numbers).toMatch(/^arshjulet_heartbeat_age_seconds \d/m);
});

/** Nothing of a test goes out: a proxy that nobody is. */
const OFFLINE = { HTTPS_PROXY: 'http://127.0.0.1:1', NODE_USE_ENV_PROXY: '1' };
const TEAMS = { TEAMS_APP_ID: '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e', TEAMS_APP_PASSWORD: 'x', ...OFFLINE };

it.each([
  ['Teams alone', false, ['teams']],
  ['both platforms', true, ['teams', 'slack']],
])('%s: the same pages on the same port, and each platform’s own address', async (_, withSlack, platforms) => {
  const { settings, port } = await slackSettings('http');
  const without = withSlack ? {} : { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' };
  const env = { ...settings, ...without, ...TEAMS, LOG_LEVEL: 'info' };
  const started = start(process.execPath, ['commands/start.ts', '--service'], env);
  stops.push(async () => started.killAll());
  const line = (await started.printed(/"msg":"started"/)).split('\n').find((one) => one.includes('"started"')) ?? '';
  expect(JSON.parse(line)).toMatchObject({ port, platforms });
  const base = `http://127.0.0.1:${port}`;
  for (const page of ['healthz', 'readyz', 'metrics'])
    expect([page, (await fetch(`${base}/${page}`)).status]).toEqual([page, 200]);
  expect((await fetch(`${base}/api/messages`, { method: 'POST', body: '{}' })).status).toBe(401);
  expect((await challenge(`${base}/slack/events`)).status).toBe(withSlack ? 200 : 404);
});

it('the log says what starts, who lets it in and that it stops, a line each that a program can read', async () => {
  const { settings, port } = await slackSettings('http');
  const started = start(process.execPath, ['commands/start.ts', '--service'], { ...settings, LOG_LEVEL: 'info' });
  stops.push(async () => started.killAll());
  await started.printed(/^Slack: http/m);
  started.child.kill('SIGTERM');
  const { how, text } = await started.ended;
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  expect(how).toBe(0);
  expect(lines.map(({ msg }) => msg)).toEqual(['slack lets the bot in', 'started', 'stopping', 'stopped']);
  expect(lines[1]).toMatchObject({
    version: packageJson.version,
    schema: String(SCHEMA_VERSION),
    store: 'sqlite',
    port,
    platforms: ['slack'],
  });
  expect(text).not.toMatch(/xoxb|signing-7/);
});

/** What a service says at a level: to begin with Microsoft is not reached, and a message is due to nobody. */
async function saidAt(level: string, ...until: readonly RegExp[]) {
  const url = newStore();
  const storage = await openStorage(url);
  const key = keyOf(1, 'teams:t1');
  await addTeam(storage, key, 'p');
  await storage.commit(key, [{ do: 'deliver', delivery: planned('gone', '2026-09-30T08:00:00Z') }]);
  await storage.close();
  const env = { ...TEAMS, STORAGE_URL: url, PORT: String(await freePort()), LOG_LEVEL: level };
  const started = start(process.execPath, ['commands/start.ts', '--service'], env);
  stops.push(async () => started.killAll());
  await Promise.all(until.map(started.printed));
  started.child.kill('SIGTERM');
  const { text } = await started.ended;
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line)).map(({ level: number, msg }) => `${number} ${msg}`);
}

it('LOG_LEVEL says how much: each delivery, what goes on, what heals by itself, or only what somebody must see', async () => {
  const [each, heals] = ['20 delivery', '40 teams gives the bot no token just now'];
  const all = await saidAt('debug', /"delivery"/, /no token/);
  expect(all).toEqual(expect.arrayContaining([each, '30 started', heals, '30 stopped']));
  const usual = await saidAt('info', /"started"/, /no token/);
  expect(usual).toEqual(expect.arrayContaining(['30 started', heals, '30 stopped']));
  expect(usual).not.toContain(each);
  const wary = await saidAt('warn', /no token/);
  expect(wary).toContain(heals);
  expect(wary.filter((line) => !line.startsWith('40 '))).toEqual([]);
  expect(await saidAt('error', /^Teams: http/m)).toEqual([]);
});

it('a store that cannot be used is in the log by its kind and the driver’s codes', async () => {
  const { settings } = await slackSettings('http');
  const { how, text } = await start(process.execPath, ['commands/start.ts', '--service'], {
    ...settings,
    LOG_LEVEL: 'info',
    STORAGE_URL: 'mongodb://siv:hemligt-7@127.0.0.1:1/a?serverSelectionTimeoutMS=200',
  }).ended;
  expect(how).toBe(75);
  expect(text).toMatch(/"code":"store-refused","trace":"MongoServerSelectionError [^"]*ECONNREFUSED/);
  expect(text).toContain('starta MongoDB eller rätta server och port.');
  expect(text).not.toMatch(/hemligt|siv/);
});

it('each hour a line says that all is well, or what is not', async () => {
  const lines: unknown[] = [];
  const write = (level: string) => (fields: object, what: string) => void lines.push({ level, ...fields, what });
  let hours = 0;
  let fault: string | null = null;
  const wait = async (milliseconds: number): Promise<boolean> => {
    expect(milliseconds).toBe(3_600_000);
    hours += 1;
    fault = hours === 2 ? 'heartbeat' : null;
    return hours < 4;
  };
  const overdue = async () => {
    if (hours === 3) throw new Error('mongodb://siv:hemligt@h');
    return { count: 2, since: '2026-09-01T08:00:00Z' };
  };
  const checks = [{ name: 'heartbeat', ask: () => fault }];
  const log = { info: write('info'), error: write('error') };
  await tellHourly(checks, overdue, log, wait, new AbortController().signal);
  const due = { due: 2, dueSince: '2026-09-01T08:00:00Z' };
  expect(lines).toEqual([
    { level: 'info', ...due, what: 'all is well' },
    { level: 'error', ...due, faults: ['heartbeat'], what: 'all is not well' },
    { level: 'info', what: 'all is well' },
  ]);
});
