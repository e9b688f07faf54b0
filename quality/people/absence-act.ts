/** When somebody does not want to be asked: until a day they choose, or while they are away. */
import { type Act, done, NOTHING, problem, put, refuse } from '../act.ts';
import { anyMember } from '../rights.ts';

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

/** Nothing is asked from the first day to the last, both included. ISO dates. */
export const takeLeave: Act<{ readonly from: string; readonly until: string }> = {
  may: anyMember,
  take: ({ actor, today }, { from, until }) => {
    if (until < today.toString()) return refuse(problem('people.awayPast'));
    if (until < from) return refuse(problem('people.awayOrder'));
    const same = actor.away?.from === from && actor.away.until === until;
    return same ? NOTHING : done([put({ ...actor, away: { from, until } }, actor)]);
  },
};

/** Asked as usual again: neither away nor snoozed. */
export const endLeave: Act<Record<never, never>> = {
  may: anyMember,
  take: ({ actor }) =>
    actor.away || actor.snoozedUntil ? done([put({ ...actor, away: null, snoozedUntil: null }, actor)]) : NOTHING,
};
