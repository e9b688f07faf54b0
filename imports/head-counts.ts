/** How many people a value is about, where the table says it: beside the value, or in a row of its own. */
import type { Cell } from './collected.ts';
import type { Column } from './headers.ts';
import { parseValue } from './values.ts';

/** `few`: the number is itself hidden. */
export type Count = number | 'few';
type Counted = Pick<Column, 'period' | 'group' | 'grade'>;

/** Null when a cell holds no count. */
export function headCount(cell: string): Count | null {
  const value = parseValue(cell);
  if (value?.kind === 'hidden') return 'few';
  return value?.kind === 'number' && Number.isInteger(value.number) && value.number >= 0 ? value.number : null;
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

  add({ period, group, grade }: Counted, whose: string, cell: string): void {
    const count = headCount(cell);
    if (count !== null) this.#counts.set(keyOf(period, group ?? 'all', grade ?? EVERY, whose), count);
  }

  counted(cell: Cell): Cell {
    if (cell.n !== null || this.#counts.size === 0) return cell;
    const { period, group, grade, whose } = cell;
    const of = (one: string): Count | undefined => this.#counts.get(keyOf(period, group, one, whose?.name ?? ''));
    return counted(cell, of(grade) ?? of(EVERY) ?? null);
  }
}

/** A count that names no grade is of whichever the values are. */
const EVERY = '*';
const keyOf = (...parts: readonly (string | null)[]): string => parts.join('|');
