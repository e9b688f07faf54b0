/** The columns of a table: its header rows joined, each with what it says. */
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import { countNamed, findGroup } from './dimensions.ts';
import { type Facts, factsOf, isDimension, MAX_HEADER, NOTHING } from './headers.ts';

/** `count` is how many a header says that its values are about. */
export type Column = Facts & { readonly at: number; readonly header: string; readonly count: number | null };

/** Joins header rows: an upper cell reaches over the blanks to its right, as merged cells do. */
export function columnsOf(
  rows: readonly (readonly string[])[],
  definitions: readonly IndicatorDefinition[],
  context: string | null,
  school = '',
): Column[] {
  const width = Math.max(...rows.map((row) => row.length));
  const filled = rows.map((row, i) => {
    let last = '';
    return Array.from({ length: width }, (_, at) => {
      const own = (row[at] ?? '').slice(0, MAX_HEADER).trim();
      if (own !== '') last = own;
      return i < rows.length - 1 ? last : own;
    });
  });
  const known = new Map<string, Facts>();
  const read = (text: string): Facts => {
    const facts = known.get(text) ?? factsOf(text, definitions, context, school);
    known.set(text, facts);
    return facts;
  };
  const columns: Column[] = [];
  for (let at = 0; at < width; at += 1) {
    const texts = [...new Set(filled.map((row) => row[at] ?? '').filter((text) => text !== ''))];
    const whole = texts.length > 1 ? read(texts.join(' ')) : NOTHING;
    const header = texts.join(' ').slice(0, MAX_HEADER);
    const parts = texts.map(read);
    columns.push(ofWhich({ at, header, count: countNamed(header), ...joined(parts, whole) }, columns.at(-1), read));
  }
  return columns.map((column) => ofGroup(column, columns));
}

/** «Andel A–E flickor %» beside «Andel A–E %»: the same of a group. */
function ofGroup(column: Column, all: readonly Column[]): Column {
  const plain = (words: string): string => words.replace(/\s+/gu, ' ').trim().toLowerCase();
  const found = column.group === null && column.label !== '' ? findGroup(column.label) : null;
  const same = found && found.group !== 'all' && all.find(({ label }) => plain(label) === plain(found.rest));
  return same ? { ...column, indicators: same.indicators, label: same.label, group: found.group } : column;
}

const OF_WHICH = /^(?:varav|därav|of which)\s+/iu;
/** «Varav flickor» is of the measure to its left. */
function ofWhich(column: Column, before: Column | undefined, read: (text: string) => Facts): Column {
  const part = OF_WHICH.test(column.header) ? read(column.header.replace(OF_WHICH, '')) : NOTHING;
  const { at, header, count } = column;
  if (!before) return column;
  // «Antal anmälningar | varav diskriminering» counts a part of the same.
  if (part.label !== '' && part.indicators.length === 0 && before.header !== '')
    return { ...column, label: `${before.header}, ${header}` };
  if (isOfSame(column, before)) return { ...before, at, header, count, group: column.group };
  if (!isDimension(part)) return column;
  return { ...before, at, header, count, group: part.group, grade: part.grade ?? before.grade };
}

/** «Andel med minst E | Flickor | Pojkar»: a group alone beside a measure of everybody. The first column is the rows' own. */
const isOfSame = ({ at, group, period, part, grade, whose, ...column }: Column, before: Column): boolean =>
  group !== null &&
  [period, part, grade, whose].every((one) => one === null) &&
  isDimension({ ...column, group, period, part, grade, whose }) &&
  at > 1 &&
  before.role === null &&
  before.passed === null &&
  (before.label !== '' || before.indicators.length > 0);

/** The facts of a column's header rows as one; the lowest row that says something decides, and all of them together may name an indicator. */
function joined(parts: readonly Facts[], whole: Facts): Facts {
  const lowest = <T>(pick: (facts: Facts) => T | null): T | null =>
    parts.map(pick).findLast((one) => one !== null) ?? null;
  const indicators =
    whole.indicators.length > 0
      ? whole.indicators
      : (parts.findLast((one) => one.indicators.length > 0)?.indicators ?? []);
  const last = parts.at(-1) ?? NOTHING;
  const labels = parts.map(({ label }) => label).filter((label) => label !== '');
  return {
    role: indicators.length > 0 ? null : (last.role ?? (labels.length > 0 ? null : lowest(({ role }) => role))),
    indicators,
    label: labels.join(' '),
    period: lowest(({ period }) => period),
    part: lowest(({ part }) => part),
    grade: lowest(({ grade }) => grade) ?? whole.grade,
    group: lowest(({ group }) => group) ?? whole.group,
    whose: lowest(({ whose }) => whose),
    passed: lowest(({ passed }) => passed),
  };
}
