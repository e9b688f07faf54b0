/** Channels that end and come back, and people who come and go. */
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import { blocksOf, startHarness, wordsOf } from './harness.ts';
import { said, scripted, stopScripted } from './scripted.ts';
import { setUp } from './team.ts';

afterEach(stopScripted);
const post = (words: string): Reply[] => [{ as: 'post', card: said(words) }];

describe('a channel that ends', () => {
  it.each(['channel_archive', 'channel_deleted', 'channel_left', 'group_archive', 'group_deleted', 'group_left'])(
    'is one that the bot was taken out of: %s',
    async (type) => {
      const h = await scripted({ removed: post('Borta') });
      const posted = h.next('chat.postMessage', 'Borta');
      await h.event({ type, channel: h.channel, user: h.idOf('kim') });
      await posted;
      expect(h.seenInbound).toMatchObject([{ event: { type: 'removed' }, chat: { conversation: h.channel } }]);
    },
  );

  it('is the same one under another id: the bot hears where', async () => {
    const h = await scripted({ readdressed: post('Här') });
    const posted = h.next('chat.postMessage', 'Här');
    await h.event({ type: 'channel_id_changed', old_channel_id: h.channel, new_channel_id: 'CSHARED' });
    await posted;
    expect(h.seenInbound).toMatchObject([
      {
        event: { type: 'readdressed', to: { conversation: 'CSHARED', kind: 'channel' } },
        chat: { conversation: h.channel },
      },
    ]);
  });

  it.each([
    ['channel_unarchive', 'user'],
    ['group_unarchive', 'actor_id'],
  ])('comes back with %s when the bot is still in it, and else when it is invited', async (type, by) => {
    const h = await scripted({ added: post('Hej igen'), said: post('Svar') });
    const info = (is_member: boolean) => ({
      status: 200,
      headers: {},
      body: { ok: true, channel: { id: h.channel, is_member } },
    });
    h.instead.set('conversations.info', info(false));
    const asked = h.next('conversations.info');
    await h.event({ type, channel: h.channel, [by]: h.idOf('kim') });
    await asked;
    h.instead.set('conversations.info', info(true));
    const posted = h.next('chat.postMessage', 'Hej igen');
    await h.event({ type, channel: h.channel, [by]: h.idOf('kim') });
    await posted;
    expect(h.seenInbound.map(({ event }) => event.type)).toEqual(['added']);
  });
});

describe('a channel that is given another id', () => {
  it('has the team that lived there, and is where it is spoken to', async () => {
    const h = await startHarness();
    onTestFinished(h.stop);
    await setUp(h);
    const teamIn = (channel: string) => h.storage.teamAt('slack:T000000001', channel);
    const team = await teamIn(h.channel);
    const event = { type: 'channel_id_changed', old_channel_id: h.channel, new_channel_id: 'CSHARED' };
    await h.event(event);
    await expect.poll(() => teamIn('CSHARED')).toEqual(team);
    const snapshot = team && (await h.storage.snapshot(team));
    expect(snapshot?.team.home).toMatchObject({ conversation: 'CSHARED', kind: 'channel' });
    const posted = h.next('chat.postMessage', 'CSHARED');
    await h.event({ type: 'app_mention', user: h.idOf('kim'), channel: 'CSHARED', text: 'visa årshjulet', ts: '9.1' });
    expect(wordsOf(blocksOf(await posted))).toContain('Avstämning 1 · tisdagen den 6 oktober 2026');
  });
});
