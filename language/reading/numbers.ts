/**
 * A number as people write it: `8,4`, `8.4`, `1 234,5` (also with a non-breaking space), `−3`, `12 %`; in English `1,250` and `1,250.5` too, where the
 * comma parts thousands. Null for anything else, so that nothing is ever guessed.
 */
export function parseNumber(text: string, english = false): number | null {
  const plain = text
    .trim()
    .replace(/(?<!\s)\s*%$/, '')
    .replace(/^[−–]/, '-')
    .replaceAll(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '');
  const settled = english && THOUSANDS.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(settled)) return null;
  return Number(settled);
}
const THOUSANDS = /^-?[1-9]\d{0,2}(?:,\d{3}){1,3}(?:\.\d{1,6})?$/;

/** «Vet ej», «okänt», «?»: that no number is known, where one is asked for. */
export const isNotKnown = (text: string): boolean => NOT_KNOWN.test(text.trim());
const NOT_KNOWN =
  /^(?:(?:jag |det |vi )?vet (?:vi |jag )?(?:ej|inte|inget)(?: än| ännu)?|(?:jag )?har ingen aning|ingen (?:aning|uppgift)(?: än| ännu)?|inget värde(?: än| ännu)?|(?:oklart|okänt|saknas)(?: än| ännu)?|(?:i |we )?(?:don['’]?t|do not) know(?: yet)?|not known(?: yet)?|no idea(?: yet)?|no value(?: yet)?|unknown|n\/a|[?–—-]{1,3})[.!]?$/iu;

/** How many pupils: `250`, `1 250`, `1,250 pupils`, `52 st`, `ca 48`. There are no parts of a pupil, so a comma parts thousands in Swedish too, and `8,4` is none. */
export function parseCount(text: string): number | null {
  const number = parseNumber(text.trim().replace(ABOUT, '').replace(PUPILS, ''), true);
  return number !== null && Number.isInteger(number) ? number : null;
}
const ABOUT = /^(?:~ ?|(?:ca\.?|c:a|cirka|circa|ungefär|omkring|runt|about|around|approximately|roughly|some)\s)/iu;
const PUPILS = /(?<=\d)\s?(?:elever|elev|barn|stycken|pupils?|students|children|st)\.?$/iu;

/** A text in English with its thousands in one piece: «from 1,240 to 800» is from 1240. */
export const withoutThousands = (text: string): string => text.replaceAll(THOUSANDS_IN, '$1');
const THOUSANDS_IN = /(?<![\d.,])([1-9]\d{0,2}),(?=\d{3}(?![\d,]))/gu;
