/** Keeps note of the rows and columns of a sheet that are hidden and hold something, so that what is left out can be said. */
import { columnName } from '../column-names.ts';
import type { LeftOut } from '../row.ts';

/** Places that are named; how many there are is said anyway. */
const NAMED = 5;
type Span = { first: number; last: number };

class Spans {
  readonly #spans: Span[] = [];
  #count = 0;

  /** Called in rising order, or again with what is known. */
  add(at: number): void {
    const last = this.#spans.at(-1);
    if (last && at <= last.last) return;
    this.#count += 1;
    if (last && at === last.last + 1) last.last = at;
    else this.#spans.push({ first: at, last: at });
  }

  note(sheet: string, why: LeftOut['why'], name: (at: number) => string): LeftOut[] {
    if (this.#count === 0) return [];
    const named = this.#spans.slice(0, NAMED).map(({ first, last }) => `${name(first)}:${name(last)}`);
    const where = `${sheet}!${named.join(', ')}${this.#spans.length > NAMED ? ' …' : ''}`;
    return [{ where, why, count: this.#count }];
  }
}

export class Hidden {
  /** Columns from 0; where each hidden stretch begins and ends. */
  readonly #columns: Span[] = [];
  readonly #withText = new Set<number>();
  readonly #rows = new Spans();

  hideColumns(first: number, last: number): void {
    this.#columns.push({ first, last });
  }

  /** Empties the cells of hidden columns, after merged cells have been filled. */
  empty(cells: string[], kinds: Map<number, unknown>): void {
    for (const { first, last } of this.#columns)
      for (let at = first; at <= last && at < cells.length; at += 1) {
        if (cells[at] === '') continue;
        this.#withText.add(at);
        cells[at] = '';
        kinds.delete(at);
      }
  }

  row(line: number): void {
    this.#rows.add(line);
  }

  notes(sheet: string): LeftOut[] {
    const columns = new Spans();
    for (const at of [...this.#withText].toSorted((a, b) => a - b)) columns.add(at);
    return [...this.#rows.note(sheet, 'hiddenRows', String), ...columns.note(sheet, 'hiddenColumns', columnName)];
  }
}
