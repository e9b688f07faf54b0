/** Slack that is away or does not let the bot in: what happens at the start, and what an operator sees. */

import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startApp } from '../../app.ts';
import type { Inbound } from '../../bots/inbound.ts';
import { createSlackBot } from '../../bots/slack/app.ts';
import { MICROSOFT } from '../../bots/teams/cloud.ts';
import { type Harness, startHarness } from './harness.ts';
import { holdTime } from './held-time.ts';
import { keepLog } from './kept-log.ts';
import { type Instead, startRecorder } from './recorder.ts';

const START = Temporal.Instant.from('2026-08-20T08:00:00Z');
const KEPT_OUT = 'slack does not let the bot in';
const LET_IN = 'slack lets the bot in';
const PAGE = '<html><body>Logga in som Kim Ek</body></html>';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

/** A door that answers nothing, and tells when something came. */
function listener() {
  let tell: (inbound: Inbound) => void = () => undefined;
  return {
    handle: async (inbound: Inbound) => {
      tell(inbound);
      return [];
    },
    next: () =>
      new Promise<Inbound>((resolve) => {
        tell = resolve;
      }),
  };
}
const heard = listener();

/** A bot that started while Slack answered so to the question who it is. */
async function startedWith(auth: Instead): Promise<Harness> {
  harness = await startHarness(heard.handle, { before: ({ instead }) => instead.set('auth.test', auth) });
  return harness;
}

describe('a bot that Slack does not let in', () => {
  it('starts, names the setting, does nothing yet, and works when the token does', async () => {
    const h = await startedWith({ status: 200, headers: {}, body: { ok: false, error: 'invalid_auth' } });
    expect(h.bot.healthy()).toBe('slack-invalid_auth:SLACK_BOT_TOKEN');
    expect(h.logged).toEqual([{ code: 'invalid_auth', setting: 'SLACK_BOT_TOKEN', nextTrySeconds: 1, what: KEPT_OUT }]);
    // Slack sends an event again that was not taken; a press shows the person that nothing happened.
    expect((await h.mention('kim', 'status', 'Ev1')).status).toBe(503);
    expect(h.seenInbound).toEqual([]);
    const letIn = h.untilLogged(LET_IN);
    await h.pass(1000);
    await letIn;
    expect(h.bot.healthy()).toBeNull();
    const came = heard.next();
    expect((await h.mention('kim', 'status', 'Ev1')).status).toBe(200);
    expect((await came).id).toBe('slack:Ev1');
    expect(h.seenInbound).toHaveLength(1);
  });

  it('waits longer each time while Slack is away, but never long', async () => {
    const h = await startedWith({ fate: 'lost', times: 8 });
    expect(h.bot.healthy()).toBe('slack-unreachable');
    for (const seconds of [1, 2, 4, 8, 16, 32, 60]) {
      const tried = h.untilLogged(KEPT_OUT);
      await h.pass(seconds * 1000);
      await tried;
    }
    const letIn = h.untilLogged(LET_IN);
    await h.pass(60_000);
    await letIn;
    expect(h.bot.healthy()).toBeNull();
    expect(h.logged.map(({ nextTrySeconds }) => nextTrySeconds)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, undefined]);
  });

  it.each([
    ['a page', PAGE],
    ['nothing', ''],
    ['half an answer', '{"ok":true,"user'],
    ['an answer that is none', '[]'],
    ['an answer without a verdict', '{}'],
  ])('says where to look when something else answers: %s', async (_, body) => {
    const h = await startedWith({ status: 200, headers: {}, body });
    expect(h.bot.healthy()).toBe('slack-answer-unreadable:HTTPS_PROXY');
    expect(JSON.stringify(h.logged)).not.toContain('Kim');
  });

  it('starts although Slack never answers', async () => {
    const clock = { now: START };
    const recorder = await startRecorder('http://127.0.0.1:9', 'xoxb-test');
    recorder.instead.set('auth.test', { fate: 'silent' });
    const held = holdTime(clock);
    const { log } = keepLog();
    const settings = { botToken: 'xoxb-test', signingSecret: 'secret', port: 0, apiUrl: recorder.apiUrl };
    const bot = createSlackBot(settings, async () => [], log, held.time);
    const starting = bot.start();
    await held.pass(10_000);
    expect((await starting).url).toContain('/slack/events');
    expect(bot.healthy()).toBe('slack-unreachable');
    await bot.stop();
    recorder.stop();
  });

  it('takes Teams along in nothing', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', () => resolve()));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const login = `http://127.0.0.1:${port}`;
    // Nobody answers for Microsoft either.
    const cloud = { ...MICROSOFT, login, openId: `${login}/keys` };
    const credential = { by: 'password', password: 'secret' } as const;
    const teams = { appId: 'app', credential, tenantId: undefined, allowedTenants: null, catalogId: null, cloud };
    const app = await startApp({
      storageUrl: `file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`,
      logLevel: 'silent',
      port: 0,
      playgroundPort: 0,
      publicUrl: null,
      backups: null,
      teams,
      slack: {
        botToken: 'xoxb-wrong',
        several: null,
        throughProxy: false,
        signingSecret: 'secret',
        appToken: undefined,
        port: 0,
        apiUrl: `http://127.0.0.1:${port}/api/`,
      },
    });
    const health = await fetch((app.teamsUrl ?? '').replace('/api/messages', '/healthz'));
    expect([200, 503]).toContain(health.status);
    await app.stop();
  });
});

describe('a token that stops working', () => {
  it('is seen at once when the app is uninstalled, and asked about until it is back', async () => {
    const h = await startHarness(heard.handle);
    harness = h;
    h.instead.set('auth.test', {
      status: 200,
      headers: {},
      body: { ok: false, error: 'account_inactive' },
    });
    let said = h.untilLogged(KEPT_OUT);
    await h.event({ type: 'app_uninstalled' });
    await said;
    expect(h.bot.healthy()).toMatch(/:SLACK_BOT_TOKEN$/);
    await h.pass(1000);
    said = h.untilLogged(LET_IN);
    await said;
    expect(h.bot.healthy()).toBeNull();
  });

  it('is its own and nobody else’s', async () => {
    const h = await startHarness(heard.handle);
    harness = h;
    await h.event({ type: 'tokens_revoked', tokens: { oauth: [h.idOf('kim')], bot: [] } });
    const came = heard.next();
    await h.mention('kim', 'status');
    await came;
    expect(h.logged).toEqual([]);
    h.instead.set('auth.test', { status: 200, headers: {}, body: { ok: false, error: 'token_revoked' } });
    const said = h.untilLogged(KEPT_OUT);
    await h.event({ type: 'tokens_revoked', tokens: { bot: [h.idOf('hjulet')] } });
    await said;
    expect(h.logged.filter(({ what }) => what === KEPT_OUT)[0]).toEqual({
      code: 'token_revoked',
      setting: 'SLACK_BOT_TOKEN',
      what: KEPT_OUT,
    });
  });
});

describe('a signing secret that is wrong', () => {
  it('is named once a minute, however many knock, as a warning, since anybody can', async () => {
    const h = await startHarness(heard.handle);
    harness = h;
    const knock = () => h.post('{"type":"event_callback"}', 'application/json', Date.now(), 'another secret');
    const lines = () => h.logged.filter(({ setting }) => setting === 'SLACK_SIGNING_SECRET').length;
    for (let times = 0; times < 3; times += 1) expect((await knock()).status).toBe(401);
    expect(lines()).toBe(1);
    h.clock.now = h.clock.now.add({ seconds: 61 });
    await knock();
    expect(lines()).toBe(2);
    expect(h.levels).toEqual(['warn', 'warn']);
    expect(h.seenInbound).toEqual([]);
  });
});
