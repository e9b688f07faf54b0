/** When somebody is away. Pure; days are ISO dates. */
import { type Leave, MAX_LEAVES, type Member } from './documents.ts';

/** All that has been said, by their first day. */
export const leavesOf = ({ away, alsoAway = [] }: Pick<Member, 'away' | 'alsoAway'>): Leave[] => [
  ...(away ? [away] : []),
  ...alsoAway,
];

/** The leave that a day lies in; undefined when the person is there. */
export const leaveOn = (member: Pick<Member, 'away' | 'alsoAway'>, day: string): Leave | undefined =>
  leavesOf(member).find(({ from, until }) => from <= day && day <= until);

export const sameLeave = (one: Leave, other: Leave): boolean => one.from === other.from && one.until === other.until;

/** The member with these leaves and no others, each once; those farthest ahead have no room when they are too many. */
export function onLeave({ alsoAway: _before, ...member }: Member, leaves: readonly Leave[]): Member {
  const each = leaves.filter((one, at) => leaves.findIndex((other) => sameLeave(one, other)) === at);
  const [away = null, ...alsoAway] = each.toSorted((a, b) => a.from.localeCompare(b.from)).slice(0, MAX_LEAVES + 1);
  return { ...member, away, ...(alsoAway.length > 0 ? { alsoAway } : {}) };
}
