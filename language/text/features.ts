/** From a text to a sparse vector: hashed words, pairs of words, letter groups inside words and concepts. No word list is kept. */
import type { Token } from './tokens.ts';

/** Names of features of one sort; each sort has the same say however many names it holds. */
export type FeatureGroup = { readonly weight: number; readonly names: readonly string[] };
export type Vector = { readonly index: Int32Array; readonly value: Float32Array };

/** At most so many different features are told apart, as a power of 2; each model has its own number. */
const BITS = 18;

/** FNV-1a over UTF-16 units, with a last mix so that the bits of it that are used depend on all of them. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d);
}

/** What each feature adds up to while a vector is made, and 0 in between. */
const sums = new Float64Array(2 ** BITS);

/** `bits`: how many different features are told apart, as a power of 2; at most `BITS`. */
export function vector(groups: readonly FeatureGroup[], bits = BITS): Vector {
  const mask = 2 ** bits - 1;
  const found: number[] = [];
  for (const { weight, names } of groups) {
    // The numbers, not the names: a set of strings would hash each of them once more.
    const distinct = new Set(names.map(hash));
    const each = weight / Math.sqrt(Math.max(1, distinct.size));
    for (const number of distinct) {
      const at = (number >>> 7) & mask;
      const before = sums[at] ?? 0;
      if (before === 0) found.push(at);
      sums[at] = before + each;
    }
  }
  const index = Int32Array.from(found);
  const value = Float32Array.from(found, (at) => sums[at] ?? 0);
  for (const at of found) sums[at] = 0;
  return { index, value };
}

/** What kind of number it is: a share, a year, a time of day, a decimal, or how many digits. */
function numberShape(token: Token, next: Token | undefined): string {
  if (next?.word === '%') return 'N%';
  if (/^20[2-9]\d$/.test(token.word)) return 'NYEAR';
  if (/^\d{1,2}[.:]\d{2}$/.test(token.word)) return 'NTIME';
  if (/[.,]/.test(token.word)) return 'NDEC';
  return token.word.length < 3 ? 'N' : 'NBIG';
}

/** Words with every number replaced by its shape. */
export function words(list: readonly Token[]): string[] {
  return list.map((token, at) => (token.kind === 'number' ? numberShape(token, list[at + 1]) : token.word));
}

/** Where lengths of texts are told apart: twice as many words every other time. Whole numbers, since logarithms differ between machines. */
const LENGTHS = [1, 1, 2, 2, 4, 5, 8, 11];
/** How long a text of so many words is, from 0 to 8. */
export const lengthStep = (count: number): number => LENGTHS.filter((length) => count + 1 > length).length;

export const pairs = (list: readonly string[], name: string): string[] =>
  ['^', ...list].map((word, at) => `${name}${word} ${list[at] ?? '$'}`);

/** Runs of 3, 4 and 5 letters inside each word, its ends marked. */
export function letterGroups(list: readonly string[], name: string): string[] {
  const found: string[] = [];
  for (const word of list) {
    if (word.length < 3) continue;
    const marked = `_${word}_`;
    for (const size of [3, 4, 5]) {
      for (let at = 0; at + size <= marked.length; at += 1) found.push(name + marked.slice(at, at + size));
    }
  }
  return found;
}

/** Every ordered pair of concepts in a text, near or far; bounded. */
export function farPairs(list: readonly string[], name: string): string[] {
  const some = list.slice(0, 24);
  const found: string[] = [];
  for (const [at, first] of some.entries()) {
    for (const second of some.slice(at + 1)) if (first !== second) found.push(`${name}${first}…${second}`);
  }
  return found;
}
