/** A no to a goal that the team is asked about, with what has to change: «nej till mål 2, 90 är för högt», «jag tycker 6 % är för tufft på mål 1». Pure. */

export type NoSaid = {
  /** Null where no goal is named. */
  readonly number: number | null;
  /** What has to change, as it was said; empty where a no is all that is said. */
  readonly reason: string;
  /** No «nej», but what somebody thinks of it. */
  readonly isOpinion: boolean;
};

const MAX_LENGTH = 300;
const GOAL = '(?:mål|goal) ?(?:nr |nummer )?(\\d{1,2})(?![\\d/]|[.,]\\d| ?%)';
const NO = '(?:nej|nä|nix|no|nope)';
const NOES = [
  `${NO}(?:[ ,!.:–-]{1,3}tack)?[ ,!.:–-]{1,3}(?:(?:till|på|to) )?${GOAL}`,
  `(?:${NO}[ ,.!]{1,3})?(?:(?:jag|i) )?(?:säger|röstar|svarar|say|vote) (?:nej|no) (?:till|på|to) ${GOAL}`,
  `(?:${NO}[ ,.!]{1,3})?(?:men )?(?:(?:jag|i) )?(?:(?:kan inte stå|står(?: jag)? inte|ställer mig inte) bakom|är inte med på|godkänner inte|(?:do not|don['’]t|cannot|can['’]t) (?:support|approve|stand behind)) ${GOAL}`,
  `${GOAL}[ :,.–-]{1,3}(?:(?:där |då )?(?:säger|röstar) jag )?${NO}(?!\\p{L})`,
].map((source) => new RegExp(`^${source}`, 'iu'));
/** «… är för tufft»: of the goal itself. */
const OF_IT = /^(?:är|känns|blir|verkar|har|kommer|is|feels|seems) /iu;
const BETWEEN = /^[ ,.:;!–-]{1,4}/u;

const TOO =
  /(?<!\p{L})(?:(?:för|alltför|allt för) (?:högt?|lågt?|tufft?|svårt?|lätta?|litet|stort|mycket|lite|snävt?|brett?|smalt?|ambitiöst?|otydligt?|vagt?|kort|långt?|snabbt|tidigt|sent|optimistiskt?)|o(?:rimligt?|realistiskt?|rimlig|tydligt?|görligt?|möjligt)|(?:inte|ej|not) (?:rimligt?|realistiskt?|realistic|reasonable|möjligt)|(?:vore|hade varit) (?:bättre|rimligare|lagom)|too (?:high|low|hard|easy|much|little|soon|ambitious|vague|broad|narrow)|unrealistic)(?!\p{L})/iu;
const THINKS =
  /^(?:(?:nej|nä|nja|hm{1,3}|men|no)[ ,.!]{1,3}){0,2}(?:jag tycker|tycker|jag tror|för mig|enligt mig|i think)(?: att| that)? /iu;
const NO_FIRST = new RegExp(`^${NO}[ ,.!–-]{1,3}(?=\\S)`, 'iu');
const IS_TOO = new RegExp(
  `^${GOAL},? (?:det )?(?:är|känns|blir|verkar|is|feels|seems) (?:(?:alldeles|lite|väldigt|nog|ju|rätt|way|a bit|much) ){0,2}`,
  'iu',
);
/** How it goes now is no word about what it shall be. */
const IS_NOW = /(?<!\p{L})(?:nu|idag|i dag|just nu|fortfarande|ligger|now|today|still)(?!\p{L})/iu;
const NAMED = new RegExp(`(?<!\\p{L})${GOAL}`, 'iu');

/** Null where nobody says no, and nobody thinks that it should be otherwise. */
export function noSaid(text: string): NoSaid | null {
  const said = text
    .slice(0, MAX_LENGTH + 1)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (said.length > MAX_LENGTH || said.includes('?')) return null;
  for (const no of NOES) {
    const found = no.exec(said);
    if (!found) continue;
    const rest = said.slice(found[0].length).replace(BETWEEN, '').trim();
    const reason = OF_IT.test(rest) ? `mål ${found[1]} ${rest}` : rest;
    return { number: Number(found[1]), reason: capital(reason), isOpinion: false };
  }
  if (!TOO.test(said) || IS_NOW.test(said)) return null;
  const isNo = NO_FIRST.test(said);
  const isThought = THINKS.test(said);
  const number = NAMED.exec(said)?.[1];
  if (!isNo && !isThought && !IS_TOO.test(said)) return null;
  const reason = capital(said.replace(NO_FIRST, ''));
  return { number: number === undefined ? null : Number(number), reason, isOpinion: !isNo };
}

const capital = (words: string): string => words.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
