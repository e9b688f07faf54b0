/** «kalla till extra möte 5 februari»: one more meeting than there is, and not another day for one of them. Pure. */
import { plainWords } from './plain-words.ts';

const MAX_LENGTH = 160;
const EXTRA =
  /^(?:(?:kan|kunde|du|jag|vi|vill|ska|skulle|behöver|måste|hej|snälla|gärna|please|can|could|you|i|we|want|would|like|need|to|ha|have|hålla|hold) ){0,6}(?:(?:lägga? (?:till|in)|skapa|boka(?: in)?|planera(?: in)?|kalla(?: in)?(?: till)?|ordna|add|create|insert|schedule|call|arrange) )?(?:(?:ett|en|an|a|till) ){0,2}(?:(?:extra|extrainsatt|ytterligare|additional) (?:\p{L}{0,12}möte|träff|team meeting|meeting)|extramöte)(?= |$)/u;
/** With these it is of something else than the team's own. */
const OTHERS = /(?:kalend|calendar|outlook|google|dagordning|agenda|föräldr|vårdnad|parent|guardian)/u;

/** Whether one is asked for. */
export function extraMeeting(text: string): boolean {
  const words = plainWords(text.slice(0, MAX_LENGTH));
  return EXTRA.test(words) && !OTHERS.test(words);
}
