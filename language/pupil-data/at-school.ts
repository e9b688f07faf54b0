/** What is said of somebody who goes to school and of nobody who works there: points left to complete, an interpreter, hours away. By rule. */
import type { Mention, Tag } from './tag.ts';

type Row = readonly Tag[];

/** `row` and `mention` as the guard's tagger gives them. */
export const isSaidAtSchool = (row: Row, mention: Mention): boolean =>
  [
    graduates,
    answersForHours,
    isAtShare,
    isLongAway,
    takesOurTime,
    skipsClass,
    needsInterpreter,
    refusesLessons,
    isToBeGiven,
  ].some((rule) => rule(row, mention));

const isNamed = ({ who }: Mention): boolean => who === 'name' || who === 'cap' || who === 'INIT';
/** So far behind a name it is told what somebody does. */
const WITHIN = 9;
const said = (row: Row, { to }: Mention): Row =>
  row.slice(to + 1, to + 1 + WITHIN).filter(({ clause }) => clause === row[to]?.clause);

/** «Mirjam har 100 poäng kvar att komplettera och tar studenten i december». */
function graduates(row: Row, mention: Mention): boolean {
  const words = said(row, mention).map(({ word }) => word);
  const at = words.indexOf('studenten');
  if (at > 0 && /^(?:tar|tog|ta)$/.test(words[at - 1] ?? '')) return isNamed(mention);
  const points = words.indexOf('poäng');
  return isNamed(mention) && points > 0 && /^(?:kvar|back)$/.test(words[points + 1] ?? '');
}

const HOURS =
  /^(?:\p{L}{0,12}frånvaro\p{L}*|\p{L}{0,12}anmälning(?:ar|arna)|\p{L}{0,12}incidente(?:r|rna)|konflikte(?:r|rna)|absences?)$/u;
/** «Miroslav svarar ensam för 61 av de 94 frånvarotimmarna»; a class and a year do so too, and have no name. */
function answersForHours(row: Row, mention: Mention): boolean {
  const [does, ...rest] = said(row, mention);
  if (!isNamed(mention) || !/^(?:svarar|står|stod|svarade)$/.test(does?.word ?? '')) return false;
  const of = rest.findIndex(({ word }) => word === 'för');
  return of >= 0 && of <= 1 && rest[of + 1]?.tag === 'NUM' && rest.some(({ word }) => HOURS.test(word));
}

const LESSONS =
  /^(?:matten?|matematiken|svenskan?|engelskan?|idrotten?|slöjden|musiken|bilden|lektionen|lektioner(?:na)?|skolan|maths?|english|swedish|pe|lessons)$/;
/** «Tindra vägrar matten sen v. 41». */
function refusesLessons(row: Row, mention: Mention): boolean {
  const [does, what] = said(row, mention);
  return (
    isNamed(mention) &&
    /^(?:vägrar|vägrade|vägrat|refuses|refused)$/.test(does?.word ?? '') &&
    LESSONS.test(what?.word ?? '')
  );
}

/** «Aziz har fallit till 41 % närvaro», «Liv ligger på 60 procents närvaro». */
function isAtShare(row: Row, mention: Mention): boolean {
  const rest = said(row, mention);
  const at = rest.findIndex(({ tag }) => tag === 'NUM');
  return (
    isNamed(mention) &&
    at > 0 &&
    at <= 4 &&
    rest.slice(0, at).some(({ word }) => /^(?:fallit|sjunkit|ligger|låg|landar|landat|nere|uppe)$/.test(word)) &&
    /^(?:%|procent|procents)$/.test(rest[at + 1]?.word ?? '') &&
    /^(?:närvaro|frånvaro|ogiltig|attendance)$/.test(rest[at + 2]?.word ?? '')
  );
}

/** «… beror det på P.V. som har varit borta sedan skolstart»: where a class is told of. */
const isLongAway = (row: Row, { to, who }: Mention): boolean =>
  who === 'INIT' &&
  row.some(({ tag }) => tag === 'CLASS') &&
  row.slice(to + 1, to + 5).some(({ word }) => /^(?:borta|frånvarande|absent)$/.test(word));

/** «Knut tar all vår tid». */
function takesOurTime(row: Row, mention: Mention): boolean {
  const [takes, all, our, time] = row.slice(mention.to + 1, mention.to + 5);
  return (
    isNamed(mention) &&
    /^(?:tar|tog|takes)$/.test(takes?.word ?? '') &&
    /^(?:all|halva|mycket)$/.test(all?.word ?? '') &&
    /^(?:vår|teamets|our|av)$/.test(our?.word ?? '') &&
    /^(?:tid|time|vår)$/.test(time?.word ?? '')
  );
}

/** «Hiroshi plays chess with the janitor instead of going to Swedish class», «… i stället för att gå på lektion». */
function skipsClass(row: Row, mention: Mention): boolean {
  const words = row.slice(mention.to + 1).map(({ word }) => word);
  const at = words.findIndex((word, place) => word === 'instead' || (word === 'stället' && words[place - 1] === 'i'));
  const rest = words.slice(at + 1, at + 7);
  return (
    isNamed(mention) &&
    at > 0 &&
    rest.some((word) => /^(?:going|gå|attending|vara)$/.test(word)) &&
    rest.some((word) => /^(?:class|lesson|lessons|lektion|lektionen|lektioner|maths?|pe|school|skolan)$/.test(word))
  );
}

/** «Zahra ska ha tolk på dari», «Ahmeds möte» not: a colleague books one and needs none. */
function needsInterpreter(row: Row, mention: Mention): boolean {
  const words = row.slice(mention.to + 1, mention.to + 6).map(({ word }) => word);
  const at = words.indexOf('tolk');
  return isNamed(mention) && at > 0 && /^(?:ha|behöver|behövs)$/.test(words[at - 1] ?? '') && words[at + 1] === 'på';
}

/** «Kan vi ge honom tidig lunch?» of somebody who is named before. */
function isToBeGiven(row: Row, mention: Mention): boolean {
  const at = row.findIndex(({ word }, place) => place > mention.to && /^(?:honom|henne|hen)$/.test(word));
  return (
    mention.who === 'name' &&
    at > 0 &&
    /^(?:ge|ger|låta|låt)$/.test(row[at - 1]?.word ?? '') &&
    /^(?:tidig|egen|extra|äta)$/.test(row[at + 1]?.word ?? '') &&
    /^(?:lunch|rast|mattid|ensam|tidigare)$/.test(row[at + 2]?.word ?? '')
  );
}
