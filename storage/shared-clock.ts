/**
 * What time it is, the same for all processes of one store: leases and what is due would otherwise end at different moments on machines whose
 * clocks differ, and be sent twice. Between two looks at the store's clock the time goes on by the machine's monotonic one, so that
 * nobody who sets the machine's clock moves it.
 */
import type { Storage } from '../quality/ports.ts';

export type Clock = {
  now(): Temporal.Instant;
  /** Looks at the store's clock again. Keeps the time as it is where the store does not answer, which whatever comes next will say. */
  sync(): Promise<void>;
};

/** A look that took longer tells too little of when it was answered. */
const CLOSE_MS = 1000;

/** Rejects when the store does not answer the first time. A store on one machine has that machine's own clock. */
export async function sharedClock(
  storage: Pick<Storage, 'time'>,
  machine: { readonly now: () => Temporal.Instant; readonly monotonic: () => number } = MACHINE,
): Promise<Clock> {
  const look = async (): Promise<{ at: number; by: number; close: boolean } | null> => {
    const asked = machine.monotonic();
    const told = await storage.time();
    const answered = machine.monotonic();
    if (told === null) return null;
    const by = (asked + answered) / 2;
    return { at: Temporal.Instant.from(told).epochMilliseconds, by, close: answered - asked <= CLOSE_MS };
  };
  const first = await look();
  if (!first) return { now: machine.now, sync: async () => undefined };
  let { at, by } = first;
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(Math.round(at + machine.monotonic() - by)),
    sync: async () => {
      const seen = await look().catch(() => null);
      if (seen?.close) ({ at, by } = seen);
    },
  };
}

const MACHINE = { now: (): Temporal.Instant => Temporal.Now.instant(), monotonic: (): number => performance.now() };
