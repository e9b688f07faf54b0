/** «Är jag ledig på torsdag?», «jobbar jag på fredag?», “am I off on Friday?”: somebody asks of their own absence, and tells nothing of it. Pure. */

import { plainWords } from './plain-words.ts';

const OUT =
  '(?:borta|ledig[at]?|sjuk|sjukskriven|sjukanmäld|frånvarande|anmäld|inlagd|\\p{L}{3,9}ledig|away|off|out|sick|ill|on leave|working|not working)';
const ASKED = new RegExp(
  `^\\s{0,5}(?:(?:men|och|hej|du|kolla|but|and|hi)[,:!]? ){0,3}(?:(?:är|blir|står|har|am) (?:jag|i) (?:[\\p{L}]{1,12} ){0,3}?${OUT}|(?:jobbar|arbetar|tjänstgör|vabbar) jag|(?:do|don't|will|won't) i (?:work|be (?:away|off|out))|have i (?:got )?(?:days? off|leave))(?!\\p{L})`,
  'iu',
);

const WHOSE =
  /^(?:(?:men|och|hej|but|and) ){0,2}(?:är|is) (?!(?:det|den|du|vi|jag|ni|alla|någon|nån|de|dom|detta|allt|planen|målet|data|it|this|that|you|we|i|they|everybody|everyone|anyone|somebody|the)(?: |$))(\p{L}{2,20}(?: \p{L}{2,20})?) (?:borta|ledig|sjuk|sjukskriven|tillbaka|åter|på plats|på jobbet|i tjänst|away|back|off|sick|on leave|out)(?: (?:nu|just nu|i ?dag|igen|än|ännu|fortfarande|now|today|again|yet|still))?$/u;
/** «Vilka är borta?» */
const WHO =
  /^(?:(?:men|och|hej|but|and) ){0,2}(?:vem|vilka|who)(?: (?:är|is|are|som|i teamet|av oss)){1,3} (?:borta|lediga?|sjuka?|frånvarande|away|off|sick|on leave)(?: (?:nu|just nu|i ?dag|idag|now|today))?$/u;

/** «Är Siv borta?»: whose absence is asked of, '' for everybody's; null where none is. */
export function absenceOf(text: string): string | null {
  const words = text.length > MAX_LENGTH ? '' : plainWords(text);
  return WHO.test(words) ? '' : (WHOSE.exec(words)?.[1] ?? null);
}
const MAX_LENGTH = 60;

/** Whether it is asked: the verb stands before whom it is of. */
export const asksOfAbsence = (text: string): boolean => ASKED.test(text.replaceAll('’', "'"));
