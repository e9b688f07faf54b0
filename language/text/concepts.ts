/**
 * A hand-written lexicon: which words stand for which concept. A pattern is a folded word; `*` at an end stands for any letters
 * there (`kurs*` also finds `kursen`, `*kurs` finds `webbkurs`, `*kurs*` both), so that Swedish compounds are found by their parts.
 */
import { fold } from './tokens.ts';

export type Lexicon = {
  /** The concepts of one folded word, in the order of the lexicon; empty for most words. */
  readonly of: (word: string) => readonly string[];
};

/** Shortest part of a compound that is looked for inside it. */
const MIN_PART = 3;

export function lexicon(source: Readonly<Record<string, string>>): Lexicon {
  const whole = new Map<string, string[]>();
  const beginning = new Map<string, string[]>();
  const ending = new Map<string, string[]>();
  const inside: [string, string][] = [];
  const add = (map: Map<string, string[]>, part: string, concept: string): void => {
    map.set(part, [...(map.get(part) ?? []), concept]);
  };
  for (const [concept, patterns] of Object.entries(source)) {
    for (const pattern of patterns.split(/\s+/).map(fold)) {
      const part = pattern.replaceAll('*', '');
      if (pattern.startsWith('*') && pattern.endsWith('*')) inside.push([part, concept]);
      else if (pattern.endsWith('*')) add(beginning, part, concept);
      else if (pattern.startsWith('*')) add(ending, part, concept);
      else add(whole, part, concept);
    }
  }
  const known = new Map<string, readonly string[]>();
  const find = (word: string): readonly string[] => {
    const found = new Set(whole.get(word));
    for (let length = MIN_PART; length <= word.length; length += 1) {
      for (const concept of beginning.get(word.slice(0, length)) ?? []) found.add(concept);
      for (const concept of ending.get(word.slice(-length)) ?? []) found.add(concept);
    }
    for (const [part, concept] of inside) if (word.includes(part)) found.add(concept);
    return [...found];
  };
  return {
    of: (word) => {
      const before = known.get(word);
      if (before) return before;
      const found = find(word);
      if (known.size < 20_000) known.set(word, found);
      return found;
    },
  };
}
