/** The bot's own token: whose fault it is when the login says no, and how often it is asked for. */
import { afterEach, expect, it } from 'vitest';
import { cardSaying } from '../messengers/bots.ts';
import { startChecked } from '../messengers/checked.ts';
import { type Answer, GRANTED, PASSWORD, saying, startLogin } from './login.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const start: typeof startLogin = async (...how) => {
  const started = await startLogin(...how);
  stops.push(started.stop);
  return started;
};

it.each<[string, Answer, object]>([
  ['a wrong password', saying('invalid_client'), { result: 'misconfigured', setting: 'TEAMS_APP_PASSWORD' }],
  ['an app that is not there', saying('unauthorized_client'), { result: 'misconfigured', setting: 'TEAMS_APP_ID' }],
  ['a proxy’s no', { status: 403, body: 'no' }, { result: 'misconfigured', setting: 'HTTPS_PROXY' }],
  ['a login in trouble', { status: 503, body: '' }, { result: 'passing' }],
  ['a login that never answers', null, { result: 'passing' }],
])('%s: nothing is sent, and nobody is refused', async (_name, answer, expected) => {
  const { messenger, connector, to } = await start(answer);
  expect(await messenger.send(to, cardSaying('Hej'))).toEqual(expected);
  expect(connector.calls).toEqual([]);
});

it('is asked for once for all who wait for it, and kept', async () => {
  const { messenger, to, connector, asked } = await start(GRANTED);
  const send = () => messenger.send(to, cardSaying('Hej'));
  expect((await Promise.all([send(), send(), send()])).map(({ result }) => result)).toEqual(['sent', 'sent', 'sent']);
  await send();
  expect([asked.length, connector.taken.length]).toEqual([1, 4]);
});

it('never leaves for a host that is not Microsoft’s', async () => {
  const { messenger, to, connector } = await start(GRANTED);
  const other = await startChecked('teams', () => ({ how: 'sent' }));
  stops.push(other.stop);
  const elsewhere = { ...to, route: { ...to.route, serviceUrl: other.url } };
  expect(await messenger.send(elsewhere, cardSaying('Hej'))).toEqual({ result: 'refused', reason: 'foreign-host' });
  expect([other.calls, connector.calls]).toEqual([[], []]);
});

it('is asked for before there is anything to say: a no turns health red and is said once', async () => {
  const { messenger, lines } = await start(saying('invalid_client'));
  await messenger.greet();
  expect(await messenger.greet()).toEqual({ well: false });
  expect(messenger.trouble()).toBe('teams:TEAMS_APP_PASSWORD');
  expect(lines).toEqual([{ setting: 'TEAMS_APP_PASSWORD', what: 'teams does not let the bot in' }]);
});

it('that cannot be asked for just now is nobody’s fault, and is said once', async () => {
  const { messenger, lines } = await start({ status: 503, body: '' });
  await messenger.greet();
  expect([await messenger.greet(), messenger.trouble()]).toEqual([{ well: false }, null]);
  expect(lines).toEqual([{ code: 'passing', what: 'teams gives the bot no token just now' }]);
});

it('that is given is said once', async () => {
  const { messenger, lines, asked } = await start(GRANTED);
  expect([await messenger.greet(), await messenger.greet()]).toEqual([{ well: true }, { well: true }]);
  expect([asked.length, lines]).toEqual([1, [{ what: 'teams lets the bot in' }]]);
});

it('that Teams itself does not take is the credential’s fault, whichever that is', async () => {
  const refused = { how: 'answers', status: 401, body: '{}' } as const;
  const result = async (credential: Parameters<typeof startLogin>[1]) => {
    const { messenger, to } = await start(GRANTED, credential, refused);
    return messenger.send(to, cardSaying('Hej'));
  };
  expect(await result(PASSWORD)).toEqual({ result: 'misconfigured', setting: 'TEAMS_APP_PASSWORD' });
  expect(await result({ by: 'identity', source: null })).toEqual({
    result: 'misconfigured',
    setting: 'TEAMS_MANAGED_IDENTITY',
  });
});
