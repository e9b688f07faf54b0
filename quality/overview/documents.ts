/** Who outside the team sees how its school stands: a head of student health (chef för elevhälsan) or a school organiser (skolhuvudman). */
import { z } from 'zod';
import { base, isoInstant } from '../base.ts';

/** What a school may show of itself: numbers, never words. */
export const SHARES = ['completion', 'goals', 'overdue', 'alerts'] as const;
export type Share = (typeof SHARES)[number];
export const DEFAULT_SHARES: readonly Share[] = ['completion', 'goals'];

/** Most people that one school shows itself to. */
export const MAX_OVERVIEWS = 10;
/** Most characters of such a person's name. */
export const MAX_NAME = 120;
/** Most characters of an id, which may be typed after the name. */
export const MAX_ID = 130;

/** `id` is the person's, of the team's own organisation; they need not be in any team. */
export const overview = z.object({
  ...base,
  kind: z.literal('overview'),
  name: z.string().trim().min(1).max(200),
  shares: z.array(z.enum(SHARES)).min(1).max(SHARES.length),
  /** The principal who appointed them. */
  by: z.string(),
  at: isoInstant,
});
export type Overview = z.infer<typeof overview>;
