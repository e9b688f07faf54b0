/** The Teams bot: an HTTP door, the SDK's authentication behind it, and our dispatcher behind that. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import { toText } from '../../cards/render/text.ts';
import type { Locale } from '../../quality/base.ts';
import type { Inbound } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import { createOutbox } from '../outbox.ts';
import type { Log } from '../turn.ts';
import { fetchTeamsFile } from './download.ts';
import { activitySchema, attachedFile, type TeamsActivity, toInbound } from './inbound.ts';
import { TeamsMessenger } from './messenger.ts';
import { waysAfterPress, waysToAnswer } from './ways.ts';

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
  const outbox = createOutbox({ log, clock });

  const turn = async (context: TurnContext): Promise<void> => {
    const parsed = activitySchema.safeParse(context.activity);
    if (!parsed.success) return;
    const activity = parsed.data;
    const inbound = await withFile(activity, toInbound(activity, settings.forceLocale), settings.appId === '');
    const replies = inbound ? await handle(inbound) : [];
    if (activity.type === 'invoke') {
      const seen = replies.find((reply) => reply.as === 'replace' || reply.as === 'open');
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: answerTo(replies, seen) } });
      if (inbound) outbox.carryOut(waysAfterPress(activity, inbound, messenger, seen?.card), replies, seen);
    } else if (inbound) outbox.carryOut(waysToAnswer(activity, inbound, messenger), replies);
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
      await outbox.stop();
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

/** What goes back in the answer to a button: the card that takes the old one's place, or what is said to the one who pressed. */
function answerTo(replies: readonly Reply[], seen: Reply | undefined) {
  if (seen)
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: toAdaptiveCard(seen.card) };
  const whisper = replies.find((reply) => reply.as === 'private');
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: whisper ? toText(whisper.card) : '',
  };
}
