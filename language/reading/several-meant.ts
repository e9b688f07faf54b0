/** Which of several things of one kind, just shown, a person says yes to at once: «ja, alla tre», «ja till båda», «de två första», «1 och 3». Pure. */
import { ordinalMeant } from './button-meant.ts';
import { plainWords } from './plain-words.ts';

/** Longer than any such answer. */
const MAX_LENGTH = 70;
/** More than this are a list, of which nobody takes all on a word. */
const MOST = 5;

const YES =
  '(?:(?:ja|jadå|japp|jepp|jajamän|jo|javisst|absolut|gärna|ok|okej|yes|yep|yeah|sure|okay)(?: (?:tack|gärna|absolut|det gör jag|please))? )';
const TAKES =
  "(?:(?:(?:jag|vi|i|i'll|we|we'll) )?(?:vill ha|vill följa|tar|ta|väljer|välj|kör|gör|sätt|följ|säger ja|står bakom|godkänner|want|take|pick|choose|do|set|approve|support|stand behind|say yes)(?: (?:på|till|to))? )";
const LEAD = `^${YES}?${TAKES}?(?:(?:till|på|to) )?`;
const NUMBERS: Readonly<Record<string, number>> = {
  ...{ två: 2, tre: 3, fyra: 4, fem: 5, two: 2, three: 3, four: 4, five: 5, '2': 2, '3': 3, '4': 4, '5': 5 },
};
const NUMBER = `(${Object.keys(NUMBERS).join('|')})`;
const END =
  '(?: (?:målen|mål|förslagen|förslag|insatserna|sakerna|of them|of those|goals|suggestions))?(?: (?:tack|då|gärna|please|thanks))?$';
const ALL = new RegExp(
  `${LEAD}(?:(?:de )?(?:alla|allihopa?|allesammans|samtliga)|all(?: the)?|each of them)(?: ${NUMBER})?${END}`,
  'u',
);
const BOTH = new RegExp(`${LEAD}(?:(?:de )?(?:båda|bägge)(?: två)?|both)${END}`, 'u');
const FIRST = new RegExp(
  `${LEAD}(?:de |the )?(?:${NUMBER} (första|översta|sista|nedersta)|(first|last) ${NUMBER})${END}`,
  'u',
);
const SINGLY = new RegExp(
  `${LEAD}((?:(?:och|and|samt|den|det|nr|nummer|number|the) |[\\p{L}\\d:]{1,9} ){1,9}[\\p{L}\\d:]{1,9})$`,
  'u',
);
const BETWEEN: ReadonlySet<string> = new Set(['och', 'and', 'samt', 'den', 'det', 'nr', 'nummer', 'number', 'the']);
const SAYS_YES = new RegExp(`^(?:${YES}|${TAKES})`, 'u');

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Their places, counted from 0, among so many; null where the words do not mean several of them. */
export function severalMeant(text: string, among: number): readonly number[] | null {
  if (text.length > MAX_LENGTH || text.includes('?') || among < 2 || among > MOST) return null;
  const words = plainWords(text);
  const all = ALL.exec(words);
  if (all) return all[1] === undefined || NUMBERS[all[1]] === among ? upTo(among) : null;
  if (BOTH.test(words)) return among === 2 ? [0, 1] : null;
  const [, swedish, end, way, english] = FIRST.exec(words) ?? [];
  const count = NUMBERS[swedish ?? english ?? ''];
  if (count !== undefined) {
    const isLast = /^(?:sista|nedersta|last)$/u.test(end ?? way ?? '');
    return count > among ? null : upTo(count).map((at) => (isLast ? among - count + at : at));
  }
  return singly(words, among);
}

/** «den första och den tredje» */
function singly(words: string, among: number): readonly number[] | null {
  const said = (SINGLY.exec(words)?.[1] ?? '').split(' ').filter((word) => word !== '' && !BETWEEN.has(word));
  const places = said.map((word) => ordinalMeant(word, among));
  const found = [...new Set(places.filter((place) => place !== null))];
  return found.length >= 2 && found.length === places.length ? found.toSorted((a, b) => a - b) : null;
}

/** Whether such words say yes, and not only which. */
export const saysYes = (text: string): boolean => SAYS_YES.test(`${plainWords(text)} `);
