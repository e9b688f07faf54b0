/** What the tables of a file have given so far, within bounds. Nothing is decided here. */
import type { Observation } from '../quality/data/observations.ts';
import type { Whose } from './dimensions.ts';
import type { PartOfYear } from './periods.ts';
import { decimalSign, type Grouped, groupedIn } from './separators.ts';

/** Where in the file something stands; `column` from 0, null for a whole row; `text` is words of the file, or `''`. */
export type Place = {
  readonly sheet: string;
  readonly line: number;
  readonly column: number | null;
  readonly text: string;
};
/** Something that gives no value; `code` is the end of its text's key, `left.<code>`, and `count` how many rows or columns are meant. */
export type Omission = { readonly place: Place; readonly code: string; readonly count?: number };

/** A value as the file has it. */
export type Cell = {
  /** Keys of the indicators that it may be; none for a measure that there is no indicator for. */
  readonly indicators: readonly string[];
  /** The file's own words for the measure. */
  readonly label: string;
  readonly subject: string;
  /** Null where nothing says whose: the school's own. */
  readonly whose: CellWhose | null;
  readonly grade: string;
  readonly group: Observation['group'];
  readonly period: string | null;
  /** The term or month of a period whose year nothing says. */
  readonly part: PartOfYear | null;
  readonly value: Observation['value'];
  /** The same number if its sign parts thousands; null where it cannot. */
  readonly grouped: Grouped | null;
  /** Whether the cell itself says per cent. */
  readonly signed: boolean;
  /** Whether a header, a heading or the title says that it is a share. */
  readonly headed: boolean;
  readonly n: number | null;
  readonly table: number;
  readonly place: Place;
};
/** `ours` is null for a name that may be the school's. */
export type CellWhose = Omit<Whose, 'ours'> & { readonly ours: boolean | null; readonly code?: string };

/** A goal as its cell has it, such as one of a column «Mål 2027». */
export type GoalCell = Pick<Cell, 'indicators' | 'label' | 'subject' | 'grade' | 'group' | 'period'> & {
  readonly target: number;
};

/** Omissions that are listed; a file with more is told by its first. */
const MAX_LISTED = 200;
const MAX_SCHOOLS = 5000;
/** Goals that a table has beside its values. */
const MAX_GOALS = 200;
/** Characters of a file's words that are kept of a place. */
const MAX_WORDS = 200;

export class Collected {
  readonly cells: Cell[] = [];
  readonly goals: GoalCell[] = [];
  /** What numbers of the file show to be the sign of decimals. */
  readonly decimals = new Set<Grouped['sign']>();
  readonly left: Omission[] = [];
  readonly recognised = new Map<string, string>();
  /** By code; of a municipality four digits, of a school unit eight. */
  readonly schools = new Map<string, string>();
  /** Whose values there are, beside the school's own. */
  readonly names = new Set<string>();
  readonly most: number;
  /** What stands below a table as its source. */
  source = '';
  /** Whether a publisher that hides small groups itself is named. */
  published = false;
  tables = 0;
  isFull = false;
  readonly #said = new Set<string>();

  constructor(most: number) {
    this.most = most;
  }

  /** Each thing is said once: of a row, of a column, of a cell; `once` for words that many rows share. */
  leave(code: string, place: Place, often: 'each' | 'once' = 'each'): void {
    const key = [
      code,
      place.sheet,
      place.column ?? '',
      often === 'each' && (place.column === null || place.text === '') ? place.line : place.text,
    ].join('|');
    if (this.left.length >= MAX_LISTED || this.#said.has(key)) return;
    this.#said.add(key);
    this.left.push({ code, place: { ...place, text: place.text.slice(0, MAX_WORDS) } });
  }

  recognise(header: string, indicator: string): void {
    if (this.recognised.size < MAX_LISTED) this.recognised.set(header.slice(0, MAX_WORDS), indicator);
  }

  add(cell: Cell): void {
    if (!this.hasRoom(0, cell.whose)) return;
    if (cell.whose && this.names.size < MAX_SCHOOLS) this.names.add(cell.whose.name);
    this.cells.push(cell);
  }

  /** A number's other reading. The decimals of a workbook's own numbers have a point, whatever it shows. */
  grouped(text: string, isWorkbook: boolean): Grouped | null {
    const grouped = groupedIn(text);
    const sign = grouped?.sign ?? decimalSign(text);
    if (isWorkbook && sign === '.') return null;
    if (sign && !grouped) this.decimals.add(sign);
    return grouped;
  }

  addGoal(goal: GoalCell | null): void {
    if (goal && this.goals.length < MAX_GOALS) this.goals.push(goal);
  }

  /** Whether one more value can be held beside those that wait to be added. Where it cannot, whose it is is kept of it. */
  hasRoom(waiting: number, whose: CellWhose | null): boolean {
    if (this.cells.length + waiting < this.most) return true;
    if (whose && this.names.size < MAX_SCHOOLS) this.names.add(whose.name);
    this.isFull = true;
    return false;
  }

  /** One more school or municipality; `wanted` is kept however many there are. */
  school(code: string, name: string, wanted: boolean): void {
    if (wanted || this.schools.size < MAX_SCHOOLS) this.schools.set(code, name);
  }
}

/** The omission without words of the file that may not be said. */
export function shownOf(omission: Omission, mayShow: (words: string) => boolean): Omission {
  const { place } = omission;
  const sheet = place.sheet === '' || mayShow(place.sheet) ? place.sheet : '…';
  return { ...omission, place: { ...place, sheet, text: place.text === '' || mayShow(place.text) ? place.text : '' } };
}
