/**
 * Sums that everybody knows about a table: girls and boys are everybody, grades are a span and the school, terms a year. From them
 * follows what can be worked out about a value that is not shown.
 */
import { periodKind, wholesOfWeek } from './periods.ts';

/** The first cell is the sum of the others. */
export type Line = readonly string[];
type At = { readonly period: string; readonly scope: string; readonly group: Group };

type Group = 'all' | 'girls' | 'boys';
const GRADES: readonly string[] = ['F', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
/** What a sum has besides the parts that a table names. */
const REST = 'rest';

export const cellOf = ({ period, scope, group }: At): string => `${period}|${scope}|${group}`;
export const isTotal = (cell: string): boolean => {
  const [, scope = '', group = ''] = cell.split('|');
  return scope === '' || isSpan(scope) || group === 'all';
};

const isSpan = (scope: string): boolean => scope.includes('–');
/** The grades of a span, `7–9`; none of what is no span. */
function gradesOf(scope: string): string[] {
  const [from = '', to = ''] = scope.split('–');
  const first = GRADES.indexOf(from);
  const last = GRADES.indexOf(to);
  return first < 0 || last < first ? [] : GRADES.slice(first, last + 1);
}

/** The periods that one consists of; none of a month or a week. A term has the months that it is likely to have. */
function partsOf(period: string): string[] {
  const kind = periodKind(period);
  const two = (year: number): string => String(year % 100).padStart(2, '0');
  const months = (year: number, from: number): string[] =>
    Array.from({ length: 6 }, (_, i) => `${year}-${String(from + i).padStart(2, '0')}`);
  if (kind === 'schoolYear') return [`HT${period.slice(2, 4)}`, `VT${period.slice(5)}`];
  if (kind === 'calendarYear') return [`VT${two(Number(period))}`, `HT${two(Number(period))}`];
  if (kind === 'term') return months(2000 + Number(period.slice(2)), period.startsWith('H') ? 7 : 1);
  return [];
}

/** Sets of periods of which some are parts of others; a period without any is alone. */
export function linkedPeriods(periods: readonly string[]): string[][] {
  const sets: Set<string>[] = [];
  for (const period of new Set(periods)) {
    const wholes = periodKind(period) === 'week' ? wholesOfWeek(period) : [];
    const related = new Set([period, ...wholes, ...partsOf(period), ...partsOf(period).flatMap(partsOf)]);
    const touching = sets.filter((one) => [...one].some((other) => related.has(other)));
    for (const one of touching) sets.splice(sets.indexOf(one), 1);
    sets.push(new Set([...related, ...touching.flatMap((one) => [...one])]));
  }
  const there = new Set(periods);
  return sets.map((one) => [...one].filter((period) => there.has(period)));
}

/**
 * The sums among a table's cells and those it leaves out, as each school may be: with only the grades that the table names or with more, a
 * term with only the months or weeks that it names or with more. Nobody here knows which holds, so nothing may follow in any of them.
 */
export function sumsOf(table: readonly At[]): Line[][] {
  const named = [...new Set(table.map(({ period }) => period))];
  // A year has both its terms, whether the table names them or not.
  const periods = [...new Set(named.flatMap((one) => (isYear(one) ? [one, ...partsOf(one)] : [one])))];
  const scopes = [...new Set(table.map(({ scope }) => scope))];
  const hasMonths = periods.some((one) => splitsOf(one, periods).length > 0);
  return [false, true].flatMap((moreGrades) =>
    (hasMonths ? [false, true] : [false]).map((moreMonths) =>
      linesOf(table, { periods, scopes, moreGrades, moreMonths }),
    ),
  );
}

type School = {
  readonly periods: readonly string[];
  readonly scopes: readonly string[];
  readonly moreGrades: boolean;
  readonly moreMonths: boolean;
};
function linesOf(table: readonly At[], { periods, scopes, moreGrades, moreMonths }: School): Line[] {
  const groups: readonly Group[] = table.every(({ group }) => group === 'all') ? ['all'] : ['all', 'girls', 'boys'];
  const spans = scopes.filter(isSpan);
  const single = scopes.filter((scope) => scope !== '' && !isSpan(scope));
  const grades = [...new Set([...single, ...spans.flatMap(gradesOf)]), ...(moreGrades ? [REST] : [])];
  const all = ['', ...grades, ...spans];
  const rests = moreMonths ? periods.flatMap((one) => splitsOf(one, periods).map((split) => restOf(one, split))) : [];
  const over = (scopesOf: readonly string[]): Line[] =>
    [...periods, ...rests].flatMap((period) =>
      groups.map((group): Line => scopesOf.map((scope) => cellOf({ period, scope, group }))),
    );
  const inTime = (whole: string, parts: readonly string[]): Line[] =>
    all.flatMap((scope) =>
      groups.map((group): Line => [whole, ...parts].map((period) => cellOf({ period, scope, group }))),
    );
  return [
    ...(groups.length > 1 ? [...periods, ...rests] : []).flatMap((period) =>
      all.map((scope): Line => groups.map((group) => cellOf({ period, scope, group }))),
    ),
    ...(grades.length === 0 ? [] : over(['', ...grades])),
    ...spans.flatMap((span) => over([span, ...gradesOf(span)])),
    ...periods.filter(isYear).flatMap((year) => inTime(year, partsOf(year))),
    ...periods.flatMap((whole) =>
      splitsOf(whole, periods).flatMap((split) =>
        inTime(whole, [...split, ...(moreMonths ? [restOf(whole, split)] : [])]),
      ),
    ),
  ];
}

const isYear = (period: string): boolean =>
  periodKind(period) === 'schoolYear' || periodKind(period) === 'calendarYear';
/** The months of a term, and the weeks of a term or a month, that a table names. */
function splitsOf(whole: string, periods: readonly string[]): string[][] {
  const months = /^[HV]T/.test(whole) ? partsOf(whole).filter((month) => periods.includes(month)) : [];
  const weeks = periods.filter((one) => periodKind(one) === 'week' && wholesOfWeek(one).includes(whole));
  return [months, weeks].filter((parts) => parts.length > 0);
}
/** The months or weeks that a table does not name. */
const restOf = (whole: string, [first = '']: readonly string[]): string => `${REST} ${whole} ${periodKind(first)}`;

/** What follows from the shown cells for the cells that are not: Gauss–Jordan, keeping the rows with one unknown. */
export function derivable(lines: readonly Line[], shown: ReadonlyMap<string, number>): Map<string, number> {
  const unknown = [...new Set(lines.flat())].filter((cell) => !shown.has(cell));
  const index = new Map(unknown.map((cell, at) => [cell, at]));
  const rows = lines.map((line) => {
    const row = new Array<number>(unknown.length + 1).fill(0);
    line.forEach((cell, i) => {
      const sign = i === 0 ? 1 : -1;
      const at = index.get(cell);
      if (at === undefined) row[unknown.length] = (row[unknown.length] ?? 0) - sign * (shown.get(cell) ?? 0);
      else row[at] = sign;
    });
    return row;
  });
  const rank = reduce(rows, unknown.length);
  const found = new Map<string, number>();
  for (const row of rows.slice(0, rank)) {
    const at = unknown.flatMap((cell, i) => (Math.abs(row[i] ?? 0) > 1e-9 ? [cell] : []));
    if (at.length === 1 && at[0] !== undefined) found.set(at[0], row[unknown.length] ?? 0);
  }
  return found;
}

/** Brings the rows into reduced form, in place, and answers how many say something. */
function reduce(rows: number[][], columns: number): number {
  let rank = 0;
  for (let column = 0; column < columns; column += 1) {
    const pivotAt = rows.findIndex((row, i) => i >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const pivot = rows[pivotAt];
    if (!pivot) continue;
    rows.splice(pivotAt, 1);
    const scale = pivot[column] ?? 1;
    const scaled = pivot.map((x) => x / scale);
    rows.forEach((row, i) => {
      const factor = row[column] ?? 0;
      if (factor !== 0) rows[i] = row.map((x, j) => x - factor * (scaled[j] ?? 0));
    });
    rows.splice(rank, 0, scaled);
    rank += 1;
  }
  return rank;
}
