/**
 * Stands before the `emulate` package's Slack server: remembers each call with its answer, can answer in its place, holds files, takes
 * what is sent to a response_url, and holds everything that goes out to Slack's documented rules (block-kit.ts).
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultsOfAnswer, faultsOfMessage, faultsOfView } from './block-kit.ts';

/** One call that the Slack server received, with what it answered. A post to a response_url has the method `response_url`. */
export type Call = {
  readonly method: string;
  readonly body: Record<string, unknown>;
  readonly answer: Record<string, unknown>;
};

/**
 * An answer that is given instead of the emulator's, once, or as often as `times` says; a text is sent as it is. Or none: `lost` is taken and the
 * connection then breaks, `silent` is taken and never answered.
 */
export type Instead = { readonly times?: number } & (
  | { readonly status: number; readonly headers: Record<string, string>; readonly body: object | string }
  | { readonly fate: 'lost' | 'silent' }
);

/** `upstream` is the emulator's origin, `token` what files are given for. */
export async function startRecorder(upstream: string, token: string) {
  const calls: Call[] = [];
  const faults: string[] = [];
  const waiting: { wanted: (call: Call) => boolean; resolve: (call: Call) => void }[] = [];
  const instead = new Map<string, Instead>();
  /** Methods that the test answers itself, from what they are asked. */
  const answered = new Map<string, (body: Record<string, unknown>) => object>();
  /** Files that people have shared, by their path; given to whoever has the bot's token. */
  const files = new Map<string, Uint8Array>();

  const record = (call: Call): void => {
    calls.push(call);
    faults.push(...faultsOf(call).map((fault) => `${call.method}: ${fault}`));
    for (const waiter of waiting.splice(0)) {
      if (waiter.wanted(call)) waiter.resolve(call);
      else waiting.push(waiter);
    }
  };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const file = files.get(path);
    if (file) {
      const allowed = request.headers.authorization === `Bearer ${token}`;
      response.writeHead(allowed ? 200 : 403).end(allowed ? file : '');
      return;
    }
    const raw = await read(request);
    const type = request.headers['content-type'] ?? '';
    const body = parseBody(type, raw);
    if (path.startsWith('/response/')) {
      const other = instead.get('response_url');
      instead.delete('response_url');
      const [status, answer] = other && 'status' in other ? [other.status, other.body] : [200, 'ok'];
      response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      record({ method: 'response_url', body, answer: { ok: status === 200 } });
      return;
    }
    const method = path.split('/api/')[1]?.split('?')[0] ?? '';
    const own = answered.get(method)?.(body);
    const other = own ? { status: 200, headers: {}, body: own } : instead.get(method);
    const times = (other?.times ?? 1) - 1;
    if (other && times > 0) instead.set(method, { ...other, times });
    else instead.delete(method);
    const given =
      other && 'status' in other
        ? { ...other, text: typeof other.body === 'string' ? other.body : JSON.stringify(other.body) }
        : await forward(`${upstream}${path}`, type, request.headers.authorization ?? '', raw);
    if (other && 'fate' in other) {
      if (other.fate === 'lost') response.destroy();
      record({ method, body, answer: {} });
      return;
    }
    response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers }).end(given.text);
    const answer = other && typeof other.body === 'string' ? {} : (JSON.parse(given.text) as Record<string, unknown>);
    record({ method, body, answer });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    apiUrl: `${origin}/api/`,
    calls,
    instead,
    answerFrom: (method: string, answer: (body: Record<string, unknown>) => object): void =>
      void answered.set(method, answer),
    files,
    /** What Slack would not have taken; a test that ends with any has failed. */
    faults,
    /** Holds the answer to a submitted modal to the rules too, and gives it back unread. */
    async checkAnswer(response: Response): Promise<Response> {
      const body = await response.clone().text();
      if (body !== '') faults.push(...faultsOfAnswer(JSON.parse(body)).map((fault) => `view_submission: ${fault}`));
      return response;
    },
    /** The next call of a kind that the server gets, and answers so if `ok` is given; asked for before what causes it. */
    next: (method: string, words = '', ok?: boolean): Promise<Call> =>
      new Promise((resolve) => {
        const wanted = (call: Call) =>
          call.method === method &&
          JSON.stringify(call.body).includes(words) &&
          (ok === undefined || call.answer['ok'] === ok);
        waiting.push({ wanted, resolve });
      }),
    stop(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

const MESSAGES: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.update',
  'chat.postEphemeral',
  'chat.scheduleMessage',
  'response_url',
]);
const VIEWS: ReadonlySet<string> = new Set(['views.open', 'views.update', 'views.push', 'views.publish']);

/** What Slack would not have taken in a call; nothing when all is well. */
export function faultsOf({ method, body }: Pick<Call, 'method' | 'body'>): string[] {
  if (VIEWS.has(method)) return faultsOfView(jsonOf(body['view']));
  if (!MESSAGES.has(method)) return [];
  const blocks = body['blocks'];
  return faultsOfMessage({ ...body, ...(blocks === undefined ? {} : { blocks: jsonOf(blocks) }) });
}

/** Blocks and views travel as JSON inside a form. */
export const jsonOf = <T>(value: unknown): T => (typeof value === 'string' ? JSON.parse(value) : value) as T;

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
async function forward(url: string, type: string, authorization: string, body: string) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type, authorization }, body });
  return { status: response.status, text: await response.text(), headers: {} };
}
const parseBody = (type: string, raw: string): Record<string, unknown> =>
  type.includes('json')
    ? (JSON.parse(raw || '{}') as Record<string, unknown>)
    : Object.fromEntries(new URLSearchParams(raw));
