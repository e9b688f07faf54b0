/** Every act by its verb. A card's button names one of these, or a view (cards/verbs.ts); the bots' table of flows has them all. */
import { dropParked, keepParked, takeParked } from './keep/act.ts';

export const ACTS = {
  'keep.keep': keepParked,
  'keep.dropParked': dropParked,
  'keep.take': takeParked,
} as const;
export type ActVerb = keyof typeof ACTS;
