/** Whether somebody is said to be a pupil in so many words, or to have what only pupils have. By rule. */
import { classAfter } from './said-staff.ts';
import { isOneLetter, type Mention, type Tag } from './tag.ts';

type Row = readonly Tag[];

/** `text`: the sentence; `row` and `mention` as the guard's tagger gives them. */
export const isSaidPupil = (text: string, row: Row, mention: Mention): boolean =>
  isOneOfPupils(text, row, mention) ||
  isCalledPupil(text, row, mention) ||
  hasGuardian(row, mention) ||
  hasParentWho(row, mention) ||
  isElected(row, mention) ||
  isOfCouncil(text, row, mention) ||
  isCouncilsChair(row, mention) ||
  isBornLately(row, mention) ||
  isTheirShare(text, row, mention) ||
  hasAge(row, mention) ||
  isOneWhoIsCalled(row, mention) ||
  isRelative(row, mention) ||
  isInitialsOf(row, mention) ||
  isAllOfClass(row, mention) ||
  isNewcomer(row, mention) ||
  changesClass(row, mention) ||
  isExcepted(row, mention) ||
  hasPlace(row, mention) ||
  isAtHome(row, mention) ||
  goesTo(row, mention) ||
  ownsThing(row, mention);

/** So far back a heading is looked for. */
const NEAR_ENOUGH = 11;
const isNamed = ({ who }: Mention): boolean => who === 'name' || who === 'names' || who === 'cap';

const A_PUPIL = /^(?:elev|elever|elever?na?|pupil|pupils|student|students)$/;
const COUNTED = /^(?:en|ett|två|tre|fyra|fem|sex|one|two|three|four|five|six|\d)$/;
/** «Två elever, LW och DJ», «tre elever i AN2 följs: R.H., D.M.»: so many pupils, and who they are. A letter alone is a template's. */
function isOneOfPupils(text: string, row: readonly Tag[], { from, who }: Mention): boolean {
  const colon = row[from - 1]?.word === ':' && who === 'INIT';
  if (colon) {
    const at = row.findLastIndex(({ word }, place) => place < from && place > from - NEAR_ENOUGH && A_PUPIL.test(word));
    return at > 0 && COUNTED.test(row[at - 1]?.word ?? '') && (row[from]?.word.length ?? 0) > 1;
  }
  const [counted, pupils, first] = [row[from - 2], row[from - 1], row[from]];
  if (!counted || !pupils || !first || (who !== 'INIT' && who !== 'name') || isOneLetter(first)) return false;
  const between = text.slice(pupils.to, first.from);
  return COUNTED.test(counted.word) && A_PUPIL.test(pupils.word) && /^\s?[,:(–-]\s?$/.test(between);
}

const THE_PUPIL = /^(?:eleven|elev)$/;
const THE_PUPILS = /^(?:elev|elever|eleverna|pupils?|students)$/;
/** «Sigge är elev, inte vikarie», «eleven Prästgård Ludvig»: said in so many words. */
function isCalledPupil(text: string, row: readonly Tag[], { from, to, who }: Mention): boolean {
  if ((who !== 'name' && who !== 'cap') || !/^\p{Lu}/u.test(text.slice(row[from]?.from))) return false;
  const [is, what, next] = row.slice(to + 1, to + 4);
  const pupil = /^(?:en|vår|ny)$/.test(what?.word ?? '') ? next : what;
  if (/^(?:är|var|blir)$/.test(is?.word ?? '') && A_PUPIL.test(pupil?.word ?? '')) return true;
  const before = row[from - 1];
  const named = row.slice(from, to + 1).some(({ tag }) => tag === 'NAME');
  // «Elever: Rut, Ali».
  if (
    before?.word === ':' &&
    THE_PUPILS.test(row[from - 2]?.word ?? '') &&
    (named || row[from]?.tag.startsWith('WNAME'))
  )
    return true;
  const beside = before !== undefined && text.slice(before.to, row[from]?.from) === ' ';
  return beside && THE_PUPIL.test(before.word) && named;
}

const GUARDIAN = /^(?:vårdnadshavare(?:n|ns|s)?|vh)$/;
const GUARDIANS =
  /^(?:vårdnadshavar(?:e|en|na)|vh|föräld(?:er|ern|rar|rarna)|mamman?|pappan?|parents?|guardians?|mother|father|mum|dad)$/;
const OF = /^(?:till|för|of|to)$/;
/** «Nils vårdnadshavare tackar nej», «vårdnadshavarna till Nils»: nobody grown up has any. */
const hasGuardian = (row: readonly Tag[], mention: Mention): boolean => {
  const { from, to, who } = mention;
  if (who === 'pronoun') return false;
  if (/[sxz]$/.test(row[to]?.word ?? '') && GUARDIAN.test(row[to + 1]?.word ?? '')) return true;
  return isNamed(mention) && OF.test(row[from - 1]?.word ?? '') && GUARDIANS.test(row[from - 2]?.word ?? '');
};

const PARENT =
  /^(?:mamma|pappa|mum|mom|dad|mother|father|grandma|grandmother|mormor|farmor|morfar|farfar|föräldrar|parents)$/;
const TELLS =
  /^(?:says|said|called|wants|asks|asked|wrote|säger|ringde|ringer|mejlade|vill|undrar|skrev|hämtar|orkar)$/;
/** «Charlie's mum says he is called …»: a parent who turns to the school. */
const hasParentWho = (row: Row, { to, who }: Mention): boolean =>
  who !== 'pronoun' &&
  /(?:['’]s|s)$/u.test(row[to]?.word ?? '') &&
  PARENT.test(row[to + 1]?.word ?? '') &&
  TELLS.test(row[to + 2]?.word ?? '');

const ELECTED = /^(?:ordförande|sekreterare|kassör|lagkapten|elevskyddsombud|chair|secretary|captain)$/;
/** «Ordförande: Elsa i 8B»: what pupils are elected to by their council, with their class. */
export const isElected = (row: Row, { from, to }: Mention): boolean =>
  row.slice(Math.max(0, from - 2), from).some(({ word }) => ELECTED.test(word)) && classAfter(row, to) !== undefined;

const COUNCIL =
  /^(?:elevrådet|elevråd|elevrådets|klassrådet|klassråd|elevkåren|matrådet|trygghetsrådet|student council)$/;
const AND = /^(?:och|o|and|samt)$/;
const OF_STAFF = /^(?:ROLE|STAFF|STAFFVERB|OFFICE)$/;
/** «Wilma och Leo i elevrådet», «elevrådet (Wilma, Leo)», «med elevrådet, Wilma och Leo redovisade»: nobody with a role. */
function isOfCouncil(text: string, row: Row, mention: Mention): boolean {
  const { from, to } = mention;
  if (!isNamed(mention) || OF_STAFF.test(row[from - 1]?.tag ?? '') || OF_STAFF.test(row[to + 1]?.tag ?? ''))
    return false;
  if (/^(?:i|från|ur|in|from)$/.test(row[to + 1]?.word ?? '') && COUNCIL.test(row[to + 2]?.word ?? '')) return true;
  const before = row[from - 1];
  const first = row[from];
  if (!before || !first || !COUNCIL.test(before.word)) return false;
  const between = text.slice(before.to, first.from);
  const several = row.slice(from, to + 1).some(({ word }) => AND.test(word));
  return /^\s?[(:]/.test(between) || (/^\s?,/.test(between) && several);
}

/** «Elevråd ok, men Agnes från 9C vill inte vara ordförande»: who has a class and a post in the pupils' council. */
const isCouncilsChair = (row: Row, mention: Mention): boolean =>
  isNamed(mention) &&
  classAfter(row, mention.to)?.tag === 'CLASS' &&
  row.some(({ word }) => COUNCIL.test(word)) &&
  row.slice(mention.to + 1).some(({ word }) => ELECTED.test(word));

const BORN = /^(?:född|född[ae]|f|born)$/;
const IN_OUR_CENTURY = /^(?:20)?[0-2]\d$/;
/** «T.Ö (född -15, sexan)», «Noor, född 2014»: born when pupils are. */
function isBornLately(row: Row, { to, who }: Mention): boolean {
  const [born, year] = row.slice(to + 1, to + 3);
  return who !== 'pronoun' && who !== 'STAFF' && BORN.test(born?.word ?? '') && IN_OUR_CENTURY.test(year?.word ?? '');
}

/** «Åk 3 91 % (M.B. 12 %)»: one among the shares of classes. */
function isTheirShare(text: string, row: Row, mention: Mention): boolean {
  const { from, to, who } = mention;
  const [share, sign] = row.slice(to + 1, to + 3);
  const [before, first] = [row[from - 1], row[from]];
  if (!before || !first || (who !== 'INIT' && !isNamed(mention))) return false;
  const isShare = share?.tag === 'NUM' && sign?.word === '%';
  return isShare && before.word === '%' && /^\s?\($/.test(text.slice(before.to, first.from));
}

const OLDEST = 19;
const YOUNGEST = 6;
const AGES = 'sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton'.split(' ');
/** «Ayaan, 13 år, …», «Allan, elva år», not «Siv, 12 år i yrket». */
function hasAge(row: Row, mention: Mention): boolean {
  if (row[mention.to + 1]?.word === 'fyller' && (isNamed(mention) || mention.who === 'INIT')) {
    const turns = Number(row[mention.to + 2]?.word);
    if (turns >= YOUNGEST && turns <= OLDEST + 1) return true;
  }
  const [age, years, next] = row.slice(mention.to + 1, mention.to + 4);
  if (!isNamed(mention) || !age || !/^(?:år|years?)$/.test(years?.word ?? '')) return false;
  const told = AGES.indexOf(age.word);
  const old = told < 0 ? Number(age.word) : YOUNGEST + told;
  const ofWork = /^(?:i|som|på|inom|hos|sedan|sen|of|as|in|at|with)$/.test(next?.word ?? '');
  return old >= YOUNGEST && old <= OLDEST && (!ofWork || next?.clause !== years?.clause);
}

const ONE =
  /^(?:elev|\p{L}{2,12}elev|pojke|flicka|kille|tjej|unge|barn|etta|tvåa|trea|fyra|femma|sexa|sjua|åtta|nia|pupil|student|boy|girl|child)$/u;
/** «En femma som heter Tuvalisa», «a boy called Ali». */
function isOneWhoIsCalled(row: Row, mention: Mention): boolean {
  const [one, as, is] = row.slice(Math.max(0, mention.from - 3), mention.from);
  if (!isNamed(mention) || !one || !as || !is) return false;
  if (/^(?:named|called)$/.test(is.word)) return ONE.test(as.word);
  return ONE.test(one.word) && /^(?:som|who|that)$/.test(as.word) && /^(?:heter|hette|kallas|is)$/.test(is.word);
}

const KIN =
  /^(?:(?:far|mor)(?:modern|fadern|mor|far)|mamma(?:n)?|pappa(?:n)?|modern|fadern|bonuspappa|bonusmamma|styvpappa|styvmamma|vårdnadshavaren?|mum|dad|mother|father|grandmother|grandfather|guardian)$/;
const MINE = /^(?:min|my|vår|our)$/;
/** «Farmodern Gunvor Skogh hämtar»: a pupil's relative by full name, not one of whoever writes. */
const isRelative = (row: Row, { from, to, who }: Mention): boolean =>
  (who === 'name' || who === 'cap') &&
  to > from &&
  KIN.test(row[from - 1]?.word ?? '') &&
  !MINE.test(row[from - 2]?.word ?? '');

const BUT = /^(?:utom|förutom|except)$/;
/** «Alla i BA1 utom R.T. har praktikplats»: one of a class. */
const isExcepted = (row: Row, { from, who }: Mention): boolean =>
  (who === 'name' || who === 'cap' || who === 'INIT') &&
  BUT.test(row[from - 1]?.word ?? '') &&
  row.slice(0, from).some(({ tag }) => tag === 'CLASS' || tag === 'GRADE');

const INITIALS = /^(?:initialer|initialerna|initials?)$/;
/** «New in 5A: initials M.D.»: somebody of a class who is called by letters. */
const isInitialsOf = (row: Row, { from, who }: Mention): boolean =>
  who === 'INIT' &&
  INITIALS.test(row[from - 1]?.word ?? '') &&
  (row[from]?.word.length ?? 0) > 1 &&
  row.some(({ tag }) => tag === 'CLASS');

const ALL_OF_THEM = /^(?:alla|båda|samtliga|all|both)$/;
/** «I gruppen ingår sol, ask och linus, alla i 3B»: the last of them stands for them all. */
const isAllOfClass = (row: Row, mention: Mention): boolean =>
  isNamed(mention) &&
  ALL_OF_THEM.test(row[mention.to + 1]?.word ?? '') &&
  classAfter(row, mention.to + 1)?.tag === 'CLASS' &&
  row.slice(0, mention.from).every(({ tag }) => !OF_STAFF.test(tag));

const NEWCOMER = /^(?:nyanl|nyanländ|nyinskriven|newly)$/;
/** «Amanuel, nyanl. åk 8, …»: a name, and that somebody has come to a class. */
const isNewcomer = (row: Row, mention: Mention): boolean =>
  isNamed(mention) &&
  NEWCOMER.test(row[mention.to + 1]?.word ?? '') &&
  row.slice(mention.to + 2, mention.to + 5).some(({ tag }) => tag === 'CLASS' || tag === 'GRADE');

const PLACE = /^(?:plats|platsen|skolplats|skolplatsen|place)$/;
const OFFERED = /^(?:erbjudas|fått|får|fick|erbjuden|erbjuds|erbjudits|ja|nej|accepted|offered|given)$/;
/** So far behind a name it is told what somebody has got. */
const TOLD_WITHIN = 9;
const TAUGHT_IN =
  /^(?:skoldaglig|resursskola(?:n)?|resursklass(?:en)?|särskola(?:n)?|gymnasiesärskola(?:n)?|lovskola(?:n)?|anpassad(?:e)?)$/;
/** «Björn Åkerlund har tackat ja till plats i åk 7»: staff has a post. */
function hasPlace(row: Row, mention: Mention): boolean {
  if (!isNamed(mention)) return false;
  const { to } = mention;
  const at = row.findIndex(({ word }, place) => place > to && place <= to + TOLD_WITHIN && PLACE.test(word));
  if (at < 0 || row[at]?.clause !== row[to]?.clause) return false;
  const taught = row.slice(at + 1, at + 3).some(({ word }) => TAUGHT_IN.test(word));
  if (classAfter(row, at) === undefined && !taught) return false;
  return (
    row.slice(to + 1, at).some(({ word }) => OFFERED.test(word)) &&
    row.slice(to + 1, at).every(({ tag }) => !OF_STAFF.test(tag))
  );
}

const PROGRAMME = /^(?:im|\p{L}{3,20}introduktion(?:en)?|\p{L}{3,20}programmet|introduktionsprogrammet|anpassade?)$/u;
/** «Karin, som går IM yrkesintroduktion, …», «Ali som går i 8B»: staff teaches there. */
function goesTo(row: Row, mention: Mention): boolean {
  const [who, goes, ...rest] = row.slice(mention.to + 1, mention.to + 5);
  if (!isNamed(mention) || !/^(?:som|who)$/.test(who?.word ?? '') || !/^(?:går|gick|goes)$/.test(goes?.word ?? ''))
    return false;
  const [first, second] = rest;
  const where = /^(?:i|in|på|to)$/.test(first?.word ?? '') ? second : first;
  return where?.tag === 'CLASS' || where?.tag === 'GRADE' || PROGRAMME.test(where?.word ?? '');
}

const OWN =
  /^(?:skåp|skåpet|bänk|ryggsäck|ryggsäcken|skolväska|gymnastikpåse|idrottspåse|krok|extrakläder|ombyteskläder|overall|locker|schoolbag)$/;
/** «Boken hämtas ur Lisas skåp»: with no staff in the text. */
const ownsThing = (row: Row, { to, who }: Mention): boolean =>
  who === 'names' && OWN.test(row[to + 1]?.word ?? '') && row.every(({ tag }) => !OF_STAFF.test(tag));

/** «Tyra kvar hemma, femte veckan»: nobody says so of a colleague. */
const isAtHome = (row: Row, mention: Mention): boolean =>
  isNamed(mention) && row[mention.to + 1]?.word === 'kvar' && row[mention.to + 2]?.word === 'hemma';

const CHANGES = /^(?:byter|bytte|bytt|byta)$/;
/** «D.E. och H.L. byter klass i oktober»: staff is given another one. */
const changesClass = (row: Row, { to, who }: Mention): boolean =>
  who === 'INIT' && CHANGES.test(row[to + 1]?.word ?? '') && row[to + 2]?.word === 'klass';
