/** Which of a file's values are the school's own: those of the sheet that was chosen, and of the name that is the school's. */
import type { Asking } from './asking.ts';
import type { Cell } from './collected.ts';

/** A value with whose it is; `''` for the school's own. */
export type OfWhom = Cell & { readonly of: string };

/** All visible sheets are read unless one is chosen. */
export function ofSheet(cells: readonly Cell[], asking: Asking): readonly Cell[] {
  const sheets = [...new Set(cells.map(({ place }) => place.sheet))];
  if (sheets.length < 2) return cells;
  const choices = [{ value: 'all' }, ...sheets.map((sheet) => ({ value: sheet, words: sheet }))];
  const answer = asking.ask('sheet', '', choices, 'all');
  return answer === 'all' ? cells : cells.filter(({ place }) => place.sheet === answer);
}

/** Whose each column's or row's values are. What says nothing of whose is the school's own. */
export function withWhose(cells: readonly Cell[], asking: Asking): OfWhom[] {
  const names = (ours: boolean | null): string[] => [
    ...new Set(cells.flatMap(({ whose }) => (whose && whose.ours === ours ? [whose.name] : []))),
  ];
  const open = names(null);
  const mayBe = [
    ...open,
    ...new Set(cells.flatMap(({ whose }) => (whose?.code && whose.code.length > 4 ? [whose.name] : []))),
  ];
  const isSaid = cells.some(({ whose }) => whose === null || whose.ours === true);
  const mine = isSaid ? '' : mineOf(open, mayBe, names(false).length > 0, asking);
  return cells.map((cell) => ({
    ...cell,
    of: cell.whose && cell.whose.ours !== true && cell.whose.name !== mine ? cell.whose.name : '',
  }));
}

/** Which of the names is the school's: the only one without doubt, otherwise the one that the person says. */
function mineOf(open: readonly string[], mayBe: readonly string[], hasOthers: boolean, asking: Asking): string {
  const [first = ''] = open;
  if (mayBe.length === 0) return '';
  if (mayBe.length === 1 && open.length === 1 && !hasOthers) return first;
  const choices = [...[...new Set(mayBe)].map((name) => ({ value: name, words: name })), { value: 'none' }];
  return asking.ask('whose', '', choices, open.length === 1 ? first : 'none');
}
