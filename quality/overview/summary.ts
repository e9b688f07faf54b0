/**
 * How a school stands, in numbers alone: what is kept of a team for those who see many schools, and what it says of a day. It holds days
 * rather than sums, so that it is right on whatever day it is read, a year ago too. Pure.
 */
import { z } from 'zod';
import { isoDate } from '../base.ts';
import { inOrder } from '../checkpoints/order.ts';
import { type GoalStatus, goalStatus } from '../goals/documents.ts';
import { localDay } from '../local-day.ts';
import type { Snapshot } from '../snapshot.ts';
import { alertsOn } from '../status/alerts.ts';

const yearSummary = z.object({
  schoolYear: z.string(),
  /** `alerts`: what was to be mended after it, see `alertsOn`. */
  checkpoints: z.array(z.object({ date: isoDate, closed: isoDate.nullable(), alerts: z.int() })),
  /** Goals of the plan: since when, and what was said of each on which day, null that it was not known, by the order of checkpoints. */
  goals: z.array(
    z.object({ from: isoDate, said: z.array(z.tuple([isoDate, goalStatus.nullable()])), finished: z.boolean() }),
  ),
  decisions: z.array(z.object({ from: isoDate.nullable(), due: isoDate, done: isoDate.nullable() })),
  /** What is to be mended whatever the day. */
  alerts: z.int(),
});
type YearSummary = z.infer<typeof yearSummary>;

/** Kept in the stores: whoever changes it raises SCHEMA_VERSION (storage/schema.ts). */
export const summary = z.object({ school: z.string(), now: yearSummary, before: yearSummary.nullable() });
export type Summary = z.infer<typeof summary>;

/** `lastYear` is the team as it was in the year before its current one; null when it had none. */
export const summaryOf = (snapshot: Snapshot, lastYear: Snapshot | null): Summary => ({
  school: snapshot.team.school,
  now: yearOf(snapshot, false),
  before: lastYear && yearOf(asThen(lastYear), true),
});

/** What has ended since was under way then, and who has left was there: of that time only the end is known. */
const asThen = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  members: snapshot.members.map((one) => ({ ...one, active: true })),
  goals: snapshot.goals.map((one) => (one.state === 'finished' ? { ...one, state: 'active' } : one)),
  interventions: snapshot.interventions.map((one) =>
    one.state === 'done' || one.state === 'stopped' ? { ...one, state: 'active' } : one,
  ),
});

function yearOf(snapshot: Snapshot, isPast: boolean): YearSummary {
  const { team, goals, decisions } = snapshot;
  const day = (instant: string): string => localDay(team, instant).toString();
  const maybe = (instant: string | null | undefined): string | null => (instant ? day(instant) : null);
  const checkpoints = inOrder(snapshot.checkpoints);
  const lasting = alertsOn({ ...snapshot, checkpoints: [] }, '');
  return {
    schoolYear: team.calendar.schoolYear,
    checkpoints: checkpoints.map(({ date, closedAt }) => ({
      date,
      closed: maybe(closedAt),
      alerts: alertsAfter(snapshot, date),
    })),
    goals: goals
      .filter(({ state }) => state !== 'draft' && state !== 'dropped')
      .map(({ id, createdAt, state }) => ({
        from: day(createdAt),
        said: checkpoints.flatMap((checkpoint) =>
          saidOf(snapshot, checkpoint.id, id).map(([at, status]): Said => [day(at), status]),
        ),
        finished: state === 'finished' && !isPast,
      })),
    decisions: decisions.map(({ createdAt, due, doneAt }) => ({ from: maybe(createdAt), due, done: maybe(doneAt) })),
    alerts: lasting.ownerless.length + lasting.idle.length + lasting.unsupported.length,
  };
}
type Said = [string, GoalStatus | null];

/** What a checkpoint has left to be mended, from the day after it on. */
function alertsAfter(snapshot: Snapshot, date: string): number {
  const { unmeasured, silent, oldData } = alertsOn(snapshot, Temporal.PlainDate.from(date).add({ days: 1 }).toString());
  return unmeasured.length + (silent ? 1 : 0) + (oldData ? 1 : 0);
}

/** The last word on a goal before a checkpoint, with when it was said. */
function saidOf({ answers }: Snapshot, checkpoint: string, goal: string): Said[] {
  return answers
    .filter((answer) => answer.checkpoint === checkpoint)
    .toSorted((a, b) => (a.changedAt ?? a.answeredAt).localeCompare(b.changedAt ?? b.answeredAt))
    .flatMap(({ answeredAt, progress }) =>
      progress.filter((one) => one.goal === goal).map(({ status }): Said => [answeredAt, status]),
    )
    .slice(-1);
}

export const STATUSES = [...goalStatus.options, 'unknown'] as const;
export type Standing = {
  readonly closed: number;
  readonly checkpoints: number;
  readonly goals: Readonly<Record<(typeof STATUSES)[number], number>>;
  /** Decisions not done in time, and checkpoints that nobody has closed. */
  readonly overdue: number;
  readonly alerts: number;
};

/** How a year stood at the end of an ISO day. */
function standingOn(year: YearSummary, day: string): Standing {
  const isClosed = ({ closed }: { readonly closed: string | null }): boolean => closed !== null && closed <= day;
  const passed = year.checkpoints.filter(({ date }) => date < day);
  const late = year.decisions.filter(
    ({ from, due, done }) => (from ?? '') <= day && due < day && (done === null || done > day),
  );
  const statuses = year.goals
    .filter(({ from }) => from <= day)
    .map(({ said, finished }) => (finished ? 'finished' : (said.findLast(([at]) => at <= day)?.[1] ?? 'unknown')));
  return {
    closed: year.checkpoints.filter(isClosed).length,
    checkpoints: year.checkpoints.length,
    goals: Object.fromEntries(
      STATUSES.map((status) => [status, statuses.filter((one) => one === status).length]),
    ) as Standing['goals'],
    overdue: late.length + passed.filter((one) => !isClosed(one)).length,
    alerts: year.alerts + (passed.at(-1)?.alerts ?? 0),
  };
}

/** Now, and on the same day a year ago; null where the school has nothing from then. */
export function standings(
  { now, before }: Summary,
  today: Temporal.PlainDate,
): { now: Standing; before: Standing | null } {
  const then = today.subtract({ years: 1 }).toString();
  return { now: standingOn(now, today.toString()), before: before && standingOn(before, then) };
}
