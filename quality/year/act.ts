/** The school year: its days, when prompts go out, and the year after. */
import type { z } from 'zod';
import { type Act, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { applyChanges } from '../apply-changes.ts';
import { inOrder } from '../checkpoints/order.ts';
import type { Change } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { managers } from '../rights.ts';
import { documentsOf } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import type { Team } from '../team/documents.ts';
import { breaksIn } from './break-names.ts';
import {
  type Calendar,
  type Choice,
  calendar as calendarSchema,
  MAX_BREAKS,
  MAX_STAFF_DAYS,
  type PastYear,
  TIMING_LIMITS,
  type Timing,
  timing,
} from './documents.ts';
import {
  CHOICES_FOR,
  carriedInto,
  handoverOf,
  keyOf,
  madeSince,
  openThings,
  unchosen,
  withoutGoal,
} from './handover.ts';
import { nextYearOf } from './next-year.ts';
import { proposalChanges } from './proposal.ts';
import { checkCalendar } from './school-year.ts';
import { suggestCalendar } from './suggestion.ts';

/** `ids` name the checkpoints of a new proposal, `version` is the stamp of what the form was made from. */
type Form = { readonly ids: readonly string[]; readonly version?: string | undefined };

/** What the form with the year's days holds, as it is stored. */
export const calendarFields = ({ calendar }: Team) => ({
  autumnStart: calendar.autumnStart,
  autumnEnd: calendar.autumnEnd,
  springStart: calendar.springStart,
  springEnd: calendar.springEnd,
  breaks: [calendar.breaks, calendar.staffDays],
});

/** The year's days, of the school year that the team is in. A wheel that nobody has approved yet is proposed anew on them. */
export const saveCalendar: Act<Form & { readonly days: Omit<Calendar, 'schoolYear'> }> = {
  may: managers,
  take: (acting, { days, ids, version }) => {
    const { team } = acting.snapshot;
    const breaks = breaksIn(team.locale, days.breaks);
    const parsed = calendarSchema.safeParse({ ...days, breaks, schoolYear: team.calendar.schoolYear });
    if (!parsed.success) return refuse(unreadable(parsed.error, team));
    const calendar = parsed.data;
    if (same(calendar, team.calendar)) return NOTHING;
    const errors = checkCalendar(calendar).filter(({ severity }) => severity === 'error');
    const problems = [
      ...changedMeanwhile(version, calendarFields(team), `team/${team.id}`),
      ...errors.map((one) => ({ ...one, code: `wheel.${one.code}` })),
    ];
    if (problems.length > 0) return refuse(...problems);
    const after: Team = { ...team, calendar };
    return done([
      put(after, team),
      audit(acting, 'calendar-changed', `team/${team.id}`, team.calendar, calendar),
      ...(team.wheelApprovedAt ? [] : proposalChanges(acting, after, ids)),
    ]);
  },
};

/** A term's date is missing or does not exist, or there are more breaks and staff days than a year holds. */
function unreadable(error: z.ZodError, { calendar }: Team): Problem {
  const lists = new Set(['breaks', 'staffDays']);
  return error.issues.every(({ path }) => lists.has(String(path[0])))
    ? problem('wheel.tooManyDays', 'breaks', { breaks: MAX_BREAKS, staffDays: MAX_STAFF_DAYS })
    : problem('wheel.dateMissing', 'autumnStart', { year: calendar.schoolYear });
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was typed; null for a number that could not be read. */
export type TypedTiming = { readonly [F in keyof typeof TIMING_LIMITS]: number | null } & Pick<Timing, 'from' | 'to'>;

export const changeTiming: Act<{ readonly timing: TypedTiming; readonly version?: string | undefined }> = {
  may: managers,
  take: (acting, { timing: typed, version }) => {
    const { team } = acting.snapshot;
    const parsed = timing.safeParse(typed);
    if (!parsed.success) {
      const faulty = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
      return refuse(...Object.keys(typed).flatMap((field) => (faulty.has(field) ? [faultyTime(field)] : [])));
    }
    if (same(parsed.data, team.timing)) return NOTHING;
    const problems = [...changedMeanwhile(version, team.timing, `team/${team.id}`), ...order(parsed.data)];
    if (problems.length > 0) return refuse(...problems);
    return done([
      put({ ...team, timing: parsed.data }, team),
      audit(acting, 'timing-changed', `team/${team.id}`, team.timing, parsed.data),
    ]);
  },
};

function faultyTime(field: string): Problem {
  if (!Object.hasOwn(TIMING_LIMITS, field)) return problem('people.timingClock', field);
  const [min, max] = TIMING_LIMITS[field as keyof typeof TIMING_LIMITS];
  return problem('people.timingNumber', field, { min, max });
}

/** Each step comes nearer the checkpoint, and the day begins before it ends. */
const order = ({ gather, prompt, reminder, from, to }: Timing): Problem[] => [
  ...(gather > prompt && prompt > reminder ? [] : [problem('people.timingOrder')]),
  ...(from < to ? [] : [problem('people.timingClockOrder')]),
];

/** What is kept of the team's school year when it goes on to the next at an ISO instant. */
const asPast = ({ calendar, wheelApprovedAt, wheelApprovedBy, ...team }: Team, to: string): PastYear => ({
  kind: 'year',
  id: calendar.schoolYear,
  version: 1,
  schoolYear: calendar.schoolYear,
  calendar,
  wheelApprovedAt,
  wheelApprovedBy,
  from: team.yearStartedAt ?? team.createdAt,
  to,
});

/** What is typed for each open thing, by its `kind/id`; what is not given stays as it was chosen. */
export const chooseForNextYear: Act<{ readonly choices: Readonly<Record<string, string>> }> = {
  may: managers,
  take: ({ snapshot }, { choices: typed }) => {
    const before = handoverOf(snapshot);
    const { schoolYear } = snapshot.team.calendar;
    const read = openThings(snapshot).flatMap((open): [string, Choice][] => {
      const choice = CHOICES_FOR[open.of].find((one) => one === typed[keyOf(open)]);
      return choice ? [[keyOf(open), choice]] : [];
    });
    const choices = { ...before?.choices, ...Object.fromEntries(read) };
    if (JSON.stringify(choices) === JSON.stringify(before?.choices ?? {})) return NOTHING;
    const change = put({ kind: 'handover', id: schoolYear, version: 1, schoolYear, choices }, before);
    const typedNow = new Set(read.map(([key]) => key));
    const left = withoutGoal(applyChanges(snapshot, [change])).filter((one) => typedNow.has(`intervention/${one.id}`));
    if (left.length > 0) return refuse(...left.map(({ number }) => problem('yearEnd.withoutGoal', '', { number })));
    return done([change]);
  },
};

/**
 * Lays out the next school year: suggested days, a fresh proposal of checkpoints, nothing approved, and what was chosen to go on. The old year
 * stays as it is. Nothing that is open is left behind without somebody having chosen it.
 */
export const startNextYear: Act<{ readonly year: string; readonly ids: readonly string[] }> = {
  may: managers,
  take: (acting, { year, ids }) => {
    const { snapshot, actor, now, today } = acting;
    const { team } = snapshot;
    if (year === team.calendar.schoolYear) return NOTHING;
    if (year !== nextYearOf(snapshot, today)) return refuse(problem('people.notYetNextYear'));
    const left = unchosen(snapshot).length;
    if (left > 0) return refuse(problem('yearEnd.unchosen', '', { count: left }));
    const calendar = suggestCalendar(year, team.county, team.locale);
    const yearStartedAt = now.toString();
    const after: Team = { ...team, calendar, wheelApprovedAt: null, wheelApprovedBy: null, yearStartedAt };
    const empty = { snapshot: { ...snapshot, checkpoints: [], answers: [] }, today };
    const proposed = proposalChanges(empty, after, ids);
    const firstCheckpoint = proposed.flatMap((change) => (change.do === 'put' ? [change.document.id] : []))[0] ?? null;
    return done([
      put(after, team),
      put(asPast(team, yearStartedAt)),
      audit(acting, 'school-year-started', `team/${team.id}`, team.calendar.schoolYear, year),
      ...proposed,
      ...carriedInto(snapshot, { calendar, now: yearStartedAt, firstCheckpoint, by: actor.id }).map((one) => put(one)),
    ]);
  },
};

/** Takes the start of the year back, until its first checkpoint: what was carried over goes, the old year is as it was. `past` is what was kept of it. */
export const undoNextYear: Act<{ readonly past: PastYear | null }> = {
  may: managers,
  take: (acting, { past }) => {
    const { snapshot, today } = acting;
    const { team } = snapshot;
    const { schoolYear } = team.calendar;
    const first = inOrder(snapshot.checkpoints)[0];
    if (!past || past.id === schoolYear) return refuse(OUTDATED);
    if ((first && first.date <= today.toString()) || snapshot.answers.length > 0)
      return refuse(problem('yearEnd.undoTooLate'));
    const documents = documentsOf(snapshot);
    const made = madeSince(documents, schoolYear).length;
    if (made > 0) return refuse(problem('yearEnd.undoWork', '', { count: made }));
    const { calendar, wheelApprovedAt, wheelApprovedBy, from } = past;
    return done([
      put({ ...team, calendar, wheelApprovedAt, wheelApprovedBy, yearStartedAt: from }, team),
      { do: 'delete', kind: 'year', id: past.id, expected: past.version },
      ...documents
        .filter((one) => one.schoolYear === schoolYear)
        .map(({ kind, id, version }): Change => ({ do: 'delete', kind, id, expected: version })),
      audit(acting, 'school-year-undone', `team/${team.id}`, schoolYear, calendar.schoolYear),
    ]);
  },
};
