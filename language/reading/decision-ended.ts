/** «mentorstiden är klar», «Siv ser över schemat är gjort»: that something is done, and what. Pure. */
import { aboutOf, wordsIn } from './goal-meant.ts';
import { namingWords } from './plain-words.ts';

const DONE =
  /^(?:nu )?(?:är )?(.{3,120}?) (?:(?:är|blev|har blivit|is|has been) )?(?:nu |redan |äntligen |now |already )?(?:klart?|klara|färdigt?|gjort|gjord|gjorda|genomfört?|genomförd|done|finished|completed)$/u;
/** What has a way of its own to be done. */
const OTHERS =
  /^(?:målet|mål|goal|insats|åtgärd|intervention|avstämning|checkpoint|data|utvärdering|evaluation|rapport|report|mötet|vi|jag|we|i)(?!\p{L})/u;
const NAMED = /^(?:beslutet|decision|the decision) (?:(?:om|att|that|to|about) ){0,2}/u;
const NOT_YET = /(?<!\p{L})(?:inte|nästan|snart|ännu|när|not|nearly|almost|soon|when)(?!\p{L})/u;
const MAX_LENGTH = 160;

/** Null where nothing is said to be done. */
export function saidDone(text: string): string | null {
  const words = namingWords(text);
  if (words.length > MAX_LENGTH || text.includes('?') || NOT_YET.test(words) || OTHERS.test(words)) return null;
  return DONE.exec(words)?.[1]?.replace(NAMED, '') ?? null;
}

/** The only one of which at least half of the words are said. */
export function calledSo<T extends { readonly text: string }>(name: string, all: readonly T[]): T | null {
  const said = aboutOf(name);
  const those = all.filter(({ text }) => said.length > 0 && wordsIn(said, text) * 2 >= said.length);
  return those.length === 1 ? (those[0] ?? null) : null;
}
