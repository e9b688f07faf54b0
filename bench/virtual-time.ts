/** Time that passes by itself as soon as nothing more happens at the moment: hours in a second, the same at each run. */
type Timer = { readonly at: number; readonly pass: () => void };

/** More than one thing leads to another without time passing. */
const ROUNDS = 12;

export function virtualTime(start: string) {
  const timers: Timer[] = [];
  let now = Temporal.Instant.from(start).epochMilliseconds;
  return {
    clock: () => Temporal.Instant.fromEpochMilliseconds(now),
    wait: (milliseconds: number): Promise<void> =>
      new Promise((resolve) => timers.push({ at: now + Math.max(0, milliseconds), pass: resolve })),
    /** Lets time pass until it is done. Throws when nothing waits for anything any more. */
    async until(done: () => boolean): Promise<void> {
      for (;;) {
        // Whatever can happen now happens before this; what is written at one time takes a round each.
        for (let round = 0; round < ROUNDS; round += 1) await new Promise((resolve) => setImmediate(resolve));
        if (done()) return;
        const next = Math.min(...timers.map(({ at }) => at));
        if (!Number.isFinite(next)) throw new Error('nothing happens any more');
        now = Math.max(now, next);
        for (const timer of timers.splice(0)) {
          if (timer.at <= now) timer.pass();
          else timers.push(timer);
        }
      }
    },
  };
}
