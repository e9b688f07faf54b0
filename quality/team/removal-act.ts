/** An empty or mistaken team is removed by whoever manages it; one that people have worked in, by the principal. */
import { type Act, audit, done, NOTHING, problem, refuse } from '../act.ts';
import { localDay } from '../local-day.ts';
import { deciders, managers, mayDecide } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { suggestSchoolYear } from '../year/school-year.ts';

/** What people have made in the team and what would be lost with it, by kind; what there is none of is left out. */
export function whatWouldGo(snapshot: Snapshot) {
  const { answers, goals, interventions, decisions, discussions, series, notes, parked } = snapshot;
  const counts = [
    { of: 'answers', count: answers.length },
    { of: 'goals', count: goals.length },
    { of: 'interventions', count: interventions.length },
    { of: 'decisions', count: decisions.length },
    { of: 'discussions', count: discussions.length },
    { of: 'series', count: series.length },
    { of: 'notes', count: notes.length + parked.length },
  ] as const;
  return counts.filter(({ count }) => count > 0);
}

/** Whether the team has lived through a school year before this one; one that is set up in June is set up for the next. */
export function beganEarlier({ team }: Snapshot): boolean {
  const created = localDay(team, team.createdAt);
  return suggestSchoolYear(created) < team.calendar.schoolYear;
}

/** Whether anything would be lost that people have made. */
export const isWorkedIn = (snapshot: Snapshot): boolean => whatWouldGo(snapshot).length > 0 || beganEarlier(snapshot);

/**
 * Whether the team may go. Its own audit goes with it, so whoever commits this removes the team right after, and keeps a line in
 * the log by codes and ids.
 */
export const removeTeam: Act<Record<never, never>> = {
  may: managers,
  take: (acting) => {
    const { snapshot, actor } = acting;
    if (isWorkedIn(snapshot) && !mayDecide(snapshot, actor)) return refuse(problem('people.removalIsThePrincipals'));
    return done([
      audit(acting, 'team-removed', `team/${snapshot.team.id}`, Object.fromEntries(countsOf(snapshot)), null),
    ]);
  },
};
const countsOf = (snapshot: Snapshot) => whatWouldGo(snapshot).map(({ of, count }) => [of, count] as const);

/** Asks the principal to remove a team that people have worked in; once a day, however often that is pressed. */
export const askForRemoval: Act<Record<never, never>> = {
  may: managers,
  take: (acting) => {
    const { snapshot, actor, today } = acting;
    if (deciders(acting, {}) === null) return NOTHING;
    const asked = snapshot.members.filter((member) => member.active && mayDecide(snapshot, member));
    const told = { kind: 'removalAsked', subject: null, values: { person: actor.id }, once: today.toString() } as const;
    return done(
      [],
      asked.map(({ id }) => ({ ...told, recipient: id })),
    );
  },
};
