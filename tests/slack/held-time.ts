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
    /** Lets exactly so many milliseconds pass for whatever waits for them, once so many do. */
    pass: async (milliseconds: number, count = 1): Promise<void> => {
      for (;;) {
        const waiting = held.filter((one) => one.milliseconds === milliseconds).slice(0, count);
        if (waiting.length === count) {
          clock.now = clock.now.add({ milliseconds });
          for (const one of waiting) one.pass();
          return;
        }
        await new Promise<void>((resolve) => news.push(resolve));
      }
    },
  };
}
