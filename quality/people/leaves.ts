/** When somebody is away, or does not work. Pure; days are ISO dates, weekdays 1 for Monday. */
import { type Leave, MAX_DAYS_OFF, MAX_LEAVES, type Member } from './documents.ts';

type Absence = Pick<Member, 'away' | 'alsoAway' | 'daysOff'>;

/** All that has been said, by their first day. */
export const leavesOf = ({ away, alsoAway = [] }: Pick<Member, 'away' | 'alsoAway'>): Leave[] => [
  ...(away ? [away] : []),
  ...alsoAway,
];

/** The leave that a day lies in; undefined when the person is there. */
export const leaveOn = (member: Pick<Member, 'away' | 'alsoAway'>, day: string): Leave | undefined =>
  leavesOf(member).find(({ from, until }) => from <= day && day <= until);

/** Whether the day is one on which the person never works. */
export const isDayOff = ({ daysOff = [] }: Pick<Member, 'daysOff'>, day: string): boolean =>
  daysOff.includes(Temporal.PlainDate.from(day).dayOfWeek);

/** The first day from one on when the person is there: away on no leave, and not on a day off. */
export function thereFrom(member: Absence, day: string): string {
  const leave = leaveOn(member, day);
  if (!leave && !isDayOff(member, day)) return day;
  const next = Temporal.PlainDate.from(leave?.until ?? day).add({ days: 1 });
  return thereFrom(member, next.toString());
}

/** Which of such days the person is away or never works, as spans; `all` of them, or some. A weekend is asked of only where nothing else is. ISO dates. */
export function awayWithin(
  member: Absence,
  asked: readonly Leave[],
): { readonly days: Leave[]; readonly all: boolean } {
  const each = asked.flatMap(({ from, until }) => daysOf(from, until));
  const weekdays = each.filter((day) => Temporal.PlainDate.from(day).dayOfWeek <= 5);
  const meant = weekdays.length > 0 ? weekdays : each;
  const isAway = meant.map((day) => leaveOn(member, day) !== undefined || isDayOff(member, day));
  const days = meant.flatMap((day, at): Leave[] => {
    if (!isAway[at] || isAway[at - 1]) return [];
    const next = isAway.indexOf(false, at);
    return [{ from: day, until: meant[(next < 0 ? meant.length : next) - 1] ?? day }];
  });
  return { days, all: isAway.every(Boolean) };
}

/** So many days are looked through of what is asked about. */
const MOST_DAYS = 400;
function daysOf(from: string, until: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const count = Math.min(first.until(Temporal.PlainDate.from(until)).days + 1, MOST_DAYS);
  return Array.from({ length: count }, (_, at) => first.add({ days: at }).toString());
}

export const sameLeave = (one: Leave, other: Leave): boolean => one.from === other.from && one.until === other.until;

/** The member with these leaves and no others, each once; those farthest ahead have no room when they are too many. */
export function onLeave({ alsoAway: _before, ...member }: Member, leaves: readonly Leave[]): Member {
  const each = leaves.filter((one, at) => leaves.findIndex((other) => sameLeave(one, other)) === at);
  const [away = null, ...alsoAway] = each.toSorted((a, b) => a.from.localeCompare(b.from)).slice(0, MAX_LEAVES + 1);
  return { ...member, away, ...(alsoAway.length > 0 ? { alsoAway } : {}) };
}

/** The member with these days off and no others; as somebody who works all days where they are none, or all. */
export function withDaysOff({ daysOff: _before, ...member }: Member, days: readonly number[]): Member {
  const daysOff = [...new Set(days)].toSorted((a, b) => a - b);
  return daysOff.length === 0 || daysOff.length > MAX_DAYS_OFF ? member : { ...member, daysOff };
}
