/**
 * A server that takes messages as Teams' connector or Slack's API does, and fails as it is told: in what it answers, and in the connection
 * itself. It remembers what it has taken, so that a test counts on the server what arrived. Used by the contract suite, the fault runs
 * and the measurements.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one message. Where it is `taken`, it has arrived whatever the sender hears of it. */
export type Fate =
  | { readonly how: 'sent' }
  | {
      readonly how: 'answers';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body: string;
      readonly taken?: true;
    }
  /** Taken at once, and answered after so long. */
  | { readonly how: 'slow'; readonly milliseconds: number }
  /** Nothing is answered, ever. */
  | { readonly how: 'hangs'; readonly taken?: true }
  /** The connection ends, unread or after the message was taken. */
  | { readonly how: 'breaks'; readonly taken?: true };

/** A message that arrived: to whom, and the sender's own id for it where it carries one. */
export type Taken = { readonly to: string; readonly id: string; readonly words: string };

export type Call = { readonly method: string; readonly path: string; readonly body: Record<string, unknown> };

/** How a platform's calls look. */
type Manners = {
  /** The message that the call carries; null for any other call. */
  readonly message: (call: Call) => Taken | null;
  /** The answer to any call that is let through; for a message with its number. */
  readonly answer: (call: Call, number: number, taken: readonly Taken[]) => object;
};

/** `faultsOf` says what the platform documents as too much in a call; `stop` throws when there was any. */
export async function startFaulty(
  platform: 'teams' | 'slack',
  fateOf: (message: Taken, tries: number) => Fate,
  faultsOf: (call: Call) => string[] = () => [],
) {
  const { message: read, answer } = MANNERS[platform];
  const taken: Taken[] = [];
  const tries = new Map<string, number>();
  const calls: string[] = [];
  const faults: string[] = [];
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls.push(call.path);
    faults.push(...faultsOf(call));
    const message = read(call);
    const key = message ? `${message.to} ${message.id || message.words}` : '';
    const count = (tries.get(key) ?? 0) + 1;
    if (message) tries.set(key, count);
    const fate: Fate = message ? fateOf(message, count) : { how: 'sent' };
    if (message && isTaken(fate)) taken.push(message);
    carryOut(response, fate, answer(call, calls.length, taken));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What has arrived, in order. */
    taken,
    /** The paths of all calls. */
    calls,
    stop: async (): Promise<void> => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      if (faults.length > 0) throw new Error(faults.join('; '));
    },
  };
}
export type Faulty = Awaited<ReturnType<typeof startFaulty>>;

/** Whether the message has arrived, whatever the sender hears of it. */
export const isTaken = (fate: Fate): boolean => fate.how === 'sent' || fate.how === 'slow' || fate.taken === true;

function carryOut(response: ServerResponse, fate: Fate, answer: object): void {
  if (fate.how === 'hangs') return;
  if (fate.how === 'slow') {
    setTimeout(() => carryOut(response, { how: 'sent' }, answer), fate.milliseconds);
    return;
  }
  if (fate.how === 'breaks') response.destroy();
  else if (fate.how === 'sent')
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  else response.writeHead(fate.status, { 'content-type': 'application/json', ...fate.headers }).end(fate.body);
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString('utf8');
  const isJson = (request.headers['content-type'] ?? '').includes('json');
  const body: Record<string, unknown> = isJson ? JSON.parse(raw || '{}') : Object.fromEntries(new URLSearchParams(raw));
  return { method: request.method ?? '', path: decodeURIComponent(request.url ?? '').split('?')[0] ?? '', body };
}

const MANNERS: Readonly<Record<'teams' | 'slack', Manners>> = {
  teams: {
    message: ({ method, path, body }) => {
      const to = /\/v3\/conversations\/(.+)\/activities/.exec(path)?.[1];
      return method === 'POST' && to ? { to, id: '', words: String(body['summary'] ?? '') } : null;
    },
    answer: ({ path, body }, number) => {
      if (path.endsWith('/token')) return { token_type: 'Bearer', access_token: 'a-token', expires_in: 3600 };
      const [person] = (body['members'] as { id: string }[] | undefined) ?? [];
      return { id: person ? `a:${person.id}` : `m${number}` };
    },
  },
  slack: {
    message: ({ path, body }) => {
      if (!path.endsWith('/chat.postMessage')) return null;
      const metadata = JSON.parse(String(body['metadata'] ?? '{}')) as { event_payload?: { id?: string } };
      return { to: String(body['channel']), id: metadata.event_payload?.id ?? '', words: String(body['text'] ?? '') };
    },
    answer: ({ path, body }, number, taken) => {
      const channel = String(body['channel'] ?? body['users'] ?? '');
      if (path.endsWith('/auth.test')) return { ok: true, user_id: 'UB', bot_id: 'B1', team_id: 'T1' };
      if (path.endsWith('/conversations.open')) return { ok: true, channel: { id: channel } };
      if (!path.endsWith('/conversations.history')) return { ok: true, channel, ts: `${number}.1` };
      const metadata = (id: string) => ({ event_type: 'arshjulet_delivery', event_payload: { id } });
      const messages = taken
        .filter(({ to }) => to === channel)
        .map(({ id }, i) => ({ ts: `${i}.1`, metadata: metadata(id) }));
      return { ok: true, messages };
    },
  },
};
