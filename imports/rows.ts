/** The rows under a table's header: what each of their cells says, of whom and when. */
import { saysShare } from '../quality/data/derived-indicator.ts';
import { type Around, aboutOf, across, isHeadedShare, isTotalOfParts, measureOf, type RowFacts } from './cell-facts.ts';
import type { Cell, CellWhose, Collected, Place } from './collected.ts';
import type { Column } from './columns.ts';
import { AREA, COUNTED, countNamed, gradeOf, subjectOf } from './dimensions.ts';
import { goalIn } from './goals.ts';
import { countBeside, counted, HeadCounts, type Waiting } from './head-counts.ts';
import { type Facts, isDimension, type Role } from './headers.ts';
import { narrowest, type PartOfYear, timed, withinYear } from './periods.ts';
import { type Context, headedBy, isPublished, NO_CONTEXT, SOURCE } from './preamble.ts';
import { isBlank, MAX_LABEL, type Row } from './row.ts';
import { groupsIn, whomOf } from './row-whom.ts';
import type { Surroundings } from './surroundings.ts';
import { hasSign, isError, isNumberLike, loneWords, parseValue } from './values.ts';

export class Rows {
  readonly #around: Surroundings;
  readonly #out: Collected;
  readonly #above: Context;
  #section: Context = NO_CONTEXT;
  #columns: readonly Column[];
  #roles = new Map<Role, number[]>();
  #values: Column[] = [];
  #goals: Column[] = [];
  #labelAt = -1;
  #hasIndicators = false;
  #lastPeriod = '';
  readonly #used = new Set<number>();
  readonly #counts = new HeadCounts();
  readonly #waiting: Waiting[] = [];

  constructor(around: Surroundings, above: Context, columns: readonly Column[]) {
    this.#around = around;
    this.#out = around.out;
    this.#above = above;
    this.#columns = columns;
    this.#plan(columns);
  }

  /** All rows have been taken: head counts find their values. */
  finish(): void {
    for (const waiting of this.#waiting) this.#out.add(this.#counts.counted(waiting, this.#roles.has('n')));
    for (const column of this.#columns) this.#sayColumn(column);
  }

  #read(text: string): Facts {
    return this.#around.read(text);
  }

  #place(line: number, column: number | null, text = ''): Place {
    return { sheet: this.#around.sheet, line, column, text };
  }

  #plan(columns: readonly Column[]): void {
    this.#roles = new Map();
    for (const { role, at } of columns) if (role) this.#roles.set(role, [...(this.#roles.get(role) ?? []), at]);
    this.#hasIndicators = columns.some(({ indicators }) => indicators.length > 0);
    const first = columns[0];
    const isLabel =
      first !== undefined && first.role === null && first.indicators.length === 0 && first.passed === null;
    this.#labelAt = this.#roles.get('indicator')?.[0] ?? (isLabel && !isDimension(first) ? 0 : -1);
    const labels = new Set([this.#labelAt, ...(this.#roles.get('indicator') ?? [])]);
    this.#values = columns.filter(
      (column) =>
        !labels.has(column.at) &&
        column.passed === null &&
        (column.role === 'value' || (column.role === null && column.header !== '')),
    );
    this.#goals = columns.filter(({ passed }) => passed === 'goal');
  }

  #cell(row: Row, role: Role): string {
    for (const at of this.#roles.get(role) ?? []) {
      const cell = (row.cells[at] ?? '').trim();
      if (cell !== '') return cell.length > MAX_LABEL ? `${cell.slice(0, MAX_LABEL)}…` : cell;
    }
    return '';
  }

  /** `filled`: the columns of the row's cells that are not blank. */
  take(row: Row, filled: readonly number[]): void {
    const only = loneWords(row, filled);
    if (this.#roles.has('person')) this.#out.leave('persons', this.#place(row.line, null));
    else if (only !== null) this.#takeSingle(row, only);
    else if (this.#above.isClass) this.#out.leave('class', this.#place(row.line, null), 'once');
    else if (this.#isWanted(row)) this.#takeLabelled(row, this.#labelOf(row) || this.#insteadIn(row));
  }

  #takeLabelled(row: Row, label: string): void {
    const facts = this.#read(label);
    if (SOURCE.test(label)) this.#takeSingle(row, label);
    else if (facts.passed) this.#out.leave(facts.passed, this.#place(row.line, null, label));
    else if (isTotalOfParts(label, this.#columns[this.#labelAt]))
      this.#out.leave('periodTotal', this.#place(row.line, null, label));
    else if (facts.role === 'n') this.#countRow(row, facts);
    else if (facts.role !== null && facts.role !== 'value') this.#across(row, facts.role, label);
    else {
      const common = this.#commonOf(row, facts, label);
      if (!common) return;
      for (const column of this.#values) this.#takeCell(row, column, common);
      for (const column of this.#goals) this.#takeGoal(row.cells[column.at] ?? '', column, common);
    }
  }

  /** A row that holds nothing but words: a source, a heading of the rows below, or a note. */
  #takeSingle(row: Row, text: string): void {
    this.#out.published ||= isPublished(text);
    if (SOURCE.test(text)) {
      this.#out.source ||= text.replace(SOURCE, '').trim();
      return;
    }
    const section = headedBy(text, this.#around.options.definitions, this.#above.grade);
    this.#section = section ?? { ...this.#section, share: saysShare(text) ?? this.#section.share };
    if (!section) this.#out.leave('note', this.#place(row.line, null, text));
  }

  /** Of several schools in a file the one that was named; of a municipality's rows those for all owners together. */
  #isWanted(row: Row): boolean {
    const hasUnit = this.#roles.has('unit');
    if (hasUnit || this.#roles.has('municipality')) {
      const code = hasUnit
        ? this.#cell(row, 'unit').padStart(8, '0')
        : this.#cell(row, 'municipality').padStart(4, '0');
      const { unitCode } = this.#around.options;
      const asked = unitCode !== undefined && unitCode.length === code.length ? unitCode : undefined;
      if (/[1-9]/.test(code)) this.#out.school(code, this.#cell(row, 'school'), code === asked);
      if (asked !== undefined && code !== asked) return false;
      if (asked === undefined && this.#out.schools.size > 1) return false;
    }
    const owner = this.#cell(row, 'owner');
    if (hasUnit || owner === '' || owner === 'Samtliga') return true;
    this.#out.leave('byOwner', this.#place(row.line, null, owner), 'once');
    return false;
  }

  #labelOf(row: Row): string {
    const named = this.#roles.get('indicator') ?? [];
    const parts = named.length > 0 ? named : [this.#labelAt];
    const at = parts.filter((one) => one >= 0).map((one) => (row.cells[one] ?? '').trim());
    const joined = at
      .filter((part) => part !== '')
      .join(': ')
      .slice(0, MAX_LABEL);
    return named.length === 0 && this.#labelAt >= 0 && isNumberLike(row, this.#labelAt) ? '' : joined;
  }

  /** «Antal elever», «Mål» or a measure where the others have their period or grade. */
  #insteadIn(row: Row): string {
    const isAside = ({ role, passed, indicators }: Facts): boolean =>
      role === 'n' || passed !== null || indicators.length > 0;
    return (
      (['period', 'grade'] as const).map((role) => this.#cell(row, role)).find((cell) => isAside(this.#read(cell))) ??
      ''
    );
  }

  /** A row that is a header too, as in a table turned on its side: `Årskurs | 7 | 8`. */
  #across(row: Row, role: Role, label: string): void {
    if (!['grade', 'period', 'group', 'school', 'subject'].includes(role)) {
      this.#out.leave('about', this.#place(row.line, null, label));
      return;
    }
    this.#columns = this.#columns.map((column) => {
      const cell = (row.cells[column.at] ?? '').trim();
      return column.at === this.#labelAt || cell === '' ? column : across(column, role, cell, this.#read(cell));
    });
    this.#plan(this.#columns);
  }

  #commonOf(row: Row, facts: Facts, label: string): RowFacts | null {
    const written = this.#cell(row, 'grade');
    const groups = groupsIn(row, this.#columns);
    const whom = whomOf(written, groups, this.#around.read);
    if ('left' in whom) {
      this.#out.leave(whom.left, this.#place(row.line, null, whom.words));
      return null;
    }
    const time = this.#timeOf(row, (whom.grade ?? '') !== '' || written === '');
    if (!time) return null;
    return {
      facts,
      label: this.#hasIndicators && !this.#roles.has('indicator') ? '' : label.replace(COUNTED, ' ').trim(),
      count: countNamed([label, written, ...groups.map(({ cell }) => cell)].join(' ')),
      ...whom,
      ...time,
      subject: subjectOf(this.#cell(row, 'subject')),
      whose: this.#whoseOf(row, facts),
    };
  }

  /** The row's own period: of several columns of time the narrowest. A blank repeats the row above, as in a report with grouped rows. */
  #timeOf(row: Row, mayRepeat: boolean): { period: string | null; part: PartOfYear | null } | null {
    const cells = (this.#roles.get('period') ?? []).map((at) =>
      timed((row.cells[at] ?? '').trim(), this.#columns[at]?.header ?? ''),
    );
    const own = cells.filter((cell) => cell !== '');
    const texts = own.length > 0 ? own : mayRepeat && this.#lastPeriod !== '' ? [this.#lastPeriod] : [];
    if (texts.length === 0) return { period: null, part: null };
    this.#lastPeriod = texts.join(' ').slice(0, MAX_LABEL);
    const found = narrowest(texts);
    const isTotal = gradeOf(texts[0] ?? '') === '';
    if (!found) this.#out.leave(isTotal ? 'periodTotal' : 'unknownPeriod', this.#place(row.line, null, texts[0] ?? ''));
    return found;
  }

  #whoseOf(row: Row, facts: Facts): CellWhose | null {
    if (facts.whose) return facts.whose;
    const name = this.#cell(row, 'school');
    if (this.#roles.has('unit')) return null;
    const { owner } = this.#above;
    if (this.#roles.has('municipality'))
      return {
        ours: false,
        name: [name || this.#cell(row, 'municipality'), owner].filter((part) => part !== '').join(', '),
      };
    if (name === '') return null;
    const heading = this.#columns[this.#roles.get('school')?.[0] ?? -1]?.header ?? '';
    return this.#read(name).whose ?? { ours: AREA.test(heading) ? false : null, name };
  }

  #takeCell(row: Row, column: Column, common: RowFacts): void {
    const text = row.cells[column.at] ?? '';
    const kind = row.kinds?.get(column.at);
    const around = this.#aroundOf(column, common);
    const measure = measureOf(around);
    const { area, definitions } = this.#around.options;
    if (area !== undefined && measure.whose?.name !== area) return;
    if (isBlank(text) && kind === undefined) {
      // The School Survey leaves a masked cell blank; in any other table a blank is a value that is not there yet.
      const first = definitions.find(({ key }) => key === measure.indicators[0]);
      if (first?.source !== 'Skolenkäten' || column.at >= row.cells.length) return;
    }
    const place = this.#place(row.line, column.at, column.header);
    const odd = kind === 'error' || isError(text) ? 'error' : kind === 'boolean' || kind === 'noValue' ? kind : null;
    const value = odd ? ({ kind: 'missing' } as const) : kind === 'date' ? null : parseValue(text);
    if (value === null) {
      if (measure.isNamed || this.#used.has(column.at))
        this.#out.leave(kind === 'date' ? 'dateAsValue' : 'notANumber', { ...place, text: '' });
      return;
    }
    if (odd) this.#out.leave(odd, { ...place, text: '' });
    if (measure.indicators.length === 0 && measure.label === '') {
      this.#out.leave('noMeasure', this.#place(row.line, null));
      return;
    }
    this.#used.add(column.at);
    if (measure.indicators[0] && common.label !== '') this.#out.recognise(common.label, measure.indicators[0]);
    if (!this.#out.hasRoom(this.#waiting.length, measure.whose)) return;
    const cell: Cell = {
      indicators: measure.indicators,
      label: measure.label,
      subject: common.subject,
      whose: measure.whose,
      ...aboutOf(around),
      value,
      grouped: this.#out.grouped(text, place.sheet !== ''),
      signed: kind === 'percent' || hasSign(text),
      headed: isHeadedShare(around),
      n: null,
      table: this.#around.number,
      place: { ...place, text: '' },
    };
    const counts = (this.#roles.get('n') ?? []).flatMap((at) => this.#columns[at] ?? []);
    this.#waiting.push({ cell: counted(cell, countBeside(row, column, counts)), around, measure });
  }

  #takeGoal(text: string, column: Column, common: RowFacts): void {
    this.#out.addGoal(goalIn(text, column, this.#aroundOf(column, common), this.#around.read));
  }

  #aroundOf(column: Column, row: RowFacts): Around {
    return { column, row, section: this.#section, above: this.#above, namesMeasures: this.#roles.has('indicator') };
  }

  /** A row of head counts: `Antal elever | 64 | 70`. */
  #countRow(row: Row, facts: Facts): void {
    const { chosen, period } = this.#above;
    const whose = this.#whoseOf(row, facts);
    for (const column of this.#values) {
      // The title's year says nothing of which of its months it counts.
      const own = column.period ?? facts.period ?? this.#section.period;
      const whole = own ?? chosen ?? period;
      const time = whole && column.part ? withinYear(whole, column.part) : own;
      const grade = column.grade ?? facts.grade ?? this.#section.grade ?? this.#above.grade ?? '';
      const name = (column.whose ?? whose ?? this.#section.whose ?? this.#above.whose)?.name ?? '';
      const of = { period: time, grade, group: column.group ?? 'all', whose: name, column: column.at };
      this.#counts.add(of, row.cells[column.at] ?? '');
    }
  }

  #sayColumn({ at, header, passed, role, indicators, label }: Column): void {
    const place = this.#place(0, at, header);
    if (passed) this.#out.leave(passed, place);
    else if (role === 'about') this.#out.leave('about', place);
    else if (role === null && indicators.length === 0 && label !== '' && at !== this.#labelAt && !this.#used.has(at))
      this.#out.leave('unknownHeader', place);
  }
}
