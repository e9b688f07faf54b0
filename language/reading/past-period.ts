/** A time that a value is of, said from today: «förra läsåret», «i våras», «i oktober». Pure. */
import { MONTH_NAMES, monthNamed } from './dates.ts';

type Then = {
  /** As periods are stored; null where the words can be of two. */
  readonly period: string | null;
  /** The words without it. */
  readonly rest: string;
};

const two = (year: number): string => String(year % 100).padStart(2, '0');
const isAutumn = ({ month }: Temporal.PlainDate): boolean => month >= 7;
/** From this month on «i höstas» may be the autumn that goes on. */
const LATE_AUTUMN = 10;

function schoolYearBefore(today: Temporal.PlainDate): string {
  const first = isAutumn(today) ? today.year - 1 : today.year - 2;
  return `${first}/${two(first + 1)}`;
}
const termBefore = (today: Temporal.PlainDate): string =>
  isAutumn(today) ? `VT${two(today.year)}` : `HT${two(today.year - 1)}`;
const autumnBefore = ({ year }: Temporal.PlainDate): string => `HT${two(year - 1)}`;
const springBefore = (today: Temporal.PlainDate): string => `VT${two(isAutumn(today) ? today.year : today.year - 1)}`;

/** The month of that name that is going on, or was last. */
function monthBefore(today: Temporal.PlainDate, name: string): string {
  const month = monthNamed(name.toLowerCase());
  const year = month > today.month ? today.year - 1 : today.year;
  return `${year}-${String(month).padStart(2, '0')}`;
}

function weekBefore(today: Temporal.PlainDate): string {
  const { yearOfWeek = today.year, weekOfYear = 1 } = today.subtract({ days: 7 });
  return `${yearOfWeek}-W${two(weekOfYear)}`;
}

const LAST = '(?:förra|föregående|last|previous|the previous)';
type Reading = readonly [string, (today: Temporal.PlainDate, name: string) => string | null];
const SAID: readonly Reading[] = [
  [`(?:under )?${LAST} (?:läsåret|läsår|skolåret|skolår|school year)`, schoolYearBefore],
  [`${LAST} (?:terminen|termin|term)`, termBefore],
  [`${LAST} (?:hösten|höstterminen|autumn|fall)(?: term)?`, autumnBefore],
  ['i höstas', (today) => (today.month >= LATE_AUTUMN ? null : autumnBefore(today))],
  [`(?:i våras|${LAST} (?:våren|vårterminen|spring)(?: term)?)`, springBefore],
  // A school's year, or the calendar's.
  [`(?:i fjol|i fjor|${LAST} (?:året|year))`, () => null],
  [`${LAST} (?:månaden|månad|month)`, (today) => today.toPlainYearMonth().subtract({ months: 1 }).toString()],
  [`${LAST} (?:veckan|vecka|week)`, weekBefore],
  [`(?:i|in|under|för|for|during) (${MONTH_NAMES})(?! ?\\d)`, monthBefore],
];
const READINGS = SAID.map(([source, read]) => [new RegExp(`(?<!\\p{L})${source}(?!\\p{L})`, 'iu'), read] as const);

/** Null where no such time is said. */
export function periodSaid(text: string, today: Temporal.PlainDate): Then | null {
  for (const [pattern, read] of READINGS) {
    const match = pattern.exec(text);
    if (match) return { period: read(today, match[1] ?? ''), rest: text.replace(match[0], ' ') };
  }
  return null;
}

/** The words without such a time, whatever today is; null where none is said. */
export const withoutTime = (text: string): string | null => {
  const pattern = READINGS.find(([one]) => one.test(text))?.[0];
  return pattern ? text.replace(pattern, ' ') : null;
};
