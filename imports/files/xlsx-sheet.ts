/** The rows of one worksheet, as its XML goes by. */
import { columnOf } from '../column-names.ts';
import { MAX_COLUMNS } from '../limits.ts';
import type { CellKind, Row } from '../row.ts';
import { Hidden } from './hidden.ts';
import type { Merges } from './merges.ts';
import { type Format, shownDate, shownNumber } from './number-formats.ts';
import { isOn, unescaped } from './xlsx-shared.ts';
import { type Attributes, type Handler, longer } from './xml.ts';

type Look = {
  readonly name: string;
  readonly strings: readonly string[];
  readonly formats: readonly (Format | null)[];
  readonly epoch: 1900 | 1904;
  readonly merges: Merges;
};
export class SheetReader implements Handler<Row> {
  readonly hidden = new Hidden();
  readonly #look: Look;
  #rows: Row[] = [];
  #depth = 0;
  #inRows = false;
  #line = 0;
  #isHiddenRow = false;
  #cells: string[] = [];
  #kinds = new Map<number, CellKind>();
  #column = -1;
  /** How deep the cell lies that is open; 0 when none is. */
  #cellDepth = 0;
  #type = '';
  #style = '';
  #isFormula = false;
  #inPhonetic = false;
  #inWords = false;
  #words = '';

  constructor(look: Look) {
    this.#look = look;
  }

  open(name: string, attributes: Attributes): void {
    this.#depth += 1;
    if (this.#cellDepth > 0) this.#openInCell(name);
    else if (name === 'c' && this.#inRows) this.#openCell(attributes);
    else if (name === 'row' && this.#inRows) this.#openRow(attributes);
    else if (name === 'sheetData') this.#inRows = true;
    else if (name === 'col' && isOn(attributes['hidden']))
      this.hidden.hideColumns(Number(attributes['min']) - 1, Number(attributes['max']) - 1);
  }

  text(part: string): void {
    if (this.#inWords) this.#words = longer(this.#words, part, this.#line);
  }

  close(name: string): void {
    this.#inWords = false;
    if (this.#cellDepth > 0) {
      if (this.#depth === this.#cellDepth) this.#closeCell();
      else if (name === 'rPh') this.#inPhonetic = false;
    } else if (name === 'row' && this.#inRows) this.#closeRow();
    else if (name === 'sheetData') this.#inRows = false;
    this.#depth -= 1;
  }

  take(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #openRow({ r: line = '', hidden }: Attributes): void {
    this.#line = Number.parseInt(line, 10) || this.#line + 1;
    this.#isHiddenRow = isOn(hidden);
    this.#cells = [];
    if (this.#kinds.size > 0) this.#kinds = new Map();
    this.#column = -1;
  }

  #openCell(attributes: Attributes): void {
    const reference = attributes['r'];
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    this.#type = attributes['t'] ?? 'n';
    this.#style = attributes['s'] ?? '0';
    this.#cellDepth = this.#depth;
    this.#isFormula = false;
    this.#words = '';
  }

  /** A cell's value and its formula are its own children; the text of an inline string may lie in runs. */
  #openInCell(name: string): void {
    const isChild = this.#depth === this.#cellDepth + 1;
    if (name === 'rPh') this.#inPhonetic = true;
    if (name === 'f' && isChild) this.#isFormula = true;
    this.#inWords =
      this.#type === 'inlineStr' ? name === 't' && !isChild && !this.#inPhonetic : name === 'v' && isChild;
  }

  #closeCell(): void {
    this.#cellDepth = 0;
    this.#inPhonetic = false;
    const words = this.#words;
    const type = this.#type;
    if (type === 'str' || type === 'inlineStr') this.#put(unescaped(words), null);
    else if (words === '') this.#put('', this.#isFormula ? 'noValue' : null);
    else if (type === 's') this.#put(this.#look.strings[Number(words)] ?? '', null);
    else if (type === 'b') this.#put(String(isOn(words)), 'boolean');
    else if (type === 'e') this.#put(words, 'error');
    else this.#putNumber(words, this.#look.formats[Number(this.#style)] ?? null);
  }

  #putNumber(words: string, format: Format | null): void {
    const { text, kind } = this.#type === 'd' ? shownDate(words, format) : shownNumber(words, format, this.#look.epoch);
    this.#put(text, kind);
  }

  #put(text: string, kind: CellKind | null): void {
    const column = this.#column;
    if ((text === '' && kind === null) || column < 0 || column >= MAX_COLUMNS) return;
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = text;
    if (kind) this.#kinds.set(column, kind);
  }

  #closeRow(): void {
    const [cells, line] = [this.#cells, this.#line];
    // A merged cell that begins in a hidden row is seen in those below.
    const hasText = this.#isHiddenRow && cells.some((text) => text !== '');
    this.#look.merges.fill(line, cells, this.#kinds);
    this.hidden.empty(cells, this.#kinds);
    if (hasText) this.hidden.row(line);
    if (this.#isHiddenRow) return;
    const row = { sheet: this.#look.name, line, cells };
    this.#rows.push(this.#kinds.size > 0 ? { ...row, kinds: this.#kinds } : row);
    if (this.#kinds.size > 0) this.#kinds = new Map();
  }
}
