/** «Punkten om skolmaten är klar», “done with the point about the bus”: a point of the agenda has been gone through. Pure. */
import { plainWords } from './plain-words.ts';

const MAX_LENGTH = 160;
const POINT = '(?:den |the )?(?:punkt|punkten|dagordningspunkten|point|agenda point|agenda item|item)';
const DONE =
  '(?:klar|färdig|avklarad|avbockad|genomgången|gjord|behandlad|done|finished|covered|dealt with|ticked off)';
const NOW = '(?: (?:nu|redan|now|already))?';
const IS_DONE = new RegExp(`^(?:nu )?(?:är )?${POINT} .{2,120}? (?:är |blev |is |was )?${DONE}${NOW}$`, 'u');
const DONE_WITH = new RegExp(
  `^(?:(?:nu|vi|jag|är|we|i|are|am) ){0,3}(?:klara?|färdiga?|done|finished) (?:med|with) ${POINT} .{2,120}$`,
  'u',
);
const TICKS = new RegExp(`^(?:bocka av|pricka av|tick off|check off) ${POINT} .{2,120}$`, 'u');
const NOT_YET = /(?<!\p{L})(?:inte|nästan|snart|ännu|när|not|nearly|almost|soon|when)(?!\p{L})/u;

/** Whether that is said. */
export function pointDone(text: string): boolean {
  const words = text.length > MAX_LENGTH || text.includes('?') ? '' : plainWords(text);
  return !NOT_YET.test(words) && [IS_DONE, DONE_WITH, TICKS].some((pattern) => pattern.test(words));
}
