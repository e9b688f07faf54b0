/** How often and how soon a delivery that failed in passing is tried again. */

/** Some six hours in all, longer than the platforms' usual troubles; then it is given up and the coordinator is told. */
export const MAX_ATTEMPTS = 12;
const FIRST_SECONDS = 60;
const MAX_SECONDS = 3600;

/** The next try after `attempts` tries: one minute, doubled each time, at most an hour. */
export function retryAt(now: Temporal.Instant, attempts: number): Temporal.Instant {
  const seconds = Math.min(MAX_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, attempts - 1));
  return now.add({ seconds });
}
