/** How many people a value is about, where the table says it: beside the value, or in a row of its own. */
import { type Around, aboutOf, type Measure } from './cell-facts.ts';
import type { Cell } from './collected.ts';
import type { Column } from './columns.ts';
import { countNamed } from './dimensions.ts';
import type { Row } from './row.ts';
import { groupedIn } from './separators.ts';
import { parseValue } from './values.ts';

/** `few`: the number is itself hidden. */
type Count = number | 'few';
type Counted = Pick<Cell, 'period' | 'group' | 'grade'> & { readonly whose: string };

/** A value until all rows are read, with what stands around it. */
export type Waiting = { readonly cell: Cell; readonly around: Around; readonly measure: Measure };

/** Null when a cell holds no count. */
function headCount(cell: string): Count | null {
  const value = parseValue(cell);
  // People are whole, so a sign before three digits parts thousands.
  const grouped = groupedIn(cell);
  if (grouped && grouped.number > 0) return grouped.number;
  if (value?.kind === 'hidden') return 'few';
  return value?.kind === 'number' && Number.isInteger(value.number) && value.number >= 0 ? value.number : null;
}

/** The count in a value's row that is of the same group, grade, period and school: of a column of counts, or in the cell's brackets. */
export function countBeside({ cells }: Row, column: Column, counts: readonly Column[]): Count | null {
  const own = counts.find(
    (one) =>
      (one.period ?? column.period) === column.period &&
      one.grade === column.grade &&
      (one.group ?? 'all') === (column.group ?? 'all') &&
      (one.whose?.name ?? '') === (column.whose?.name ?? ''),
  );
  return own ? headCount(cells[own.at] ?? '') : countNamed(cells[column.at] ?? '');
}

const NOBODY = { grade: null, group: null };
/** Words for some of the pupils: how many they are is not how many all are. */
const SOME =
  /^(?:elever|barn|pupils|students)(?!\p{L})|nyanländ|andraspråk|(?<!\p{L})(?:sva|npf)(?!\p{L})|särskilt stöd|anpass|modersmål|diagnos/iu;

/**
 * How many pupils a header, the row, the heading above it or the title says that a value is about: the nearest that says it, and only where the value is
 * of the very pupils of those words and not of some of them. `hasOwn`: the table has counts of its own, which a title's are not better than.
 */
function countSaid({ around, measure }: Waiting, hasOwn: boolean): number | null {
  const { column, row, section, above } = around;
  const own = aboutOf(around);
  const isOf = (other: Around): boolean => {
    const said = aboutOf(other);
    return own.grade === said.grade && own.group === said.group;
  };
  const silent = { ...row, ...NOBODY, facts: { ...row.facts, ...NOBODY } };
  const unheaded = { ...section, ...NOBODY };
  if (column.count !== null) return isOf({ ...around, row: silent, section: unheaded }) ? column.count : null;
  if (hasOwn || column.whose !== null || measure.whose?.ours === false) return null;
  const inRow = { ...around, column: { ...column, ...NOBODY } };
  if (row.count !== null) return isOf(inRow) ? row.count : null;
  if (measure.indicators.length === 0 && SOME.test(measure.label)) return null;
  const inSection = { ...inRow, row: silent };
  if (section.count !== null) return isOf(inSection) ? section.count : null;
  return isOf({ ...inSection, section: unheaded }) ? above.count : null;
}

/** The cell with its count; a number that is about a hidden few is hidden too. */
export function counted(cell: Cell, count: Count | null): Cell {
  if (count === null) return cell;
  if (count !== 'few') return { ...cell, n: count };
  return cell.value.kind === 'number' ? { ...cell, value: { kind: 'hidden' } } : cell;
}

/** The counts of a table's own rows, `Antal elever | 64 | 70`, which may stand below the values. */
export class HeadCounts {
  readonly #counts = new Map<string, Count>();
  /** Whether the table has such a row, also one that says nothing. */
  #hasRow = false;

  /**
   * A count without a period is of whichever the values are, and one of a column's school year of the months below it; one without a grade is of
   * the whole school, and of no grade of it.
   */
  add({ column, ...of }: Counted & { readonly column: number }, cell: string): void {
    this.#hasRow = true;
    const count = headCount(cell);
    if (count === null) return;
    this.#counts.set(keyOf(of), count);
    this.#counts.set(keyOf({ ...of, period: inColumn(column) }), count);
  }

  /** The value with its count, of these rows or of the words around it. `hasColumn`: the table has a column of counts. */
  counted(waiting: Waiting, hasColumn: boolean): Cell {
    const cell = this.#inRows(waiting.cell);
    const isOpen = cell.n === null && cell.value.kind !== 'hidden';
    return isOpen ? counted(cell, countSaid(waiting, this.#hasRow || hasColumn)) : cell;
  }

  #inRows(cell: Cell): Cell {
    if (cell.n !== null || this.#counts.size === 0) return cell;
    const of = { ...cell, whose: cell.whose?.name ?? '' };
    const found = [cell.period, null, inColumn(cell.place.column ?? -1)]
      .map((period) => this.#counts.get(keyOf({ ...of, period })))
      .find((count) => count !== undefined);
    return counted(cell, found ?? null);
  }
}

const inColumn = (column: number): string => `column ${column}`;

const keyOf = ({ period, group, grade, whose }: Counted): string => [period, group, grade, whose].join('|');
