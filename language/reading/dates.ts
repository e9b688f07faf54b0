/** Dates as Swedes and English speakers write them: «på torsdag», «12 mars», «v. 7», «om två veckor», `2027-03-12`, «12/3». */
import type { DateSpan } from '../../quality/year/documents.ts';
import { dayFrom, exact, lastOf, monthFrom, nearest, slashed, weekFrom } from './nearest.ts';

export type FoundDate = { readonly date: Temporal.PlainDate; readonly matched: string };
export type ImpossibleDate = { readonly problem: 'impossible'; readonly matched: string };
/** «3/1» in English: the third of January, or March the first. */
export type UnclearDate = {
  readonly problem: 'unclear';
  readonly matched: string;
  readonly either: readonly [Temporal.PlainDate, Temporal.PlainDate];
};
export type DateOptions = {
  /** Breaks of the school year, for «efter lovet». */
  readonly breaks?: readonly DateSpan[];
  /** A week, month or break then means its last day («borta till v. 7»), otherwise its first. */
  readonly asEnd?: boolean;
  /** A date without a year is the nearest one from this day on; `today` when absent. */
  readonly from?: Temporal.PlainDate;
  /** Said in English, where «3/1» may have the day or the month first; in Swedish the day is first. */
  readonly english?: boolean;
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
/** Every small number in words, as a pattern. */
export const COUNT_NAMES = Object.keys(COUNTS)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const COUNT = COUNT_NAMES;

const START = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';
const pattern = (source: string): RegExp => new RegExp(START + source + END, 'iu');

type Reader = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, today: Temporal.PlainDate, options: DateOptions) => Read;
};
type Read = Temporal.PlainDate | UnclearDate['either'] | null;

const indexIn = (names: readonly (readonly string[])[], word: string): number =>
  names.findIndex((same) => same.includes(word.toLowerCase()));

/** 1 for Monday or January by any of their names; 0 for another word. */
export const weekdayNumber = (word: string): number => indexIn(WEEKDAYS, word) + 1;
export const monthNumber = (word: string): number => indexIn(MONTHS, word) + 1;

/** 3 for «3», «tre» or «three»; not a number for anything else. */
export const countNamed = (word: string): number => COUNTS[word.toLowerCase()] ?? Number(word);
const fullYear = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.length === 2 ? `20${text}` : text);

/** The Friday of a week, counted from its Monday. */
const FRIDAY = 4;

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
    read: (m, today, options) =>
      slashed(Number(m[1]), Number(m[2]), fullYear(m[3]), options.from ?? today, options.english ?? false),
  },
  {
    pattern: pattern(`(${WEEKDAY})(?:en)?\\s+(?:i\\s+|in\\s+)?(?:v|vecka|week|w)\\.?\\s?(\\d{1,2})`),
    read: (m, today, options) =>
      weekFrom(Number(m[2]), options.from ?? today)?.add({ days: indexIn(WEEKDAYS, m[1] ?? '') }) ?? null,
  },
  {
    pattern: pattern('(?:v|vecka|veckan|week|w)\\.?\\s?(\\d{1,2})'),
    read: (m, today, { asEnd, from }) =>
      weekFrom(Number(m[1]), from ?? today)?.add({ days: asEnd ? FRIDAY : 0 }) ?? null,
  },
  {
    pattern: pattern('i?\\s?övermorgon|i overmorgon|the day after tomorrow'),
    read: (_, today) => today.add({ days: 2 }),
  },
  { pattern: pattern('i\\s?morgon|i\\s?morron|imorrn|imorgn|tomorrow'), read: (_, today) => today.add({ days: 1 }) },
  { pattern: pattern('i\\s?dag|today'), read: (_, today) => today },
  {
    pattern: pattern(`(?:om|in)\\s+(${COUNT}|\\d{1,2})\\s+(dag|dagar|days?|vecka|veckor|weeks?|månad|månader|months?)`),
    read: (m, today) => ahead(today, countNamed(m[1] ?? ''), m[2] ?? ''),
  },
  {
    pattern: pattern(`(${COUNT}|\\d{1,2})\\s+(dag|dagar|vecka|veckor|månad|månader)\\s+(?:framåt|till)`),
    read: (m, today) => ahead(today, countNamed(m[1] ?? ''), m[2] ?? ''),
  },
  {
    pattern: pattern(`(?:for|i)\\s+(${COUNT}|\\d{1,2})\\s+(dagar|days|vecka|veckor|weeks?|månad|månader|months?)`),
    read: (m, today) => ahead(today, countNamed(m[1] ?? ''), m[2] ?? ''),
  },
  {
    pattern: pattern(
      `(?:(nästa\\s+veckas|next\\s+week(?:['’]?s)?(?:\\s+on)?)\\s+)?(?:(?:på|(?:på\\s+)?(nästa|next)|on|kommande|till|until)\\s+)?(${WEEKDAY})(?:en)?(?:\\s+(nästa)\\s+vecka|\\s+(next)\\s+week)?`,
    ),
    read: (m, today) => {
      const wanted = indexIn(WEEKDAYS, m[3] ?? '') + 1;
      if (m[1] || m[4] || m[5]) return nextMonday(today).add({ days: wanted - 1 });
      const days = (wanted - today.dayOfWeek + 7) % 7 || 7;
      // Nobody calls tomorrow «nästa onsdag».
      return today.add({ days: m[2] && days === 1 ? 8 : days });
    },
  },
  {
    pattern: pattern('nästa\\s+vecka|next\\s+week'),
    read: (_, today, { asEnd }) => nextMonday(today).add({ days: asEnd ? 4 : 0 }),
  },
  {
    pattern: pattern('i\\s+helgen|(?:at|on|over|this)\\s+(?:the\\s+)?weekend'),
    read: (_, today, { asEnd }) => today.add({ days: 6 - (today.dayOfWeek % 7) + (asEnd ? 1 : 0) }),
  },
  {
    pattern: pattern('efter\\s+helgen|after\\s+the\\s+weekend'),
    read: (_, today) => nextMonday(today),
  },
  {
    pattern: pattern(`(?:slutet\\s+(?:av|på)|sista|(?:the\\s+)?end\\s+of)\\s+(${MONTH_NAMES})(?:\\s+(\\d{4}))?`),
    read: (m, today, { from }) => lastOf(monthFrom(monthNumber(m[1] ?? ''), m[2], from ?? today)),
  },
  {
    pattern: pattern('månadsskiftet|slutet\\s+av\\s+månaden|(?:the\\s+)?end\\s+of\\s+(?:the\\s+)?month'),
    read: (_, today) => today.with({ day: today.daysInMonth }),
  },
  { pattern: pattern('nästa\\s+månad|next\\s+month'), read: (_, today) => today.with({ day: 1 }).add({ months: 1 }) },
  {
    pattern: pattern('efter\\s+(\\p{L}*)lovet|after\\s+the\\s+(?:\\p{L}+\\s+)?break'),
    read: (m, today, { breaks = [] }) => {
      const ahead = breaks.filter(({ to }) => to >= today.toString()).toSorted((a, b) => a.to.localeCompare(b.to));
      const named = m[1]
        ? ahead.find(({ name }) => name.toLowerCase().startsWith(m[1]?.toLowerCase() ?? ''))
        : ahead[0];
      const lov = named ?? ahead[0];
      return lov ? Temporal.PlainDate.from(lov.to).add({ days: 1 }) : null;
    },
  },
  {
    pattern: pattern('(?:den|the)\\s+(\\d{1,2})(?::?[ea]|st|nd|rd|th)?|(\\d{1,2})(?::[ea]|st|nd|rd|th)'),
    read: (m, today, { from }) => dayFrom(Number(m[1] ?? m[2]), from ?? today),
  },
  {
    pattern: pattern(
      `(?:i|in|till|tills|med|t\\.?o\\.?m\\.?|until|through|during|under|hela|all|from|från)\\s+(${MONTH_NAMES})(?:\\s+(\\d{4}))?`,
    ),
    read: (m, today, { asEnd, from }) => {
      const first = monthFrom(monthNumber(m[1] ?? ''), m[2], from ?? today);
      return asEnd ? lastOf(first) : first;
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

/** So many days, weeks or months later. */
export function ahead(today: Temporal.PlainDate, count: number, unit: string): Temporal.PlainDate {
  if (/^(dag|day)/i.test(unit)) return today.add({ days: count });
  return /^(vecka|veckor|week)/i.test(unit) ? today.add({ weeks: count }) : today.add({ months: count });
}

const nextMonday = (today: Temporal.PlainDate) => today.add({ days: 8 - today.dayOfWeek });

/** Longer texts hold no date a command needs; this bounds the work. */
const MAX_LENGTH = 2000;

/**
 * The first date in a text, or what looks like one but is not in the calendar («31 feb»), or what can be two days («3/1» in English), or null.
 * Without a year it is the nearest one from `today` on. Breaks count only if they are given.
 */
export function parseDate(
  text: string,
  today: Temporal.PlainDate,
  options: DateOptions = {},
): FoundDate | ImpossibleDate | UnclearDate | null {
  const words = text.slice(0, MAX_LENGTH);
  for (const { pattern: wanted, read } of READERS) {
    const match = wanted.exec(words);
    if (!match) continue;
    const date = read(match, today, options);
    if (!date) return { problem: 'impossible', matched: match[0] };
    return date instanceof Temporal.PlainDate
      ? { date, matched: match[0] }
      : { problem: 'unclear', matched: match[0], either: date };
  }
  return null;
}
