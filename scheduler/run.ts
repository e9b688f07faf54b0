/** One run: claims what is due and delivers it, many at a time, until nothing more is due, its time is over or everything stops. */
import { decideDelivery } from '../quality/deliveries/decide.ts';
import type { Delivery, DeliveryKind } from '../quality/deliveries/delivery.ts';
import { UNKNOWN } from '../quality/deliveries/delivery.ts';
import { mayBeLeft } from '../quality/deliveries/enough.ts';
import { rulesFor } from '../quality/deliveries/kinds.ts';
import { codeOf } from '../quality/errors.ts';
import type { DeliveryOutcome, Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { deliver } from './deliver.ts';
import { isOfRound, type Rosters } from './rosters.ts';
import { postpone, type Sending } from './sending.ts';

export type RunSettings = Omit<Sending, 'leaseUntil' | 'stopped' | 'begins'> & {
  /** Names this process in claims; unique per process. */
  readonly owner: string;
  readonly rosters: Rosters;
  /** Told what became of each delivery. */
  readonly observe: (delivery: Delivery, outcome: DeliveryOutcome, snapshot: Snapshot | null) => void;
};

/** `more`: the run ended because its time was over. */
export type RunReport = { claimed: number; sent: number; more: boolean };

/** How many are claimed at once, and for how long; a delivery takes seconds, so a lease of minutes survives a slow platform. */
export const BATCH = 100;
const LEASE: Temporal.DurationLike = { minutes: 5 };
/** Nothing new is begun this long before the lease ends, so that what is under way ends before it. */
const LEASE_MARGIN: Temporal.DurationLike = { minutes: 2 };
/** Deliveries under way at the same time, those included that wait for their moment. The pace decides how fast they go; many may hang without holding up the rest. */
export const MOST_UNDER_WAY = 2000;
/** A run claims nothing more after so long, so that it cannot go on for ever while more comes due. */
const LONGEST_RUN: Temporal.DurationLike = { seconds: 60 };

/** A run waits so long for what comes back. */
const SOON_MS = 2000;

type Held = { readonly delivery: Delivery; begun: boolean };

export function createRuns(settings: RunSettings) {
  const { storage, owner, clock, log } = settings;
  /** What became of a delivery, not written down because the store failed: written down first thing in the next run, never sent again. */
  const unsettled = new Map<string, { delivery: Delivery; outcome: DeliveryOutcome; snapshot: Snapshot | null }>();
  const held = new Map<string, Held>();
  const back = comingBack();

  const settle = async (delivery: Delivery, outcome: DeliveryOutcome, snapshot: Snapshot | null): Promise<boolean> => {
    const id = idOf(delivery);
    unsettled.set(id, { delivery, outcome, snapshot });
    const wasHeld = await storage.settle(delivery, owner, outcome);
    unsettled.delete(id);
    if (wasHeld) settings.observe(delivery, outcome, snapshot);
    if (wasHeld && outcome.state === 'waiting') back.comes(outcome.until);
    return wasHeld && outcome.state === 'sent';
  };

  const handle = async (sending: Sending, { delivery, also }: Together, snapshots: Snapshots): Promise<boolean> => {
    held.set(idOf(delivery), { delivery, begun: false });
    try {
      const snapshot = await snapshots(delivery);
      const said = also.filter((one) => snapshot !== null && isSaidWith(one, snapshot, clock()));
      const outcome = await deliver(sending, delivery, snapshot, said);
      const sent = outcome !== null && (await settle(delivery, outcome, snapshot));
      const merged = outcome?.state === 'sent' ? said : [];
      for (const one of merged)
        await settle(one, { state: 'superseded', at: clock().toString(), note: 'merged' }, snapshot);
      const [next, ...others] = also.filter((one) => !merged.includes(one));
      if (next) await handle(sending, { delivery: next, also: others }, snapshots);
      return sent;
    } catch (error) {
      // The store failed. One failure never stops another; what was not sent is claimed again when the lease runs out.
      log.warn({ code: codeOf(error), kind: delivery.kind, team: delivery.team }, 'delivery failed');
      return false;
    } finally {
      held.delete(idOf(delivery));
    }
  };

  return {
    /** Delivers what is due; only of `kinds` when they are given. */
    run: async (stopped: AbortSignal, kinds?: readonly DeliveryKind[]): Promise<RunReport> => {
      const report: RunReport = { claimed: 0, sent: 0, more: false };
      for (const { delivery, outcome, snapshot } of [...unsettled.values()]) {
        if (await settle(delivery, outcome, snapshot)) report.sent += 1;
      }
      const end = clock().add(LONGEST_RUN);
      const begins = (delivery: Delivery): void => {
        const one = held.get(idOf(delivery));
        if (one) one.begun = true;
      };
      const underWay = new Set<Promise<void>>();
      const rosters = kinds ? null : settings.rosters.again();
      while (!stopped.aborted) {
        report.more = Temporal.Instant.compare(clock(), end) >= 0;
        if (report.more) break;
        while (underWay.size > MOST_UNDER_WAY - BATCH) await Promise.race(underWay);
        const leaseEnd = clock().add(LEASE);
        const claimed = await storage.claim(clock().toString(), leaseEnd.toString(), owner, BATCH, kinds);
        report.claimed += claimed.length;
        const sending: Sending = { ...settings, stopped, begins, leaseUntil: leaseEnd.subtract(LEASE_MARGIN) };
        const snapshots = readOnce(storage, settings.rosters);
        for (const one of together(claimed)) {
          const done = handle(sending, one, snapshots).then((sent) => {
            underWay.delete(done);
            if (sent) report.sent += 1;
          });
          underWay.add(done);
        }
        if (claimed.length === BATCH) continue;
        // What is urgent knows no pace.
        if (kinds) break;
        // What goes back for the sake of the pace is sent in this run: no call that hangs holds it up.
        let wait = back.next(clock());
        while (wait === null && underWay.size > 0) {
          await Promise.race(underWay);
          wait = back.next(clock());
        }
        if (wait === null) break;
        await settings.wait(wait, stopped);
      }
      await Promise.all([...underWay, rosters]);
      return report;
    },
    /** Gives back what is still held: what was not begun as it was, what was under way as something that may have arrived. */
    giveBack: async (): Promise<void> => {
      const at = clock().toString();
      for (const { delivery, begun } of [...held.values()]) {
        const outcome = begun
          ? ({ state: 'waiting', until: at, note: UNKNOWN } as const)
          : postpone(delivery, at, delivery.note);
        await storage.settle(delivery, owner, outcome);
      }
    },
  };
}

/** When those come due that went back to the store: for the sake of the pace, many at one moment. */
function comingBack() {
  const moments = new Set<number>();
  return {
    comes: (until: string): void => void moments.add(Temporal.Instant.from(until).epochMilliseconds),
    /** Milliseconds until the first of them, each asked for once; null when none comes soon. */
    next: ({ epochMilliseconds: now }: Temporal.Instant): number | null => {
      const left = Math.min(...moments) - now;
      if (left > SOON_MS) return null;
      for (const moment of moments) if (moment <= now + left) moments.delete(moment);
      return Math.max(0, left);
    },
  };
}

const idOf = ({ tenant, team, key }: Delivery): string => JSON.stringify([tenant, team, key]);

/** One message, and the others of its batch that it says as well. */
type Together = { readonly delivery: Delivery; readonly also: readonly Delivery[] };

/** Whether another message may say it too: it is of a kind that does not need one of its own, and wanted now. */
const isSaidWith = (one: Delivery, snapshot: Snapshot, now: Temporal.Instant): boolean =>
  rulesFor(one.kind).together !== undefined && decideDelivery(one, snapshot, now.toString()).do === 'send';

/** What leads a day's message to a person: what asks them something, the last word before a checkpoint first. */
const LEADS: readonly DeliveryKind[] = ['reminder', 'prompt', 'evaluation', 'accept', 'snoozeEnd'];
/** What a person may have had enough of, and what says it as well, goes out one by one: each is counted before the next. */
const isOfDay = ({ kind, recipient }: Delivery): boolean =>
  recipient !== 'channel' && (LEADS.includes(kind) || mayBeLeft(kind));

/** People who cannot be reached are one message to a coordinator, and a person's day is one message; everything else goes out by itself. */
function together(claimed: readonly Delivery[]): Together[] {
  const groups = Map.groupBy(claimed, (one) => {
    const { kind, tenant, team, recipient, key } = one;
    const group = isOfDay(one) ? 'day' : rulesFor(kind).together;
    return JSON.stringify(group ? [tenant, team, recipient, group] : [tenant, team, key]);
  });
  // What leads says the reminders that have no need of a message of their own; what is told comes last.
  const last = (kind: DeliveryKind): number =>
    LEADS.includes(kind) ? LEADS.indexOf(kind) : rulesFor(kind).together ? LEADS.length : LEADS.length + 1;
  return [...groups.values()].flatMap((those) => {
    const [delivery, ...also] = those.toSorted((a, b) => last(a.kind) - last(b.kind));
    return delivery ? [{ delivery, also }] : [];
  });
}

type Snapshots = (delivery: Delivery) => Promise<Snapshot | null>;

/** Each team is read once per batch, and once more after who is there has been read where all are asked. */
function readOnce(storage: Storage, rosters: Rosters): Snapshots {
  const read = new Map<string, Promise<Snapshot | null>>();
  return ({ tenant, team, kind }) => {
    const key = { tenant, team };
    const id = JSON.stringify([tenant, team, isOfRound(kind)]);
    const known = read.get(id) ?? (isOfRound(kind) ? rosters.beforeRound(key) : storage.snapshot(key));
    read.set(id, known);
    return known;
  };
}
