/** Finds a school's values in a table: where the header is, what each column means, which rows are the school's. */
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import { MAX_GRADE, type Observation, observationKey } from '../quality/data/observations.ts';
import type { Problem } from '../quality/problem.ts';
import { type Column, columnsOf, headerScore, indicatorOf, type Role, readParts } from './headers.ts';
import type { Row } from './row.ts';
import { findGrade, findPeriod, parseValue } from './values.ts';

export type Recognised = {
  readonly observations: readonly Observation[];
  readonly recognised: readonly { readonly header: string; readonly indicator: string }[];
  readonly unrecognised: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
  /** Filled when the file has several schools and none was named; then there are no observations. */
  readonly schools: readonly { readonly code: string; readonly name: string }[];
  /** Errors have `values.line`; with an error there are no observations. */
  readonly problems: readonly Problem[];
};

export type TableOptions = {
  readonly definitions: readonly IndicatorDefinition[];
  readonly unitCode?: string;
  readonly source?: string;
};

const MAX_HEADER_LINE = 60;
/** Header rows above each other; published exports have at most a handful. */
const MAX_HEADER_ROWS = 20;
/** Characters of a name or a label that are looked at. */
const MAX_LABEL = 200;
const MAX_LISTED = 200;
const MAX_SCHOOLS = 5000;
const MAX_OBSERVATIONS = 20_000;
const MAX_PROBLEMS = 20;

const gradeIn = (cell: string): string =>
  /^förskoleklass/i.test(cell) ? 'F' : cell.replace(/^(?:åk|årskurs)\.?\s*/i, '').toUpperCase();

/** One pass over the rows; holds the school's values and at most so many other things. @throws ImportError from the rows */
export async function recogniseTable(rows: AsyncIterable<Row>, options: TableOptions): Promise<Recognised> {
  const table = new Table(options);
  let sheet: string | null = null;
  for await (const row of rows) {
    if (sheet !== null && row.sheet !== sheet && table.hasHeader()) break;
    if (row.sheet !== sheet) table.startSheet();
    sheet = row.sheet;
    table.take(row);
  }
  return table.result();
}

class Table {
  readonly #options: TableOptions;
  #headerRows: (readonly string[])[] = [];
  #preamble: { period: string | null; grade: string | null } = { period: null, grade: null };
  #columns: Column[] | null = null;
  readonly #observations = new Map<string, { o: Observation; line: number }>();
  readonly #recognised = new Map<string, string>();
  readonly #unrecognised: { line: number; text: string; reason: string }[] = [];
  readonly #schools = new Map<string, string>();
  readonly #problems: Problem[] = [];
  #lastLine = 0;

  constructor(options: TableOptions) {
    this.#options = options;
  }

  hasHeader = (): boolean => this.#columns !== null || this.#headerRows.length > 0;

  startSheet(): void {
    this.#headerRows = [];
    this.#columns = null;
    this.#preamble = { period: null, grade: null };
  }

  take(row: Row): void {
    this.#lastLine = row.line;
    if (row.cells.every((c) => c.trim() === '')) return;
    if (this.#columns) {
      this.#takeValues(row, this.#columns);
      return;
    }
    const { definitions } = this.#options;
    const score = headerScore(row.cells, definitions);
    const numbers = row.cells.filter((c) => /\d/.test(c) && parseValue(c) !== null && findPeriod(c) === null).length;
    const filled = row.cells.map((c) => c.trim()).filter((c) => c !== '');
    // A title that is merged over the whole width stands in each of its cells.
    const several = new Set(filled).size > 1 || (filled.length > 1 && (row.cells[0] ?? '').trim() === '');
    if (score >= 1 && numbers === 0 && several && this.#headerRows.length < MAX_HEADER_ROWS) {
      this.#headerRows.push(row.cells);
      return;
    }
    if (this.#headerRows.length > 0) {
      this.#columns = columnsOf(this.#headerRows, definitions, this.#preamble.grade);
      this.#noteColumns(this.#columns, row.line);
      this.#takeValues(row, this.#columns);
      return;
    }
    const text = row.cells.join(' ').slice(0, 500);
    this.#preamble.period = findPeriod(text)?.period ?? this.#preamble.period;
    this.#preamble.grade = findGrade(text)?.grade ?? this.#preamble.grade;
    if (row.line > MAX_HEADER_LINE) this.#note(row.line, text.slice(0, 80), 'beforeHeader');
  }

  #note(line: number, text: string, reason: string): void {
    if (this.#unrecognised.length < MAX_LISTED)
      this.#unrecognised.push({ line, text: text.slice(0, MAX_LABEL), reason });
  }

  #error(code: string, line: number, text = ''): void {
    if (this.#problems.length < MAX_PROBLEMS)
      this.#problems.push({ code, values: { line, text: text.slice(0, 80) }, severity: 'error', field: 'file' });
  }

  #recognise(label: string, indicator: string): void {
    if (this.#recognised.size < MAX_LISTED) this.#recognised.set(label, indicator);
  }

  #noteColumns(columns: readonly Column[], line: number): void {
    for (const { header, indicator, role, period } of columns) {
      if (indicator) this.#recognise(header, indicator);
      else if (!role && !period && header !== '') this.#note(line - 1, header, 'unknownHeader');
    }
  }

  #takeValues(row: Row, columns: readonly Column[]): void {
    const cell = (role: Role): string => {
      const at = columns.find((c) => c.role === role)?.at;
      return at === undefined ? '' : (row.cells[at] ?? '').trim().slice(0, MAX_LABEL);
    };
    const hasUnit = columns.some((c) => c.role === 'unit');
    const code = hasUnit ? cell('unit').padStart(8, '0') : cell('municipality').padStart(4, '0');
    const isCoded = columns.some((c) => c.role === 'unit' || c.role === 'municipality');
    if (isCoded) {
      const wanted = code === this.#options.unitCode;
      if (/[1-9]/.test(code) && (wanted || this.#schools.size < MAX_SCHOOLS)) this.#schools.set(code, cell('school'));
      if (this.#options.unitCode !== undefined && code !== this.#options.unitCode) return;
      if (this.#options.unitCode === undefined && this.#schools.size > 1) return;
    }
    if (!hasUnit && cell('owner') !== '' && cell('owner') !== 'Samtliga') return;
    if (cell('subject') !== '') {
      this.#note(row.line, cell('subject'), 'perSubject');
      return;
    }
    const named = cell('indicator') || (columns.some((c) => c.indicator) ? '' : (row.cells[0] ?? ''));
    const label = named.slice(0, MAX_LABEL);
    for (const column of columns) this.#takeCell(row, column, columns, label, cell);
  }

  #takeCell(row: Row, column: Column, columns: readonly Column[], label: string, cell: (role: Role) => string): void {
    const holdsValue =
      column.indicator !== null ||
      column.role === 'value' ||
      (column.role === null && (column.period ?? column.group ?? column.grade) !== null);
    const text = row.cells[column.at] ?? '';
    if (!holdsValue || (column.at >= row.cells.length && column.indicator === null)) return;
    const { definitions, source = '' } = this.#options;
    const inLabel = readParts(label);
    const rowGrade = gradeIn(cell('grade'));
    if (rowGrade.length > MAX_GRADE) {
      if (this.#unrecognised.at(-1)?.line !== row.line) this.#note(row.line, cell('grade'), 'unknownGrade');
      return;
    }
    const grade = column.grade ?? inLabel.grade ?? (rowGrade || this.#preamble.grade);
    const indicator = column.indicator ?? indicatorOf(label, grade, definitions);
    const definition = definitions.find((d) => d.key === indicator);
    if (!indicator || !definition) {
      if (this.#unrecognised.at(-1)?.line !== row.line) this.#note(row.line, label, 'unknownIndicator');
      return;
    }
    if (label !== '') this.#recognise(label, indicator);
    const period = column.period ?? findPeriod(cell('period'))?.period ?? inLabel.period ?? this.#preamble.period;
    if (period === null) {
      this.#error('noPeriod', row.line, column.header);
      return;
    }
    const value = parseValue(text);
    if (value === null) {
      this.#error('notANumber', row.line, column.header);
      return;
    }
    const group = column.group ?? readParts(cell('group')).group ?? inLabel.group ?? 'all';
    const scope = definition.perGrade ? (column.grade ?? inLabel.grade ?? rowGrade) : '';
    const n = this.#countOf(row, column, columns);
    this.#keep({ indicator, scope, group, period, value, n, source }, row.line);
  }

  /** The head count of the same group, grade and period as the value. */
  #countOf(row: Row, column: Column, columns: readonly Column[]): number | null {
    const counts = columns.filter((c) => c.role === 'n' && (c.period ?? column.period) === column.period);
    const own = counts.find((c) => c.group === column.group && c.grade === column.grade);
    const only =
      column.group === null && column.grade === null ? counts.find((c) => (c.group ?? 'all') === 'all') : undefined;
    const at = (own ?? only)?.at;
    const value = at === undefined ? null : parseValue(row.cells[at] ?? '');
    return value?.kind === 'number' && Number.isInteger(value.number) && value.number >= 0 ? value.number : null;
  }

  #keep(o: Observation, line: number): void {
    const key = observationKey(o);
    const before = this.#observations.get(key);
    // The same row twice is common in real exports; two different values for one thing is not for us to choose between.
    if (before && JSON.stringify(before.o.value) !== JSON.stringify(o.value))
      this.#error('conflict', line, o.indicator);
    else if (!before && this.#observations.size >= MAX_OBSERVATIONS) this.#error('tooManyValues', line);
    else if (!before) this.#observations.set(key, { o, line });
  }

  result(): Recognised {
    const schools = [...this.#schools].map(([code, name]) => ({ code, name }));
    const { unitCode } = this.#options;
    const choice = unitCode === undefined && schools.length > 1;
    if (!this.hasHeader()) this.#error('noHeader', this.#lastLine);
    else if (unitCode !== undefined && schools.length > 0 && !this.#schools.has(unitCode))
      this.#error('schoolNotFound', this.#lastLine);
    else if (!choice && this.#observations.size === 0 && this.#problems.length === 0)
      this.#error('nothingRecognised', this.#lastLine);
    const refused = choice || this.#problems.some((p) => p.severity === 'error');
    return {
      observations: refused ? [] : [...this.#observations.values()].map(({ o }) => o),
      recognised: [...this.#recognised].map(([header, indicator]) => ({ header, indicator })),
      unrecognised: this.#unrecognised,
      schools: choice ? schools : [],
      problems: choice ? [] : this.#problems,
    };
  }
}
