/**
 * «Punkten om skolmaten är klar», «bocka av punkt 1 och 3», «punkt 2 är inte klar», «vilka punkter är kvar?»: what is said and asked of an agenda's points
 * while they are gone through. Pure.
 */
import { plainWords } from './plain-words.ts';

/** `all`, by their numbers as they stand, or by the words that name one; `done`: gone through, or open after all. */
export type PointsSaid = { readonly done: boolean; readonly which: 'all' | 'last' | readonly number[] | string };

const MAX_LENGTH = 160;
const POINT =
  '(?:den |de |the )?(?:dagordnings)?(?:punkt|punkten|punkter|punkterna|points?|agenda points?|agenda items?|items?)(?: (?:nr|nummer|number))?';
const NUMBERS = '\\d{1,2}(?:(?: (?:och|o|and|samt|till|to))? \\d{1,2}){0,9}';
const ORDINALS = [
  /^(?:första|first|ett|one)$/u,
  /^(?:andra|second|två|two)$/u,
  /^(?:tredje|third|tre|three)$/u,
  /^(?:fjärde|fourth|fyra|four)$/u,
  /^(?:femte|fifth|fem|five)$/u,
];
const ORDINAL = 'första|andra|tredje|fjärde|femte|sista|first|second|third|fourth|fifth|last';
const SPELT = 'ett|två|tre|fyra|fem|one|two|three|four|five';
const ALL =
  '(?:alla|samtliga|all)(?: (?:de|the|våra|our))? (?:dagordnings)?(?:punkter|punkterna|points|agenda points|agenda items|items)';
/** Which of them: all, one by its place, or some by their numbers. */
const WHICH = `(?:(?<all>${ALL})|(?:den |the )?(?<ordinal>${ORDINAL}) (?:punkten|punkt|point|item)|${POINT} (?:(?<numbers>${NUMBERS})|(?<spelt>${SPELT})))`;
/** One of them by its words. */
const NAMED = `${POINT} (?<words>.{2,120}?)`;
const IS = '(?: (?:är|blev|is|are|was|were|har blivit|har|have been|has been|kan|ska|can be))?';
const NOW = '(?: (?:nu|redan|också|now|already|also|tack|thanks|please))?';
const DONE =
  '(?:klar[at]?|färdig[at]?|avklarade?|avbockade?|genomgångna?|genomgången|gjorda?|gjort|behandlade?|bockas? av|bockade av|prickas? av|strykas|done|finished|covered|dealt with|ticked(?: off)?)';
const NOT = '(?:inte|ej|not|isn t|aren t)';
const YET = '(?: (?:än|ännu|riktigt|helt|alls|yet|quite|really|at all))?';
const LEAD =
  '(?:(?:ok|okej|nu|då|så|kan|kunde|du|vi|jag|snälla|ska|får|please|can|could|you|we|i|now|so|then|let s) ){0,4}';
const TICKS =
  '(?:bockar? av|avbocka|prickar? av|kryssar? av|checkar? av|stryka?|stryk|tick(?: off)?|check off|cross off)';
const UNTICKS =
  '(?:bockar? ur|avmarkera|öppnar?|återöppna|ta tillbaka(?: bocken (?:på|för))?|ta bort (?:bocken|markeringen) (?:på|för|från)|ångra|untick|uncheck|reopen|undo|open)';
const AS = ' (?:som|as)';

const of = (before: string, which: string, after: string): RegExp => new RegExp(`^${before}${which}${after}$`, 'u');
const bothWays = (before: string, after: string): RegExp[] => [of(before, WHICH, after), of(before, NAMED, after)];
/** The ways in which it is said that points are done. */
const SAYS_DONE: readonly RegExp[] = [
  ...bothWays('(?:nu )?(?:är )?', `${IS}${NOW} ${DONE}${NOW}`),
  ...bothWays(`${LEAD}(?:är |are )?(?:klara?|färdiga?|done|finished) (?:med|with) `, NOW),
  ...bothWays(`${LEAD}(?:har |have )?(?:gått igenom|gått genom|avhandlat|behandlat|covered|gone through) `, NOW),
  ...bothWays(`${LEAD}${TICKS} `, `(?: off)?${NOW}`),
  ...bothWays(`${LEAD}(?:markerar?|sätta?|mark|set) `, `${AS} ${DONE}${NOW}`),
];
/** And in which that they are open after all. */
const SAYS_OPEN: readonly RegExp[] = [
  ...bothWays('(?:nej |no )?(?:är )?', `(?: (?:är|blev|var|is|are|was|were))?${NOW} ${NOT}${YET} ${DONE}${YET}${NOW}`),
  ...bothWays(`${LEAD}(?:är |are )?${NOT}${YET} (?:klara?|färdiga?|done|finished) (?:med|with) `, `${YET}${NOW}`),
  of(`${LEAD}${UNTICKS} `, WHICH, `(?: (?:igen|again))?${NOW}`),
  of(`${LEAD}(?:markerar?|sätta?|mark|set) `, WHICH, `${AS} (?:öppna?|${NOT} ${DONE}|open)${NOW}`),
];
const NOT_YET = /(?<!\p{L})(?:inte|ej|nästan|snart|ännu|när|not|isn|aren|nearly|almost|soon|when)(?!\p{L})/u;
const ALMOST = /(?<!\p{L})(?:nästan|snart|när|nearly|almost|soon|when)(?!\p{L})/u;
/** Between two numbers: all from the one to the other. */
const SPAN = /(\d{1,2}) ?[-–—] ?(?=\d)/gu;

/** What is said of which points; null where nothing of the kind is. */
export function pointsSaid(text: string): PointsSaid | null {
  if (text.length > MAX_LENGTH || text.includes('?')) return null;
  const words = plainWords(text.replaceAll(SPAN, '$1 till ')).replaceAll("'", ' ');
  const open = ALMOST.test(words) ? null : firstOf(SAYS_OPEN, words);
  if (open) return { done: false, which: whichIn(open) };
  const done = NOT_YET.test(words) ? null : firstOf(SAYS_DONE, words);
  return done && { done: true, which: whichIn(done) };
}

type Groups = Readonly<Record<string, string | undefined>>;
const firstOf = (patterns: readonly RegExp[], words: string): Groups | null =>
  patterns.map((pattern) => pattern.exec(words)?.groups).find((groups) => groups !== undefined) ?? null;

function whichIn({ all, ordinal, numbers, spelt, words = '' }: Groups): PointsSaid['which'] {
  if (all !== undefined) return 'all';
  const place = ordinal ?? spelt;
  if (place !== undefined) {
    const at = ORDINALS.findIndex((one) => one.test(place));
    return at < 0 ? 'last' : [at + 1];
  }
  return numbers === undefined ? words.replace(ABOUT, '') : numbersIn(numbers);
}
const ABOUT = /^(?:om|kring|med|för|about|on|with|for) /u;

function numbersIn(words: string): number[] {
  const numbers: number[] = [];
  let isSpan = false;
  for (const part of words.split(' ')) {
    const number = Number(part);
    if (Number.isNaN(number)) isSpan = /^(?:till|to)$/u.test(part);
    else {
      const from = isSpan ? (numbers.at(-1) ?? number) + 1 : number;
      for (let one = from; one <= number; one += 1) numbers.push(one);
      isSpan = false;
    }
  }
  return [...new Set(numbers)];
}

const WE_ARE_DONE =
  /^(?:(?:ok|okej|nu|då|så|now|so|then) ){0,2}(?:(?:(?:är|are) (?:vi|we)|(?:vi|we) (?:är|are|re|känner oss)) (?:nu |now )?(?:klara|färdiga|done|finished) (?:med|with)|(?:vi|we) (?:har |have |ve )?(?:nu |now )?(?:gått igenom|avhandlat|behandlat|pratat klart om|covered|gone through)|(?:klara?|färdiga?|done|finished) (?:med|with)) (.{3,80})$/u;
/** What has a way of its own to be done with. */
const OTHERS =
  /^(?:mål(?:et)?|goal|insats\p{L}{0,3}|åtgärd\p{L}{0,3}|the intervention|intervention|mötet|the meeting|avstämning\p{L}{0,3}|the checkpoint|data|siffror\p{L}{0,3}|utvärdering\p{L}{0,3}|läsåret|allt|det|detta|den|it|this|that|everything)(?!\p{L})/u;

/** «Vi är klara med frånvaron»: what a meeting is done with, which may be a point of its agenda; null where nothing is said of it. */
export function doneWith(text: string): string | null {
  if (text.length > MAX_LENGTH || text.includes('?')) return null;
  const words = plainWords(text).replaceAll("'", ' ');
  const name = NOT_YET.test(words) ? undefined : WE_ARE_DONE.exec(words)?.[1];
  return name === undefined || OTHERS.test(name) ? null : name.replace(/ (?:nu|redan|now|already)$/u, '');
}

const LEFT =
  '(?:kvar|kvarvarande|återstår|återstående|öppna|oavbockade|left|remaining|remains?|open|(?:inte|ej|not)(?: (?:är|blivit|har|hunnit|been|yet))?(?: med| med att)? (?:klara|avbockade|avklarade|genomgångna|gå igenom|gått igenom|bockat av|bockats av|tagit upp|done|ticked off|covered))';
const ITEMS = '(?:dagordnings)?(?:punkt|punkter|punkterna|points?|agenda points?|agenda items?|items?)';
const ASKS_LEFT: readonly RegExp[] = [
  new RegExp(
    `^${LEAD}(?:vilka|vilken|vad|hur många|har|finns|är|which|what|how many|are|do|visa|show)(?: \\p{L}{1,12}){0,4} ${ITEMS}(?: \\p{L}{1,12}){0,3} ${LEFT}(?: .{1,40})?$`,
    'u',
  ),
  new RegExp(
    `^${LEAD}(?:vad|vilka|är|finns|har|what|what s|which|is|do)(?: \\p{L}{1,12}){0,4} ${LEFT}(?: \\p{L}{1,12}){0,4} (?:på|av|i|on|of|for) (?:the |dagens |today s )?(?:dagordning|agenda)\\p{L}{0,3}(?: .{1,40})?$`,
    'u',
  ),
  new RegExp(`^(?:(?:visa|se|show|vilka|which|what|the|de|är|are) ){0,4}${LEFT} ${ITEMS}(?: .{1,40})?$`, 'u'),
];

/** Whether the points that are not gone through yet are asked for. */
export function asksLeft(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const words = plainWords(text).replaceAll("'", ' ');
  return ASKS_LEFT.some((pattern) => pattern.test(words));
}
