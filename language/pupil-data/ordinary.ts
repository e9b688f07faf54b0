/** Words of what teams write that are nobody's name, in any form and in compounds. */
import vocabulary from './vocabulary.json' with { type: 'json' };

let made: ReadonlySet<string> | undefined;
/** Made when the first text is looked at, and then kept. */
function words(): ReadonlySet<string> {
  made ??= new Set(vocabulary.words.split(' '));
  return made;
}

/** Whether a word in small letters is one of the vocabulary's, as it stands there. */
export const isWord = (lower: string): boolean => words().has(lower);

const LONGEST_NAME = 11;
const ENDING = /(?:en|et|er|ar|or|na|n|t|s|a|r)$/u;

/** A word of the vocabulary, also in the forms that a Swedish noun or verb takes; one that is longer than names are is one too. */
export function isOrdinary(lower: string): boolean {
  if (lower.length > LONGEST_NAME || isWord(lower)) return true;
  return (
    /(?:ing|het|tion|else|isk|lig|ande|ende|ningar|ade|ade?s|erna|arna|orna)$/u.test(lower) ||
    isWord(lower.replace(ENDING, '')) ||
    isWord(`${lower}a`) ||
    isCompound(lower)
  );
}

const SHORTEST_COMPOUND = 7;
const SHORTEST_PART = 3;
/** «Mattetid», «klasskåpet»: two words of the vocabulary, the first in the form that compounds take. */
function isCompound(lower: string): boolean {
  if (lower.length < SHORTEST_COMPOUND) return false;
  for (let at = SHORTEST_PART; at <= lower.length - SHORTEST_PART; at += 1) {
    const [first, last] = [lower.slice(0, at), lower.slice(at)];
    const begins = [first, first.replace(/[se]$/u, ''), `${first}a`, `${first}e`].some(isWord);
    const stem = last.replace(ENDING, '');
    if (begins && (isWord(last) || (stem.length >= SHORTEST_PART && isWord(stem)))) return true;
  }
  return false;
}
