/** The bot's own token: whose fault it is when the login says no, and how often it is asked for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createTeamsBot } from '../../bots/teams/app.ts';
import { addressOf, cardSaying, LIMIT_MS } from '../messengers/bots.ts';
import { startChecked } from '../messengers/checked.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Answer = { readonly status: number; readonly body: string } | null;
/** A login that answers so; never, with null. */
async function start(answer: Answer) {
  let asked = 0;
  const login = createServer((_request, response) => {
    asked += 1;
    if (answer) response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', () => resolve()));
  const connector = await startChecked('teams', () => ({ how: 'sent' }));
  stops.push(() => new Promise<void>((resolve) => login.close(() => resolve()).closeAllConnections()), connector.stop);
  const url = `http://127.0.0.1:${(login.address() as AddressInfo).port}`;
  const cloud = { openId: url, issuer: url, login: url, hosts: new Set([connector.host]) };
  const settings = { appId: 'app', appPassword: 'secret', cloud, limitMs: LIMIT_MS };
  const lines: object[] = [];
  const write = (fields: object, what: string): void => void lines.push({ ...fields, what });
  const { messenger } = createTeamsBot(settings, async () => [], { info: write, error: write });
  return { messenger, connector, to: addressOf('teams', connector, 'siv'), asked: () => asked, lines };
}
const word = (error: string) => ({
  status: 401,
  body: JSON.stringify({ error, error_description: 'AADSTS0: secret' }),
});

it.each<[string, Answer, object]>([
  ['a wrong password', word('invalid_client'), { result: 'misconfigured', setting: 'TEAMS_APP_PASSWORD' }],
  ['an app that is not there', word('unauthorized_client'), { result: 'misconfigured', setting: 'TEAMS_APP_ID' }],
  ['a proxy’s no', { status: 403, body: 'no' }, { result: 'misconfigured', setting: 'HTTPS_PROXY' }],
  ['a login in trouble', { status: 503, body: '' }, { result: 'passing' }],
  ['a login that never answers', null, { result: 'passing' }],
])('%s: nothing is sent, and nobody is refused', async (_name, answer, expected) => {
  const { messenger, connector, to } = await start(answer);
  expect(await messenger.send(to, cardSaying('Hej'))).toEqual(expected);
  expect(connector.calls).toEqual([]);
});

it('is asked for once for all who wait for it, and kept', async () => {
  const granted = { status: 200, body: JSON.stringify({ access_token: 't', expires_in: 3600 }) };
  const { messenger, to, connector, asked } = await start(granted);
  const send = () => messenger.send(to, cardSaying('Hej'));
  expect((await Promise.all([send(), send(), send()])).map(({ result }) => result)).toEqual(['sent', 'sent', 'sent']);
  await send();
  expect([asked(), connector.taken.length]).toEqual([1, 4]);
});

it('never leaves for a host that is not Microsoft’s', async () => {
  const granted = { status: 200, body: JSON.stringify({ access_token: 't', expires_in: 3600 }) };
  const { messenger, to, connector } = await start(granted);
  const other = await startChecked('teams', () => ({ how: 'sent' }));
  stops.push(other.stop);
  const elsewhere = { ...to, route: { ...to.route, serviceUrl: other.url } };
  expect(await messenger.send(elsewhere, cardSaying('Hej'))).toEqual({ result: 'refused', reason: 'foreign-host' });
  expect([other.calls, connector.calls]).toEqual([[], []]);
});

it('is asked for before there is anything to say: a no turns health red and is said once', async () => {
  const { messenger, lines } = await start(word('invalid_client'));
  await messenger.greet();
  expect(await messenger.greet()).toEqual({ well: false });
  expect(messenger.trouble()).toBe('teams:TEAMS_APP_PASSWORD');
  expect(lines).toEqual([{ setting: 'TEAMS_APP_PASSWORD', what: 'teams does not let the bot in' }]);
});

it('that cannot be asked for just now is nobody’s fault', async () => {
  const { messenger, lines } = await start({ status: 503, body: '' });
  expect([await messenger.greet(), messenger.trouble(), lines]).toEqual([{ well: false }, null, []]);
});

it('that is given is said once', async () => {
  const { messenger, lines, asked } = await start({
    status: 200,
    body: JSON.stringify({ access_token: 't', expires_in: 3600 }),
  });
  expect([await messenger.greet(), await messenger.greet()]).toEqual([{ well: true }, { well: true }]);
  expect([asked(), lines]).toEqual([1, [{ what: 'teams lets the bot in' }]]);
});
