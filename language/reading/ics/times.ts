/** Dates, times, durations and periods as a calendar file writes them (RFC 5545, 3.3). */
import type { Property } from './components.ts';
import { instantIn, SWEDEN, wallIn, type Zone, type Zones } from './zones.ts';

/** A whole day, or a local time; `zone` is null for a day and for a time that is the same everywhere. */
export type Moment = {
  readonly wall: Temporal.PlainDateTime;
  readonly isDate: boolean;
  readonly zone: Zone | null;
};
export type Period = { readonly start: Moment; readonly end: Moment | null };

/** A value that is no date, time or duration. */
export class Unreadable extends Error {}

const MOMENT = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})?:?(\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?|Z)?$/i;

/** Throws `Unreadable` for what is no moment, or one that no calendar has, such as 30 February. */
function momentOf(value: string, zone: Zone | null): Moment {
  const [, year, month, day, hour, minute = '0', second = '0', utc] = MOMENT.exec(value.trim()) ?? [];
  if (year === undefined) throw new Unreadable();
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    if (hour === undefined) return { wall: date.toPlainDateTime(), isDate: true, zone: null };
    // 24:00 and a leap second are written by some programs.
    const time = { hour: Number(hour) % 24, minute: Number(minute), second: Math.min(Number(second), 59) };
    const at = date.add({ days: Number(hour) === 24 ? 1 : 0 });
    const wall = at.toPlainDateTime(Temporal.PlainTime.from(time, { overflow: 'reject' }));
    if (utc === undefined) return { wall, isDate: false, zone };
    const shifted = utc.toUpperCase() === 'Z' ? wall : wallIn(instantIn(wall, offsetOf(utc)), 'UTC');
    return { wall: shifted, isDate: false, zone: 'UTC' };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Unreadable('', { cause: error });
  }
}
const offsetOf = (written: string): string => `${written.slice(0, 3)}:${written.slice(-2)}`;

const DURATION = /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i;

function durationOf(value: string): Temporal.Duration {
  const [whole, sign, ...parts] = DURATION.exec(value.trim()) ?? [];
  if (!whole) throw new Unreadable();
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  const duration = Temporal.Duration.from({ days: 7 * weeks + days, hours, minutes, seconds });
  return sign === '-' ? duration.negated() : duration;
}

export const readMoment = ({ value, params }: Property, zones: Zones): Moment => momentOf(value, zones(params['TZID']));

/** The moments or periods of an EXDATE or RDATE. Throws `Unreadable`. */
export function readMoments({ value, params }: Property, zones: Zones): Period[] {
  const zone = zones(params['TZID']);
  return value
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const [from = '', until] = one.split('/');
      const start = momentOf(from, zone);
      if (until === undefined) return { start, end: null };
      return { start, end: /^[+-]?P/i.test(until.trim()) ? after(start, durationOf(until)) : momentOf(until, zone) };
    });
}

export const readDuration = ({ value }: Property): Temporal.Duration => durationOf(value);

/** The same kind of moment so much later, by the clock on the wall. */
export const after = (moment: Moment, duration: Temporal.Duration): Moment => ({
  ...moment,
  isDate: moment.isDate && duration.hours === 0 && duration.minutes === 0 && duration.seconds === 0,
  wall: moment.wall.add(duration),
});

/** Without a zone it is Sweden's time. */
export const instantOf = ({ wall, zone }: Moment): Temporal.Instant => instantIn(wall, zone ?? SWEDEN);

/** The clock on the wall in Sweden. */
export const inSweden = (moment: Moment): Temporal.PlainDateTime =>
  moment.isDate || moment.zone === null ? moment.wall : wallIn(instantOf(moment), SWEDEN);
