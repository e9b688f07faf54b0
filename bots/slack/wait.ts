/** Time as the bot waits for it: one function that tests hold in their hand, and how long to pause between tries. */

/** Waits; true when the time has passed, false when the signal ended it first. */
export type Wait = (milliseconds: number, ended: AbortSignal) => Promise<boolean>;

export const realWait: Wait = (milliseconds, ended) =>
  new Promise((resolve) => {
    if (ended.aborted) return resolve(false);
    const end = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      ended.removeEventListener('abort', end);
      resolve(true);
    }, milliseconds);
    ended.addEventListener('abort', end, { once: true });
  });

/** What the work gives, or null when it is not ready within so many milliseconds; the work then goes on. Rejects as the work does. */
export async function within<T extends object>(wait: Wait, milliseconds: number, work: Promise<T>): Promise<T | null> {
  const ready = new AbortController();
  try {
    return await Promise.race([work, wait(milliseconds, ready.signal).then(() => null)]);
  } finally {
    ready.abort();
  }
}

/** Slack counts a call as failed after three seconds (docs.slack.dev, "Events API" and "Handling user interaction", 2026); the rest is for the way. */
export const ACK_WITHIN_MS = 2_000;

const FIRST_MS = 1000;
/** Slack allows more than one connection attempt a minute (apps.connections.open is of tier 1); a minute is also how soon an operator should see that all is well. */
const LONGEST_MS = 60_000;

/** How long to wait after so many failures in a row (1, 2, …): a second, doubled each time, at most a minute. */
export const pauseAfter = (failures: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
