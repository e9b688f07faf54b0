/**
 * How many of so few pupils, as people write it: «2 av 3 elever i åk 9», «4 av 23». What the school's figures hide (small-numbers.ts) is not kept in
 * words either. Pure.
 */
import { isFew } from './small-numbers.ts';

export type Few = { readonly words: string; readonly share: number };

const NAMES = [
  ['noll', 'zero', 'ingen', 'none'],
  ['en', 'ett', 'one'],
  ['två', 'two'],
  ['tre', 'three'],
  ['fyra', 'four'],
  ['fem', 'five'],
  ['sex', 'six'],
  ['sju', 'seven'],
  ['åtta', 'eight'],
  ['nio', 'nine'],
];
const NUMBER = `\\d{1,4}|${NAMES.flat().join('|')}`;
const PUPILS =
  '(?:\\p{L}{1,20} )?(?:\\p{L}{0,14}elev(?:er|erna)?|barn(?:en)?|flick(?:or|orna)|pojk(?:ar|arna)|killar(?:na)?|tjejer(?:na)?|ungdomar(?:na)?|\\p{L}{5,7}klassar(?:e|na)|pupils|students|children|boys|girls|\\p{L}{5,7} graders)(?!\\p{L})|(?:i|in) (?:åk|årskurs|klass|year|grade)(?!\\p{L})';
const PART = new RegExp(
  `(?<![\\p{L}\\d.,/])(${NUMBER}) (?:av|out of|of) (?:(?:de|dem|våra|alla|skolans|the|our|all) ){0,2}(${NUMBER}) (?:${PUPILS})(?: ?\\d{1,2}(?!\\d))?`,
  'giu',
);
/** Fewer are hidden, whatever is said of them. */
const SMALLEST_GROUP = 10;
/** «8 av 10» is a way to say a share, whoever it is of. */
const A_WAY_TO_SAY: ReadonlySet<number> = new Set([10, 100]);

const numberOf = (written: string): number => {
  const named = NAMES.findIndex((row) => row.includes(written.toLowerCase()));
  return named < 0 ? Number(written) : named;
};

/** Whether so many of a group are hidden among the school's figures. */
export const isOfFew = (heads: number, n: number): boolean => n < SMALLEST_GROUP || isFew(heads) || isFew(n - heads);
/** Whether a number of pupils is. */
export const isFewAlone = (count: number): boolean => count > 0 && count < SMALLEST_GROUP;

/** The first such words in a text and the share that they are, in per cent; null where there are none. */
export function fewIn(text: string): Few | null {
  for (const [words, some = '', all = ''] of text.matchAll(PART)) {
    const [heads, n] = [numberOf(some), numberOf(all)];
    if (heads > n || n === 0 || A_WAY_TO_SAY.has(n)) continue;
    const share = Math.round((heads * 100) / n);
    if (isOfFew(heads, n)) return { words, share };
  }
  return null;
}

/** The same in anything that is to be kept, however deep it lies. */
export function fewWithin(value: unknown): Few | null {
  if (typeof value === 'string') return fewIn(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const part of Object.values(value)) {
    const few = fewWithin(part);
    if (few) return few;
  }
  return null;
}
