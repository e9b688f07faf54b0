/**
 * HTTP as the Bot Framework's SDK does it for the bot: with a time limit, without retries of its own, and with one kind of fault. The SDK has no
 * limit, sleeps Retry-After inside a call, and posts again by itself; what is thrown here it passes on as it is.
 */

import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ArshjuletError } from '../../quality/errors.ts';
import { jsonIn } from '../../quality/json.ts';
import { type Cloud, isTrusted } from './cloud.ts';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;

export type What =
  /** Answered, but not with success. `retryAfter` is the header's text; `body` is never logged. */
  | { readonly was: 'status'; readonly status: number; readonly retryAfter: string | null; readonly body: string }
  /** Nothing was sent: no network, no such host. */
  | { readonly was: 'unreached' }
  /** The certificate is not one that is trusted here. */
  | { readonly was: 'untrusted' }
  /** Sent, and no answer within the time, or the connection was lost. */
  | { readonly was: 'unanswered' }
  /** Success, with a body that is no answer of the platform's. */
  | { readonly was: 'unreadable' }
  /** A page for people, or a redirection: something in between answers. */
  | { readonly was: 'page' }
  /** Our token is refused us; the setting to look at. */
  | { readonly was: 'noToken'; readonly setting: string }
  /** An address that is not Microsoft's: nothing was sent. */
  | { readonly was: 'foreign' };

export class TeamsFault extends ArshjuletError {
  readonly code = 'teams-fault';
  readonly what: What;
  /** Whether the call, if it arrived, has made a message. */
  readonly makesMessage: boolean;
  constructor(what: What, makesMessage = false) {
    super(what.was);
    this.what = what;
    this.makesMessage = makesMessage;
  }
}

/** Codes of faults before anything was sent (Node, "Common system errors"; undici). */
const UNREACHED: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  // A proxy that does not let the call through.
  'UND_ERR_ABORTED',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const UNTRUSTED = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;

/** The whole answer within the limit. Throws `TeamsFault` for anything but success. */
export async function ask(url: string, init: RequestInit, limitMs: number): Promise<{ status: number; body: string }> {
  const response = await reached(() =>
    fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(limitMs) }),
  );
  const body = await reached(() => response.text());
  const { status, headers } = response;
  const html = /html/i.test(headers.get('content-type') ?? '') || body.trimStart().startsWith('<');
  if (status < 500 && (html || (status >= 300 && status < 400))) throw new TeamsFault({ was: 'page' });
  if (!response.ok) throw new TeamsFault({ was: 'status', status, retryAfter: headers.get('retry-after'), body });
  return { status, body };
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = codeIn(error.cause);
    if (UNREACHED.has(code)) throw new TeamsFault({ was: 'unreached' });
    throw new TeamsFault({ was: UNTRUSTED.test(code) ? 'untrusted' : 'unanswered' });
  }
}

/** Several addresses of one host may have failed, each with its code. */
function codeIn(cause: unknown): string {
  if (cause instanceof AggregateError) return codeIn(cause.errors[0]);
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** For the SDK's clients. The bot's token leaves for Microsoft's hosts only, unless there is no token. */
export function boundedHttp(cloud: Cloud, withToken: boolean, limitMs: number): HttpClient {
  return {
    sendRequest: async (request) => {
      const { method, url } = request;
      if (withToken && !isTrusted(cloud, url)) throw new TeamsFault({ was: 'foreign' });
      const body = typeof request.body === 'string' ? { body: request.body } : {};
      try {
        const answer = await ask(url, { method, headers: request.headers.rawHeaders(), ...body }, limitMs);
        if (!isAnswer(method, answer.body)) throw new TeamsFault({ was: 'unreadable' });
        const headers = request.headers.clone();
        headers.set('content-type', 'application/json');
        return { request, headers, status: answer.status, bodyAsText: answer.body };
      } catch (error) {
        if (!(error instanceof TeamsFault)) throw error;
        throw new TeamsFault(error.what, makesMessage(method, url));
      }
    },
  };
}

/** Messages are posted to a conversation's activities and changed there; opening a person's chat twice opens one. */
const makesMessage = (method: string, url: string): boolean =>
  (method === 'POST' && /\/activities(?:\/|$)/.test(new URL(url).pathname)) || method === 'PUT';

/** A change may be answered with nothing. */
const isAnswer = (method: string, body: string): boolean =>
  (method === 'PUT' && body === '') || jsonObject(body) !== null;

/** The JSON object in a text; null when it is none. */
export const jsonObject = (text: string): Record<string, unknown> | null => asObject(jsonIn(text));
/** A JSON value as an object; null when it is none. */
export function asObject(value: unknown): Record<string, unknown> | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : null;
}
