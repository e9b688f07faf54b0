/** The values that the school already has. */
import { z } from 'zod';
import { base, isoInstant } from '../base.ts';
import { indicatorDefinition } from './indicators.ts';
import { observation } from './observations.ts';

/** The values of one indicator over the years, as the school has them; `id` is the indicator's key. */
export const series = z.object({
  ...base,
  kind: z.literal('series'),
  observations: z.array(observation).max(5000),
  /** When values were last saved; absent where that was before it was noted. */
  savedAt: isoInstant.optional(),
  /** And the time before that, for when the last saving is taken back. */
  savedBefore: isoInstant.optional(),
});
export type Series = z.infer<typeof series>;

/** An indicator that the team has added to the catalogue; `id` is its key. */
export const teamIndicator = z.object({ ...base, kind: z.literal('indicator'), definition: indicatorDefinition });

/** Where what is read from a file waits until the person has said yes; not part of a snapshot. */
export const PENDING = 'pending';

/** Values read from a file or a form, small numbers hidden already; `id` is the person's. */
export const pendingImport = z.object({
  ...base,
  kind: z.literal('import'),
  /** Tells one preview from the next, so that an old card saves nothing. */
  token: z.string(),
  observations: z.array(observation).max(20_000),
  /** Definitions that are saved with the values that need them. */
  measures: z.array(indicatorDefinition).max(2000).default([]),
  at: isoInstant,
});
export type PendingImport = z.infer<typeof pendingImport>;
