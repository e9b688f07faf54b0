/** Which piece of the text an entity is, once its words are known: small words, units and compounds are put right. */

/** A month or weekday at the beginning of a compound, such as `oktober` in `oktoberavstämningen`. */
const IN_COMPOUND =
  /^(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|måndag|tisdag|onsdag|torsdag|fredag)(?!s?(?:ar|en|em|fm|morgon|kväll|eftermiddag|förmiddag|lunch|natt))(?=s?\p{L}{4})/iu;
const BEFORE_DATE = /(?:^|\s)((?:före|innan|efter|nästa|before|after|next) )$/iu;
const BEFORE_SEASON = /(?:^|\s)(i )$/iu;
const SEASON = /^(?:vår|våras|höst|höstas|fjol|somras|vintras|måndags|tisdags|onsdags|torsdags|fredags|morse)$/iu;
/** A number with its share sign, and then a noun that is counted and no part of the value. */
const COUNTED =
  /^(.*?\d[\d.,/]{0,20}(?: (?:av|of) \d+)?(?:\s?%| procent\p{L}*| proc| percent)?) (?!procent|proc|percent|veck|dag|min|tim|av |of |words|ord|poäng|decibel|db)\p{L}/iu;
const NUMBERS = new Set(['value', 'baseline', 'target']);
const LEADING = /^(?:på|för|om|till|kring|mot|samma|about|for|on|at) (?=\S)/iu;
const NAMES = new Set(['goal', 'topic', 'intervention', 'file', 'group', 'school', 'person', 'profession']);

/** The exact piece of the text for the words from `start` to `end` that were labelled as `key`. */
export function pieceOf(text: string, key: string, start: number, end: number): string {
  const unit = /^\s?%/.exec(text.slice(end))?.[0].length ?? 0;
  const piece = text.slice(start, end + unit);
  if (NUMBERS.has(key)) return COUNTED.exec(piece)?.[1] ?? piece;
  if (NAMES.has(key)) return piece.replace(LEADING, '');
  if (key !== 'date' && key !== 'period') return piece;
  const before = (SEASON.test(piece) ? BEFORE_SEASON : BEFORE_DATE).exec(text.slice(Math.max(0, start - 10), start));
  return (before?.[1] ?? '') + (IN_COMPOUND.exec(piece)?.[0] ?? piece);
}
