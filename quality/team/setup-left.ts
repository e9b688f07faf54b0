/** What is left of getting started. Pure. */
import type { Snapshot } from '../snapshot.ts';

/** The next of its four steps after the school: the year's days, who does what, or the wheel that the appointed principal approves; null when all is done. */
export type SetupStep = 2 | 3 | 4;

/** That the days have been looked at is seen by somebody having a profession: the step after it. */
export function setupLeft({ team, members }: Snapshot): SetupStep | null {
  if (team.wheelApprovedAt) return null;
  const active = members.filter((member) => member.active);
  if (active.some(({ principal }) => principal)) return 4;
  return active.some(({ professions }) => professions.length > 0) ? 3 : 2;
}
