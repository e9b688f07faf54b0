/** What Slack answers when it does not take a message, and what that means. One table; nobody reads message texts. */
import { z } from 'zod';
import type { SendResult } from '../messenger.ts';

const rateLimited = z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() });
const platform = z.object({ code: z.literal('slack_webapi_platform_error'), data: z.object({ error: z.string() }) });

/** The recipient does not exist any more, or the bot is not there any more (Slack API, chat.postMessage, errors). */
const GONE: ReadonlySet<string> = new Set([
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'user_disabled',
  'user_not_found',
  'users_not_found',
  'org_login_required',
]);
/** Slack's own trouble; it passes. */
const PASSING: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);
const DEFAULT_WAIT_SECONDS = 30;

/** Faults of the installation, and the setting to look at (Slack API, chat.postMessage, errors). */
const MISCONFIGURED: ReadonlySet<string> = new Set([
  'access_denied',
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

export function toSendResult(error: unknown, now: Temporal.Instant, scope: string): SendResult {
  const limited = rateLimited.safeParse(error);
  if (limited.success) {
    const until = now.add({ seconds: Math.ceil(limited.data.retryAfter) }).toString();
    return { result: 'throttled', scope, until };
  }
  const refused = platform.safeParse(error);
  const word = refused.success ? refused.data.data.error : null;
  if (word === 'ratelimited')
    return { result: 'throttled', scope, until: now.add({ seconds: DEFAULT_WAIT_SECONDS }).toString() };
  // Without an answer from Slack it is the network, which passes too.
  if (word === null || PASSING.has(word)) return { result: 'passing' };
  if (MISCONFIGURED.has(word)) return { result: 'misconfigured', setting: 'SLACK_BOT_TOKEN' };
  return GONE.has(word) ? { result: 'gone' } : { result: 'refused', reason: word };
}

/** A stable word for the log: what Slack answered, or what the SDK calls the fault. Never a message text. */
export function errorCode(error: unknown): string {
  const refused = platform.safeParse(error);
  if (refused.success) return refused.data.data.error;
  const coded = z.object({ code: z.string() }).safeParse(error);
  return coded.success ? coded.data.code : 'unexpected';
}
