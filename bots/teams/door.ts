/**
 * The address that Teams posts to. Who calls is checked before anything is read further; what is wrong is answered with a status and no words.
 * Without credentials (the local playground) it serves this machine only.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../turn.ts';
import { readActivity, type TeamsActivity } from './activity.ts';
import type { Callers } from './caller.ts';
import { type Cloud, isTrusted } from './cloud.ts';
import { jsonObject } from './http.ts';

/** An activity with everything a card can hold is far below this. */
export const MAX_BODY_BYTES = 512 * 1024;
const MAX_FIELDS = 10;
const MAX_NOTED = 100;

/** How an activity is answered: with a status and, where something is waited for, JSON. */
export type Taken = { readonly status: number; readonly body?: string };
type Take = (activity: TeamsActivity) => Promise<Taken>;
type Guards = { readonly callers: Callers; readonly cloud: Cloud };

/** `guards` null: without credentials, on this machine only. */
export function createDoor(guards: Guards | null, take: Take, log: Log) {
  const noted = new Set<string>();
  /** The same fields once, so that nobody fills the log from outside. */
  const note = (odd: readonly string[]): void => {
    const fields = odd.slice(0, MAX_FIELDS).join(' ');
    if (fields === '' || noted.has(fields) || noted.size === MAX_NOTED) return;
    noted.add(fields);
    log.warn({ fields }, 'part of a Teams activity could not be read');
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const activity = await admit(guards, request, note);
    if (typeof activity === 'number') {
      response.writeHead(activity, { connection: 'close' }).end();
      return;
    }
    const { status, body } = await take(activity);
    if (body) response.setHeader('content-type', 'application/json');
    response.statusCode = status;
    // At once, so that its length is known and it leaves in one piece.
    response.end(body);
  };
}

/** The activity, or the HTTP status with which it is turned away. */
async function admit(
  guards: Guards | null,
  request: IncomingMessage,
  note: (odd: readonly string[]) => void,
): Promise<TeamsActivity | number> {
  const { method, headers } = request;
  if (method !== 'POST') return 405;
  if (guards && !guards.callers.plausible(headers.authorization)) return 401;
  if (!guards && !isLocal(headers)) return 403;
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return 415;
  const text = await readText(request);
  if (text === null) return 413;
  const { activity, odd } = readActivity(jsonObject(text));
  note(odd);
  if (!activity) return 400;
  const { channelId, serviceUrl } = activity;
  if (!guards) return activity;
  const verdict = await guards.callers.judge(headers.authorization, channelId, serviceUrl);
  if (verdict === 'unready') return 503;
  if (verdict === 'forged') return 401;
  return isTrusted(guards.cloud, serviceUrl) ? activity : 403;
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** From this machine to this machine: no page of another origin has a browser send it, under whatever name it knows us. */
function isLocal({ host, origin }: IncomingMessage['headers']): boolean {
  if (!LOOPBACK.test(host ?? '')) return false;
  return origin === undefined || (URL.canParse(origin) && LOOPBACK.test(new URL(origin).host));
}

/** The body as text; null when it is too long. Rejects when whoever sends it goes away. */
const readText = (request: IncomingMessage): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else resolve(null);
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
  });
