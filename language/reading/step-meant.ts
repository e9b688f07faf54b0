/**
 * Which step of a checkpoint or of the year's end somebody says: «stäng avstämningen», «stäng ändå», «öppna avstämning 1 igen», «skicka besluten till rektor»,
 * «data är framtagna», «ångra starten». Pure.
 */
import { plainWords } from './plain-words.ts';

export type Step = 'close' | 'wait' | 'reopen' | 'send' | 'gathered' | 'undoStart';

const MAX_LENGTH = 110;
const CHECKPOINT = '(?:(?:den |vår |the |our )?(?:avstämning(?:en)?|avst|checkpoint)(?: ?\\d{1,2})?)';
/** Alone, or with what little is said around it: «inga beslut idag, stäng ändå», «kan jag stänga utan beslut?». */
const CLOSES = new RegExp(
  `^(?:(?:nej|ja|ok|okej|men|då|så|nu|bara|vi|jag|man|vill|kan|ska|får|går|det|att|inga|inget|fler|beslut|i|dag|idag|utan|har|tog|no|more|decisions?|today|so|then|want|to|can|may|just|please|snälla) ){0,7}(?:stäng|stänga|stänger|close)(?: (?:den|det|ändå|nu|då|i|dag|idag|utan|några|något|beslut|it|now|anyway|today|without|any|decisions?|${CHECKPOINT})){0,5}$`,
  'u',
);
const WAITS = new RegExp(
  `^(?:(?:nej|vi|jag|no|we|i|should|let's|bör|ska|vill) ){0,3}(?:(?:vänta|väntar|avvakta|avvaktar|dröj|dröjer|hold off|wait)(?: (?:lite|än|on|with|med|a bit)){0,2}(?: att)? (?:stänga|stängningen|closing)|(?:stäng|stänger) (?:inte|ej)|(?:don't|do not) close)(?: ${CHECKPOINT}| den| it)?(?: .{1,60})?$`,
  'u',
);
const REOPENS = new RegExp(
  `^(?:(?:kan|går|det|att|man|måste|ska|får|vi|jag|vill|behöver|skulle|snälla|please|can|could|we|i|want|to|need) ){0,6}(?:(?:öppna|open|lås upp|låsa upp|unlock) ${CHECKPOINT} (?:igen|på nytt|again)|(?:återöppna|reopen) ${CHECKPOINT})(?: .{1,60})?$|^(?:kan|går|can) ${CHECKPOINT} (?:(?:att|be) )?(?:öppnas?|opened)(?: upp)? (?:igen|på nytt|again)(?: .{1,40})?$`,
  'u',
);
const matches = (pattern: RegExp, text: string): boolean => text.length <= MAX_LENGTH && pattern.test(plainWords(text));

/** By a word of its own; the phrases (phrases.json) have heard that it is one of them. */
const STEPS: readonly (readonly [Step, RegExp])[] = [
  ['undoStart', /(?<!\p{L})(?:ångra|ta tillbaka|undo|take back)(?!\p{L})/iu],
  ['close', /(?<!\p{L})(?:stäng|stänga|stänger|avsluta|close)(?!\p{L})/iu],
  ['gathered', /(?<!\p{L})(?:data|siffror(?:na)?|underlaget|figures)(?!\p{L})/iu],
];

/** Whether a checkpoint is to be closed, left open or opened again, in words that are of nothing else. */
export const saysStep = (text: string): boolean => [CLOSES, WAITS, REOPENS].some((one) => matches(one, text));

/** What is left is that the meeting is over and its decisions are to be sent on. */
export function stepMeant(text: string): Step {
  if (matches(WAITS, text)) return 'wait';
  if (matches(REOPENS, text)) return 'reopen';
  return STEPS.find(([, said]) => said.test(text))?.[0] ?? 'send';
}
