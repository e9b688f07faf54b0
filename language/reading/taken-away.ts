/** Which single thing of one's own somebody wants away, which is not all that is stored about them: «ta bort min påminnelse», «remove my last log». Pure. */
import { inFull } from '../colloquial.ts';
import { plainWords } from './plain-words.ts';

export type TakenAway = 'reminder' | 'logged' | 'leave' | 'goal' | 'intervention' | 'decision' | 'role';

const MAX_LENGTH = 120;
const LEAD =
  '(?:(?:hej|ok|okej|nej|oj|förlåt|ursäkta|sorry|oops|hi|no|snälla|please|kan|kunde|skulle|går|det|att|hur|vill|du|jag|vi|man|how|can|could|do|you|i|we|to|want|would|like) ){0,7}';
const AWAY =
  '(?:ta(?:r|s)? bort|tabort|radera|släng(?:a)?|stryk(?:a)?|rensa|sudda(?: ut)?|glöm(?:ma)?(?: bort)?|strunta i|skippa|avboka|avbryta?|ångrar?|ställ(?:a)? in|ta(?:r)? tillbaka|få(?:r)? bort|delete|remove|erase|scrap|forget(?: about)?|clear|cancel|undo|drop|withdraw|take (?:away|back|off)|call off|get rid of)';
const WHOSE = '(?:(?:det|den|de|all|alla|the|that|this|min|mitt|mina|my) ){0,2}';
const WHICH =
  '(?:(?:senaste|sista|förra|nästa|egna|egen|enda|gamla|planerade|anmälda|last|latest|next|previous|own|old|only|planned|booked) ){0,2}';
const THINGS: readonly (readonly [TakenAway, string])[] = [
  ['reminder', 'påminnelse(?:n|r|rna)?|reminders?'],
  [
    'logged',
    'logg(?:en|ar|arna|ning|ningen|ningar|ningarna|rad|raden|post|posten|anteckning|anteckningen)?|logs?(?: (?:entry|entries|lines?|notes?))?',
  ],
  [
    'leave',
    'frånvaro(?:n)?|frånvarodag(?:ar|arna|en)?|ledighet(?:en|er|erna)?|semester(?:n)?|lediga dag(?:ar|arna)?|sjukanmälan|sjukskrivning(?:en)?|borta(?: ?dagar(?:na)?)?|absences?|leave|holiday|vacation|days? (?:off|away)|time off|away days?',
  ],
  ['role', 'roll(?:en|er|erna)?|yrke(?:t|n|na)?|roles?|professions?'],
];
/** What is said after it is when, and no other matter: «ta bort min frånvaro i oktober». */
const AFTER =
  '(?: (?:i|på|den|för|till|om|från|under|vecka|v|nästa|imorgon|idag|tack|snälla|nu|igen|in|on|the|for|about|from|of|next|week|tomorrow|today|please|now|again|\\d{1,2})(?: .{1,60})?)?';
const OF_THINGS = THINGS.map(
  ([thing, named]) => [thing, new RegExp(`^${LEAD}${AWAY} ${WHOSE}${WHICH}(?:${named})${AFTER}$`, 'u')] as const,
);
/** Absence without «my» is the pupils': a figure, and no days of one's own. */
const OWN = /(?<!\p{L})(?:min|mitt|mina|my)(?!\p{L})|ledig|semester|(?<!\p{L})(?:leave|off|away|holiday|vacation)/u;

const FROM = new RegExp(
  `^${LEAD}(?:${AWAY}|ta|take) (?:mitt namn|my name|mig(?: själv)?|me|myself) (?:(?:som|as) (?:\\p{L}{1,20} ){1,3})?(?:bort )?(?:från|ur|på|i|för|from|on|of|off|as) (?:the )?(?:(mål)|(insats|åtgärd)|(beslut)|(goal)|(intervention)|(decision))(?:et|en)?(?: |$)`,
  'u',
);
const FROM_WHAT: readonly TakenAway[] = ['goal', 'intervention', 'decision', 'goal', 'intervention', 'decision'];

/** «Jag är inte borta i oktober»: days that were said before are none; without a day it is said by who is back. */
const NOT_AWAY =
  /^(?:(?:hej|ok|okej|nej|men|no|but|hi|sorry|förlåt|and|och|så|so|faktiskt|actually|jag ångrar mig|jag har ändrat mig|jag ändrade mig|i changed my mind|i ve changed my mind|i have changed my mind) ){0,4}(?:jag|i) (?:(?:är|ska|blir|kommer|am|m|will|won't|won t|be|going|to|att|vara) ){0,4}(?:(?:inte|not|no longer) )?(?:(?:vara|be|längre|any more) )?(?:borta|ledig|away|on leave|off) (?:(?:längre|alls|any more|at all|after all|ändå) )?(?:i|in|på|on|den|the|nästa|next|v|vecka|week|\d{1,2})(?: |$)/u;
const NOT = /(?<!\p{L})(?:inte|not|no longer|won['’]?t|won t)(?!\p{L})/u;
const UNTIL = /(?<!\p{L})(?:utan|men|till|until|but|idag|today)(?!\p{L})/u;

/** The thing; null where the words take nothing of that kind away. */
export function takenAway(text: string): TakenAway | null {
  const words = plainWords(inFull(text)).replaceAll("i'm", 'i m').replaceAll("i've", 'i ve');
  if (words.length > MAX_LENGTH) return null;
  const from = FROM.exec(words);
  if (from) return FROM_WHAT[from.slice(1).findIndex((one) => one !== undefined)] ?? null;
  const thing = OF_THINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  if (thing === 'leave') return OWN.test(words) ? thing : null;
  if (thing !== null) return thing;
  return NOT_AWAY.test(words) && NOT.test(words) && !UNTIL.test(words) ? 'leave' : null;
}
