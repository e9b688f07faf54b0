/** What a cell is beside its text: by its format or type in the file, never by a guess. */
export type CellKind =
  /** The text is an ISO date as precise as the cell shows it: `2026-08-17`, `2026-08` or `2026`. */
  | 'date'
  /** Shown with a per cent sign by its format. The text is the number before the sign: 0.842 is `84.2` in `0.0%`, and `0.842` in `0.0" %"`, which does not scale. */
  | 'percent'
  /** `true` or `false`. */
  | 'boolean'
  /** The error as the file has it, such as `#N/A`. */
  | 'error'
  /** A formula that the file holds no computed value for; the text is `''`. */
  | 'noValue';

/**
 * A row of a file that a person sees. `line` is its number there, from 1; `sheet` is the sheet's name, `''` for text. Cells are text, numbers
 * with a decimal point; a merged cell's text stands in every cell that it covers. `kinds` is by column, from 0, for the cells that have one.
 */
export type Row = {
  readonly sheet: string;
  readonly line: number;
  readonly cells: readonly string[];
  readonly kinds?: ReadonlyMap<number, CellKind>;
};

/**
 * What of a file is not among its rows: sheets, rows and columns that are hidden, as a person does not see them either, and sheets that hold
 * a chart alone. `where` is as a spreadsheet program writes it (`Blad1`, `Blad1!D:F`, `Blad1!5:9, 12:12 …`) and holds words of the file;
 * `count` is how many sheets, rows or columns with something in them.
 */
export type LeftOut = {
  readonly where: string;
  readonly why: 'hiddenSheet' | 'hiddenRows' | 'hiddenColumns' | 'noCells';
  readonly count: number;
};
export type Note = (one: LeftOut) => void;

/** Characters of a row's label or a column's name that are looked at. */
export const MAX_LABEL = 200;

export const isBlank = (cell: string): boolean => cell.trim() === '';
