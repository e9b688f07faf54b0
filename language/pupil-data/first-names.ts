/** First names as they stand in messages: with a capital letter, in the genitive or not. Names that are ordinary words too are left out. */

import { ALSO_WORDS } from './also-words.ts';
import moreNames from './more-names.json' with { type: 'json' };
import names from './names.json' with { type: 'json' };

let made: ReadonlySet<string> | undefined;

/** Made when the first text is looked at, and then kept. */
function firstNames(): ReadonlySet<string> {
  if (made) return made;
  const words = new Set([...ALSO_WORDS, ...names.ordinary.split(' ')]);
  made = new Set([...names.first.split(' '), ...moreNames.first.split(' ')].filter((name) => !words.has(name)));
  return made;
}

/** Whether a word as typed is somebody's first name. */
export function isFirstName(raw: string): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(raw)) return false;
  const lower = raw.toLowerCase();
  return firstNames().has(lower) || (lower.endsWith('s') && firstNames().has(lower.slice(0, -1)));
}

/** Whether a word of a file's or a folder's name is a first name, in small letters too. */
export const hasFirstName = (name: string): boolean =>
  name.split(/[^\p{L}]+/u).some((word) => firstNames().has(word.toLowerCase()));
