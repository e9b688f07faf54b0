/** `npm start` as somebody who tries it out, and as a server that serves a school. */
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { findPlayground, startPlayground } from '../../commands/start/playground.ts';
import { connected, freePort, type Started, start, temporary } from './process.ts';

const left: Started[] = [];
afterEach(() => {
  for (const one of left.splice(0)) one.killAll();
});

async function startWith(
  program: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
  cwd = process.cwd(),
) {
  const port = await freePort();
  const settings = {
    STORAGE_URL: `file:${join(temporary(), 'a.db')}`,
    PORT: String(port),
    PLAYGROUND_PORT: String(await freePort()),
    LOG_LEVEL: 'silent',
    BROWSER: 'none',
    ...more,
  };
  const started = start(program, args, settings, cwd);
  left.push(started);
  return { ...started, port };
}

/** The try-out, running; `bothGone` resolves when nothing of it answers any more. */
async function tryOut(program: string, args: readonly string[]) {
  const started = await startWith(program, args);
  const address = /Open http:\/\/127\.0\.0\.1:(\d+) /;
  const page = Number(address.exec(await started.printed(address))?.[1]);
  const both = await Promise.all([connected(started.port), connected(page)]);
  return { ...started, page, bothGone: () => Promise.all(both.map(({ gone }) => gone)) };
}

/** A server that answers everything with an empty object. */
async function listeningServer(): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** The addresses that a port is listened to on, as Linux writes them. */
function listening(port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local = '', , state]) => state === '0A' && local.endsWith(`:${wanted}`))
      .map(([, local = '']) => local.split(':')[0] ?? ''),
  );
}
const LOOPBACK = '0100007F';

/** Ends within the ten seconds that servers give, with time to spare on a busy machine. */
const TEN_SECONDS = 10_000;

/** What is answered to a button, pressed in the playground's shape: its client is American, whoever uses it (0.2.28). */
async function pressed(port: number, data: Readonly<Record<string, string>>): Promise<unknown> {
  const activity = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: crypto.randomUUID(),
    serviceUrl: 'http://127.0.0.1:1',
    channelId: 'msteams',
    from: { id: 'user-id-kim', name: 'Kim Kurator', aadObjectId: '00000000-0000-0000-0000-000000000020' },
    recipient: { id: 'bot', name: 'Årshjulet' },
    conversation: { id: 'personal-chat', conversationType: 'personal' },
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web' }],
    value: { action: { type: 'Action.Execute', verb: data['do'], data } },
  };
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  return response.json();
}

describe('the try-out', () => {
  it('says where to open it, answers, is reached from this machine only, and ends when it is asked to', async () => {
    const started = await tryOut('npm', ['start']);
    const health = await fetch(`http://127.0.0.1:${started.port}/healthz`);
    expect(health.status).toBe(200);
    const page = await fetch(`http://127.0.0.1:${started.page}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    if (process.platform === 'linux')
      expect([...listening(started.port), ...listening(started.page)]).toEqual([LOOPBACK, LOOPBACK]);
    const asked = performance.now();
    started.child.kill('SIGTERM');
    await started.bothGone();
    await started.ended;
    expect(performance.now() - asked).toBeLessThan(TEN_SECONDS);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('ends wholly when npm alone gets %s', async (signal) => {
    const started = await tryOut('npm', ['start']);
    started.child.kill(signal);
    await started.bothGone();
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)('ends with the bot, here by %s', async (signal) => {
    const started = await tryOut(process.execPath, ['commands/start.ts']);
    started.child.kill(signal);
    await started.bothGone();
    expect((await started.ended).how).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 0);
  });

  it.each([
    [[], {}, 'sv'],
    [[], { lang: 'en' }, 'en'],
    [['--english'], {}, 'en'],
  ] as const)(
    'speaks to a stranger as started with %j and pressed %j, not as its client says: %s',
    async (args, more, lang) => {
      const started = await tryOut(process.execPath, ['commands/start.ts', ...args]);
      expect(await pressed(started.port, { do: 'setup.open', ...more })).toMatchObject({ value: { lang } });
    },
  );

  it('shows a made-up school half-way through its year, in the language asked for, and leaves nothing behind', async () => {
    const folder = temporary();
    const started = await startWith(process.execPath, ['commands/start.ts', '--demo', '--english'], { TMPDIR: folder });
    await started.printed(/The school is made up, and the day there is Thursday 4 February 2027/);
    expect(readdirSync(folder).filter((name) => name.startsWith('arshjulet-demo-'))).toHaveLength(1);
    expect(await pressed(started.port, { do: 'none' })).toMatchObject({
      value: expect.stringMatching(/^This card is out of date/),
    });
    started.child.kill('SIGTERM');
    expect((await started.ended).how).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('arshjulet-demo-'))).toEqual([]);
  });

  it('sends nothing anywhere: its process connects to nothing but this machine', async () => {
    const bot = await listeningServer();
    const record = join(temporary(), 'connections');
    writeFileSync(record, '');
    const recorder = new URL(`./record-connections.ts?file=${encodeURIComponent(record)}`, import.meta.url).href;
    const url = `http://127.0.0.1:${bot.port}/api/messages`;
    const playground = await startPlayground(findPlayground(), url, await freePort(), [recorder]);
    await (await fetch(playground.url)).text();
    await playground.stop();
    bot.close();
    const connections = readFileSync(record, 'utf8').split('\n').filter(Boolean);
    expect(connections).toContain('recording');
    expect(connections.filter((to) => !['recording', '127.0.0.1', 'localhost', '::1'].includes(to))).toEqual([]);
  });
});

describe('what stands in the way is said in one sentence', () => {
  it.each([
    ['a port in use', { PORT: '' }, /^Porten (\d+) används redan\. Välj en annan med PORT=… · [^\n]+\n$/],
    ['a setting that cannot be used', { PORT: 'åtta' }, /^Rätta inställningen PORT: [^\n]+ · [^\n]+\n$/],
    ['what is not known', { ARGS: '--svenska' }, /^Skriv: npm start[^\n]+ · Write: npm start[^\n]+\n$/],
    [
      'a setting that is missing',
      { TEAMS_APP_ID: 'x' },
      /^Inställningen TEAMS_APP_PASSWORD \(eller\/or [^)]+\) saknas\. · [^\n]+\n$/,
    ],
  ])('%s', async (_, settings, sentence) => {
    const other = await listeningServer();
    const taken = { PORT: String(other.port) };
    const { ARGS: arg, ...env } = notEmpty(settings);
    const args = ['commands/start.ts', ...(arg ? [arg] : [])];
    const started = await startWith(process.execPath, args, { ...taken, ...env });
    expect(await started.ended).toEqual({ how: 1, text: expect.stringMatching(sentence) });
    other.close();
  });
});
const notEmpty = (settings: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));

const lock = z.object({ packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional() })) });
/** What is no part of serving a school. */
const NO_PRODUCT =
  /^(?:\.|bench$|commands\/start\/playground\/node_modules$|data$|docs$|findings$|node_modules$|tests$|language\/(?:data|training)\b|manifest\/build\b)/;

/** The product with the packages that `npm ci --omit=dev` installs, and none of the others. */
function productionInstall(): string {
  const folder = temporary();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of readdirSync('.').filter((one) => !NO_PRODUCT.test(one)))
    cpSync(name, join(folder, name), { recursive: true, filter: (path) => !NO_PRODUCT.test(path) });
  const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  for (const [path, { dev }] of Object.entries(packages)) {
    if (path === '' || dev || path.lastIndexOf('node_modules/') > 0) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(process.cwd(), path), join(folder, path));
  }
  return folder;
}

/** Nothing of a test goes out: a proxy that nobody is. */
const OFFLINE = { HTTPS_PROXY: 'http://127.0.0.1:1', NODE_USE_ENV_PROXY: '1' };

describe('a production install', () => {
  it('serves Teams with credentials, and says what to do without them', async () => {
    const folder = productionInstall();
    const credentials = { TEAMS_APP_ID: '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e', TEAMS_APP_PASSWORD: 'x', ...OFFLINE };
    const started = await startWith(process.execPath, ['commands/start.ts'], credentials, folder);
    await started.printed(/^Teams: http/m);
    expect((await fetch(`http://127.0.0.1:${started.port}/healthz`)).status).toBe(200);
    started.child.kill('SIGTERM');
    expect((await started.ended).how).toBe(0);

    const without = await startWith(process.execPath, ['commands/start.ts'], {}, folder);
    const { how, text } = await without.ended;
    expect(how).toBe(1);
    expect(text).toMatch(/^Ange TEAMS_APP_ID och TEAMS_APP_PASSWORD [^\n]+ · Set TEAMS_APP_ID [^\n]+\n$/);
  });
});
