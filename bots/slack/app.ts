/** The Slack bot: Bolt in front, our dispatcher behind. `ack` comes first; only a modal's answer rides on it. */
import { createRequire } from 'node:module';
import type * as Bolt from '@slack/bolt';
import { z } from 'zod';
import { inputsOf } from '../../cards/card.ts';
import { ACTION_PREFIX, toModal } from '../../cards/render/slack.ts';
import { type Inbound, READABLE_FILE } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import type { Log } from '../turn.ts';
import { asView, carryOut, type Place } from './carry-out.ts';
import { fetchSlackFile } from './download.ts';
import { buttonData, chatOf, inboundOf, personalAddress, plainWords, readMetadata, viewValues } from './inbound.ts';
import { SlackMessenger } from './messenger.ts';

// Bolt is CommonJS whose names Node cannot see from outside.
const bolt = createRequire(import.meta.url)('@slack/bolt') as typeof Bolt;

export type SlackSettings = {
  readonly botToken: string;
  /** HTTP: requests are refused unless they carry its signature and are younger than five minutes. */
  readonly signingSecret?: string | undefined;
  /** Socket Mode: chosen when it is set. */
  readonly appToken?: string | undefined;
  readonly port: number;
  /** Another Slack API, for tests. */
  readonly apiUrl?: string | undefined;
};

type Handle = (inbound: Inbound) => Promise<Reply[]>;
const TIMEOUT_MS = 10_000;
const COMMAND = '/arshjul';

export function createSlackBot(settings: SlackSettings, handle: Handle, log: Log) {
  const { app, receiver } = makeApp(settings);
  const messenger = new SlackMessenger(app.client, () => Temporal.Now.instant());
  const context: Context = { app, messenger, handle, log, botToken: settings.botToken, apiUrl: settings.apiUrl };
  listenToWords(context);
  listenToButtons(context);
  listenToForms(context);
  listenToChannel(context);
  app.error(async (error) => log.error({ code: error.code }, 'slack listener failed'));
  return {
    messenger,
    /** The URL of the HTTP receiver; null in Socket Mode. */
    start: async (): Promise<{ url: string | null }> => {
      const server = await app.start(settings.port);
      if (!receiver) return { url: null };
      const address = 'address' in Object(server) ? (server as import('node:http').Server).address() : null;
      const port = typeof address === 'object' && address ? address.port : settings.port;
      return { url: `http://127.0.0.1:${port}/slack/events` };
    },
    stop: async () => {
      await app.stop();
    },
  };
}

function makeApp(settings: SlackSettings) {
  const clientOptions = {
    // Without this the client sleeps inside a call; our scheduler keeps the time instead.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 1 },
    timeout: TIMEOUT_MS,
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
  };
  const logLevel = bolt.LogLevel.ERROR;
  const common = { token: settings.botToken, clientOptions, logLevel };
  if (settings.appToken) {
    // Its own client options: with few retries it would give up for good when the network is away for a moment.
    const installerOptions = { clientOptions: settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {} };
    const socket = new bolt.SocketModeReceiver({ appToken: settings.appToken, logLevel, installerOptions });
    return { app: new bolt.App({ ...common, receiver: socket }), receiver: null };
  }
  const receiver = new bolt.HTTPReceiver({
    signingSecret: settings.signingSecret ?? '',
    logLevel,
  });
  return { app: new bolt.App({ ...common, receiver }), receiver };
}

type Context = {
  readonly app: Bolt.App;
  readonly messenger: SlackMessenger;
  readonly handle: Handle;
  readonly log: Log;
  readonly botToken: string;
  readonly apiUrl: string | undefined;
};

/** A new message, in a channel where the bot is mentioned or in direct messages; and the slash command. */
function listenToWords(context: Context): void {
  const { app, messenger, handle } = context;
  app.event('app_mention', async ({ event, body }) => {
    if (!event.user) return;
    await answerWords(context, body.event_id, body.team_id, event.user, event.channel, event.text);
  });
  app.message(async ({ message, body, context: { botUserId } }) => {
    const between = channelMessage.safeParse(message);
    if (between.success && !between.data.text.includes(`<@${botUserId}>`)) {
      const { user, channel, text, ts, thread_ts: thread } = between.data;
      const event = { type: 'overheard' as const, text: plainWords(text).slice(0, 100_000), thread: thread ?? ts };
      const inbound = inboundOf(body.event_id, body.team_id, await messenger.who(user), chatOf(channel), event);
      await carryOut(context, { user, channel, quiet: true }, await handle(inbound));
      return;
    }
    const said = directMessage.safeParse(message);
    if (!said.success) return;
    const { user, channel, text, files } = said.data;
    const file = files?.find(({ name }) => READABLE_FILE.test(name ?? ''));
    if (!file) return answerWords(context, body.event_id, body.team_id, user, channel, text ?? '');
    const bytes = await fetchSlackFile(file.url_private_download ?? '', context.botToken, context.apiUrl);
    const name = (file.name ?? '').slice(0, 300);
    const event = { type: 'uploaded' as const, name, bytes: bytes ?? new Uint8Array() };
    const inbound = inboundOf(body.event_id, body.team_id, await messenger.who(user), chatOf(channel), event);
    await carryOut(context, { user, channel }, await handle(inbound));
  });
  app.command(COMMAND, async ({ command, ack }) => {
    await ack();
    const { user_id: user, channel_id: channel, team_id: team, trigger_id: trigger } = command;
    const text = plainWords(command.text) || 'hjälp';
    const inbound = inboundOf(trigger, team, await messenger.who(user), chatOf(channel), { type: 'said', text });
    await carryOut(context, { user, channel, trigger, quiet: true }, await handle(inbound));
  });
}

/** Said by a person in a channel the bot has been invited to. */
const channelMessage = z.looseObject({
  user: z.string(),
  channel: z.string(),
  channel_type: z.enum(['channel', 'group']),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  bot_id: z.undefined().optional(),
  subtype: z.undefined().optional(),
});

const directMessage = z.looseObject({
  user: z.string(),
  channel: z.string(),
  channel_type: z.literal('im'),
  text: z.string().optional(),
  bot_id: z.undefined().optional(),
  subtype: z.union([z.undefined(), z.literal('file_share')]).optional(),
  files: z.array(z.looseObject({ name: z.string().nullish(), url_private_download: z.string().optional() })).optional(),
});

async function answerWords(
  context: Context,
  id: string,
  team: string,
  user: string,
  channel: string,
  words: string,
): Promise<void> {
  const text = plainWords(words) || 'hjälp';
  const who = await context.messenger.who(user);
  const inbound = inboundOf(id, team, who, chatOf(channel), { type: 'said', text });
  await carryOut(context, { user, channel }, await context.handle(inbound));
}

const actionBody = z.looseObject({
  trigger_id: z.string().optional(),
  user: z.looseObject({ id: z.string() }),
  team: z.looseObject({ id: z.string() }).nullish(),
  channel: z.looseObject({ id: z.string() }).optional(),
  message: z.looseObject({ ts: z.string() }).optional(),
  container: z.looseObject({ is_ephemeral: z.boolean().optional() }).optional(),
  view: z
    .looseObject({ id: z.string(), type: z.string(), private_metadata: z.string(), state: z.unknown().optional() })
    .optional(),
  actions: z
    .array(z.looseObject({ action_id: z.string(), action_ts: z.string().optional(), value: z.string().optional() }))
    .min(1),
});

function listenToButtons(context: Context): void {
  context.app.action(new RegExp(`^${ACTION_PREFIX}`), async ({ ack, body, respond }) => {
    await ack();
    const parsed = actionBody.safeParse(body);
    if (!parsed.success) return;
    const { user, team, channel, message, view, container, trigger_id: trigger, actions } = parsed.data;
    const [action] = actions;
    const data = buttonData(action?.value);
    if (!action || !data || !team) return;
    const from = view?.type === 'modal' ? readMetadata(view.private_metadata) : null;
    const where = channel?.id ?? from?.channel ?? user.id;
    const place: Place = {
      user: user.id,
      channel: where,
      ...(trigger ? { trigger } : {}),
      ...(message ? { message: message.ts } : from?.ts ? { message: from.ts } : {}),
      ...(view?.type === 'modal' ? { modal: view.id, state: view.state } : {}),
      ...(container?.is_ephemeral ? { ephemeral: respond } : {}),
    };
    const who = await context.messenger.who(user.id);
    const chat = where === user.id ? personalAddress(user.id) : chatOf(where);
    const id = `${user.id}:${action.action_id}:${action.action_ts ?? trigger ?? ''}`;
    const replies = await context.handle(inboundOf(id, team.id, who, chat, { type: 'answered', data, values: {} }));
    await carryOut(context, place, replies);
  });
}

/** A modal was sent: it comes back when something has to be changed, stays when nothing came of it, otherwise it closes. */
function listenToForms(context: Context): void {
  context.app.view(`${ACTION_PREFIX}form`, async ({ ack, body, view }) => {
    const from = readMetadata(view.private_metadata);
    const teamId = body.team?.id;
    if (!from || !teamId) {
      await ack({ response_action: 'clear' });
      return;
    }
    const user = body.user.id;
    const chat = from.channel ? chatOf(from.channel) : personalAddress(user);
    const values = viewValues(view.state);
    const event = { type: 'answered' as const, data: from.data, values };
    const id = `${view.id}:${view.hash}`;
    const replies = await context.handle(inboundOf(id, teamId, await context.messenger.who(user), chat, event));
    const [first, ...rest] = replies;
    const again = first && (first.as === 'replace' || first.as === 'open') && inputsOf(first.card.body).length > 0;
    const { channel, ts } = from;
    const place: Place = { user, channel: channel ?? user, ...(ts ? { message: ts } : {}), state: view.state };
    if (again) {
      await ack({ response_action: 'update', view: asView(place, first.card) });
      await carryOut(context, place, rest);
      return;
    }
    if (first && replies.every(({ as }) => as === 'private')) {
      // Nothing was saved: the answer lies on top of the form, and what was typed is still under it.
      await ack({ response_action: 'push', view: toModal(first.card, {}) as unknown as Bolt.types.View });
      await carryOut(context, place, rest);
      return;
    }
    await ack({ response_action: 'clear' });
    await carryOut(context, place, replies);
  });
}

function listenToChannel(context: Context): void {
  const { app, messenger, handle } = context;
  app.event('member_joined_channel', async ({ event, body, context: { botUserId } }) => {
    const type = event.user === botUserId ? 'added' : 'membersChanged';
    const by = event.inviter ?? event.user;
    const inbound = inboundOf(body.event_id, body.team_id, await messenger.who(by), chatOf(event.channel), { type });
    await carryOut(context, { user: by, channel: event.channel }, await handle(inbound));
  });
  /** The bot is no longer in a channel; Slack names no person, and of these events it sends one or another. */
  const takenOut = async (id: string, team: string, channel: string, bot: string | undefined): Promise<void> => {
    const user = bot ?? '';
    const who = { id: user, name: '', locale: 'sv' as const, address: personalAddress(user) };
    const inbound = inboundOf(id, team, who, chatOf(channel), { type: 'removed' });
    await carryOut(context, { user, channel }, await handle(inbound));
  };
  app.event('channel_left', ({ event, body, context: { botUserId } }) =>
    takenOut(body.event_id, body.team_id, event.channel, botUserId),
  );
  app.event('group_left', ({ event, body, context: { botUserId } }) =>
    takenOut(body.event_id, body.team_id, event.channel, botUserId),
  );
  app.event('member_left_channel', async ({ event, body, context: { botUserId } }) => {
    if (event.user === botUserId) return takenOut(body.event_id, body.team_id, event.channel, botUserId);
    const who = await messenger.who(event.user);
    const inbound = inboundOf(body.event_id, body.team_id, who, chatOf(event.channel), { type: 'membersChanged' });
    await carryOut(context, { user: event.user, channel: event.channel }, await handle(inbound));
  });
  app.event('app_home_opened', async ({ event, body }) => {
    const { user, channel, tab } = event;
    if (tab === 'home') {
      const who = await messenger.who(user);
      const inbound = inboundOf(body.event_id, body.team_id, who, personalAddress(user), { type: 'openedHome' });
      const replies = await handle(inbound);
      const home = replies.filter(({ as }) => as === 'home');
      await carryOut(context, { user, channel: user }, home);
    } else if (await messenger.isUntouched(channel)) {
      // The first time somebody looks into the direct messages, the bot says what it is.
      const who = await messenger.who(user);
      const inbound = inboundOf(body.event_id, body.team_id, who, chatOf(channel), { type: 'added' });
      await carryOut(context, { user, channel }, await handle(inbound));
    }
  });
}
