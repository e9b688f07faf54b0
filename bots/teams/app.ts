/** The Teams bot: its door, its way of sending, and ours behind both. */
import { toText } from '../../cards/render/text.ts';
import type { Inbound } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import type { Count } from '../not-taken.ts';
import { createOutbox, type OutboxSettings, realWait } from '../outbox.ts';
import type { Log } from '../turn.ts';
import type { TeamsActivity } from './activity.ts';
import { Callers } from './caller.ts';
import { type Cloud, MICROSOFT } from './cloud.ts';
import type { App } from './credentials.ts';
import { createDoor, type Taken } from './door.ts';
import { fetchTeamsFile } from './download.ts';
import { CONSENT_INVOKE } from './file-consent.ts';
import { attachedFile, isKnownInvoke, type Settings, tenantOf, toInbound } from './inbound.ts';
import { TeamsMessenger } from './messenger.ts';
import { waysAfterPress, waysToAnswer } from './ways.ts';

/** `NO_APP` for local use with the playground. */
export type TeamsSettings = App & {
  /** The organisations that are served, where others could have the app too; null or left out for all that Microsoft lets through. */
  readonly allowedTenants?: readonly string[] | null;
  /** The app's id in the organisation's catalogue, where the bot gives members the app who do not have it; null or left out where it does not. */
  readonly catalogId?: string | null;
  /** Served to the local playground, whose client says of everybody that it speaks American English. */
  readonly playground?: boolean;
  /** Told of each answer that the platform did not take. */
  readonly count?: Count;
  /** Another cloud than Microsoft's own, and another time limit of one call, for tests. */
  readonly cloud?: Cloud;
  readonly limitMs?: number;
};

export type Handle = (inbound: Inbound) => Promise<Reply[]>;

export { NO_APP } from './credentials.ts';
/** Where the platform posts to. */
export const TEAMS_PATH = '/api/messages';
/** Longer than Teams takes to answer, far shorter than a claim on a delivery (scheduler/heartbeat.ts). */
const LIMIT_MS = 10_000;
const GREET_EVERY_MS = 3_600_000;
const GREET_AGAIN_MS = 60_000;

export function createTeamsBot(
  settings: TeamsSettings,
  handle: Handle,
  log: Log,
  clock: () => Temporal.Instant = () => Temporal.Now.instant(),
  wait: NonNullable<OutboxSettings['wait']> = realWait,
) {
  const { appId, cloud = MICROSOFT, limitMs = LIMIT_MS, playground = false, catalogId = null } = settings;
  const messenger = new TeamsMessenger(settings, { cloud, limitMs, clock, log, playground, catalogId });
  const outbox = createOutbox({ log, clock, wait, count: settings.count });
  const guards = appId === '' ? null : { callers: new Callers(appId, cloud, limitMs, clock), cloud };

  const read = readOf({ tenant: settings.tenantId, playground }, log);

  const repliesTo = (activity: TeamsActivity, inbound: Inbound): Promise<Reply[]> =>
    outbox.meanwhile(waysToAnswer(activity, inbound, messenger), inbound, handle);

  const take = async (activity: TeamsActivity): Promise<Taken> => {
    if (!isServed(activity, settings.allowedTenants)) return FORBIDDEN;
    if (activity.type === 'invoke' && !isKnownInvoke(activity)) return NOT_IMPLEMENTED;
    const inbound = withFile(activity, read, appId === '');
    const replies = inbound ? await repliesTo(activity, inbound) : [];
    if (activity.type !== 'invoke') {
      if (inbound) outbox.carryOut(waysToAnswer(activity, inbound, messenger), replies);
      return DONE;
    }
    const seen = replies.find((reply) => reply.as === 'replace' || reply.as === 'open');
    if (inbound && activity.name === CONSENT_INVOKE) {
      // The question itself is changed; its invoke is answered with nothing.
      outbox.carryOut(waysAfterPress(activity, inbound, messenger, seen?.card), replies);
      return DONE;
    }
    if (inbound) outbox.carryOut(waysAfterPress(activity, inbound, messenger, seen?.card), replies, seen);
    return { status: 200, body: answerTo(replies, seen && (await messenger.rendered(seen.card))) };
  };

  const ending = new AbortController();
  /** Each hour, and more often while it does not go well: a secret may run out while there is nothing to say. */
  const keepGreeting = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const { well } = await messenger.greet();
      await wait(well ? GREET_EVERY_MS : GREET_AGAIN_MS, ending.signal);
    }
  };
  return {
    messenger,
    /** Handles what is posted to TEAMS_PATH. */
    door: createDoor(guards, take, log),
    /** Asks Microsoft for a token now and then; what it answers is the messenger's `trouble`. The playground asks for none. */
    start: (): void => {
      if (appId !== '') void keepGreeting();
    },
    /** Ends when the answers under way are sent or given up. */
    stop: (): Promise<void> => {
      ending.abort();
      return outbox.stop();
    },
  };
}

const DONE: Taken = { status: 200 };
/** Answered to organisations that are not served: no words, and nothing is kept or logged of whoever asks. */
const FORBIDDEN: Taken = { status: 403 };
/** What a bot answers to an invoke that it does not know (Microsoft, "Bot Framework REST API", and its own SDKs). */
const NOT_IMPLEMENTED: Taken = { status: 501 };

/** Ids are the same in small letters and large. */
function isServed(activity: TeamsActivity, allowed: TeamsSettings['allowedTenants']): boolean {
  const tenant = tenantOf(activity)?.toLowerCase();
  return !allowed || (tenant !== undefined && allowed.some((one) => one.toLowerCase() === tenant));
}

type Read = (activity: TeamsActivity) => Inbound | null;

/** Reads activities; of what cannot be answered the fields are logged. */
const readOf =
  (settings: Settings, log: Log): Read =>
  (activity) => {
    const { inbound, odd } = toInbound(activity, settings);
    if (odd.length > 0) log.error({ fields: odd.join(' ') }, 'a Teams activity could not be answered');
    return inbound;
  };

/** A message with a file that the product reads becomes an upload. */
function withFile(activity: TeamsActivity, read: Read, local: boolean): Inbound | null {
  const file = activity.type === 'message' ? attachedFile(activity) : null;
  const inbound = read(activity);
  if (!file) return inbound;
  const base = inbound ?? read({ ...activity, text: file.name, value: undefined });
  // What people send each other in a channel is not for the bot, and a button pressed is not a file.
  if (base?.event.type !== 'said') return inbound;
  return { ...base, event: { type: 'uploaded', name: file.name, fetch: () => fetchTeamsFile(file.url, local) } };
}

/** What goes back in the answer to a button, as JSON: the card that takes the old one's place (JSON), or what is said to the one who pressed. */
function answerTo(replies: readonly Reply[], seen: string | undefined): string {
  if (seen) return answerOf('application/vnd.microsoft.card.adaptive', seen);
  const whisper = replies.find((reply) => reply.as === 'private');
  const words = whisper ? toText(whisper.card) : '';
  return answerOf('application/vnd.microsoft.activity.message', JSON.stringify(words));
}
const answerOf = (type: string, value: string): string => `{"statusCode":200,"type":"${type}","value":${value}}`;
