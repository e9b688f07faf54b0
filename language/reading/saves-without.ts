/** «Ta bort orden och spara», “save it without the name”: what a form that was stopped for a pupil's name asks about, answered in words. Pure. */
import { plainWords } from './plain-words.ts';

const MAX_LENGTH = 80;
const LEAD =
  '(?:(?:ja|jo|ok|okej|nej|då|kan|kunde|du|jag|vi|vill|snälla|gör det|bara|yes|no|please|can|could|you|i|we|want|to|just|then) ){0,4}';
const THEM =
  '(?: (?:det|dem|dom|den|de|the|that|this|those|them|it|elevens|pupil s))?(?: (?:ordet|orden|namnet|namnen|namn|ord|words?|names?|dem|dom|det|it|them))?';
const SAVE = '(?:spara|skicka|lägga? till|save|send|keep)(?: (?:det|resten|den|it|the rest|the form|formuläret))?';
const TAKE = '(?:ta bort|tar bort|stryk|stryka|radera|släng|rensa|ta ut|remove|delete|drop|take out|take)';
const TAIL = '(?: (?:tack|nu|i stället|istället|please|now|instead))?';
const SAVES: readonly RegExp[] = [
  new RegExp(`^${LEAD}${TAKE}${THEM}(?: out)? (?:och|o|å|and) ${SAVE}${TAIL}$`, 'u'),
  new RegExp(`^${LEAD}${SAVE} (?:utan|without)${THEM}${TAIL}$`, 'u'),
];
/** What may be said of much else too, where no form was just stopped. */
const TAKES_OUT = new RegExp(
  `^${LEAD}${TAKE} (?:(?:det|den|de|the|that|those|elevens) )?(?:ordet|orden|namnet|namnen|words?|names?)(?: out)?${TAIL}$`,
  'u',
);
const VOUCHED =
  /^(?:(?:nej|no|men|but) ){0,2}(?:(?:det|den|han|hon|hen|it|that|he|she) (?:är|is) (?:ingen|inte en|ingen av våra|no|not a|not one of our) (?:elev|elever|pupil|pupils|student)|(?:det|de|they|those|these) (?:är|are) (?:inga|inte|no|not) (?:elever|pupils|students))$/u;

/** `yes`: the words are out of it and it is saved; `maybe`: said so shortly that it is that only beside such a form; `vouched`: the name is no pupil's. */
export function savesWithout(text: string): 'yes' | 'maybe' | 'vouched' | null {
  const words = text.length > MAX_LENGTH || text.includes('?') ? '' : plainWords(text).replaceAll("'", ' ');
  if (SAVES.some((pattern) => pattern.test(words))) return 'yes';
  if (TAKES_OUT.test(words)) return 'maybe';
  return VOUCHED.test(words) ? 'vouched' : null;
}
