/** The Teams bot: an HTTP door, the SDK's authentication behind it, and our dispatcher behind that. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import { toText } from '../../cards/render/text.ts';
import type { Locale, MessageRef } from '../../quality/base.ts';
import type { Inbound } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import type { Log } from '../turn.ts';
import { fetchTeamsFile } from './download.ts';
import { activitySchema, attachedFile, type TeamsActivity, toInbound } from './inbound.ts';
import { messageOf, TeamsMessenger } from './messenger.ts';

export type TeamsSettings = {
  /** Empty for local use with the playground, where nothing is authenticated. */
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId?: string | undefined;
  readonly port: number;
  readonly host?: string | undefined;
  readonly forceLocale?: Locale | undefined;
};

export type Handle = (inbound: Inbound) => Promise<Reply[]>;

const PATH = '/api/messages';
/** An activity with everything a card can hold is far below this. */
const MAX_BODY_BYTES = 512 * 1024;

export function createTeamsBot(settings: TeamsSettings, handle: Handle, log: Log, ready: () => Promise<void>) {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(authentication(settings)));
  const clock = () => Temporal.Now.instant();
  const messenger = new TeamsMessenger(adapter, settings.appId, { forceLocale: settings.forceLocale, clock });
  const afterwards = new Set<Promise<void>>();

  /** Work that the person does not wait for; its faults are logged by kind. */
  const later = (work: () => Promise<void>): void => {
    const running = work()
      .catch((error: unknown) =>
        log.error({ err: error instanceof Error ? error.name : 'unknown' }, 'follow-up failed'),
      )
      .finally(() => afterwards.delete(running));
    afterwards.add(running);
  };

  const turn = async (context: TurnContext): Promise<void> => {
    const parsed = activitySchema.safeParse(context.activity);
    if (!parsed.success) return;
    const activity = parsed.data;
    const inbound = await withFile(activity, toInbound(activity, settings.forceLocale), settings.appId === '');
    if (activity.type === 'invoke')
      return answerInvoke(context, activity, inbound ? await handle(inbound) : [], messenger, later);
    if (!inbound) return;
    for (const reply of await handle(inbound)) await say(context, inbound, reply, messenger, later);
  };

  const server = createServer((request, response) => {
    route(request, response, adapter, turn, ready).catch((error: unknown) => {
      log.error({ err: error instanceof Error ? error.name : 'unknown' }, 'request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  return {
    messenger,
    start: () =>
      new Promise<{ url: string }>((resolve, reject) => {
        server.once('error', reject);
        server.listen(settings.port, settings.host ?? '0.0.0.0', () => {
          const { port } = server.address() as AddressInfo;
          resolve({ url: `http://127.0.0.1:${port}${PATH}` });
        });
      }),
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await Promise.all(afterwards);
    },
  };
}

const authentication = ({ appId, appPassword, tenantId }: TeamsSettings) => ({
  MicrosoftAppId: appId,
  MicrosoftAppPassword: appPassword,
  ...(tenantId ? { MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenantId } : {}),
});

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  adapter: CloudAdapter,
  turn: (context: TurnContext) => Promise<void>,
  ready: () => Promise<void>,
): Promise<void> {
  if (request.method === 'GET' && request.url === '/healthz') {
    const status = await ready().then(
      () => 200,
      () => 503,
    );
    response.writeHead(status).end();
    return;
  }
  if (request.method !== 'POST' || request.url?.split('?')[0] !== PATH) {
    response.writeHead(404).end();
    return;
  }
  const body = await readJson(request);
  if (typeof body === 'number') {
    response.writeHead(body).end();
    return;
  }
  await adapter.process({ body, headers: request.headers, method: 'POST' }, asBotResponse(response), turn);
}

/** The parsed body, or the HTTP status that says why there is none. */
async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | number> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) return 413;
    chunks.push(chunk as Buffer);
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : 400;
  } catch (error) {
    if (error instanceof SyntaxError) return 400;
    throw error;
  }
}

/** The few methods of a web framework's response that the SDK calls. */
function asBotResponse(response: ServerResponse) {
  return {
    socket: response.socket,
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    status: (code: number) => {
      response.statusCode = code;
      return response;
    },
    send: (body: unknown) => {
      if (body === undefined) return response.end();
      response.setHeader('content-type', 'application/json');
      return response.end(typeof body === 'string' ? body : JSON.stringify(body));
    },
    end: () => response.end(),
  };
}

/** A message with a file that the product reads becomes an upload. */
async function withFile(activity: TeamsActivity, inbound: Inbound | null, local: boolean): Promise<Inbound | null> {
  const file = attachedFile(activity);
  if (!file) return inbound;
  const base = inbound ?? toInbound({ ...activity, text: file.name, value: undefined });
  if (!base) return null;
  const bytes = await fetchTeamsFile(file.url, local);
  return { ...base, event: { type: 'uploaded', name: file.name, bytes: bytes ?? new Uint8Array() } };
}

type Later = (work: () => Promise<void>) => void;

/** Answers what was said or what happened in a chat. */
async function say(
  context: TurnContext,
  inbound: Inbound,
  reply: Reply,
  messenger: TeamsMessenger,
  later: Later,
): Promise<void> {
  if (reply.as === 'tell') {
    later(async () => void (await messenger.send(reply.to, reply.card)));
  } else if (inbound.chat.kind === 'channel' && isPersonal(reply)) {
    later(async () => void (await messenger.send(inbound.who.address, reply.card)));
  } else {
    await context.sendActivity(messageOf(reply.card));
  }
}

/** For one person: in a channel it goes to their own chat. */
const isPersonal = ({ as, card }: Reply): boolean => as === 'private' || (as === 'open' && !card.shared);

/**
 * A button or form: the new card goes back in the answer, which Teams shows to the one who pressed. The message itself is updated
 * afterwards, so that later readers see it too; in a channel only to a card that is the same for everybody.
 */
async function answerInvoke(
  context: TurnContext,
  activity: TeamsActivity,
  replies: readonly Reply[],
  messenger: TeamsMessenger,
  later: Later,
): Promise<void> {
  const inbound = toInbound(activity);
  const shown = replies.find((reply) => reply.as === 'replace' || reply.as === 'open');
  const whisper = replies.find((reply) => reply.as === 'private');
  const body = shown
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: toAdaptiveCard(shown.card) }
    : {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: whisper ? toText(whisper.card) : '',
      };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } } as Partial<Activity>);
  if (!inbound) return;
  later(async () => {
    const message: MessageRef | null = activity.replyToId
      ? { address: { ...inbound.chat, conversation: activity.conversation.id }, message: activity.replyToId }
      : null;
    const forAll = inbound.chat.kind === 'personal' || shown?.card.shared;
    if (shown && message && forAll) await messenger.replace(message, shown.card);
    for (const reply of replies) {
      if (reply === shown) continue;
      if (reply.as === 'tell') await messenger.send(reply.to, reply.card);
      else if (reply.as === 'private') await messenger.send(inbound.who.address, reply.card);
      else await messenger.send(inbound.chat, reply.card);
    }
  });
}
