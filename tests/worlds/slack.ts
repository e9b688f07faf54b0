/** Slack in one of the worlds: the real bot behind Bolt's receiver, and Slack's API. */
import { createHmac } from 'node:crypto';
import type { Inbound } from '../../bots/inbound.ts';
import { createSlackBot } from '../../bots/slack/app.ts';
import { realWait } from '../../bots/slack/wait.ts';
import { startSlackServer } from './slack-server.ts';
import type { SlackWorld } from './table.ts';
import { type Around, listenTo, type Wire } from './wire.ts';

const SECRET = 'signing-secret-of-the-test';
const TEAM = 'T1';
/** Slack's three escapes. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export async function startSlackWorld(world: SlackWorld, { handle, clock, log, people }: Around): Promise<Wire> {
  const server = await startSlackServer(world, people);
  const heard = listenTo(handle);
  const settings = { botToken: 'xoxb-test', signingSecret: SECRET, port: 0, apiUrl: server.apiUrl };
  const bot = createSlackBot(settings, heard.handle, log, { wait: realWait, now: () => clock.now });
  const { url } = await bot.start();
  let number = 0;

  const post = async (body: string, type: string): Promise<void> => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const headers = { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
    const { status } = await fetch(url ?? '', { method: 'POST', headers, body });
    if (status !== 200) throw new Error(`the bot answered ${status}`);
  };
  const tell = (id: string, event: object) =>
    post(
      JSON.stringify({ type: 'event_callback', team_id: TEAM, api_app_id: 'A1', event_id: id, ...world.event, event }),
      'application/json',
    );
  const interact = (payload: object) =>
    post(`payload=${encodeURIComponent(JSON.stringify(payload))}`, 'application/x-www-form-urlencoded');

  const eventFor = async ({ event, chat, who }: Inbound, user: string): Promise<object> => {
    const channel = placeOf(chat.kind, chat.conversation, user);
    number += 1;
    const ts = `1690000000.${String(number).padStart(6, '0')}`;
    const message = { type: 'message', user, team: TEAM, channel, ts, event_ts: ts };
    switch (event.type) {
      case 'said': {
        const text = escaped(event.text);
        if (chat.kind === 'personal') return { ...message, channel_type: 'im', text };
        return { ...message, type: 'app_mention', text: `<@UBOT|arshjulet> ${text}` };
      }
      case 'overheard':
        return { ...message, channel_type: 'channel', text: escaped(event.text), thread_ts: event.thread };
      case 'added':
        if (chat.kind === 'personal') return { type: 'app_home_opened', user, channel, tab: 'messages', event_ts: ts };
        return { type: 'member_joined_channel', user: 'UBOT', inviter: user, channel, channel_type: 'C', team: TEAM };
      case 'removed':
        return { type: 'channel_left', channel, actor_id: user, event_ts: ts };
      case 'membersChanged':
        return { type: 'member_left_channel', user, channel, channel_type: 'C', team: TEAM };
      case 'restored':
        return { type: 'channel_unarchive', channel, user };
      case 'readdressed':
        return {
          type: 'channel_id_changed',
          old_channel_id: channel,
          new_channel_id: event.to.conversation,
          event_ts: ts,
        };
      case 'openedHome':
        return { type: 'app_home_opened', user, channel, tab: 'home', event_ts: ts };
      case 'uploaded': {
        const path = `/files-pri/${number}/${event.name}`;
        const bytes = await event.fetch();
        if (bytes) server.files.set(path, bytes);
        const file = {
          id: `F${number}`,
          name: event.name,
          mode: 'hosted',
          url_private: encodeURI(`${server.origin}${path}`),
        };
        return { ...message, channel_type: 'im', subtype: 'file_share', text: '', files: [file] };
      }
      case 'answered':
        throw new Error(`what ${who.name} pressed is no event`);
    }
  };

  /** A button, or a form where something was typed; what the bot calls it. */
  const pressed = async ({ id, event, chat }: Inbound, user: string): Promise<string> => {
    if (event.type !== 'answered') throw new Error('nothing was pressed');
    const channel = placeOf(chat.kind, chat.conversation, user);
    const by = { api_app_id: 'A1', token: 'x', user: { id: user, team_id: TEAM }, ...world.press(TEAM) };
    const inputs = Object.entries(event.values);
    if (inputs.length > 0) {
      const values = Object.fromEntries(
        inputs.map(([field, value]) => [field, { value: { type: 'plain_text_input', value } }]),
      );
      const private_metadata = JSON.stringify({ channel, ts: '1.1', lang: 'sv', data: event.data });
      const view = { id, hash: 'h', callback_id: 'arshjulet:form', private_metadata, state: { values } };
      await interact({ type: 'view_submission', ...by, view });
      return `slack:${id}:h`;
    }
    const action = { type: 'button', action_id: 'arshjulet:1', action_ts: id, value: JSON.stringify(event.data) };
    const response_url = `${server.origin}/response/${id}`;
    await interact({
      type: 'block_actions',
      ...by,
      channel: { id: channel },
      message: { ts: '1.1' },
      response_url,
      actions: [action],
    });
    return `slack:${user}:arshjulet:1:${id}`;
  };

  return {
    messenger: bot.messenger,
    deliver: async (did) => {
      const user = server.meet(did.who.name, did.who.locale && world.languages[did.who.locale]);
      if (did.event.type === 'answered') return heard.answerTo(await pressed(did, user));
      await tell(did.id, await eventFor(did, user));
      return heard.answered(`slack:${did.id}`);
    },
    refuseRoster: server.refuseRoster,
    stop: async () => {
      await bot.stop();
      await server.stop();
    },
  };
}

/** A channel as Slack names it; people's own chats are the bot's with them. */
const placeOf = (kind: 'personal' | 'channel', conversation: string, user: string): string =>
  kind === 'personal' ? `D${user.slice(1)}` : slackChannel(conversation);
export const slackChannel = (conversation: string): string =>
  /^C[0-9A-F]+$/.test(conversation) ? conversation : `C${Buffer.from(conversation).toString('hex').toUpperCase()}`;
