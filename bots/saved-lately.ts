/**
 * What waited for a yes and has been saved, so that a second press on the same card shows the same receipt again. In memory only, for an hour: afterwards,
 * or in another process, such a press is told that it is too late.
 */
const HOLD: Temporal.DurationLike = { hours: 1 };
const HELD_AT_MOST = 500;

/** By the token of what waited; whose it was goes with it. */
export function savedLately<T>() {
  const saved = new Map<string, { readonly receipt: T; readonly person: string; readonly until: Temporal.Instant }>();
  return {
    note(token: string, person: string, receipt: T, now: Temporal.Instant): void {
      saved.set(token, { receipt, person, until: now.add(HOLD) });
      const [oldest] = saved.keys();
      if (saved.size > HELD_AT_MOST && oldest !== undefined) saved.delete(oldest);
    },
    find(token: string, person: string, now: Temporal.Instant): T | undefined {
      const found = saved.get(token);
      return found?.person === person && Temporal.Instant.compare(now, found.until) < 0 ? found.receipt : undefined;
    },
  };
}
