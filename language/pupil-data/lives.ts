/**
 * Whose life the words of a text are of: 3 where somebody called by a first name beside a word is nearly always a pupil, -3 where it is nearly
 * always a colleague.
 */
import { firstPart, type Lexicon, lastPart, lexiconOf, meaningOf, phrasesIn } from './lexicon.ts';
import lists from './lives.json' with { type: 'json' };
import type { Tag } from './tag.ts';

let made: Lexicon<number> | undefined;
/** Made when the first text is looked at, and then kept. */
function lexicon(): Lexicon<number> {
  made ??= lexiconOf(lists, Number);
  return made;
}

/** A score for each word of a row; a phrase has its score at its last word. */
export function lives(row: readonly Tag[]): number[] {
  const scores = row.map((there) => (NAMED.test(there.tag) ? 0 : scoreOf(there)));
  for (const { from, to, value } of phrasesIn(lexicon(), row)) {
    scores.fill(0, from, to);
    scores[to] = value;
  }
  return scores;
}
/** A name has no life of the words that it may be, and a role is somebody else's. */
const NAMED = /^(?:W?NAME|w?name|CAP$|CAP0|LAST|INIT|STAFF$|BORNE|ROLE)/;

const scoreOf = (there: Tag): number =>
  meaningOf(lexicon(), there) ?? lastPart(lexicon(), there) ?? Math.trunc((firstPart(lexicon(), there) ?? 0) / 2);
