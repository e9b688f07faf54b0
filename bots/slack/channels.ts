/** The bot and others coming to and leaving channels, channels that end, and the bot's own home page. */
import type { Inbound } from '../inbound.ts';
import { type Context, carryOut, type Did, repliesTo, work } from './context.ts';
import { chatOf, inboundOf, personalAddress } from './inbound.ts';

type Envelope = { event_id: string; team_id: string };

export function listenToChannels(context: Context): void {
  const { app } = context;
  app.event('member_joined_channel', ({ event, body, context: { botUserId } }) =>
    work(context, 'member_joined_channel', () =>
      event.user === botUserId
        ? happened(context, body, event.channel, event.inviter ?? event.user, { type: 'added' })
        : happened(context, body, event.channel, event.user, { type: 'membersChanged' }),
    ),
  );
  app.event('member_left_channel', ({ event, body, context: { botUserId } }) =>
    work(context, 'member_left_channel', () =>
      event.user === botUserId
        ? ended(context, body, event.channel)
        : happened(context, body, event.channel, event.user, { type: 'membersChanged' }),
    ),
  );
  app.event('channel_left', ({ event, body }) =>
    work(context, 'channel_left', () => ended(context, body, event.channel)),
  );
  app.event('group_left', ({ event, body }) => work(context, 'group_left', () => ended(context, body, event.channel)));
  app.event('channel_archive', ({ event, body }) =>
    work(context, 'channel_archive', () => ended(context, body, event.channel)),
  );
  app.event('group_archive', ({ event, body }) =>
    work(context, 'group_archive', () => ended(context, body, event.channel)),
  );
  app.event('channel_deleted', ({ event, body }) =>
    work(context, 'channel_deleted', () => ended(context, body, event.channel)),
  );
  app.event('group_deleted', ({ event, body }) =>
    work(context, 'group_deleted', () => ended(context, body, event.channel)),
  );
  app.event('channel_unarchive', ({ event, body }) =>
    work(context, 'channel_unarchive', () => reopened(context, body, event.channel, event.user)),
  );
  app.event('group_unarchive', ({ event, body }) =>
    work(context, 'group_unarchive', () => reopened(context, body, event.channel, event.actor_id)),
  );
  listenToHome(context);
  listenToInstallation(context);
}

async function happened(
  context: Context,
  body: Envelope,
  channel: string,
  user: string,
  event: Inbound['event'],
): Promise<void> {
  // Whoever comes, goes or invites has asked nothing of the bot.
  const { who } = await context.people.find(user);
  const replies = await context.handle(inboundOf(body.event_id, body.team_id, who, chatOf(channel), event));
  carryOut(context, { event: body.event_id, user, channel }, replies);
}

/** The bot cannot speak in the channel any more. Slack names no person; of these events it sends one or another. */
async function ended(context: Context, body: Envelope, channel: string): Promise<void> {
  const user = context.installation.identity?.user_id ?? '';
  const who = { id: user, name: '', locale: null, address: personalAddress(user) };
  const inbound = inboundOf(body.event_id, body.team_id, who, chatOf(channel), { type: 'removed' });
  carryOut(context, { event: body.event_id, user, channel }, await context.handle(inbound));
}

/** A channel that is opened again may have lost the bot; if so, it comes back when it is invited. */
async function reopened(context: Context, body: Envelope, id: string, user: string | undefined): Promise<void> {
  const { channel } = await context.client.conversations.info({ channel: id });
  if (channel?.is_member && user) await happened(context, body, id, user, { type: 'added' });
}

function listenToHome(context: Context): void {
  context.app.event('app_home_opened', ({ event, body }) =>
    work(context, 'app_home_opened', async () => {
      const { user, channel, tab } = event;
      const [event_id, team] = [body.event_id, body.team_id];
      if (tab === 'home') {
        const here: Did = { team, place: { event: event_id, user, channel: user }, tell: 'home' };
        const replies = await repliesTo(context, here, { type: 'openedHome' });
        carryOut(
          context,
          here.place,
          replies.filter(({ as }) => as === 'home'),
        );
      } else if (await context.messenger.isUntouched(channel)) {
        // The first time somebody looks into the direct messages, the bot says what it is.
        const here: Did = { team, place: { event: event_id, user, channel } };
        carryOut(context, here.place, await repliesTo(context, here, { type: 'added' }));
      }
    }),
  );
}

/** Nothing reaches anybody any more: all waits, and the operator sees why. */
function listenToInstallation(context: Context): void {
  const { app, installation } = context;
  app.event('app_uninstalled', () =>
    work(context, 'app_uninstalled', async () => installation.blame('app_uninstalled')),
  );
  app.event('tokens_revoked', ({ event }) =>
    work(context, 'tokens_revoked', async () => {
      const own = installation.identity?.user_id;
      const revoked: { bot?: readonly string[] | null } | null | undefined = event.tokens;
      if (own === undefined || revoked?.bot?.includes(own)) installation.blame('token_revoked');
    }),
  );
}
