/**
 * Sums that everybody knows about a table: girls and boys are everybody, grades are a span and the school, terms a year. From them
 * follows what can be worked out about a value that is not shown.
 */
import { periodKind } from './periods.ts';

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

/** The periods that one consists of; none of a month. A term has the months that it is likely to have. */
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
    const related = new Set([period, ...partsOf(period), ...partsOf(period).flatMap(partsOf)]);
    const touching = sets.filter((one) => [...one].some((other) => related.has(other)));
    for (const one of touching) sets.splice(sets.indexOf(one), 1);
    sets.push(new Set([...related, ...touching.flatMap((one) => [...one])]));
  }
  const there = new Set(periods);
  return sets.map((one) => [...one].filter((period) => there.has(period)));
}

/**
 * The sums among a table's cells and those it leaves out. Twice: as if a school had the grades that the table names and a year the terms, and as if
 * it had more, since nobody here knows which holds.
 */
export function sumsOf(table: readonly At[]): [Line[], Line[]] {
  const periods = [...new Set(table.map(({ period }) => period))];
  const scopes = [...new Set(table.map(({ scope }) => scope))];
  const groups: readonly Group[] = table.every(({ group }) => group === 'all') ? ['all'] : ['all', 'girls', 'boys'];
  const spans = scopes.filter(isSpan);
  const grades = [
    ...new Set([...scopes.filter((scope) => scope !== '' && !isSpan(scope)), ...spans.flatMap(gradesOf)]),
  ];
  const all = ['', ...grades, ...spans];
  const exact = periods.flatMap((period) => [
    ...(groups.length > 1 ? all : []).map((scope): Line => groups.map((group) => cellOf({ period, scope, group }))),
    ...spans.flatMap((span) =>
      groups.map((group): Line => [span, ...gradesOf(span)].map((scope) => cellOf({ period, scope, group }))),
    ),
  ]);
  const wholes = periods.flatMap((period) =>
    grades.length === 0
      ? []
      : groups.map((group): Line => ['', ...grades].map((scope) => cellOf({ period, scope, group }))),
  );
  const times = periods.flatMap((period) => {
    const parts = partsOf(period).filter((part) => periods.includes(part));
    if (parts.length === 0) return [];
    return all.flatMap((scope) =>
      groups.map((group): Line => [period, ...parts].map((one) => cellOf({ period: one, scope, group }))),
    );
  });
  const open = [...wholes, ...times];
  return [
    [...exact, ...open],
    [...exact, ...open.map((line): Line => [...line, `${REST}|${line[0] ?? ''}|${line[1] ?? ''}`])],
  ];
}

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
