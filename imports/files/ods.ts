/** Rows of an OpenDocument spreadsheet (ODF 1.3, part 3, chapter 9), as its XML goes by. */
import { ImportError } from '../import-error.ts';
import { MAX_COLUMNS, MAX_ROWS, MAX_STRINGS } from '../limits.ts';
import type { CellKind, Note, Row } from '../row.ts';
import { Hidden } from './hidden.ts';
import { Merges } from './merges.ts';
import { shownDate, shownNumber } from './number-formats.ts';
import { OdsStyles } from './ods-styles.ts';
import { type Attributes, type Handler, longer, parseXml, readXml } from './xml.ts';
import type { Parts } from './zip.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';

/** @throws ImportError */
export async function* readOds(parts: Parts, note: Note): AsyncGenerator<readonly Row[]> {
  if (await isLocked(parts)) throw new ImportError('locked');
  yield* parseXml(parts.bytes(CONTENT), new OdsReader(note));
}

async function isLocked(parts: Parts): Promise<boolean> {
  if (parts.has('encrypted-package')) return true;
  let locked = false;
  if (parts.has(MANIFEST))
    await readXml(parts.bytes(MANIFEST, { most: MAX_STRINGS }), {
      open: (name) => {
        if (name === 'encryption-data') locked = true;
      },
      close: () => undefined,
    });
  return locked;
}

type Table = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly hidden: Hidden;
  readonly merges: Merges;
  columns: number;
  line: number;
};
type Cell = { readonly attributes: Attributes; readonly depth: number };
type Shown = { readonly text: string; readonly kind: CellKind | null };

/** Words inside a paragraph of a cell that are not its own: comments, footnotes and how a word is pronounced. */
const ASIDE: ReadonlySet<string> = new Set(['annotation', 'note', 'ruby-text']);
const MAX_SPACES = 1000;
/** What a formula that failed shows; some programs store it as the number 0. */
const ERROR = /^(?:#\S|Err:\d|Fel:\d)/u;

const times = (attributes: Attributes, name: string): number =>
  Math.max(1, Number(attributes[`table:${name}`] ?? 1) || 1);

class OdsReader implements Handler<Row> {
  readonly #note: Note;
  readonly #styles = new OdsStyles();
  #rows: Row[] = [];
  #depth = 0;
  #table: Table | null = null;
  #row: Attributes | null = null;
  #cells: string[] = [];
  #kinds = new Map<number, CellKind>();
  #column = 0;
  #cell: Cell | null = null;
  #paragraph: number | null = null;
  #aside: number | null = null;
  #words = '';

  constructor(note: Note) {
    this.#note = note;
  }

  open(name: string, attributes: Attributes): void {
    this.#depth += 1;
    if (this.#cell) this.#openInCell(this.#cell, name, attributes);
    else if (name === 'table') this.#openTable(attributes);
    else if (!this.#table) this.#styles.open(name, attributes);
    else if (name === 'table-column') this.#takeColumns(this.#table, attributes);
    else if (name === 'table-row') this.#openRow(attributes);
    else if (this.#row && (name === 'table-cell' || name === 'covered-table-cell')) {
      this.#cell = { attributes, depth: this.#depth };
      this.#words = '';
    }
  }

  text(part: string): void {
    if (this.#paragraph !== null && this.#aside === null) this.#words = longer(this.#words, part, this.#table?.line);
  }

  close(name: string): void {
    if (this.#depth === this.#aside) this.#aside = null;
    if (this.#depth === this.#paragraph) this.#paragraph = null;
    if (this.#cell && this.#table) {
      if (this.#depth === this.#cell.depth) this.#closeCell(this.#cell, this.#table);
    } else if (this.#row && this.#table && name === 'table-row') this.#closeRow(this.#row, this.#table);
    else if (name === 'table') this.#closeTable();
    this.#depth -= 1;
  }

  take(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #openTable(attributes: Attributes): void {
    const name = attributes['table:name'] ?? '';
    const isHidden = this.#styles.isHidden(attributes['table:style-name']);
    if (isHidden) this.#note({ where: name, why: 'hiddenSheet', count: 1 });
    this.#table = { name, isHidden, hidden: new Hidden(), merges: new Merges(), columns: 0, line: 1 };
    this.#styles.forgetColumns();
  }

  #closeTable(): void {
    for (const one of this.#table?.hidden.notes(this.#table.name) ?? []) this.#note(one);
    this.#table = null;
  }

  #takeColumns(table: Table, attributes: Attributes): void {
    const last = table.columns + times(attributes, 'number-columns-repeated') - 1;
    if (isUnseen(attributes)) table.hidden.hideColumns(table.columns, last);
    this.#styles.takeColumns(last, attributes['table:default-cell-style-name']);
    table.columns = last + 1;
  }

  #openRow(attributes: Attributes): void {
    this.#row = attributes;
    this.#cells = [];
    this.#kinds = new Map();
    this.#column = 0;
  }

  #openInCell(cell: Cell, name: string, attributes: Attributes): void {
    if (ASIDE.has(name)) this.#aside ??= this.#depth;
    if (name === 'p' && this.#depth === cell.depth + 1) {
      if (this.#words !== '') this.#words += '\n';
      this.#paragraph = this.#depth;
    }
    if (this.#paragraph === null || this.#aside !== null) return;
    if (name === 's') this.text(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, MAX_SPACES)));
    else if (name === 'tab' || name === 'line-break') this.text(name === 'tab' ? '\t' : '\n');
  }

  #closeCell({ attributes }: Cell, table: Table): void {
    this.#cell = null;
    const [first, repeat] = [this.#column, times(attributes, 'number-columns-repeated')];
    this.#column += repeat;
    const { text, kind } = this.#shown(attributes, first);
    if (text === '' && kind === null) return;
    const [across, down] = [times(attributes, 'number-columns-spanned'), times(attributes, 'number-rows-spanned')];
    if (across > 1 || down > 1) {
      const right = Math.min(first + across, MAX_COLUMNS) - 1;
      table.merges.add({ left: first, right, top: table.line, bottom: table.line + down - 1 });
    }
    while (this.#cells.length < Math.min(first, MAX_COLUMNS)) this.#cells.push('');
    for (let at = first; at < Math.min(first + repeat, MAX_COLUMNS); at += 1) {
      this.#cells[at] = text;
      if (kind) this.#kinds.set(at, kind);
    }
  }

  #shown(attributes: Attributes, column: number): Shown {
    const type = attributes['office:value-type'] ?? '';
    const value = attributes['office:value'] ?? '';
    const words = this.#words;
    const isFormula = attributes['table:formula'] !== undefined;
    if (attributes['calcext:value-type'] === 'error' || (isFormula && type === 'float' && ERROR.test(words)))
      return { text: words, kind: 'error' };
    if (type === 'percentage') return shownNumber(value, 'percent', 1900);
    if (type === 'float' || type === 'currency')
      return shownNumber(value, words.endsWith('%') ? 'percentSign' : null, 1900);
    if (type === 'boolean') return { text: attributes['office:boolean-value'] ?? '', kind: 'boolean' };
    if (type === 'date')
      return shownDate(
        attributes['office:date-value'] ?? '',
        this.#styles.formatOf(attributes['table:style-name'], column),
      );
    if (type === '' && isFormula && words === '') return { text: '', kind: 'noValue' };
    return { text: (type === 'string' && attributes['office:string-value']) || words, kind: null };
  }

  #closeRow(attributes: Attributes, table: Table): void {
    this.#row = null;
    const repeat = times(attributes, 'number-rows-repeated');
    const [first, cells] = [table.line, this.#cells];
    table.line += repeat;
    // A sheet ends with a million empty rows. More of the others than a table may have are refused by their number.
    if (cells.length === 0 || table.isHidden) return;
    const isHidden = isUnseen(attributes);
    table.merges.fill(first, cells, this.#kinds);
    table.hidden.empty(cells, this.#kinds);
    const row = { sheet: table.name, cells, ...(this.#kinds.size > 0 ? { kinds: this.#kinds } : {}) };
    for (let line = first; line < first + Math.min(repeat, 2 * MAX_ROWS); line += 1)
      if (isHidden) table.hidden.row(line);
      else this.#rows.push({ ...row, line });
  }
}

/** Hidden by hand or by a filter. */
const isUnseen = (attributes: Attributes): boolean => {
  const visibility = attributes['table:visibility'];
  return visibility === 'collapse' || visibility === 'filter';
};
