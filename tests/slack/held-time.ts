/** Time that passes when the test says so: a bot that waits for something waits until then. */
import type { Wait } from '../../bots/slack/wait.ts';

type Held = { readonly milliseconds: number; readonly pass: () => void };

export function holdTime(clock: { now: Temporal.Instant }) {
  const held: Held[] = [];
  let news: (() => void)[] = [];
  const wait: Wait = (milliseconds, ended) =>
    new Promise((resolve) => {
      const end = (passed: boolean): void => {
        const at = held.indexOf(one);
        if (at >= 0) held.splice(at, 1);
        resolve(passed);
      };
      const one: Held = { milliseconds, pass: () => end(true) };
      if (ended.aborted) return resolve(false);
      held.push(one);
      ended.addEventListener('abort', () => end(false), { once: true });
      for (const tell of news) tell();
      news = [];
    });
  return {
    time: { wait, now: () => clock.now },
    /** Lets exactly so many milliseconds pass for whatever waits for them, once it does. */
    pass: async (milliseconds: number): Promise<void> => {
      for (;;) {
        const one = held.find((waiting) => waiting.milliseconds === milliseconds);
        if (one) {
          clock.now = clock.now.add({ milliseconds });
          return one.pass();
        }
        await new Promise<void>((resolve) => news.push(resolve));
      }
    },
  };
}
