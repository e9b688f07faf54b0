/** Of which grade and which group a row is: from its column of grades and its columns of groups. */
import type { Observation } from '../quality/data/observations.ts';
import type { Column } from './columns.ts';
import { gradeOf } from './dimensions.ts';
import type { Facts } from './headers.ts';
import type { Row } from './row.ts';

/** `grade` is `''` for the whole school; null where no cell says it. */
type Whom = { readonly grade: string | null; readonly group: Observation['group'] | null };
/** A cell that says nobody that is known: the row is left out. */
type Unknown = { readonly left: 'class' | 'unknownGrade' | 'unknownGroup'; readonly words: string };
/** A cell of a column of groups, with the column's heading. */
type GroupCell = { readonly header: string; readonly cell: string };

/** «Kön», where `1` and `2` are no grades. */
const SEX = /^\s*(?:kön|gender|sex)\s*$/iu;
const PUPILS = /^(?:elever(?:na)?|pupils|students)$/iu;
/** «Totalt» is of all whom the table is about, which its title may say; «Hela skolan» is of the whole school. */
const TOTAL = /^(?:total(?:t|en|summa)?|alla|samtliga|summa|alla elever|all|sum|grand total)$/iu;

/** What stands in the row's columns of groups. */
export const groupsIn = (row: Row, columns: readonly Column[]): GroupCell[] =>
  columns.flatMap(({ role, at, header }) => {
    const cell = role === 'group' ? (row.cells[at] ?? '').trim() : '';
    return cell === '' ? [] : [{ header, cell }];
  });

/** A «Grupp» may be a grade, a stage, girls, boys, or girls of a grade, as in the group of a goal. */
export function whomOf(grade: string, groups: readonly GroupCell[], read: (text: string) => Facts): Whom | Unknown {
  const inGrade = gradeOf(grade);
  const facts = inGrade === null ? read(grade) : null;
  const own = inGrade ?? facts?.grade ?? null;
  if (own === null) return { left: facts?.passed === 'class' ? 'class' : 'unknownGrade', words: grade };
  let whom: Whom = { grade: grade === '' || TOTAL.test(grade) ? null : own, group: null };
  for (const { header, cell } of groups) {
    const said = saidBy(header, cell, read);
    if ('left' in said) return said;
    whom = { grade: whom.grade || (said.grade ?? whom.grade), group: whom.group ?? said.group };
  }
  return { ...whom, group: whom.group ?? facts?.group ?? null };
}

function saidBy(header: string, cell: string, read: (text: string) => Facts): Whom | Unknown {
  if (PUPILS.test(cell) || TOTAL.test(cell)) return { grade: null, group: 'all' };
  const grade = SEX.test(header) ? null : gradeOf(cell);
  if (grade !== null) return { grade, group: null };
  const facts = read(cell);
  if (facts.grade === null && facts.group === null)
    return { left: facts.passed === 'class' ? 'class' : 'unknownGroup', words: cell };
  return { grade: facts.grade, group: facts.group };
}
