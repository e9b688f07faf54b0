/** All that was said, done and decided about one checkpoint, to be read before it, after it and in later years. Pure. */
import type { Goal, GoalStatus } from '../goals/documents.ts';
import { suggestedAt } from '../goals/suggested.ts';
import { type DeviationSums, sumsOf } from '../keep/deviations.ts';
import type { Note, Parked } from '../keep/documents.ts';
import { byTime, type Point, pointsOf } from '../keep/points.ts';
import { localDay } from '../local-day.ts';
import type { Member, Profession } from '../people/documents.ts';
import { checkpointBefore } from '../plan/discussions.ts';
import type { Discussion } from '../plan/documents.ts';
import { type Sight, sightOfCheckpoint } from '../sight.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Answered, answeredAt, saidAt } from './before.ts';
import { decisionsOf } from './decisions-of.ts';
import type { Addition, Answer, Checkpoint, Decision, Progress } from './documents.ts';
import { type CauseSeen, jointPicture, type Written } from './joint-picture.ts';
import { inOrder, numberOf } from './order.ts';
import { asClosed } from './standing.ts';

/** What somebody reported on a goal. Two people have when it changed hands. */
export type Report = Progress & {
  readonly person: string;
  /** The day on which it was said last. ISO. */
  readonly date: string;
  /** What the figures speak for, beside the owner's own status; null without figures. */
  readonly suggested: GoalStatus | null;
};

/** What was said about one goal, or about the whole school where `goal` is null. */
export type GoalRead = {
  readonly goal: Goal | null;
  readonly reports: readonly Report[];
  readonly causes: readonly CauseSeen[];
  readonly additions: readonly Addition[];
};

export type CheckpointPage = {
  readonly checkpoint: Checkpoint;
  readonly number: number;
  /** With `own` the analyses, causes and reports are the viewer's alone; what the team does together is everybody's always. */
  readonly sight: Exclude<Sight, 'nothing'>;
  readonly answered: Answered;
  readonly situations: readonly Written[];
  readonly meanings: readonly Written[];
  readonly goals: readonly GoalRead[];
  /** Professions that have been heard, and those that have not; only of a whole page. */
  readonly heard: readonly Profession[];
  readonly missing: readonly Profession[];
  /** Since the checkpoint before, oldest first. */
  readonly discussions: readonly Discussion[];
  readonly activities: readonly Note[];
  /** On its agenda, with those that were carried on from it. */
  readonly points: readonly Point[];
  readonly deviations: DeviationSums;
  /** Parked since then, or gone through at this checkpoint. */
  readonly parked: readonly Parked[];
  readonly decisions: readonly Decision[];
};

/** Null for somebody who is not in the team. `today` is an ISO date. */
export function checkpointPage(
  now: Snapshot,
  checkpoint: Checkpoint,
  viewer: Member,
  today: string,
): CheckpointPage | null {
  const snapshot = asClosed(now, checkpoint);
  const sight = sightOfCheckpoint(snapshot, checkpoint, viewer, today);
  if (sight === 'nothing') return null;
  const whole = sight === 'whole';
  const answers = snapshot.answers.filter((answer) => whole || answer.person === viewer.id);
  const seen: Snapshot = { ...snapshot, answers };
  const picture = jointPicture(seen, checkpoint);
  return {
    checkpoint,
    number: numberOf(snapshot, checkpoint.id),
    sight,
    answered: answeredAt(snapshot, checkpoint),
    situations: picture.situations,
    meanings: picture.meanings,
    goals: goalsRead(seen, checkpoint, picture.groups).filter(
      (one) => isSaid(one) || (whole && one.goal?.state === 'active'),
    ),
    heard: whole ? picture.heard : [],
    missing: whole ? (checkpoint.standing?.missing ?? picture.missing) : [],
    ...sinceLast(snapshot, checkpoint),
    decisions: decisionsOf(snapshot, checkpoint),
  };
}

/** Whether anything was said about it, whatever has become of the goal since. */
const isSaid = ({ reports, causes, additions }: GoalRead): boolean =>
  reports.length + causes.length + additions.length > 0;

/** The goals in their order, and the school last. */
function goalsRead(
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  said: ReturnType<typeof jointPicture>['groups'],
): GoalRead[] {
  const ours = snapshot.answers.filter((answer) => answer.checkpoint === checkpoint.id);
  return [...snapshot.goals, null].map((goal): GoalRead => {
    const group = said.find((one) => (one.goal?.id ?? null) === (goal?.id ?? null));
    const reports = goal ? reportsOn(snapshot, goal, ours) : [];
    return { goal, reports, causes: group?.causes ?? [], additions: group?.additions ?? [] };
  });
}

function reportsOn(snapshot: Snapshot, goal: Goal, answers: readonly Answer[]): Report[] {
  return answers
    .flatMap((answer) => {
      const date = localDay(snapshot.team, saidAt(answer)).toString();
      return answer.progress
        .filter((progress) => progress.goal === goal.id)
        .map((progress) => ({
          ...progress,
          person: answer.person,
          date,
          suggested: suggestedAt(snapshot, goal, progress.value, date),
        }));
    })
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/**
 * Each day belongs to the first checkpoint on or after it, and what comes after the year's last one to that: so nothing is left out, and
 * nothing stands twice.
 */
export function sinceLast(snapshot: Snapshot, checkpoint: Checkpoint) {
  const after = checkpointBefore(snapshot, checkpoint.date)?.date ?? '';
  const last = inOrder(snapshot.checkpoints).at(-1)?.id === checkpoint.id;
  const within = (date: string): boolean => date > after && (last || date <= checkpoint.date);
  const notes = snapshot.notes.filter(({ date }) => within(date)).toSorted(byTime);
  return {
    discussions: snapshot.discussions
      .filter(({ date, state }) => state !== 'cancelled' && within(date))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
    activities: notes.filter(({ use }) => use === 'activity'),
    points: pointsOf(snapshot, checkpoint, within),
    deviations: sumsOf(snapshot.deviations.filter(({ date }) => within(date))),
    parked: snapshot.parked
      .filter(
        ({ reviewedAt, parkedAt }) =>
          reviewedAt === checkpoint.id || within(localDay(snapshot.team, parkedAt).toString()),
      )
      .toSorted((a, b) => a.parkedAt.localeCompare(b.parkedAt)),
  };
}
