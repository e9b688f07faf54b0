/** Where the team's competence meets the teacher teams' and the leadership group's results. */
import type { Checkpoint } from '../checkpoints/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Discussion } from './documents.ts';

/** The last checkpoint before `date`; null when there is none. */
export const checkpointBefore = (snapshot: Snapshot, date: string): Checkpoint | null =>
  snapshot.checkpoints.filter((c) => c.date < date).toSorted((a, b) => b.date.localeCompare(a.date))[0] ?? null;

/**
 * The teacher teams that have not been met since the checkpoint before `date` (or since the school year began), and whether the
 * leadership group has not. A meeting counts once it is held.
 */
export function notMet(snapshot: Snapshot, date: string): { teacherTeams: string[]; leadershipGroup: boolean } {
  const since = checkpointBefore(snapshot, date)?.date ?? snapshot.team.calendar.autumnStart;
  const held = snapshot.discussions.filter((d) => d.state === 'held' && d.date >= since && d.date <= date);
  return {
    teacherTeams: snapshot.team.teacherTeams.filter((name) => !held.some((d) => d.teacherTeam === name)),
    leadershipGroup: !held.some((d) => d.teacherTeam === null),
  };
}

/** Planned ones first, the nearest on top; then what was held, the latest on top. */
export function inOrder(discussions: readonly Discussion[]): Discussion[] {
  const planned = discussions.filter((d) => d.state === 'planned').toSorted((a, b) => a.date.localeCompare(b.date));
  const held = discussions.filter((d) => d.state === 'held').toSorted((a, b) => b.date.localeCompare(a.date));
  return [...planned, ...held];
}
