/**
 * Each mention of somebody in a sentence as what stands around it: «Reza och Shirin på kansliet har bokat» is one mention of two names
 * at an office who have done something. Names next to each other are one mention, and a pronoun is one too.
 */
import { THINGS } from './patterns.ts';
import { isClass, isStaff, PERSON, PRONOUN } from './said-staff.ts';
import { stem } from './stem.ts';
import type { Mention, Tag } from './tag.ts';
import { isTeaching } from './teaching.ts';

const AND: ReadonlySet<string> = new Set(['och', 'o', 'and', 'samt', 'eller', 'or']);
const PLACE: ReadonlySet<string> = new Set(['från', 'på', 'i', 'hos', 'vid', 'at', 'from', 'in', 'on']);
/** Words between somebody and what he or she does: «har redan bokat». */
const HELPING: ReadonlySet<string> = new Set(
  'har hade ska skulle kan kunde vill får fick måste bör är var blir blev har inte också redan nu sedan alltid aldrig ofta bara själv alltså has had will would can could may must should is was are were have not also already always never often just'.split(
    ' ',
  ),
);
const ADULT_PLACE = /^(?:ORG|ROLE)$/;

/** The mentions in a row of tags, from the first word to the last of each. */
export function mentions(row: readonly Tag[]): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < row.length; at += 1) {
    const first = row[at];
    if (!first || !(PERSON.test(first.tag) || PRONOUN.test(first.word))) continue;
    let to = at;
    let many = false;
    while (PERSON.test(first.tag)) {
      const joined = AND.has(row[to + 1]?.word ?? '') ? 2 : 1;
      const next = row[to + joined]?.tag ?? '';
      // A colleague and a pupil side by side are two mentions.
      if (!PERSON.test(next) || (next === 'STAFF') !== (first.tag === 'STAFF')) break;
      many ||= joined === 2;
      to += joined;
    }
    found.push({ from: at, to, who: kind(first), many });
    at = to;
  }
  return found;
}

/** What sort of mention it is, coarsely. */
function kind({ tag, word }: Tag): string {
  if (PRONOUN.test(word)) return 'pronoun';
  if (/^W?NAME/i.test(tag)) return tag.endsWith('G') ? 'names' : 'name';
  return /^(?:CAP|LAST)/.test(tag) ? 'cap' : tag;
}

/** A word as a class of words: its tag, or its stem where it has none. */
const sort = (there: Tag | undefined): string => (!there ? '' : there.tag === 'w' ? stem(there.word) : there.tag);

/** What a mention does, is asked or is given, and where it belongs. */
export function aroundMention(row: readonly Tag[], mention: Mention): string[] {
  const { from, to, who, many } = mention;
  const before = row[from - 1];
  const at = verbAfter(row, to);
  const tag = row[at]?.tag ?? '$';
  const verb = stem(row[at]?.word ?? '$');
  const place = PLACE.has(row[to + 1]?.word ?? '') ? placeAfter(row, to + 2) : '';
  const staff = isStaff(row, mention);
  const cared = row.some((there) => there.tag === 'KIN' || there.tag === 'DIAG');
  return [
    `m ${who} ${many}`,
    `m < ${who} ${before?.word ?? '^'}`,
    `m < ${who} ${sort(before)} ${sort(row[from - 2])}`,
    `m < ${who} ${before?.tag} v ${tag}`,
    `m > ${who} ${sort(row[to + 1])} ${sort(row[to + 2])}`,
    `m <<  ${sort(before)} ${sort(row[from - 2])}`,
    `m < ${before?.word ?? '^'}`,
    `m >> ${sort(row[to + 1])}`,
    `m v ${verb}`,
    `m v ${who} ${verb}`,
    `m v ${who} ${tag}`,
    `m o ${verb} ${sort(row[at + 1])}`,
    `m @ ${who} ${place}`,
    `m @ ${place} ${tag}`,
    `m staff ${staff}`,
    `m teaching ${isTeaching(row, mention)}`,
    `m staff ${who} ${staff} ${cared}`,
  ];
}

/** What stands in the clause of a mention, and what sorts of things that bear names stand anywhere near it. */
export function inClause(row: readonly Tag[], { from, to, who }: Mention): string[] {
  const clause = row[from]?.clause;
  return row.flatMap((there, at) => {
    if (at >= from && at <= to) return [];
    const thing = THINGS.test(there.tag) ? [`q thing ${there.tag} ${Math.sign(at - from)}`] : [];
    if (there.clause !== clause) return thing;
    const side = Math.sign(at - from);
    return [...thing, `q ${sort(there)}`, `q ${side} ${there.tag}`, `q ${who} ${there.tag}`];
  });
}

/** The heading that a mention stands under, up to a sign that ends the list: «Skolkade: Vera, Mio, Alice», «Ansvariga: Rut, Ali». */
export function underHeading(row: readonly Tag[], { from, who }: Mention): string[] {
  const colon = row.findLastIndex(({ word }, at) => at < from && word === ':');
  if (colon < 1 || row.slice(colon, from).some(({ word }) => word === '?' || word === '!')) return [];
  const { clause } = row[colon - 1] ?? {};
  return row.slice(Math.max(0, colon - 3), colon).flatMap((there) => {
    if (there.clause !== clause || PERSON.test(there.tag)) return [];
    return [`e ${sort(there)}`, `e ${there.tag}`, `e ${who} ${there.tag}`];
  });
}

/** What the pronouns after a mention do, up to the next mention: «Freja … när hon undervisar». */
export function calledBack(row: readonly Tag[], found: readonly Mention[], mention: Mention): string[] {
  const after = found.slice(found.indexOf(mention) + 1);
  const next = after.findIndex(({ who }) => who !== 'pronoun');
  return (next < 0 ? after : after.slice(0, next)).flatMap((pronoun) => {
    const at = verbAfter(row, pronoun.to);
    const tag = row[at]?.tag ?? '$';
    return [
      `h v ${stem(row[at]?.word ?? '$')}`,
      `h v ${tag} ${sort(row[at + 1])}`,
      `h ${mention.who} ${tag}`,
      `h staff ${isStaff(row, pronoun)}`,
      `h < ${row[pronoun.from - 1]?.word ?? '^'}`,
    ];
  });
}

/** The clauses that tell of a mention: its own, and those where a pronoun calls it back before anybody else is named. */
export function clausesOf(row: readonly Tag[], found: readonly Mention[], mention: Mention): ReadonlySet<number> {
  const after = found.slice(found.indexOf(mention) + 1);
  const next = after.findIndex(({ who }) => who !== 'pronoun');
  return new Set([mention, ...(next < 0 ? after : after.slice(0, next))].map(({ from }) => row[from]?.clause ?? 0));
}

/** Whose life the words of a clause are of: pupils' (`CHILD`), staff's (`OFFICE`) or either's. */
const LIFE = /^(?:CHILD|OFFICE|EVENT|WORK|ROLE|KIN|PUPILS?|DIAG|SINGLE|ORG|STAFFVERB)$/;
/** What is said of a mention in its own clause and where a pronoun calls it back: which sorts of words, and which of pupils' and staff's lives they are of. */
export function deeds(row: readonly Tag[], found: readonly Mention[], mention: Mention): string[] {
  const clauses = clausesOf(row, found, mention);
  const said = row.filter(({ clause }, at) => clauses.has(clause) && (at < mention.from || at > mention.to));
  const has = (tag: string, list: readonly Tag[]): number =>
    Math.min(2, list.filter((there) => there.tag === tag).length);
  const sorts = [...new Set(said.map(({ tag }) => tag))].filter((tag) => LIFE.test(tag)).toSorted();
  const life = `${has('CHILD', said)} ${has('OFFICE', said)}`;
  return [
    `d ${life}`,
    `d ${mention.who} ${life}`,
    `d ${life} ${has('CHILD', row)} ${has('OFFICE', row)}`,
    `d ${sorts.join(' ')}`,
    ...sorts.map((tag) => `d ${mention.who} ${tag}`),
  ];
}

/** Where the first word after a mention stands that is no helping word. */
function verbAfter(row: readonly Tag[], to: number): number {
  let at = to + 1;
  while (at <= to + 4 && HELPING.has(row[at]?.word ?? '')) at += 1;
  return at;
}

/** Whether somebody is «på kansliet», «i 7B» or somewhere else. */
function placeAfter(row: readonly Tag[], at: number): string {
  const there = row.slice(at, at + 2);
  return there.some(({ tag }) => ADULT_PLACE.test(tag)) ? 'organisation' : (there[0]?.tag ?? '');
}

const ONE = /^(?:eleven|pojken|flickan|killen|tjejen|barnet|grabben|hon|han|hen|she|he)$/;
const ARTICLE = /^(?:en|ett|a|an)$/;
const NOUN = /^(?:elev|pojke|flicka|kille|tjej|barn|boy|girl|pupil|student|child)$/;
const MANY =
  /^(?:många|flera|alla|få|några|andra|båda|ingen|inga|samtliga|fler|hälften|vissa|hela|eleverna|elever|barnen|flickorna|pojkarna|killarna|tjejerna|klassen|gruppen|many|all|most|some|several|few|pupils|students|everyone|everybody|nobody|varje|var)$/;
const MODAL = /^(?:ska|skall|bör|får|kan|måste|should|must|can|may|om|när|if|when|rätt)$/;

/** Which sorts of words a sentence holds, as one sign and in twos: what one of them means depends on the rest. */
export function outline(row: readonly Tag[], found: readonly Mention[]): string[] {
  const has = (test: (there: Tag, at: number) => boolean): boolean => row.some(test);
  const holds: Readonly<Record<string, boolean>> = {
    name: has(({ tag }) => /^(?:W?NAME(?!0)|name|wname|LAST|INIT)/.test(tag)),
    cap: has(({ tag }) => /^(?:CAP|WNAME0)/.test(tag)),
    one: has(({ word }) => ONE.test(word)),
    some: has(({ word }, at) => ARTICLE.test(word) && NOUN.test(row[at + 1]?.word ?? '')),
    many: has(({ word, tag }) => MANY.test(word) || tag === 'PUPILS'),
    manyInClass: has(({ word }, at) => MANY.test(word) && row.slice(at + 1, at + 4).some(isClass)),
    modal: has(({ word }) => MODAL.test(word)),
    we: has(({ word }) => /^(?:vi|oss|we|us|man)$/.test(word)),
    class: has(isClass),
    staff: has(({ tag }) => /^(?:ROLE|STAFFVERB|STAFF)$/.test(tag)),
    work: has(({ tag }) => tag === 'WORK'),
    child: has(({ tag }) => tag === 'CHILD'),
    office: has(({ tag }) => tag === 'OFFICE'),
    kin: has(({ tag }) => tag === 'KIN'),
    ill: has(({ tag }) => tag === 'DIAG'),
    single: has(({ tag }) => tag === 'SINGLE'),
    organisation: has(({ tag }) => tag === 'ORG'),
    employed: found.some((mention) => isStaff(row, mention)),
  };
  const list = Object.keys(holds).filter((key) => holds[key]);
  const pairs = list.flatMap((one, at) => list.slice(at + 1).map((two) => `o ${one} ${two}`));
  const somebody = holds['name'] ? 'name' : holds['cap'] ? 'cap' : holds['one'] ? 'one' : 'nobody';
  return [`o ${list.join(' ')}`, ...list.map((one) => `o ${somebody} ${one}`), ...pairs];
}
