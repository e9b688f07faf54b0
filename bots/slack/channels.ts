/** The bot and others coming to and leaving channels, channels that end, and the bot's own home page. */
import type { Inbound } from '../inbound.ts';
import { type Context, carryOut, type Did, type Listening, renewHome, repliesTo, work } from './context.ts';
import { errorCode } from './errors.ts';
import { chatOf, inboundOf, personalAddress } from './inbound.ts';
import { originOf, workspaceOf } from './origin.ts';

type Envelope = { event_id: string; team_id: string };
/** Of an organisation's own event no workspace is told. */
const teamOf = (body: Envelope): string => workspaceOf(body) ?? body.team_id;

export function listenToChannels(at: Listening): void {
  const { app } = at;
  app.event('member_joined_channel', ({ event, body }) =>
    work(at, 'member_joined_channel', body, (context) =>
      event.user === context.installation.identity?.user_id
        ? happened(context, body, event.channel, event.inviter ?? event.user, { type: 'added' })
        : happened(context, body, event.channel, event.user, { type: 'membersChanged' }),
    ),
  );
  app.event('member_left_channel', ({ event, body }) =>
    work(at, 'member_left_channel', body, (context) =>
      event.user === context.installation.identity?.user_id
        ? told(context, body, event.channel, GONE)
        : happened(context, body, event.channel, event.user, { type: 'membersChanged' }),
    ),
  );
  for (const name of ENDS)
    app.event(name, ({ event, body }) => work(at, name, body, (context) => told(context, body, event.channel, GONE)));
  app.event('channel_unarchive', ({ event, body }) =>
    work(at, 'channel_unarchive', body, (context) => reopened(context, body, event.channel, event.user)),
  );
  app.event('group_unarchive', ({ event, body }) =>
    work(at, 'group_unarchive', body, (context) => reopened(context, body, event.channel, event.actor_id)),
  );
  app.event('channel_id_changed', ({ event, body }) =>
    work(at, 'channel_id_changed', body, (context) =>
      told(context, body, event.old_channel_id, { type: 'readdressed', to: chatOf(event.new_channel_id) }),
    ),
  );
  listenToHome(at);
  listenToInstallation(at);
}

/** After any of these the bot cannot speak in the channel any more. */
const ENDS = [
  'channel_left',
  'group_left',
  'channel_archive',
  'group_archive',
  'channel_deleted',
  'group_deleted',
] as const;

async function happened(
  context: Context,
  body: Envelope,
  channel: string,
  user: string,
  event: Inbound['event'],
): Promise<void> {
  // Whoever comes, goes or invites has asked nothing of the bot.
  const { who } = await context.people.find(user);
  const replies = await context.handle(inboundOf(body.event_id, teamOf(body), who, chatOf(channel), event));
  carryOut(context, { event: body.event_id, user, channel }, replies);
}

/** The bot cannot speak in the channel any more; of these events Slack sends one or another. */
const GONE: Inbound['event'] = { type: 'removed' };

/** What happened to a channel, where Slack names no person. */
async function told(context: Context, body: Envelope, channel: string, event: Inbound['event']): Promise<void> {
  const user = context.installation.identity?.user_id ?? '';
  const who = { id: user, name: '', locale: null, address: personalAddress(user) };
  const inbound = inboundOf(body.event_id, teamOf(body), who, chatOf(channel), event);
  carryOut(context, { event: body.event_id, user, channel }, await context.handle(inbound));
}

/** A channel that is opened again may have lost the bot; if so, it comes back when it is invited. */
async function reopened(context: Context, body: Envelope, id: string, user: string | undefined): Promise<void> {
  const { channel } = await context.client.conversations.info({ channel: id });
  if (channel?.is_member && user) await happened(context, body, id, user, { type: 'added' });
}

function listenToHome(at: Listening): void {
  at.app.event('app_home_opened', ({ event, body }) =>
    work(at, 'app_home_opened', body, async (context) => {
      const { user, channel, tab } = event;
      const [event_id, team] = [body.event_id, workspaceOf(body)];
      if (tab === 'home') {
        await renewHome(context, { team, place: { event: event_id, user, channel: user } });
      } else if (await context.messenger.isUntouched(channel)) {
        // The first time somebody looks into the direct messages, the bot says what it is.
        const here: Did = { team, place: { event: event_id, user, channel } };
        carryOut(context, here.place, await repliesTo(context, here, { type: 'added' }));
      }
    }),
  );
}

/** The workspace has let the bot go, or its organisation's app has come or gone. What the school has written stays until somebody erases it. */
function listenToInstallation({ app, workspaces, log }: Listening): void {
  const logged = (event: string, doing: Promise<void>): Promise<void> =>
    doing.catch((error: unknown) => log.error({ event, code: errorCode(error) }, 'slack listener failed'));
  app.event('app_uninstalled', ({ body }) =>
    logged('app_uninstalled', workspaces.left(originOf(body), 'app_uninstalled', null)),
  );
  app.event('tokens_revoked', ({ event, body }) => {
    const revoked: { bot?: readonly string[] | null } | null | undefined = event.tokens;
    return logged('tokens_revoked', workspaces.left(originOf(body), 'token_revoked', revoked?.bot ?? []));
  });
  app.event('team_access_granted', ({ event, body }) =>
    logged('team_access_granted', workspaces.access(originOf(body), event.team_ids, true)),
  );
  app.event('team_access_revoked', ({ event, body }) =>
    logged('team_access_revoked', workspaces.access(originOf(body), event.team_ids, false)),
  );
}
