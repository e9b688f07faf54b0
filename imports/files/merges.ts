/** Merged cells, which give their text to all cells that they cover. */

import { columnOf } from '../column-names.ts';
import { ImportError } from '../import-error.ts';
import { MAX_COLUMNS, MAX_MERGES } from '../limits.ts';
import type { CellKind } from '../row.ts';

/** Columns from 0, lines from 1; both ends belong to it. */
type Merge = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Covering = Merge & { readonly text: string; readonly kind: CellKind | undefined };

export class Merges {
  readonly #coming: Merge[];
  #next = 0;
  #covering: Covering[] = [];

  constructor(merges: readonly Merge[] = []) {
    this.#coming = merges.toSorted((a, b) => a.top - b.top);
  }

  /** One that begins in the row that is read now, or below all that are known. */
  add(merge: Merge): void {
    this.#coming.push(merge);
  }

  /** Fills a row's covered cells. Called for each row, in order. */
  fill(line: number, cells: string[], kinds: Map<number, CellKind>): void {
    while ((this.#coming[this.#next]?.top ?? Number.POSITIVE_INFINITY) <= line) this.#begin(line, cells, kinds);
    if (this.#covering.length === 0) return;
    this.#covering = this.#covering.filter(({ bottom }) => bottom >= line);
    for (const { left, right, text, kind } of this.#covering) {
      while (cells.length < left) cells.push('');
      for (let at = left; at <= right; at += 1) {
        cells[at] = text;
        if (kind) kinds.set(at, kind);
      }
    }
  }

  #begin(line: number, cells: readonly string[], kinds: ReadonlyMap<number, CellKind>): void {
    const merge = this.#coming[this.#next];
    this.#next += 1;
    const text = merge?.top === line ? (cells[merge.left] ?? '') : '';
    if (merge && text !== '') this.#covering.push({ ...merge, text, kind: kinds.get(merge.left) });
  }
}

/** Machine-written, so its form is known; a cell's own text cannot hold a `<`. */
const MERGE = /mergeCell\s(?:[^<>]{0,200}\s)?ref=["']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})["']/gu;
/** Characters that an element may have been cut in. */
const CARRY = 512;

/**
 * The merged cells of a worksheet. They stand below the rows that they concern (ECMA-376, part 1, 18.3.1.99), so the sheet is unpacked once for
 * them alone: to look for a word takes a tenth of the time of reading the rows.
 */
export async function mergesOf(bytes: AsyncIterable<Buffer>): Promise<Merges> {
  const found = new Map<string, Merge>();
  let before = '';
  for await (const chunk of bytes) {
    const piece = before + chunk.toString('latin1');
    if (piece.includes('mergeCell'))
      for (const [ref, from = '', to = ''] of piece.matchAll(MERGE)) found.set(ref, mergeOf(from, to));
    if (found.size > MAX_MERGES) throw new ImportError('tooHeavy');
    before = piece.slice(-CARRY);
  }
  return new Merges([...found.values()]);
}

function mergeOf(from: string, to: string): Merge {
  const lines = [from, to].map((ref) => Number(ref.replace(/^\D+/u, ''))).toSorted((a, b) => a - b);
  const columns = [from, to].map(columnOf).toSorted((a, b) => a - b);
  const [[top = 0, bottom = 0], [left = 0, right = 0]] = [lines, columns];
  return { top, bottom, left, right: Math.min(right, MAX_COLUMNS - 1) };
}
