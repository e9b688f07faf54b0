/** A part of what has just been shown, as it is to be instead: «sista dag 15 maj», «byt målvärdet till 80», «för högt, sätt 92». Pure. */
import type { Topic } from './follow-up.ts';

/** Longer words say something new. */
const MAX_LENGTH = 80;
const WRONG = '(?:(?:nej|nä|oj|oops|ops|förlåt|sorry|vänta|no|wait|ok|okej)[\\s,.!]{1,3}){0,2}';
const CHANGE =
  '(?:(?:kan (?:du|vi|jag)|vi|jag|can you|please|snälla) )?(?:(?:ändra|byt|flytta|sätt|gör|höj|sänk|change|move|set|make|raise|lower) )?(?:(?:det|den|the) )?';
const TO =
  '(?: (?:på|for|of) (?:det|den|it|målet|insatsen|the goal))?(?: (?:till|to|ska (?:vara|bli)|blir|är|is|should be)){0,1}(?: ?[:=])?';
const DAY = new RegExp(
  `^${WRONG}${CHANGE}(?:sista (?:dag(?:en)?|datum(?:et)?)|slutdag(?:en)?|slutdatum(?:et)?|deadline(?:n)?|last day|end date)${TO} (\\S.{0,40}?)[.!]{0,3}$`,
  'iu',
);
const NUMBER = '(-?\\d{1,7}(?:[.,]\\d{1,3})?) ?(?:%|procent|percent)?';
const AFTER = '(?: (?:i ?stället|istället|instead|tack|please))?(?:, .{1,50})?[.!]{0,3}$';
const TARGETS = [
  new RegExp(`^${WRONG}${CHANGE}(?:målvärdet?|målsiffran|målnivån|target(?: value)?)${TO} ${NUMBER}${AFTER}`, 'iu'),
  new RegExp(
    `^${WRONG}(?:(?:det|det är|it's|that's) )?(?:lite |alldeles |för tok )?(?:för|too) (?:högt|lågt|mycket|lite|high|low|much)[,.:]? (?:så )?(?:sätt|ta|gör|skriv|ändra|set|make|change)(?: (?:det|den|it))?(?: (?:till|to))? ${NUMBER}${AFTER}`,
    'iu',
  ),
];

/** The same of the goal or the intervention by its number; null where no such part is said. */
export function partChanged(text: string, { words, all }: Topic): string | null {
  const said = text.trim();
  if (said.length > MAX_LENGTH || said.includes('?')) return null;
  const day = DAY.exec(said)?.[1];
  if (day !== undefined) return `ändra ${words} till ${day.replace(/^(?:den|the) (?=\p{L})/iu, '')}`;
  const target = all === 'mål' ? TARGETS.map((one) => one.exec(said)?.[1]).find((one) => one !== undefined) : undefined;
  return target === undefined ? null : `ändra målvärdet på ${words} till ${target}`;
}

/** «Sista dag 15 maj», said of what no word names. */
export const saysLastDay = (text: string): boolean => DAY.test(text.trim());
