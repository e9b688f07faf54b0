/** Once a minute: what is kept of schools for those who see many, made anew where it is old, so that «alla skolor» finds most of it ready. */

import { codeOf } from '../quality/errors.ts';
import type { Storage } from '../quality/ports.ts';
import { renew } from '../reports/school-summaries.ts';
import type { Sending } from './sending.ts';

/** A team's two years are read in some milliseconds, so these take about a second. */
const A_MINUTE = 100;

/** Never throws: whoever needs one that is old makes it. One round at a time. */
export function createSummaries({ storage, log }: { readonly storage: Storage; readonly log: Sending['log'] }) {
  let running = false;
  return async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      for (const one of await storage.summaries.stale(A_MINUTE)) await renew(storage, one);
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'summaries are not made anew');
    } finally {
      running = false;
    }
  };
}
