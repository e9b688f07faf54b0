/**
 * The heartbeat: claims what is due, asks once more whether it should be sent, sends it, and writes down what became of it. What is due
 * lives in the store, so a missed minute, a restart and several processes are one and the same case.
 */
import cron from 'node-cron';
import type { Messenger, SendResult } from '../bots/messenger.ts';
import type { Card } from '../cards/card.ts';
import { decideDelivery } from '../quality/decide-delivery.ts';
import { type Delivery, deliveryKey, type PlannedDelivery } from '../quality/delivery.ts';
import { ArshjuletError } from '../quality/errors.ts';
import type { Address, Snapshot, TeamKey } from '../quality/model.ts';
import { coordinatorsOf } from '../quality/plan-deliveries.ts';
import type { Change, DeliveryOutcome, Storage } from '../quality/ports.ts';
import { MAX_ATTEMPTS, retryAt } from './backoff.ts';

export type HeartbeatSettings = {
  readonly storage: Storage;
  readonly messengers: (platform: Address['platform']) => Messenger | undefined;
  readonly render: (delivery: Delivery, snapshot: Snapshot, now: string, notes: { late: boolean }) => Card;
  readonly clock: () => Temporal.Instant;
  readonly log: { info(fields: object, what: string): void; error(fields: object, what: string): void };
  /** Names this process in claims; unique per process. */
  readonly owner: string;
  /** Told what became of each delivery; for the simulation and for measurements. */
  readonly observe?: (delivery: Delivery, outcome: DeliveryOutcome, snapshot: Snapshot | null) => void;
};

/** How many are claimed at once, and for how long; a batch takes seconds, so a lease of minutes survives a slow platform. */
const BATCH = 50;
const LEASE: Temporal.DurationLike = { minutes: 5 };
/** A beat ends after this many batches, so that it cannot run for ever while more comes due. */
const MAX_BATCHES = 200;

export type BeatReport = { claimed: number; sent: number };

export function createHeartbeat(settings: HeartbeatSettings) {
  let running: Promise<BeatReport> | null = null;
  let again = false;
  let task: ReturnType<typeof cron.schedule> | null = null;

  /** One beat; while one runs, a second call asks for another right after it. */
  const beat = async (): Promise<BeatReport> => {
    if (running) {
      again = true;
      return running;
    }
    running = run(settings).finally(() => {
      running = null;
    });
    const report = await running;
    if (!again) return report;
    again = false;
    return beat();
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
      task = cron.schedule('* * * * *', safely, { noOverlap: true });
      safely();
    },
    /** Stops the clock and waits for the beat that is under way. */
    stop: async () => {
      await task?.stop();
      task = null;
      await running?.catch(() => undefined);
    },
  };
}

const codeOf = (error: unknown): string =>
  error instanceof ArshjuletError ? error.code : error instanceof Error ? error.name : 'unknown';

async function run(settings: HeartbeatSettings): Promise<BeatReport> {
  const report: BeatReport = { claimed: 0, sent: 0 };
  /** When a platform asked for patience, nothing more goes to it until then. */
  const paused = new Map<string, string>();
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const now = settings.clock();
    const claimed = await settings.storage.claim(now.toString(), now.add(LEASE).toString(), settings.owner, BATCH);
    const snapshots = new Map<string, Snapshot | null>();
    for (const delivery of claimed) {
      report.claimed += 1;
      try {
        if (await deliver(settings, delivery, snapshots, paused)) report.sent += 1;
      } catch (error) {
        // One failure never stops another; the lease runs out and it is tried again.
        settings.log.error({ code: codeOf(error), kind: delivery.kind, team: delivery.team }, 'delivery failed');
      }
    }
    if (claimed.length < BATCH) break;
  }
  return report;
}

async function deliver(
  settings: HeartbeatSettings,
  delivery: Delivery,
  snapshots: Map<string, Snapshot | null>,
  paused: Map<string, string>,
): Promise<boolean> {
  const { storage, owner, clock } = settings;
  const key: TeamKey = { tenant: delivery.tenant, team: delivery.team };
  const cacheKey = `${key.tenant}|${key.team}`;
  const snapshot = snapshots.get(cacheKey) ?? (await storage.snapshot(key));
  snapshots.set(cacheKey, snapshot);
  const now = clock().toString();
  const settle = async (outcome: DeliveryOutcome): Promise<boolean> => {
    const held = await storage.settle(delivery, owner, outcome);
    if (held) settings.observe?.(delivery, outcome, snapshot);
    return held;
  };
  if (!snapshot) return (await settle({ state: 'superseded', at: now, note: 'no-team' })) && false;
  const verdict = decideDelivery(delivery, snapshot, now);
  if (verdict.do === 'supersede') return (await settle({ state: 'superseded', at: now, note: verdict.why })) && false;
  if (verdict.do === 'postpone')
    return (await settle({ state: 'waiting', until: verdict.until, note: verdict.why })) && false;

  const to = addressOf(delivery, snapshot);
  const messenger = to && settings.messengers(to.platform);
  if (!to || !messenger)
    return (await settle({ state: 'waiting', until: later(clock(), delivery), note: 'no-platform' })) && false;
  const pause = paused.get(to.platform);
  if (pause) return (await settle({ state: 'waiting', until: pause, note: 'throttled' })) && false;
  const card = settings.render(delivery, snapshot, now, { late: verdict.late });
  const result = await messenger.send(to, card);
  return conclude(settings, delivery, snapshot, result, settle, (until) => paused.set(to.platform, until));
}

const later = (now: Temporal.Instant, delivery: Delivery): string => retryAt(now, delivery.attempts).toString();

function addressOf(delivery: Delivery, snapshot: Snapshot): Address | null {
  if (delivery.recipient === 'channel') return snapshot.team.home;
  return snapshot.members.find((member) => member.id === delivery.recipient)?.address ?? null;
}

async function conclude(
  settings: HeartbeatSettings,
  delivery: Delivery,
  snapshot: Snapshot,
  result: SendResult,
  settle: (outcome: DeliveryOutcome) => Promise<boolean>,
  pause: (until: string) => void,
): Promise<boolean> {
  const at = settings.clock().toString();
  switch (result.result) {
    case 'sent':
      return settle({ state: 'sent', at, message: result.message });
    case 'throttled':
      if (delivery.attempts < MAX_ATTEMPTS) {
        pause(result.until);
        return (await settle({ state: 'waiting', until: result.until, note: 'throttled' })) && false;
      }
      await instead(settings, delivery, snapshot, 'unreachable');
      return (await settle({ state: 'refused', at, note: 'unreachable' })) && false;
    case 'gone':
    case 'refused':
      await instead(settings, delivery, snapshot, result.result);
      return (
        (await settle({ state: result.result, at, note: result.result === 'refused' ? result.reason : 'gone' })) &&
        false
      );
  }
}

/** A personal message that cannot arrive: the coordinator hears who and why, and the person is mentioned in the channel. */
async function instead(
  settings: HeartbeatSettings,
  delivery: Delivery,
  snapshot: Snapshot,
  why: string,
): Promise<void> {
  if (delivery.recipient === 'channel' || delivery.kind === 'undeliverable' || delivery.kind === 'status') return;
  const dueAt = settings.clock().toString();
  const extra = (draft: Omit<PlannedDelivery, 'key' | 'dueAt'>): Change => ({
    do: 'deliver',
    delivery: { ...draft, key: deliveryKey(draft), dueAt },
  });
  const tellAbout = coordinatorsOf(snapshot).filter((member) => member.id !== delivery.recipient);
  const changes = tellAbout.map((member) =>
    extra({
      kind: 'undeliverable',
      checkpoint: delivery.checkpoint,
      recipient: member.id,
      occurrence: `${delivery.recipient}:${why}`,
    }),
  );
  const prompted = delivery.kind === 'prompt' || delivery.kind === 'reminder';
  if (prompted && delivery.checkpoint && snapshot.team.home.kind === 'channel') {
    changes.push(
      extra({ kind: 'prompt', checkpoint: delivery.checkpoint, recipient: 'channel', occurrence: delivery.recipient }),
    );
  }
  if (changes.length > 0) await settings.storage.commit(snapshot.key, changes);
}
