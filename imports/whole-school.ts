/** Which values are about the whole school, where its name says its grades: «Totalt» under grades 7, 8 and 9 is not all of a school F–9, and «F–9» is. */
import type { Cell } from './collected.ts';
import { findGrade } from './dimensions.ts';

const ORDER = ['F', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The cells with `''` for the whole school only where they are about all of it. `school` is the school's name. */
export function ofWholeSchool<T extends Cell>(cells: readonly T[], school: string): T[] {
  const all = findGrade(school)?.grade ?? null;
  if (all === null) return [...cells];
  const named = cells.map((cell) => (cell.grade === all ? { ...cell, grade: '' } : cell));
  const listed = Map.groupBy(named, ({ table, period, group, whose }: T) =>
    [table, period, group, whose?.name].join('|'),
  );
  const totals = new Map(
    [...listed.values()].flatMap((beside) => {
      const span = spanOf(beside);
      return span === null || span === all ? [] : beside.filter(({ grade }) => grade === '').map((one) => [one, span]);
    }),
  );
  return named.map((cell) => ({ ...cell, grade: totals.get(cell) ?? cell.grade }));
}

/** The grades that a table lists, where they follow each other and their pupils make up those of its total. */
function spanOf(cells: readonly Cell[]): string | null {
  const pupils = new Map(cells.flatMap(({ grade, n }) => (n === null ? [] : [[grade, n] as const])));
  const grades = ORDER.filter((grade) => pupils.has(grade));
  const [first = '', last = ''] = [grades[0], grades.at(-1)];
  const isRun = grades.length > 1 && ORDER.indexOf(last) - ORDER.indexOf(first) === grades.length - 1;
  const sum = grades.reduce((before, grade) => before + (pupils.get(grade) ?? 0), 0);
  return isRun && sum === pupils.get('') ? `${first}–${last}` : null;
}
