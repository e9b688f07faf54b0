/** Of which measure, of whom and when a value is: from its column, its row, the heading above the row and the title above the table. */
import { saysShare } from '../quality/data/derived-indicator.ts';
import type { Observation } from '../quality/data/observations.ts';
import type { Cell, CellWhose } from './collected.ts';
import type { Column } from './columns.ts';
import { findGrade, gradeOf } from './dimensions.ts';
import { bareWording, type Facts, isEither, type Role } from './headers.ts';
import { findPart, findPeriod, type PartOfYear, withinYear } from './periods.ts';
import { type Context, MUNICIPAL } from './preamble.ts';

/** What the cells of a row have in common. */
export type RowFacts = {
  readonly facts: Facts;
  readonly label: string;
  readonly grade: string | null;
  readonly group: Observation['group'] | null;
  readonly period: string | null;
  readonly part: PartOfYear | null;
  readonly subject: string;
  readonly whose: CellWhose | null;
  /** How many pupils the row's own words say that it is about. */
  readonly count: number | null;
};

/** What people answer to a survey's question, which heads a column and is nobody's name. */
const ANSWER =
  /^(?:(?:stämmer|instämmer|håller med|tar avstånd|ja|nej|vet (?:ej|inte)|alltid|oftast|ofta|ibland|sällan|aldrig|mycket|ganska|varken|helt|delvis|inte alls|nöjd|missnöjd|trygg|otrygg|positiv[at]?|negativ[at]?|andel|antal)(?!\p{L}))/iu;

/** A wording that may be an index or a share, under a header that says which. */
function unitedBy(header: string, { indicators, label }: Pick<Cell, 'indicators' | 'label'>) {
  const kind = /(?<!\p{L})(?:index|medelvärde|medel|snitt)(?!\p{L})/iu.test(header)
    ? '_index'
    : /(?<!\p{L})(?:andel|procent)(?!\p{L})|%/iu.test(header) && '_share';
  const fitting = kind ? indicators.filter((key) => key.endsWith(kind)) : [];
  if (!isEither(label) || fitting.length === 0) return { indicators, label };
  return { indicators: fitting, label: `${label} (${header.trim()})` };
}

/** All that says something about a value. */
export type Around = {
  readonly column: Column;
  readonly row: RowFacts;
  readonly section: Context;
  readonly above: Context;
  /** Whether a column of the table names the rows' measures. */
  readonly namesMeasures: boolean;
};
/** `isNamed`: the table says that it is a measure, so that a cell that is no number is said. */
export type Measure = Pick<Cell, 'indicators' | 'label' | 'whose'> & { readonly isNamed: boolean };

/** The column's measure, the row's, the heading's above the row, or the title's. What is left of two names is whose it is. */
export function measureOf({ column, row, section, above, namesMeasures }: Around): Measure {
  const { facts, label } = row;
  const from = (one: Pick<Cell, 'indicators' | 'label'>, isNamed: boolean, name?: string): Measure => {
    const called = name === undefined ? null : { ours: null, name };
    const whose = column.whose ?? called ?? row.whose ?? section.whose ?? above.whose;
    const isArea = whose?.ours === null && MUNICIPAL.test(one.label);
    return { ...unitedBy(column.header, one), isNamed, whose: isArea ? { ...whose, ours: false } : whose };
  };
  const other = column.label !== '' && column.role === null ? column.label : undefined;
  if (column.indicators.length > 0) return from(column, true);
  if (label !== '' && facts.indicators.length > 0)
    return from({ ...facts, label: isEither(label) ? bareWording(label) : label }, true, other);
  const isOwn = label !== '' && facts.label !== '';
  if (other !== undefined && isOwn && namesMeasures && !ANSWER.test(other))
    return from({ indicators: [], label }, false, other);
  if (other !== undefined) return from({ indicators: [], label: isOwn ? `${label}: ${other}` : other }, false);
  // Below such a title the rows are named by their municipalities.
  if (isOwn && above.indicators.length === 0 && MUNICIPAL.test(above.label)) return from(above, true, label);
  if (isOwn) return from({ indicators: [], label }, true);
  const heading = section.indicators.length > 0 ? section : above;
  return from({ ...heading, label: heading.label || above.title }, true);
}

/** Whether the column's header, the heading above the row or the title says that the value is a share: the nearest that says anything. */
export function isHeadedShare({ column, section, above }: Around): boolean {
  // «Åk 4 %» is no limit of four per cent.
  const header = findGrade(column.header)?.rest ?? column.header;
  return saysShare(findPeriod(header)?.rest ?? header) ?? section.share ?? above.share ?? false;
}

/** Whether a row sums months beside columns of years: a year's sum is of no year that is at its end. */
export const isTotalOfParts = (label: string, heading: Column | undefined): boolean =>
  label !== '' && gradeOf(label) === '' && /^(?:månad|vecka|termin|month|week|term)$/iu.test(heading?.header ?? '');

/** Of whom and when: the column says it before the row, the row before its heading, the heading before the title. */
export function aboutOf({ column, row, section, above }: Around): Pick<Cell, 'grade' | 'group' | 'period' | 'part'> {
  const { facts, grade, group } = row;
  const period = column.period ?? row.period ?? facts.period ?? section.period ?? above.chosen ?? above.period;
  const own = column.part ?? row.part ?? facts.part;
  const part = own ?? section.part ?? above.part;
  const within = part && period !== null ? withinYear(period, part) : null;
  return {
    grade: column.grade ?? facts.grade ?? grade ?? section.grade ?? above.grade ?? '',
    group: column.group ?? group ?? facts.group ?? section.group ?? above.group ?? 'all',
    // A month of its own is surer than a term of the title.
    period: within ?? (own ? null : period),
    part,
  };
}

/** A column with what a row says of it that is a header too: its grade, period, group or whose it is. */
export function across(column: Column, role: Role, cell: string, facts: Facts): Column {
  switch (role) {
    case 'grade':
      return { ...column, grade: gradeOf(cell) };
    case 'period':
      return { ...column, period: findPeriod(cell)?.period ?? column.period, part: findPart(cell) ?? column.part };
    case 'group':
      return { ...column, group: facts.group ?? column.group, grade: facts.grade ?? column.grade };
    case 'school':
      return { ...column, whose: { ours: false, ...(facts.whose ?? { name: cell }) } };
    default:
      return column;
  }
}
