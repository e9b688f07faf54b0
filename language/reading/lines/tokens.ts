/** A line of a page about the school year, taken apart: dates, weeks, weekdays, what joins them, and all other words. */
import { MONTH_NAMES, monthNumber, WEEKDAY_NAMES, weekdayNumber } from '../dates.ts';

/** Where the token stands in the line. */
type At = { readonly start: number; readonly end: number };
export type Token = At &
  (
    | { readonly is: 'date'; readonly year: number | null; readonly month: number; readonly day: number }
    /** A day whose month stands elsewhere, or any other small number. */
    | { readonly is: 'number'; readonly number: number }
    | { readonly is: 'week'; readonly number: number }
    | { readonly is: 'weekday'; readonly number: number }
    /** The calendar year that a school year begins in, «2026/27»; or a calendar year. */
    | { readonly is: 'schoolYear' | 'year'; readonly number: number }
    | { readonly is: 'range' | 'list' | 'filler' | 'word' }
  );
type Kind = Token extends infer T ? (T extends At ? Omit<T, keyof At> : never) : never;

const BEFORE = '(?<![\\p{L}\\d])';
const AFTER = '(?![\\p{L}\\d])';
const DAY = '(\\d{1,2})(?::?[ea]|st|nd|rd|th)?\\.?';
const TO = '(?:-{1,3}|[–—−]|till)';

type Reader = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => readonly Kind[] | null };
const reader = (source: string, read: Reader['read']): Reader => ({ pattern: new RegExp(source, 'iuy'), read });
const one = (kind: Kind): readonly Kind[] => [kind];

const isDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;
const date = (year: string | undefined, month: number, day: number): Kind | null =>
  isDay(month, day) ? { is: 'date', year: fullYear(year), month, day } : null;
const dates = (...list: readonly (Kind | null)[]): readonly Kind[] | null =>
  list.every((kind) => kind !== null) ? list : null;
const fullYear = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.length === 2 ? `20${text}` : text);

/** «2026/2027», «2026–27», «26/27»: the second is the year after the first. */
function schoolYear(first: string | undefined, second: string | undefined): readonly Kind[] | null {
  const [from, to] = [fullYear(first), fullYear(second)];
  return from && to === from + 1 ? one({ is: 'schoolYear', number: from }) : null;
}

/** In this order: the longer forms come before what they begin with. */
const READERS: readonly Reader[] = [
  reader(`${BEFORE}(20\\d{2})-(\\d{1,2})-(\\d{1,2})(?:\\s?${TO}\\s?(\\d{1,2})-(\\d{1,2})(?![\\d-]))?(?!\\d)`, (m) => {
    const first = date(m[1], Number(m[2]), Number(m[3]));
    if (m[4] === undefined) return dates(first);
    const second = date(Number(m[4]) < Number(m[2]) ? String(Number(m[1]) + 1) : m[1], Number(m[4]), Number(m[5]));
    return dates(first, { is: 'range' }, second);
  }),
  reader(`${BEFORE}(20\\d{2})\\s?[-–/]\\s?(20\\d{2}|\\d{2})(?![\\d-])`, (m) => schoolYear(m[1], m[2])),
  reader(`${BEFORE}(\\d{2})-(\\d{2})-(\\d{2})(?![\\d-])`, (m) => dates(date(m[1], Number(m[2]), Number(m[3])))),
  reader(`${BEFORE}(20\\d{2})(\\d{2})(\\d{2})${AFTER}`, (m) => dates(date(m[1], Number(m[2]), Number(m[3])))),
  // Grades and times of the day are nobody's dates.
  reader(
    `${BEFORE}(?:åk|årskurs|klass|grades?|years?|f)\\.?\\s?[-–]?\\s?\\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})?(?![\\d/])`,
    () => one({ is: 'word' }),
  ),
  reader(`${BEFORE}(?:kl|klockan)\\.?\\s?\\d{1,2}(?:[.:]\\d{2})?(?:\\s?[-–]\\s?\\d{1,2}(?:[.:]\\d{2})?)?`, () =>
    one({ is: 'word' }),
  ),
  reader(`${BEFORE}\\d{1,2}:\\d{2}(?!\\d)`, () => one({ is: 'word' })),
  reader(
    `${BEFORE}(\\d{1,2})\\s?/\\s?(\\d{1,2})(?:(?:/|\\s|-)(20\\d{2})|/(\\d{2}))?(?![\\d/])`,
    (m) => dates(date(m[3] ?? m[4], Number(m[2]), Number(m[1]))) ?? schoolYear(m[1], m[2]),
  ),
  reader(
    `${BEFORE}(\\d{1,2})\\.(\\d{1,2})\\.?(?:\\s?(20\\d{2}))?(?![\\d])`,
    (m) => dates(date(m[3], Number(m[2]), Number(m[1]))) ?? one({ is: 'word' }),
  ),
  reader(`${BEFORE}${DAY}\\s{0,3}(?:of\\s)?(${MONTH_NAMES})(?!\\p{L})\\.?(?:,?\\s{1,3}(20\\d{2})(?!\\d))?`, (m) =>
    dates(date(m[3], monthNumber(m[2] ?? ''), Number(m[1]))),
  ),
  reader(`${BEFORE}(${MONTH_NAMES})\\.?\\s{1,3}${DAY}(?![\\d/:])(?:,?\\s{1,3}(20\\d{2})(?!\\d))?`, (m) =>
    dates(date(m[3], monthNumber(m[1] ?? ''), Number(m[2]))),
  ),
  reader(`${BEFORE}(?:v|vk|vecka|veckan|veckorna|veckor|week|weeks|w)\\.?\\s?(\\d{1,2})(?!\\d)`, (m) =>
    one({ is: 'week', number: Number(m[1]) }),
  ),
  reader(`${BEFORE}(${WEEKDAY_NAMES})(?:en|ar|s)?\\.?(?![\\p{L}])`, (m) =>
    one({ is: 'weekday', number: weekdayNumber(m[1] ?? '') }),
  ),
  reader(`${BEFORE}(?:till\\s{1,3}och\\s{1,3}med|t\\.?\\s?o\\.?\\s?m\\.?|tom|till|to|until|through)${AFTER}`, () =>
    one({ is: 'range' }),
  ),
  // An interval of ISO 8601.
  reader('-{1,3}|[–—−]|/(?=\\s?20\\d{2}-\\d{2}-\\d{2})', () => one({ is: 'range' })),
  reader(`${BEFORE}(?:och|samt|and)${AFTER}|[,;&+]`, () => one({ is: 'list' })),
  reader(
    `${BEFORE}(?:från\\s{1,3}och\\s{1,3}med|från|fr\\.?\\s?o\\.?\\s?m\\.?|from|mellan|den|the)${AFTER}|[.:()|*•·]`,
    () => one({ is: 'filler' }),
  ),
  reader(`${BEFORE}(20\\d{2})(?!\\d)`, (m) => one({ is: 'year', number: Number(m[1]) })),
  reader(`${BEFORE}${DAY}(?![\\p{L}\\d])`, (m) => one({ is: 'number', number: Number(m[1]) })),
  reader("[\\p{L}\\d]{1,60}(?:[-'’][\\p{L}\\d]{1,60}){0,9}", () => one({ is: 'word' })),
];

export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < line.length; ) {
    if (/\s/u.test(line[at] ?? '')) at += 1;
    else at = next(line, at, tokens);
  }
  return tokens;
}

/** Reads what stands at a place, and answers where it ends. */
function next(line: string, start: number, tokens: Token[]): number {
  for (const { pattern, read } of READERS) {
    pattern.lastIndex = start;
    const match = pattern.exec(line);
    const kinds = match && read(match);
    if (!kinds) continue;
    const end = start + match[0].length;
    for (const kind of kinds) tokens.push({ ...kind, start, end });
    return end;
  }
  tokens.push({ is: 'word', start, end: start + 1 });
  return start + 1;
}
