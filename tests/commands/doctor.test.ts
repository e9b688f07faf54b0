/** `npm run doctor` on the mistakes that people make: what is wrong is said in one sentence with what to do, and no secret ever is. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../../storage/schema.ts';
import { command, freePort, type Started, start, storeWithTeam, temporary } from './process.ts';

const SECRET = 'hemligt-7';
const ROOT = process.cwd();
/** Neither a file .env nor an environment of this machine's. */
const BARE = { PATH: process.env['PATH'] ?? '', HOME: temporary() };

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** The doctor in a folder of its own. Asserts that no secret is said, and that each line is one sentence with a sign. */
function doctor(
  settings: Readonly<Record<string, string>>,
  { args = ['--before-start'], folder = temporary() }: { args?: readonly string[]; folder?: string } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'commands/doctor.ts'), ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...BARE, ...settings },
  });
  expect(`${stdout}${stderr}`).not.toMatch(new RegExp(`${SECRET}|xoxb-|xapp-|mongodb://\\w+:\\w`));
  expect(stderr).toBe('');
  for (const line of stdout.trim().split('\n')) expect(line).toMatch(/^(?:[✓!?✗] [^\n]+[.?)]|\{.*\})$/);
  if (process.env['SHOW_DOCTOR']) console.log(stdout);
  return { status, out: stdout };
}

/** A server that answers so; its address. */
async function server(answer: RequestListener): Promise<string> {
  const listening = createServer(answer);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', () => resolve()));
  stops.push(() => new Promise((resolve) => listening.close(resolve)));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const { oauth_config: manifest } = z
  .object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) })
  .parse(JSON.parse(readFileSync('manifest/slack.json', 'utf8')));

/** A Slack that answers every call so. */
const slackApi = async (body: object, scopes = manifest.scopes.bot): Promise<string> =>
  `${await server((_request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': scopes.join(',') })
      .end(JSON.stringify(body)),
  )}/api/`;

async function slack(more: object = { ok: true }, scopes?: string[]) {
  return {
    SLACK_BOT_TOKEN: 'xoxb-7',
    SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
    SLACK_API_URL: await slackApi(more, scopes),
    PUBLIC_URL: 'https://127.0.0.1:1',
  };
}
const newStore = (): string => `file:${join(temporary(), 'a.db')}`;
const asyncly = async (settings: Readonly<Record<string, string>>, args?: readonly string[]) => {
  const folder = temporary();
  const started: Started = start(
    process.execPath,
    [join(ROOT, 'commands/doctor.ts'), ...(args ?? ['--before-start'])],
    settings,
    folder,
  );
  stops.push(() => started.killAll());
  const { how, text } = await started.ended;
  expect(text).not.toMatch(/hemligt|xoxb-|xapp-/);
  if (process.env['SHOW_DOCTOR']) console.log(text);
  return { status: how, out: text };
};

describe('says what to do', () => {
  it('1: a name that is nearly right, and therefore no credentials', () => {
    const folder = temporary();
    writeFileSync(join(folder, '.env'), `\u{FEFF}TEAM_APP_ID=${SECRET}\nTEAM_APP_PASSWORD: ${SECRET}\n`, {
      mode: 0o644,
    });
    const { status, out } = doctor({ STORAGE_URL: newStore() }, { folder });
    expect(status).toBe(1);
    expect(out).toMatch(/^! Inställningar: TEAM_APP_ID läses inte: menar du TEAMS_APP_ID\?$/m);
    expect(out).toContain('! Inställningar: .env rad 2 är ingen inställning');
    expect(out).toContain('✗ Inställningar: varken Teams eller Slack har nycklar');
    expect(out).toContain('! Inställningar: .env kan läsas av andra användare på datorn: kör chmod 600 .env.');
  });

  it('2: the id of a secret instead of its value, and an id that is none', () => {
    const guid = '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e';
    const offline = { HTTPS_PROXY: 'http://127.0.0.1:1', NODE_USE_ENV_PROXY: '1' };
    const { status, out } = doctor({
      STORAGE_URL: newStore(),
      TEAMS_APP_ID: 'arshjulet',
      TEAMS_APP_PASSWORD: guid,
      ...offline,
    });
    expect(status).toBe(1);
    expect(out).toContain('✗ Inställningar: TEAMS_APP_ID är inget GUID: kopiera «Program-ID (klient)»');
    expect(out).toContain('✗ Inställningar: TEAMS_APP_PASSWORD ser ut att vara hemlighetens id');
    expect(out).toMatch(/✗ Teams: login\.microsoftonline\.com kan inte nås: öppna brandväggen/);
  });

  it('3: a Slack token that has been revoked', async () => {
    const { status, out } = await asyncly({
      STORAGE_URL: newStore(),
      ...(await slack({ ok: false, error: 'token_revoked' })),
    });
    expect(status).toBe(1);
    expect(out).toContain('✗ Slack: SLACK_BOT_TOKEN gäller inte längre: installera appen i arbetsytan igen');
  });

  it('4: scopes that have not been granted', async () => {
    const granted = manifest.scopes.bot.filter((scope) => !scope.startsWith('files:'));
    const { status, out } = await asyncly({ STORAGE_URL: newStore(), ...(await slack({ ok: true }, granted)) });
    expect(status).toBe(1);
    expect(out).toContain(
      '✗ Slack: behörigheterna files:read, files:write saknas: klistra in manifest/build/arshjulet-slack.json',
    );
  });

  it('5: the proxy’s page instead of Slack, and a proxy that Node does not use', async () => {
    const page = `${await server((_request, response) => response.end('<html>hemligt-7</html>'))}/api/`;
    const settings = {
      ...(await slack()),
      SLACK_API_URL: page,
      HTTPS_PROXY: 'http://proxy.example:3128',
      STORAGE_URL: newStore(),
    };
    const { status, out } = await asyncly(settings);
    expect(status).toBe(1);
    expect(out).toContain('✗ Slack: något annat än Slack svarar på vägen ut');
    expect(out).toContain('✗ Inställningar: HTTPS_PROXY används inte utan NODE_USE_ENV_PROXY=1');
    expect(out).not.toContain('✓ Inställningar');
  });

  it('6: a database that is damaged', async () => {
    const path = join(temporary(), 'a.db');
    writeFileSync(path, 'inte en databas', { mode: 0o600 });
    const { status, out } = await asyncly({ STORAGE_URL: `file:${path}`, ...(await slack()) });
    expect(status).toBe(1);
    expect(out).toContain('✗ Lager: Filen som STORAGE_URL pekar på är skadad eller av ett annat slag: stoppa tjänsten');
    expect(readFileSync(path, 'utf8')).toBe('inte en databas');
    expect(readdirSync(join(path, '..'))).toEqual(['a.db']);
  });

  it('7: data of a newer program, which stays as it is', async () => {
    const path = join(temporary(), 'a.db');
    await storeWithTeam(`file:${path}`);
    const db = new DatabaseSync(path);
    db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    db.close();
    const { status, out } = await asyncly({ STORAGE_URL: `file:${path}`, ...(await slack()) });
    expect(status).toBe(1);
    expect(out).toContain(
      `✗ Data: version ${SCHEMA_VERSION + 1} är från ett nyare program än det här, som har ${SCHEMA_VERSION}`,
    );
    const refused = command('backup', [join(temporary(), 'a.tar')], { STORAGE_URL: `file:${path}` });
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('Datat är från en nyare version')]);
  });

  it('8: a store of another user’s, or one that may not be written', async () => {
    const path = join(temporary(), 'a.db');
    await storeWithTeam(`file:${path}`);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(path, 12_345, 12_345);
    else chmodSync(path, 0o400);
    const { status, out } = await asyncly({ STORAGE_URL: `file:${path}`, ...(await slack()) });
    expect(status).toBe(1);
    expect(out).toContain(isRoot ? '✗ Lager: ägs av en annan användare (12345)' : '✗ Lager: mappen eller filen');
    expect(readdirSync(join(path, '..'))).toEqual(['a.db']);
  });

  it.skipIf(!inject('mongoBinary'))('9: a MongoDB without a replica set', async () => {
    const binary = { systemBinary: inject('mongoBinary'), checkMD5: false };
    const alone = await MongoMemoryServer.create({ instance: { storageEngine: 'wiredTiger' }, binary });
    stops.push(() => alone.stop());
    const { status, out } = await asyncly({ STORAGE_URL: alone.getUri('a'), ...(await slack()) });
    expect(status).toBe(1);
    expect(out).toContain(
      '✗ Lager: MongoDB körs utan replikuppsättning, och då kan inget sparas: starta den med --replSet',
    );
  });

  it('10: a service that does not run, or is somebody else’s', async () => {
    const settings = { STORAGE_URL: newStore(), ...(await slack()), PORT: String(await freePort()) };
    const { status, out } = await asyncly(settings, []);
    expect(status).toBe(1);
    expect(out).toContain(`✗ Tjänst: svarar inte på port ${settings.PORT}: starta den`);
    const other = new URL(await server((_request, response) => response.end('hej'))).port;
    expect((await asyncly({ ...settings, PORT: other }, [])).out).toContain(
      `✗ Tjänst: något annat än Årshjulet svarar på port ${other}`,
    );
  });

  it('11: an address without https, a setting that cannot be used, and a file that is UTF-16', async () => {
    expect(
      (await asyncly({ STORAGE_URL: newStore(), ...(await slack()), PUBLIC_URL: 'http://hjul.example' })).out,
    ).toContain('✗ Inställningar: PUBLIC_URL är utan https');
    const { status, out } = doctor({ PORT: SECRET });
    expect([status, out]).toEqual([1, expect.stringContaining('✗ Inställningar: Rätta inställningen PORT')]);
    const folder = temporary();
    writeFileSync(join(folder, '.env'), Buffer.from('\u{FEFF}PORT=1', 'utf16le'));
    const { status: code, stderr } = spawnSync(process.execPath, [join(ROOT, 'commands/doctor.ts')], {
      encoding: 'utf8',
      cwd: folder,
      env: BARE,
    });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^\.env är sparad som UTF-16: spara om den som UTF-8\./)]);
  });
});

it('finds all well with a service that runs, in both languages and for programs; nothing is written', async () => {
  const folder = temporary();
  const path = join(folder, 'a.db');
  await storeWithTeam(`file:${path}`);
  const port = String(await freePort());
  const settings = {
    ...(await slack({ ok: true, user_id: 'U1', team_id: 'T1' })),
    STORAGE_URL: `file:${path}`,
    PORT: port,
    BACKUP_DIR: join(folder, 'kopior'),
    LOG_LEVEL: 'info',
  };
  mkdirSync(settings.BACKUP_DIR);
  const service = start(process.execPath, ['commands/start.ts', '--service'], settings);
  stops.push(() => service.killAll());
  await service.printed(/"backup made"/);
  await service.printed(/"started"/);
  const { status, out } = await asyncly(settings, []);
  expect([status, out]).toEqual([
    0,
    expect.stringMatching(/^✓ Tjänst: är i gång, senaste hjärtslaget för \d+ s sedan\.$/m),
  ]);
  expect(out).toMatch(/^✓ Lager: går att läsa och skriva\.$/m);
  expect(out).toMatch(/^✓ Slack: godtar SLACK_BOT_TOKEN\.$/m);
  expect(out).toMatch(/^✓ Säkerhetskopia: arshjulet-\S+\.tar går att återställa \(4 poster, prövat på en kopia\)\.$/m);
  expect((await asyncly(settings, ['--lang', 'en'])).out).toMatch(/^✓ Store: can be read and written\.$/m);
  const lines = (await asyncly(settings, ['--json'])).out.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).level)).toContain('well');
});
