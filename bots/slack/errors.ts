/** What Slack answers when it does not take a message, and what that means. One table; nobody reads message texts. */
import { z } from 'zod';
import type { SendResult } from '../messenger.ts';

const rateLimited = z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() });
const platform = z.object({ code: z.literal('slack_webapi_platform_error'), data: z.object({ error: z.string() }) });

/** The recipient does not exist any more, or the bot is not there any more (Slack API, chat.postMessage, errors). */
const GONE: ReadonlySet<string> = new Set([
  'account_inactive',
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
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);
const DEFAULT_WAIT_SECONDS = 30;

export function toSendResult(error: unknown, now: Temporal.Instant): SendResult {
  const limited = rateLimited.safeParse(error);
  if (limited.success)
    return { result: 'throttled', until: now.add({ seconds: Math.ceil(limited.data.retryAfter) }).toString() };
  const refused = platform.safeParse(error);
  const word = refused.success ? refused.data.data.error : null;
  // Without an answer from Slack it is the network, which passes too.
  if (word === null || PASSING.has(word))
    return { result: 'throttled', until: now.add({ seconds: DEFAULT_WAIT_SECONDS }).toString() };
  return GONE.has(word) ? { result: 'gone' } : { result: 'refused', reason: word };
}

/** A stable word for the log: what Slack answered, or what the SDK calls the fault. Never a message text. */
export function errorCode(error: unknown): string {
  const refused = platform.safeParse(error);
  if (refused.success) return refused.data.data.error;
  const coded = z.object({ code: z.string() }).safeParse(error);
  return coded.success ? coded.data.code : 'unexpected';
}
