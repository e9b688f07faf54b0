/** What a day of a school's calendar is, by what its title means and by how long it is. */
import type { LeftOut, ReadDay } from '../../quality/year/read-days.ts';
import type { Meaning } from '../days/judge.ts';

type Span = { readonly from: string; readonly to: string };
type Length = {
  /** Of whole days, not of hours. */
  readonly whole: boolean;
  readonly hours: number;
};

/** From this many hours on, something that is called a day off may be one: it is asked about. */
const HOURS_OF_A_DAY = 6;
/** Staff days in a row; the year has no more (skolförordningen 3:2). */
const STAFF_DAYS_TOGETHER = 5;
/** A term is longer than this many days, and a break shorter. */
const DAYS_OF_A_TERM = 60;

/** «Jul», “Easter 2027”: the name of the holiday that a break lies around, alone. */
const AROUND =
  /^\s?(?:jul(?:en|helg(?:en)?)?(?: (?:och|&) nyår)?|påsk(?:en|helg(?:en)?)?|christmas(?: (?:and|&) new year)?|xmas|easter)(?: \d{4})?\s?$/iu;

/** What several days mean that are called «Jul» and nothing more: the break around it. A day alone is as doubtful as its name. */
export const aroundHoliday = (title: string, meaning: Meaning, { from, to }: Span): Meaning =>
  meaning === 'unknown' && from < to && AROUND.test(title) ? 'break' : meaning;

/** What the day is; `asked` where only people know, or why it is none. */
export function kindOf(meaning: Meaning, span: Span, length: Length): ReadDay['kind'] | 'asked' | LeftOut['why'] {
  const days = Temporal.PlainDate.from(span.from).until(span.to).days + 1;
  switch (meaning) {
    case 'none':
      return 'notDayOff';
    case 'holiday':
      return 'holiday';
    case 'term':
      return days > DAYS_OF_A_TERM ? 'term' : 'notDayOff';
    case 'first':
    case 'last':
      return days === 1 && isEdge(meaning, span.from) ? meaning : 'notDayOff';
    case 'unknown':
      return !length.whole ? 'hours' : days <= STAFF_DAYS_TOGETHER && weekdays(span) > 0 ? 'asked' : 'notDayOff';
    case 'break':
    case 'staff':
      if (!length.whole) return length.hours >= HOURS_OF_A_DAY ? 'asked' : 'hours';
      return meaning === 'staff' && weekdays(span) > STAFF_DAYS_TOGETHER ? 'asked' : meaning;
  }
}

/** Terms begin in August or January and end in December or June, give or take (published term dates). */
function isEdge(meaning: 'first' | 'last', date: string): boolean {
  const day = date.slice(5);
  return meaning === 'first'
    ? (day >= '08-01' && day <= '09-15') || (day >= '01-02' && day <= '01-31')
    : (day >= '12-01' && day <= '12-31') || day <= '01-15' || (day >= '05-20' && day <= '06-30');
}

/** How many Mondays to Fridays there are from the one day to the other, as far as it matters. */
function weekdays({ from, to }: Span): number {
  const start = Temporal.PlainDate.from(from);
  const days = Math.min(start.until(to).days + 1, 2 * 7);
  return Array.from({ length: days }, (_, at) => start.add({ days: at })).filter((day) => day.dayOfWeek <= 5).length;
}
