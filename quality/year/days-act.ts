/** Days that were read from a calendar file or lines: shown first, asked about where they are doubtful, saved on a yes. */
import { type Act, done, NOTHING, problem, put, refuse } from '../act.ts';
import { PENDING } from '../data/documents.ts';
import { managers } from '../rights.ts';
import { changedMeanwhile } from '../stamp.ts';
import type { Team } from '../team/documents.ts';
import { calendarFields, saveCalendar } from './act.ts';
import { breakName } from './break-names.ts';
import { type DayPlan, planDays, typedTerms } from './day-plan.ts';
import { type PendingDays, terms } from './pending-days.ts';
import { type AskedDay, MAX_READ, type ReadDay } from './read-days.ts';
import { checkCalendar } from './school-year.ts';

/** What waits for the actor's yes already, which is not in the snapshot; `token` tells one preview from the next. */
type Waiting = { readonly token: string; readonly pending: PendingDays | null };
type Found = Pick<PendingDays, 'days' | 'asked' | 'leftOut' | 'mode' | 'terms' | 'next' | 'stamp'>;

/** What saving would do as the team is now. A break that is read by its proposed name in the other language is the same break. */
export function planOf(
  { calendar, locale }: Team,
  { days: read, mode, terms }: Pick<PendingDays, 'days' | 'mode' | 'terms'>,
): DayPlan {
  const days = read.map((one) => ({ ...one, name: breakName(locale, one.name) }));
  return planDays(calendar, terms ? [...typedTerms(calendar, terms, days), ...days] : days, mode);
}

/** Keeps what was read until the person has seen what it would change and said yes. */
export const stageDays: Act<Found & Waiting> = {
  may: managers,
  take: ({ snapshot: { team }, actor, now }, { token, pending, ...found }) => {
    if (pending?.token === token) return NOTHING;
    if (!terms.safeParse(found.terms).success)
      return refuse(problem('wheel.dateMissing', 'autumnStart', { year: team.calendar.schoolYear }));
    const problems = [
      ...changedMeanwhile(found.stamp ?? undefined, calendarFields(team), `team/${team.id}`),
      ...checkCalendar(planOf(team, found).after)
        .filter(({ severity }) => severity === 'error')
        .map((one) => ({ ...one, code: `wheel.${one.code}` })),
    ];
    if (problems.length > 0) return refuse(...problems);
    const waiting: PendingDays = {
      kind: 'days',
      id: actor.id,
      version: 1,
      schoolYear: PENDING,
      token,
      ...found,
      days: found.days.slice(0, MAX_READ),
      asked: found.asked.slice(0, MAX_READ),
      leftOut: found.leftOut.slice(0, MAX_READ),
      at: now.toString(),
    };
    return done([put(waiting, pending ?? undefined)]);
  },
};

const GONE = refuse(problem('wheel.daysGone'));

/** What the person says that a doubtful day is. */
export type DayAnswer = 'break' | 'staff' | 'none';

/** Takes an answer about one of the days that only people know. */
export const answerDay: Act<Waiting & { readonly asked: string; readonly answer: DayAnswer }> = {
  may: managers,
  take: (_acting, { token, pending, asked: id, answer }) => {
    if (pending?.token !== token) return GONE;
    const asked = pending.asked.find((one) => askedId(one) === id);
    if (!asked) return NOTHING;
    const others = pending.asked.filter((one) => one !== asked);
    const added = answer === 'none' ? [] : asDays(asked, answer);
    return done([put({ ...pending, asked: others, days: [...pending.days, ...added] }, pending)]);
  },
};

const asDays = ({ name, spans, line }: AskedDay, kind: 'break' | 'staff'): ReadDay[] =>
  spans.map(({ from, to }) => ({ kind, name, from, to, line }));

/** A word for a question that is no word of a person's, to travel in a button. */
export const askedId = ({ spans, line }: AskedDay): string => `${line ?? 0}:${spans[0]?.from ?? ''}:${spans.length}`;

/** Saves what waits, as the team now is. What has not been answered is left out. */
export const saveDays: Act<Waiting & { readonly ids: readonly string[] }> = {
  may: managers,
  take: (acting, { token, pending, ids }) => {
    if (pending?.token !== token) return GONE;
    const { schoolYear: _, ...days } = planOf(acting.snapshot.team, pending).after;
    const version = pending.stamp ?? undefined;
    const saved = saveCalendar.take(acting, { days, ids, ...(version === undefined ? {} : { version }) });
    if ('problems' in saved) return saved;
    return done([...saved.changes, drop(pending)]);
  },
};

export const dropDays: Act<Waiting> = {
  may: managers,
  take: (_acting, { token, pending }) => (pending?.token === token ? done([drop(pending)]) : NOTHING),
};

const drop = ({ id, version }: PendingDays) => ({ do: 'delete', kind: 'days', id, expected: version }) as const;
