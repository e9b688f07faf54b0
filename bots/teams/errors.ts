/** What Teams answers when it does not take a message, and what that means. One table; nobody reads message texts. */
import { z } from 'zod';
import type { SendResult } from '../messenger.ts';

const httpError = z.object({
  statusCode: z.number(),
  response: z.object({ headers: z.unknown().optional() }).nullish(),
});

/** Teams asks to retry these (Microsoft, "Rate limiting" and "Send proactive messages", 2025). */
const PASSING: ReadonlySet<number> = new Set([408, 412, 500, 502, 503, 504]);
const GONE: ReadonlySet<number> = new Set([404, 410]);
const REASONS: Readonly<Record<number, string>> = {
  400: 'bad-request',
  403: 'forbidden',
  413: 'too-large',
};
/** How long to wait when the platform does not say. */
const DEFAULT_WAIT_SECONDS = 30;
const MAX_WAIT_SECONDS = 3600;

export function toSendResult(error: unknown, now: Temporal.Instant, scope: string): SendResult {
  const parsed = httpError.safeParse(error);
  // No status means no answer: the network, or a server that is down. That passes.
  if (!parsed.success) return { result: 'passing' };
  const { statusCode: status, response } = parsed.data;
  if (status === 429) {
    const until = now.add({ seconds: retryAfter(response?.headers) }).toString();
    return { result: 'throttled', scope, until };
  }
  if (PASSING.has(status)) return { result: 'passing' };
  if (status === 401) return { result: 'misconfigured', setting: 'TEAMS_APP_PASSWORD' };
  if (GONE.has(status)) return { result: 'gone' };
  return { result: 'refused', reason: REASONS[status] ?? `http-${status}` };
}

function retryAfter(headers: unknown): number {
  const get = z.object({ get: z.custom<(name: string) => unknown>((value) => typeof value === 'function') });
  const parsed = get.safeParse(headers);
  // Bound to its object: the SDK's headers look themselves up.
  const value = parsed.success ? Number(Reflect.apply(parsed.data.get, headers, ['retry-after'])) : Number.NaN;
  return Number.isFinite(value) && value >= 0 ? Math.min(value, MAX_WAIT_SECONDS) : DEFAULT_WAIT_SECONDS;
}
