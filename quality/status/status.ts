/** How the team stands: computed from a snapshot, shown by cards and reports. Pure. */
import { askedAbout, progressAt } from '../checkpoints/before.ts';
import { type Answer, answersBegun, answersSent, type Checkpoint, type Decision } from '../checkpoints/documents.ts';
import { byDue } from '../checkpoints/order.ts';
import { type Figure, figureOf, isComparable, pointsFor, pointsThisYear, yearBefore } from '../data/goal-points.ts';
import { periodEnd } from '../data/periods.ts';
import type { Goal, GoalStatus } from '../goals/documents.ts';
import { suggestedAt, suggestedStatus } from '../goals/suggested.ts';
import { localDay } from '../local-day.ts';
import type { Member } from '../people/documents.ts';
import type { Snapshot } from '../snapshot.ts';

type Trend = 'better' | 'worse' | 'same' | 'reached';
export type GoalPoint = {
  /** The checkpoint's day. ISO. */
  readonly checkpoint: string;
  /** The day on which it was reported. ISO. */
  readonly date: string;
  readonly value: number | null;
  /** Null where the owner did not know. */
  readonly status: GoalStatus | null;
  /** What its value speaks for, beside the owner's own status; null without one. */
  readonly suggested: GoalStatus | null;
};
export type GoalState = {
  readonly goal: Goal;
  /** One point per checkpoint with progress, in the order in which they were reported. */
  readonly points: readonly GoalPoint[];
  /** The last value that was reported. */
  readonly latest: number | null;
  /** The school's own figure, where it is newer than what has been reported and can be compared with where the goal begins. */
  readonly figure: Figure | null;
  readonly status: GoalStatus | null;
  /** Against what was last known before the newest figure. */
  readonly trend: Trend | null;
  /** Against where the goal begins. */
  readonly sinceStart: Exclude<Trend, 'reached'> | null;
  /** What the latest figure speaks for, beside the owner's own status; null without figures. */
  readonly suggested: GoalStatus | null;
  /** The ISO date of that figure; null without one. */
  readonly suggestedOn: string | null;
};
export type TeamStatus = {
  /** The first checkpoint today or later. */
  readonly next: Checkpoint | null;
  /** Whole days from today to the next checkpoint. */
  readonly daysLeft: number | null;
  /** Those whose day has passed without being closed, oldest first. */
  readonly unclosed: readonly Checkpoint[];
  /** The one that `answered` and `missing` are about. */
  readonly current: Checkpoint | null;
  readonly goals: readonly GoalState[];
  readonly answered: readonly Member[];
  readonly missing: readonly Member[];
  /** Those of `missing` who have saved a part of their answer. */
  readonly begun: readonly Member[];
  readonly overdue: readonly Decision[];
};

/** In the plan, or on its way into it. */
export const isCurrent = ({ state }: { readonly state: string }): boolean => state === 'active' || state === 'draft';

const open = (snapshot: Snapshot): Checkpoint[] =>
  snapshot.checkpoints.filter((c) => c.state === 'planned').toSorted((a, b) => a.date.localeCompare(b.date));

/**
 * The checkpoint that is being worked on: the earliest that is not closed, until it is time to prompt for the one after it. So a
 * checkpoint that nobody closed does not hide the questions of the next.
 */
export function currentCheckpoint(snapshot: Snapshot, today: string): Checkpoint | null {
  const planned = open(snapshot);
  const prompted = ({ date }: Checkpoint): boolean =>
    Temporal.PlainDate.from(date).subtract({ days: snapshot.team.timing.prompt }).toString() <= today;
  return planned.findLast((checkpoint, index) => index === 0 || prompted(checkpoint)) ?? null;
}

export function teamStatus(snapshot: Snapshot, today: string): TeamStatus {
  const planned = open(snapshot);
  const next = planned.find((checkpoint) => checkpoint.date >= today) ?? null;
  const current = currentCheckpoint(snapshot, today);
  const asked = current ? askedAbout(snapshot, current) : snapshot.members.filter((member) => member.active);
  const sent = new Set(current ? answersSent(snapshot.answers, current.id).map(({ person }) => person) : []);
  const parts = new Set(current ? answersBegun(snapshot.answers, current.id).map(({ person }) => person) : []);
  const has = ({ id }: Member): boolean => sent.has(id);
  const answers = Map.groupBy(snapshot.answers, ({ checkpoint }) => checkpoint);
  return {
    next,
    daysLeft: next ? Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(next.date)).days : null,
    unclosed: planned.filter((checkpoint) => checkpoint.date < today),
    current,
    goals: snapshot.goals
      .filter((goal) => goal.state !== 'dropped' && goal.state !== 'draft')
      .map((goal) => goalState(snapshot, goal, answers)),
    answered: asked.filter(has),
    missing: asked.filter((member) => !has(member)),
    begun: asked.filter(({ id }) => parts.has(id)),
    overdue: snapshot.decisions.filter((decision) => !decision.doneAt && decision.due < today).toSorted(byDue),
  };
}

/** `answers`: the snapshot's by checkpoint, where several goals are asked about. */
export function goalState(
  snapshot: Snapshot,
  goal: Goal,
  answers: ReadonlyMap<string, readonly Answer[]> = Map.groupBy(snapshot.answers, ({ checkpoint }) => checkpoint),
): GoalState {
  const points = snapshot.checkpoints
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .flatMap(({ id, date: checkpoint }): GoalPoint[] => {
      const found = progressAt(answers.get(id) ?? [], id, goal.id);
      if (!found) return [];
      const { value, status } = found.progress;
      const date = localDay(snapshot.team, found.at).toString();
      return [{ checkpoint, date, value, status, suggested: suggestedAt(snapshot, goal, value, date) }];
    })
    .toSorted((a, b) => a.date.localeCompare(b.date));
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const measured = points.findLast(({ value }) => value !== null);
  const latest = values.at(-1) ?? null;
  const figure = newerFigure(snapshot, goal, measured ?? null);
  const now = figure?.value ?? latest;
  const before = (figure ? latest : values.at(-2)) ?? goal.baseline ?? now;
  const spoken = suggestedBy(snapshot, goal, measured ?? null);
  const status = goal.state === 'finished' ? 'finished' : (points.at(-1)?.status ?? null);
  return {
    goal,
    points,
    latest,
    figure,
    status,
    trend: now === null || before === null ? null : trendOf(goal, before, now),
    sinceStart: now === null || goal.baseline === null ? null : stepOf(goal, goal.baseline, now),
    suggested: spoken?.status ?? null,
    suggestedOn: spoken?.day ?? null,
  };
}

/** What the owner has reported already is no news, nor is what was so before they did. */
function newerFigure(snapshot: Snapshot, goal: Goal, reported: GoalPoint | null): Figure | null {
  const figure = figureOf(snapshot, goal);
  if (!figure) return null;
  const day = periodEnd(figure.period).toString();
  const isNews = !reported || (day >= reported.date && figure.value !== reported.value);
  return isNews && isComparable(snapshot, goal, day) ? figure : null;
}

/** By the newest figure there is: the school's own statistics of the year, or what the owner reported. */
function suggestedBy(
  snapshot: Snapshot,
  goal: Goal,
  reported: GoalPoint | null,
): { readonly status: GoalStatus | null; readonly day: string } | null {
  const { autumnStart } = snapshot.team.calendar;
  const point = pointsThisYear(snapshot, goal).findLast(({ value }) => value.kind === 'number');
  const own = point?.value.kind === 'number' ? { ...point, number: point.value.number } : null;
  const ownDay = own ? periodEnd(own.period).toString() : '';
  const isNewer = own !== null && (!reported || ownDay >= reported.date);
  const day = isNewer ? ownDay : (reported?.date ?? '');
  if (isNewer) {
    if (!isComparable(snapshot, goal, day)) return null;
    const season = yearBefore(pointsFor(snapshot, goal), own);
    return { status: suggestedStatus(goal, own.number, day, autumnStart, season), day };
  }
  return reported && isComparable(snapshot, goal, day) ? { status: reported.suggested, day } : null;
}

function trendOf(goal: Goal, before: number, latest: number): Trend {
  const sign = goal.direction === 'higher' ? 1 : -1;
  if (goal.target !== null && sign * (latest - goal.target) >= 0) return 'reached';
  return stepOf(goal, before, latest);
}

function stepOf({ direction }: Goal, before: number, latest: number): Exclude<Trend, 'reached'> {
  const step = (direction === 'higher' ? 1 : -1) * (latest - before);
  if (step === 0) return 'same';
  return step > 0 ? 'better' : 'worse';
}
