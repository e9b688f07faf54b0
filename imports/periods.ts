/** Periods as people write them, and as they are stored: `2025/26`, `HT25`, `VT26`, `2026-03`, `2026-W36`, `2026`. */
import { isWeek } from '../quality/data/periods.ts';

/** A term, a month or a week without its year, which something else of the table may tell. */
export type PartOfYear = { readonly term: 'H' | 'V' } | { readonly month: number } | { readonly week: number };
type Found = { readonly period: string; readonly rest: string };

const TERM = String.raw`(?<!\p{L})([hv])(?:t|öst(?:termin(?:en)?|en)?|år(?:termin(?:en)?|en)?)(?!\p{L})\.?`;
const ENGLISH_TERM = String.raw`(?<!\p{L})(autumn|fall|spring)(?: term)?(?: of)?(?!\p{L})`;
const SHORT_YEAR = String.raw`\s?[-–'’]?\s?(20\d\d|\d\d)(?![\d/])`;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'ma', 'jun', 'jul', 'aug', 'sep', 'o', 'nov', 'dec'];
const MONTH = String.raw`(?<!\p{L})(jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:usti|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L})\.?`;
const WEEK = String.raw`(?<!\p{L})(?:v(?:eck(?:a|an|or))?|week|wk)[\s.:]{0,3}(0?[1-9]|[1-4]\d|5[0-3])(?![\d:/])`;

const SCHOOL_YEAR = /(?<![\d-])(20\d\d)\s?[/–—-]\s?(?:20)?(\d\d)(?![\d-])/u;
/** From 13 on, since 11/12 is a date too. */
const SHORT_SCHOOL_YEAR = /(?<![\d/-])(1[3-9]|[2-9]\d)\/(\d\d)(?![\d/])/u;
const NAMED_SCHOOL_YEAR =
  /(?<!\p{L})(?:läsåret|läsår|lå|school year)\.?:?\s?(?:20)?(\d\d)\s?[/–—-]\s?(?:20)?(\d\d)(?!\d)/iu;
const YEAR_OF_TWO = /^(1[3-9]|[2-9]\d)[–—-](\d\d)$/u;
const TERM_OF = new RegExp(TERM + SHORT_YEAR, 'iu');
const OF_TERM = new RegExp(String.raw`(?<!\d)(20\d\d)[\s:-]?${TERM.replace(String.raw`(?<!\p{L})`, '')}`, 'iu');
const ENGLISH_TERM_OF = new RegExp(ENGLISH_TERM + SHORT_YEAR, 'iu');
const MONTH_OF = new RegExp(`${MONTH}${SHORT_YEAR.replace("[-–'’]", "[-–'’/]")}`, 'iu');
const OF_MONTH = new RegExp(String.raw`(?<!\d)(20\d\d)[\s-]${MONTH}`, 'iu');
const ISO_MONTH =
  /(?<![\d-])(20\d\d)[-/.](0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?![\d-])(?:[T\s]\d\d:\d\d(?::\d\d)?)?/u;
const COMPACT_MONTH = /^(20\d\d)M?(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$/iu;
const MONTH_FIRST = /^(0?[1-9]|1[0-2])[/.](20\d\d)$/u;
const ISO_WEEK = /(?<![\d-])(20\d\d)\s?-?\s?W(0[1-9]|[1-4]\d|5[0-3])(?!\d)/iu;
const WEEK_OF = new RegExp(String.raw`${WEEK},?[\s(–'’/-]{1,3}(?:år\s)?(20\d\d)(?!\d)`, 'iu');
const OF_WEEK = new RegExp(String.raw`(?<!\d)(20\d\d)[\s,:–-]{1,3}${WEEK}`, 'iu');
const YEAR = /(?<![\d,.–-])(20\d\d)(?![\d,–-]|[.]\d|\s?%)/u;

/** Words that only say what kind of period it is. */
const KIND =
  /(?<!\p{L})(?:läsåret|läsår|lå|kalenderåret|kalenderår|året|år|terminen|termin|månaden|månad|school year|year|term|month)(?!\p{L})[.:]?/giu;
/** A year after one of these is not when something was measured. */
const SINCE =
  /(?:fr\.?\s?o\.?\s?m\.?|från(?: och med)?|sedan|efter|inför|before|since)\s+(?:läsåret |år(?:et)? )?20\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?/giu;

const two = (year: string): string => year.slice(-2);
const numberOfMonth = (name: string): number => {
  const word = name.toLowerCase();
  if (/^ma[jy]$/.test(word)) return 5;
  return MONTHS.findIndex((start, at) => at !== 4 && word.startsWith(start)) + 1;
};
const monthOf = (year: string, month: number): string => `20${two(year)}-${String(month).padStart(2, '0')}`;
/** Null for a fifty-third week of a year without one. */
function weekIn(year: string, week: string): string | null {
  const period = `${year}-W${week.padStart(2, '0')}`;
  return isWeek(period) ? period : null;
}
const isNext = (first: string, second: string): boolean => (Number(first) + 1) % 100 === Number(second);

/** The pattern's first reading, most telling first; each answers null for what only looks like it. */
const READINGS: readonly [RegExp, (match: RegExpMatchArray) => string | null][] = [
  [SCHOOL_YEAR, ([, from = '', to = '']) => (isNext(two(from), to) ? `${from}/${to}` : null)],
  [NAMED_SCHOOL_YEAR, ([, from = '', to = '']) => (isNext(from, to) ? `20${from}/${to}` : null)],
  [SHORT_SCHOOL_YEAR, ([, from = '', to = '']) => (isNext(from, to) ? `20${from}/${to}` : null)],
  [YEAR_OF_TWO, ([, from = '', to = '']) => (isNext(from, to) ? `20${from}/${to}` : null)],
  [ISO_WEEK, ([, year = '', week = '']) => weekIn(year, week)],
  [WEEK_OF, ([, week = '', year = '']) => weekIn(year, week)],
  [OF_WEEK, ([, year = '', week = '']) => weekIn(year, week)],
  [TERM_OF, ([, term = '', year = '']) => `${term.toUpperCase()}T${two(year)}`],
  [OF_TERM, ([, year = '', term = '']) => `${term.toUpperCase()}T${two(year)}`],
  [ENGLISH_TERM_OF, ([, term = '', year = '']) => `${/spring/i.test(term) ? 'VT' : 'HT'}${two(year)}`],
  [ISO_MONTH, ([, year = '', month = '']) => `${year}-${month}`],
  [COMPACT_MONTH, ([, year = '', month = '']) => `${year}-${month}`],
  [MONTH_FIRST, ([, month = '', year = '']) => monthOf(year, Number(month))],
  [MONTH_OF, ([, name = '', year = '']) => monthOf(year, numberOfMonth(name))],
  [OF_MONTH, ([, year = '', name = '']) => monthOf(year, numberOfMonth(name))],
  [YEAR, ([, year = '']) => year],
];

const SPAN = /(20\d\d)-(\d\d)-\d\d\s?(?:--?|–|—|till|t\.?o\.?m\.?|\/)\s?(20\d\d)-(\d\d)-\d\d/iu;
/** «aug-25 – dec-25», «augusti–december 2025», «2025-08 – 2025-12». */
const MONTHS_SPAN = new RegExp(
  String.raw`(?:${MONTH}(?:${SHORT_YEAR})?|(20\d\d)-(\d\d))\s?(?:--?|–|—|till|t\.?o\.?m\.?)\s?(?:${MONTH}${SHORT_YEAR}|(20\d\d)-(\d\d)(?![\d-]))`,
  'iu',
);
/** Quarters are no period of a school's. */
const QUARTER = /(?<!\p{L})(?:kv|kvartal|q)\.?\s?[1-4](?!\d)|(?<!\d)[1-4]:?a\skvartalet/iu;

/** From one date to another: the month, the term or the school year that they span; null for any other stretch. */
function spanned([, first = '', from = '', last = '', to = '']: RegExpMatchArray): string | null {
  const [start, end] = [Number(from), Number(to)];
  if (first === last && start === end) return `${first}-${from}`;
  if (first === last && start >= 7 && end >= 11 && start <= 9) return `HT${two(first)}`;
  if (first === last && start <= 2 && end >= 5 && end <= 6) return `VT${two(first)}`;
  const isYear = Number(last) === Number(first) + 1 && start >= 7 && start <= 9 && end >= 5 && end <= 7;
  return isYear ? `${first}/${two(last)}` : null;
}

/** The parts of a span of months as those of a span of dates: a month without a year is in the year of the last. */
function monthsIn(text: string): RegExpMatchArray | null {
  const match = MONTHS_SPAN.exec(text);
  if (!match) return null;
  const [whole, name, year, isoYear, isoMonth, lastName, lastYear, lastIsoYear, lastIsoMonth] = match;
  const last = lastIsoYear ?? `20${two(lastYear ?? '')}`;
  const to = lastIsoMonth ?? String(numberOfMonth(lastName ?? ''));
  const from = isoMonth ?? String(numberOfMonth(name ?? ''));
  const first = isoYear ?? (year === undefined ? last : `20${two(year)}`);
  return [whole, first, from.padStart(2, '0'), last, to.padStart(2, '0')];
}

/** Longer texts than this name no period. */
const MAX_TEXT = 500;

/** The period that a text names, and the text without it. A term or a month beside a school year is within it: `HT 2024/25`. */
export function findPeriod(written: string): Found | null {
  const text = written.slice(0, MAX_TEXT).trim();
  if (!/\d\d/.test(text) || QUARTER.test(text)) return null;
  const span = SPAN.exec(text) ?? monthsIn(text);
  if (span) {
    const period = spanned(span);
    return period === null ? null : { period, rest: text.replace(span[0], ' ') };
  }
  for (const [pattern, read] of READINGS) {
    const match = pattern.exec(text);
    const period = match && read(match);
    if (!match || !period) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(KIND, ' ');
    const part = period.includes('/') || /^20\d\d$/.test(period) ? findPart(rest) : null;
    const narrowed = part && withinYear(period, part);
    return narrowed ? { period: narrowed, rest: '' } : { period, rest };
  }
  return null;
}

/** Whether a text names two periods: a change from one to the other. */
export function namesTwoPeriods(text: string): boolean {
  const first = findPeriod(text);
  return first !== null && findPeriod(first.rest) !== null;
}

/** A period of a running text: none where a year only says since when something is so. */
export const periodInProse = (text: string): string | null =>
  findPeriod(text.slice(0, MAX_TEXT).replace(SINCE, ' '))?.period ?? null;

const ONLY_TERM = new RegExp(String.raw`^[\s(]*${TERM}[\s).]*$`, 'iu');
const ONLY_ENGLISH = new RegExp(String.raw`^[\s(]*${ENGLISH_TERM}[\s).]*$`, 'iu');
const ONLY_WEEK = new RegExp(String.raw`^[\s(]*${WEEK}[\s).]*$`, 'iu');
const ONLY_MONTH = new RegExp(String.raw`^[\s(]*${MONTH}[\s).]*$`, 'iu');

/** A cell that is a term, a month or a week and nothing more. */
export function findPart(text: string): PartOfYear | null {
  if (text.length > 30) return null;
  const term = ONLY_TERM.exec(text)?.[1] ?? '';
  if (term !== '') return { term: /h/i.test(term) ? 'H' : 'V' };
  const english = ONLY_ENGLISH.exec(text)?.[1] ?? '';
  if (english !== '') return { term: /spring/i.test(english) ? 'V' : 'H' };
  const week = ONLY_WEEK.exec(text)?.[1];
  if (week) return { week: Number(week) };
  const month = ONLY_MONTH.exec(text)?.[1];
  return month ? { month: numberOfMonth(month) } : null;
}

/** The part of a wider period; null when it is not a part of it. */
export function withinYear(period: string, part: PartOfYear): string | null {
  const year = Number(period.slice(0, 4));
  if ('week' in part) return weekWithin(period, part.week);
  if (/^\d{4}\/\d{2}$/.test(period)) {
    if ('term' in part) return part.term === 'H' ? `HT${two(String(year))}` : `VT${two(String(year + 1))}`;
    return monthOf(String(part.month >= 7 ? year : year + 1), part.month);
  }
  if (/^\d{4}$/.test(period)) return 'term' in part ? `${part.term}T${two(period)}` : monthOf(period, part.month);
  if (/^[HV]T/.test(period) && 'month' in part) {
    const isAutumn = part.month >= 7;
    return isAutumn === period.startsWith('H') ? monthOf(period, part.month) : null;
  }
  return null;
}

/** School years and spring terms end with week 26, in the last days of June. */
function weekWithin(period: string, week: number): string | null {
  const isAutumn = week > 26;
  if (/^\d{4}\/\d{2}$/.test(period))
    return weekIn(String(Number(period.slice(0, 4)) + (isAutumn ? 0 : 1)), String(week));
  if (/^\d{4}$/.test(period)) return weekIn(period, String(week));
  return /^[HV]T/.test(period) && isAutumn === period.startsWith('H')
    ? weekIn(`20${period.slice(2)}`, String(week))
    : null;
}

/** `9` in a column of months beside a column of years. */
function monthNumber(text: string, periods: number): PartOfYear | null {
  const month = /^(?:0?[1-9]|1[0-2])$/.test(text) ? Number(text) : 0;
  return periods > 0 && month > 0 ? { month } : null;
}

/** Of several cells that say when, the narrowest: `2024/25` and `HT`, `2026` and `9`; null when none of them is a time. */
export function narrowest(texts: readonly string[]): { period: string | null; part: PartOfYear | null } | null {
  const periods = texts.flatMap((text) => findPeriod(text)?.period ?? []);
  const parts = texts.flatMap((text) => findPart(text) ?? monthNumber(text, periods.length) ?? []);
  const period = periods.toSorted((a, b) => b.length - a.length)[0] ?? null;
  return period === null && parts.length === 0 ? null : { period, part: parts.at(-1) ?? null };
}

/** A cell under its heading: a bare number in a column of weeks is one. */
export const timed = (cell: string, heading: string): string =>
  /^\d{1,2}$/.test(cell) && /vecka|vecko|week/iu.test(heading) ? `v ${cell}` : cell;
