/**
 * The heartbeat: lets what is due be delivered (run.ts), each minute, when something becomes due at once, and when something that waits comes
 * due within the minute. What is due lives in the store, so a missed minute, a restart and several processes are one and the same case.
 */
import { setTimeout as waitFor } from 'node:timers/promises';
import cron from 'node-cron';
import type { Delivery, DeliveryKind } from '../quality/deliveries/delivery.ts';
import { DELIVERY_KINDS } from '../quality/deliveries/delivery.ts';
import { rulesFor } from '../quality/deliveries/kinds.ts';
import { codeOf } from '../quality/errors.ts';
import type { DeliveryOutcome } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { createPauses } from './pauses.ts';
import { createRosters } from './rosters.ts';
import { createRuns, type RunReport } from './run.ts';
import type { Sending } from './sending.ts';
import { createSummaries } from './summaries.ts';
import { createTraffic } from './traffic.ts';

export type HeartbeatSettings = Pick<Sending, 'storage' | 'messengers' | 'render' | 'clock' | 'log' | 'count'> & {
  /** Names this process in claims; unique per process. */
  readonly owner: string;
  /** Waits so many milliseconds between messages, for the platforms' sake; a real wait when left out. */
  readonly wait?: Sending['wait'];
  /** How long a team's prompts wait for its roster at most. */
  readonly rosterMs?: number;
  /** Sets the clock by the one that all processes share; done before each run. */
  readonly sync?: () => Promise<void>;
  /** Told what became of each delivery; for the simulation and for measurements. */
  readonly observe?: (delivery: Delivery, outcome: DeliveryOutcome, snapshot: Snapshot | null) => void;
};

export type BeatReport = { claimed: number; sent: number };

/** Kinds that are sent past all others. */
const URGENT = DELIVERY_KINDS.filter((kind) => rulesFor(kind).urgent);
/** Health is red when no beat has ended for so long; each takes about a minute at most, and one begins each minute. */
const LATE: Temporal.DurationLike = { minutes: 3 };
/** How long the end waits for what is under way; then it is given back. */
const LAST_WAIT_MS = 4000;
/** What waits longer than this is found by the beat of its minute. */
const SOON_MS = 60_000;

export function createHeartbeat(settings: HeartbeatSettings) {
  const { clock, log, wait = realWait } = settings;
  const pauses = createPauses(log);
  const stopping = new AbortController();
  const rosters = createRosters(settings, settings.rosterMs);
  let next: Temporal.Instant | null = null;
  const runs = createRuns({
    ...settings,
    wait,
    pauses,
    rosters,
    traffic: createTraffic(settings.storage.traffic, clock, log),
    observe: (delivery, outcome, snapshot) => {
      if (outcome.state === 'waiting') next = earlier(next, Temporal.Instant.from(outcome.until));
      settings.observe?.(delivery, outcome, snapshot);
    },
  });
  const summaries = createSummaries(settings);
  let lastEnd = clock();
  let task: ReturnType<typeof cron.schedule> | null = null;
  let timer: NodeJS.Timeout | null = null;

  /** Runs one at a time; asked for while one runs, it runs once more before it ends. */
  const oneAtATime = (run: () => Promise<RunReport>) => {
    let running: Promise<BeatReport> | null = null;
    let again = false;
    const untilQuiet = async (): Promise<BeatReport> => {
      const total = { claimed: 0, sent: 0 };
      do {
        again = false;
        const report = await run();
        total.claimed += report.claimed;
        total.sent += report.sent;
        again ||= report.more;
        lastEnd = clock();
      } while (again && !stopping.signal.aborted);
      return total;
    };
    return {
      run: (): Promise<BeatReport> => {
        again = true;
        running ??= untilQuiet().finally(() => {
          running = null;
        });
        return running;
      },
      /** When nothing runs any more. */
      idle: () => running,
    };
  };
  const runAll = async (kinds?: readonly DeliveryKind[]): Promise<RunReport> => {
    await settings.sync?.();
    return runs.run(stopping.signal, kinds);
  };
  const all = oneAtATime(() => runAll());
  const urgent = oneAtATime(() => runAll(URGENT));

  /** One beat. While one runs, a second call makes it look once more before it ends. */
  const beat = async (): Promise<BeatReport> => {
    const [first, rest] = await Promise.all([urgent.run(), all.run()]);
    return { claimed: first.claimed + rest.claimed, sent: first.sent + rest.sent };
  };
  let failing = false;
  const went = (): void => {
    if (failing) log.info({}, 'the heartbeat goes on');
    failing = false;
    wakeSoon();
  };
  /** The next minute tries again; that it does not go for long is told by `trouble`. */
  const failed = (error: unknown): void => {
    failing = true;
    log.warn({ code: codeOf(error) }, 'heartbeat failed');
  };
  const safely = (): void => {
    for (const one of [urgent, all]) one.run().then(went, failed);
  };
  /** What waits for less than a minute does not wait for the minute. */
  const wakeSoon = (): void => {
    if (!task || !next) return;
    const left = Math.max(0, clock().until(next).total('milliseconds'));
    next = null;
    if (left > SOON_MS) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(safely, left).unref();
  };
  const minute = (): void => {
    safely();
    void summaries();
  };
  return {
    beat,
    /** Something may have become due at once. */
    nudge: () => void (task && safely()),
    /** A team's roster could not be read: it is read again in a while. */
    rosterOwed: rosters.owe,
    /** Beats now and every minute. */
    start: () => {
      lastEnd = clock();
      task = cron.schedule('* * * * *', minute, { noOverlap: true, suppressMissedWarning: true });
      minute();
    },
    /** When a beat ended last; when it was made or started, before the first. */
    lastBeat: (): Temporal.Instant => lastEnd,
    /** A code for the health page; null when all is well. */
    trouble: (): string | null => {
      if (task && Temporal.Instant.compare(lastEnd.add(LATE), clock()) < 0) return 'heartbeat';
      return pauses.resting()[0] ?? null;
    },
    /** Begins nothing more, waits a little for what is under way, and gives back what it holds. Ends within some seconds. */
    stop: async (): Promise<void> => {
      stopping.abort();
      if (timer) clearTimeout(timer);
      await task?.stop();
      task = null;
      const underWay = Promise.allSettled([urgent.idle(), all.idle()]);
      const over = new AbortController();
      await Promise.race([underWay, wait(LAST_WAIT_MS, over.signal)]);
      over.abort();
      await runs.giveBack();
    },
  };
}

const earlier = (a: Temporal.Instant | null, b: Temporal.Instant): Temporal.Instant =>
  a && Temporal.Instant.compare(a, b) < 0 ? a : b;

/** Ends early, without a fault, when the signal comes. */
const realWait: Sending['wait'] = (milliseconds, stopped) =>
  waitFor(milliseconds, undefined, { signal: stopped }).catch((error: unknown) => {
    if (!stopped.aborted) throw error;
  });
