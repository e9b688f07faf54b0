/** A file's value with what has been decided about it, and the small rules that decide. */
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Observation } from '../quality/data/observations.ts';
import type { Cell, Omission, Place } from './collected.ts';
import type { Question } from './questions.ts';

/** A value that is not saved as the file stands: somebody else's, of a measure without an indicator, or in doubt. */
export type Offered = {
  readonly observation: Omit<Observation, 'period'> & { readonly period: string | null };
  readonly definition: IndicatorDefinition;
  /** The file's words for the measure. */
  readonly label: string;
  /** Whose it is, where it is not the school's own. */
  readonly of: string;
  /** The question that it waits for; null where saving it is offered. */
  readonly asked: Question['about'] | null;
};

/** A cell with all that has been decided about it. */
export type Decided = Cell & {
  readonly definition: IndicatorDefinition;
  readonly known: boolean;
  readonly of: string;
  readonly asked: Question['about'] | null;
};

export const numberIn = ({ value }: Pick<Cell, 'value'>): number | null =>
  value.kind === 'number' ? value.number : null;

export const isTaken = (
  cell: Decided,
  { own, comparison }: { readonly own: boolean; readonly comparison: ReadonlySet<string> },
): boolean =>
  cell.asked === null && cell.period !== null && (cell.of === '' ? cell.known || own : comparison.has(cell.of));

/** The cell's place with what is there, for whoever looks it up. */
const named = ({ place, definition, period }: Decided): Place => ({
  ...place,
  text: `${definition.name.sv} ${period ?? ''}`.trim(),
});

export const isNine = (indicators: readonly string[]): boolean => indicators.some((key) => /_y\d$/.test(key));
/** Of two indicators that are the same in grades 6 and 9, the one of the row's grade. */
export const ofGrade = ({ indicators, grade }: Cell): string[] =>
  indicators.map((key) => (/^[69]$/.test(grade) ? key.replace(/_y\d$/, `_y${grade}`) : key));

/** An indicator of one grade by definition has no grade beside it, unless the file says another. */
export function scopeOf({ definition, grade }: Decided): string {
  if (definition.perGrade) return grade;
  const own = /_y(\d)$/.exec(definition.key)?.[1] ?? '9';
  return grade === own ? '' : grade;
}

/** Every share, index or average of pupils is of so and so many of them. */
export const needsCount = ({ unit, staff, published }: IndicatorDefinition): boolean =>
  unit !== 'count' && unit !== 'number' && !staff && !published;

export const percent = (number: number): string => `${String(Number(number.toPrecision(12))).replace('.', ',')} %`;
export const timesHundred = (cell: Decided): Decided =>
  cell.value.kind === 'number'
    ? { ...cell, value: { kind: 'number', number: Number((cell.value.number * 100).toPrecision(12)) } }
    : cell;
/** A sample is said only of groups that are large whatever the answer is. */
export const mayBeShown = (cells: readonly Decided[]): boolean =>
  cells.every(
    ({ n, definition }) => definition.published || definition.staff || (n !== null && n >= definition.threshold),
  );

/** What makes two cells the same one; values that wait for their period are each by themselves. */
const sameKey = (cell: Decided): string =>
  [
    cell.definition.key,
    cell.of,
    scopeOf(cell),
    cell.group,
    cell.period ?? `${cell.place.sheet}!${cell.place.line}`,
  ].join('|');

const isPossible = ({ value, definition: { range } }: Decided): boolean =>
  value.kind !== 'number' || (value.number >= range.min && value.number <= range.max);

export const asGrouped = (cell: Decided): Decided =>
  cell.grouped ? { ...cell, value: { kind: 'number', number: cell.grouped.number }, grouped: null } : cell;

/**
 * The cell with its number as the file settles it: by the decimals of its other numbers, since what is counted is whole, or since only one
 * reading is possible. Null where nothing does.
 */
export function ungroupedIn(cell: Decided, decimals: ReadonlySet<string>): Decided | null {
  const { grouped, definition } = cell;
  if (!grouped || cell.value.kind !== 'number') return cell;
  if (decimals.size === 1) return decimals.has(grouped.sign) ? cell : asGrouped(cell);
  if (definition.unit === 'count') return asGrouped(cell);
  if (!isPossible(asGrouped(cell))) return cell;
  return isPossible(cell) ? null : asGrouped(cell);
}

/**
 * Two different values for one thing are not for us to choose between: of one table neither is kept, of two the first one's. What the
 * measure cannot be is left out too.
 */
export function withoutClashes(cells: readonly Decided[]): { kept: Decided[]; left: Omission[] } {
  const kept = new Map<string, Decided>();
  const clashing = new Set<string>();
  const left: Omission[] = [];
  for (const cell of cells) {
    const key = sameKey(cell);
    const before = kept.get(key);
    if (!isPossible(cell)) left.push({ code: 'outsideRange', place: named(cell) });
    else if (!before) kept.set(key, cell);
    else if (JSON.stringify(before.value) !== JSON.stringify(cell.value)) {
      const isOne = before.table === cell.table;
      left.push({ code: isOne ? 'conflict' : 'conflictLater', place: named(cell) });
      if (!isOne || clashing.has(key)) continue;
      left.push({ code: 'conflict', place: named(before) });
      clashing.add(key);
    }
  }
  return { kept: [...kept].filter(([key]) => !clashing.has(key)).map(([, cell]) => cell), left };
}
