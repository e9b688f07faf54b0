/** Breaks and staff days as a coordinator writes them, one per line, and the same written out again. */
import type { Locale } from '../../quality/base.ts';
import type { Problem } from '../../quality/problem.ts';
import { type Calendar, type DateSpan, MAX_BREAKS, MAX_STAFF_DAYS } from '../../quality/year/documents.ts';
import { startYear } from '../../quality/year/school-year.ts';
import { type FoundDate, type ImpossibleDate, parseDate } from './dates.ts';

export type ParsedDays = {
  readonly breaks: DateSpan[];
  readonly staffDays: string[];
  readonly problems: Problem[];
};

/** A day with its name is a short line; a longer one is not looked at. */
const MAX_LINE = 200;
const STAFF_DAY = /studiedag|kompetensutveckl|planeringsdag|fortbildningsdag|k-dag|a-dag|staff|inset|teacher day/iu;
const WEEK_RANGE =
  /(?<!\p{L})(?:v|vecka|veckorna|week|weeks|w)\.?\s?(\d{1,2})\s*(?:[-–—]|till|to|och|and)\s*(?:v\.?\s?)?(\d{1,2})(?!\d)/iu;
const SHORT_RANGE = /(?<!\d)(\d{1,2})\s*(?:[-–—]|till|to)\s*(?=\d{1,2}\s+\p{L})/iu;
const SEPARATOR = /–|—|\s-\s|(?<=\p{L})-(?=\d)|\still\s|\sto\s|\st\.?o\.?m\.?\s/iu;

/** Lines such as «Höstlov v. 44», «Sportlov 22–26 feb», «studiedag 14/1». The year follows from the school year. */
export function parseBreaks(text: string, schoolYear: string): ParsedDays {
  const result: ParsedDays = { breaks: [], staffDays: [], problems: [] };
  const first = Temporal.PlainDate.from({ year: startYear(schoolYear), month: 7, day: 1 });
  const problem = (code: string, values: Problem['values']): void =>
    void result.problems.push({ code, values, severity: 'error', field: 'breaks' });
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '');
  const tooMany = { breaks: MAX_BREAKS, staffDays: MAX_STAFF_DAYS };
  if (lines.length > MAX_BREAKS + MAX_STAFF_DAYS) {
    problem('tooManyDays', tooMany);
    return result;
  }
  for (const { line, number } of lines) {
    if (line.length > MAX_LINE) problem('lineUnknown', { line: number });
    else for (const day of eachDay(line)) takeDay(day, number);
  }
  if (result.breaks.length > MAX_BREAKS || result.staffDays.length > MAX_STAFF_DAYS) problem('tooManyDays', tooMany);
  return result;

  function takeDay(day: string, number: number): void {
    const span = readLine(day.trim(), first);
    if (typeof span === 'string') problem(span, { line: number });
    else if (STAFF_DAY.test(day)) result.staffDays.push(...daysOf(span));
    else result.breaks.push(span);
  }
}

/** Several days on one line, «Studiedag 14/1, 15/1» or «30 och 31 oktober», as a line each with the same name. */
const NEXT_DAY = /(?<!\s)\s*(?:[,;]|\soch\s|\sand\s|&)\s*(?=\d{1,2}(?:\/\d|\s+\p{L}{3}|-\d))/iu;
function eachDay(line: string): string[] {
  const written = line
    .replaceAll(/(\p{L})\s?-\s?(?=\d{1,2}\s+\p{L}{3})/gu, '$1 – ')
    .replaceAll(/(?<!\d)(\d{1,2}\/\d{1,2})\s+(?=\d{1,2}\/\d)/gu, '$1, ')
    .replaceAll(/(?<!\d)(\d{1,2}\/\d{1,2})\s*[-–—]\s*(?=\d{1,2}\/\d{1,2})/gu, '$1 – ');
  const [first = '', ...others] = written.split(NEXT_DAY);
  if (others.length === 0) return [written];
  const name = first.replace(/(?<!\s)\s*\d.*$/u, '');
  const month = /\d{1,2}\s+(\p{L}{3,})/u.exec(others.at(-1) ?? '')?.[1] ?? '';
  const whole = /(?:^|\s)\d{1,2}$/u.test(first) ? `${first} ${month}` : first;
  return [whole, ...others.map((other) => `${name} ${other}`)];
}

type LineProblem = 'lineUnknown' | 'lineImpossible' | 'lineOrder';

function readLine(line: string, first: Temporal.PlainDate): DateSpan | LineProblem {
  const weeks = WEEK_RANGE.exec(line);
  if (weeks) {
    const from = parseDate(`v. ${weeks[1]}`, first);
    const to = parseDate(`v. ${weeks[2]}`, first, { asEnd: true });
    return span(line.replace(weeks[0], ''), from, to);
  }
  const month = /\d{1,2}\s*(?:[-–—]|till|to)\s*\d{1,2}\s+(\p{L}+)/iu.exec(line)?.[1];
  const spelled = month ? line.replace(SHORT_RANGE, `$1 ${month} – `) : line;
  const isWeek = /(?:^|[^\p{L}])(?:v|vecka|week|w)\.?\s?\d{1,2}(?!\d)/iu.test(spelled);
  const start = parseDate(spelled, first);
  if (!start) return 'lineUnknown';
  const after = spelled.slice(spelled.indexOf(start.matched) + start.matched.length);
  const rest = SEPARATOR.test(` ${after}`) ? parseDate(after, first, { asEnd: true }) : null;
  const end = rest ?? (isWeek ? parseDate(spelled, first, { asEnd: true }) : start);
  const name = [start, rest].reduce((left, found) => (found ? left.replace(found.matched, '') : left), spelled);
  return span(name, start, end);
}

type Found = FoundDate | ImpossibleDate | null;
function span(name: string, from: Found, to: Found): DateSpan | LineProblem {
  if (!from || !to) return 'lineUnknown';
  if ('problem' in from || 'problem' in to) return 'lineImpossible';
  if (Temporal.PlainDate.compare(to.date, from.date) < 0) return 'lineOrder';
  return { name: tidy(name), from: from.date.toString(), to: to.date.toString() };
}

const tidy = (name: string): string =>
  name
    .replaceAll(/(?<!\p{L})(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?(?!\p{L})/giu, ' ')
    .replaceAll(/[-–—:,;()]+|\b(?:till|to|den|från|from|t\.?o\.?m\.?)(?=\s|$)/giu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 60) || 'Lov';

function daysOf({ from, to }: DateSpan): string[] {
  const days: string[] = [];
  const last = Temporal.PlainDate.from(to);
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (day.dayOfWeek <= 5 && days.length <= MAX_STAFF_DAYS) days.push(day.toString());
  }
  return days;
}

/** The inverse of `parseBreaks`, with ISO dates, which leave nothing to guess. */
export function formatBreaks(calendar: Pick<Calendar, 'breaks' | 'staffDays'>, locale: Locale): string {
  const staffDay = locale === 'sv' ? 'Studiedag' : 'Staff day';
  const lines = calendar.breaks.map(
    (lov) =>
      [lov.from, lov.from === lov.to ? `${lov.name} ${lov.from}` : `${lov.name} ${lov.from} – ${lov.to}`] as const,
  );
  const days = calendar.staffDays.map((day) => [day, `${staffDay} ${day}`] as const);
  return [...lines, ...days]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([, line]) => line)
    .join('\n');
}
