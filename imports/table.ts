/** One table of a file, row by row: where its header is, what each column means, and what each of its cells says. */
import type { Collected } from './collected.ts';
import { ofGrades, withAxis, withCounts, withoutTotals, withPlaces } from './column-roles.ts';
import { columnsOf } from './columns.ts';
import { withCorner } from './corner.ts';
import { gradeOf } from './dimensions.ts';
import { type Facts, factsOf, isTelling } from './headers.ts';
import { findPart, findPeriod } from './periods.ts';
import { type Context, isPublished, withLine } from './preamble.ts';
import { isBlank, MAX_LABEL, type Row } from './row.ts';
import { Rows } from './rows.ts';
import type { Surroundings, TableOptions } from './surroundings.ts';
import { isNumberLike, loneWords } from './values.ts';

/** Lines above a header that are looked at. */
const MAX_HEADER_LINE = 60;
/** Header rows above each other; published exports have at most a handful. */
const MAX_HEADER_ROWS = 20;
/** Row labels whose meaning is remembered. */
const MAX_REMEMBERED = 2000;

/** The columns of a row's cells that are not blank. */
function filledOf({ cells, kinds }: Row): number[] {
  const filled: number[] = [];
  for (let at = 0; at < cells.length; at += 1) if (!isBlank(cells[at] ?? '') || kinds?.has(at)) filled.push(at);
  return filled;
}

/** What names a line above a table: `Rapport | Frånvaro per årskurs`. */
const TITLED = /^(?:rapport|rubrik|titel|tabell|urval|report|title)\s?:?$/iu;
const UNIT = /^\(?(?:st|%|procent|poäng|kr|tkr|kronor|timmar|tim|h|dagar|points|pcs)\.?\)?$/iu;
/** A row below the header that says each column's unit and nothing else. */
const isUnits = ({ cells }: Row, filled: readonly number[]): boolean =>
  filled.every((at) => UNIT.test((cells[at] ?? '').trim()));

export class Table {
  readonly #around: Surroundings;
  #above: Context;
  #headerRows: string[][] = [];
  #rows: Rows | null = null;
  /** A row of names just above the header, such as schools over their years. */
  #names: readonly string[] = [];
  /** A blank row or lone words stand just above, as between two tables. */
  #isLoose = false;
  /** Lone words since the last row with values: the title of a table below. */
  #title: string[] = [];
  readonly #facts = new Map<string, Facts>();

  constructor(options: TableOptions, out: Collected, sheet: string, above: Context) {
    out.tables += 1;
    this.#around = { options, out, sheet, number: out.tables, read: (text) => this.#read(text) };
    this.#above = above;
  }

  hasHeader = (): boolean => this.#rows !== null || this.#headerRows.length > 0;

  /** What a table below this one inherits: what the sheet says, this one's school year and whose it is, and the words between them. */
  inherited(ofSheet: Context): Context {
    const { chosen, period, whose } = this.#above;
    const { definitions, school } = this.#around.options;
    return this.#title.reduce((context, line) => withLine(context, line, definitions, school), {
      ...ofSheet,
      period: chosen ?? period,
      whose,
    });
  }

  /** Whether this row is the header of another table, below this one. */
  endsBefore(row: Row): boolean {
    if (!this.#rows || !(this.#isLoose || this.#isRepeated(row)) || !this.#isHeader(row)) return false;
    return row.cells.filter((cell) => !isBlank(cell) && isTelling(this.#read(cell))).length >= 2;
  }

  /** A report in pages says its header again on each. */
  #isRepeated({ cells }: Row): boolean {
    const header = this.#headerRows.at(-1) ?? [];
    const at = header.findIndex((cell) => !isBlank(cell));
    return at >= 0 && cells[at]?.trim() === header[at];
  }

  take(row: Row): void {
    const filled = filledOf(row);
    const [first] = filled;
    const isLone = loneWords(row, filled) !== null;
    if (first === undefined) this.#isLoose = true;
    else if (this.#headerRows.length > 0 && this.#rows === null && isUnits(row, filled)) return;
    else if (this.#rows) this.#rows.take(row, filled);
    else if (this.#headerRows.length < MAX_HEADER_ROWS && this.#isHeader(row))
      this.#headerRows.push(this.#asHeader(row, this.#headerRows.length === 0));
    else if (this.#headerRows.length > 0) this.#begin(row, filled);
    else this.#takeAbove(row);
    if (first === undefined) return;
    this.#isLoose = isLone;
    this.#title = isLone ? [...this.#title, row.cells[first] ?? ''].slice(-MAX_HEADER_ROWS) : [];
  }

  /** All rows have been taken. */
  finish(): void {
    this.#rows?.finish();
  }

  #read(text: string): Facts {
    const key = text.slice(0, MAX_LABEL);
    const known = this.#facts.get(key);
    if (known) return known;
    const facts = factsOf(key, this.#around.options.definitions, this.#above.grade, this.#around.options.school);
    if (this.#facts.size < MAX_REMEMBERED) this.#facts.set(key, facts);
    return facts;
  }

  #takeAbove(row: Row): void {
    const text = [...new Set(row.cells.filter((cell) => !isBlank(cell)))].join(' ').slice(0, 500);
    const { options, out, sheet } = this.#around;
    out.published ||= isPublished(text);
    this.#names = isBlank(row.cells[0] ?? '') && !/\d/.test(text) ? row.cells : [];
    this.#above = withLine(this.#above, text, options.definitions, options.school);
    this.#facts.clear();
    if (row.line > MAX_HEADER_LINE) out.leave('beforeHeader', { sheet, line: row.line, column: null, text });
  }

  #asHeader({ cells }: Row, isFirst: boolean): string[] {
    return asHeader(cells, isFirst, this.#read(cells[0] ?? '').role === 'period');
  }

  /** Says what columns are: several cells without values, of which one at least tells something; or a blank corner with periods beside it. */
  #isHeader(row: Row): boolean {
    const cells = this.#asHeader(row, this.#headerRows.length === 0 || this.#rows !== null);
    const filled = cells.flatMap((cell, at) => (isBlank(cell) ? [] : [at]));
    if (filled.some((at) => isNumberLike({ ...row, cells }, at))) return false;
    const told = filled.filter((at) => isTelling(this.#read(cells[at] ?? '')));
    if (this.#headerRows.length > 0 && this.#fits(cells)) return false;
    const hasCorner = isBlank(cells[0] ?? '');
    if (filled.length === 1) return hasCorner && told.length === 1;
    // A title that is merged over the whole width stands in each of its cells.
    const isTitle = !hasCorner && new Set(filled.map((at) => cells[at])).size === 1;
    return told.length >= 1 && !isTitle;
  }

  /** Whether a row without numbers is a row of the table that the header rows so far describe, such as `2024/25;Ekskolan`. */
  #fits(cells: readonly string[]): boolean {
    const last = this.#headerRows.at(-1) ?? [];
    return last.some((header, at) => {
      const cell = cells[at] ?? '';
      const { role } = this.#read(header);
      if (isBlank(cell) || isBlank(header)) return false;
      return (
        (role === 'period' && (findPeriod(cell) ?? findPart(cell)) !== null) ||
        (role === 'grade' && gradeOf(cell) !== null)
      );
    });
  }

  #begin(row: Row, filled: readonly number[]): void {
    const { options, out } = this.#around;
    this.#headerRows = [...this.#namesAbove(), ...this.#withoutPairs()];
    const hasPeriod = (this.#above.chosen ?? this.#above.period) !== null;
    const read = columnsOf(this.#headerRows, options.definitions, this.#above.grade, options.school);
    const timed = read.map((column) => ofGrades(column, row.cells[column.at] ?? ''));
    const held = withPlaces(withAxis(hasPeriod ? timed : withoutTotals(timed)));
    for (const { header, indicators } of held) if (indicators[0]) out.recognise(header, indicators[0]);
    const below = { words: row.cells[0] ?? '', isNumber: isNumberLike(row, 0) };
    const { columns, above } = withCorner(held, this.#above, below, options.definitions);
    this.#above = above;
    this.#rows = new Rows(this.#around, above, withCounts(columns, above, options.definitions));
    this.#rows.take(row, filled);
  }

  /** The names over a header that has the same period once for each of them. */
  #namesAbove(): string[][] {
    const names = new Set(this.#names.map((name) => name.trim()).filter((name) => name !== ''));
    const periods = (this.#headerRows[0] ?? []).flatMap((cell) => findPeriod(cell)?.period ?? []);
    const isOver = names.size > 1 && periods.length > new Set(periods).size;
    return isOver ? [[...this.#names]] : [];
  }

  /** `Läsår | 2024/25` above a wider header is a line above the table. */
  #withoutPairs(): string[][] {
    const { options } = this.#around;
    const last = this.#headerRows.at(-1) ?? [];
    const width = (cells: readonly string[]): number => cells.filter((cell) => !isBlank(cell)).length;
    const heads = (at: number): boolean => {
      const { role, indicators } = this.#read(last[at] ?? '');
      return role !== null || indicators.length > 0;
    };
    const isPair = (cells: readonly string[]): boolean =>
      width(cells) === 2 &&
      !isBlank(cells[0] ?? '') &&
      !isBlank(cells[1] ?? '') &&
      (this.#read(cells[0] ?? '').role !== null || TITLED.test((cells[0] ?? '').trim()));
    const pairs = this.#headerRows
      .slice(0, -1)
      .filter((cells) => isPair(cells) && (width(last) > 2 || (heads(0) && heads(1))));
    for (const cells of pairs)
      this.#above = withLine(this.#above, cells.join(' ').trim(), options.definitions, options.school);
    return this.#headerRows.filter((cells) => !pairs.includes(cells));
  }
}

/**
 * Grades in a header are written with their word, so that «7» is a grade there: `Årskurs | 7 | 8`, a blank corner and `7 | 8 | 9`, or
 * `Månad | Antal elever | 7 | 8 | 9`, where it is the first row of the table. `isTime`: the corner says what time the rows are of.
 */
function asHeader(row: readonly string[], isFirst: boolean, isTime: boolean): string[] {
  const [corner = '', ...others] = row.map((cell) => cell.trim());
  const filled = others.filter((cell) => cell !== '');
  const isGrades = filled.length > 0 && filled.every((cell) => cell.length < 30 && gradeOf(cell) !== null);
  const numbers = filled.filter((cell) => /^[1-9]$/.test(cell));
  const isRun = isFirst && numbers.length > 1 && numbers.every((cell, at) => Number(cell) === Number(numbers[0]) + at);
  const isNamed = isGrades && /^(?:årskurs|åk|klass|grade)$/iu.test(corner);
  const hasWords = corner === '' || isTime || (/\p{L}/u.test(corner) && numbers.length < filled.length);
  if (!isNamed && !(isRun && hasWords)) return [corner, ...others];
  return [corner, ...others.map((cell) => (/^(?:F|[1-9](?:\s?[-–].*)?)$/iu.test(cell) ? `åk ${cell}` : cell))];
}
