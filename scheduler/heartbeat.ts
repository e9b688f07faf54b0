/**
 * The heartbeat: claims what is due and delivers it (deliver.ts). What is due lives in the store, so a missed minute, a restart and
 * several processes are one and the same case.
 */
import { setTimeout as waitFor } from 'node:timers/promises';
import cron from 'node-cron';
import type { Messenger } from '../bots/messenger.ts';
import type { Address } from '../quality/base.ts';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import { codeOf } from '../quality/errors.ts';
import type { DeliveryOutcome, Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { deliver, type Log, type Sending } from './deliver.ts';
import { createPacing, createPauses } from './pacing.ts';

export type HeartbeatSettings = {
  readonly storage: Storage;
  readonly messengers: (platform: Address['platform']) => Messenger | undefined;
  readonly render: Sending['render'];
  readonly clock: () => Temporal.Instant;
  readonly log: Log;
  /** Names this process in claims; unique per process. */
  readonly owner: string;
  /** Waits so many milliseconds between messages, for the platforms' sake; a real wait when left out. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** Told what became of each delivery; for the simulation and for measurements. */
  readonly observe?: (delivery: Delivery, outcome: DeliveryOutcome, snapshot: Snapshot | null) => void;
};

/** How many are claimed at once, and for how long; a batch takes seconds, so a lease of minutes survives a slow platform. */
const BATCH = 50;
const LEASE: Temporal.DurationLike = { minutes: 5 };
/** Nothing new is begun this long before the lease ends, so that what is under way ends before it. */
const LEASE_MARGIN: Temporal.DurationLike = { minutes: 2 };
/** Messages under way at the same time. */
const LANES = 4;
/** A beat ends after this many batches, so that it cannot run for ever while more comes due. */
const MAX_BATCHES = 200;

export type BeatReport = { claimed: number; sent: number };

export function createHeartbeat(settings: HeartbeatSettings) {
  const run = createRun(settings);
  let running: Promise<BeatReport> | null = null;
  let again = false;
  let stopping = false;
  let task: ReturnType<typeof cron.schedule> | null = null;

  const untilQuiet = async (): Promise<BeatReport> => {
    const total = { claimed: 0, sent: 0 };
    do {
      again = false;
      const report = await run(() => stopping);
      total.claimed += report.claimed;
      total.sent += report.sent;
    } while (again && !stopping);
    return total;
  };
  /** One beat. While one runs, a second call makes it look once more before it ends. */
  const beat = (): Promise<BeatReport> => {
    again = true;
    running ??= untilQuiet().finally(() => {
      running = null;
    });
    return running;
  };
  const safely = (): void => {
    beat().catch((error: unknown) => settings.log.error({ code: codeOf(error) }, 'heartbeat failed'));
  };
  return {
    beat,
    /** Something may have become due at once. */
    nudge: () => void (task && safely()),
    /** Beats now and every minute. */
    start: () => {
      stopping = false;
      task = cron.schedule('* * * * *', safely, { noOverlap: true });
      safely();
    },
    /** Stops the clock and waits for the batch that is under way; a failure of that beat has been logged already. */
    stop: async () => {
      stopping = true;
      await task?.stop();
      task = null;
      await Promise.allSettled([running]);
    },
  };
}

function createRun(settings: HeartbeatSettings): (stopping: () => boolean) => Promise<BeatReport> {
  const { storage, owner, clock, log } = settings;
  const pauses = createPauses();
  /** Sent, or refused, but not written down because the store failed: written down first thing in the next beat, never sent again. */
  const unsettled = new Map<string, { delivery: Delivery; outcome: DeliveryOutcome; snapshot: Snapshot | null }>();

  const settle = async (delivery: Delivery, outcome: DeliveryOutcome, snapshot: Snapshot | null): Promise<boolean> => {
    const id = JSON.stringify([delivery.tenant, delivery.team, delivery.key]);
    unsettled.set(id, { delivery, outcome, snapshot });
    const held = await storage.settle(delivery, owner, outcome);
    unsettled.delete(id);
    if (held) settings.observe?.(delivery, outcome, snapshot);
    return held && outcome.state === 'sent';
  };

  const handle = async (sending: Sending, { delivery, also }: Together, snapshots: Snapshots): Promise<boolean> => {
    try {
      const snapshot = await snapshots(delivery);
      const outcome = await deliver(sending, delivery, snapshot, also);
      const sent = outcome !== null && (await settle(delivery, outcome, snapshot));
      for (const one of also) {
        if (outcome?.state !== 'sent') await handle(sending, { delivery: one, also: [] }, snapshots);
        else await settle(one, { state: 'superseded', at: outcome.at, note: 'merged' }, snapshot);
      }
      return sent;
    } catch (error) {
      // The store failed. One failure never stops another; what was not sent is claimed again when the lease runs out.
      log.error({ code: codeOf(error), kind: delivery.kind, team: delivery.team }, 'delivery failed');
      return false;
    }
  };

  return async (stopping) => {
    const report: BeatReport = { claimed: 0, sent: 0 };
    const paced = createPacing();
    for (const { delivery, outcome, snapshot } of [...unsettled.values()]) {
      if (await settle(delivery, outcome, snapshot)) report.sent += 1;
    }
    for (let batch = 0; batch < MAX_BATCHES && !stopping(); batch += 1) {
      const now = clock();
      const leaseEnd = now.add(LEASE);
      const claimed = await storage.claim(now.toString(), leaseEnd.toString(), owner, BATCH);
      report.claimed += claimed.length;
      const wait = settings.wait ?? waitFor;
      const sending: Sending = { ...settings, wait, pauses, paced, leaseUntil: leaseEnd.subtract(LEASE_MARGIN) };
      const snapshots = readOnce(storage);
      const queue = together(claimed).values();
      const lane = async (): Promise<void> => {
        for (const one of queue) if (await handle(sending, one, snapshots)) report.sent += 1;
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      if (claimed.length < BATCH) break;
    }
    return report;
  };
}

/** One message, and the others of its batch that it says as well. */
type Together = { readonly delivery: Delivery; readonly also: readonly Delivery[] };

/** Several people who cannot be reached are one message to a coordinator; everything else goes out by itself. */
function together(claimed: readonly Delivery[]): Together[] {
  const groups = Map.groupBy(claimed, ({ kind, tenant, team, checkpoint, recipient, key }) =>
    JSON.stringify(kind === 'undeliverable' ? [tenant, team, checkpoint, recipient] : [tenant, team, key]),
  );
  return [...groups.values()].flatMap(([delivery, ...also]) => (delivery ? [{ delivery, also }] : []));
}

type Snapshots = (delivery: Delivery) => Promise<Snapshot | null>;

/** Each team is read once per batch. */
function readOnce(storage: Storage): Snapshots {
  const read = new Map<string, Promise<Snapshot | null>>();
  return ({ tenant, team }) => {
    const id = JSON.stringify([tenant, team]);
    const known = read.get(id) ?? storage.snapshot({ tenant, team });
    read.set(id, known);
    return known;
  };
}
