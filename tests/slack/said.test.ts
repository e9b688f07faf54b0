/**
 * What is said to the bot in Slack, in the many ways in which it is told, through the real receiver. Subtypes by docs.slack.dev, "message event"
 * and its subtypes; `bot_id`, `app_id` and `team_id` by "app_mention event" and "Slack Connect"; payloads of organisations by "Handling user
 * interaction" (excerpts read 2026-11-29).
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import type { Harness } from './harness.ts';
import { said, scripted, stopScripted } from './scripted.ts';

afterEach(stopScripted);

const answers: Record<string, Reply[]> = {
  said: [{ as: 'post', card: said('Svar') }],
  overheard: [{ as: 'private', card: said('Hördes') }],
  '': [{ as: 'private', card: said('Gammalt kort') }],
};

/** What the door got of an event; null when nothing had come once a later one was answered. */
async function heard(h: Harness, event: Record<string, unknown>) {
  await h.event({ type: 'message', user: h.idOf('siv'), channel: h.channel, ts: '101.1', ...event });
  const answered = h.next('chat.postMessage', 'Svar');
  await h.event({ type: 'app_mention', user: h.idOf('siv'), channel: h.channel, ts: '1.9', text: 'sist' });
  await answered;
  const [first, ...rest] = h.seenInbound.map(({ event: one }) => one);
  return rest.length === 0 ? null : first;
}
const named = (h: Harness, text: string): string =>
  text.replaceAll('@UBOT', `@${h.idOf('hjulet')}`).replaceAll('@URUT', `@${h.idOf('rut')}`);

describe('a message', () => {
  it.each<[string, object, object | null]>([
    ['in the own chat', { channel_type: 'im', channel: 'D1', text: 'status' }, { type: 'said', text: 'status' }],
    ['that gives no type of chat', { channel: 'D1', text: 'status' }, { type: 'said', text: 'status' }],
    [
      'on the bot’s page',
      { channel_type: 'app_home', channel: 'D1', text: 'status' },
      { type: 'said', text: 'status' },
    ],
    ['of what one does', { subtype: 'me_message', channel: 'D1', text: 'status' }, { type: 'said', text: 'status' }],
    [
      'of a thread, for all',
      { subtype: 'thread_broadcast', channel: 'D1', text: 'status' },
      { type: 'said', text: 'status' },
    ],
    [
      'with null states',
      { channel: 'D1', text: 'status', bot_id: null, files: null, subtype: null, thread_ts: null },
      { type: 'said', text: 'status' },
    ],
    [
      'with odd parts',
      { channel: 'D1', text: 'status', files: 'x', thread_ts: {}, user_team: 7 },
      { type: 'said', text: 'status' },
    ],
    ['without words', { channel: 'D1', text: null }, { type: 'said', text: 'hjälp' }],
    [
      'between people',
      { channel_type: 'channel', text: 'Vi ses' },
      { type: 'overheard', text: 'Vi ses', thread: '101.1' },
    ],
    [
      'in a private channel',
      { channel_type: 'group', text: 'Vi ses' },
      { type: 'overheard', text: 'Vi ses', thread: '101.1' },
    ],
    ['of a group', { channel_type: 'mpim', text: 'Vi ses' }, { type: 'overheard', text: 'Vi ses', thread: '101.1' }],
    [
      'of a thread that is shown to all',
      { channel_type: 'channel', subtype: 'thread_broadcast', thread_ts: '99.1', text: 'Vi ses' },
      { type: 'overheard', text: 'Vi ses', thread: '99.1' },
    ],
    [
      'beside a file',
      { channel_type: 'channel', subtype: 'file_share', text: 'Vi ses', files: [{ id: 'F1' }] },
      { type: 'overheard', text: 'Vi ses', thread: '101.1' },
    ],
    ['that is a file', { channel_type: 'channel', subtype: 'file_share', text: '', files: [{ id: 'F1' }] }, null],
    ...[
      'bot_message',
      'message_changed',
      'message_deleted',
      'message_replied',
      'channel_join',
      'channel_leave',
      'channel_topic',
      'channel_name',
      'channel_archive',
      'group_join',
      'pinned_item',
      'reminder_add',
      'tombstone',
      'assistant_app_thread',
      'something_new',
    ].map((subtype): [string, object, null] => [
      `of the kind ${subtype}`,
      { subtype, channel: 'D1', text: 'status' },
      null,
    ]),
    ['of a workflow', { channel_type: 'channel', user: undefined, bot_id: 'BFLOW', text: 'Formulär' }, null],
    ['of an app for somebody', { channel: 'D1', app_id: 'A2', text: 'status' }, null],
    ['of nobody', { channel: 'D1', user: null, text: 'status' }, null],
  ])('%s', async (_, event, expected) => {
    const h = await scripted(answers);
    expect(await heard(h, { ...event })).toEqual(expected);
  });

  it('is named in the log by the field that could not be read, and no more', async () => {
    const h = await scripted(answers);
    await heard(h, { channel: 'D1', text: 'hemligt', files: 'hemligt', thread_ts: {} });
    await h.event({ type: 'message', channel: 'D1', user: 7, text: 'hemligt', ts: '1.1' });
    const fields = h.logged.flatMap((line) => ('fields' in line ? [line['fields']] : []));
    expect(fields).toEqual(['thread_ts files', 'user']);
    expect(JSON.stringify(h.logged)).not.toContain('hemligt');
  });
});

describe('a mention', () => {
  it.each<[string, string, string]>([
    ['as it is', '<@UBOT> status', 'status'],
    ['with a label', '<@UBOT|arshjulet> status', 'status'],
    ['twice', '<@UBOT> logga: rum <@UBOT>', 'logga: rum'],
    ['with punctuation', '<@UBOT>, status', ', status'],
    ['with hard blanks', '<@UBOT>\u00A0status\u200B', 'status'],
    ['with a colleague', '<@UBOT> logga: möte med <@URUT> om lokaler', 'logga: möte med Rut Ek om lokaler'],
    ['with somebody unknown', '<@UBOT> logga: möte med <@U404|@moa> och <@U405> nu', 'logga: möte med moa och nu'],
    ['with channels and groups', '<@UBOT> <#C1|eht> <#C2|> <!subteam^S1|@eht> <!subteam^S2> <!here> x', '#eht @eht x'],
    [
      'with dates and links',
      '<@UBOT> <!date^1^{date}|fredag> <https://x.se|här> <mailto:a@b.se|a@b.se>',
      'fredag här a@b.se',
    ],
    ['escaped once', '<@UBOT> a &amp;lt; b &lt; c &amp; d', 'a &lt; b < c & d'],
    ['alone', '<@UBOT>', 'hjälp'],
  ])('%s', async (_, text, expected) => {
    const h = await scripted(answers);
    const answered = h.next('chat.postMessage', 'Svar');
    await h.event({ type: 'app_mention', user: h.idOf('siv'), channel: h.channel, ts: '1.1', text: named(h, text) });
    await answered;
    expect(h.seenInbound.map(({ event }) => event)).toEqual([{ type: 'said', text: expected }]);
  });
});

describe('a press', () => {
  const press = (h: Harness, more: object) =>
    h.interact({
      type: 'block_actions',
      user: { id: h.idOf('siv'), team_id: 'T000000001' },
      team: { id: 'T000000001' },
      api_app_id: 'A1',
      channel: { id: h.channel },
      message: { ts: '1.1' },
      actions: [{ type: 'button', action_id: 'arshjulet:1', action_ts: '1.1', value: '{"do":""}' }],
      ...more,
    });
  it.each<[string, object]>([
    ['of no data', { actions: [{ action_id: 'arshjulet:1', value: null }] }],
    ['of data that is none', { actions: [{ action_id: 'arshjulet:1', value: 'x' }] }],
    ['of a list', { actions: [{ action_id: 'arshjulet:1', value: '["x"]' }] }],
    [
      'of an organisation’s app',
      { team: null, enterprise: { id: 'E1', name: 'Kommunen' }, is_enterprise_install: true },
    ],
    ['with null states', { view: null, container: null, trigger_id: null, response_url: null, message: null }],
    ['with odd parts', { container: { is_ephemeral: 'ja' }, view: {}, response_url: 7 }],
  ])('%s is answered', async (_, more) => {
    const h = await scripted(answers);
    const told = h.next('chat.postEphemeral', 'Gammalt kort');
    await press(h, more);
    await told;
    expect(h.seenInbound.map(({ tenant, event }) => [tenant, event.type])).toEqual([['slack:T000000001', 'answered']]);
  });

  it('that sends a form which says nothing of itself leaves what was typed, with a word on top', async () => {
    const h = await scripted(answers);
    const view = { id: 'V1', hash: 'h', callback_id: 'arshjulet:form', private_metadata: 'x', state: { values: {} } };
    const user = { id: h.idOf('siv'), team_id: 'T000000001' };
    const response = await h.interact({ type: 'view_submission', team: null, user, api_app_id: 'A1', view });
    expect(await response.text()).toContain('Gammalt kort');
  });
});
