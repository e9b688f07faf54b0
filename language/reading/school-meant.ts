/** Which of several schools people mean: «hur ligger Tallgymnasiet till», «status för Ekskolan», «visa målen på Tallgymnasiet». Pure. */

const STANDS =
  /^(?:(?:och|men|hej|and|so) )?(?:hur (?:ligger|går|står|mår|är|ser)|status|statusen|läget?|visa|show|how(?: is|['’]?s| are)|what about)(?: (?:det|läget|status|statusen|till|ut|nu|för|på|i|hos|med|of|for|at|it|the|things|doing|going)){0,5} (\S.{1,80}?)(?: (?:till|ut|nu|då|i ?dag|just nu|doing|going|today)){0,3}[\s?.!]{0,5}$/iu;

type School = { readonly school: string };

/** What stands where a school is named whose state is asked for; null where none is. */
export const stateAskedOf = (text: string): string | null => STANDS.exec(text.trim())?.[1] ?? null;

/** The one that is called so, or whose name begins so; undefined where that is none, or several. */
export function schoolCalled<One extends School>(name: string, schools: readonly One[]): One | undefined {
  const said = name.trim().toLowerCase();
  const whole = schools.filter(({ school }) => school.toLowerCase() === said);
  const those = whole.length > 0 ? whole : schools.filter(({ school }) => school.toLowerCase().startsWith(`${said} `));
  return those.length === 1 ? those[0] : undefined;
}

/** A shorter word is not the name by which one of several schools is known. */
const SHORTEST = 5;

/**
 * The only one whose name stands in the text, also as whose something is («Ekskolans mål»), or else by its first word as people say it («Lindskolan»
 * for «Lindskolan F–9»); undefined where that is none, or several.
 */
export function schoolIn<One extends School>(text: string, schools: readonly One[]): One | undefined {
  const said = ` ${plain(text)} `;
  const stands = (name: string): boolean => [' ', 's '].some((end) => said.includes(` ${name}${end}`));
  const those = (nameOf: (one: One) => string): One[] =>
    schools.filter((one) => nameOf(one) !== '' && stands(nameOf(one)));
  const whole = those(({ school }) => plain(school));
  const short = ({ school }: One): string => {
    const [first = ''] = plain(school).split(' ');
    const theirs = schools.filter((one) => plain(one.school).split(' ')[0] === first);
    return first.length >= SHORTEST && theirs.length === 1 ? first : '';
  };
  const [only, ...others] = whole.length > 0 ? whole : those(short);
  return others.length === 0 ? only : undefined;
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
