/** What bears names and is nobody, in any form of its word: «marsvinen», «pjäsens», and what only such a thing does: «får valpar», «drar in över». */
import { type Lexicon, lexiconOf, meaningOf, phrasesIn } from './lexicon.ts';
import type { Tag } from './tag.ts';
import lists from './things.json' with { type: 'json' };

let made: Lexicon<string> | undefined;
/** Made when the first text is looked at, and then kept. */
function lexicon(): Lexicon<string> {
  made ??= lexiconOf(lists, (key) => key);
  return made;
}

/** So many letters the forms of a word have in common: «raster» are no dogs that are walked («rasta»). */
const COMMON = 6;

/** The row with every ordinary word of a thing tagged as its kind; a phrase is tagged at its last word. */
export function withThings(row: readonly Tag[]): Tag[] {
  const tagged = row.map((there) => {
    if (there.tag !== 'w') return there;
    const kind = meaningOf(lexicon(), there, COMMON);
    return kind ? { ...there, tag: kind } : there;
  });
  for (const { to, value } of phrasesIn(lexicon(), row)) {
    const last = tagged[to];
    if (last && ORDINARY.test(last.tag)) tagged[to] = { ...last, tag: value };
  }
  return tagged;
}
const ORDINARY = /^(?:w|EVENT|WORK|PLACE|GOAL)$/;
