/**
 * Pupil data in free text. Numbers and addresses are found by rule; names, initials, health and circumstances by a classifier over what
 * each word is. Everything runs here and offline; nothing found is ever kept.
 */
import type { Vector } from '../text/features.ts';
import { classify, type LinearModel } from '../text/linear.ts';
import { readModel } from '../text/model-file.ts';
import { mayBeName } from './also-words.ts';
import { isSaidAtSchool } from './at-school.ts';
import { isSaidAtWork } from './at-work.ts';
import { besideClass } from './classes.ts';
import { askedOf, pupilVectors } from './features.ts';
import type { Finding, Found, Kind } from './found.ts';
import type { Known } from './known.ts';
import { findLinks } from './links.ts';
import { mentions } from './mentions.ts';
import { asNobodys } from './nobodys.ts';
import { findEmail, findPhone, isOneOf } from './numbers.ts';
import { isSaidOfPlan } from './of-plan.ts';
import { PERSON, THINGS } from './patterns.ts';
import { findPersonnummer } from './personnummer.ts';
import { findAddress } from './places.ts';
import { searchable } from './plain.ts';
import { findJournal } from './records.ts';
import { isElectedAndIll, isIllInClass, isOneFrom, isOneWhoIsIll, isOnlyOne } from './said-ill.ts';
import { isElected, isSaidPupil } from './said-pupil.ts';
import { classAfter, hasRole, isCalledStaff, isStaff } from './said-staff.ts';
import { isOneLetter, type Mention, type Tag } from './tag.ts';
import { tags } from './tags.ts';
import { isEmployed, isTeaching } from './teaching.ts';
import { units } from './units.ts';

/** From this probability on a text is refused: a missed pupil costs more than a question too many. */
export const THRESHOLD = 0.15;

let loaded: LinearModel | undefined;
/** Read when the first text is judged, and then kept. */
function model(): LinearModel {
  loaded ??= readModel<LinearModel>('pupil-data');
  return loaded;
}

/** Who is known to be no pupil, and the day it is, which says who can have been born. */
type Around = Known & { readonly today: Temporal.PlainDate };

/** All that is found: numbers first, then what is most certain. */
export function findPupilData(text: string, { today, ...known }: Around): Finding[] {
  const plain = searchable(text);
  const others = findNumbers(plain, today).filter(
    ({ kind, from, to }) => kind !== 'email' || !isOneOf(known.staff, plain.slice(from, to)),
  );
  const numbers = others.map((found): Finding => ({ ...found, overridable: false, score: 1 }));
  const soft = judgeSoft(plain, known, model()).filter(({ score }) => score >= THRESHOLD);
  return [...numbers, ...soft.toSorted((a, b) => b.score - a.score)];
}

export const findNumbers = (plain: string, today: Temporal.PlainDate): Found[] =>
  [findPersonnummer, findPhone, findEmail, findAddress, findJournal, findLinks].flatMap((find) => find(plain, today));

/** Each sentence with the probability that it means one pupil, what kind it would be, and the words that point there. */
export function judgeSoft(plain: string, known: Known, using: LinearModel): Finding[] {
  return units(plain).map((unit) => {
    const row = tags(unit.text, known).map((tag, at, all) => asNobodys(unit.text, tag, at, all));
    const may = mayPoint(row);
    const judged = may ? withColleagues(row) : row;
    const scores = may ? pupilVectors(judged).map((vector) => pupilScore(using, vector)) : [];
    const best = Math.max(0, ...scores);
    const ill = isIllInClass(unit.text, row) || isOneWhoIsIll(unit.text, row);
    const sure = surely(unit.text, row);
    const pointed = sure ?? askedOf(mentions(judged))[scores.indexOf(best)];
    const isName = sure !== undefined && /^w?name/i.test(row[sure.from]?.tag ?? '');
    const kind = isName ? 'name' : ill && !sure && best < THRESHOLD ? 'health' : kindOf(row, pointed);
    const overridable = kind === 'name' || kind === 'initials';
    const [first, last] = overridable ? [row[pointed?.from ?? -1], row[pointed?.to ?? -1]] : [];
    const at = first ?? row.find(({ tag }) => pointing(kind).test(tag));
    const from = unit.from + (at?.from ?? 0);
    const to = unit.from + (last?.to ?? at?.to ?? unit.text.length);
    return {
      kind,
      from,
      to,
      score: Math.max(best, sure || ill || isOneFrom(row) || isOnlyOne(row) || isElectedAndIll(row) ? SURE : 0),
      overridable,
    };
  });
}

/** The row with everybody as a colleague who is said to do what only colleagues do, so that the others are judged beside them. */
function withColleagues(row: readonly Tag[]): readonly Tag[] {
  const found = mentions(row).filter((mention) => isSaidAtWork(row, mention) || isSaidOfPlan(row, mention));
  if (found.length === 0) return row;
  return row.map((there, at) => {
    const is = PERSON.test(there.tag) && found.some(({ from, to }) => at >= from && at <= to);
    return is ? { ...there, tag: 'STAFF' } : there;
  });
}

/** How probable it is that a mention is of a pupil. */
export const pupilScore = (using: LinearModel, vector: Vector): number =>
  classify(using, vector).find(({ name }) => name === 'pupil')?.probability ?? 0;

/** Beside an illness: a class, somebody, or one of many. «Lugnare vård i åk 7» is of a whole year. */
const isOne = ({ tag, word }: Tag): boolean =>
  /^(?:CLASS|KIN|SINGLE|NUM)$/.test(tag) ||
  /^(?:en|ett|one|någon|somebody|someone|a|an|elev|barn|pojk|pojke|flicka|kille|tjej|boy|girl|pupil)$/.test(word);
/** So few words about a relative alone are small talk. */
const SMALL_TALK = 4;
/**
 * Without a name, initials, a pupil, a relative, an illness or something that only one has, nobody is pointed at. A class alone points at
 * a group, and a word alone («Gömt», a sheet's name) at nothing, unless an ordinary word that is somebody's name stands in the text and no known colleague.
 */
function mayPoint(row: readonly Tag[]): boolean {
  if (onlyStaff(row) || onlyTheirs(row)) return false;
  const colleague = row.some(({ tag }) => tag === 'STAFF');
  const classed = !colleague && row.some(({ tag }) => GROUP.test(tag));
  return row.some(
    ({ tag, word }, at) =>
      /^(?:NAME|WNAME|name|wname|LAST|CAP|INIT)/.test(tag) ||
      tag === 'PUPIL' ||
      (tag === 'SINGLE' && row.length > 1 && !row.some(isEach)) ||
      (tag === 'DIAG' && row.some(isOne)) ||
      (classed && ONE.test(word) && NOUN.test(row[at + 1]?.word ?? '')) ||
      (classed && mayBeName(word)) ||
      (tag === 'KIN' && row.length > SMALL_TALK),
  );
}

/** «Varje elev», «every third pupil». */
const isEach = ({ tag, word }: Tag): boolean => tag === 'PUPILS' && word.includes(' ');

/** «En elev i 2A», «one pupil in 9A». */
const ONE = /^(?:en|ett|enda|one|only)$/;
const NOUN = /^(?:elev|barn|pupil|student|child)$/;

const isAtWork = (row: readonly Tag[], mention: Mention): boolean =>
  isTeaching(row, mention) || isEmployed(row, mention) || isSaidAtWork(row, mention) || isSaidOfPlan(row, mention);

/** Everybody who is named has a role, and nothing else of a pupil stands in the text: «rektor Maj, kurator Saga», «Milo är ny resurs». */
function onlyStaff(row: readonly Tag[]): boolean {
  const found = mentions(row);
  const named = found.filter(({ who }) => who !== 'pronoun' && who !== 'STAFF');
  const theirs = found.filter((mention, at) => {
    if (mention.who !== 'pronoun') return false;
    const called = found.findLast(({ who }, place) => place < at && who !== 'pronoun');
    return isStaff(row, mention) || (called !== undefined && isAtWork(row, called));
  });
  return (
    named.length > 0 &&
    named.every((mention) => isTitled(row, mention) || isCalledStaff(row, mention) || isAtWork(row, mention)) &&
    !row.some(
      (there, at) =>
        OTHERS.test(there.tag) &&
        !isAnybodys(there, row[at + 1]) &&
        !theirs.some(({ from, to }) => at >= from && at <= to),
    )
  );
}

/** «Gick hem sjuk», «the parent evening»: a home that everybody has, and a meeting. */
const isAnybodys = ({ word }: Tag, next: Tag | undefined): boolean =>
  /^hem(?:ma)?$/.test(word) ||
  (word === 'parent' && /^(?:evenings?|meetings?|council|nights?)$/.test(next?.word ?? ''));

/** «Alla vet vem kuratorn är och var hon sitter»: nobody is named, and whoever is called «she» is the one with a role just before. */
function onlyTheirs(row: readonly Tag[]): boolean {
  const found = mentions(row);
  return (
    found.length > 0 &&
    !row.some(({ tag, word }, at) => OTHERS.test(tag) || (A_ONE.test(word) && classAfter(row, at) !== undefined)) &&
    found.every(
      ({ who, from, to }) =>
        who === 'pronoun' && row.slice(0, from).some(({ tag }) => tag === 'ROLE') && classAfter(row, to) === undefined,
    )
  );
}
const OTHERS = /^(?:PUPIL|KIN|DIAG|SINGLE)$/;
/** «En i 8C». */
const A_ONE = /^(?:en|ena|någon|one|somebody|someone)$/;

/** «Vi välkomnar Signe som ny logoped. Signe i 4A …»: the word before a name is another clause's. */
const followsRole = (row: readonly Tag[], { from }: Mention): boolean =>
  row[from - 1]?.tag === 'ROLE' && row[from - 1]?.clause !== row[from]?.clause;
/** A role stands just before the name, in its own clause or list. */
const isTitled = (row: readonly Tag[], mention: Mention): boolean =>
  hasRole(row, mention.from) && !followsRole(row, mention) && !isElected(row, mention);
const SURE = 0.75;
const SOMEBODY = /^(?:NAME|name|INIT|LAST|CAP$)/;
const GROUP = /^(?:CLASS|GRADE)$/;
const STAFFISH = /^(?:ROLE|STAFFVERB|STAFF)$/;
/**
 * Where no reader would doubt: a name or initials straight before a class. A name that no list holds needs a place in a class, and one
 * beside a class only, as staff is listed too, a text without staff.
 */
function surely(text: string, row: readonly Tag[]): Mention | undefined {
  const staff = row.some(({ tag }) => STAFFISH.test(tag));
  return mentions(row).find((mention) => {
    const { from, to } = mention;
    if (isFileOf(row, mention) || isRecordOf(row, mention)) return true;
    if (isSaidPupil(text, row, mention) || isSaidAtSchool(row, mention)) return true;
    const first = row[from];
    const last = row[to];
    if (!first || !last || !(SOMEBODY.test(first.tag) || last.tag === 'LAST') || isOneLetter(first)) return false;
    const at = row.findIndex(({ tag }, place) => place > to && place <= to + 4 && GROUP.test(tag));
    const group = row[at];
    const beside = group ? besideClass(text.slice(last.to, group.from)) : null;
    if (!group || !beside || isThing(row, from) || isOfTeam(text, row, at) || isTeaching(row, mention)) return false;
    if (isStaff(row, mention) && (!followsRole(row, mention) || isCalledStaff(row, mention))) return false;
    if (first.tag.startsWith('CAP'))
      return group.tag === 'CLASS' && !staff && (beside === 'member' || isSetApart(text, first, group));
    return beside === 'member' || !staff;
  });
}
/** «I journalsystemet, Adiba 7C, har …»: a name that no list holds, and a class, between two commas. */
const isSetApart = (text: string, { from }: Tag, { to }: Tag): boolean =>
  text.slice(Math.max(0, from - 2), from) === ', ' && /^[,)]/.test(text.slice(to));

/** «Anna.xlsx»: a file that is called by a name and nothing else. */
const isFileOf = (row: readonly Tag[], { from, to, who }: Mention): boolean =>
  from === 0 && who === 'name' && row.length === to + 2 && ENDING.test(row[to + 1]?.word ?? '');
const ENDING = /^(?:xlsx?|docx?|csv|pdf|odt|ods|txt)$/;
const RECORD =
  /(?:utredning|journal|elevakt|utlåtande|utlatande|kartläggning|kartlaggning|remiss|åtgärdsprogram|atgardsprogram)$/;
/** «Kim_Aaltonen_språkutredning_utkast.docx», «elevakt_Moa_Karlström_7C.docx»: a file of what is written of one. */
const isRecordOf = (row: readonly Tag[], { from, to, who }: Mention): boolean =>
  who === 'name' &&
  to > from &&
  [row[from - 1], row[to + 1]].some((beside) => RECORD.test(beside?.word ?? '')) &&
  row.slice(to + 1, to + 5).some(({ word }) => ENDING.test(word));
/** «Dikten av Elsa Berg i 6B». */
const MADE_BY = /^(?:av|by)$/;
/** «Boken om Malala», «Lisa-modellen»: something is named just before, or it is itself a part of a word. */
const isThing = (row: readonly Tag[], from: number): boolean =>
  (row[from]?.tag !== 'INIT' && /-/.test(row[from]?.word ?? '')) ||
  (!MADE_BY.test(row[from - 1]?.word ?? '') &&
    row.slice(Math.max(0, from - 3), from).some(({ tag, clause }) => THINGS.test(tag) && clause === row[from]?.clause));
/** «Åsa i 4B:s arbetslag», «mentor Anna i 7B», «Amina i 7B undervisar». */
const isOfTeam = (text: string, row: readonly Tag[], at: number): boolean =>
  /^(?::s|s)?\s?(?:lag|arbetslag)/iu.test(text.slice(row[at]?.to ?? 0)) ||
  row.slice(at + 1, at + 3).some(({ tag }) => STAFFISH.test(tag));

const pointing = (kind: Kind): RegExp =>
  kind === 'initials' ? /^INIT/ : kind === 'health' ? /^DIAG/ : /^(?:NAME|WNAME|name|LAST|CAP)/;

function kindOf(row: readonly Tag[], pointed: Mention | undefined): Kind {
  const who = row[pointed?.from ?? -1]?.tag ?? '';
  if (/^(?:NAME|name)/.test(who)) return 'name';
  if (who === 'INIT') return 'initials';
  const has = (pattern: RegExp): boolean => row.some(({ tag }) => pattern.test(tag));
  if (has(/^(?:NAME|WNAME$|WNAMEG|name)/)) return 'name';
  if (has(/^INIT/)) return 'initials';
  if (has(/^DIAG/)) return 'health';
  if (has(/^SINGLE/)) return 'other';
  return has(/^(?:WNAME0|wname|LAST|CAP)/) ? 'name' : 'other';
}
