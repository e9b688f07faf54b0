/** Whether a title says what is done, bought or put in, and not what becomes different for anybody. */
import { countsMeans, countsThings, countsTimeWith, headOf } from './means.ts';
import {
  firstOf,
  has,
  isActivityFirst,
  isDoing,
  isDone,
  OFTEN_ARRANGED,
  outcomesIn,
  saysResult,
  stemsOf,
} from './text.ts';

const SO_MANY =
  /^(?:(?:run|hold|håll|hålla|genomför|genomföra) )?(?:\d{1,3}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\p{L}{1,20} ){0,2}?\p{L}{0,20}?(träffar|samtal|lektioner|tillfällen|lessons|sessions|meetings|talks)(?!\p{L})/u;
/** «Åtta träffar med läsvänner», «run ten sleep lessons»: so many of what is held, which the indicator counts. */
function isSoMany(title: string, indicator: string): boolean {
  const held = SO_MANY.exec(title)?.[1];
  return held !== undefined && headOf(indicator).includes(held);
}

/** «Högläsning i åk 2 som når fler». */
const RESULT_FOR = /(?<!\p{L})(?:så att|som når|som ger|leder till|so that|that reach)(?!\p{L})/u;

/** Something is done or put in, and nothing is said about what becomes different: «alla ska gå kursen», «sex rastvärdar i stället för fem». */
export function isActivity(title: string, indicator: string, isMore: boolean): boolean {
  if (has('limit', title) || has('limit', indicator)) return false;
  // «Fler i personalen går kursen» says more, of what is put in.
  if (has('trained', indicator) && has('activityNoun', title)) return true;
  if (swaps(title) || isTimeWith(title) || isStaffDoing(title, indicator) || isSoMany(title, indicator)) return true;
  if (isPutIn(title) || (isMore && isMoreThings(title, indicator))) return true;
  if (!saysResult(title)) {
    if (has('inputs', title) || (countsMeans(indicator) && !has('fewer', title) && !isUsed(title))) return true;
    if (isMore && countsTimeWith(indicator) && !isUsed(title)) return true;
    if (isMore && countsThings(indicator) && !has('process', title) && !isUsed(title)) return true;
  }
  if (isActivityFirst(title) && !RESULT_FOR.test(title)) return true;
  if (isDoing(title) || isDone(title)) return true;
  if (has('outcome', title)) return false;
  const noun = firstOf('activityNoun', title);
  if (!noun || namesOutcomeAt(title)) return false;
  return (
    has('activityVerb', title) ||
    title.startsWith(noun) ||
    (title.endsWith(noun) && title.split(' ').length <= FEW_WORDS) ||
    /^(?:\d+|en|ett|två|tre|fyra|fem|sex|a|one|two|three)\s/u.test(title)
  );
}

/**
 * «Vi ska erbjuda frukost fyra dagar i veckan», and the days with breakfast are counted: the description begins with what the school does, and the measure
 * counts that, while the title says of nobody that anything becomes different.
 */
export function isDoneByUs(title: string, description: string, indicator: string, isMore: boolean): boolean {
  if (
    !isMore ||
    !(NUMBER_OF.test(indicator) || OF_STAFF.test(indicator)) ||
    WITHIN.test(title) ||
    WITHIN.test(indicator) ||
    isUsed(title)
  )
    return false;
  const first = description.split(/[.!?;](?:\s|$)/u, 1)[0] ?? '';
  const does = firstOf('staffDoes', first);
  if (!(US.test(first) && (isDoing(first) || (does !== null && first.startsWith(does)) || MOVES.test(first))))
    return false;
  const counted = headOf(indicator);
  return (
    outcomesIn(`${title} ${indicator}`).isSubsetOf(OFTEN_ARRANGED) &&
    !has('outcome', title) &&
    !has('resultVerb', title) &&
    [...stemsOf(counted), ...stemsOf(indicator)].some((stem) => first.includes(stem))
  );
}
const NUMBER_OF =
  /^(?:antal(?:et)?|(?:the )?number of) (?!(?:\p{L}{1,20} )?\p{L}{0,20}(?:elev|barn|pupil|student|child))/u;
const WITHIN = /(?<!\p{L})(?:inom|i tid|within|in time)(?!\p{L})/u;
const OF_STAFF =
  /^(?:andel(?:en)?|share of|percentage of) (?:av )?(?:personal|lärar|mentor|pedagog|medarbetar|arbetslag|staff|teachers)/u;
const US =
  /^(?:vi|(?:all|alla|samtliga|hela|all the) (?:personal|lärar|mentor|pedagog|medarbetar|arbetslag|staff|teachers)|skolan|eht|elevhälsan|teamet|personalen|kurator|we|the school|the team)\p{L}{0,4} /u;
/** «Vi flyttar screeningen till augusti». */
const MOVES = /^(?:vi|skolan|eht|we) (?:ska |skall |will )?(?:flytta|lägg|byt|inför|utöka|move|add|extend)\p{L}{0,3} /u;

/** «Närvaro på föräldramöten i åk 6»: how it goes, there. */
const AT = /^(?:(?:better|bättre|ökad|högre) )?(?<what>\p{L}+) (?:på|vid|under|i|inför|in|at|during|before) /u;
const namesOutcomeAt = (title: string): boolean => outcomesIn(AT.exec(title)?.groups?.['what'] ?? '').size > 0;

/** «Öppna mottagningen lockar fler sexor», «fler elever ska gå till biblioteket»: people come to what there is. */
const USED =
  /(?<!\p{L})(?:lockar|dragkraft|(?:används|utnyttjas) av|(?:ska )?(?:går?|kommer?) till|söker sig till|använder|utnyttjar|attracts?|used by|come to)(?!\p{L})/u;
const isUsed = (title: string): boolean => USED.test(title) && !isStaffDoing(title, '');

const PEOPLE = /(?<!\p{L})\p{L}*(?:elev|barn|pojk|flick|ungdom|kill|tjej|pupil|student|child|boys|girls)/u;
/** «Åtta föreläsningar om psykisk hälsa i stället för fem»: what they are about is no result. */
const ABOUT = / (?:om|kring|about|on) .{1,60}?(?= (?:i stället|istället|mot dagens|instead|rather)(?!\p{L}))/u;
/** «Fem frukostar i veckan i stället för tre»: so many of what is put in, not of pupils or of what happens to them. */
function swaps(title: string): boolean {
  const swap = firstOf('insteadOf', title)?.replace(ABOUT, ' ');
  if (!swap || PEOPLE.test(swap)) return false;
  return outcomesIn(swap).isSubsetOf(OFTEN_ARRANGED);
}

/** «Två timmar till med specialpedagogen i läsning»: whatever it is in, the time is what is put in. */
function isTimeWith(title: string): boolean {
  const put = firstOf('inputs', title);
  return (
    put !== null && title.startsWith(put) && has('service', put) && !has('fewer', title) && !RESULT_FOR.test(title)
  );
}

/** «Fler vuxna på gården under lunchrasten»: lunch and break are only when. */
function isPutIn(title: string): boolean {
  const put = firstOf('inputs', title);
  return (
    put !== null &&
    title.startsWith(put) &&
    !has('resultVerb', title) &&
    !has('service', put) &&
    !RESULT_FOR.test(title) &&
    outcomesIn(title).isSubsetOf(OFTEN_ARRANGED)
  );
}

/** «Fler bildstöd i matsalen», of which the indicator counts how many; the dining hall is only where. */
const isMoreThings = (title: string, indicator: string): boolean =>
  /^(?:fler|flera|nya|more|new) /u.test(title) &&
  countsThings(indicator) &&
  title.includes(headOf(indicator).trim()) &&
  !has('process', title) &&
  !has('resultVerb', title) &&
  !isUsed(title) &&
  outcomesIn(title).isSubsetOf(OFTEN_ARRANGED);

/** «Alla lärare ska gå kursen», «kuratorn besöker varje sjua»: what staff do, with nothing of what becomes different for anybody. */
function isStaffDoing(title: string, indicator: string): boolean {
  if (has('outcome', title) || has('process', title)) return false;
  const does = firstOf('staffDoes', title);
  return (does !== null && title.startsWith(does)) || (has('trained', indicator) && !saysResult(title));
}

/** «Elevassistenternas schema» says no more than what is done. */
const FEW_WORDS = 3;
