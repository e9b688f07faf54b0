/** The door that Teams posts to: who is let in by which token, what else is turned away, and how seldom keys are asked for. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import { NO_APP } from '../../bots/teams/app.ts';
import { MICROSOFT } from '../../bots/teams/cloud.ts';
import { serveTeams } from './serve.ts';

const APP = '00000000-0000-4000-8000-00000000000a';
const ISSUER = 'https://issuer.example';
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let theirs: Keys;
let forgers: Keys;
beforeAll(async () => {
  [theirs, forgers] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
});
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** A platform's metadata and keys, as login.botframework.com tells them. */
async function startKeys(kid: string, endorsements: readonly string[] = ['msteams']) {
  const asked: string[] = [];
  let up = true;
  const server = createServer(async ({ url = '', headers }, response) => {
    asked.push(url);
    if (!up) return void response.writeHead(503).end();
    const origin = `http://${headers.host}`;
    const keys = [{ ...(await exportJWK(theirs.publicKey)), kid, use: 'sig', alg: 'RS256', endorsements }];
    const body = url === '/openid' ? { issuer: ISSUER, jwks_uri: `${origin}/keys` } : { keys };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  stops.push(() => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    break: () => {
      up = false;
    },
  };
}

async function start(
  more: {
    endorsements?: readonly string[];
    hosts?: ReadonlySet<string>;
    local?: true;
    allowedTenants?: readonly string[];
  } = {},
) {
  const keys = await startKeys('k1', more.endorsements);
  const seen: Inbound[] = [];
  const logged: unknown[] = [];
  const keep = (...e: unknown[]) => void logged.push(e);
  const log = { info: keep, warn: keep, error: keep };
  const service = 'https://service.example/emea/';
  const hosts = more.hosts ?? new Set(['service.example']);
  const cloud = {
    openId: `${keys.url}/openid`,
    issuer: ISSUER,
    login: 'http://127.0.0.1:9',
    imds: 'http://127.0.0.1:9',
    graph: 'http://127.0.0.1:9',
    hosts,
  };
  const { allowedTenants = null } = more;
  const settings = more.local
    ? NO_APP
    : { appId: APP, credential: { by: 'password', password: 'secret' } as const, cloud, allowedTenants };
  const handle = async (inbound: Inbound) => {
    seen.push(inbound);
    return [];
  };
  const bot = await serveTeams(handle, log, settings);
  stops.push(bot.stop);
  const activity = {
    type: 'message',
    id: '1',
    text: 'hjälp',
    channelId: 'msteams',
    serviceUrl: service,
    from: { id: '29:siv', name: 'Siv' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:siv', conversationType: 'personal' },
  };
  const post = async (headers: Record<string, string>, body: unknown = activity) => {
    const type = { 'content-type': 'application/json' };
    const response = await fetch(bot.url, {
      method: 'POST',
      headers: { ...type, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };
  const token = async (claims: Record<string, unknown> = {}, by: Keys = theirs, kid = 'k1', alg = 'RS256') =>
    new SignJWT({ serviceurl: service, ...claims })
      .setProtectedHeader({ alg, kid })
      .setIssuer(String(claims['iss'] ?? ISSUER))
      .setAudience(String(claims['aud'] ?? APP))
      .setExpirationTime(claims['exp'] === undefined ? '1h' : Number(claims['exp']))
      .sign(by.privateKey);
  const send = async (text: string) => post({ authorization: `Bearer ${text}` });
  return { keys, seen, logged, activity, url: bot.url, post, token, send };
}

/** As a browser would whose name server has been made to give this machine another name; the status. */
const postAs = (host: string, url: string, body: object): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { host, 'content-type': 'application/json' };
    request(url, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end(JSON.stringify(body));
  });

describe('with credentials', () => {
  it('lets in what the platform has signed, and asks for the keys once', async () => {
    const { keys, seen, token, send } = await start();
    for (let i = 0; i < 3; i += 1) expect(await send(await token())).toEqual({ status: 200, text: '' });
    expect(seen).toHaveLength(3);
    expect(keys.asked).toEqual(['/openid', '/keys']);
  });

  it('serves the organisations of the list alone, where there is one', async () => {
    const { seen, logged, activity, token, post } = await start({
      allowedTenants: ['aaaaaaaa-0000-4000-8000-000000000001'],
    });
    const from = async (tenantId?: string) => {
      const body = { ...activity, conversation: { ...activity.conversation, ...(tenantId ? { tenantId } : {}) } };
      return post({ authorization: `Bearer ${await token()}` }, body);
    };
    expect(await from('AAAAAAAA-0000-4000-8000-000000000001')).toEqual({ status: 200, text: '' });
    expect(await from('bbbbbbbb-0000-4000-8000-000000000001')).toEqual({ status: 403, text: '' });
    expect(await from()).toEqual({ status: 403, text: '' });
    expect([seen.length, logged]).toEqual([1, []]);
  });

  it('turns forged tokens away with 401 and no word, and asks for no key for what cannot be one', async () => {
    const { keys, seen, logged, token, send, post } = await start();
    const hmac = (claims: object) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).setIssuer(ISSUER).setAudience(APP);
    const forged = [
      '',
      'x',
      'a.b.c',
      `${'a'.repeat(9000)}.b.c`,
      await token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
      await token({ iss: `${ISSUER}.example` }),
      await token({ aud: 'another-app' }),
      await hmac({}).sign(new TextEncoder().encode('a secret that is long enough for it')),
    ];
    for (const one of forged) expect(await send(one)).toEqual({ status: 401, text: '' });
    expect(await post({})).toEqual({ status: 401, text: '' });
    expect(await post({ authorization: 'Basic eDp5' })).toEqual({ status: 401, text: '' });
    expect([keys.asked, seen, logged]).toEqual([[], [], []]);
  });

  it('asks for the keys no more often than before, however many forged tokens look right', async () => {
    const { keys, seen, token, send } = await start();
    const long = Math.floor(Date.now() / 1000) - 3600;
    for (let i = 0; i < 5; i += 1) {
      expect((await send(await token({}, forgers))).status).toBe(401);
      expect((await send(await token({}, forgers, `unknown-${i}`))).status).toBe(401);
      expect((await send(await token({ exp: long }))).status).toBe(401);
      expect((await send(await token({ serviceurl: 'https://elsewhere.example/' }))).status).toBe(401);
    }
    expect(seen).toEqual([]);
    expect(keys.asked).toEqual(['/openid', '/keys']);
  });

  it('asks the platform to come again while its keys cannot be had, and does not ask each time', async () => {
    const { keys, token, send } = await start();
    keys.break();
    for (let i = 0; i < 5; i += 1) expect(await send(await token())).toEqual({ status: 503, text: '' });
    expect(keys.asked).toEqual(['/openid']);
  });

  it('takes a key only for the channels that it is for', async () => {
    const { token, send } = await start({ endorsements: ['webchat'] });
    expect((await send(await token())).status).toBe(401);
  });

  it('does not answer at an address that is not Microsoft’s, whoever signed', async () => {
    const { seen, token, send } = await start({ hosts: MICROSOFT.hosts });
    expect(await send(await token())).toEqual({ status: 403, text: '' });
    expect(seen).toEqual([]);
  });

  it('turns away what is no activity with a status and no word', async () => {
    const { token, post, url } = await start();
    const authorization = `Bearer ${await token()}`;
    expect(await post({ authorization }, { text: 'no type' })).toEqual({ status: 400, text: '' });
    expect(await post({ authorization }, 'words')).toEqual({ status: 400, text: '' });
    expect(await post({ authorization, 'content-type': 'text/plain' })).toEqual({ status: 415, text: '' });
    expect((await fetch(url, { method: 'GET' })).status).toBe(405);
  });
});

describe('without credentials', () => {
  it('serves this machine only: JSON, a name of this machine, and no page from elsewhere', async () => {
    const { seen, post, url, activity } = await start({ local: true });
    expect((await post({})).status).toBe(200);
    expect((await post({ origin: 'http://localhost:56150' })).status).toBe(200);
    expect(seen).toHaveLength(2);
    expect((await post({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
    expect(await postAs('elsewhere.example', url, activity)).toBe(403);
    expect(seen).toHaveLength(2);
  });
});
