/**
 * Names that are borne by what is no person: animals, books, storms, rooms and systems, as the words beside a name tell. By rule; what only
 * the whole sentence tells is left to the classifier.
 */
import { isBesideClass } from './classes.ts';
import { INVENTED, isInStory } from './stories.ts';
import type { Tag } from './tag.ts';

const SOMEBODY = /^(?:W?NAME0?G?$|w?name$|CAP0?$|CAPS$|LAST$)/;
/** «Läsgruppen Sommar», «grupp Saga», «temaveckan Love & Respect», «skelettet Herbert», «house Nova». */
const GROUP =
  /^(?:grupp|\p{L}{3,12}grupp(?:en)?|temavecka(?:n)?|temadag(?:en)?|kampanj(?:en)?|skelettet?|dockan|roboten|snögubben|house)$/u;
const AND = /^(?:och|o|and)$/;
/** Kinds of things that bear names. */
const BEARS = /^(?:ANIMAL|WEATHER|ROOM|SYSTEM|READING)$/;
const A_OR_THE = /^(?:the|a|our|my|en|ett|min|vår|vårt|klassens|skolans|personalens|avdelningens|fritids)$/;
/** «Sköldpaddan heter Otto», «ovädret döptes till Pia», «a tool called Vega». */
const CALLED = /^(?:heter|hette|kallas|kallad|kallat|kallades|döptes|döpt|döpte|namnet|namn|titeln|called|named)$/;
const IS = /^(?:heter|är|blev|blir|kallas|is|was)$/;
/** What is between a thing and what is said of it ends here: a place, somebody, or what somebody does. */
const ELSEWHERE = /^(?:i|på|hos|med|från|till|för|av|vid|om|under|utan|in|on|at|with|from|to|for|of|by)$/;
const ABOUT = /^(?:om|about)$/;
const PEOPLE = /^(?:PUPIL|KIN|ROLE|STAFF|INIT|CLASS|GRADE)$/;
/** A thing is named at most so many words away. */
const REACH = 5;

type Row = readonly Tag[];

/** The row with every name tagged `BORNE` that a thing bears; another mention of the same name is the same thing's. */
export function withBorne(text: string, row: Row): Tag[] {
  const found = row.map((_, at) => isBorne(text, row, at));
  const names = new Set(row.flatMap(({ word }, at) => (found[at] ? [stemOf(word)] : [])));
  return row.map((there, at) => {
    // «Den uppdiktade eleven».
    if (BEING.test(there.word) && INVENTED.test(row[at - 1]?.word ?? '')) return { ...there, tag: 'w' };
    if (BEING.test(there.word) && isOfStory(row, found, at)) return { ...there, tag: 'w' };
    const again = names.has(stemOf(there.word)) && SOMEBODY.test(there.tag) && !isPupils(text, row, at);
    return found[at] || again ? { ...there, tag: 'BORNE' } : there;
  });
}

/** «Ellen heter flickan i boken», «about a girl called Ester»: who is told of has no life here. */
const isOfStory = (row: Row, found: readonly boolean[], at: number): boolean =>
  (CALLED.test(row[at - 1]?.word ?? '') && found[at - 2] === true) ||
  (CALLED.test(row[at + 1]?.word ?? '') && found[at + 2] === true) ||
  (CALLED.test(row[at + 2]?.word ?? '') && found[at + 3] === true);

const stemOf = (word: string): string => word.replace(/(?:'s|’s|s)$/u, '');
const isPupils = (text: string, row: Row, at: number): boolean =>
  isBesideClass(text, row[at]?.to ?? 0) || /^(?:PUPIL|KIN)$/.test(row[at - 1]?.tag ?? '');

function isBorne(text: string, row: Row, at: number): boolean {
  const one = row[at];
  if (!one || !SOMEBODY.test(one.tag)) return false;
  // An animal is one also where a class follows, whose it is.
  if (besideTag(text, row, at) === 'ANIMAL') return true;
  if (appositive(row, at) === 'ANIMAL') return true;
  if (isMadeUp(text, row, at)) return true;
  const before = row[at - 1];
  const alone = !AND.test(row[at + 1]?.word ?? '') && !SOMEBODY.test(row[at + 1]?.tag ?? '');
  if (GROUP.test(before?.word ?? '') && alone && text.slice(before?.to, one.from) === ' ') return true;
  if (isBesideClass(text, one.to)) return saysAnimal(row, at);
  return (
    [
      besideThing,
      compound,
      saysThing,
      isNamed,
      isAbout,
      isTitle,
      isPrivate,
      isNoPupil,
      isCited,
      isAuthor,
      areCited,
      isInStory,
      isBooked,
    ].some((rule) => rule(text, row, at)) || appositive(row, at) !== ''
  );
}

/** The tag of the word just before a name. */
function besideTag(text: string, row: Row, at: number): string {
  const [before, one] = [row[at - 1], row[at]];
  return before && one && !HAPPENS.test(before.word) && text.slice(before.to, one.from) === ' ' ? before.tag : '';
}

/** What is done with a thing or by it, and is no thing itself: «logga: Lisa grät», «då skäller Kalle på de andra». */
const HAPPENS =
  /^(?:logga|nere|synka[rst]?|synkat|bokas|dubbelbokad|citeras|rolltolkar|signerar|skäll(?:er|de)|tassar|bajsade|jamar|morrar|gnäggar|valpade|spinner|nosar|viftar|ruvar|storma(?:de|t)|\p{L}{3,20}(?:eras|erar|erades|erade|ades|ades|as|ar|örs|ördes))$/u;
/** «Frånvaron hämtas ur Alma»: nobody is a source of figures; somebody's record would be in the genitive. */
const OUT_OF = /^ur$/;

/** «Kaninerna Hugo och Hedda»: the second of them. */
const isOfPair = (text: string, row: Row, at: number): boolean =>
  /^(?:och|o|and|&)$/.test(row[at - 1]?.word ?? '') &&
  SOMEBODY.test(row[at - 2]?.tag ?? '') &&
  besideTag(text, row, at - 2) === 'ANIMAL' &&
  /(?:na|s)$/.test(row[at - 3]?.word ?? '');

/** «Skärgårdsbåten Ivar». */
const VESSEL = /(?:båten|färjan|skutan|fartyget|skeppet)$/;

/** «Kaninen Ebbe», «sal Nova», «möteslokal: Astrid», «boken «Elsa …»», «Charlie the hamster», «Molly (min hund)». */
function besideThing(text: string, row: Row, at: number): boolean {
  const [before, one, next, after] = [row[at - 1], row[at], row[at + 1], row[at + 2]];
  if (!one) return false;
  if (OUT_OF.test(before?.word ?? '') && /^\p{Lu}\p{Ll}+[^\P{L}s](?!\p{L})/u.test(text.slice(one.from))) return true;
  if (BEARS.test(besideTag(text, row, at))) return true;
  if (isOfPair(text, row, at)) return true;
  if (VESSEL.test(before?.word ?? '') && text.slice(before?.to, one.from) === ' ') return true;
  const colon = before?.word === ':' ? row[at - 2] : undefined;
  if (colon && /^(?:ROOM|SYSTEM)$/.test(colon.tag) && !HAPPENS.test(colon.word)) return true;
  if (before?.tag === 'READING' && /^ ?[«"“”']$/u.test(text.slice(before.to, one.from))) return true;
  const animal = next && A_OR_THE.test(next.word) ? after : next;
  const gap = text.slice(one.to, next?.from ?? one.to);
  return animal?.tag === 'ANIMAL' && (animal === after ? /^[,( ]/ : /^\s?[,(]/).test(gap);
}

const BIG = /^(?:stora|lilla|little|big)$/;
const BOOKED =
  /^(?:bokat|bokad|bokade|bokar|boka|bokas|ledig|tagen|upptagen|plats|lokal|rum|sal|room|booked|plan|våning)$/;
/** «Bokat Stora Ellen till den 12:e», «plats: Lilla Saga, plan 2»: two rooms of the same name. */
const isBooked = (text: string, row: Row, at: number): boolean =>
  BIG.test(row[at - 1]?.word ?? '') &&
  /^\p{Lu}/u.test(text.slice(row[at - 1]?.from)) &&
  row.some(({ word }) => BOOKED.test(word));

/** «Ebba Grön-temat», «Karin Boye-huset»: a part of a name with what is called so. */
function compound(text: string, row: Row, at: number): boolean {
  const [one, next] = [row[at], row[at + 1]];
  if (!one || !next || text.slice(one.to, next.from) !== ' ') return false;
  if (ID.test(next.word)) return true;
  return next.word.includes('-') && (/^(?:READING|ROOM|SYSTEM|THING)$/.test(next.tag) || JOINED.test(next.word));
}

/** «Freja eid», «Florence trip», «Sivs Taxi». */
const ID = /^(?:eid|e-id|e-legitimation|trip|taxi|café|bageri|pizzeria)$/;
const JOINED =
  /-(?:låda|lådan|boken?|spelet?|priset|dagen|loppet|kortet|kassen|påsen|stugan|pjäsen|filmen|sagan|visan)$/u;

/** «Sigge är klassens gosedjur», «Valter heter sköldpaddan», «Nova är det nya systemet». */
function saysThing(_: string, row: Row, at: number): boolean {
  return IS.test(row[at + 1]?.word ?? '') && BEARS.test(saidOf(row, at));
}
const saysAnimal = (row: Row, at: number): boolean =>
  /^(?:heter|är)$/.test(row[at + 1]?.word ?? '') && saidOf(row, at) === 'ANIMAL';
/** The tag of the first thing that somebody is said to be, or nothing. */
function saidOf(row: Row, at: number): string {
  for (const there of row.slice(at + 2, at + 2 + REACH)) {
    if (there.clause !== row[at]?.clause || ELSEWHERE.test(there.word) || PEOPLE.test(there.tag)) return '';
    if (BEARS.test(there.tag)) return there.tag;
  }
  return '';
}

/** «Modellen heter Elsa», «SMHI döpte ovädret till Pia». */
function isNamed(_: string, row: Row, at: number): boolean {
  const one = row[at];
  const before = row.slice(Math.max(0, at - REACH - 1), at).filter(({ clause }) => clause === one?.clause);
  const near = before.slice(-3).some(({ word }) => CALLED.test(word));
  // «Filen heter arvid_melin_3b.xlsx».
  if (row.slice(at + 1, at + 3).some(({ tag }) => tag === 'CLASS')) return false;
  return near && before.some(({ tag }) => BEARS.test(tag)) && !before.some(({ tag }) => PEOPLE.test(tag));
}

/** «Serien om Otto», «fallet om Nova»: who is told about. */
const isAbout = (_: string, row: Row, at: number): boolean =>
  ABOUT.test(row[at - 1]?.word ?? '') && row[at - 2]?.tag === 'READING';

/** «Charlotte's Web»: what somebody has begins with a capital letter, in the middle of an English sentence. */
const isTitle = (text: string, row: Row, at: number): boolean =>
  /['’]s$/u.test(row[at]?.word ?? '') && /^ \p{Lu}\p{Ll}/u.test(text.slice(row[at]?.to, (row[at]?.to ?? 0) + 3));

const CITED = /^\s?\((?:19|20)\d\d[a-z]?\)/u;
/** «Wikmark & Osei (2021)», «enligt Berg (2019)»: authors, by their surname and the year behind them. A year behind a first name may be one of birth. */
function isCited(text: string, row: Row, at: number): boolean {
  const [before, one, next] = [row[at - 1], row[at], row[at + 1]];
  const yearAfter = (there: Tag | undefined): boolean =>
    there !== undefined && CITED.test(text.slice(there.to, there.to + YEAR));
  const joined = (first: Tag | undefined, second: Tag | undefined): boolean =>
    first !== undefined &&
    second !== undefined &&
    !FIRST.test(first.tag) &&
    text.slice(first.to, second.from) === ' & ';
  if (!one) return false;
  if ((joined(one, next) && yearAfter(next)) || (joined(before, one) && yearAfter(one))) return true;
  return !FIRST.test(one.tag) && yearAfter(one) && ACCORDING.test(text.slice(Math.max(0, one.from - BEFORE), one.from));
}
const FIRST = /^(?:W?NAME|name)/;
const ACCORDING = /(?:et al\.? |(?<!\p{L})(?:enl|enligt|according to|jfr|cf)\.? )$/iu;
const YEAR = 9;
const BEFORE = 14;

/** «Anpassningarna enligt Nordlund och Hattie»: two by their surnames alone. */
function areCited(_: string, row: Row, at: number): boolean {
  const joins = (there: Tag | undefined): boolean => /^(?:och|and|&)$/.test(there?.word ?? '');
  const first = joins(row[at - 1]) ? at - 2 : at;
  const isName = (there: Tag | undefined): boolean => /^(?:LAST|CAP|NAME)$/.test(there?.tag ?? '');
  const surnames = [row[first], row[first + 2]];
  return (
    /^(?:enligt|enl)$/.test(row[first - 1]?.word ?? '') &&
    joins(row[first + 1]) &&
    surnames.every(isName) &&
    surnames.some((there) => there?.tag === 'LAST') &&
    !/^(?:CLASS|GRADE)$/.test(row[first + 3]?.tag ?? '')
  );
}

const WRITTEN =
  /^(?:\p{L}{0,12}bok(?:en)?|\p{L}{0,12}artikel(?:n)?|avhandling(?:en)?|roman(?:en)?|rapport(?:en)?|krönika(?:n)?|book|article|thesis|handbook)$/u;
const WRITES = /^(?:skriver|skrev|beskriver|menar|hävdar|visar|writes|wrote|argues|describes)$/;
const OWN_WORK = /^(?:sin|sitt|her|his)$/;
/** A title takes at most so many words. */
const TITLE = 9;
/** «Boken … av Agda Loviken», «enligt Elof Ahlmarkers gamla metodbok», «Alma Rosén skriver i sin bok från 1974»: authors by their full names. */
function isAuthor(text: string, row: Row, at: number): boolean {
  let [first, last] = [at, at];
  while (SOMEBODY.test(row[first - 1]?.tag ?? '')) first -= 1;
  while (SOMEBODY.test(row[last + 1]?.tag ?? '')) last += 1;
  if (first === last || isBesideClass(text, row[last]?.to ?? 0)) return false;
  const before = row[first - 1]?.word ?? '';
  if (/^(?:av|by)$/.test(before))
    return row.slice(Math.max(0, first - TITLE), first - 1).some(({ word }) => WRITTEN.test(word));
  const after = row.slice(last + 1, last + REACH + 3);
  const work = after.findIndex(({ word }) => WRITTEN.test(word));
  if (/^enligt$/.test(before)) return /s$/.test(row[last]?.word ?? '') && work >= 0 && work <= 2;
  const dated = after.slice(work + 1).some(({ word }) => /^(?:1[89]|20)\d\d$/.test(word));
  return WRITES.test(after[0]?.word ?? '') && OWN_WORK.test(after[work - 1]?.word ?? '') && dated;
}

const BEING =
  /^(?:elev|eleven|pupil|student|girl|boy|flicka|pojke|flickan|pojken|killen|tjejen|barnet|personen|familjen|namnet)$/;
/** «Den påhittade eleven Kasper», «jag spelar Vanja» in a role-play: nobody at the school. */
function isMadeUp(_: string, row: Row, at: number): boolean {
  const before = row.slice(Math.max(0, at - 2), at).filter(({ clause }) => clause === row[at]?.clause);
  const does = before.at(-1);
  const who = before.at(-2);
  if (INVENTED.test(does?.word ?? '') || (INVENTED.test(who?.word ?? '') && BEING.test(does?.word ?? ''))) return true;
  return (
    does?.word === 'spelar' &&
    /^(?:jag|du|vi|ni)$/.test(who?.word ?? '') &&
    row.some(({ word }) => word.startsWith('rollspel'))
  );
}

const MINE = /^(?:min|mitt|mina|my)$/;
const OWN =
  /^(?:egen|egna|eget|own|man|fru|sambo|husband|wife|partner|son|dotter|daughter|syster|bror|sister|brother|granne|neighbour)$/;
/** «Min egen Ture har feber», «my husband Carl»: of whoever writes, not of the school. */
const isPrivate = (_: string, row: Row, at: number): boolean =>
  OWN.test(row[at - 1]?.word ?? '') && MINE.test(row[at - 2]?.word ?? '');

/** «Kaspar är inte en elev, det är vagnen»: said in so many words, with nothing more about that pupil. */
function isNoPupil(_: string, row: Row, at: number): boolean {
  const said = row.slice(at + 1, at + 6);
  const pupil = said.findIndex(({ word }) => /^(?:elev|pupil|student)$/.test(word));
  if (pupil < 2 || !IS.test(said[0]?.word ?? '')) return false;
  const between = said.slice(1, pupil).map(({ word }) => word);
  if (!between.every((word) => /^(?:inte|ingen|not|no|en|någon|a|an)$/.test(word))) return false;
  const after = row[at + 1 + pupil + 1];
  return (
    between.some((word) => /^(?:inte|ingen|not|no)$/.test(word)) && (!after || after.clause !== said[pupil]?.clause)
  );
}

const WHOSE = /^(?:CLASS|GRADE|PUPILS)$/;
/** «Vem tar Otto till veterinären, hamstern alltså», «Hugo, treornas marsvin, har bitit igen»: what a clause says was meant, or nothing. */
function appositive(row: Row, at: number): string {
  const clause = (row[at]?.clause ?? 0) + 1;
  const said = row.filter((there) => there.clause === clause);
  const of = said[0] && (A_OR_THE.test(said[0].word) || (WHOSE.test(said[0].tag) && /s$/.test(said[0].word)));
  const rest = of ? said.slice(1) : said;
  // «The therapy dog».
  const [first, second] = of && !PEOPLE.test(rest[0]?.tag ?? '') && rest[1]?.tag === 'ANIMAL' ? rest.slice(1) : rest;
  if (!first || !BEARS.test(first.tag)) return '';
  return !second || /^(?:alltså|dvs|menar|then|that|i)$/.test(second.word) ? first.tag : '';
}
