/** From what people type to words: lower case, without diacritics, common chat shortenings written out. */

export type Token = {
  /** Folded: lower case, no diacritics (`närvaro` and `narvaro` are the same), shortenings written out (`ngn` → `nagon`). */
  readonly word: string;
  /** As typed. */
  readonly raw: string;
  /** Where it begins in the plain text. */
  readonly start: number;
  readonly kind: 'word' | 'number' | 'mark';
};

/** Longer texts are judged by their beginning; this bounds the work. */
const MAX_LENGTH = 2000;
const MAX_TOKENS = 300;
const MAX_WORD = 40;

const TOKEN = /\p{L}[\p{L}\p{M}]*|\d+(?:[.,:]\d+)*|[?!%:/→=+]|->|\p{Extended_Pictographic}/gu;
/** Zero-width signs and variation selectors, which people and machines leave inside words. */
const INVISIBLE = /\p{Cf}|[\u{fe00}-\u{fe0f}]/gu;

/** Chat shortenings and spoken spellings, folded, with what they stand for. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ngn: 'nagon',
  nan: 'nagon',
  ngt: 'nagot',
  nat: 'nagot',
  e: 'ar',
  o: 'och',
  oxa: 'ocksa',
  mej: 'mig',
  dej: 'dig',
  sej: 'sig',
  dom: 'de',
  sen: 'sedan',
  me: 'med',
  m: 'med',
  int: 'inte',
  ej: 'inte',
  inge: 'inget',
  pls: 'please',
  mkt: 'mycket',
  el: 'eller',
  dgr: 'dagar',
  dar: 'dagar',
  tors: 'torsdag',
  tis: 'tisdag',
  ons: 'onsdag',
  fre: 'fredag',
};

/** Lower case without diacritics. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '');
}

/** The beginning of a text as it is judged: composed letters, no invisible signs. `Token.start` counts in this. */
export const plainText = (text: string): string => text.slice(0, MAX_LENGTH).replaceAll(INVISIBLE, '').normalize('NFC');

export function tokens(text: string): Token[] {
  const plain = plainText(text);
  const found: Token[] = [];
  for (const match of plain.matchAll(TOKEN)) {
    const raw = match[0];
    if (found.length === MAX_TOKENS) break;
    const first = raw[0] ?? '';
    if (/\d/.test(first)) found.push({ word: raw, raw, start: match.index, kind: 'number' });
    else if (/\p{L}/u.test(first)) {
      const folded = fold(raw.slice(0, MAX_WORD));
      found.push({ word: WRITTEN_OUT[folded] ?? folded, raw, start: match.index, kind: 'word' });
    } else found.push({ word: raw, raw, start: match.index, kind: 'mark' });
  }
  return found;
}
