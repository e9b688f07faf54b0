/** «mentorstiden är klar», «Siv ser över schemat är gjort»: that something is done, and what. Pure. */
import { aboutOf, wordsIn } from './goal-meant.ts';
import { namingWords, plainWords } from './plain-words.ts';

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

const IS_NOT_DONE =
  /^(?:(?:nej|nä|oj|ops|vänta|förlåt|men|no|oops|wait|sorry) ){0,3}(?:(?:den|det|beslutet|it|that|the decision) (?:är|var|is|was|isn't) |är |is )?(?:ju |faktiskt |actually )?(?:(?:inte|ej|not)(?: alls| at all)? )?(?:klart?|färdigt?|gjord|gjort|done|finished)(?: än| ännu| yet)?$/u;
const SAYS_NOT = /(?<!\p{L})(?:inte|ej|not|isn't)(?!\p{L})/u;

/** «Nej, den är inte klar»: said of what was just ticked off. */
export function saidNotDone(text: string): boolean {
  const words = text.length > SHORT ? '' : plainWords(text);
  return IS_NOT_DONE.test(words) && SAYS_NOT.test(words);
}
const SHORT = 50;

/** The only one of which at least half of the words are said. */
export function calledSo<T extends { readonly text: string }>(name: string, all: readonly T[]): T | null {
  const said = aboutOf(name);
  const those = all.filter(({ text }) => said.length > 0 && wordsIn(said, text) * 2 >= said.length);
  return those.length === 1 ? (those[0] ?? null) : null;
}
