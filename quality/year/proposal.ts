/** A first wheel for a team's calendar, and a new one when the calendar or the number of checkpoints changes. */
import { put } from '../act.ts';
import type { Checkpoint } from '../checkpoints/documents.ts';
import type { Change } from '../ports.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Team } from '../team/documents.ts';
import { MAX_CHECKPOINTS, proposeWheel } from './wheel.ts';

/** A proposal this near a checkpoint that already has answers is the same slot. */
const MIN_DAYS_APART = 28;

/**
 * Replaces the planned checkpoints that nobody has answered by a fresh proposal for the team as it will be. `ids` are those of the
 * new checkpoints, as many as there can be (`MAX_CHECKPOINTS`).
 */
export function proposalChanges(
  { snapshot, today }: { readonly snapshot: Snapshot; readonly today: Temporal.PlainDate },
  team: Team,
  ids: readonly string[],
): Change[] {
  const answered = new Set(snapshot.answers.map((answer) => answer.checkpoint));
  const kept = snapshot.checkpoints.filter((one) => one.state === 'closed' || answered.has(one.id));
  const proposed = proposeWheel(team.calendar, countOf(team), today)
    .filter(({ date }) => kept.every((one) => daysApart(one.date, date) >= MIN_DAYS_APART))
    .slice(0, Math.max(0, MAX_CHECKPOINTS - kept.length));
  return [
    ...snapshot.checkpoints
      .filter((one) => !kept.includes(one))
      .map(({ id, version }): Change => ({ do: 'delete', kind: 'checkpoint', id, expected: version })),
    ...proposed.flatMap(({ date, reason }, index) => {
      const id = ids[index];
      return id === undefined ? [] : [put(newCheckpoint(id, team.calendar.schoolYear, date, reason))];
    }),
  ];
}

/** How many of the checkpoints that a team has chosen there still is time for, when its proposal holds just those; null where it holds all of them, or others. */
export function fewerThanChosen({ team, checkpoints }: Snapshot, today: Temporal.PlainDate): number | null {
  const left = proposeWheel(team.calendar, countOf(team), today).length;
  return left < countOf(team) && left === checkpoints.length ? left : null;
}

const countOf = ({ checkpointCount }: Team): 2 | 3 | 4 => (checkpointCount <= 2 ? 2 : checkpointCount === 3 ? 3 : 4);
const daysApart = (a: string, b: string): number =>
  Math.abs(Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b)).days);

/** A checkpoint that nothing has happened at yet. */
export const newCheckpoint = (
  id: string,
  schoolYear: string,
  date: string,
  reason: Checkpoint['reason'],
): Checkpoint => ({
  kind: 'checkpoint',
  id,
  version: 1,
  schoolYear,
  date,
  reason,
  state: 'planned',
  gatheredAt: null,
  decisionsRecordedAt: null,
  summary: '',
  closedAt: null,
  closedBy: null,
});
