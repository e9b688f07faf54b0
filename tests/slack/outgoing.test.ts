/** What becomes of a message to Slack, over the wire: what Slack says, what stands in between says, and when nobody says anything. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendResult } from '../../bots/messenger.ts';
import { notTaken } from '../../bots/not-taken.ts';
import { createSlackBot } from '../../bots/slack/app.ts';
import type { Address } from '../../quality/base.ts';
import { type Harness, jsonOf } from './harness.ts';
import { holdTime } from './held-time.ts';
import { keepLog } from './kept-log.ts';
import { said, scripted, stopScripted } from './scripted.ts';

const card = said('Hej');
const PAGE = '<html><body>Kim Ek, logga in på skolans nät</body></html>';
const address = (conversation: string): Address => ({
  platform: 'slack',
  conversation,
  kind: /^[UD]/.test(conversation) ? 'personal' : 'channel',
  route: {},
});
const word = (error: string) => ({ status: 200, headers: {}, body: { ok: false, error } });
const posts = (h: Harness) => h.calls.filter(({ method }) => method === 'chat.postMessage');

let h: Harness;
beforeEach(async () => {
  h = await scripted({});
});
afterEach(stopScripted);
const send = (id?: string, to = address(h.channel)) => h.bot.messenger.send(to, card, id);

describe('what Slack says', () => {
  it.each([
    ['channel_not_found', { result: 'gone' }],
    ['is_archived', { result: 'gone' }],
    ['not_in_channel', { result: 'gone' }],
    ['user_disabled', { result: 'gone' }],
    ['restricted_action', { result: 'refused', reason: 'restricted_action' }],
    ['msg_too_long', { result: 'refused', reason: 'msg_too_long' }],
    ['service_unavailable', { result: 'passing' }],
    ['fatal_error', { result: 'unknown' }],
  ])('%s', async (error, result) => {
    h.instead.set('chat.postMessage', word(error));
    expect(await send()).toEqual(result);
    expect(posts(h)).toHaveLength(1);
  });

  it.each([
    'invalid_auth',
    'token_revoked',
    'token_expired',
    'account_inactive',
    'org_login_required',
    'missing_scope',
    'accesslimited',
    'ekm_access_denied',
  ])('%s is the installation’s, nobody’s in particular, and seen in the log and the health', async (error) => {
    h.instead.set('auth.test', { ...word(error), times: 2 });
    h.instead.set('chat.postMessage', { ...word(error), times: 2 });
    expect(await send()).toEqual({ result: 'misconfigured', setting: 'SLACK_BOT_TOKEN' });
    expect(await send()).toEqual({ result: 'misconfigured', setting: 'SLACK_BOT_TOKEN' });
    expect(h.bot.healthy()).toBe(`slack-${error}:SLACK_BOT_TOKEN`);
    expect(h.logged[0]).toMatchObject({ code: error, setting: 'SLACK_BOT_TOKEN' });
    expect((await send()).result).toBe('sent');
    expect(h.bot.healthy()).toBeNull();
  });

  it.each([
    [503, { result: 'passing' }],
    [500, { result: 'unknown' }],
    [502, { result: 'unknown' }],
  ])('nothing but status %i', async (status, result) => {
    h.instead.set('chat.postMessage', { status, headers: {}, body: PAGE });
    expect(await send()).toEqual(result);
  });

  it('lets no word through that is none of Slack’s', async () => {
    h.instead.set('chat.postMessage', word('kim_ek_was_here'));
    expect(await send()).toEqual({ result: 'refused', reason: 'unlisted-word' });
    h.instead.set('chat.postMessage', word('kim_ek_was_here'));
    await h.mention('kim', 'hej');
    expect(JSON.stringify(h.logged)).not.toContain('kim');
  });
});

describe('somebody whose account has been deactivated', () => {
  it('is gone, though Slack would take the message', async () => {
    const siv = address(h.idOf('siv'));
    const user = { id: siv.conversation, deleted: true };
    h.instead.set('users.info', { status: 200, headers: {}, body: { ok: true, user } });
    expect(await send('d1', siv)).toEqual({ result: 'gone' });
    expect(posts(h)).toEqual([]);
  });

  it('is not anybody of whom Slack does not say so', async () => {
    h.instead.set('users.info', word('internal_error'));
    expect((await send('d1', address(h.idOf('siv')))).result).toBe('sent');
  });
});

describe('a request for patience', () => {
  const until = (seconds: number) => h.clock.now.add({ seconds }).toString();
  const asked = (headers: Record<string, string>) => ({
    status: 429,
    headers,
    body: { ok: false, error: 'ratelimited' },
  });

  it('concerns the chat, and the workspace when a second chat is limited meanwhile', async () => {
    const [first, second] = [address(h.channel), address(h.idOf('siv'))];
    const { messenger } = h.bot;
    const counted = (result: SendResult) => notTaken('slack', messenger.scopes(first)[0], result)?.scope;
    h.instead.set('chat.postMessage', asked({ 'retry-after': '20' }));
    const one = await send();
    expect(one).toEqual({ result: 'throttled', scope: messenger.scopes(first)[1], until: until(20) });
    h.instead.set('chat.postMessage', asked({ 'retry-after': '20' }));
    const two = await messenger.send(second, card);
    expect(two).toMatchObject({ scope: messenger.scopes(second)[0] });
    expect([one, two].map(counted)).toEqual(['chat', 'workspace']);
    expect(messenger.scopes(first)[0]).toBe(messenger.scopes(second)[0]);
    h.clock.now = h.clock.now.add({ seconds: 21 });
    h.instead.set('chat.postMessage', asked({ 'retry-after': '20' }));
    expect(await messenger.send(second, card)).toMatchObject({ scope: messenger.scopes(second)[1] });
  });

  it.each([[{}], [{ 'retry-after': 'soon' }]])(
    'is understood also when it does not say how long: %o',
    async (headers) => {
      h.instead.set('chat.postMessage', asked(headers as Record<string, string>));
      expect(await send()).toMatchObject({ result: 'throttled', until: until(30) });
    },
  );

  it('is kept for an hour at most', async () => {
    h.instead.set('chat.postMessage', asked({ 'retry-after': '86400' }));
    expect(await send()).toMatchObject({ result: 'throttled', until: until(3600) });
  });
});

describe('something that is not Slack', () => {
  it.each([
    [200, PAGE],
    [200, ''],
    [200, '{"ok":tr'],
    [200, 'null'],
    [403, PAGE],
    [404, PAGE],
  ])('with status %i is nobody’s fault, and none of its text gets out', async (status, body) => {
    h.instead.set('auth.test', { status, headers: {}, body, times: 3 });
    h.instead.set('chat.postMessage', { status, headers: {}, body });
    expect(await send('d1')).toEqual({ result: 'misconfigured', setting: 'HTTPS_PROXY' });
    expect(h.bot.healthy()).toMatch(/:HTTPS_PROXY$/);
    expect(JSON.stringify([h.logged, h.bot.healthy()])).not.toContain('Kim');
  });

  it('is told from a Slack that cannot be reached at all', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', () => resolve()));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const settings = { botToken: 'x', signingSecret: 'y', port: 0, apiUrl: `http://127.0.0.1:${port}/api/` };
    const { messenger } = createSlackBot(settings, async () => [], keepLog().log, holdTime(h.clock).time);
    expect(await messenger.send(address('C1'), card)).toEqual({ result: 'passing' });
  });
});

describe('a message whose fate is unknown', () => {
  const KEY = '2026-10-06|prompt|U123|first';

  it('is sent once only, and found by its own id, which names nobody', async () => {
    h.instead.set('chat.postMessage', { fate: 'lost' });
    expect(await send(KEY)).toEqual({ result: 'unknown' });
    expect(posts(h)).toHaveLength(1);
    expect(jsonOf(posts(h)[0]?.body['metadata'])).toMatchObject({ event_type: 'arshjulet_delivery' });
    expect(JSON.stringify(posts(h))).not.toContain('U123');
    const found = await h.bot.messenger.find(address(h.channel), KEY);
    if (found === null || found === 'unknowable') throw new Error(String(found));
    const replaced = h.next('chat.update');
    expect((await h.bot.messenger.replace(found, said('Hej igen'))).result).toBe('sent');
    expect((await replaced).body['ts']).toBe(found.message);
  });

  it('is found in a person’s own chat too', async () => {
    const to = address(h.idOf('siv'));
    h.instead.set('chat.postMessage', { fate: 'lost' });
    expect(await send(KEY, to)).toEqual({ result: 'unknown' });
    expect(await h.bot.messenger.find(to, KEY)).toMatchObject({ address: { kind: 'personal' } });
  });

  it('has not arrived when it is not there', async () => {
    await send('another');
    expect(await h.bot.messenger.find(address(h.channel), KEY)).toBeNull();
  });

  it('stays unknown while Slack does not say', async () => {
    h.instead.set('conversations.history', { status: 200, headers: {}, body: PAGE });
    expect(await h.bot.messenger.find(address(h.channel), KEY)).toBe('unknowable');
    h.instead.set('conversations.history', word('missing_scope'));
    expect(await h.bot.messenger.find(address(h.channel), KEY)).toBe('unknowable');
  });

  it('is not waited for longer than ten seconds', async () => {
    h.instead.set('chat.postMessage', { fate: 'silent' });
    const sending = send(KEY);
    await h.pass(10_000);
    expect(await sending).toEqual({ result: 'unknown' });
  });
});
