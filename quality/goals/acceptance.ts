/** Who stands behind a goal. Counted by role, not by head: a role held by two people counts once, a vacant one not at all. */

import type { Profession } from '../people/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Acceptance, Goal } from './documents.ts';

export type Support = {
  /** Professions that an active member of the team has. */
  readonly roles: readonly Profession[];
  /** Those of them where somebody said yes and nobody no. */
  readonly yes: readonly Profession[];
  /** What the appointed principal said, or the coordinators who stand in; null for nothing yet, undefined when there is nobody of either. */
  readonly principal: boolean | null | undefined;
  readonly noes: readonly Acceptance[];
  /** Active members who have not said anything yet. */
  readonly waiting: readonly string[];
};

export function supportFor(snapshot: Snapshot, goal: Goal): Support {
  const members = snapshot.members.filter((member) => member.active);
  const said = new Map(snapshot.acceptances.filter((a) => a.goal === goal.id).map((a) => [a.person, a]));
  const roles = [...new Set(members.flatMap((member) => member.professions))];
  const yes = roles.filter((role) => {
    const holders = members.filter((member) => member.professions.includes(role)).map((member) => said.get(member.id));
    return holders.some((answer) => answer?.accepted === true) && holders.every((answer) => answer?.accepted !== false);
  });
  const appointed = members.filter((member) => member.principal);
  const deciding = appointed.length > 0 ? appointed : members.filter((member) => member.coordinator);
  const decided = deciding.flatMap(({ id }) => said.get(id)?.accepted ?? []);
  const present = new Set(members.map((member) => member.id));
  return {
    roles,
    yes,
    principal: deciding.length === 0 ? undefined : decided.length === 0 ? null : decided.includes(true),
    noes: [...said.values()].filter((answer) => !answer.accepted && present.has(answer.person)),
    waiting: members.filter((member) => !said.has(member.id)).map((member) => member.id),
  };
}

/** Tells one round of asking from the next, so that a changed goal is asked about anew. */
export const askOccurrence = (goal: Goal): string => `${goal.id}|${goal.askedAt ?? ''}`;
