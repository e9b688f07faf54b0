/** What of a team the summary for those who see many schools is made from (summary.ts): a change of any other kind leaves it as it is. */
import type { Kind } from '../kinds.ts';

export const SUMMED: Readonly<Record<Kind, boolean>> = {
  team: true,
  member: true,
  checkpoint: true,
  goal: true,
  answer: true,
  decision: true,
  intervention: true,
  year: true,
  // Whether a goal has been measured.
  series: true,
  indicator: true,
  home: false,
  acceptance: false,
  addition: false,
  days: false,
  deviation: false,
  discussion: false,
  evaluation: false,
  feed: false,
  follow: false,
  handover: false,
  import: false,
  note: false,
  overview: false,
  parked: false,
  signature: false,
  template: false,
};
