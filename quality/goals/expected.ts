/** Where a goal's value should be on a day, when it goes evenly from its baseline to its target. */
import type { Goal } from './documents.ts';

export type Way = {
  readonly start: { readonly date: string; readonly value: number };
  readonly target: { readonly date: string; readonly value: number };
};

/** From the day the goal was written, or the school year's first day when that came later; null for a draft without numbers. */
export function wayOf({ baseline, target, createdAt, deadline }: Goal, yearStart: string): Way | null {
  if (baseline === null || target === null) return null;
  const written = createdAt.slice(0, 10);
  const from = written > yearStart && written < deadline ? written : yearStart;
  return { start: { date: from, value: baseline }, target: { date: deadline, value: target } };
}

/** The value on the straight way; the ends' own values before and after it. */
export function expectedOn({ start, target }: Way, day: string): number {
  const first = Temporal.PlainDate.from(start.date);
  const days = Math.max(1, first.until(Temporal.PlainDate.from(target.date)).days);
  const gone = Math.min(Math.max(first.until(Temporal.PlainDate.from(day)).days, 0), days);
  return start.value + ((target.value - start.value) * gone) / days;
}
