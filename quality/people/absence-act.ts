/** When somebody does not want to be asked: until a day they choose, or while they are away. */
import { type Act, done, NOTHING, problem, put, refuse } from '../act.ts';
import { anyMember } from '../rights.ts';
import type { Leave, Member } from './documents.ts';
import { leaveOn, leavesOf, onLeave, sameLeave } from './leaves.ts';

/** Prompts wait until a day later this school year. `date` is an ISO date. */
export const snooze: Act<{ readonly date: string }> = {
  may: anyMember,
  take: ({ snapshot, actor, today }, { date }) => {
    const { springEnd } = snapshot.team.calendar;
    if (date <= today.toString()) return refuse(problem('people.snoozePast'));
    if (date > springEnd) return refuse(problem('people.snoozeFar', 'date', { date: springEnd }));
    return actor.snoozedUntil === date ? NOTHING : done([put({ ...actor, snoozedUntil: date }, actor)]);
  },
};

/** What a new leave does to those that were said before: those it lies over it takes the place of, the others stay. Each by its first day. */
export function withLeave(member: Member, leave: Leave, today: string): { replaced: Leave[]; others: Leave[] } {
  const before = leavesOf(member).filter(({ from, until }) => until >= today && !sameLeave({ from, until }, leave));
  const over = ({ from, until }: Leave): boolean => from <= leave.until && leave.from <= until;
  return { replaced: before.filter(over), others: before.filter((one) => !over(one)) };
}

/** Nothing is asked from the first day to the last, both included. ISO dates. */
export const takeLeave: Act<Leave> = {
  may: anyMember,
  take: ({ actor, today }, { from, until }) => {
    if (until < today.toString()) return refuse(problem('people.awayPast'));
    if (until < from) return refuse(problem('people.awayOrder'));
    const leave = { from, until };
    if (leavesOf(actor).some((one) => sameLeave(one, leave))) return NOTHING;
    const { others } = withLeave(actor, leave, today.toString());
    return done([put(onLeave(actor, [...others, leave]), actor)]);
  },
};

/** The leaves that stay when somebody says that they are back: those ahead, while there is one to come back from today. */
export function leavesAfterReturn(member: Member, today: string): Leave[] {
  return leaveOn(member, today) ? leavesOf(member).filter(({ from }) => from > today) : [];
}

/** Asked as usual again: neither away nor snoozed. */
export const endLeave: Act<Record<never, never>> = {
  may: anyMember,
  take: ({ actor, today }) =>
    actor.away || actor.snoozedUntil
      ? done([put({ ...onLeave(actor, leavesAfterReturn(actor, today.toString())), snoozedUntil: null }, actor)])
      : NOTHING,
};
