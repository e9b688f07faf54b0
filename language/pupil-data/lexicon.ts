/** Word lists that are looked up in a row of tags: words as they stand or in any of their forms, compounds by their parts, and phrases. */
import { lemma } from './stem.ts';
import type { Tag } from './tag.ts';

type Phrase<Value> = { readonly rest: readonly string[]; readonly value: Value };
export type Lexicon<Value> = {
  readonly exact: ReadonlyMap<string, Value>;
  readonly words: ReadonlyMap<string, Value>;
  /** By their first word, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase<Value>[]>;
};

/** Shorter words are looked up as they stand alone: «vill» is no house. */
const SHORTEST_FORM = 5;
/** Of a compound at least so many letters are the part that is looked up, and so many what stands beside it. */
const SHORTEST_PART = 4;
const SHORTEST_BESIDE = 3;
/** Between two words of a phrase at most so many others stand: «tar alltid anteckningar». */
const MOST_BETWEEN = 2;

/** `lists`: words and phrases with « | » between them, by what they mean. Where two forms of words are alike, the first word's meaning is kept. */
export function lexiconOf<Value>(
  lists: Readonly<Record<string, string>>,
  meaning: (key: string) => Value,
): Lexicon<Value> {
  const exact = new Map<string, Value>();
  const words = new Map<string, Value>();
  const phrases = new Map<string, Phrase<Value>[]>();
  for (const [key, list] of Object.entries(lists))
    for (const entry of list.split(' | ')) {
      const value = meaning(key);
      const [first = '', ...rest] = entry.split(' ').map(lemma);
      if (rest.length > 0) phrases.set(first, [...(phrases.get(first) ?? []), { rest, value }]);
      else {
        exact.set(entry, value);
        for (const form of [first, entry.replace(/[ae]$/u, '')]) if (!words.has(form)) words.set(form, value);
      }
    }
  for (const list of phrases.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return { exact, words, phrases };
}

/** What a word means as it stands, or in another form; `shortest`: letters that the forms must have in common. */
export function meaningOf<Value>(
  { exact, words }: Lexicon<Value>,
  { word, lemma }: Tag,
  shortest = 1,
): Value | undefined {
  return exact.get(word) ?? (word.length < SHORTEST_FORM || lemma.length < shortest ? undefined : words.get(lemma));
}

/** What the last part of a compound means: «tjänstetelefonen» is a telephone. */
export function lastPart<Value>({ words }: Lexicon<Value>, { lemma: whole }: Tag): Value | undefined {
  for (let from = SHORTEST_BESIDE; from <= whole.length - SHORTEST_PART; from += 1) {
    const value = words.get(whole.slice(from));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What the first part of a compound means: «journalskrivningen» has to do with records. */
export function firstPart<Value>({ words }: Lexicon<Value>, { lemma: whole }: Tag): Value | undefined {
  for (let to = whole.length - SHORTEST_BESIDE; to >= SHORTEST_PART; to -= 1) {
    const value = words.get(whole.slice(0, to));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The phrases of a row, each from its first word to its last. */
export function phrasesIn<Value>(
  { phrases }: Lexicon<Value>,
  row: readonly Tag[],
): { readonly from: number; readonly to: number; readonly value: Value }[] {
  return row.flatMap(({ lemma: first }, from) => {
    for (const { rest, value } of phrases.get(first) ?? []) {
      const to = endOf(row, from, rest);
      if (to > from) return [{ from, to, value }];
    }
    return [];
  });
}

/** Where the rest of a phrase ends, or -1. */
function endOf(row: readonly Tag[], from: number, rest: readonly string[]): number {
  let last = from;
  for (const word of rest) {
    let next = last + 1;
    while (next <= last + MOST_BETWEEN && row[next]?.lemma !== word) next += 1;
    if (row[next]?.lemma !== word) return -1;
    last = next;
  }
  return last;
}
