/** First names as they stand in messages: with a capital letter, in the genitive or not. Names that are ordinary words too are left out. */
import { readFileSync } from 'node:fs';
import names from '../pupil-data/names.json' with { type: 'json' };

/** First names that mean something else at least as often, even with a capital letter at the beginning of a sentence. */
const ALSO_WORDS = new Set(
  'maj juni juli april liv björn saga love dag sten max my nova lova siv linda rosa alm ek an de la may june grace faith hope joy art will bill mark rich even per pia tim tom rut bror god kit odd vide storm sol sommar vinter ro gull gun sky ann kim lo eva sara vera mai van mar sun ida is al am bo kai nye barn ringa rik rune asta rita nils tage'.split(
    ' ',
  ),
);
let made: ReadonlySet<string> | undefined;

/** Made when the first text is looked at, and then kept. */
function firstNames(): ReadonlySet<string> {
  made ??= new Set(
    names.first.split(' ').filter((name) => !ALSO_WORDS.has(name) && !names.ordinary.split(' ').includes(name)),
  );
  return made;
}

/** Whether a word as typed is somebody's first name. */
export function isFirstName(raw: string): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(raw)) return false;
  const lower = raw.toLowerCase();
  return firstNames().has(lower) || (lower.endsWith('s') && firstNames().has(lower.slice(0, -1)));
}

let adults: ReadonlySet<string> | undefined;
export function isAdultName(raw: string): boolean {
  adults ??= new Set(
    readFileSync(new URL('./adult-names.txt', import.meta.url), 'utf8')
      .trim()
      .split(/\s+/),
  );
  const lower = raw.toLowerCase();
  return /^\p{Lu}\p{Ll}/u.test(raw) && (adults.has(lower) || (lower.endsWith('s') && adults.has(lower.slice(0, -1))));
}
