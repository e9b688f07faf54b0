/** An identity that Azure manages: asked for its token where Azure says, as its two protocols do it, and never the login. */
import { afterEach, expect, it } from 'vitest';
import type { Credential } from '../../bots/teams/credentials.ts';
import { cardSaying } from '../messengers/bots.ts';
import { type Answer, GRANTED, startLogin } from './login.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
const ON_SERVICE = (at: string): Credential => ({
  by: 'identity',
  source: { endpoint: `${at}/msi/token?from=azure`, header: 'a-header' },
});
const ON_MACHINE = (): Credential => ({ by: 'identity', source: null });

async function start(credential: (at: string) => Credential, answer: Answer = GRANTED) {
  const started = await startLogin(answer, credential);
  stops.push(started.stop);
  return started;
}
const TOKEN = { resource: 'https://api.botframework.com', client_id: 'app' };

it('on App Service and Container Apps, at the address and with the header of the environment', async () => {
  const { messenger, to, asked, connector } = await start(ON_SERVICE);
  expect(await messenger.send(to, cardSaying('Hej'))).toMatchObject({ result: 'sent' });
  expect(await messenger.send(to, cardSaying('Hej igen'))).toMatchObject({ result: 'sent' });
  expect(asked.map(({ method, url }) => [method, url.pathname, Object.fromEntries(url.searchParams)])).toEqual([
    ['GET', '/msi/token', { from: 'azure', 'api-version': '2019-08-01', ...TOKEN }],
  ]);
  expect(asked[0]?.headers).toMatchObject({ 'x-identity-header': 'a-header' });
  expect(connector.taken).toHaveLength(2);
});

it('on a virtual machine, at the address that is the same on all', async () => {
  const { messenger, asked } = await start(ON_MACHINE);
  expect(await messenger.greet()).toEqual({ well: true });
  expect(asked.map(({ method, url }) => [method, url.pathname, Object.fromEntries(url.searchParams)])).toEqual([
    ['GET', '/imds', { 'api-version': '2018-02-01', ...TOKEN }],
  ]);
  expect(asked[0]?.headers).toMatchObject({ metadata: 'true' });
});

it('a token that has ended is asked for again', async () => {
  const over = { status: 200, body: JSON.stringify({ access_token: 'a-token', expires_on: 1_600_000_000 }) };
  const { messenger, asked } = await start(ON_MACHINE, over);
  await messenger.greet();
  await messenger.greet();
  expect(asked).toHaveLength(2);
});

const MISCONFIGURED = { result: 'misconfigured', setting: 'TEAMS_MANAGED_IDENTITY' };
const PASSING = { result: 'passing' };
it.each<[string, Answer, object]>([
  ['no such identity there', { status: 400, body: '{"error":"invalid_request"}' }, MISCONFIGURED],
  ['no right to ask', { status: 403, body: '{}' }, MISCONFIGURED],
  ['nobody who answers', null, MISCONFIGURED],
  ['being brought up to date', { status: 410, body: '' }, PASSING],
  ['being made ready', { status: 404, body: '{}' }, PASSING],
  ['asked too often', { status: 429, body: '{}' }, PASSING],
  ['in trouble', { status: 500, body: '{}' }, PASSING],
  ['an answer that is no token', { status: 200, body: '{}' }, { result: 'misconfigured', setting: 'HTTPS_PROXY' }],
])('%s: nothing is sent, and nobody is refused or gone', async (_name, answer, expected) => {
  const { messenger, to, connector } = await start(ON_SERVICE, answer);
  expect(await messenger.send(to, cardSaying('Hej'))).toEqual(expected);
  expect(connector.calls).toEqual([]);
});

it('a machine that has no such address is one with the wrong setting', async () => {
  const { messenger, endLogin, lines } = await start(ON_MACHINE);
  await endLogin();
  expect([await messenger.greet(), messenger.trouble()]).toEqual([{ well: false }, 'teams:TEAMS_MANAGED_IDENTITY']);
  expect(lines).toEqual([{ setting: 'TEAMS_MANAGED_IDENTITY', what: 'teams does not let the bot in' }]);
});
