/** One value of an indicator, and what a new set of values would change. */
import { z } from 'zod';
import { PERIOD } from './periods.ts';

/**
 * A marker keeps its own meaning and is never zero: `..` hidden, `.` missing, `~100` near100, `-` masked, and `...` majority: more than half,
 * the exact share protected (Skolverket's legend).
 */
const observationValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), number: z.number() }),
  z.object({ kind: z.literal('hidden') }),
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('near100') }),
  z.object({ kind: z.literal('masked') }),
  z.object({ kind: z.literal('majority') }),
]);
export type ObservationValue = z.infer<typeof observationValue>;

/** The whole school, a grade or grades side by side, as a file's are kept: ``, `F`, `7`, `7–9`. A class is none. */
export const GRADE = /^(?:|(?:F|[1-9])(?:–[1-9])?)$/;
/** Most characters of where a value comes from. */
export const MAX_SOURCE = 300;

export const observation = z.object({
  indicator: z.string().min(1).max(100),
  /** A grade (`7`, `F`), or `''` for the whole school or an indicator that has one grade by definition. */
  scope: z.string().max(20),
  group: z.enum(['all', 'girls', 'boys']),
  period: z.string().regex(PERIOD),
  value: observationValue,
  /** How many people the value is about, where it is known and may be kept. */
  n: z.int().min(0).nullable(),
  source: z.string().max(MAX_SOURCE),
});
export type Observation = z.infer<typeof observation>;
/** Which pupils a value, or a series of them, is of. */
export type Whose = Pick<Observation, 'scope' | 'group'>;

/** The `source` of values that came from no file; what people read is said in their own language. */
export const BY_HAND = { typed: '@typed', pasted: '@pasted' } as const;

/** What makes two observations of one series: the same measured through time. */
export const seriesKey = ({ indicator, scope, group }: Observation): string => [indicator, scope, group].join('|');
/** What makes two observations the same one. */
export const observationKey = (o: Observation): string => [o.indicator, o.scope, o.group, o.period].join('|');

export type ObservationDiff = {
  readonly added: readonly Observation[];
  readonly changed: readonly { readonly before: Observation; readonly after: Observation }[];
  readonly unchanged: readonly Observation[];
};

export const isSameValue = (a: ObservationValue, b: ObservationValue): boolean =>
  a.kind === b.kind && (a.kind !== 'number' || b.kind !== 'number' || a.number === b.number);
const same = (a: Observation, b: Observation): boolean => a.n === b.n && isSameValue(a.value, b.value);

/** What saving `incoming` would do; the same file twice changes nothing, and a file's new name is no change. */
export function diffObservations(existing: readonly Observation[], incoming: readonly Observation[]): ObservationDiff {
  const known = new Map(existing.map((o) => [observationKey(o), o]));
  const latest = [...new Map(incoming.map((o) => [observationKey(o), o])).values()];
  const added: Observation[] = [];
  const changed: { before: Observation; after: Observation }[] = [];
  const unchanged: Observation[] = [];
  for (const after of latest) {
    const before = known.get(observationKey(after));
    if (!before) added.push(after);
    else if (same(before, after)) unchanged.push(before);
    else changed.push({ before, after });
  }
  return { added, changed, unchanged };
}
