/** The one way out to Slack's API, under the SDK: every call ends in time, and only what Slack itself can have answered counts as an answer. */

import type { webApi } from '@slack/bolt';
import { ArshjuletError } from '../../quality/errors.ts';
import { jsonIn } from '../../quality/json.ts';
import { bolt } from './sdk.ts';
import type { Wait } from './wait.ts';

/** Something that is not Slack answered: a proxy's page, an empty body, half an answer. */
export class NotSlackError extends ArshjuletError {
  readonly code = 'answer-unreadable';
}

/** Nobody waits longer for Slack; its own clients give up after some seconds too. */
const LIMIT_MS = 10_000;
/** How long to leave Slack alone when it asks for patience without saying how long. */
const PATIENCE_SECONDS = '30';

/**
 * `fetch` for the SDK, which by itself has no limit while it reads a body, takes any page for Slack's answer, and turns a 429
 * without a Retry-After into an error without a code (@slack/web-api 8.2).
 */
const slackFetch =
  (wait: Wait, token: Token | undefined): NonNullable<webApi.WebClientOptions['fetch']> =>
  async (url, init) => {
    const own = token ? { authorization: `Bearer ${await token()}` } : {};
    const over = new AbortController();
    const done = new AbortController();
    void wait(LIMIT_MS, done.signal).then((passed) => passed && over.abort());
    try {
      const response = await fetch(url, {
        ...init,
        headers: { ...init?.headers, ...own },
        signal: over.signal,
      } as RequestInit);
      const { status } = response;
      const text = await response.text();
      const headers = new Headers(response.headers);
      if (status === 429 && !(Number.parseInt(headers.get('retry-after') ?? '', 10) >= 0))
        headers.set('retry-after', PATIENCE_SECONDS);
      return new Response(status === 200 ? answerIn(text) : text, { status, headers });
    } finally {
      done.abort();
    }
  };

/**
 * The answer as the SDK can take it. Every answer of Slack's Web API is a JSON object with `ok` (Slack API, "Evaluating responses"); the SDK
 * throws where `response_metadata` is null (@slack/web-api 8.2). Throws `NotSlackError` for anything else.
 */
function answerIn(text: string): string {
  const answer = jsonIn(text);
  const isSlacks = typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
  if (!isSlacks) throw new NotSlackError('the answer is not from Slack');
  if (!('response_metadata' in answer) || answer.response_metadata !== null) return text;
  return JSON.stringify({ ...answer, response_metadata: undefined });
}

/** The token that a call is made with, as it is then. */
export type Token = () => Promise<string>;

/**
 * How every client of Slack's API is made: no tries of its own (a try is a double), no sleeping, no words of its own on stderr. With `token` each call
 * asks for it; without, the client's own is used.
 */
export const clientOptions = (wait: Wait, apiUrl: string | undefined, token?: Token): webApi.WebClientOptions => ({
  fetch: slackFetch(wait, token),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: silent,
  ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
});

/** The SDK's log lines hold whole answers and addresses; what went wrong is logged by code where it is met. */
const nothing = (): void => undefined;
export const silent: webApi.Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => bolt.LogLevel.ERROR,
};
