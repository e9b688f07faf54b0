/** Members who do not have the app: the bot gives it to them by Microsoft Graph where the installation and the organisation let it, and not else. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createTeamsBot } from '../../bots/teams/app.ts';
import type { Credential } from '../../bots/teams/credentials.ts';
import type { Address } from '../../quality/base.ts';
import { asMember } from '../../quality/people/act.ts';
import { refreshed } from '../../quality/people/identity.ts';
import { cardSaying, LIMIT_MS } from '../messengers/bots.ts';
import { GRANTED, makeCertificate, PASSWORD } from './login.ts';

const TENANT = '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e';
const CATALOG = 'b1c5353a-7aca-41b3-830f-27d5218fe0e5';
const ROSTER = [
  { id: '29:siv', aadObjectId: 'aad-siv', name: 'Siv Ek', tenantId: TENANT, userRole: 'user' },
  { id: '29:rut', aadObjectId: 'aad-rut', name: 'Rut Ek', tenantId: TENANT, userRole: 'user' },
  { id: '29:annan', aadObjectId: 'aad-annan', name: 'Annan Ek', tenantId: 'tenant-2', userRole: 'user' },
  { id: '29:gast', aadObjectId: 'aad-gast', name: 'Gäst Ek', tenantId: TENANT, userRole: 'guest' },
  { id: '29:okand', aadObjectId: 'aad-okand', name: 'Okänd Ek', userRole: 'user' },
  { id: '29:utan', name: 'Utan Ek', tenantId: TENANT, userRole: 'user' },
];
type Told = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object };
type Asked = { readonly path: string; readonly text: string; readonly headers: IncomingHttpHeaders };

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const NOT_INSTALLED = (code = 'ForbiddenOperationException'): Told => ({
  status: 403,
  body: { error: { code, message: 'Bot is not installed in user’s personal scope' } },
});
/** Graph's and the connector's refusals, each in turn for its path; what is not refused is done. */
async function start({
  on = true,
  credential = PASSWORD,
  graph = [],
  chat = NOT_INSTALLED(),
}: {
  on?: boolean;
  credential?: Credential | ((at: string) => Credential);
  graph?: Told[];
  chat?: Told;
} = {}) {
  const asked: Asked[] = [];
  const has = new Set<string>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const path = decodeURIComponent(request.url ?? '');
    asked.push({ path, text, headers: request.headers });
    const answer = ({ status, headers = {}, body = {} }: Told): void =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    const person = /\/users\/aad-(\w+)\/teamwork/.exec(path)?.[1];
    if (path.includes('/token')) answer({ status: 200, body: JSON.parse(GRANTED.body) as object });
    else if (path.includes('/pagedmembers')) answer({ status: 200, body: { members: ROSTER } });
    else if (person) {
      const told = graph.shift() ?? { status: 201 };
      if (told.status === 201 || told.status === 409) has.add(`29:${person}`);
      answer(told);
    } else if (path.endsWith('/v3/conversations')) {
      const [{ id }] = (JSON.parse(text) as { members: [{ id: string }] }).members;
      answer(has.has(id) ? { status: 201, body: { id: `a:${id}` } } : chat);
    } else answer({ status: 200, body: { id: 'm1' } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  stops.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts = new Set([new URL(url).host]);
  const cloud = { openId: url, issuer: url, login: url, imds: `${url}/imds/token`, graph: `${url}/graph`, hosts };
  const how = typeof credential === 'function' ? credential(url) : credential;
  const lines: object[] = [];
  const write = (fields: object, what: string): void => void lines.push({ ...fields, what });
  const clock = { now: Temporal.Now.instant() };
  const settings = { appId: 'app', tenantId: TENANT, credential: how, cloud, limitMs: 20 * LIMIT_MS };
  const { messenger } = createTeamsBot(
    { ...settings, catalogId: on ? CATALOG : null },
    async () => [],
    { info: write, warn: write, error: write },
    () => clock.now,
  );
  const route = { serviceUrl: url, botId: '28:bot', channelId: 'msteams', tenantId: TENANT };
  const channel: Address = { platform: 'teams', conversation: '19:eht', kind: 'channel', route };
  const people = await messenger.members(channel);
  const addressOf = (name: string): Address => {
    const found = people.find(({ id }) => id.endsWith(name));
    if (!found) throw new Error(name);
    return found.address;
  };
  return {
    lines,
    clock,
    addressOf,
    asked: (words: string): Asked[] => asked.filter(({ path }) => path.includes(words)),
    tell: (name: string) => messenger.send(addressOf(name), cardSaying('Hej')),
    write: (address: Address) => messenger.send(address, cardSaying('Hej')),
    trouble: () => messenger.trouble(),
  };
}
const REFUSED = { result: 'refused', reason: 'forbidden' };
const SENT = { result: 'sent', message: { address: { conversation: 'a:29:siv' } } };

describe('a member who does not have the app', () => {
  it('is refused, and Graph is asked nothing, where the setting is off', async () => {
    const world = await start({ on: false });
    expect(await world.tell('siv')).toEqual(REFUSED);
    expect(world.asked('/graph')).toEqual([]);
    expect(world.asked('/token')).toHaveLength(1);
    expect(world.addressOf('siv').route).not.toHaveProperty('directory');
    expect(world.lines).toEqual([]);
  });

  it.each(['ForbiddenOperationException', 'BotNotInConversationRoster', 'BadArgument'])(
    'is given it and reached, told by %s; messages at the same time give it once',
    async (code) => {
      const world = await start({ chat: NOT_INSTALLED(code) });
      const both = await Promise.all([world.tell('siv'), world.tell('siv')]);
      expect(both).toMatchObject([SENT, SENT]);
      const [one, ...more] = world.asked('/graph');
      expect(more).toEqual([]);
      expect(one?.path).toBe('/graph/v1.0/users/aad-siv/teamwork/installedApps');
      expect(one?.headers.authorization).toBe('Bearer a-token');
      const [bound] = Object.entries(JSON.parse(one?.text ?? '{}') as object);
      expect(bound?.[0]).toBe('teamsApp@odata.bind');
      expect(bound?.[1]).toMatch(new RegExp(`/graph/v1\\.0/appCatalogs/teamsApps/${CATALOG}$`));
      const scopes = world.asked('/token').map(({ text }) => new URLSearchParams(text).get('scope'));
      expect(scopes.map((scope) => scope?.replace(/^http:.*\d\//, ''))).toEqual([
        'https://api.botframework.com/.default',
        'graph/.default',
      ]);
      expect(world.asked(`/${TENANT}/oauth2`)).toHaveLength(2);
      expect(world.lines).toEqual([]);
    },
  );

  it('is reached where they have it already, and also in a chat that the bot knew', async () => {
    const world = await start({ graph: [{ status: 409 }] });
    expect(await world.tell('siv')).toMatchObject(SENT);
    const to = world.addressOf('rut');
    expect(await world.write({ ...to, conversation: 'a:29:rut' })).toMatchObject({ result: 'sent' });
    expect(world.asked('/graph')).toHaveLength(1);
  });

  it('is refused after one more try where the chat cannot be opened even so, and not given it again within the hour', async () => {
    const world = await start({ graph: [{ status: 204 }, { status: 204 }] });
    expect(await world.tell('siv')).toEqual(REFUSED);
    expect(await world.tell('siv')).toEqual(REFUSED);
    expect(world.asked('/graph')).toHaveLength(1);
    world.clock.now = world.clock.now.add({ minutes: 61 });
    expect(await world.tell('siv')).toEqual(REFUSED);
    expect(world.asked('/graph')).toHaveLength(2);
  });

  it.each(['annan', 'gast', 'okand', 'utan'])(
    'is not given it where they are of another organisation, a guest, or nobody knows (%s)',
    async (name) => {
      const world = await start();
      expect(await world.tell(name)).toEqual(REFUSED);
      const own = world.addressOf('siv');
      expect(await world.write({ ...own, route: { ...own.route, tenantId: 'tenant-2' } })).toEqual(REFUSED);
      expect(world.asked('/graph')).toEqual([]);
    },
  );

  it('is known by the directory’s id from the next time that the channel is read, also in a chat that is open', async () => {
    const world = await start();
    const address = world.addressOf('siv');
    const { directory, ...route } = address.route;
    const open = { ...address, conversation: 'a:siv', route };
    const person = { id: 'aad-siv', name: 'Siv Ek', address: open };
    const today = Temporal.PlainDate.from('2026-11-30');
    const told = (from: Address) => refreshed(asMember(person, world.clock.now), { ...person, address: from }, today);
    expect(told(address).address).toEqual({ ...open, route: { ...route, directory } });
    expect(directory).toBe('aad-siv');
    expect(told({ ...address, route: { ...address.route, tenantId: 'tenant-2' } }).address).toEqual(open);
  });

  it.each(['ConversationBlockedByUser', 'MessageWritesBlocked', 'BotDisabledByAdmin', ''])(
    'is not given it who has blocked the bot, or whose organisation has (%s)',
    async (code) => {
      const world = await start({ chat: NOT_INSTALLED(code) });
      expect(await world.tell('siv')).toEqual(REFUSED);
      expect(world.asked('/graph')).toEqual([]);
    },
  );
});

describe('an organisation that has not granted it', () => {
  it.each<[number, object]>([
    [403, { code: 'forbidden' }],
    [401, { code: 'misconfigured', setting: 'TEAMS_APP_PASSWORD' }],
  ])('(%i) is told of once and asked again after an hour; messages are refused as ever', async (status, code) => {
    const world = await start({ graph: [{ status }, { status }] });
    for (const name of ['siv', 'rut', 'siv']) expect(await world.tell(name)).toEqual(REFUSED);
    expect(world.asked('/graph')).toHaveLength(1);
    const line = { ...code, what: 'Graph does not install the app for a member' };
    expect(world.lines).toEqual([line]);
    expect(world.trouble()).toBeNull();
    world.clock.now = world.clock.now.add({ minutes: 61 });
    expect(await world.tell('siv')).toEqual(REFUSED);
    expect(world.lines).toEqual([line, line]);
    // Meanwhile somebody has granted it.
    world.clock.now = world.clock.now.add({ minutes: 61 });
    expect(await world.tell('siv')).toMatchObject(SENT);
  });

  it('costs nobody else anything where Graph does not know one person', async () => {
    const world = await start({ graph: [{ status: 404 }] });
    expect([await world.tell('rut'), await world.tell('siv')]).toMatchObject([REFUSED, SENT]);
    expect(JSON.stringify(world.lines)).not.toMatch(/aad-|Ek|29:/);
  });
});

describe('Graph', () => {
  it('that asks for patience is asked nothing until then, and only who lacks the app waits', async () => {
    const world = await start({ graph: [{ status: 429, headers: { 'retry-after': '120' } }] });
    const until = world.clock.now.add({ seconds: 120 }).toString();
    const throttled = { result: 'throttled', scope: `graph app ${TENANT}`, until };
    expect([await world.tell('siv'), await world.tell('rut')]).toEqual([throttled, throttled]);
    expect(world.asked('/graph')).toHaveLength(1);
    world.clock.now = world.clock.now.add({ seconds: 121 });
    expect(await world.tell('siv')).toMatchObject(SENT);
  });

  it('in trouble makes the message wait, and it is tried again', async () => {
    const world = await start({ graph: [{ status: 503 }] });
    expect([await world.tell('siv'), await world.tell('siv')]).toMatchObject([{ result: 'passing' }, SENT]);
  });

  it.each<[string, () => Credential | ((at: string) => Credential), RegExp]>([
    ['a certificate', () => ({ by: 'certificate', ...makeCertificate() }), /client_assertion=.*scope=http.*graph/],
    ['an identity on a machine', () => ({ by: 'identity', source: null }), /imds\/token.*resource=http.*graph/],
    [
      'an identity on a service',
      () => (at) => ({ by: 'identity', source: { endpoint: `${at}/msi/token`, header: 'x' } }),
      /msi\/token.*resource=http.*graph/,
    ],
  ])('is asked with a token by %s', async (_name, credential, asks) => {
    const world = await start({ credential: credential() });
    expect(await world.tell('siv')).toMatchObject(SENT);
    const tokens = world.asked('/token').map(({ path, text }) => `${path} ${decodeURIComponent(text)}`);
    expect(tokens).toHaveLength(2);
    expect(tokens[1]).toMatch(asks);
  });
});
