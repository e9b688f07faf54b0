/** The days that an occurrence covers, in Sweden. */
import { firstOf } from './components.ts';
import { isMidnight, type Occurrence } from './occurrences.ts';
import { inSweden, type Moment } from './times.ts';

export type OccurrenceSpan = {
  readonly from: string;
  /** The last day, included. */
  readonly to: string;
  /** Whole days, however they are stored; otherwise so many hours. */
  readonly whole: boolean;
  readonly hours: number;
};

/** By these programs say that an event lasts all day though it has times (Microsoft, MS-OXCICAL 2.1.3.1.1.20). */
const ALL_DAY = ['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', 'X-FUNAMBOL-ALLDAY'];
const NOON = 12;

/**
 * Whole days are dates, or go from midnight to midnight in Sweden or in the zone that they are written in; so does what is a day
 * long or longer. An end is the day after the last (RFC 5545, 3.6.1).
 */
export function spanOf({ start, end, event }: Occurrence): OccurrenceSpan {
  const [from, until] = [inSweden(start), inSweden(end ?? start)];
  const hours = from.until(until, { largestUnit: 'hour' }).total('hours');
  const whole = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): OccurrenceSpan => ({
    ...days(a, b),
    whole: true,
    hours: 24,
  });
  if (start.isDate) return whole(start.wall, end?.isDate ? end.wall : until);
  if (isMidnight(from) && isEnd(until) && hours > 0) return whole(from, until);
  const own = end && !end.isDate && start.zone === end.zone ? end.wall : null;
  if (own && isMidnight(start.wall) && isMidnight(own) && hours > 0) return whole(start.wall, own);
  if (ALL_DAY.some((name) => /^(?:TRUE|1)$/i.test(firstOf(event, name)?.value.trim() ?? '')))
    return whole(nearestMidnight(start, from), nearestMidnight(end ?? start, until));
  const touched = days(from, until);
  return hours >= 24 ? { ...touched, whole: true, hours } : { ...touched, whole: false, hours };
}

const isEnd = (time: Temporal.PlainDateTime): boolean => isMidnight(time) || (time.hour === 23 && time.minute === 59);

const nearestMidnight = ({ isDate }: Moment, local: Temporal.PlainDateTime): Temporal.PlainDateTime =>
  isDate
    ? local
    : local.add({ hours: local.hour >= NOON ? 24 - NOON : 0 }).round({ smallestUnit: 'day', roundingMode: 'floor' });

function days(from: Temporal.PlainDateTime, until: Temporal.PlainDateTime): { from: string; to: string } {
  const first = from.toPlainDate();
  const end = until.toPlainDate();
  const last = isMidnight(until) && Temporal.PlainDate.compare(end, first) > 0 ? end.subtract({ days: 1 }) : end;
  return { from: first.toString(), to: (Temporal.PlainDate.compare(last, first) < 0 ? first : last).toString() };
}
