/**
 * The one road out for what answers the one who just acted: it goes at once, with a little patience, and what is refused or lost leaves a
 * line in the log. Everything that is said to anybody else, or later, is a delivery (`commit` in turn.ts, sent by the scheduler).
 */
import type { Card } from '../cards/card.ts';
import type { MessageRef } from '../quality/base.ts';
import { codeOf } from '../quality/errors.ts';
import { type Inbound, waitingFor } from './inbound.ts';
import type { FileReply, OutFile, Reply, SendResult } from './messenger.ts';
import { type Count, notTaken } from './not-taken.ts';
import { createNotice } from './notice.ts';
import type { Log } from './turn.ts';

/** What became of a card that was shown; a form or a home has no message to refer to later. */
export type Shown = SendResult | { readonly result: 'sent' };

/** How a platform shows a card where something just happened. Each bot says how; when, how often and what then is the outbox's. */
export type Ways = {
  readonly platform: 'teams' | 'slack';
  /** The first of the messenger's scopes there. */
  readonly installation: string;
  /** The event that is answered, for the log. */
  readonly event: string;
  /** A new message in the chat where it happened. */
  post(card: Card): Promise<Shown>;
  /** The card that was answered turns into this one. `gone` or `refused` where it cannot: then the person is shown it as `whisper`. */
  replace(card: Card): Promise<Shown>;
  /** A message that was posted turns into this one. */
  renew(message: MessageRef, card: Card): Promise<Shown>;
  /** Seen by the acting person alone. */
  whisper(card: Card): Promise<Shown>;
  /** A card with inputs; `gone` or `refused` where none can be opened: then as `whisper`. */
  openForm(card: Card): Promise<Shown>;
  home(card: Card): Promise<Shown>;
  /** A file into the acting person's own chat. */
  file(file: OutFile): Promise<Shown>;
};

const isMessage = (shown: Shown): shown is Extract<SendResult, { result: 'sent' }> => 'message' in shown;

export type OutboxSettings = {
  readonly log: Log;
  readonly clock: () => Temporal.Instant;
  /** Waits so many milliseconds, or until the signal; a real wait when left out. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Told of each call that the platform did not take. */
  readonly count?: Count | undefined;
};

/** A person is waiting: so often, and with so long a pause at most, is tried. After that it is no answer any more. */
const TRIES = 4;
const LONGEST_WAIT_MS = 60_000;
/** How long nobody wonders whether anything happens. */
const PATIENCE_MS = 2000;
/** How long the end waits for what is under way. */
const LAST_WAIT_MS = 5000;
/** Why a wait has ended; without a reason Node makes a fault of each. */
const ENDED = 'ended';
/** Between two tries after a fault that passes; doubled each time. */
const FIRST_WAIT_MS = 500;

export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox({ log, clock, wait = realWait, count }: OutboxSettings) {
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  /** What ends the waiting for each answer that is being worked out. */
  const patience = new Set<AbortController>();

  const counted = async ({ platform, installation }: Ways, showing: () => Promise<Shown>): Promise<Shown> => {
    const shown = await showing();
    const fault = notTaken(platform, installation, shown);
    if (fault) count?.(fault);
    return shown;
  };

  /** One way, again where that is safe. `twice` when the same call twice shows the same thing once. */
  const patiently = async (ways: Ways, show: () => Promise<Shown>, twice: boolean): Promise<Shown> => {
    for (let tries = 1; ; tries += 1) {
      const shown = await counted(ways, show);
      const pause = pauseAfter(shown, tries, twice, clock());
      if (pause === null || tries === TRIES || stopping.signal.aborted) return shown;
      const { platform, event: id } = ways;
      log.warn({ platform, code: shown.result, id, nextTrySeconds: pause / 1000 }, 'reply tried again');
      await wait(pause, stopping.signal);
    }
  };

  const carryOutOne = async (ways: Ways, reply: Reply, seen: Reply | undefined): Promise<void> => {
    if (reply.as === 'file') return carryOutFile(ways, reply);
    const { as, card } = reply;
    const line = (fault: Fault) => ({ platform: ways.platform, as, ...fault, id: ways.event });
    const failed = (fault: Fault) => log.error(line(fault), 'reply failed');
    try {
      const first = await patiently(ways, () => show(ways, reply), SHOWN_ONCE.has(as));
      const instead = OR_WHISPERED.has(as) && reply !== seen && (first.result === 'gone' || first.result === 'refused');
      if (instead) log.info(line(faultOf(first)), 'reply shown to the person alone instead');
      const last = instead ? await patiently(ways, () => ways.whisper(card), false) : first;
      if (last.result !== 'sent') failed(faultOf(last));
    } catch (error) {
      // One reply that fails must not stop the others.
      failed({ code: codeOf(error) });
    }
  };

  /** Made while the person may go on, sent, and told of where that cannot be done. */
  const carryOutFile = async (ways: Ways, { card, file, instead }: FileReply): Promise<void> => {
    const failed = (fault: Fault) =>
      log.error({ platform: ways.platform, as: 'file', ...fault, id: ways.event }, 'reply failed');
    const whisper = (shown: Card) => inOrder(ways, [{ as: 'private', card: shown }], undefined);
    try {
      const { make, ...rest } = file;
      const bytes = await unlessLong(make(), () => whisper(card)).catch((error: unknown) => {
        failed({ code: codeOf(error) });
        return null;
      });
      const sent = bytes && (await patiently(ways, () => ways.file({ ...rest, bytes }), false));
      if (sent?.result === 'sent') return;
      if (sent?.result === 'refused')
        log.info({ platform: ways.platform, as: 'file', ...faultOf(sent), id: ways.event }, 'file told of instead');
      else if (sent) failed(faultOf(sent));
      await whisper(await instead(sent ? 'notSent' : 'notMade'));
    } catch (error) {
      failed({ code: codeOf(error) });
    }
  };

  /** What the work gives; `tell` is called when it has taken two seconds, and has ended when this does. */
  const unlessLong = async <T>(working: Promise<T>, tell: () => Promise<void>): Promise<T> => {
    const ended = new AbortController();
    if (stopping.signal.aborted) ended.abort();
    patience.add(ended);
    const told = wait(PATIENCE_MS, ended.signal).then(() => (ended.signal.aborted ? undefined : tell()));
    try {
      return await working;
    } finally {
      patience.delete(ended);
      ended.abort(ENDED);
      await told;
    }
  };

  /** What was sent; null, with a line in the log, when it was not. */
  const noted = async (ways: Ways, as: string, showing: () => Promise<Shown>) => {
    const failed = (fault: Fault) =>
      log.error({ platform: ways.platform, as, ...fault, id: ways.event }, 'reply failed');
    try {
      const shown = await showing();
      if (shown.result === 'sent') return shown;
      failed(faultOf(shown));
    } catch (error) {
      failed({ code: codeOf(error) });
    }
    return null;
  };

  const inOrder = async (ways: Ways, replies: readonly Reply[], seen: Reply | undefined): Promise<void> => {
    for (const reply of replies) await carryOutOne(ways, reply, seen);
  };

  return {
    /**
     * Shows each reply in turn. Never throws; the promise ends when all is shown or given up. `seen` is one that the person has been
     * shown in the platform's own answer already.
     */
    carryOut: (ways: Ways, replies: readonly Reply[], seen?: Reply): Promise<void> => {
      const running = inOrder(ways, replies, seen).finally(() => underWay.delete(running));
      underWay.add(running);
      return running;
    },
    /**
     * The replies, when they are ready. A person who has waited for two seconds is told so meanwhile, in their own chat, and how far a large file has been read;
     * all of it has been said when the promise ends. Rejects as the work does.
     */
    meanwhile: async (
      ways: Ways,
      inbound: Inbound,
      handle: (inbound: Inbound) => Promise<Reply[]>,
    ): Promise<Reply[]> => {
      const words = waitingFor(inbound.event);
      if (words === null) return handle(inbound);
      const notice = createNotice(inbound, words, {
        post: async (card) => {
          const shown = await noted(ways, 'post', () => patiently(ways, () => ways.post(card), false));
          return shown && isMessage(shown) ? shown.message : null;
        },
        whisper: (card) => inOrder(ways, [{ as: 'private', card }], undefined),
        renew: async (message, card) =>
          (await noted(ways, 'renew', () => counted(ways, () => ways.renew(message, card)))) !== null,
        clock,
      });
      const replies = await unlessLong(handle({ ...inbound, progress: notice.progress }), notice.tell);
      await notice.end();
      return replies;
    },
    /** Begins no new tries, and waits a little for those under way. */
    stop: async (): Promise<void> => {
      stopping.abort();
      for (const ended of patience) ended.abort();
      const over = new AbortController();
      await Promise.race([Promise.all(underWay), wait(LAST_WAIT_MS, over.signal)]);
      over.abort();
      if (underWay.size > 0) log.error({ code: 'stopped', count: underWay.size }, 'replies given up');
    },
  };
}

/** Shown twice it is there once, so that a call whose fate is unknown may be made again. */
const SHOWN_ONCE: ReadonlySet<Reply['as']> = new Set(['replace', 'open', 'home']);
/** What cannot be shown so can be shown in a message of its own. */
const OR_WHISPERED: ReadonlySet<Reply['as']> = new Set(['replace', 'open']);

function show(ways: Ways, reply: Exclude<Reply, FileReply>): Promise<Shown> {
  switch (reply.as) {
    case 'post':
      return ways.post(reply.card);
    case 'replace':
      return ways.replace(reply.card);
    case 'open':
      return ways.openForm(reply.card);
    case 'private':
      return ways.whisper(reply.card);
    case 'home':
      return ways.home(reply.card);
  }
}

type Fault = { readonly code: string; readonly reason?: string };
function faultOf(shown: Exclude<Shown, { result: 'sent' }>): Fault {
  if (shown.result === 'refused') return { code: 'refused', reason: shown.reason };
  if (shown.result === 'misconfigured') return { code: 'misconfigured', reason: shown.setting };
  return { code: shown.result };
}

/** Milliseconds until the next try; null when there is to be none. */
function pauseAfter(shown: Shown, tries: number, twice: boolean, now: Temporal.Instant): number | null {
  switch (shown.result) {
    case 'throttled': {
      const asked = Math.max(0, now.until(shown.until).total('milliseconds'));
      return asked <= LONGEST_WAIT_MS ? asked : null;
    }
    case 'passing':
      return FIRST_WAIT_MS * 2 ** (tries - 1);
    case 'unknown':
      return twice ? FIRST_WAIT_MS * 2 ** (tries - 1) : null;
    case 'sent':
    case 'gone':
    case 'refused':
    case 'misconfigured':
      return null;
  }
}

/**
 * Ends early, without a fault, when the signal comes. Written by hand: everybody who is answered waits so, and what Node rejects with when the signal
 * comes costs more than the wait.
 */
export const realWait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
