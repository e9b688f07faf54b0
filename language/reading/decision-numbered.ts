/** «Flytta beslut 2 till 26/2», «ge beslut 1 till Petra», «beslut 1 ska vara klart 26 feb»: that a decision is to be changed, by its number in the list. Pure. */
import { ASK, CHANGE, GIVES, TAKES } from '../numbered.ts';
import { MONTH_NAMES } from './dates.ts';
import { namingWords } from './plain-words.ts';

/** «beslut 12 mars» is a day. */
const ONE = `(?:beslut|beslutet|decision)(?: (?:nr|nummer|number))? (\\d{1,2})(?! ?(?:\\d|${MONTH_NAMES}))`;
const CHANGED: readonly RegExp[] = [
  new RegExp(
    `^${ASK}(?:${CHANGE}|senarelägga?|tidigarelägga?|postpone|put off|bring forward|ta(?:r)? bort|tabort|radera|stryka?|släng|remove|delete|drop) (?:.{1,60} )?${ONE}(?: |$)`,
    'u',
  ),
  new RegExp(`^${ASK}${GIVES} ${ONE} (?:till|to|åt) `, 'u'),
  new RegExp(`${TAKES}${ONE}(?: |$)`, 'u'),
  new RegExp(`^${ASK}(?:gör|sätt|make|set) .{1,40} (?:för|på|of|for) ${ONE}(?: |$)`, 'u'),
  new RegExp(
    `^${ONE} (?:(?:går|ges|lämnas|flyttas|goes) (?:över |vidare )?(?:till|to)|ska|skall|bör|borde|måste|behöver|should|shall|must|needs|ägs|sköts|till|senast|to|by|before|klart? (?:till|senast|den))(?: |$)`,
    'u',
  ),
];
/** What has numbers of its own. */
const OTHERS = /(?<!\p{L})(?:mål|målet|goal|insats|insatsen|åtgärd|intervention)(?: (?:nr|nummer|number))? \d/u;
const MAX_LENGTH = 160;

/** Its number; null where no decision is to be changed so. */
export function decisionNumbered(text: string): number | null {
  const words = namingWords(text);
  if (words.length > MAX_LENGTH || OTHERS.test(words)) return null;
  const number = CHANGED.map((one) => one.exec(words)?.[1]).find((found) => found !== undefined);
  return number === undefined ? null : Number(number);
}
