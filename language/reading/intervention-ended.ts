/** «insatsen är klar», «insatsen mentorssamtal är genomförd», «vi är klara med insatsen läxhjälp»: an intervention without its number. Pure. */
import { aboutOf, wordsIn } from './goal-meant.ts';
import { namingWords } from './plain-words.ts';

const THING = '(?:insatsen|insats|åtgärden|åtgärd|(?:the )?intervention)';
const DONE = '(?:klar|klart|färdig|genomförd|genomfört|avslutad|avslutat|slutförd|gjord|done|finished|completed|over)';
const NOW = '(?: (?:nu|redan|äntligen|helt|now|already))?';
const IS_DONE = new RegExp(
  `^(?:nu )?(?:är )?${THING}( .{1,80}?)??(?: (?:är|blev|har blivit|is|has been))?${NOW} ${DONE}${NOW}$`,
  'u',
);
const DONE_WITH = new RegExp(
  `^(?:nu )?(?:vi|jag|we|i) (?:är (?:klara?|färdiga?) med|har (?:genomfört|avslutat|slutfört)|are done with|have (?:finished|completed)) ${THING}( .{1,80})?$`,
  'u',
);
const NOT_YET = /(?<!\p{L})(?:inte|nästan|snart|halv\p{L}*|ännu|när|not|nearly|almost|soon|when)(?!\p{L})/u;
const MAX_LENGTH = 140;

/** What it is called there, `''` where it has no name; null where nothing of the kind is said. */
export function interventionEnded(text: string): string | null {
  const words = namingWords(text);
  if (words.length > MAX_LENGTH || NOT_YET.test(words)) return null;
  const found = IS_DONE.exec(words) ?? DONE_WITH.exec(words);
  return found ? (found[1] ?? '').trim() : null;
}

/** The one that is called so; the only one where no name is said. */
export function interventionCalled<T extends { readonly title: string }>(name: string, all: readonly T[]): T | null {
  const said = aboutOf(name);
  const scored = all.map((one) => ({ one, score: wordsIn(said, one.title) }));
  const best = Math.max(name === '' ? 0 : 1, ...scored.map(({ score }) => score));
  const those = scored.filter(({ score }) => score === best);
  return those.length === 1 ? (those[0]?.one ?? null) : null;
}
