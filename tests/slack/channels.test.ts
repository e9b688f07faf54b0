/** Channels that end and come back, and people who come and go. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import { said, scripted, stopScripted } from './scripted.ts';

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
