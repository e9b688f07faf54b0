/** What became of a call to Teams, by its fault. One table; nobody reads message texts. */
import type { SendResult } from '../messenger.ts';
import { TeamsFault } from './http.ts';

/** Said again and again, the answer would be the same. */
const REASONS: Readonly<Record<number, string>> = { 400: 'bad-request', 403: 'forbidden', 413: 'too-large' };
/** Faults of this one try; Teams asks to retry them (Microsoft, "Rate limiting" and "Send proactive messages", 2026). */
const PASSING: ReadonlySet<number> = new Set([408, 412, 425]);
const GONE: ReadonlySet<number> = new Set([404, 410]);
/** How long to wait when the platform does not say, and at most. */
const DEFAULT_WAIT_SECONDS = 30;
const MAX_WAIT_SECONDS = 24 * 3600;

/** What a call is about: `scope` is what a request for patience concerns, `setting` what the bot says by who it is. */
type About = { readonly scope: string; readonly setting: string };

/** Throws what is no fault of a call on. */
export function toSendResult(error: unknown, now: Temporal.Instant, about: About): SendResult {
  if (!(error instanceof TeamsFault)) throw error;
  const { what, makesMessage } = error;
  switch (what.was) {
    case 'status':
      return ofStatus(what.status, what.retryAfter, now, about);
    case 'unreached':
      return { result: 'passing' };
    case 'unanswered':
    case 'unreadable':
      return { result: makesMessage ? 'unknown' : 'passing' };
    case 'untrusted':
      return { result: 'misconfigured', setting: 'NODE_EXTRA_CA_CERTS' };
    case 'page':
      return { result: 'misconfigured', setting: 'HTTPS_PROXY' };
    case 'noToken':
      return { result: 'misconfigured', setting: what.setting };
    case 'foreign':
      return { result: 'refused', reason: 'foreign-host' };
  }
}

function ofStatus(status: number, retryAfter: string | null, now: Temporal.Instant, about: About): SendResult {
  if (status === 429)
    return {
      result: 'throttled',
      scope: about.scope,
      until: now.add({ seconds: waitSeconds(retryAfter, now) }).toString(),
    };
  if (status === 401) return { result: 'misconfigured', setting: about.setting };
  if (status >= 500 || PASSING.has(status)) return { result: 'passing' };
  if (GONE.has(status)) return { result: 'gone' };
  return { result: 'refused', reason: REASONS[status] ?? `http-${status}` };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function waitSeconds(header: string | null, now: Temporal.Instant): number {
  const text = header?.trim() ?? '';
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - now.epochMilliseconds) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(0, Math.ceil(seconds)), MAX_WAIT_SECONDS) : DEFAULT_WAIT_SECONDS;
}
