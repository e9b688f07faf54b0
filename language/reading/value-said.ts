/** Whether somebody writes one of the school's values in: «skriv in ogiltig frånvaro åk 9: 7,4 % för 2026/27», «värdet för vt 2026 var 12 %». Pure. */
import { withoutTime } from './past-period.ts';

const ASK = '(?:(?:kan|kunde|du|jag|vi|vill|ska|behöver|snälla|please|can|could|you|i|we|want|need|to) )*';
const WRITES = new RegExp(
  `^${ASK}(?:(?:skriva?|lägga?|föra?|mata|fylla?) in|registrera|(?:data|siffror|värde|figures|value) ?:|enter|put in|record|(?:rätta|ändra|korrigera|correct|change) (?:siffran|värdet|the (?:figure|value)))(?!\\p{L})`,
  'iu',
);
const VERB =
  '(?:(?:skriva?|lägga?|föra?|mata|fylla?|rapportera) in|lägga? till|registrera|rapportera|enter|put in|record|add|type in)';
/** «Lägg in nytt värde», «rapportera en siffra för frånvaron»: which one is asked for in its form. */
const WRITES_ONE = new RegExp(
  `^${ASK}(?:${VERB}(?: (?:ett|en|nytt|ny|a|an|new|another)){0,2}|(?:ett |en )?(?:nytt|ny)|(?:a )?new) (?:mätvärde|värde|siffra|value|figure)(?: (?:för|på|i|till|for|of|on) (?!.{0,50}(?:procent|per ?cent))[\\p{L}\\d –-]{2,60})?[.! ]{0,3}$`,
  'iu',
);
/** A school year, a term or a month, so that no day or goal is taken for a value. */
const PERIOD = /(?<!\d)(?:(?:20)?\d\d\/\d\d(?!\d)|20\d\d-\d\d(?![\d-]))|(?<!\p{L})[hv]t ?-?(?:20)?\d\d(?!\d)/iu;
const OTHER =
  /(?<!\p{L})(?:mål(?:et|en)?|insats(?:en)?|åtgärd(?:en)?|beslut(?:et)?|lov(?:et)?|studiedag(?:ar)?|avstämning(?:en)?|målvärde(?:t)?|goals?|intervention|decision|break|checkpoint|target)(?!\p{L})/iu;
/** Thousands may stand apart: «1 105». */
const NUMBER = /(?<![\d/.,-])(?:[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|\d{1,7})(?:[.,]\d{1,4})?(?![\d/-])/gu;

/** It begins with a word for writing in, and has a period and a number besides; or asks to write one in and says no more than of what. */
export function writesValue(text: string): boolean {
  if (OTHER.test(text)) return false;
  if (WRITES_ONE.test(text) || statesFigure(text)) return true;
  return WRITES.test(text) && PERIOD.test(text) && valueIn(text.replace(PERIOD, ' ')) !== null;
}

/** Whose it is, or where it comes from: with that and a period a number is one of the school's figures. */
const WHOSE =
  /(?<!\p{L})(?:(?:åk|årskurs|years?|grades?)\.? ?(?:f|\d)|hela skolan|whole school|\p{L}{0,10}enkäten|survey)(?!\p{L})/iu;
const ENDS =
  '(?:[1-9]\\d{0,2}(?: \\d{3})+|\\d{1,6})(?:[.,]\\d{1,3})? ?(?:%|procent|percent|poäng|points)?(?: ?\\(?(?:n ?= ?)?\\d{1,6}(?: (?:elever|pupils|students))?\\)?)?[.!]{0,2}$';
const NOT_END = '\\d{1,6}(?:[.,]\\d{1,3})? ?(?:%|procent|percent)?';
const STATED = new RegExp(`^[^?]{3,100}: ?${ENDS}`, 'iu');
const PUT_RIGHT = new RegExp(
  `(?<!\\p{L})(?:ska|skall|should) (?:vara|stå|be) ${NOT_END}(?:,? (?:och )?(?:inte|not|i ?stället för|instead of) ${NOT_END})?[.!]{0,2}$|^(?:oj,? |nej,? )?(?:ändra|rätta|korrigera|byt|change|correct) [^?]{3,80} (?:till|to) ${ENDS}`,
  'iu',
);
/** Few words, and a share at the end. */
const NAMED_SHARE =
  /^(?:[\p{L}\d/–.,-]{1,30} ){2,8}\d{1,3}(?:[.,]\d{1,2})? ?(?:%|procent|percent)(?: \(?(?:n ?= ?)?\d{1,6}(?: (?:elever|pupils|students))?\)?)?[.!]?$/iu;
const TELLS = /(?<!\p{L})(?:är|var|låg|ligger|blev|hade|har|gick|vi|jag|is|was|were|had|has|we|i)(?= )/u;

/** «Läsning åk 3 VT26: 72 %», «närvaron åk 6 2025/26 ska vara 90,9 inte 90,7»: a figure to save or to put right, and nobody's analysis. */
function statesFigure(text: string): boolean {
  const said = text.trim();
  if (said.length > MAX_TOLD || ASKS.test(said) || CLASS.test(said) || !WHOSE.test(said)) return false;
  if (withoutPeriod(said) === null) return false;
  return (
    STATED.test(said) || PUT_RIGHT.test(said) || (NAMED_SHARE.test(said) && !TELLS.test(said) && !SAYS_ELSE.test(said))
  );
}

/** The value that is put right, without the one that it was: «90,9 inte 90,7». */
export const withoutWrong = (said: string): string => said.replace(WRONG, ' ');
const WRONG = /,? (?:och )?(?:inte|not|i ?stället för|instead of) \d{1,6}(?:[.,]\d{1,3})? ?(?:%|procent|percent)?/iu;

/** A year, a term or a month by its own name. */
const NAMED =
  /(?<!\d)20\d\d(?:[/–-]\d{2,4})?(?![\d-])|(?<!\p{L})(?:hösten|höstterminen|våren|vårterminen|autumn|spring|fall|läsåret) (?:20)?\d\d(?:\/\d\d)?(?!\d)/iu;
function withoutPeriod(text: string): string | null {
  const named = [PERIOD, NAMED].find((one) => one.test(text));
  return named ? text.replace(named, ' ') : withoutTime(text);
}

/** Longer words tell of more than a value. */
const MAX_TOLD = 120;
const WAS =
  /(?<!\p{L})(?:var|låg|hade|blev|landade|hamnade|nådde|är|ligger|was|were|had|is|are|stood|ended (?:up )?at)(?!\p{L})|värdet?[^:]{0,40}:|^\p{L}[^:\d]{2,60}: ?\d|^(?:ny|nytt|new) (?:mätning|mätvärde|värde|siffra|measurement|value|figure)(?!\p{L})/iu;
const ASKS = /\?|^(?:hur|vad|vilk\p{L}{1,2}|när|varför|vem|how|what|which|when|why|who)(?!\p{L})/iu;
/** What is to be, what is now, and what somebody makes of it. */
const SAYS_ELSE =
  /(?<!\p{L})(?:ska|skall|bör|vill|måste|minska\p{L}{0,2}|öka\p{L}{0,2}|sänk\p{L}{0,2}|höj\p{L}{0,2}|till (?:minst |högst )?\d|från \d|should|will|must|want|reduce|increase|raise|lower|from \d|eftersom|därför|varför|orsak\p{L}{0,4}|dokumentera|beror|tror|because|nu|i ?dag|just nu|hittills|now|today|so far)(?!\p{L})/iu;
const SHARES = /\d ?(?:%|procent(?!\p{L})|per ?cent(?!\p{L})|poäng(?!\p{L})|points?(?!\p{L}))/giu;
/** «8C»: a class is a part of its grade, of which no figures are kept. */
const CLASS = /(?<![\p{L}\d])[1-9] ?[A-H](?![\p{L}\d])/u;
/** What of it says that a bare number is a value. */
const OF_VALUE =
  /(?<!\p{L})(?:värdet?|siffran|utfallet|resultatet|meritvärdet?|index(?:et)?|the value|the figure|the result)(?!\p{L})/iu;

/** What schools count by the month and the term, and how long such a number is that is a figure: fewer may be anything. */
const COUNTED =
  /(?<!\p{L})(?:ankomster|\p{L}{0,15}anmälningar|kränkningar|\p{L}{0,12}besök|utredningar|tillbud|olycksfall|konflikter|arrivals|reports|visits|incidents|accidents|conflicts|investigations)(?!\p{L})/iu;
const DIGITS = 2;

/** «Elever som sover minst 8 timmar är nu 55,5 %»: how it is, said of no goal. */
const IS_NOW =
  /^\p{L}[^.?:]{4,80} (?:är|ligger|is|are)(?: (?:nu|just nu|i ?dag|now|today|på|at|uppe i|nere på)){1,3} (?:ca |ungefär |about )?\d{1,3}(?:[.,]\d{1,2})? ?(?:%|procent|per ?cent)[.!]?$/iu;
export const saysValueNow = (text: string): boolean =>
  text.length <= MAX_TOLD && IS_NOW.test(text.trim()) && NOW.test(text) && !ASKS.test(text) && !OTHER.test(text);

/** «Värdet för vt 2026 var 12 %», «förra läsåret låg vi på 14 %»: how it was then, told as it is. */
export function saysValueThen(text: string): boolean {
  if (text.length > MAX_TOLD || ASKS.test(text)) return false;
  if (SAYS_ELSE.test(text) || OTHER.test(text) || CLASS.test(text)) return false;
  const rest = WAS.test(text) || WRITES.test(text) ? withoutPeriod(text) : null;
  return rest !== null && tellsValue(rest);
}

/** «Vad låg vi på förra läsåret», «vad var värdet vt 2026»: the figures of then. */
export const asksValueThen = (text: string): boolean =>
  text.length <= MAX_TOLD && ASKS_VALUE.test(text) && !/mål|goal/iu.test(text) && withoutPeriod(text) !== null;
const OF_FIGURE =
  '(?:värdet?|siffran?|siffror|siffrorna|nivån?|närvaron?|\\p{L}{0,12}frånvaron?|meritvärdet?|resultatet|indexet|value|figures?|absence|attendance)';
const ASKS_VALUE = new RegExp(
  `^(?:(?:men|och|but|and) )?(?:(?:vad|vilket|vilken|what|which)(?: ${OF_FIGURE})? (?:var|låg|hade|blev|was|were)(?= vi på(?!\\p{L})|(?: \\p{L}{1,20}){0,4} ${OF_FIGURE}|(?<=${OF_FIGURE} \\p{L}{3,4}))|hur (?:hög|högt|stor|stort|how high) var(?: \\p{L}{1,20}){0,2} ${OF_FIGURE})(?!\\p{L})`,
  'iu',
);

/** One share, or a number that is said to be a value, or that counts what schools count. */
function tellsValue(rest: string): boolean {
  const shares = [...rest.matchAll(SHARES)].length;
  const value = shares === 0 ? valueIn(rest) : null;
  if (value === null) return shares === 1;
  return OF_VALUE.test(rest) || (COUNTED.test(rest) && value.replaceAll(/\D/gu, '').length >= DIGITS);
}

/** Says how it is now, or how it has gone since. */
export const saysNow = (text: string): boolean => NOW.test(text);
const NOW =
  /(?<!\p{L})(?:nu|i ?dag|hittills|sedan|sen|gått|ökat|minskat|sjunkit|stigit|förbättrats|jämfört|mot \d|än \d|från (?:\p{L}{1,10} )?\d|now|today|so far|since|gone|risen|fallen|compared|than \d|from \d)(?!\p{L})/iu;

/** The value among what is left when its period and its grade are taken out: the one in per cent, or else the last. */
export function valueIn(rest: string): string | null {
  const values = [...rest.matchAll(NUMBER)];
  const share = values.find(({ 0: number, index }) =>
    /^ ?(?:%|procent|per ?cent)/iu.test(rest.slice(index + number.length)),
  );
  return (share ?? values.at(-1))?.[0] ?? null;
}
