/** Whether somebody is said to teach a class or have it, or to be employed: «Karins sexa», «Nils har 8C på fredagar», «9A med Karin», «hos Karin: sjuan». By rule. */
import { isClass } from './said-staff.ts';
import type { Mention, Tag } from './tag.ts';

/**
 * What nobody has who goes to school: wage talks, a trade union, leave with children of one's own. Not what a pupil may have or meet: a wage, a boss, extra time in a match, a
 * grandchild's name, somebody who recruits. Whoever is taken for a colleague here is stored.
 */
const OF_EMPLOYED =
  /^(?:lönekrav\p{L}*|löneförhandl\p{L}*|lönesamtal\p{L}*|löneunderlag\p{L}*|lönekontor\p{L}*|löneförhöjning\p{L}*|fackmöte\p{L}*|facklig\p{L}*|fackklubb\p{L}*|facket|fackets|föräldraledig\p{L}*|tjänstledig\p{L}*|medarbetarsamtal\p{L}*|rektorsprogram\p{L}*|rektorsutbildning\p{L}*|lärarlyft\p{L}*|lärarlegitimation\p{L}*|lärarförening\p{L}*|kollektivavtal\p{L}*|vabb?ar|vabbade|karensdag\p{L}*|personalkatalog\p{L}*|personallista\p{L}*|postfack|jobbmejl\p{L}*|jobbmail\p{L}*|eht-kanalen|kompetensdag\p{L}*|nyckeltal\p{L}*|beslutsmässig\p{L}*|skolverksrapport\p{L}*|f-statistik\p{L}*|pension|pensioneras|pensionerar|pensionsavtack\p{L}*|vikariat\p{L}*|vik-?kontrakt\p{L}*|timvikarie\p{L}*|anställningsavtal\p{L}*|planeringstid\p{L}*|svärmor|svärfar|svärföräldrar\p{L}*|payroll|payslip|maternity|paternity|retires|retirement|appraisal|invigilate|invigilating)$/u;

/** A class as what somebody has: «lennarts nia», «Gustavs åttor». */
const OF_SOMEBODY =
  /^(?:etta|tvåa|trea|fyra|femma|sexa|sjua|åtta|nia|ettor|tvåor|treor|fyror|femmor|sexor|sjuor|åttor|nior)$/;
const HAS = /^(?:har|tar|vaktar|undervisar|leder|teaches|takes|has|mentors)$/;
const WITH = /^(?:med|hos|with)$/;
const SUBJECT =
  /^(?:idrott|idh|slöjd|tx-slöjd|musik|matte|matten|ma|matematik|engelska|eng|svenska|sva|sv|so|no|bild|hkk|hemkunskap|teknik|kemi|fysik|biologi|historia|religion|geografi|spanska|franska|tyska|klassråd|lektion|mentorstid|mentorsråd|pe|maths|art|music|english|science)$/;
/** After «har 8C» and «with 6B» comes when, in what, or nothing. */
const WHEN_OR_IN = /^(?:på|i|kl|till|v|varje|hela|under|om|när|och|men|så|on|in|at|till|nästa|själv|resten|,)$/;

/** `row` and `mention` as the guard's tagger gives them. */
export function isTeaching(row: readonly Tag[], mention: Mention): boolean {
  return [ownsClass, hasClass, classIsWith, isHeading, hasPupils, reachesAll, corrects, isVisited].some((rule) =>
    rule(row, mention),
  );
}

/** Whether a text tells of somebody's work as an employee, where nobody else is named: «Dilan har fått nej på sitt lönekrav». */
export const isEmployed = (row: readonly Tag[], { who, from, to }: Mention): boolean =>
  who !== 'pronoun' &&
  row.some(({ word }) => OF_EMPLOYED.test(word)) &&
  !row.some(({ tag }, at) => (at < from || at > to) && SOMEBODY.test(tag));

const ownsClass = (row: readonly Tag[], { to }: Mention): boolean =>
  /s$/.test(row[to]?.word ?? '') && OF_SOMEBODY.test(row[to + 1]?.word ?? '');

/** «Nils har 8C på fredagar», «Ahmed som har 5b», «Ellen har femman i idrott». */
function hasClass(row: readonly Tag[], { to }: Mention): boolean {
  const at = row[to + 1]?.word === 'som' ? to + 2 : to + 1;
  if (!HAS.test(row[at]?.word ?? '') || !isClass(row[at + 1])) return false;
  const next = row[at + 2];
  return !next || next.clause !== row[at + 1]?.clause || WHEN_OR_IN.test(next.word);
}

/** «9A med Karin», «niorna hos Sahar», «8c har slöjd med Nils varje fredag». */
function classIsWith(row: readonly Tag[], { from, to }: Mention): boolean {
  if (!WITH.test(row[from - 1]?.word ?? '') || !endsOrWhen(row, to)) return false;
  if (isClass(row[from - 2])) return startsClause(row, from - 2);
  const has = /^(?:har|has|have)$/.test(row[from - 3]?.word ?? '');
  return SUBJECT.test(row[from - 2]?.word ?? '') && isClass(row[has ? from - 4 : from - 3]);
}

/** «Hos Karin: sjuan». */
function isHeading(row: readonly Tag[], { from, to }: Mention): boolean {
  return /^(?:hos|med)$/.test(row[from - 1]?.word ?? '') && row[to + 1]?.word === ':' && isClass(row[to + 2]);
}

const REACHES = /^(?:ring(?:t|er|de)|mejla[rt]?|mejlade|mailat|kontaktat|kontaktar|called|emailed|phoned|texted)$/;
const HOMES = /^(?:vårdnadshavare|vårdnadshavarna|föräldrar|föräldrarna|parents|guardians)$/;
const GRADES = /^(?:satt|sätter|satte|set)$/;
const EVERY = /^(?:alla|samtliga|all)$/;
const MARKS = /^(?:betyg|betygen|grades)$/;
/** «Hassan har ringt alla vårdnadshavare i 4B», «Stellan har satt alla betyg»: what nobody who goes to school does. Not «sina föräldrar», whom a pupil rings. */
function reachesAll(row: readonly Tag[], { to, who }: Mention): boolean {
  if (who === 'pronoun') return false;
  return row.slice(to + 1, to + 5).some(({ word, clause }, at) => {
    const [all, next, after] = row.slice(to + 2 + at, to + 5 + at);
    if (clause !== row[to]?.clause) return false;
    if (!EVERY.test(all?.word ?? '')) return false;
    const what = (next?.word === 'the' ? after : next)?.word ?? '';
    return REACHES.test(word) ? HOMES.test(what) : GRADES.test(word) && MARKS.test(what);
  });
}

const LESSON = /^(?:lektionsbesök(?:et)?|lektionsobservation(?:en|er)?|auskultation(?:en)?|auskulterat?|auskulterade)$/;
/** «Lektionsbesök hos Anders i matte». */
const isVisited = (row: readonly Tag[], { from }: Mention): boolean =>
  row[from - 1]?.word === 'hos' && LESSON.test(row[from - 2]?.word ?? '');

const CORRECTS = /^(?:rättat|rättar|rättade|bedömt|bedömer|marked|graded)$/;
const PAPERS = /^\p{L}*(?:test|testen|tester|testerna|prov|proven|uppsatser|uppsatserna|böcker|tests|papers|essays)$/u;
/** Nobody marks so many of their own. */
const MANY = 10;
/** «Ge Ingvor en eloge, hon har rättat 96 lästest»: before anybody else is named. */
function corrects(row: readonly Tag[], { to, who }: Mention): boolean {
  if (who === 'pronoun') return false;
  const next = row.findIndex(({ tag }, at) => at > to && SOMEBODY.test(tag));
  const rest = row.slice(to + 1, next < 0 ? row.length : next);
  return rest.some(({ word }, at) => {
    const [count, what] = rest.slice(at + 1, at + 3);
    return CORRECTS.test(word) && Number(count?.word) >= MANY && PAPERS.test(what?.word ?? '');
  });
}

const THEIR = /^(?:hans|hennes|hens|his|her|sina)$/;
const TAUGHT =
  /^(?:elever(?:na)?|mentorselever(?:na)?|(?:matte|elev|läs|samtals|undervisnings)grupper|im-grupp(?:en)?|skolor|klasser|ettor|tvåor|treor|fyror|femmor|sexor|sjuor|åttor|nior|pupils|students|marking|grading)$/u;
/** «Ludvig vill inte att hans elever ska veta», «stand in for Wilma … her 9C needs an adult»: before anybody else is named. */
function hasPupils(row: readonly Tag[], { to, who }: Mention): boolean {
  if (who === 'pronoun') return false;
  const next = row.findIndex(({ tag }, at) => at > to && SOMEBODY.test(tag));
  const rest = next < 0 ? row.length : next;
  return row.some(
    ({ word, tag }, at) =>
      at > to + 1 && at < rest && THEIR.test(row[at - 1]?.word ?? '') && (TAUGHT.test(word) || tag === 'CLASS'),
  );
}
const SOMEBODY = /^(?:NAME|WNAME|name|wname|LAST|INIT|KIN|STAFF$)/;

const startsClause = (row: readonly Tag[], at: number): boolean => row[at - 1]?.clause !== row[at]?.clause;
function endsOrWhen(row: readonly Tag[], to: number): boolean {
  const next = row[to + 1];
  return !next || next.clause !== row[to]?.clause || WHEN_OR_IN.test(next.word);
}
