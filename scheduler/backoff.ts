/** How often and how soon a delivery that failed in passing is tried again. */

/** Some six hours in all, longer than the platforms' usual troubles; then it is given up and the coordinator is told. */
export const MAX_ATTEMPTS = 12;
const FIRST_SECONDS = 60;
const MAX_SECONDS = 3600;
/** What answers somebody's words is tried again within seconds, and goes on each minute for as long as it means something. */
const URGENT_FIRST_SECONDS = 2;
const URGENT_MAX_SECONDS = 60;

/** The next try after `attempts` tries: one minute, doubled each time, at most an hour; what is urgent from two seconds to a minute. */
export function retryAt(now: Temporal.Instant, attempts: number, urgent = false): Temporal.Instant {
  const [first, longest] = urgent ? [URGENT_FIRST_SECONDS, URGENT_MAX_SECONDS] : [FIRST_SECONDS, MAX_SECONDS];
  return now.add({ seconds: Math.min(longest, first * 2 ** Math.max(0, attempts - 1)) });
}
