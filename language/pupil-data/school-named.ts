/** The name of the team's own school in a text: a place, though schools are called after people. */
import { ALSO_WORDS } from './also-words.ts';
import { hasFirstName } from './first-names.ts';

/** Where the part of a name ends by which a school is known: «Karl Johans skola», «Ekbackens anpassade grundskola». */
const KIND =
  /(?<![\s,])[\s,]{1,3}(?:f[-–]\d|(?:fri|grund|mellan|hög|låg|gymnasie|sär|central)?skola(?:n)?|gymnasi(?:et|um)|anpassade|friskola(?:n)?|school|upper|primary|international)(?!\p{L}).*$/u;

/** How many signs of the text's beginning are the school's name, or the part by which it is known where that is nobody's first name; 0 for none. */
export function schoolAt(school: string | undefined, rest: string): number {
  if (!school) return 0;
  if (school !== last.school) last = { school, names: namesOf(school) };
  const text = rest.toLowerCase();
  return Math.max(0, ...last.names.map((name) => lengthOf(name, text)));
}

/** Of the school that was asked for last: one text is all of one school. */
let last: { readonly school: string; readonly names: readonly string[] } = { school: '', names: [] };

function namesOf(school: string): readonly string[] {
  const whole = school.trim().toLowerCase();
  const short = whole.replace(KIND, '');
  const isSomebodys = short.split(/[\s-]+/u).some((word) => [word, word.replace(/s$/u, '')].some(mayBeSomebody));
  return short === whole || isSomebodys ? [whole] : [whole, short];
}
const mayBeSomebody = (word: string): boolean => hasFirstName(word) || ALSO_WORDS.has(word);

const GENITIVE = /^['’]?s(?![\p{L}\d])/u;
const NO_WORD = /^(?![\p{L}\d])/u;
/** The name as it stands, without the «s» of its end, or with one more. */
function lengthOf(name: string, text: string): number {
  const bare = name.replace(/s$/u, '');
  for (const form of [name, bare]) {
    if (form.length < SHORTEST || !text.startsWith(form)) continue;
    const after = text.slice(form.length);
    if (NO_WORD.test(after)) return form.length;
    const genitive = GENITIVE.exec(after)?.[0].length;
    if (genitive !== undefined) return form.length + genitive;
  }
  return 0;
}
const SHORTEST = 4;
