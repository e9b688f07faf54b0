/** Dates as Swedes and English speakers write them: «på torsdag», «12 mars», «v. 7», «om två veckor», `2027-03-12`, «12/3». */
import type { DateSpan } from '../../quality/year/documents.ts';

export type FoundDate = { readonly date: Temporal.PlainDate; readonly matched: string };
export type ImpossibleDate = { readonly problem: 'impossible'; readonly matched: string };
export type DateOptions = {
  /** Breaks of the school year, for «efter lovet». */
  readonly breaks?: readonly DateSpan[];
  /** A week, month or break then means its last day («borta till v. 7»), otherwise its first. */
  readonly asEnd?: boolean;
  /** A date without a year is the nearest one from this day on; `today` when absent. */
  readonly from?: Temporal.PlainDate;
};

const WEEKDAYS: readonly (readonly string[])[] = [
  ['måndag', 'mån', 'mandag', 'monday', 'mon'],
  ['tisdag', 'tis', 'tuesday', 'tue', 'tues'],
  ['onsdag', 'ons', 'wednesday', 'wed'],
  ['torsdag', 'tors', 'tor', 'thursday', 'thu', 'thurs'],
  ['fredag', 'fre', 'friday', 'fri'],
  ['lördag', 'lör', 'lordag', 'saturday', 'sat'],
  ['söndag', 'sön', 'sondag', 'sunday', 'sun'],
];
const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const COUNTS: Readonly<Record<string, number>> = {
  en: 1,
  ett: 1,
  a: 1,
  an: 1,
  one: 1,
  två: 2,
  tva: 2,
  two: 2,
  tre: 3,
  three: 3,
  fyra: 4,
  four: 4,
  fem: 5,
  five: 5,
  sex: 6,
  six: 6,
  sju: 7,
  seven: 7,
  åtta: 8,
  eight: 8,
  nio: 9,
  nine: 9,
  tio: 10,
  ten: 10,
};

const oneOf = (names: readonly (readonly string[])[]): string =>
  names
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .join('|');
/** Every name of a weekday, as a pattern. */
export const WEEKDAY_NAMES = oneOf(WEEKDAYS);
const WEEKDAY = WEEKDAY_NAMES;
/** Every name of a month, as a pattern. */
export const MONTH_NAMES = oneOf(MONTHS);
/** 1 to 12 for any name of a month in small letters; 0 for anything else. */
export const monthNamed = (name: string): number => MONTHS.findIndex((names) => names.includes(name)) + 1;
const COUNT = Object.keys(COUNTS)
  .toSorted((a, b) => b.length - a.length)
  .join('|');

const START = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';
const pattern = (source: string): RegExp => new RegExp(START + source + END, 'iu');

type Reader = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, today: Temporal.PlainDate, options: DateOptions) => Temporal.PlainDate | null;
};

const indexIn = (names: readonly (readonly string[])[], word: string): number =>
  names.findIndex((same) => same.includes(word.toLowerCase()));

/** 1 for Monday or January by any of their names; 0 for another word. */
export const weekdayNumber = (word: string): number => indexIn(WEEKDAYS, word) + 1;
export const monthNumber = (word: string): number => indexIn(MONTHS, word) + 1;

/** The day and month in the nearest year from a day on; null when that date does not exist. */
function nearest(day: number, month: number, from: Temporal.PlainDate): Temporal.PlainDate | null {
  const years = month === 2 && day === 29 ? [0, 1, 2, 3, 4] : [0, 1];
  for (const ahead of years) {
    const date = exact(from.year + ahead, month, day);
    if (date && Temporal.PlainDate.compare(date, from) >= 0) return date;
  }
  return null;
}

/** A day of the calendar, or null. */
export function exact(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day });
}

/** The Monday of an ISO week, or null for a week that the year does not have. */
export function isoWeek(year: number, week: number): Temporal.PlainDate | null {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 });
  return monday.weekOfYear === week ? monday : null;
}

const numberOf = (word: string): number => COUNTS[word.toLowerCase()] ?? Number(word);
const fullYear = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.length === 2 ? `20${text}` : text);

const READERS: readonly Reader[] = [
  {
    pattern: pattern('(\\d{4})-(\\d{1,2})-(\\d{1,2})'),
    read: (m) => exact(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  {
    pattern: pattern(
      `(?:den\\s+|the\\s+)?(\\d{1,2})(?::?[ea]|st|nd|rd|th)?\\.?\\s+(?:of\\s+)?(${MONTH_NAMES})\\.?(?:\\s+(\\d{4}))?`,
    ),
    read: (m, today, { from }) => dayMonth(m[1], m[2], m[3], from ?? today),
  },
  {
    pattern: pattern(`(${MONTH_NAMES})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?`),
    read: (m, today, { from }) => dayMonth(m[2], m[1], m[3], from ?? today),
  },
  {
    pattern: pattern('(?:den\\s+)?(\\d{1,2})/(\\d{1,2})(?:[-/ ](\\d{4}|\\d{2}))?'),
    read: (m, today, { from }) => {
      const year = fullYear(m[3]);
      const [day, month] = [Number(m[1]), Number(m[2])];
      return year === null ? nearest(day, month, from ?? today) : exact(year, month, day);
    },
  },
  {
    pattern: pattern('(?:v|vecka|veckan|week|w)\\.?\\s?(\\d{1,2})'),
    read: (m, today, { asEnd, from }) => {
      const start = from ?? today;
      for (const year of [start.year - 1, start.year, start.year + 1]) {
        const monday = isoWeek(year, Number(m[1]));
        if (!monday || Temporal.PlainDate.compare(monday.add({ days: 6 }), start) < 0) continue;
        return asEnd ? monday.add({ days: 4 }) : monday;
      }
      return null;
    },
  },
  {
    pattern: pattern('i?\\s?övermorgon|i overmorgon|the day after tomorrow'),
    read: (_, today) => today.add({ days: 2 }),
  },
  { pattern: pattern('i\\s?morgon|i\\s?morron|imorrn|imorgn|tomorrow'), read: (_, today) => today.add({ days: 1 }) },
  { pattern: pattern('i\\s?dag|today'), read: (_, today) => today },
  {
    pattern: pattern(`(?:om|in)\\s+(${COUNT}|\\d{1,2})\\s+(dag|dagar|days?|vecka|veckor|weeks?|månad|månader|months?)`),
    read: (m, today) => ahead(today, numberOf(m[1] ?? ''), m[2] ?? ''),
  },
  {
    pattern: pattern(`(${COUNT}|\\d{1,2})\\s+(dag|dagar|vecka|veckor|månad|månader)\\s+(?:framåt|till)`),
    read: (m, today) => ahead(today, numberOf(m[1] ?? ''), m[2] ?? ''),
  },
  {
    pattern: pattern(`(?:for|i)\\s+(${COUNT}|\\d{1,2})\\s+(dagar|days|vecka|veckor|weeks?|månad|månader|months?)`),
    read: (m, today) => ahead(today, numberOf(m[1] ?? ''), m[2] ?? ''),
  },
  {
    pattern: pattern(
      `(?:(?:på|nästa|next|on|kommande|till|until|på\\s+nästa)\\s+)?(${WEEKDAY})(?:en)?(?:\\s+(nästa)\\s+vecka|\\s+(next)\\s+week)?`,
    ),
    read: (m, today) => {
      const wanted = indexIn(WEEKDAYS, m[1] ?? '') + 1;
      if (m[2] || m[3]) return nextMonday(today).add({ days: wanted - 1 });
      const days = (wanted - today.dayOfWeek + 7) % 7 || 7;
      return today.add({ days });
    },
  },
  {
    pattern: pattern('nästa\\s+vecka|next\\s+week'),
    read: (_, today, { asEnd }) => nextMonday(today).add({ days: asEnd ? 4 : 0 }),
  },
  {
    pattern: pattern('månadsskiftet|end of (?:the )?month'),
    read: (_, today) => today.with({ day: today.daysInMonth }),
  },
  { pattern: pattern('nästa\\s+månad|next\\s+month'), read: (_, today) => today.with({ day: 1 }).add({ months: 1 }) },
  {
    pattern: pattern('efter\\s+(?:\\p{L}*)lovet|after\\s+the\\s+break'),
    read: (_, today, { breaks = [] }) => {
      const next = breaks.filter((lov) => lov.to >= today.toString()).toSorted((a, b) => a.to.localeCompare(b.to))[0];
      return next ? Temporal.PlainDate.from(next.to).add({ days: 1 }) : null;
    },
  },
];

function dayMonth(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  from: Temporal.PlainDate,
) {
  const number = indexIn(MONTHS, month ?? '') + 1;
  return year === undefined ? nearest(Number(day), number, from) : exact(Number(year), number, Number(day));
}

function ahead(today: Temporal.PlainDate, count: number, unit: string): Temporal.PlainDate {
  if (/^(dag|day)/i.test(unit)) return today.add({ days: count });
  return /^(vecka|veckor|week)/i.test(unit) ? today.add({ weeks: count }) : today.add({ months: count });
}

const nextMonday = (today: Temporal.PlainDate) => today.add({ days: 8 - today.dayOfWeek });

/** Longer texts hold no date a command needs; this bounds the work. */
const MAX_LENGTH = 2000;

/**
 * The first date in a text, or what looks like one but is not in the calendar («31 feb»), or null. Without a year it is the
 * nearest one from `today` on. Breaks count only if they are given.
 */
export function parseDate(
  text: string,
  today: Temporal.PlainDate,
  options: DateOptions = {},
): FoundDate | ImpossibleDate | null {
  const words = text.slice(0, MAX_LENGTH);
  for (const { pattern: wanted, read } of READERS) {
    const match = wanted.exec(words);
    if (!match) continue;
    const date = read(match, today, options);
    return date ? { date, matched: match[0] } : { problem: 'impossible', matched: match[0] };
  }
  return null;
}
