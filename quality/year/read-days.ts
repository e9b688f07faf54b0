/** What was read of a school year out of a calendar file or pasted lines, before anybody has said yes to it. */
import { z } from 'zod';
import { isoDate } from '../base.ts';
import type { Problem } from '../problem.ts';
import { dateSpan, MAX_BREAKS } from './documents.ts';

/** `first`, `last`: a term's first or last day; `term`: both, as `from` and `to`. Both ends are included. */
export const readDay = dateSpan.extend({
  kind: z.enum(['break', 'staff', 'first', 'last', 'term']),
  /** The pasted line that it stands on, from 1; null in a calendar file. */
  line: z.int().nullable(),
});
export type ReadDay = z.infer<typeof readDay>;

/** Days of something that may be a break, a staff day or nothing; only people know. */
export const askedDay = z.object({
  name: z.string().max(100),
  spans: z.array(z.object({ from: isoDate, to: isoDate })).max(MAX_BREAKS),
  line: z.int().nullable(),
});
export type AskedDay = z.infer<typeof askedDay>;

/** Why something was not taken. Each has its words in cards/texts. */
export const WHY_LEFT = [
  'cancelled',
  'broken',
  'hours',
  'cut',
  'outsideYear',
  'otherYear',
  'holiday',
  'notDayOff',
  'noDate',
] as const;
export const leftOut = z.object({
  why: z.enum(WHY_LEFT),
  /** What it is called, or the line as it was pasted; empty where it has no name. */
  name: z.string().max(100),
  line: z.int().nullable(),
  count: z.int().min(1),
});
export type LeftOut = z.infer<typeof leftOut>;

/** More days, questions or lines than this are a calendar of something else; the first are kept. */
export const MAX_READ = 200;

export type ReadDays = {
  readonly days: readonly ReadDay[];
  readonly asked: readonly AskedDay[];
  readonly leftOut: readonly LeftOut[];
  /** Why nothing at all, or a line, could be read. */
  readonly problems: readonly Problem[];
};

/** Monday to Friday from the one day to the other, both included. */
export function weekdaysOf({ from, to }: { readonly from: string; readonly to: string }): string[] {
  const days: string[] = [];
  const last = Temporal.PlainDate.from(to);
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    if (day.dayOfWeek <= 5) days.push(day.toString());
  return days;
}
