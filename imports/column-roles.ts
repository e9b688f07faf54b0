/** What a table's columns are beside each other: which of them heads counts, places, grades, totals, or the rows' labels. */
import { isNamedCount, saysShare } from '../quality/data/derived-indicator.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Column } from './columns.ts';
import { COUNTED, gradeOf } from './dimensions.ts';
import { isDimension, type Role } from './headers.ts';
import type { Context } from './preamble.ts';

/** «Year» over 7, 8 and 9 are grades. */
export const ofGrades = (column: Column, first: string): Column =>
  column.role === 'period' && /^(?:year|år)$/iu.test(column.header.trim()) && (gradeOf(first) ?? '') !== ''
    ? { ...column, role: 'grade' }
    : column;

/** `Område` beside `Nyckeltal` is a place, as Kolada's own tables have it; beside a question of a survey it is what that is about. */
export function withPlaces(columns: readonly Column[]): Column[] {
  const isMeasure = columns.some(({ header }) => /^(?:nyckeltal|kpi|mått|indikator)$/iu.test(header));
  return columns.map((column) =>
    isMeasure && /^(?:område|region|geografi|enhet|organisation)$/iu.test(column.header)
      ? { ...column, role: 'school' }
      : column,
  );
}

/** «Fråga» and «Påstående»: rows of a survey, of which none is itself a number of anything. */
const SURVEYED = /^(?:fråga|frågor|påstående|question|statement)$/iu;
const isCountWord = ({ header }: Column): boolean => /^antal$/iu.test(header.replace(COUNTED, ' ').trim());

/**
 * «Antal» beside «Andel», or under a title of shares where nothing else than it heads values, is how many the shares are of. Beside rows of measures,
 * or under the name of something that is counted, it is one of the values.
 */
export function withCounts(
  columns: readonly Column[],
  { share, title, indicators }: Context,
  definitions: readonly IndicatorDefinition[],
): Column[] {
  const isOnly = columns.every((column) => column.role !== 'value' || isCountWord(column));
  const ofShares = share === true && isOnly && columns.some(isDimension);
  const isCounted =
    isNamedCount(title) || definitions.some(({ key, unit }) => unit === 'count' && indicators[0] === key);
  const hasCount = columns.some(({ role, group }) => role === 'n' && (group ?? 'all') === 'all');
  const [corner] = columns;
  const namesMeasures =
    columns.some(({ role, header }) => role === 'indicator' && !SURVEYED.test(header)) ||
    (corner?.role === null && corner.indicators.length === 0 && !isDimension(corner));
  const besideShares =
    !hasCount &&
    !isCounted &&
    !namesMeasures &&
    columns.some(({ header, passed }) => passed === null && saysShare(header) === true);
  return columns.map((one) => ((ofShares || besideShares) && isCountWord(one) ? { ...one, role: 'n' } : one));
}

/** A total over the periods beside it is of no period that a table names. */
export function withoutTotals(columns: readonly Column[]): Column[] {
  const timed = columns.filter(({ period, part }) => period !== null || part !== null);
  const isTotal = ({ header, period, part }: Column): boolean =>
    period === null && part === null && header !== '' && gradeOf(header.split(' ').at(-1) ?? '') === '';
  return timed.length < 2
    ? [...columns]
    : columns.map((one) => (isTotal(one) ? { ...one, passed: 'periodTotal' } : one));
}

/** `Läsår | 2023/24 | 2024/25`: the corner names what the columns are, and what is below it are the rows' labels. */
export function withAxis(columns: readonly Column[]): Column[] {
  const [corner, ...others] = columns;
  const isOf: Partial<Record<Role, (column: Column) => boolean>> = {
    period: ({ period, part }) => (period ?? part) !== null,
    grade: ({ grade }) => grade !== null,
    group: ({ group }) => group !== null,
    school: ({ whose }) => whose !== null,
  };
  const isAxis = corner?.role && isOf[corner.role];
  const heads = others.filter(({ header }) => header !== '');
  if (!corner || !isAxis || heads.some(({ role, indicators }) => role !== null || indicators.length > 0))
    return [...columns];
  return heads.some(isAxis) ? [{ ...corner, role: 'indicator' }, ...others] : [...columns];
}
