/** Whether somebody is said to be staff: by a role before the name, after it, or where a pronoun calls the name back. */
import type { Mention, Tag } from './tag.ts';

export const PERSON = /^(?:NAME|WNAME|name|wname|CAP|LAST|INIT|STAFF$)/;
export const PRONOUN = /^(?:hon|han|hen|she|he|henne|honom|hennes|hans|hens|her|him|his)$/;
/** What may stand between somebody and what he or she is: «är nu ny», «kom tillbaka som». */
const BEING: ReadonlySet<string> = new Set(
  'är var blir blev som ju nu ny nya ordinarie vår våra en ett heter kom tillbaka började börjar jobbar arbetar båda alla vikarierande tillförordnad is was as the our a an new acting from is both'.split(
    ' ',
  ),
);
/** «Mentorn i åttan heter …». */
const NAMING: ReadonlySet<string> = new Set(['är', 'e', 'heter', 'hette', 'is', 'named', 'called', ':']);
/** Helpers that are both people and support; they are people where somebody is one. */
const HELPER = /^(?:resurs(?:er)?|resurspersoner|elevassistent(?:er)?|elevstöd)$/;

export const isClass = (there: Tag | undefined): boolean => there?.tag === 'CLASS' || there?.tag === 'GRADE';

/** The class that stands just after a place, «7B» or «i 7B», if any does. */
export function classAfter(row: readonly Tag[], at: number): Tag | undefined {
  const there = /^(?:i|in|från|from)$/.test(row[at + 1]?.word ?? '') ? row[at + 2] : row[at + 1];
  return isClass(there) ? there : undefined;
}

/** «Mentor i 8C: Amina», «klasslärare 3A: Bo, 3B: Liv», «mentorer: 7A HL, 7B JO»: a role with a class for each name. */
function isListed(row: readonly Tag[], before: number): boolean {
  let at = before;
  while (at > 0) {
    if (row[at]?.word === ':') at -= 1;
    if (!isClass(row[at])) return false;
    at -= /^(?:i|för|in|for)$/.test(row[at - 1]?.word ?? '') ? 2 : 1;
    if (row[at]?.tag === 'ROLE' || (row[at]?.word === ':' && row[at - 1]?.tag === 'ROLE')) return true;
    const end = at;
    while (PERSON.test(row[at]?.tag ?? '')) at -= 1;
    if (at === end) return false;
  }
  return false;
}

/** «Teachers such as Agneta in year 3 and Mehdi in year 6». */
function isSuchAs(row: readonly Tag[], from: number): boolean {
  let at = from - 1;
  while (at > 1 && (isClass(row[at]) || PERSON.test(row[at]?.tag ?? '') || JOINS.test(row[at]?.word ?? ''))) at -= 1;
  return row[at]?.word === 'as' && row[at - 1]?.word === 'such' && row[at - 2]?.tag === 'ROLE';
}
const JOINS = /^(?:in|and|or|,)$/;

const TEACHERS =
  /^(?:lärarna|klasslärarna|lärarlaget|arbetslaget|mentorerna|pedagogerna|speclärarna|förstelärarna|elevassistenterna|teachers|mentors)$/;
/** What may stand between them and the last of a list. */
const IN_LIST = /^(?:och|o|and|i|in|lag|åk|för|for|of|[:,])$/;
/** «Lärarlaget 7–9 (Gull-Maj, Peder, Azadeh)», «lärarna i lag 7: Habiba (7A), Jonte (7B).»: three names or more, and after them nothing that somebody does. */
function isOfTeachers(row: readonly Tag[], from: number): boolean {
  const isListed = ({ tag, word }: Tag): boolean =>
    PERSON.test(tag) || tag === 'NUM' || tag === 'CLASS' || tag === 'GRADE' || IN_LIST.test(word);
  let [first, last] = [from, from];
  while (first > 0 && isListed(row[first - 1] as Tag)) first -= 1;
  while (last < row.length - 1 && isListed(row[last + 1] as Tag)) last += 1;
  if (!TEACHERS.test(row[first - 1]?.word ?? '')) return false;
  const list = row.slice(first, last + 1);
  const next = row[last + 1];
  const apart = next === undefined || next.clause !== row[last]?.clause;
  return apart && list.filter(({ tag }) => PERSON.test(tag)).length >= 3;
}

/** «Vikarie: Oona, 60 %», «handledare: Bo»: whom a role like that stands before with a colon is not who speaks in minutes. */
function isSubstitute(row: readonly Tag[], from: number): boolean {
  if (row[from - 1]?.word !== ':' || !SUBSTITUTE.test(row[from - 2]?.word ?? '')) return false;
  let to = from;
  while (PERSON.test(row[to + 1]?.tag ?? '')) to += 1;
  return classAfter(row, to) === undefined;
}
const SUBSTITUTE = /^(?:vikarie|vikarier|vik|ersättare|handledare|substitute|cover)$/;

/** «Vår Love i TE26»: in a class, and no role at all. */
const isOurs = (row: readonly Tag[], from: number): boolean =>
  /^(?:vår|our)$/.test(row[from - 1]?.word ?? '') && classAfter(row, from) !== undefined;

/** Whether a name has a role just before it. */
export const hasRole = (row: readonly Tag[], from: number): boolean =>
  (row[from - 1]?.tag === 'ROLE' && !isOurs(row, from)) ||
  HELPER.test(row[from - 1]?.word ?? '') ||
  isListed(row, from - 1) ||
  isSubstitute(row, from) ||
  isOfTeachers(row, from) ||
  isSuchAs(row, from);

const IS: ReadonlySet<string> = new Set(['är', 'blir', 'blev', 'is', 'becomes']);
/** What may stand between «som» and a role: «som ny logoped», «as our first counsellor». */
const KIND_OF_ROLE =
  /^(?:ny|nya|vår|våra|ordinarie|tillförordnad|vikarierande|extra|en|ett|deltids\p{L}*|a|an|the|our|new|first|acting|part-time)$/u;
const SAID_LATER = 8;
/** «Kalle slutade som mattelärare», «vi välkomnar Samira som ny logoped», «han som syv»: what somebody is, later in the same clause. */
function isAsRole(row: readonly Tag[], to: number): boolean {
  const clause = row[to]?.clause;
  const as = row.findIndex(
    ({ word, clause: there }, at) => at > to && at <= to + SAID_LATER && there === clause && /^(?:som|as)$/.test(word),
  );
  if (as < 0 || row.slice(to + 1, as).some(({ tag }) => PERSON.test(tag))) return false;
  let at = as + 1;
  while (at <= as + 3 && KIND_OF_ROLE.test(row[at]?.word ?? '')) at += 1;
  return row[at]?.tag === 'ROLE';
}

const THE_ROLE = /(?:en|rn|et|na)$/;
const OUR = /^(?:our|vår|the|a|en)$/;
/** «…, Swedish teacher in year 8»; in Swedish that is one word. */
const SUBJECT =
  /^(?:swedish|english|maths?|science|art|music|history|french|german|spanish|geography|sports|pe|form|class|special|new)$/;
const BEGUN = /^(?:börjat|började|börjar|slutat|slutar|tillträtt|started|joined|left)$/;
/** «Tuva, mentor i 7C, …», «när Ylva börjat, logoped 40 %»: not «Tuva, mentor och rektor tar samtal», where others have the roles. */
function isOfRole(row: readonly Tag[], to: number): boolean {
  const begun = BEGUN.test(row[to + 1]?.word ?? '') ? to + 1 : to;
  const [one, first, ...rest] = row.slice(begun, begun + 4);
  // «…, our registered nurse, …»
  if (first && OUR.test(first.word) && first.clause !== one?.clause)
    return rest.slice(0, 2).some(({ tag, clause }) => tag === 'ROLE' && clause === first.clause);
  const ofSubject = SUBJECT.test(first?.word ?? '') && rest[0]?.tag === 'ROLE' && rest[0].clause === first?.clause;
  const [role, next] = ofSubject ? rest : [first, rest[0]];
  if (role?.tag !== 'ROLE' || role.clause === one?.clause || THE_ROLE.test(role.word)) return false;
  if (/(?:student|praktikant|vikarie)$/.test(role.word)) return true;
  return next?.tag === 'NUM' || /^(?:i|på|för|hos|vid|från|åt|in|at|of|for|from)$/.test(next?.word ?? '');
}
/** «Noas schema är lagt så att han som syv …», «… hon kan sitta i ert rum, hon är logoped»: a pronoun that calls somebody back has a role. */
function isCalledBackAsRole(row: readonly Tag[], to: number): boolean {
  for (let at = to + 1; at < row.length && !PERSON.test(row[at]?.tag ?? ''); at += 1)
    if (PRONOUN.test(row[at]?.word ?? '') && (isAsRole(row, at) || isSaidToBe(row, at))) return true;
  return false;
}

const RESPONSIBLE = /^(?:ansvarig|ansvariga|ansv|responsible|närvarande|närv|justerare|present)$/;
/** «Ansvarig: syster Berit», «Ansvariga: Rut, Ali»: nobody but staff stands under such a heading, up to the end of its list, unless with a class. */
function isResponsible(row: readonly Tag[], { from, to }: Mention): boolean {
  const colon = row.findLastIndex(({ word }, at) => at < from && word === ':');
  if (!RESPONSIBLE.test(row[colon - 1]?.word ?? '') || classAfter(row, to)) return false;
  return row.slice(colon + 1, from).every(({ tag, word }) => PERSON.test(tag) || tag === 'ROLE' || LISTED.test(word));
}
const NEW = /^(?:ny|nya|new|vikarierande|tillförordnad)$/;
/** «Ny logoped från 1/11: Shirin Vahedi»: a heading that begins with who is new, unless the name has a class. */
function isNew(row: readonly Tag[], { from, to }: Mention): boolean {
  if (row[from - 1]?.word !== ':' || classAfter(row, to)) return false;
  const heading = row.slice(Math.max(0, from - SAID_LATER), from - 1);
  return heading.some(({ tag }, at) => {
    const first = heading[at - 1];
    const begins = row[from - 1 - heading.length + at - 2]?.clause !== first?.clause;
    return tag === 'ROLE' && begins && NEW.test(first?.word ?? '');
  });
}
/** «Vår systemansvarige, Olle, har tagit över från Rebecka»: whoever had the work of somebody with a role. */
const isSucceeded = (row: readonly Tag[], { from }: Mention): boolean =>
  /^(?:från|efter|from)$/.test(row[from - 1]?.word ?? '') &&
  /^(?:över|over)$/.test(row[from - 2]?.word ?? '') &&
  /^(?:tar|tagit|tog|ta|takes|taken|took|taking)$/.test(row[from - 3]?.word ?? '') &&
  row.slice(0, from).some(({ tag }) => tag === 'ROLE' || tag === 'STAFF');
const LISTED = /^(?:och|and|samt|syster|sköterska)$/;

/** «Milo är ny resurs i 2A», «Kalle slutade som lärare»: said to be staff in so many words. */
export function isCalledStaff(row: readonly Tag[], mention: Mention): boolean {
  const { to } = mention;
  if (
    isResponsible(row, mention) ||
    isNew(row, mention) ||
    isSucceeded(row, mention) ||
    isAsRole(row, to) ||
    isOfRole(row, to)
  )
    return true;
  return isCalledBackAsRole(row, to) || isSaidToBe(row, to);
}

/** «… är ny resurs», «… is our new counsellor», «… är en fantastisk lärare». */
function isSaidToBe(row: readonly Tag[], to: number): boolean {
  if (!IS.has(row[to + 1]?.word ?? '')) return false;
  let at = to + 2;
  while (at <= to + 4 && BEING.has(row[at]?.word ?? '')) at += 1;
  if (/^(?:en|ett|a|an)$/.test(row[at - 1]?.word ?? '') && row[at]?.tag === 'w') at += 1;
  const there = row[at];
  return there?.tag === 'ROLE' || HELPER.test(there?.word ?? '');
}

/** Whether somebody is said to be staff: «hon är ny kurator», «Besnik, chauffören», «mentorn S.B.», «mentorn i åttan heter Maj-Lis». */
export function isStaff(row: readonly Tag[], mention: Mention): boolean {
  const { from, to, who } = mention;
  if (isAsRole(row, to) || (who !== 'pronoun' && isCalledBackAsRole(row, to))) return true;
  if (who !== 'pronoun' && (isResponsible(row, mention) || hasRole(row, from))) return true;
  if (NAMING.has(row[from - 1]?.word ?? '') && row.slice(Math.max(0, from - 6), from).some(({ tag }) => tag === 'ROLE'))
    return true;
  let at = to + 1;
  while (at <= to + 5 && BEING.has(row[at]?.word ?? '')) at += 1;
  const there = row[at];
  if (!there || (at === to + 1 && who === 'pronoun')) return false;
  return there.tag === 'ROLE' || (at > to + 1 && HELPER.test(there.word));
}
