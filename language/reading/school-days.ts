/** What is said of the school year's days: asked about («när är påsklovet», «när slutar terminen») or to be changed («9 juni är också studiedag»). Pure. */
import { MONTH_NAMES, WEEKDAY_NAMES } from './dates.ts';
import { type FeastMeant, feastMeant } from './feasts.ts';

export type DaysMeant =
  /** `name` as «påsk» and “easter”; null for the next one. */
  | { readonly asks: 'break'; readonly name: string | null }
  | { readonly asks: 'term'; readonly edge: 'starts' | 'ends'; readonly of: 'autumn' | 'spring' | 'year' | null }
  | { readonly asks: 'staffDays' | 'all' }
  | ({ readonly asks: 'feast' } & FeastMeant)
  /** What of the words says a day that is to be one of them; empty where one is to go, or is wrong. */
  | { readonly changes: string };

/** Longer texts are no such words. */
const MAX_LENGTH = 120;

const STAFF_DAY = '(?:studie|planerings|kompetens|fortbildnings)dag(?:ar|en|arna)?|staff days?|inset days?';
const BREAK = '\\p{L}{0,12}lov(?:et|en|dag(?:ar|en|arna)?)?|(?:\\p{L}{3,12} )?break|holidays?|day off';
const TERM = '(?:höst|vår)?termin(?:en|s|ens|sstart|sslut|sstarten|sslutet)?|(?:autumn |spring )?term';
const DAY = `(?:${STAFF_DAY}|${BREAK}|${TERM})`;
const PERSON =
  '(?:(?:kan|kunde|du|jag|vi|vill|ska|skulle|behöver|måste|snälla|please|can|could|you|i|we|want|to|need) )*';
const A =
  '(?:(?:en|ett|den|det|en till|ny|nytt|också|även|fler|våra|vårt|nu|inte|ingen|inget|längre|a|an|the|also|not|no|our) )*';

const DAYS =
  /^(?:(?:visa|se|vilka är|när är|show|when are) )?(?:läsårets dagar|lov och studiedagar|(?:våra |alla )?lov(?:en|dagar(?:na)?)?|(?:the |our )?(?:school days|breaks|holidays))$/u;
const WHICH_BREAKS =
  /^(?:vilka (?:lov|lovdagar) (?:har|är)|när (?:har|är) (?:vi|eleverna) (?:lov|lediga)|which (?:breaks|holidays))(?!\p{L})/u;
const WHEN_BREAK =
  /^(?:när|vilka (?:dagar|veckor|datum)|vilken (?:vecka|dag)|vilket datum|hur (?:länge|långt|lång)|when|how long|(?:which|what) (?:weeks?|days?|dates?))(?: (?:är|har|börjar|startar|slutar|infaller|ligger|varar|pågår|vi|det|is|are|does|do|we|have|the|our|this|years)){1,4} (?:(nästa|next) )?(?:(\p{L}{2,15}?)(?:lovet|lov)|lov(?:et)?|(?:(\p{L}{3,15}) )?(?:breaks?|holidays?|vacation)|(autumn|october|november|winter|february|half)(?: half)?[ -]?terms?(?: break| holiday)?)(?: (?:i år|nu|start|begin|end|last|this year))?$/u;
const STAFF_DAYS = new RegExp(
  `^(?:hur många|vilka|när|visa|how many|which|when|show)(?: (?:är|har|ligger|vi|våra|nästa|are|is|do|we|have|our|the|next)){0,3} (?:${STAFF_DAY})(?: (?:har|är|är det|finns|finns det|vi|do we have|are there|i år|kvar|this year|left)){0,3}$`,
  'u',
);
const WHEN_TERM =
  /^(?:när|vilken dag|when)(?: does| do)? (?:(slutar|är slut på)|(?:börjar|startar))?(?: ?(?:the|our))? ?(?:(höst|vår|autumn |spring )?term(?:inen)?|(läsåret|skolåret|skolan|school(?: year)?))(?: (?:(slutar?|ends?)|(?:börjar|startar|starts?|begins?)))?(?: i år| this year)?$/u;

const ADDED = new RegExp(`^${PERSON}(?:lägga? (?:till|in)|add) ${A}(?=${DAY}(?: |$))`, 'u');
const CHANGED = new RegExp(
  `^${PERSON}(?:ta(?:r)? bort|ändra|flytta|rätta|remove|change|correct|move) ${A}${DAY}(?: |$)`,
  'u',
);
const WHEN = `(?:(?:den|på|the|on) )?(?:\\d{1,2}(?:/\\d{1,2})?(?: ?[–-] ?\\d{1,2}(?:/\\d{1,2})?)?(?: (?:${MONTH_NAMES}))?|(?:v|vecka|week)\\.? ?\\d{1,2}|(?:${WEEKDAY_NAMES}))`;
const IS_DAY = new RegExp(`^${WHEN}(?: .{1,30})? (?:är|blir|is|will be) ${A}(?:${STAFF_DAY}|${BREAK})$`, 'u');
const HAS_DAY = new RegExp(`^(?:vi|skolan|we) (?:har|får|have) ${A}(?=(?:${STAFF_DAY}|${BREAK}) .{0,30}\\d)`, 'u');
const TERM_ON = new RegExp(
  `^(?:the )?(?:${TERM}|läsåret|skolan|school) (?:slutar|börjar|startar|ends|starts|begins) .{0,30}\\d`,
  'u',
);
const WRONG =
  /^(?:the )?(?:\p{L}{0,12}lov(?:et|en|dagarna|dagen)|(?:studie|planerings)dag(?:en|arna)|staff days?|breaks?)(?: .{1,30})? (?:är|blev|blir|var|stämmer|is|are) (?:fel|inte|wrong|not)(?!\p{L})/u;
/** What has days of its own, or is only named with one. */
const OTHER =
  /avstämning|checkpoint|mål|goal|insats|dagordning|agenda|kalend|outlook|beslut|decision|jag är|i am|mötet/u;

/** Null where nothing of it is spoken of. */
export function daysMeant(text: string): DaysMeant | null {
  const words = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .replace(/[?!. ]{1,5}$/u, '');
  if (words.length > MAX_LENGTH || OTHER.test(words)) return null;
  return asked(words) ?? changed(words);
}

function asked(words: string): DaysMeant | null {
  if (DAYS.test(words) || WHICH_BREAKS.test(words)) return { asks: 'all' };
  if (STAFF_DAYS.test(words)) return { asks: 'staffDays' };
  const lov = WHEN_BREAK.exec(words);
  if (lov) return breakAsked(lov[2] ?? lov[3] ?? lov[4] ?? null, words);
  const feast = feastMeant(words);
  if (feast) return { asks: 'feast', ...feast };
  const term = WHEN_TERM.exec(words);
  if (!term) return null;
  const of = term[3] ? 'year' : /^(?:höst|autumn)/u.test(term[2] ?? '') ? 'autumn' : term[2] ? 'spring' : null;
  return { asks: 'term', edge: term[1] || term[4] ? 'ends' : 'starts', of };
}

/** The summer lies between the school years: it is asked of their first and last days. */
function breakAsked(name: string | null, words: string): DaysMeant {
  if (name !== 'sommar' && name !== 'summer') return { asks: 'break', name };
  return /(?<!\p{L})(?:slutar|ends?)(?!\p{L})/u.test(words)
    ? { asks: 'term', edge: 'starts', of: 'year' }
    : { asks: 'term', edge: 'ends', of: 'year' };
}

function changed(words: string): DaysMeant | null {
  if (ADDED.test(words)) return { changes: words.replace(ADDED, '') };
  if (HAS_DAY.test(words)) return { changes: words.replace(HAS_DAY, '') };
  if (IS_DAY.test(words) || TERM_ON.test(words))
    return { changes: /(?<!\p{L})(?:inte|ingen|inget|not|no)(?!\p{L})/u.test(words) ? '' : words };
  return CHANGED.test(words) || WRONG.test(words) ? { changes: '' } : null;
}
