/** Danger to life or health, and duties by law: found by words, in Swedish and English, rather too often than too seldom. */
import { fold } from '../text/tokens.ts';
import signals from './signals.json' with { type: 'json' };

const MAX_LENGTH = 4000;
/** The signals are written folded: lower case, without diacritics. */
const anyOf = (words: readonly string[], before = ''): RegExp => new RegExp(`${before}(?:${words.join('|')})`, 'u');
const START = '(?<!\\p{L})';
const ACUTE = anyOf(signals.acute, START);
/** Talk of preventing it or of learning about it; found inside compounds too: `suicidprevention`. */
const IN_GENERAL = anyOf(signals.acuteInGeneral);
const SOMEBODY = anyOf(signals.somebody, START);
const DUTY = anyOf(signals.statutory, START);

const plain = (text: string): string => fold(text.slice(0, MAX_LENGTH)).replaceAll(/\s+/gu, ' ');

/** Something that may be happening to somebody now; a routine, a course or a statistic about it is not, unless somebody is named. */
export function isAcute(text: string): boolean {
  const words = plain(text);
  return ACUTE.test(words) && (SOMEBODY.test(words) || !IN_GENERAL.test(words));
}

/** Something the school must do by law (investigate, report): moved to where it belongs, never called a distraction. */
export const isDuty = (text: string): boolean => DUTY.test(plain(text));
