/** Standing wishes for status: «skicka status varje månad». */
import { type Act, done, NOTHING, problem, put } from '../act.ts';
import type { Follow } from '../people/documents.ts';
import { anyMember } from '../rights.ts';

/** From tomorrow on, for coordinators and principals: the status names who has not answered. */
export const followStatus: Act<{ readonly every: Follow['every'] }> = {
  may: (acting, input) =>
    anyMember(acting, input) ??
    (acting.actor.coordinator || acting.actor.principal ? null : problem('status.followOnly')),
  take: ({ snapshot, actor, today }, { every }) => {
    const before = snapshot.follows.find(({ id }) => id === actor.id);
    if (before?.every === every) return NOTHING;
    const since = today.add({ days: 1 }).toString();
    return done([put({ kind: 'follow', id: actor.id, version: 1, schoolYear: '', every, since }, before)]);
  },
};

export const unfollowStatus: Act<Record<never, never>> = {
  may: anyMember,
  take: ({ snapshot, actor }) => {
    const before = snapshot.follows.find(({ id }) => id === actor.id);
    return before ? done([{ do: 'delete', kind: 'follow', id: before.id, expected: before.version }]) : NOTHING;
  },
};
