/** When somebody does not want to be asked: until a day they choose, or while they are away. */
import { type Act, type Acting, done, NOTHING, problem, put, refuse } from '../act.ts';
import { type Checkpoint, hasAnswered } from '../checkpoints/documents.ts';
import { inOrder } from '../checkpoints/order.ts';
import { coordinatorsOf } from '../deliveries/plan.ts';
import type { Told } from '../deliveries/told.ts';
import { snoozeEnds } from '../deliveries/workdays.ts';
import { localDay } from '../local-day.ts';
import type { Problem } from '../problem.ts';
import { anyMember } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Owned, ownedBy } from '../status/owned.ts';
import { currentCheckpoint } from '../status/status.ts';
import { toRemind } from '../status/waiting.ts';
import type { Leave, Member } from './documents.ts';
import { canBeAsked } from './identity.ts';
import { leaveOn, leavesOf, onLeave, sameLeave, withDaysOff } from './leaves.ts';

/** The ISO day on which somebody who has put off what they are asked hears of it again; null when the year has none left for it. */
export function remindedOn({ team }: Snapshot, member: Member): string | null {
  const due = snoozeEnds(team, member);
  return due && localDay(team, due).toString();
}

/** The reminder that somebody has been promised and that has not come: the ISO day on which it does, or null where they are away until the year ends. */
export type Promised = { readonly on: string | null };

/** Null where none is to come, or nothing waits that it would be of. */
export function promised(snapshot: Snapshot, member: Member, now: Temporal.Instant): Promised | null {
  const { team } = snapshot;
  const due = snoozeEnds(team, member);
  if (!due)
    return member.snoozedUntil !== null && localDay(team, now).toString() < member.snoozedUntil ? { on: null } : null;
  const on = localDay(team, due).toString();
  return Temporal.Instant.compare(now, due) < 0 && toRemind(snapshot, member, on).length > 0 ? { on } : null;
}

/** Why somebody cannot be promised a reminder; null when they can, and it is kept by a message of that day. `today` and `date` are ISO dates. */
export function cannotRemind(snapshot: Snapshot, member: Member, today: string, date: string): Problem | null {
  const { springEnd } = snapshot.team.calendar;
  if (date <= today) return problem('people.snoozePast');
  if (date > springEnd) return problem('people.snoozeFar', 'date', { date: springEnd });
  const day = remindedOn(snapshot, { ...member, snoozedUntil: date });
  if (day === null) return problem('people.snoozeAway');
  if (!canBeAsked(member, snapshot.key.tenant)) return problem('people.snoozeUnreached');
  if (toRemind(snapshot, member, day).length > 0) return null;
  const checkpoint = currentCheckpoint(snapshot, day);
  const answered = checkpoint !== null && hasAnswered(snapshot.answers, checkpoint.id, member.id);
  return problem(answered ? 'people.snoozeAnswered' : 'people.snoozeNothing');
}

/** Prompts wait until a day later this school year, and what waits then is said. `date` is an ISO date. */
export const snooze: Act<{ readonly date: string }> = {
  may: anyMember,
  take: ({ snapshot, actor, today }, { date }) => {
    const objection = cannotRemind(snapshot, actor, today.toString(), date);
    if (objection) return refuse(objection);
    return actor.snoozedUntil === date ? NOTHING : done([put({ ...actor, snoozedUntil: date }, actor)]);
  },
};

/** What new leaves do to those that were said before: those they lie over they take the place of, the others stay. Each by its first day. */
export function withLeaves(
  member: Member,
  leaves: readonly Leave[],
  today: string,
): { replaced: Leave[]; others: Leave[] } {
  const isNew = (one: Leave): boolean => leaves.some((leave) => sameLeave(one, leave));
  const before = leavesOf(member).filter((one) => one.until >= today && !isNew(one));
  const over = ({ from, until }: Leave): boolean => leaves.some((leave) => from <= leave.until && leave.from <= until);
  return { replaced: before.filter(over), others: before.filter((one) => !over(one)) };
}

/** From so many days on what somebody owns cannot wait for them: every checkpoint is at most a term from the next. */
const LONG_DAYS = 28;

/** Of a long leave: what is still the person's to do, and would be with nobody meanwhile. */
export function ownedMeanwhile(snapshot: Snapshot, { id }: Member, leaves: readonly Leave[]): Owned[] {
  const days = ({ from, until }: Leave): number => Temporal.PlainDate.from(from).until(until).days + 1;
  return leaves.some((one) => days(one) >= LONG_DAYS) ? ownedBy(snapshot, (person) => person === id) : [];
}

/** Checkpoints that are held meanwhile; those of the principal only they can close. */
export const heldMeanwhile = (snapshot: Snapshot, leaves: readonly Leave[]): Checkpoint[] =>
  inOrder(snapshot.checkpoints).filter(
    ({ state, date }) => state === 'planned' && leaves.some(({ from, until }) => from <= date && date <= until),
  );

/** Whoever coordinates hears what would be with nobody meanwhile. */
function toldMeanwhile({ snapshot, actor }: Acting, leaves: readonly Leave[]): Told[] {
  const until =
    leaves
      .map((one) => one.until)
      .toSorted()
      .at(-1) ?? '';
  const [checkpoint] = actor.principal ? heldMeanwhile(snapshot, leaves) : [];
  const about = [
    ...(ownedMeanwhile(snapshot, actor, leaves).length > 0 ? [{ key: 'people:awayOwning', until }] : []),
    ...(checkpoint ? [{ key: 'people:awayPrincipal', date: checkpoint.date }] : []),
  ];
  return coordinatorsOf(snapshot)
    .filter(({ id }) => id !== actor.id)
    .flatMap(({ id: recipient }) =>
      about.map(
        (values): Told => ({ kind: 'notice', recipient, subject: null, values: { ...values, person: actor.id } }),
      ),
    );
}

/** Nothing is asked from the first day of each to its last, both included. ISO dates. */
export const takeLeaves: Act<readonly Leave[]> = {
  may: anyMember,
  take: (acting, leaves) => {
    const { actor, today } = acting;
    if (leaves.some(({ until }) => until < today.toString())) return refuse(problem('people.awayPast'));
    if (leaves.some(({ from, until }) => until < from)) return refuse(problem('people.awayOrder'));
    const known = leavesOf(actor);
    if (leaves.every((leave) => known.some((one) => sameLeave(one, leave)))) return NOTHING;
    const { others } = withLeaves(actor, leaves, today.toString());
    return done([put(onLeave(actor, [...others, ...leaves]), actor)], toldMeanwhile(acting, leaves));
  },
};

/** The leaves that have not begun. */
export const leavesAhead = (member: Member, today: string): Leave[] =>
  leavesOf(member).filter(({ from }) => from > today);

/** No longer away today. What has been of it stays, as of a leave that is over; so do the leaves ahead, and the reminder that was promised. */
export const endLeave: Act<Record<never, never>> = {
  may: anyMember,
  take: ({ actor, today }) => {
    const leave = leaveOn(actor, today.toString());
    if (!leave) return NOTHING;
    const until = today.subtract({ days: 1 }).toString();
    const been = leave.from <= until ? [{ ...leave, until }] : [];
    return done([put(onLeave(actor, [...been, ...leavesAhead(actor, today.toString())]), actor)]);
  },
};

/** Takes these leaves away again, begun or not. */
export const removeLeaves: Act<readonly Leave[]> = {
  may: anyMember,
  take: ({ actor }, leaves) => {
    const known = leavesOf(actor);
    const left = known.filter((one) => !leaves.some((leave) => sameLeave(one, leave)));
    return left.length === known.length ? NOTHING : done([put(onLeave(actor, left), actor)]);
  },
};

/** The weekdays on which the person never works, and no others. */
export const changeDaysOff: Act<readonly number[]> = {
  may: anyMember,
  take: ({ actor }, days) => {
    const after = withDaysOff(actor, days);
    const same = String(after.daysOff ?? '') === String(actor.daysOff ?? '');
    return same ? NOTHING : done([put(after, actor)]);
  },
};
