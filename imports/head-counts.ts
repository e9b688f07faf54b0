/** How many people a value is about, where the table says it: beside the value, or in a row of its own. */
import type { Cell } from './collected.ts';
import type { Column } from './columns.ts';
import { countNamed } from './dimensions.ts';
import type { Row } from './row.ts';
import { groupedIn } from './separators.ts';
import { parseValue } from './values.ts';

/** `few`: the number is itself hidden. */
type Count = number | 'few';
type Counted = Pick<Cell, 'period' | 'group' | 'grade'> & { readonly whose: string };

/** Null when a cell holds no count. */
function headCount(cell: string): Count | null {
  const value = parseValue(cell);
  // People are whole, so a sign before three digits parts thousands.
  const grouped = groupedIn(cell);
  if (grouped && grouped.number > 0) return grouped.number;
  if (value?.kind === 'hidden') return 'few';
  return value?.kind === 'number' && Number.isInteger(value.number) && value.number >= 0 ? value.number : null;
}

/** The count in a value's row that is of the same group, grade, period and school: of a column of counts, in the cell's brackets, or in the header. */
export function countBeside({ cells }: Row, column: Column, counts: readonly Column[]): Count | null {
  const own = counts.find(
    (one) =>
      (one.period ?? column.period) === column.period &&
      one.grade === column.grade &&
      (one.group ?? 'all') === (column.group ?? 'all') &&
      (one.whose?.name ?? '') === (column.whose?.name ?? ''),
  );
  return own ? headCount(cells[own.at] ?? '') : (countNamed(cells[column.at] ?? '') ?? column.count);
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

  /**
   * A count without a period is of whichever the values are, and one of a column's school year of the months below it; one without a grade is of
   * the whole school, and of no grade of it.
   */
  add({ column, ...of }: Counted & { readonly column: number }, cell: string): void {
    const count = headCount(cell);
    if (count === null) return;
    this.#counts.set(keyOf(of), count);
    this.#counts.set(keyOf({ ...of, period: inColumn(column) }), count);
  }

  counted(cell: Cell): Cell {
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
