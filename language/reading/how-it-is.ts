/**
 * How something is now, said of no goal's number: «andelen elever som sover minst 8 timmar är nu 55,5 %», «vi har nu 900 sena ankomster»; and that somebody
 * does not know it yet: «mål 1: vet inte än», «jag vet inte hur det går med läsmålet». Pure.
 */
import { MONTH_NAMES } from './dates.ts';
import { isNotKnown } from './numbers.ts';

export type HowItIs = {
  /** What it is said of. */
  readonly about: string;
  /** The number with its sign, as it is written; null where it is not known yet. */
  readonly value: string | null;
};

/** Longer words tell of more than that. */
const MAX_TOLD = 140;
const NUMBER =
  '(?:(?:ca|cirka|ungefär|runt|about|around) )?(-?(?:[1-9]\\d{0,2}(?:[ \\u00a0\\u202f,]\\d{3})+(?![\\d,])|\\d{1,6}(?:[.,]\\d{1,3})?)(?: ?(?:%|procent|per ?cent)(?!\\p{L}))?)(?: (?:poäng|st|stycken|points))?';
const NOW = '(?:nu|just nu|i ?dag|hittills|now|right now|today|currently|so far)';
const IS = '(?:är|ligger|har (?:vi|nu)|is|are|stands)';
const AT = `(?: (?:${NOW}|på|at|uppe (?:i|på)|nere (?:i|på)|up to|down to))`;
const IS_AT = new RegExp(`^(\\p{L}.{2,100}?) ${IS}${AT}{0,3} ${NUMBER}(?: ${NOW})?$`, 'iu');
const LED = new RegExp(`^(\\p{L}[^:]{2,100}):(?: ${NOW})? ?${NUMBER}(?: ${NOW})?$`, 'iu');
const WE_HAVE = new RegExp(
  `^(?:(?:vi har|det är|we have|there are|we are at) ${NOW}|${NOW},? (?:har vi|är det|we have|there are)) ${NUMBER} (\\p{L}[^:]{2,80})$`,
  'iu',
);
const HAVE_NOW = new RegExp(`^(?:vi har|we have|there are) ${NUMBER} (\\p{L}[^:]{2,80}?) ${NOW}$`, 'iu');
/** «55,5 % av eleverna sover minst 8 timmar nu» */
const SO_MANY = new RegExp(`^(?:${NOW} )?${NUMBER}(?<=%|procent|cent) (\\p{L}[^:]{2,100})$`, 'iu');
const SAYS_NOW = new RegExp(`(?<!\\p{L})${NOW}(?!\\p{L})`, 'iu');
/** «Nytt värde för läsmålet: 56 %» */
const OF_VALUE =
  /^(?:(?:det |the |ett |a )?(?:nya?|nytt|new|senaste|latest) )?(?:mät)?(?:värdet?|siffran?|value|figure) (?:för|på|i|till|for|of|on) /iu;

/** What is to be, what was, what is asked, and other things than a value. */
const SAYS_ELSE =
  /\?|^(?:hur|vad|vilk\p{L}{1,2}|när|varför|vem|how|what|which|when|why|who|om|if|målet är|the goal is)(?!\p{L})|(?<!\p{L})(?:ska|skall|bör|vill|måste|minska\p{L}{0,2}|öka\p{L}{0,2}|sänk\p{L}{0,2}|höj\p{L}{0,2}|till (?:minst |högst )?\d|från|should|will|must|want|reduce|increase|raise|lower|from|eftersom|därför|beror|tror|because|var|låg|hade|blev|was|were|had|förra|i fjol|last|insats\p{L}{0,3}|åtgärd\p{L}{0,3}|beslut\p{L}{0,3}|avstämning\p{L}{0,3}|målvärde\p{L}{0,2}|utgångsläge\p{L}{0,2}|mötet?|intervention|decision|checkpoint|target|baseline|meeting)(?!\p{L})/iu;
/** Of a time, of a class, or what begins with what is to be done. */
const OF_TIME = new RegExp(
  `(?<!\\p{L})(?:${MONTH_NAMES}|[hv]t ?-?\\d\\d|(?:läsåret|vecka|week) ?\\d)(?!\\p{L})|(?<!\\d)20[2-4]\\d(?!\\d)|(?<![\\p{L}\\d])[1-9] ?[A-H](?![\\p{L}\\d])`,
  'iu',
);
const BEGINS =
  /^(?:(?:ny(?:tt|a)?|new) (?!(?:mät)?(?:värde|siffra|value|figure))|(?:skapa|lägg|skriv|visa|ändra|kolla|min|mina|mitt|my|create|add|write|show|change)(?!\p{L}))/iu;

/** Null where it says how nothing is. */
export function howItIs(text: string): HowItIs | null {
  const said = text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[.! ]{1,3}$/u, '');
  if (said.length > MAX_TOLD) return null;
  const unknown = notKnownOf(said);
  if (unknown !== null) return { about: unknown, value: null };
  if (SAYS_ELSE.test(said) || OF_TIME.test(said) || BEGINS.test(said)) return null;
  const [, about, value] = IS_AT.exec(said) ?? LED.exec(said) ?? [];
  if (about !== undefined) return { about: about.replace(OF_VALUE, ''), value: value ?? null };
  const [, many, things] =
    WE_HAVE.exec(said) ?? HAVE_NOW.exec(said) ?? (SAYS_NOW.test(said) ? SO_MANY.exec(said) : null) ?? [];
  return things === undefined ? null : { about: things, value: many ?? null };
}

const ASIDE = '(?: (?:än|ännu|riktigt|yet|really)){0,2}';
const KNOWS_NOT = `(?:(?:jag|vi|i|we) )?(?:vet${ASIDE} (?:inte|ej)${ASIDE}|har${ASIDE} ingen aning(?: om)?|ingen aning(?: om)?|(?:do not|don['’]?t|dont) know${ASIDE}|(?:have )?no idea)`;
/** How it goes with something, or where it is. */
const HOW = [
  '(?:hur (?:det|vi) (?:går|ser ut|står till|ligger(?: till)?)|(?:var|vart) vi (?:är|ligger)|(?:läget|värdet|statusen?|siffran|nuläget)) (?:med|för|på|i|kring) (.{3,60})',
  'hur (.{3,60}?) (?:går|ligger(?: till)?|står sig|utvecklas)',
  '(?:how (?:it|we) (?:is|are|goes|s)(?: (?:going|doing))?|where we are|the (?:value|status|figure)) (?:with|on|of|for) (.{3,60})',
  'how (.{3,60}?) (?:is going|is doing|goes|stands)',
  '(?:för|på|om|for|on|about) ((?:mål|goal) ?\\d{1,2}|\\p{L}{2,30}målet)',
];
const NOT_KNOWN = HOW.map((how) => new RegExp(`^${KNOWS_NOT},? ${how}${ASIDE}$`, 'iu'));
const IS_NOT_KNOWN =
  /^(\p{L}[^:]{2,60}?)(?: ?[:,–-] ?| (?=(?:jag |vi |i |we )?(?:vet|har ingen|don|do not))| (?:det |är |är det |har |har vi |is |it is |it's |)(?=oklart|okänt|inget|ingen|unknown|not known|no ))(\p{L}.{2,30})$/iu;

/** What it is said of that one does not know how it goes. */
function notKnownOf(said: string): string | null {
  if (said.includes('?')) return null;
  for (const pattern of NOT_KNOWN) {
    const about = pattern.exec(said)?.[1];
    if (about !== undefined) return about;
  }
  const [, about, rest = ''] = IS_NOT_KNOWN.exec(said) ?? [];
  return about !== undefined && isNotKnown(rest) ? about : null;
}

/** «Mål 1: vet inte än», «jag vet inte hur det går med mål 1». */
export const saysNotKnown = (text: string): boolean => howItIs(text)?.value === null;
