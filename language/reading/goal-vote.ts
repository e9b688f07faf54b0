/** What is said of the yes or no to a goal that the team is asked about: «ja till mål 2», «hur många har sagt ja till mål 2». Pure. */

import { plainWords } from './plain-words.ts';

type Stand = 'yes' | 'no';
export type VoteMeant = {
  /** Null where all that are asked about may be meant. */
  readonly number: number | null;
  /** Whether somebody answers, and not asks how it goes. */
  readonly says: boolean;
  /** Their own answer; null where they ask, or say what others think. */
  readonly answer: Stand | null;
};

const MAX_LENGTH = 80;
const GOAL = '(?:mål|goal) ?(\\d{1,2})';
const SAYS = new RegExp(
  `^(?:(?:ja{1,4}|jadå|japp|jo|javisst|visst|absolut|yes|yep|sure|nej|nä|no) )?(?:(?:ja|jag|vi|i) )?(?:(?:(?:säger|röstar|svarar|say|vote) )?(?:ja|nej|yes|no) (?:till|på|to)|(?:godkänner|godkänn|(?:kan )?stå(?:r)? (?:inte )?bakom|ställer mig (?:inte )?bakom|är (?:inte )?med på|am behind|(?:(?:do not|don t|cannot|can t) )?(?:approve|accept|support|stand behind))) ${GOAL}$`,
  'u',
);
const ASKS = new RegExp(
  `^(?:(?:men|och|but|and) )?(?:hur många|vem|vilka|har|how many|who|has|have)(?: \\p{L}{1,15}){0,3} (?:sagt|svarat|godkänt|röstat|said|answered|approved|voted)(?: \\p{L}{1,10}){0,3} ${GOAL}(?: (?:och|and) (?:varför|why))?$`,
  'u',
);
/** «Hur många har sagt ja?», «vem har sagt nej och varför?», with no word of which. */
const ASKS_OF_ALL =
  /^(?:(?:men|och|but|and) )?(?:hur många|vem|vilka|har (?:alla|någon|nån)|how many|who|has (?:everybody|everyone|anybody|anyone))(?: (?:som|av oss|har|have|has|inte|not)){0,3} (?:sagt|röstat|said|voted) (?:ja|nej|yes|no)(?: (?:än|ännu|yet|nu|now|till målet|till målen|to the goals?)){0,2}(?: (?:och|and) (?:varför|why))?$/u;

const PRAISE = '(?:(?:det )?(?:ser|låter) (?:bra|rimligt) ut|(?:det )?(?:ser|låter) bra|bra|looks good|sounds good)';
const IT = '(?:det|den|detta|det här|målet|mål(?:et)? (?:ni|du) (?:föreslår|har skrivit)|it|this|that|the goal)';
const STANDS = new RegExp(
  `^(?:(?:ja{1,4}|jadå|japp|jo|javisst|absolut|yes|yep|sure) )?(?:${PRAISE} )?(?:(?:och|så|and|so) )?(?:(?:det|den) (?:står|ställer) jag? (?:mig )?bakom|(?:jag? )?(?:står bakom|ställer mig bakom|godkänner|är med på) ${IT}|(?:i )?(?:stand behind|support|approve|am behind) ${IT})$`,
  'u',
);
const STANDS_NOT = new RegExp(
  `^(?:(?:nej|nä|no|nope) )?(?:något behöver ändras|(?:det|den) (?:står|ställer) jag (?:mig )?inte bakom|(?:jag )?(?:står|ställer mig) inte bakom ${IT}|something needs to change|(?:i )?(?:do not|don't|cannot|can't) (?:stand behind|support|approve) ${IT})$`,
  'u',
);

/** Whether somebody stands behind the goal that they were asked about, in words that say so without its number: «ja, det står jag bakom». */
export function standMeant(text: string): Stand | null {
  if (text.length > MAX_LENGTH) return null;
  const words = plainWords(text);
  if (STANDS.test(words)) return 'yes';
  return STANDS_NOT.test(words) ? 'no' : null;
}

const ASSENT =
  /^(?:ok|okej|okay|okey|ja|jadå|jo|jodå|japp|visst|absolut|mm|yes|yeah|yep|sure)(?: (?:ok|okej|ja|jo|då|det|den|blir|är|går|känns|bra|visst|men|för|min|del|tack|så|fint|rimligt|låter|ser|ut|nog|väl|gärna|absolut|precis|kör|toppen|that|is|it|s|sounds|looks|good|fine|then)){0,6}$/u;
/** «Ok», «ja men det blir nog bra»: may be the answer to what was asked, and is asked about. */
export const mayAssent = (text: string): boolean => text.length <= MAX_LENGTH && ASSENT.test(plainWords(text));

const OF_ALL = /(?<!\p{L})(?:vi|we)(?!\p{L})/u;
const NO = /(?<!\p{L})(?:nej|nä|inte|no|not|don t|cannot|can t)(?!\p{L})/u;

/** Null where nobody answers and nobody asks how it goes. */
export function voteMeant(text: string): VoteMeant | null {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (words.length > MAX_LENGTH) return null;
  const said = SAYS.exec(words)?.[1];
  const number = said ?? ASKS.exec(words)?.[1];
  if (number === undefined) return ASKS_OF_ALL.test(words) ? { number: null, says: false, answer: null } : null;
  const isOwn = said !== undefined && !OF_ALL.test(words) && !text.includes('?');
  return { number: Number(number), says: said !== undefined, answer: isOwn ? (NO.test(words) ? 'no' : 'yes') : null };
}
