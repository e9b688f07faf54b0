/** Whom the bot answers in Slack, and how it knows them. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import type { Address } from '../../quality/base.ts';
import { type Harness, wordsOf } from './harness.ts';
import { said, scripted, stopScripted, withButton } from './scripted.ts';

afterEach(stopScripted);

const STRANGER = 'svarar inte gäster';
const answers: Record<string, Reply[]> = {
  said: [{ as: 'post', card: said('Svar') }],
  overheard: [{ as: 'private', card: said('Hördes') }],
  openedHome: [{ as: 'home', card: said('Hem') }],
  'goals.list': [{ as: 'private', card: said('Listan') }],
};
const user = (more: Record<string, unknown>) => ({
  status: 200,
  headers: {},
  body: { ok: true, user: { id: 'U9', name: 'gast', real_name: 'Gäst Ek', team_id: 'T000000001', ...more } },
});
const mentionBy = (h: Harness, more: Record<string, unknown> = {}) =>
  h.event({ type: 'app_mention', user: 'U9', channel: h.channel, text: '<@UBOT> status', ts: '1.1', ...more });
const toldStranger = (h: Harness) => h.next('chat.postEphemeral', STRANGER);

describe('people whom the bot is not for', () => {
  it.each([
    ['a guest', { is_restricted: true }],
    ['a guest in one channel', { is_ultra_restricted: true }],
    ['somebody of a shared channel', { is_stranger: true }],
    ['somebody of another workspace', { team_id: 'T999' }],
  ])('are told so kindly when they ask, and nothing else happens: %s', async (_, more) => {
    const h = await scripted(answers);
    h.instead.set('users.info', user(more));
    const told = toldStranger(h);
    await mentionBy(h);
    expect((await told).body['user']).toBe('U9');
    expect(h.seenInbound).toEqual([]);
    expect(h.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });

  it.each(['user_team', 'source_team'])('are known by the event’s %s', async (field) => {
    const h = await scripted(answers);
    const told = toldStranger(h);
    await mentionBy(h, { [field]: 'T999' });
    await told;
    expect(h.seenInbound).toEqual([]);
  });

  it('are told in their language, also when they press a button', async () => {
    const h = await scripted(answers);
    h.instead.set('users.info', user({ is_restricted: true, locale: 'en-GB' }));
    const told = h.next('chat.postEphemeral', 'do not answer guests');
    await h.press('kim', withButton('Lista', 'goals.list'), 'Lista', { channel: h.channel });
    await told;
    expect(h.seenInbound).toEqual([]);
  });

  it('are told on the bot’s own page', async () => {
    const h = await scripted(answers);
    h.instead.set('users.info', user({ is_restricted: true }));
    const published = h.next('views.publish', STRANGER);
    await h.event({ type: 'app_home_opened', user: 'U9', channel: 'D9', tab: 'home', event_ts: '1.1' });
    await published;
    expect(h.seenInbound).toEqual([]);
  });

  it('are left alone when they talk to others, and bots always', async () => {
    const h = await scripted(answers);
    const talk = { type: 'message', channel_type: 'channel', channel: h.channel, text: 'Ska vi köpa en kurs?' };
    h.instead.set('users.info', user({ is_restricted: true }));
    await h.event({ ...talk, user: 'U9', ts: '1.1' });
    await h.event({ ...talk, user: 'UBOT2', bot_id: 'B2', ts: '1.2' });
    await h.event({
      type: 'app_mention',
      user: 'UBOT2',
      bot_id: 'B2',
      channel: h.channel,
      text: '<@U> hej',
      ts: '1.3',
    });
    await h.event({ type: 'app_mention', user: 'USLACKBOT', channel: h.channel, text: '<@U> hej', ts: '1.4' });
    const answered = h.next('chat.postMessage', 'Svar');
    await h.mention('kim', 'status');
    await answered;
    expect(h.seenInbound.map(({ who }) => who.id)).toEqual([h.idOf('kim')]);
    expect(h.calls.filter(({ method }) => method.startsWith('chat.'))).toHaveLength(1);
  });

  it('are no members of a channel’s team', async () => {
    const h = await scripted(answers);
    const channel: Address = { platform: 'slack', conversation: h.channel, kind: 'channel', route: {} };
    const people: Record<string, object> = {
      kim: {},
      guest: { is_restricted: true },
      stranger: { is_stranger: true },
      gone: { deleted: true },
      machine: { is_bot: true },
      flow: { is_workflow_bot: true },
      // In one organisation with several workspaces.
      colleague: { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
      other: { team_id: 'T3', enterprise_user: { enterprise_id: 'E2' } },
    };
    const members = Object.keys(people);
    h.answerFrom('conversations.members', () => ({ ok: true, members }));
    h.answerFrom('users.info', ({ user: id }) => ({
      ok: true,
      user: { id, real_name: `${id} Ek`, team_id: 'T000000001', ...people[String(id)] },
    }));
    expect((await h.bot.messenger.members(channel)).map(({ id }) => id)).toEqual(['kim']);
  });
});

describe('a list of members', () => {
  const channel: Address = { platform: 'slack', conversation: 'C1', kind: 'channel', route: {} };

  it('that is empty is none: nobody has left', async () => {
    const h = await scripted(answers);
    h.instead.set('conversations.members', { status: 200, headers: {}, body: { ok: true, members: [] } });
    await expect(h.bot.messenger.members(channel)).rejects.toMatchObject({ code: 'members-unreadable' });
  });

  it('is whole or not there', async () => {
    const h = await scripted(answers);
    h.answerFrom('conversations.members', ({ cursor }) =>
      cursor
        ? { ok: true, members: [h.idOf('siv')] }
        : { ok: true, members: [h.idOf('kim')], response_metadata: { next_cursor: 'more' } },
    );
    expect((await h.bot.messenger.members(channel)).map(({ name }) => name)).toEqual(['Kim Ek', 'Siv Ek']);
    h.clock.now = h.clock.now.add({ hours: 25 });
    h.answerFrom('conversations.members', ({ cursor }) =>
      cursor
        ? { ok: false, error: 'internal_error' }
        : { ok: true, members: [h.idOf('kim')], response_metadata: { next_cursor: 'more' } },
    );
    await expect(h.bot.messenger.members(channel)).rejects.toMatchObject({ code: 'members-unreadable' });
  });
});

describe('names and languages', () => {
  it('are asked for once a day, and the old ones hold while Slack does not answer', async () => {
    const h = await scripted(answers);
    const asked = () => h.calls.filter(({ method }) => method === 'users.info').length;
    const speak = async (words: string) => {
      const answered = h.next('chat.postMessage', 'Svar');
      await h.mention('kim', words);
      await answered;
    };
    for (const words of ['ett', 'två', 'tre']) await speak(words);
    h.clock.now = h.clock.now.add({ hours: 23 });
    await speak('fyra');
    expect(asked()).toBe(1);
    h.clock.now = h.clock.now.add({ hours: 2 });
    h.instead.set('users.info', { status: 200, headers: {}, body: { ok: false, error: 'internal_error' } });
    await speak('fem');
    expect(asked()).toBe(2);
    expect(h.seenInbound.map(({ who }) => who.name)).toEqual(Array.from({ length: 5 }, () => 'Kim Ek'));
  });

  it('do not keep a person from being answered', async () => {
    const h = await scripted(answers);
    h.instead.set('users.info', { status: 200, headers: {}, body: '<html>' });
    const answered = h.next('chat.postMessage', 'Svar');
    await h.mention('kim', 'status');
    expect(wordsOf((await answered).body)).toContain('Svar');
    expect(h.seenInbound[0]?.who).toMatchObject({ id: h.idOf('kim'), name: '', locale: null });
  });
});
