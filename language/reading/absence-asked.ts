/** «Är jag ledig på torsdag?», «jobbar jag på fredag?», “am I off on Friday?”: somebody asks of their own absence, and tells nothing of it. Pure. */

import { plainWords } from './plain-words.ts';

const OUT =
  '(?:borta|ledig[at]?|sjuk|sjukskriven|sjukanmäld|frånvarande|anmäld|inlagd|\\p{L}{3,9}ledig|away|off|out|sick|ill|on leave|working|not working)';
const ASKED = new RegExp(
  `^\\s{0,5}(?:(?:men|och|hej|du|kolla|but|and|hi)[,:!]? ){0,3}(?:(?:är|blir|står|har|am) (?:jag|i) (?:[\\p{L}]{1,12} ){0,3}?${OUT}|(?:jobbar|arbetar|tjänstgör|vabbar) jag|(?:do|don't|will|won't) i (?:work|be (?:away|off|out))|have i (?:got )?(?:days? off|leave))(?!\\p{L})`,
  'iu',
);

/** «Vilka är borta?» */
const WHO =
  /^(?:(?:men|och|hej|but|and) ){0,2}(?:vem|vilka|who)(?: (?:är|is|are|som|i teamet|av oss)){1,3} (?:borta|lediga?|sjuka?|frånvarande|away|off|sick|on leave)(?: (?:nu|just nu|i ?dag|idag|now|today))?$/u;
/** Who is away today is asked. */
export const asksWhoIsAway = (text: string): boolean => text.length <= MAX_LENGTH && WHO.test(plainWords(text));
const MAX_LENGTH = 60;

/** Whether it is asked: the verb stands before whom it is of. */
export const asksOfAbsence = (text: string): boolean => ASKED.test(text.replaceAll('’', "'"));

/** Somebody is not there, or is. */
const AWAY =
  '(?:borta|ledig[at]?|frånvarande|sjuka?|sjukskriven|på semester|tillbaka|åter|på plats|här|inne|i tjänst|away|off|out|absent|sick|ill|on leave|back|in|here|at work|working)';
/** What begins with a day, a week or a break. */
const WHEN =
  '(?: (?=(?:på|under|över|i|den|v|vecka|veckorna|nästa|hela|imorgon|imorrn|idag|ikväll|mellan|från|till|denna|\\d|on|over|during|in|the|week|next|this|all|tomorrow|today|between|from|until|to|mån|tis|ons|tor|fre|mon|tue|wed|thu|fri)).{1,60})';
/** No more than needed: what follows may be a day. */
const NAME = '(\\p{L}+(?: \\p{L}+)??)';
const OF_ANYBODY: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:vem|vilka|who) (?:är|blir|is|are|will be)|(?:är|blir) (?:någon|nån|några|alla)|(?:is|will) (?:anyone|anybody|someone|somebody|everyone|everybody)(?: be)?) ${AWAY}${WHEN}$`,
    'u',
  ),
  new RegExp(`^(?:vem|vilka|who) (?:jobbar|arbetar|works)(?: inte)?${WHEN}$`, 'u'),
];
const OF_ONE: readonly RegExp[] = [
  new RegExp(`^(?:är|blir|is|will) ${NAME}(?: be)? ${AWAY}${WHEN}?$`, 'u'),
  new RegExp(`^(?:jobbar|arbetar|does) ${NAME}(?: work)?${WHEN}$`, 'u'),
  new RegExp(
    `^(?:när|hur länge|vilka dagar|when|how long|which days) (?:är|blir|is|will) ${NAME}(?: be)? (?:borta|ledig|frånvarande|tillbaka|away|off|absent|on leave|back)(?: igen| again)?${WHEN}?$`,
    'u',
  ),
];

/** A question of a colleague's absence, or of anybody's on some days (`who` null); the words are as in plain-words.ts. Null for others. */
export function absenceAsked(words: string): { readonly who: string | null } | null {
  if (OF_ANYBODY.some((one) => one.test(words))) return { who: null };
  const who = OF_ONE.map((one) => one.exec(words)?.[1]).find((name) => name !== undefined);
  return who === undefined ? null : { who };
}
