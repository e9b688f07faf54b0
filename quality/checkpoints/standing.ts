/** What a checkpoint's page says that goes on changing: goals, whose decisions are, and who was in the team. Kept as it is when it is closed. Pure. */
import type { Goal } from '../goals/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { goalsAt } from './before.ts';
import { decisionsOf } from './decisions-of.ts';
import type { Checkpoint, Standing } from './documents.ts';
import { jointPicture } from './joint-picture.ts';

const isFinished = ({ state }: Goal): boolean => state === 'finished';

/** As it is now. */
export function standingOf(snapshot: Snapshot, checkpoint: Checkpoint): Standing {
  return {
    goals: [...new Set([...goalsAt(snapshot, checkpoint), ...snapshot.goals.filter(isFinished)])].map(
      ({ id, title, baseline, target, unit, deadline, state }) => ({
        ...{ goal: id, title, baseline, target, unit, deadline, state },
      }),
    ),
    decisions: decisionsOf(snapshot, checkpoint).map(({ id, owner, due }) => ({ decision: id, owner, due })),
    missing: [...jointPicture(snapshot, checkpoint).missing],
  };
}

/** The team with the goals and decisions that a closed checkpoint was closed with; one that did not note them has those of now. */
export function asClosed(snapshot: Snapshot, { standing }: Checkpoint): Snapshot {
  if (!standing) return snapshot;
  const goals = new Map(standing.goals.map(({ goal, ...was }) => [goal, was]));
  const decisions = new Map(standing.decisions.map(({ decision, ...was }) => [decision, was]));
  return {
    ...snapshot,
    goals: snapshot.goals.map((one) => ({ ...one, ...goals.get(one.id) })),
    decisions: snapshot.decisions.map((one) => ({ ...one, ...decisions.get(one.id) })),
  };
}
