/** A calendar that can be subscribed to: whose it is, and the secret that its address is made of. */
import { z } from 'zod';
import { base, isoInstant, SECRET } from '../base.ts';

/** The id of the team's own; any other is the person's whose it is. */
export const TEAM_FEED = 'team';

/**
 * The secret itself is kept and not its hash, so that the address can be shown again: whoever reads the store reads everything that the
 * calendar shows. It stands in no line of the audit and no log.
 */
export const feed = z.object({
  ...base,
  kind: z.literal('feed'),
  secret: z.string().regex(SECRET),
  /** Who made the address. */
  by: z.string(),
  at: isoInstant,
});
export type Feed = z.infer<typeof feed>;
