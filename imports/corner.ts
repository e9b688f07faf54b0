/** What a table's corner says of all its rows: of whom, when and what they are. */
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Column } from './columns.ts';
import { gradeOf } from './dimensions.ts';
import { isDimension, NOTHING, type Role } from './headers.ts';
import { type Context, withLine, withWhom } from './preamble.ts';

/** What the first row has below the corner. */
type Below = { readonly words: string; readonly isNumber: boolean };
type Cornered = { readonly columns: readonly Column[]; readonly above: Context };

/** Roles whose column has values, so that what its header says holds for them alone. */
const VALUES: ReadonlySet<Role> = new Set(['n', 'value']);

/** The columns, and what holds for the table, once the corner is read as the heading of all rows that it is. */
export function withCorner(
  columns: readonly Column[],
  above: Context,
  { words, isNumber }: Below,
  definitions: readonly IndicatorDefinition[],
): Cornered {
  const [corner, ...others] = columns;
  if (!corner) return { columns, above };
  const isLabel = words.trim() !== '' && (!isNumber || gradeOf(words) !== null);
  if (isDimension(corner) && isLabel) return ofDimension(corner, others, above, words);
  const isTitle = isLabel && isTitleOf(corner, others);
  // `Meritvärde | 2023/24 | 2024/25` over rows of grades: the corner names the measure of them all.
  const own: Column = isTitle
    ? { ...corner, role: isNumber ? 'grade' : 'indicator', indicators: [], label: '' }
    : corner;
  const said = isTitle ? { ...above, indicators: corner.indicators, label: corner.label } : above;
  const all = [own, ...others];
  // `Hälsobesök åk 8 ht26 | Flickor | Pojkar` over rows of measures: the corner is as a line above the table.
  if (isLabel && isHeading(corner, others)) return { columns: all, above: withLine(said, corner.header, definitions) };
  // `Skolenkäten åk 5 | 2022 | 2024`, `Mått, åk 4 | HT25`: all rows are of the grade that the corner names.
  const isRead = corner.passed === null || corner.passed === 'class';
  const headsRows = isRead && (corner.role === null ? isTitle || !isNumber : !VALUES.has(corner.role));
  return { columns: all, above: headsRows ? withWhom(said, corner, definitions) : said };
}

/** `HT25 | Åk 7 | Åk 8` over rows of measures: the corner says of when, or of whom, they all are. */
function ofDimension(corner: Column, others: readonly Column[], above: Context, words: string): Cornered {
  const { header, period, part, grade, group, whose, count } = corner;
  return {
    columns: [{ ...NOTHING, at: 0, header, count: null, role: gradeOf(words) ? 'grade' : null }, ...others],
    above: {
      ...above,
      chosen: period ?? above.chosen,
      period: period ?? above.period,
      part: part ?? above.part,
      grade: grade ?? above.grade,
      group: group ?? above.group,
      whose: whose ?? above.whose,
      count: count ?? above.count,
    },
  };
}

/** A measure's name over the rows' labels, beside nothing but its times, grades or groups. */
const isTitleOf = (corner: Column, others: readonly Column[]): boolean =>
  corner.indicators.length > 0 &&
  others.every(
    (column) => column.header === '' || column.role === 'n' || column.passed !== null || isDimension(column),
  );

/** A corner of words with a time in them, where nothing beside it has one. */
const isHeading = (corner: Column, others: readonly Column[]): boolean =>
  corner.role === null &&
  (corner.label !== '' || corner.indicators.length > 0) &&
  (corner.period ?? corner.part) !== null &&
  others.every(({ period, part, role }) => period === null && part === null && role !== 'period');
