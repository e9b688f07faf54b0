/** «Är jag ledig på torsdag?», «jobbar jag på fredag?», “am I off on Friday?”: somebody asks of their own absence, and tells nothing of it. Pure. */

const OUT =
  '(?:borta|ledig[at]?|sjuk|sjukskriven|sjukanmäld|frånvarande|anmäld|inlagd|\\p{L}{3,9}ledig|away|off|out|sick|ill|on leave|working|not working)';
const ASKED = new RegExp(
  `^\\s{0,5}(?:(?:men|och|hej|du|kolla|but|and|hi)[,:!]? ){0,3}(?:(?:är|blir|står|har|am) (?:jag|i) (?:[\\p{L}]{1,12} ){0,3}?${OUT}|(?:jobbar|arbetar|tjänstgör|vabbar) jag|(?:do|don't|will|won't) i (?:work|be (?:away|off|out))|have i (?:got )?(?:days? off|leave))(?!\\p{L})`,
  'iu',
);

/** Whether it is asked: the verb stands before whom it is of. */
export const asksOfAbsence = (text: string): boolean => ASKED.test(text.replaceAll('’', "'"));
