/** Who is known to be no pupil: the team's own people, and what the team has said of words. */
import { isBesideClass } from './classes.ts';

export type Known = {
  readonly staff: readonly string[];
  readonly school?: string | undefined;
  /** Words that the team has said are no pupil's, in lower case; beside a class they are asked about all the same. */
  readonly notPupils?: ReadonlySet<string> | undefined;
};

/** A word as the team's own list holds it: letters in lower case, without the genitive's ending where there is one. */
const asTaught = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{M}-]/gu, '');
/** Whether the team has said that the word is no pupil's; beside a class it is asked about all the same. */
export function isTaught({ notPupils }: Known, word: string, text: string, at: number): boolean {
  if (!notPupils || notPupils.size === 0) return false;
  const lower = asTaught(word);
  if (!notPupils.has(lower) && !notPupils.has(lower.replace(/s$/u, ''))) return false;
  return !isBesideClass(text, at + word.length);
}

const readNames = new WeakMap<readonly string[], ReadonlySet<string>>();
/** First names and surnames of the team, in lower case; worked out once for each list of staff. */
export function staffNames({ staff }: Known): ReadonlySet<string> {
  const read = readNames.get(staff);
  if (read) return read;
  const all = staff.flatMap((name) => name.toLowerCase().split(/[\s-]+/));
  const names = new Set(all.filter((name) => name.length > 1));
  readNames.set(staff, names);
  return names;
}

const IN_CLASS = /^ (?:i|in) (?:klass |class )?\d ?[a-h](?![\p{L}\d])/iu;
const IN_CLASS_WITHIN = 16;
const WORD_BEFORE = /([\p{L}-]{2,40}) $/u;
/** «Bosse i 5A»: a first name alone in a class is a pupil's, whoever is called so at work; with the colleague's whole name it is theirs. */
export function isNamesake(text: string, at: number, length: number, staff: ReadonlySet<string>): boolean {
  const after = at + length;
  if (!IN_CLASS.test(text.slice(after, after + IN_CLASS_WITHIN))) return false;
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, at - 41), at))?.[1]?.toLowerCase();
  return before === undefined || !staff.has(before);
}
