/**
 * Each mention of somebody in a sentence as what stands around it: «Reza och Shirin på kansliet har bokat» is one mention of two names
 * at an office who have done something. Names next to each other are one mention, and a pronoun is one too.
 */
import type { Tag } from './tags.ts';

const PERSON = /^(?:NAME|WNAME|name|wname|CAP|LAST|INIT|STAFF$)/;
const PRONOUN = /^(?:hon|han|hen|she|he|henne|honom|hennes|hans|hens|her|him|his)$/;
const AND: ReadonlySet<string> = new Set(['och', 'o', 'and', 'samt', 'eller', 'or']);
const PLACE: ReadonlySet<string> = new Set(['från', 'på', 'i', 'hos', 'vid', 'at', 'from', 'in', 'on']);
/** Words between somebody and what he or she does: «har redan bokat». */
const HELPING: ReadonlySet<string> = new Set(
  'har hade ska skulle kan kunde vill får fick måste bör är var blir blev har inte också redan nu sedan alltid aldrig ofta bara själv alltså has had will would can could may must should is was are were have not also already always never often just'.split(
    ' ',
  ),
);
/** Where grown-ups work. */
const ORGANISATION =
  /^(?:it|soc|bup|csn|hab|hr|syv|eht|städ|expen?|facket|polisen|kommunen|regionen|ledningen|kvalitet|ekonomi|fastighet|biblioteket|universitetet|högskolan|arbetslaget|elevhälsan|växeln|receptionen|köket|(?:social|fält|skol|kultur)\p{L}*(?:en|a)|\p{L}*(?:tjänsten|förmedling(?:en)?|vården|köket|gruppen|teamet|laget|verket|kansliet|kontoret|byrån|enheten|mottagningen|förvaltning(?:en)?|centralen|centrum|verksamhet(?:en)?|avdelningen|bolaget|jouren|administrationen|ledningen|hälsan|föreningen|stiftelsen|gården|museet|agency|office|council|services?|team|kitchen|clinic|department|library|desk))$/u;

export type Mention = { readonly from: number; readonly to: number; readonly who: string; readonly many: boolean };

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
      if (!PERSON.test(row[to + joined]?.tag ?? '')) break;
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

/** The beginning that the forms of a word have in common. */
export const stem = (word: string): string =>
  word.length < 5
    ? word
    : word.replace(
        /(?:ningarna|ningar|ningen|andet|arna|erna|orna|ades?|ats?|ande|ende|ing|ed|ar|er|or|en|et|te|de|na|a|t|r|s|e|n)$/u,
        '',
      );

/** A word as a class of words: its tag, or its stem where it has none. */
const sort = (there: Tag | undefined): string => (!there ? '' : there.tag === 'w' ? stem(there.word) : there.tag);

/** What each mention does, is asked or is given, and where it belongs. */
export function aroundMentions(row: readonly Tag[]): string[] {
  return mentions(row).flatMap((mention) => {
    const { from, to, who, many } = mention;
    const before = row[from - 1];
    const verb = verbAfter(row, to);
    const base = many ? `${who}s` : who;
    const place = PLACE.has(row[to + 1]?.word ?? '') ? placeAfter(row, to + 2) : '';
    return [
      `m ${base}`,
      `m < ${who} ${before?.word ?? '^'}`,
      `m < ${who} ${sort(before)} ${sort(row[from - 2])}`,
      `m > ${who} ${sort(row[to + 1])} ${sort(row[to + 2])}`,
      `m v ${verb ? stem(verb.word) : '$'}`,
      `m v ${who} ${verb ? stem(verb.word) : '$'}`,
      `m v ${who} ${verb?.tag ?? '$'}`,
      `m o ${verb ? stem(verb.word) : '$'} ${sort(row[row.indexOf(verb ?? (row[to] as Tag)) + 1])}`,
      `m < ${who} ${before?.tag} v ${verb?.tag}`,
      `m @ ${who} ${place}`,
    ];
  });
}

/** The first word after a mention that is no helping word. */
function verbAfter(row: readonly Tag[], to: number): Tag | undefined {
  let at = to + 1;
  while (at <= to + 4 && HELPING.has(row[at]?.word ?? '')) at += 1;
  return row[at];
}

/** Whether somebody is «på kansliet», «i 7B» or somewhere else. */
function placeAfter(row: readonly Tag[], at: number): string {
  const there = row.slice(at, at + 2);
  if (there.some(({ word }) => ORGANISATION.test(word))) return 'organisation';
  return there[0]?.tag ?? '';
}

const ONE = /^(?:eleven|pojken|flickan|killen|tjejen|barnet|grabben|the (?:boy|girl)|hon|han|hen|she|he)/;
const ARTICLE = /^(?:en|ett|a|an)$/;
const NOUN = /^(?:elev|pojke|flicka|kille|tjej|barn|boy|girl|pupil|student|child)$/;
const MANY =
  /^(?:många|flera|alla|få|några|andra|båda|ingen|inga|samtliga|fler|hälften|vissa|hela|eleverna|elever|barnen|flickorna|pojkarna|killarna|tjejerna|klassen|gruppen|många|many|all|most|some|several|few|pupils|students|everyone|everybody|nobody|varje|var)$/;
const MODAL = /^(?:ska|skall|bör|får|kan|måste|should|must|can|may|om|när|if|when|rätt)$/;

/** Which sorts of words a sentence holds, as one sign and in twos: what one of them means depends on the rest. */
export function outline(row: readonly Tag[]): string[] {
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
    kin: has(({ tag }) => tag === 'KIN'),
    ill: has(({ tag }) => tag === 'DIAG'),
    single: has(({ tag }) => tag === 'SINGLE'),
    organisation: has(({ word }) => ORGANISATION.test(word)),
  };
  const list = Object.keys(holds).filter((key) => holds[key]);
  const pairs = list.flatMap((one, at) => list.slice(at + 1).map((two) => `o ${one} ${two}`));
  const somebody = holds['name'] ? 'name' : holds['cap'] ? 'cap' : holds['one'] ? 'one' : 'nobody';
  return [`o ${list.join(' ')}`, ...list.map((one) => `o ${somebody} ${one}`), ...pairs];
}

const isClass = ({ tag }: Tag): boolean => tag === 'CLASS' || tag === 'GRADE';
