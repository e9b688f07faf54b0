/** What a cell is beside its text: by its format or type in the file, never by a guess. */
export type CellKind =
  /** The text is an ISO date as precise as the cell shows it: `2026-08-17`, `2026-08` or `2026`. */
  | 'date'
  /** Shown as per cent by its format, and the text scaled as it is shown: 0.842 is `84.2`. A sign that is only text scales nothing and is no kind. */
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

/** What of a file is not among its rows. `where` as a spreadsheet program writes it, `Blad1`, `Blad1!D:F`, `Blad1!5:9`: words of the file. */
export type LeftOut = {
  readonly where: string;
  readonly why: 'hiddenSheet' | 'hiddenRows' | 'hiddenColumns' | 'noCells';
};
