import { afterEach, describe, expect, it } from 'vitest';
import { blocksOf, type Harness, startHarness, viewOf, wordsOf } from './harness.ts';
import { messageFrom, setUp } from './team.ts';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

describe('the loop in Slack', () => {
  it('sets up, answers with a receipt in place, changes, and shows status', async () => {
    const h = await startHarness();
    harness = h;
    await setUp(h);
    h.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
    const posted = h.next('chat.postMessage', 'Svara');
    await h.direct('siv', 'mina frågor');
    const asked = messageFrom(await posted);
    let opened = h.next('views.open');
    await h.press('siv', asked.blocks, 'Svara', asked);
    const form = viewOf(await opened);
    expect(wordsOf(form.blocks)).toContain('hälsobesöken på gruppnivå');
    const faulty = (await (await h.submit('siv', form, { situation: 'Sömnen är kort i åk 8.' })).json()) as {
      response_action: string;
      view: { blocks: unknown };
    };
    expect(faulty.response_action).toBe('update');
    expect(wordsOf(faulty.view.blocks)).toContain('Troliga orsaker: skriv några ord.');
    expect(wordsOf(faulty.view.blocks)).toContain('Sömnen är kort i åk 8.');
    const typed = { situation: 'Sömnen är kort i åk 8.', cause1: 'Skärmar på kvällen.' };
    let updated = h.next('chat.update');
    const [first, second] = await Promise.all([h.submit('siv', form, typed), h.submit('siv', form, typed)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    const receipt = await updated;
    expect(wordsOf(blocksOf(receipt))).toContain('Tack, Siv!');
    const key = await h.storage.teamAt('slack:T000000001', h.channel);
    expect((await h.storage.snapshot(key ?? { tenant: '', team: '' }))?.answers).toHaveLength(1);
    opened = h.next('views.open');
    await h.press('siv', blocksOf(receipt), 'Ändra', { channel: asked.channel, ts: asked.ts });
    const change = viewOf(await opened);
    updated = h.next('chat.update');
    await h.submit('siv', change, { cause1: 'Sena träningar.' });
    const all = [await updated];
    expect(wordsOf(all)).toContain('Sena träningar.');
    const whispered = h.next('chat.postEphemeral');
    await h.command('rut', 'status');
    expect(wordsOf(blocksOf(await whispered))).toContain('1 av ');
  });

  it('publishes the home page with own open items and the wheel', async () => {
    const h = await startHarness();
    harness = h;
    await setUp(h);
    h.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
    const published = h.next('views.publish');
    await h.event({ type: 'app_home_opened', user: h.idOf('siv'), channel: 'D1', tab: 'home', event_ts: '1.1' });
    const { blocks } = viewOf(await published);
    expect(wordsOf(blocks)).toContain('Din analys inför avstämningen');
    expect(wordsOf(blocks)).toContain('Avstämning 4 · tisdagen den 1 juni 2027');
  });
});

describe('the door', () => {
  const echo = async () => [];
  it('refuses a wrong signature and an old request', async () => {
    const h = await startHarness(echo);
    harness = h;
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T',
      event_id: 'E',
      event: { type: 'app_mention', user: 'U', channel: 'C', text: 'hej' },
    });
    expect((await h.post(body, 'application/json', Date.now(), 'another secret')).status).toBe(401);
    expect((await h.post(body, 'application/json', Date.now() - 6 * 60_000)).status).toBe(401);
    expect(h.seenInbound).toEqual([]);
    expect((await h.post(body, 'application/json')).status).toBe(200);
  });

  it('gives a re-delivered event the same id, so that it is answered once', async () => {
    const h = await startHarness();
    harness = h;
    const posted = h.next('chat.postMessage');
    await h.mention('kim', 'hjälp', 'EvSame');
    await posted;
    await h.mention('kim', 'hjälp', 'EvSame');
    const after = h.next('chat.postMessage');
    await h.mention('kim', 'när är nästa avstämning?', 'EvOther');
    await after;
    expect(h.seenInbound.map((i) => i.id)).toEqual(['slack:EvSame', 'slack:EvSame', 'slack:EvOther']);
    expect(h.calls.filter((c) => c.method === 'chat.postMessage')).toHaveLength(2);
  });

  it('says until when a rate limit lasts, and that a person is gone', async () => {
    const h = await startHarness(echo);
    harness = h;
    const to = { platform: 'slack' as const, conversation: h.channel, kind: 'channel' as const, route: {} };
    const card = {
      type: 'AdaptiveCard' as const,
      version: '1.5' as const,
      fallbackText: 'Hej',
      lang: 'sv' as const,
      body: [],
      actions: [],
    };
    h.instead.set('chat.postMessage', {
      status: 429,
      headers: { 'retry-after': '120' },
      body: { ok: false, error: 'ratelimited' },
    });
    const limited = await h.bot.messenger.send(to, card);
    if (limited.result !== 'throttled') throw new Error(limited.result);
    expect(limited.until).toBe(h.clock.now.add({ seconds: 120 }).toString());
    h.instead.set('chat.postMessage', { status: 200, headers: {}, body: { ok: false, error: 'user_not_found' } });
    expect(await h.bot.messenger.send(to, card)).toEqual({ result: 'gone' });
    h.instead.set('chat.postMessage', { status: 200, headers: {}, body: { ok: false, error: 'restricted_action' } });
    expect(await h.bot.messenger.send(to, card)).toEqual({ result: 'refused', reason: 'restricted_action' });
  });
});
