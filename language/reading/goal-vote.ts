/** What is said of the yes or no to a goal that the team is asked about: «ja till mål 2», «hur många har sagt ja till mål 2». Pure. */

export type VoteMeant = { readonly number: number; readonly says: boolean };

const MAX_LENGTH = 80;
const GOAL = '(?:mål|goal) ?(\\d{1,2})';
const SAYS = new RegExp(
  `^(?:(?:jag|vi|i) )?(?:(?:(?:säger|röstar|svarar|say|vote) )?(?:ja|nej|yes|no) (?:till|på|to)|(?:godkänner|godkänn|står bakom|ställer mig bakom|är (?:inte )?med på|approve|accept|support)) ${GOAL}$`,
  'u',
);
const ASKS = new RegExp(
  `^(?:hur många|vem|vilka|har|how many|who|has|have)(?: \\p{L}{1,15}){0,3} (?:sagt|svarat|godkänt|röstat|said|answered|approved|voted)(?: \\p{L}{1,10}){0,3} ${GOAL}$`,
  'u',
);

/** `says` where somebody answers, and not asks how it goes; null where neither is. */
export function voteMeant(text: string): VoteMeant | null {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (words.length > MAX_LENGTH) return null;
  const says = SAYS.exec(words)?.[1];
  const number = says ?? ASKS.exec(words)?.[1];
  return number === undefined ? null : { number: Number(number), says: says !== undefined };
}
