/**
 * Short reminders of what is somebody's own, a message a day at most: a decision that they have been given, that is soon due or that is
 * overdue; a discussion that they take part in; a goal that they have not answered about. Pure.
 */

import type { Decision } from '../checkpoints/documents.ts';
import { byDue } from '../checkpoints/order.ts';
import { sentAt } from '../checkpoints/sent.ts';
import { supportFor } from '../goals/acceptance.ts';
import type { Goal } from '../goals/documents.ts';
import { localDay } from '../local-day.ts';
import type { Member, Profession } from '../people/documents.ts';
import type { Discussion } from '../plan/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { addSchoolDays } from '../year/school-days.ts';
import type { PlannedDelivery } from './delivery.ts';
import { instantAt } from './times.ts';

/** School days before a decision is due on which its owner is reminded. */
const BEFORE_DUE = 2;
/** School days after the team was asked about a goal on which those who have not answered are asked once more. */
const ASK_AGAIN = 5;

type Draft = Omit<PlannedDelivery, 'key' | 'dueAt'> & { readonly due: Temporal.Instant };
type Reminder = {
  readonly kind: 'decision' | 'discussion' | 'acceptance';
  readonly recipient: string;
  readonly day: Temporal.PlainDate | null;
};

/** What the days hold for each. `coordinators` are told which roles have not answered about a goal. */
export function ownDays(snapshot: Snapshot, today: Temporal.PlainDate, coordinators: readonly Member[]): Draft[] {
  const { team, decisions, discussions, goals } = snapshot;
  const reminders: Reminder[] = [
    ...decisions.filter(({ doneAt }) => !doneAt).flatMap((one) => ofDecision(snapshot, one)),
    ...discussions.filter(({ state }) => state === 'planned').flatMap((one) => ofDiscussion(snapshot, one, today)),
    ...goals.filter(isAsked).flatMap((one) => ofGoal(snapshot, one, coordinators)),
  ];
  const known = new Set<string>();
  return reminders.flatMap(({ kind, recipient, day }): Draft[] => {
    const id = `${kind} ${recipient} ${day}`;
    const there = snapshot.members.some((member) => member.active && member.id === recipient);
    if (!day || !there || known.has(id)) return [];
    known.add(id);
    const due = instantAt(day, team.timing.from, team.timeZone);
    return [{ kind, checkpoint: null, recipient, occurrence: day.toString(), due }];
  });
}

/** When a decision was given to its owner, and the day on which they are told of it: the school day after it was sent on, or entered when it was before the checkpoint, unless they entered it themselves. */
function given(
  snapshot: Snapshot,
  decision: Decision,
): { on: Temporal.PlainDate | null; told: Temporal.PlainDate | null } {
  const { calendar } = snapshot.team;
  const checkpoint = snapshot.checkpoints.find(({ id }) => id === decision.checkpoint);
  const { createdAt } = decision;
  const between = checkpoint && createdAt && localDay(snapshot.team, createdAt).toString() < checkpoint.date;
  const sent = between ? createdAt : checkpoint ? sentAt(snapshot, checkpoint) : null;
  const givenAt = [sent, createdAt ?? null]
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1);
  const on = givenAt === undefined ? null : localDay(snapshot.team, givenAt);
  const isTold = sent !== null && on !== null && decision.owner !== decision.createdBy;
  return { on, told: isTold ? addSchoolDays(calendar, on, 1) : null };
}

/** Whether an open decision of theirs is news to somebody on an ISO date. */
export const isGivenOn = (snapshot: Snapshot, person: string, date: string): boolean =>
  snapshot.decisions.some(
    (one) => one.owner === person && !one.doneAt && given(snapshot, one).told?.toString() === date,
  );

/** The school day after a decision was due, on which its owner is reminded of it once; null where the year has none left. */
export const lateOn = ({ team }: Snapshot, { due }: Pick<Decision, 'due'>): Temporal.PlainDate | null =>
  addSchoolDays(team.calendar, Temporal.PlainDate.from(due), 1);

/** Whether an ISO date is that day of a decision of somebody's; `open`: of one that is not done. */
export const isLateOn = (snapshot: Snapshot, person: string, date: string, { open = false } = {}): boolean =>
  snapshot.decisions.some(
    (one) => one.owner === person && !(open && one.doneAt) && lateOn(snapshot, one)?.toString() === date,
  );

/** Whether the plan is still to tell its owner, on an ISO date or later, that a decision is theirs. */
export function isToBeTold(snapshot: Snapshot, decision: Decision, date: string): boolean {
  const { told } = given(snapshot, decision);
  return told === null ? decision.owner !== decision.createdBy : told.toString() >= date;
}

/** The owner is told that it is theirs; then reminded before it is due, and once after. */
function ofDecision(snapshot: Snapshot, decision: Decision): Reminder[] {
  const { calendar } = snapshot.team;
  const { on, told } = given(snapshot, decision);
  const due = Temporal.PlainDate.from(decision.due);
  // What is for the autumn is reminded of there, once it has gone along.
  const summer = Temporal.PlainDate.from(calendar.springEnd).add({ months: 1 });
  const isHere = Temporal.PlainDate.compare(due, summer) <= 0;
  const before = isHere ? addSchoolDays(calendar, due, -BEFORE_DUE) : null;
  const news = told ?? on;
  const isNews = before !== null && news !== null && Temporal.PlainDate.compare(before, news) <= 0;
  return [told, isNews ? null : before, lateOn(snapshot, decision)].map((day) => ({
    kind: 'decision',
    recipient: decision.owner,
    day,
  }));
}

/** The school day before; whoever was planned into one of today or earlier knows. */
function ofDiscussion({ team }: Snapshot, { date, people }: Discussion, today: Temporal.PlainDate): Reminder[] {
  if (date <= today.toString()) return [];
  const day = addSchoolDays(team.calendar, Temporal.PlainDate.from(date), -1);
  return people.map((recipient) => ({ kind: 'discussion', recipient, day }));
}

const isAsked = ({ state, askedAt }: Goal): boolean => state === 'draft' && askedAt !== null;

/** The day on which those who have not answered about a goal are asked once more. */
const askedAgainOn = (snapshot: Snapshot, { askedAt, createdAt }: Goal): Temporal.PlainDate | null =>
  addSchoolDays(snapshot.team.calendar, localDay(snapshot.team, askedAt ?? createdAt), ASK_AGAIN);

function ofGoal(snapshot: Snapshot, goal: Goal, coordinators: readonly Member[]): Reminder[] {
  const day = askedAgainOn(snapshot, goal);
  const { waiting } = supportFor(snapshot, goal);
  const told = waiting.length === 0 ? [] : coordinators.map(({ id }) => id);
  return [...new Set([...waiting, ...told])].map((recipient) => ({ kind: 'acceptance', recipient, day }));
}

export type Own = {
  /** Open ones, by their day. */
  readonly decision: readonly Decision[];
  /** From today to the next school day. */
  readonly discussion: readonly Discussion[];
  /** Goals that the team has been asked about and somebody has not answered: whether it is the person, and which roles it is. */
  readonly acceptance: readonly { readonly goal: Goal; readonly own: boolean; readonly roles: readonly Profession[] }[];
};

/** What is somebody's own on an ISO date. The roles that have not answered are for those who coordinate. */
export function ownOn(snapshot: Snapshot, person: string, today: string, coordinates: boolean): Own {
  const next = addSchoolDays(snapshot.team.calendar, Temporal.PlainDate.from(today), 1)?.toString() ?? today;
  return {
    decision: snapshot.decisions.filter(({ owner, doneAt }) => owner === person && !doneAt).toSorted(byDue),
    discussion: snapshot.discussions
      .filter(({ state, people }) => state === 'planned' && people.includes(person))
      .filter(({ date }) => today <= date && date <= next),
    acceptance: snapshot.goals.filter(isAsked).flatMap((goal) => {
      const { waiting } = supportFor(snapshot, goal);
      const own = waiting.includes(person);
      const roles = coordinates ? silentRoles(snapshot, waiting) : [];
      return own || roles.length > 0 ? [{ goal, own, roles }] : [];
    }),
  };
}

/** What of it a message that goes out anyway says as well on an ISO date. A goal that has just been asked about is not asked about again. */
export function stillOpen(snapshot: Snapshot, person: string, today: string, coordinates: boolean): (keyof Own)[] {
  const { decision, discussion, acceptance } = ownOn(snapshot, person, today, coordinates);
  const asked = acceptance.some(({ goal }) => (askedAgainOn(snapshot, goal)?.toString() ?? today) <= today);
  return [
    ...(decision.length > 0 ? (['decision'] as const) : []),
    ...(discussion.length > 0 ? (['discussion'] as const) : []),
    ...(asked ? (['acceptance'] as const) : []),
  ];
}

const silentRoles = ({ members }: Snapshot, waiting: readonly string[]): Profession[] => [
  ...new Set(members.filter(({ id }) => waiting.includes(id)).flatMap(({ professions }) => professions)),
];
