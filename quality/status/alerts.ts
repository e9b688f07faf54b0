/** What is missing in how the team works, to be mended before the next checkpoint: said calmly, with what it is about. Pure. */
import { answersBegun, answersSent, type Checkpoint } from '../checkpoints/documents.ts';
import { pointsThisYear } from '../data/goal-points.ts';
import { periodEnd } from '../data/periods.ts';
import type { Goal } from '../goals/documents.ts';
import { localDay } from '../local-day.ts';
import { isHere } from '../people/identity.ts';
import { checkpointBefore } from '../plan/discussions.ts';
import type { Intervention } from '../plan/documents.ts';
import { isWeak } from '../plan/evidence.ts';
import type { Snapshot } from '../snapshot.ts';

export type Alerts = {
  /** In the plan, and owned by nobody who is still in the team. */
  readonly ownerless: readonly Goal[];
  /** In the plan, and nothing is done to reach them. */
  readonly idle: readonly Goal[];
  /** In the plan since the last checkpoint at least: nobody reported a value at it, and the school's statistics have none since the one before. */
  readonly unmeasured: readonly Goal[];
  /** Under way on own experience or on nothing known, or without a reference. */
  readonly unsupported: readonly Intervention[];
  /** The last checkpoint, when nobody answered before it, or began to. */
  readonly silent: Checkpoint | null;
  /** The last checkpoint, when no data has been gathered and no figures saved since the one before it. */
  readonly oldData: Checkpoint | null;
};

/** On an ISO date. Of the last checkpoint nothing is said before its day has passed. */
export function alertsOn(snapshot: Snapshot, today: string): Alerts {
  const { team, goals, interventions, answers, series } = snapshot;
  const last = checkpointBefore(snapshot, today);
  const inPlan = goals.filter(({ state }) => state === 'active');
  const underWay = interventions.filter(({ state }) => state === 'active');
  const since = (last && checkpointBefore(snapshot, last.date)?.date) ?? team.calendar.autumnStart;
  const isMeasured = (one: Goal): boolean =>
    answers.some(
      (answer) =>
        answer.checkpoint === last?.id && answer.progress.some(({ goal, value }) => goal === one.id && value !== null),
    ) ||
    pointsThisYear(snapshot, one).some(
      ({ period, value }) => value.kind === 'number' && periodEnd(period).toString() > since,
    );
  const isSaved = series.some(({ savedAt }) => savedAt !== undefined && localDay(team, savedAt).toString() > since);
  return {
    ownerless: inPlan.filter(({ owner }) => !isHere(snapshot, owner)),
    idle: inPlan.filter(({ id }) => !underWay.some(({ goal }) => goal === id)),
    unmeasured: last ? inPlan.filter((goal) => goal.createdAt.slice(0, 10) < last.date && !isMeasured(goal)) : [],
    unsupported: underWay.filter(({ evidence }) => isWeak(evidence) || evidence.references.length === 0),
    silent: last && answersSent(answers, last.id).length + answersBegun(answers, last.id).length === 0 ? last : null,
    oldData: last && last.gatheredAt === null && !isSaved ? last : null,
  };
}
