/** Socket Mode: how the bot connects, stays connected and says what is wrong. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import { createSlackBot } from '../../bots/slack/app.ts';
import { holdTime } from './held-time.ts';
import { keepLog } from './kept-log.ts';
import { startSocketServer } from './socket-server.ts';

const clock = { now: Temporal.Instant.from('2026-08-20T08:00:00Z') };
let server: Awaited<ReturnType<typeof startSocketServer>>;
let bot: ReturnType<typeof createSlackBot>;
let held: ReturnType<typeof holdTime>;
let seen: Inbound[];
let handled: (id: string) => Promise<void>;
let kept: ReturnType<typeof keepLog>;

beforeEach(async () => {
  server = await startSocketServer();
  held = holdTime(clock);
  seen = [];
  kept = keepLog();
  const waiting = new Map<string, () => void>();
  handled = (id) => new Promise((resolve) => waiting.set(id, resolve));
  bot = createSlackBot(
    { botToken: 'xoxb-test', appToken: 'xapp-test', port: 0, apiUrl: server.apiUrl },
    async (inbound) => {
      seen.push(inbound);
      waiting.get(inbound.id)?.();
      return [];
    },
    kept.log,
    held.time,
  );
});
afterEach(async () => {
  await bot.stop();
  server.stop();
});

describe('Socket Mode', () => {
  it('takes events over the socket and acknowledges them', async () => {
    expect(await bot.start()).toEqual({ url: null });
    const both = Promise.all([server.until('ack Ev1'), handled('slack:Ev1')]);
    server.send(server.mention('Ev1', '<@UBOT> status'));
    await both;
    expect(seen.map(({ event }) => event)).toEqual([{ type: 'said', text: 'status' }]);
    expect(bot.healthy()).toBeNull();
  });

  it('opens a connection that Slack renews at once', async () => {
    await bot.start();
    expect(server.opened()).toBe(2);
    clock.now = clock.now.add({ hours: 1 });
    const again = server.until('hello');
    server.send({ type: 'disconnect', reason: 'refresh_requested' });
    await again;
    const second = handled('slack:Ev2');
    server.send(server.mention('Ev2', '<@UBOT> hjälp'));
    await second;
    expect(server.opened()).toBe(3);
    expect(bot.healthy()).toBeNull();
    expect(kept.lines).toEqual([]);
  });

  it.each([0, -1])('takes events over the other connection while one cannot be opened anew (%i)', async (renewed) => {
    await bot.start();
    clock.now = clock.now.add({ hours: 1 });
    server.instead.set('apps.connections.open', 'away');
    const asked = server.until('apps.connections.open');
    server.send({ type: 'disconnect', reason: 'refresh_requested' }, renewed);
    await asked;
    const taken = Promise.all([handled('slack:Ev6'), server.until('ack Ev6')]);
    server.sendAll(server.mention('Ev6', '<@UBOT> hjälp'));
    await taken;
    expect(server.acks).toEqual(['Ev6']);
    expect(bot.healthy()).toBeNull();
    expect(kept.lines).toEqual([]);
  });

  it('comes back after the network was away, with growing pauses, and says so', async () => {
    await bot.start();
    clock.now = clock.now.add({ hours: 1 });
    server.instead.set('apps.connections.open', 'away');
    const tried = () => kept.until('slack does not let the bot in');
    let failed = tried();
    server.cut();
    await failed;
    expect(bot.healthy()).toBe('slack-unreachable');
    for (const pause of [1000, 2000]) {
      failed = tried();
      await held.pass(pause);
      await failed;
    }
    server.instead.clear();
    const again = server.until('hello');
    await held.pass(4000);
    await again;
    await server.until('hello');
    const second = handled('slack:Ev3');
    server.send(server.mention('Ev3', '<@UBOT> hjälp'));
    await second;
    expect(bot.healthy()).toBeNull();
    expect(kept.lines.map(({ nextTrySeconds, what }) => [nextTrySeconds, what])).toEqual([
      [1, 'slack does not let the bot in'],
      [2, 'slack does not let the bot in'],
      [4, 'slack does not let the bot in'],
      [undefined, 'slack lets the bot in'],
    ]);
  });

  it('does not knock all the time when Slack ends each connection at once', async () => {
    await bot.start();
    const bye = () => server.sendAll({ type: 'disconnect', reason: 'link_disabled' });
    bye();
    const again = server.until('hello');
    await held.pass(1000, 2);
    await again;
    await server.until('hello');
    const said = kept.until('slack does not let the bot in');
    bye();
    await said;
    expect(kept.lines).toMatchObject([{ code: 'not-connected', nextTrySeconds: 2 }]);
    expect(bot.healthy()).toBe('slack-unreachable');
  });

  it('starts without the right app token, names the setting, and connects when it is right', async () => {
    server.instead.set('apps.connections.open', { error: 'invalid_auth' });
    expect(await bot.start()).toEqual({ url: null });
    expect(bot.healthy()).toBe('slack-invalid_auth:SLACK_APP_TOKEN');
    expect(kept.lines).toEqual([
      {
        code: 'invalid_auth',
        setting: 'SLACK_APP_TOKEN',
        nextTrySeconds: 1,
        what: 'slack does not let the bot in',
      },
    ]);
    server.instead.clear();
    const connected = server.until('hello');
    await held.pass(1000);
    await connected;
    const first = handled('slack:Ev4');
    server.send(server.mention('Ev4', '<@UBOT> hjälp'));
    await first;
    expect(bot.healthy()).toBeNull();
  });

  it('does nothing before it knows who it is, so that Slack sends the event again', async () => {
    server.instead.set('auth.test', { error: 'account_inactive' });
    await bot.start();
    expect(bot.healthy()).toBe('slack-account_inactive:SLACK_BOT_TOKEN');
    const refused = kept.until('slack event not taken');
    server.send(server.mention('Ev5', '<@UBOT> status'));
    await refused;
    server.instead.clear();
    const letIn = kept.until('slack lets the bot in');
    await held.pass(1000);
    await letIn;
    const again = Promise.all([handled('slack:Ev5'), server.until('ack Ev5')]);
    server.send(server.mention('Ev5', '<@UBOT> status'));
    await again;
    expect(seen).toHaveLength(1);
    expect(server.acks).toEqual(['Ev5']);
  });
});
