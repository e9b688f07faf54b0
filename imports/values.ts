/** What one cell says: a number, or a marker with a meaning of its own. */
import type { ObservationValue } from '../quality/data/observations.ts';
import { findPeriod } from './periods.ts';
import type { Row } from './row.ts';
import { ungrouped } from './separators.ts';

type Marker = Exclude<ObservationValue['kind'], 'number'>;

/**
 * Skolverket's legend: two dots for a small group, one for what is missing, three for a majority whose exact share is protected, `~100` for
 * nearly all. Other publishers write a dash, a star or a cross over what they mask.
 */
const MARKERS: Readonly<Record<string, Marker>> = {
  '..': 'hidden',
  '.': 'missing',
  '...': 'majority',
  '…': 'majority',
  '~100': 'near100',
  '≈100': 'near100',
  '~0': 'hidden',
  '≈0': 'hidden',
  '': 'masked',
  '-': 'masked',
  '–': 'masked',
  '—': 'masked',
  '*': 'masked',
  '**': 'masked',
  x: 'masked',
  xx: 'masked',
  'n/a': 'missing',
  na: 'missing',
  'e/t': 'missing',
  saknas: 'missing',
  'uppgift saknas': 'missing',
  'värde saknas': 'missing',
  null: 'missing',
  none: 'missing',
};
/** As a spreadsheet program writes an error into a text file. */
const ERROR =
  /^#(?:N\/A|SAKNAS!?|REF!?|REFERENS!|VALUE!?|VÄRDEFEL!?|DIV\/0!?|DIVISION\/0!|NAME\?|NAMN\?|NULL!|SKÄRNING!|NUM!?|OGILTIGT!|SPILL!)$/iu;
/** «Fewer than ten», however it is written; «1–4». */
const FEW =
  /^(?:(?:<|&lt;|≤|färre än|mindre än|under|högst|fewer than|less than)\s?\d{1,2}|[01]\s?[-–]\s?[2-9])(?:\s(?:elever|st|svar|pupils))?$/iu;

/** Characters of a number with its spaces and signs; the patterns below are tried on no more. */
const MAX_NUMBER = 40;

/** `1 234,5`, `1.234,5`, `−3`, `8.4`, `84 %`, `84*` with a mark of a footnote; null when the cell is neither a number nor a marker. */
export function parseValue(cell: string): ObservationValue | null {
  const trimmed = cell.trim();
  if (trimmed.length > MAX_NUMBER) return null;
  const text = trimmed
    .replace(/\s{0,3}\((?:n\s?=\s?\d{1,6}|\d{1,6}\s(?:elever|svar|svarande|pupils|students|answers))\)$/iu, '')
    .replace(/(?<!\s)\s*%$/, '')
    .replace(/^~\s+/, '~')
    .replace(/^['’](?=\d)/, '');
  const marker = MARKERS[text.toLowerCase()];
  if (marker) return { kind: marker };
  if (ERROR.test(text)) return { kind: 'missing' };
  if (FEW.test(text)) return { kind: 'hidden' };
  const plain = text
    .replace(/(?<=\d)\s?(?:\*{1,3}|[†‡]|[⁰¹²³⁴-⁹]{1,2}|\d\))$/u, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '');
  const number = ungrouped(plain);
  if (!/^[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?$/.test(number)) return null;
  return { kind: 'number', number: Number(number.replace(',', '.')) };
}

/** Whether a cell says itself that it is per cent. */
export const hasSign = (cell: string): boolean => cell.trimEnd().endsWith('%');

/** An error that a spreadsheet program has written as text. */
export const isError = (cell: string): boolean => ERROR.test(cell.trim());

/** Whether a cell holds a value and no word or period. */
export function isNumberLike(row: Row, at: number): boolean {
  const cell = row.cells[at] ?? '';
  if (cell.trim() === '') return row.kinds?.has(at) ?? false;
  return row.kinds?.get(at) !== 'date' && parseValue(cell) !== null && findPeriod(cell) === null;
}

/** A row's only words, also where they are merged over its width; null for a row of a table. `filled`: its columns that are not blank. */
export function loneWords(row: Row, filled: readonly number[]): string | null {
  const [first = 0] = filled;
  const words = row.cells[first] ?? '';
  const isOne = filled.length === 1 || (first === 0 && filled.every((at) => row.cells[at] === words));
  return isOne && words.trim() !== '' && !isNumberLike(row, first) ? words : null;
}
