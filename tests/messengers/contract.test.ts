/** What a messenger promises, on both platforms and whatever the platform or the network does: one try, in time, and its fate by name. */
import { afterEach, describe, expect, it } from 'vitest';
import type { SendResult } from '../../bots/messenger.ts';
import { addressOf, cardSaying, LIMIT_MS, messengerOf, PLATFORMS, type Platform } from './bots.ts';
import { startChecked } from './checked.ts';
import type { Fate, Faulty } from './faulty.ts';

const servers: Faulty[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function start(platform: Platform, fateOf: (tries: number) => Fate) {
  const server = await startChecked(platform, (_message, tries) => fateOf(tries));
  servers.push(server);
  const messenger = messengerOf(platform, server);
  const to = addressOf(platform, server, 'U1');
  const attempts = () => server.calls.filter((path) => /activities|chat\.postMessage/.test(path)).length;
  return { server, messenger, to, attempts };
}

const answers = (status: number, body = '{}', headers?: Record<string, string>): Fate => ({
  how: 'answers',
  status,
  body,
  ...(headers ? { headers } : {}),
});
/** Slack says what is wrong in a word, with status 200. */
const word = (error: string): Fate => answers(200, JSON.stringify({ ok: false, error }));
const HTML = '<!DOCTYPE html><html><body>Logga in för att surfa</body></html>';
const page = { 'content-type': 'text/html' };

type Result = SendResult['result'];
/** What each platform's messenger makes of one and the same thing; null where it does not happen on that platform. */
const FATES: readonly (readonly [string, Fate, Result | null, Result | null])[] = [
  ['all well', { how: 'sent' }, 'sent', 'sent'],
  ['429 with a Retry-After', answers(429, '{}', { 'retry-after': '120' }), 'throttled', 'throttled'],
  ['429 without one', answers(429), 'throttled', 'throttled'],
  ['a fault of the server’s (500)', answers(500), 'passing', 'unknown'],
  ['502', answers(502, HTML, page), 'passing', 'unknown'],
  ['503', answers(503), 'passing', 'passing'],
  ['412, to be tried again', answers(412), 'passing', null],
  ['no answer, nothing taken', { how: 'hangs' }, 'unknown', 'unknown'],
  ['no answer, though taken', { how: 'hangs', taken: true }, 'unknown', 'unknown'],
  ['a connection that ends at once', { how: 'breaks' }, 'unknown', 'unknown'],
  ['a connection lost after the message was taken', { how: 'breaks', taken: true }, 'unknown', 'unknown'],
  ['200 with a page', answers(200, HTML, page), 'misconfigured', 'misconfigured'],
  ['403 with a page', answers(403, HTML, page), 'misconfigured', 'misconfigured'],
  ['a redirection to a page', answers(302, '', { location: 'http://127.0.0.1:9/login' }), 'misconfigured', null],
  ['200 with nothing', answers(200, ''), 'unknown', 'misconfigured'],
  ['200 with half an answer', answers(200, '{"id": "m'), 'unknown', 'misconfigured'],
  ['401', answers(401), 'misconfigured', 'misconfigured'],
  ['403', answers(403), 'refused', null],
  ['404', answers(404), 'gone', null],
  ['410', answers(410), 'gone', null],
  ['413', answers(413), 'refused', null],
  ['invalid_auth', word('invalid_auth'), null, 'misconfigured'],
  ['token_revoked', word('token_revoked'), null, 'misconfigured'],
  ['token_expired', word('token_expired'), null, 'misconfigured'],
  ['account_inactive', word('account_inactive'), null, 'misconfigured'],
  ['missing_scope', word('missing_scope'), null, 'misconfigured'],
  ['accesslimited', word('accesslimited'), null, 'misconfigured'],
  ['ratelimited, as a word', word('ratelimited'), null, 'throttled'],
  ['user_not_found', word('user_not_found'), null, 'gone'],
  ['is_archived', word('is_archived'), null, 'gone'],
  ['restricted_action', word('restricted_action'), null, 'refused'],
];

describe.each(PLATFORMS)('%s', (platform) => {
  const expected = FATES.map(
    ([name, fate, teams, slack]) => [name, fate, platform === 'teams' ? teams : slack] as const,
  );

  it.each(expected.filter(([, , result]) => result !== null))(
    '%s, in one try and in time',
    async (_name, fate, result) => {
      const { messenger, to, attempts } = await start(platform, () => fate);
      const begun = performance.now();
      const sent = await messenger.send(to, cardSaying('Hej'), 'delivery-1');
      expect(sent.result).toBe(result);
      expect(performance.now() - begun).toBeLessThan(LIMIT_MS * 8);
      // Teams: a person's chat that is gone is opened anew and tried there, once.
      expect(attempts()).toBe(platform === 'teams' && result === 'gone' ? 2 : 1);
      expect(messenger.trouble()).toEqual(result === 'misconfigured' ? expect.any(String) : null);
      expect(JSON.stringify([sent, messenger.trouble()])).not.toContain('surfa');
    },
  );

  it('says how long a pause is, and for what', async () => {
    const { messenger, to } = await start(platform, (tries) =>
      tries === 1 ? answers(429, '{}', { 'retry-after': '900' }) : answers(429, '{}', { 'retry-after': '14400' }),
    );
    for (const least of [899, 3590]) {
      const now = Temporal.Now.instant();
      const result = await messenger.send(to, cardSaying('Hej'));
      if (result.result !== 'throttled') throw new Error(result.result);
      expect(now.until(result.until).total('seconds')).toBeGreaterThanOrEqual(least);
      expect(messenger.scopes(to)).toContain(result.scope);
    }
  });

  it('takes no network for nothing sent', async () => {
    const { server, messenger, to } = await start(platform, () => ({ how: 'sent' }));
    await server.stop();
    expect(await messenger.send(to, cardSaying('Hej'))).toEqual({ result: 'passing' });
    const gone = await messenger.replace({ address: to, message: '1.1' }, cardSaying('Hej'));
    expect(gone).toEqual({ result: 'passing' });
  });

  it('is well again once the platform takes a message', async () => {
    const { messenger, to } = await start(platform, (tries) => (tries === 1 ? answers(401) : { how: 'sent' }));
    await messenger.send(to, cardSaying('Hej'));
    expect(messenger.trouble()).not.toBeNull();
    expect((await messenger.send(to, cardSaying('Hej'))).result).toBe('sent');
    expect(messenger.trouble()).toBeNull();
  });

  it('finds a message by the sender’s own id, where the platform can be asked', async () => {
    const { messenger, to } = await start(platform, () => ({ how: 'hangs', taken: true }));
    expect((await messenger.send(to, cardSaying('Hej'), 'delivery-1')).result).toBe('unknown');
    const found = messenger.find ? await messenger.find(to, 'delivery-1') : 'unknowable';
    if (platform === 'teams') expect(found).toBe('unknowable');
    else expect(found).toMatchObject({ message: expect.any(String) });
    expect(messenger.find ? await messenger.find(to, 'delivery-2') : null).toBeNull();
  });
});
