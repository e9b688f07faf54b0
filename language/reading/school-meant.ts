/** Which of several schools people mean: «hur ligger Tallgymnasiet till», «logga på Ekskolan: …», «visa målen på gymnasiet». Pure. */

const STANDS =
  /^(?:(?:och|men|hej|and|so) )?(?:hur (?:ligger|går|står|mår|är|ser)|status|statusen|läget?|visa|show|how(?: is|['’]?s| are)|what about)(?: (?:det|läget|status|statusen|till|ut|nu|för|på|i|hos|med|of|for|at|it|the|things|doing|going)){0,5} (\S.{1,80}?)(?: (?:till|ut|nu|då|i ?dag|just nu|doing|going|today)){0,3}[\s?.!]{0,5}$/iu;
/** «Och Tallgymnasiet?», «Ekbacken då?», or the name alone. */
const AND_THEN = /^(?:(?:och|men|and|so) )?(\S.{1,80}?)(?: (?:då|then))?[\s?.!]{0,5}$/iu;

type School = { readonly school: string };

/** What stands where a school is named whose state is asked for; null where none is. */
export const stateAskedOf = (text: string): string | null => STANDS.exec(text.trim())?.[1] ?? null;
/** What stands alone, or with «och … då?» around it, as a school may. */
export const namedAlone = (text: string): string | null => AND_THEN.exec(text.trim())?.[1] ?? null;

/** The one that is called so, whose name begins so, or that only can be meant by a part of its name; undefined where that is none, or several. */
export function schoolCalled<One extends School>(name: string, schools: readonly One[]): One | undefined {
  const said = plain(name);
  const is = (fits: (own: string) => boolean): readonly One[] => schools.filter(({ school }) => fits(plain(school)));
  const ways = [
    is((own) => own === said),
    is((own) => own.startsWith(`${said} `)),
    said.includes(' ') ? [] : schools.filter((one) => partsOf(one.school).includes(said)),
  ];
  const those = ways.find((found) => found.length > 0) ?? [];
  return those.length === 1 ? those[0] : undefined;
}

const COMPARES =
  /(?<!\p{L})(?:(?:jämför\p{L}{0,3}|rangordna\p{L}{0,3}|ranka\p{L}{0,3}|compared?|rank) .{0,80}(?:skol\p{L}{0,20}|gymnasi\p{L}{0,3}|enheter\p{L}{0,4}|schools?|med|och|i fjol|with|and|to)|(?:vilken|vilka|which) (?:av )?(?:skol\p{L}{1,6}|enhet\p{L}{0,5}|schools?|of the schools) .{0,40}(?:bäst|sämst|bättre|sämre|efter|före|best|worst|better|worse|behind|ahead))(?!\p{L})/iu;
/** Whether schools are held against each other: «vilken skola är bäst?», «jämför Tallgymnasiet med Ekskolan». */
export const comparesSchools = (text: string): boolean => COMPARES.test(text);

/**
 * A school that is named. `words`: the text without its name. `leads`: it stands before the colon after which something is told; `byPart`: by a part of
 * its name alone, which may be a word of its own.
 */
export type Named<One> = {
  readonly one: One;
  readonly words: string;
  readonly leads: boolean;
  readonly byPart: boolean;
};

/**
 * The only one of somebody's schools that a text names: by its name, by how that begins, or at the end by a part that no other has. What says where
 * is taken out of the text, so that nothing else reads it as a goal's number or words; undefined where none is named, or several. Of whoever has one
 * school its whole name is taken out, where something is asked for rather than told.
 */
export function schoolNamed<One extends School>(text: string, schools: readonly One[]): Named<One> | undefined {
  const words = wordsOf(text);
  const colon = COLON.exec(text)?.index ?? text.length;
  const head = words.filter(({ from }) => from < colon);
  const found = mentionsIn(words, schools);
  const byPart = found.length === 0 && schools.length > 1;
  const beside = besideFigure(head, schools);
  const mentions = byPart && beside.length === 0 ? lastByPart(head, schools) : [...found, ...beside];
  const leading = colon < text.length ? mentions.filter(({ first }) => first < head.length) : [];
  const leads = leading.length > 0;
  const [one, ...others] = new Set((leads ? leading : mentions).map((mention) => mention.one));
  if (!one || others.length > 0) return undefined;
  const theirs = mentions.filter(
    (mention) => mention.one === one && !BETWEEN.test(words[mention.first - 1]?.said ?? ''),
  );
  if (theirs.length === 0) return undefined;
  const cuts = theirs
    .filter(({ first }) => schools.length > 1 || first < head.length)
    .flatMap((mention) => cutOf(text, words, head.length, mention) ?? []);
  return { one, words: without(text, cuts), leads, byPart };
}

/** Whether a text names more than one of them. */
export function namesSeveral(text: string, schools: readonly School[]): boolean {
  const words = wordsOf(text);
  const named = [...mentionsIn(words, schools), ...besideFigure(words, schools), ...lastByPart(words, schools)];
  return new Set(named.map(({ one }) => one)).size > 1;
}

type Word = { readonly said: string; readonly from: number; readonly to: number };
type Mention<One> = { readonly one: One; readonly first: number; readonly last: number };

const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map(({ 0: said, index }) => ({
    said: said.toLowerCase(),
    from: index,
    to: index + said.length,
  }));
const plain = (text: string): string =>
  wordsOf(text)
    .map(({ said }) => said)
    .join(' ');

/** Where something is told after it. A time has one too. */
const COLON = /:(?!\d|\/\/)/u;
/** After these it is another place than the one that is spoken of. */
const BETWEEN = /^(?:med|mellan|till|with|between|to)$/u;
const WHERE = /^(?:på|vid|hos|i|för|från|över|at|in|on|for|of|from)$/u;
/** A shorter word is not the name by which one of several schools is known. */
const SHORTEST = 5;

/** Where their names stand: the whole name, or as much of its beginning as is only one school's. */
function mentionsIn<One extends School>(words: readonly Word[], schools: readonly One[]): Mention<One>[] {
  const named = schools.map((one) => ({ one, name: wordsOf(one.school).map(({ said }) => said) }));
  return words.flatMap((_, first) => {
    const here = named.flatMap(({ one, name }) => {
      const length = alike(words.slice(first, first + name.length), name);
      const isTheirs = !named.some((other) => other.one !== one && alike(words.slice(first), other.name) >= length);
      const isEnough = length === name.length || (schools.length > 1 && isTheirs && (name[0]?.length ?? 0) >= SHORTEST);
      return length > 0 && isEnough ? [{ one, first, last: first + length - 1 }] : [];
    });
    return here.toSorted((a, b) => b.last - a.last).slice(0, 1);
  });
}

/** How many words of the name the words begin with; the last may be as whose something is, or not. */
function alike(words: readonly Word[], name: readonly string[]): number {
  let length = 0;
  while (length < name.length && isSame(words[length]?.said, name[length])) length += 1;
  return length;
}
const isSame = (said: string | undefined, own: string | undefined): boolean =>
  said !== undefined && own !== undefined && (said === own || said === `${own}s` || `${said}s` === own);

/** A part of a name that no other school has, said last: «visa målen på gymnasiet». */
const lastByPart = <One extends School>(head: readonly Word[], schools: readonly One[]): Mention<One>[] =>
  partAt(head, head.length - 1, schools);

/** Such a part beside a figure, which is that school's: «8 % på Lindskolan och på gymnasiet 65 %», «6,4 på Lindskolan och 72 på gymnasiet». */
const besideFigure = <One extends School>(head: readonly Word[], schools: readonly One[]): Mention<One>[] =>
  schools.length < 2
    ? []
    : head.flatMap((_, at) => {
        const next = IS.test(head[at + 1]?.said ?? '') ? head[at + 2] : head[at + 1];
        const isBeside = [next, head[at - 2]].some((word) => NUMBER.test(word?.said ?? ''));
        return isBeside ? partAt(head, at, schools) : [];
      });
const NUMBER = /^\d{1,7}$/u;
const IS = /^(?:är|var|ligger|har|is|was|has)$/u;

function partAt<One extends School>(words: readonly Word[], at: number, schools: readonly One[]): Mention<One>[] {
  const [where, said] = [words[at - 1]?.said, words[at]?.said];
  if (said === undefined || !WHERE.test(where ?? '')) return [];
  const those = schools.filter(({ school }) => partsOf(school).includes(said));
  return those.length === 1 && those[0] ? [{ one: those[0], first: at, last: at }] : [];
}

const KIND = /(?:skolan?|gymnasi(?:et|um))$/u;
/** What a school may be called by a part of its name: «gymnasiet», «anpassade», «Lind». */
const partsOf = (school: string): string[] =>
  wordsOf(school).flatMap(({ said }, index) => {
    const kind = /gymnasi(?:et|um)$/u.exec(said)?.[0];
    const stem = index === 0 ? said.replace(KIND, '') : '';
    return [...(kind ? [kind] : []), stem, stem.replace(/s$/u, ''), index > 0 ? said : ''].filter(
      (one) => one.length > 3,
    );
  });

type Span = { readonly from: number; readonly to: number };

/** From where to where a mention is taken out, with the word that says where; null where it is part of what is told. */
function cutOf(
  text: string,
  words: readonly Word[],
  headLength: number,
  { first, last }: Mention<School>,
): Span | null {
  const before = words[first - 1];
  const [begin, end] = [words[first]?.from ?? 0, words[last]?.to ?? text.length];
  if (before && WHERE.test(before.said) && text.slice(before.to, begin).trim() === '')
    return { from: before.from, to: end };
  const after = AFTER.exec(text.slice(end))?.[0] ?? '';
  const inHead = first < headLength;
  if ((first === 0 || first === headLength) && after !== '') return { from: begin, to: end + after.length };
  const isEdge = first === 0 || last === words.length - 1 || last === headLength - 1;
  const isOwner = inHead && text.slice(begin, end).toLowerCase().endsWith('s');
  return (inHead || first !== headLength) && (isEdge || isOwner) ? { from: begin, to: end } : null;
}
const AFTER = /^ ?[:,–-] /u;

function without(text: string, cuts: readonly Span[]): string {
  const kept = cuts.toReversed().reduce((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text);
  return cuts.length === 0
    ? text
    : kept
        .replaceAll(/[^\S\n]{2,}/gu, ' ')
        .replaceAll(/ (?=[:,?!.](?:\s|$))/gu, '')
        .trim();
}
