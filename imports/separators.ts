/** Points and commas in numbers: which one parts the decimals is the file's to say, or the person's. */

type Sign = '.' | ',';
/** What a cell such as `1,234` is if its sign parts thousands. */
export type Grouped = { readonly sign: Sign; readonly number: number };

const OPEN = /^[-+]?([1-9]\d{0,2})([.,])(\d{3})\s?%?$/u;
/** Both signs, or one of them again and again: only one reading is possible. */
const BY_POINTS = /^[-+]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})\s?%?$/u;
const BY_COMMAS = /^[-+]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})\s?%?$/u;
const DECIMALS = /\d([.,])\d+\s?%?$/u;

/** Characters of a number. */
const MAX_NUMBER = 40;

/** Null where a cell can be read in one way only. */
export function groupedIn(cell: string): Grouped | null {
  const text = cell.trim();
  const [, thousands = '', sign = '', rest = ''] = (text.length <= MAX_NUMBER && OPEN.exec(text)) || [];
  if (sign === '') return null;
  const number = Number(thousands + rest);
  return { sign: sign === ',' ? ',' : '.', number: text.startsWith('-') ? -number : number };
}

/** A number without what parts its thousands, where its own signs settle that. */
export function ungrouped(number: string): string {
  if (BY_POINTS.test(number)) return number.replaceAll('.', '');
  return BY_COMMAS.test(number) ? number.replaceAll(',', '') : number;
}

/** The sign of decimals that a number shows; null for one that shows none or may be read in two ways. */
export function decimalSign(cell: string): Sign | null {
  const text = cell.trim();
  if (text.length > MAX_NUMBER || OPEN.test(text)) return null;
  if (BY_POINTS.test(text)) return ',';
  if (BY_COMMAS.test(text)) return '.';
  const sign = DECIMALS.exec(text)?.[1];
  return sign === ',' || sign === '.' ? sign : null;
}
