/** What Slack answers when it does not take a call, and what that means. One table; nobody reads message texts, and no text of an answer gets out. */
import { z } from 'zod';
import { ArshjuletError } from '../../quality/errors.ts';
import type { SendResult } from '../messenger.ts';
import { NotInstalledError } from './not-installed.ts';
import { NotSlackError } from './wire.ts';

const rateLimited = z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() });
const platform = z.object({ code: z.literal('slack_webapi_platform_error'), data: z.object({ error: z.string() }) });
const http = z.object({ code: z.literal('slack_webapi_http_error'), statusCode: z.number() });
const request = z.object({ code: z.literal('slack_webapi_request_error'), original: z.instanceof(Error) });

type Meaning = 'throttled' | 'passing' | 'unknown' | 'gone' | 'refused' | 'misconfigured';

/**
 * The error words of Slack's API that the bot can meet, by what they mean (docs.slack.dev, errors of chat.postMessage, chat.update,
 * chat.postEphemeral, views.*, conversations.*, users.info; 2026). Those of a token are the installation's, `account_inactive`
 * too: it is the bot's own account that is meant.
 */
const WORDS: Readonly<Record<Meaning, readonly string[]>> = {
  throttled: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  passing: ['request_timeout', 'service_unavailable', 'team_added_to_org', 'external_channel_migrating'],
  // «It's possible some aspect of the operation succeeded before the error was raised.»
  unknown: ['fatal_error', 'internal_error'],
  gone: [
    'channel_not_found',
    'file_deleted',
    'file_not_found',
    'is_archived',
    'is_inactive',
    'message_not_found',
    'not_in_channel',
    'user_disabled',
    'user_not_found',
    'user_not_visible',
    'users_not_found',
  ],
  misconfigured: [
    'access_denied',
    'accesslimited',
    'account_inactive',
    'app_uninstalled',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'invalid_auth',
    'messages_tab_disabled',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'not_authed',
    'org_login_required',
    'team_access_not_granted',
    'team_disabled',
    'team_not_found',
    'token_expired',
    'token_revoked',
    'two_factor_setup_required',
    'user_removed_from_team',
  ],
  refused: [
    'already_exists',
    'as_user_not_supported',
    'cannot_dm_bot',
    'cannot_reply_to_message',
    'cant_update_message',
    'channel_type_not_supported',
    'duplicate_external_id',
    'edit_window_closed',
    'exchanged_trigger_id',
    'expired_trigger_id',
    'hash_conflict',
    'invalid_arg_name',
    'invalid_arguments',
    'invalid_array_arg',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_form_data',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'invalid_trigger_id',
    'invalid_users',
    'metadata_must_be_sent_from_app',
    'metadata_too_large',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'not_enabled',
    'not_found',
    'push_limit_reached',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'trigger_exchanged',
    'trigger_expired',
    'user_not_in_channel',
    'view_not_found',
    'view_too_large',
  ],
};
const MEANING: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(WORDS).flatMap(([meaning, words]) => words.map((word) => [word, meaning as Meaning] as const)),
);

/** Faults of the network after which nothing can have reached Slack (Node's and undici's codes). */
const NOT_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** How long to leave Slack alone when it asks for patience without saying how long, and at most. */
const PATIENCE_SECONDS = 30;
const LONGEST_PATIENCE_SECONDS = 3600;

/** The setting that an operator looks at. A page instead of an answer comes from what stands between here and Slack. */
const TOKEN = 'SLACK_BOT_TOKEN';
const NETWORK = 'HTTPS_PROXY';

/** What became of a call, before it is known what it was about. */
type Fate =
  | Exclude<SendResult, { result: 'sent' } | { result: 'throttled' }>
  | { readonly result: 'throttled'; readonly seconds: number };

/** What became of a call that failed so; `scope` is what a request for patience is about. */
export function toSendResult(error: unknown, now: Temporal.Instant, scope: string): SendResult {
  const fate = fateOf(error);
  if (fate.result !== 'throttled') return fate;
  const seconds = Math.min(Math.ceil(fate.seconds), LONGEST_PATIENCE_SECONDS);
  return { result: 'throttled', scope, until: now.add({ seconds }).toString() };
}

/** For how many seconds Slack asks to be left alone; null when it does not. */
export function patienceAsked(error: unknown): number | null {
  const fate = fateOf(error);
  return fate.result === 'throttled' ? Math.ceil(fate.seconds) : null;
}

/** Whether Slack says that there is nobody, or nobody whom the bot may see, where it was asked about a person. */
export const isNobody = (error: unknown): boolean => fateOf(error).result === 'gone';

/** Whether the same question may be answered another time. */
export const isPassing = (error: unknown): boolean => !['gone', 'refused'].includes(fateOf(error).result);

/** The setting to look at when a call fails so: `token` or what stands between here and Slack; null when no setting is to blame. */
export function settingAtFault(error: unknown, token: string): string | null {
  const fate = fateOf(error);
  if (fate.result !== 'misconfigured') return null;
  return fate.setting === TOKEN ? token : fate.setting;
}

function fateOf(error: unknown): Fate {
  const limited = rateLimited.safeParse(error);
  if (limited.success) return { result: 'throttled', seconds: limited.data.retryAfter };
  const status = http.safeParse(error);
  if (status.success) return ofStatus(status.data.statusCode);
  const word = platform.safeParse(error);
  if (word.success) return ofWord(word.data.data.error);
  const network = request.safeParse(error);
  if (!network.success) return { result: 'refused', reason: 'unexpected' };
  const { original } = network.data;
  if (original instanceof NotSlackError) return { result: 'misconfigured', setting: NETWORK };
  if (original instanceof NotInstalledError) return { result: 'misconfigured', setting: TOKEN };
  // What the call needs of ours could not be had: nothing has been sent.
  if (original instanceof ArshjuletError) return { result: 'passing' };
  return { result: NOT_SENT.test(networkCode(original)) ? 'passing' : 'unknown' };
}

function ofWord(word: string): Fate {
  const meaning = MEANING.get(word);
  switch (meaning) {
    case undefined:
      return { result: 'refused', reason: UNLISTED };
    case 'throttled':
      return { result: 'throttled', seconds: PATIENCE_SECONDS };
    case 'misconfigured':
      return { result: 'misconfigured', setting: TOKEN };
    case 'refused':
      return { result: 'refused', reason: word };
    default:
      return { result: meaning };
  }
}

/** Slack itself answers 200, 429 or 5xx (docs.slack.dev, "Web API"); another status comes from what stands in between. */
function ofStatus(status: number): Fate {
  if (status === 503) return { result: 'passing' };
  return status >= 500 ? { result: 'unknown' } : { result: 'misconfigured', setting: NETWORK };
}

const coded = z.object({ code: z.string() });
/** The code of a failed `fetch`, which hides it in its cause. */
const networkCode = (error: Error): string =>
  coded.safeParse(error.cause).data?.code ?? coded.safeParse(error).data?.code ?? '';

const UNLISTED = 'unlisted-word';

/** A stable word for the log. Never a text: what is none of the known words may be anybody's page. */
export function errorCode(error: unknown): string {
  const word = platform.safeParse(error).data?.data.error;
  if (word !== undefined) return MEANING.has(word) ? word : UNLISTED;
  const network = request.safeParse(error).data?.original;
  if (network) return network instanceof ArshjuletError ? network.code : networkCode(network) || 'no-answer';
  const status = http.safeParse(error).data?.statusCode;
  if (status !== undefined) return `http-${status}`;
  return coded.safeParse(error).data?.code ?? 'unexpected';
}
