/** Which step of a checkpoint or of the year's end somebody says: «stäng avstämningen», «skicka besluten till rektor», «data är framtagna», «ångra starten». Pure. */

export type Step = 'close' | 'send' | 'gathered' | 'undoStart';

/** By a word of its own; the phrases (phrases.json) have heard that it is one of them. */
const STEPS: readonly (readonly [Step, RegExp])[] = [
  ['undoStart', /(?<!\p{L})(?:ångra|ta tillbaka|undo|take back)(?!\p{L})/iu],
  ['close', /(?<!\p{L})(?:stäng|stänga|avsluta|close)(?!\p{L})/iu],
  ['gathered', /(?<!\p{L})(?:data|siffror(?:na)?|underlaget|figures)(?!\p{L})/iu],
];

/** What is left is that the meeting is over and its decisions are to be sent on. */
export const stepMeant = (text: string): Step => STEPS.find(([, said]) => said.test(text))?.[0] ?? 'send';
