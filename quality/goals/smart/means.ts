/** What a measure counts: something that is different for somebody, or what is done, handed out or sent for it. */
import { firstOf, has, outcomesIn, stemsOf, withoutArranged } from './text.ts';

const HOW_MUCH =
  /^(?:(?:genomsnittlig[at]?|medel\p{L}*|median|summan? av|totala?t?|mean|average|total)\s)*(?:antal(?:et)?|andel(?:en)?|procent(?:en)?|(?:the )?number of|(?:the )?share of|proportion of|percentage of)\s/u;
const WHERE_OR_WHO =
  /\s(?:i|på|per|bland|av|under|med|som|där|till|vid|från|enligt|for|in|at|per|with|who|that|of|among|from)\s|[,(]/u;
const SHARE = /(?<!\p{L})(?:andel|procent|share|percentage|proportion)/u;

/** The words up to the first that only says where, when or who. */
export const headOf = (words: string): string => words.replace(HOW_MUCH, '').split(WHERE_OR_WHO, 1)[0] ?? '';

/** What people are said to have had, gone to or been given, if that is what is counted. */
function takenIn(indicator: string): string {
  const got = firstOf('meansGot', indicator);
  return got === null ? '' : headOf(indicator.slice(indicator.indexOf(got) + got.length));
}

/** «Antal lästa böcker»: what pupils do, and no loans. */
const READ = /^(?:ut|genom)?lästa (?:böcker|sidor|kapitel|texter|ord)(?!\p{L})|(?<!\p{L})books read(?!\p{L})/u;

/** «Utskick från slöjdlektion»: pupils who are sent out, and no letters. */
const SENT_OUT =
  /utskick(?:en|ningar)? (?:från|ur) (?:\p{L}{0,20}lektion|slöjd|undervisning|klassrum|idrott|bild|musik|matsal)/u;

/** The words of an indicator that count what is done, or null. A share of meetings or lessons tells how something is done, which is a result. */
function meansIn(indicator: string): string | null {
  const head = headOf(indicator);
  if (has('undone', head) || READ.test(head) || SENT_OUT.test(indicator)) return null;
  const list = SHARE.test(indicator) ? 'meansSent' : 'means';
  return (
    firstOf(list, head) ??
    firstOf('handled', indicator) ??
    firstOf('onDuty', indicator) ??
    firstOf('means', takenIn(indicator))
  );
}

/** It counts how many things are done, handed out or sent. */
export const countsMeans = (indicator: string): boolean =>
  !SHARE.test(indicator) &&
  !SENT_OUT.test(indicator) &&
  has('means', headOf(indicator)) &&
  !has('undone', headOf(indicator));

/** «Andel elever i åk 4 som når …», «share of meetings where the pupil attends»: how many pupils do, have or reach something. */
const OF_PUPILS =
  /(?<!\p{L})(?:andel(?:en)?|procent(?:en)?|share|percentage|proportion)(?: av| of)? (?:(?:\p{L}+ )?(?:elever(?:na)?|barn(?:en)?|pojkar(?:na)?|flickor(?:na)?|(?:ett|två|tre|fyr|femm|sex|sju|ått|ni)or(?:na)?|pupils|students|children)|(?:i |in )?(?:åk|grade|year) ?\d(?! (?:teachers|lärare)))(?!\p{L})/u;
/** «Andel möten där eleven är med», «share of meetings where the pupil attends». */
const PUPILS_IN =
  /(?<!\p{L})(?:där|när|som|where|that) (?:the |a )?(?:eleven|elever(?:na)?|barnen|pupils?|students?|child(?:ren)?)(?!\p{L})/u;
/** What pupils are given or sent, and that they have been at what is held, is what is done. */
const GIVEN =
  /(?<!\p{L})(?:fått|får|haft|erbjud\p{L}{1,4}|besök\p{L}{0,4}|gått (?:på|kurs)|deltagit i (?:kurs|utbildning|föreläsning)|given|received|been offered|had an?)(?!\p{L})/u;
/** «Andel av mötestiden som ägnas planens mål»: how the meetings' time is used. */
const TIME_SPENT =
  /(?<!\p{L})(?:mötestid(?:en)?|meeting time) (?:som |that |which )?(?:ägna\p{L}{1,3}|används|går|läggs|på|is spent|spent)(?!\p{L})/u;
/** «Antal besök hos sköterskan under lektionstid»: what there is to be fewer of. */
const VISITS = /(?<!\p{L})(?:besök(?:en)?|visits?)(?!\p{L})/u;

/**
 * Whether the measure shows what becomes different for pupils, or how meetings and their time are used, so that a title may name what is done; where that
 * is something held (`isHeld`) only the latter.
 */
export const showsResult = (indicator: string, rises: boolean, isHeld: boolean): boolean =>
  TIME_SPENT.test(indicator) ||
  (SHARE.test(indicator) && PUPILS_IN.test(indicator)) ||
  (!rises && VISITS.test(indicator)) ||
  (!isHeld && SHARE.test(indicator) && OF_PUPILS.test(indicator) && !GIVEN.test(indicator) && !countsMeans(indicator));

/** So much of somebody's time: «antal timmar i veckan med specialpedagog». */
export const countsTimeWith = (indicator: string): boolean => !SHARE.test(indicator) && has('onDuty', indicator);

const NUMBER_OF = /^(?:antal(?:et)?|(?:the )?number of)\s/u;
/** Who or what is counted for its own sake: people, time, and the papers and cases of the school's own work. */
const OF_THEIR_OWN =
  /(?<!\p{L})\p{L}*(?:elev|barn|pojk|flick|kill(?:e|ar)|tjej|(?:ett|två|tre|fyr|femm|sex|sju|ått|ni)or(?:na)?(?!\p{L})|klassare|ungdom|girls|boys|graders|person|familj|föräldr(?:ar|arna)(?!\p{L})|vårdnadshavare|lärare|medarbetare|pupil|student|child|people|famil|dag|timm|minut|veck|månad|raster(?!\p{L})|breaks(?!\p{L})|days|hours|minutes|weeks|poäng|points|ärende|beslut|klagomål|case|complaint|avhopp|frånvaro)/u;
/** «Antal timmar läxhjälp»: so much of a thing. */
const HOURS_OF = /^(?:timmar|minuter|hours of|minutes of) (?!utan |ogiltig|without )(?=\p{L}{4})/u;
/** It counts things: boxes, cafés, classrooms with a picture on the wall. More of those is what is put in. */
export function countsThings(indicator: string): boolean {
  const head = headOf(indicator).replace(HOURS_OF, '');
  if (!NUMBER_OF.test(indicator) || has('undone', head) || has('process', indicator)) return false;
  return !OF_THEIR_OWN.test(head) && outcomesIn(head).size === 0;
}

/** Of these a share says by the words that follow what is different in them: «andel klassrum med …», «andel lektioner där …». */
const PLACES =
  /^(?:\p{L}+(?:da|ta|de|ade) )?\p{L}*(?:klassrum|klasser|lektion(?:er)?|möten?|arbetslag|korridorer|rum|raster|classrooms|classes|lessons|meetings|rooms|teams)$/u;

/**
 * It counts what is done, and what the goal says is to change does not speak of that: by words that are always ways (`means`), or since it has no words but
 * those of the description's ways.
 */
export function countsOtherMeans(indicator: string, said: string, ways: string): boolean {
  const means = meansIn(indicator);
  if (means !== null) return !endsOf(means).some((end) => said.includes(end));
  const head = headOf(indicator);
  const words = PLACES.test(head)
    ? indicator.slice(indicator.indexOf(head) + head.length)
    : `${head} ${takenIn(indicator)}`;
  if (!outcomesIn(words).isDisjointFrom(outcomesIn(said))) return false;
  if (SHARE.test(indicator) && TAKES_PART.test(words)) return false;
  const counted = stemsOf(words);
  const itself = stemsOf(withoutArranged(words));
  return counted.size > 0 && counted.isSubsetOf(stemsOf(ways)) && itself.isDisjointFrom(stemsOf(said));
}

/** «Andel idrottslektioner som eleverna deltar i»: what pupils do, not what is held. */
const TAKES_PART =
  /(?<!\p{L})(?:deltar|deltagit|närvar\p{L}{1,6}|kommer|attend\p{L}{0,3}|take part|taken part)(?!\p{L})/u;

/** The ends of its words without their inflection: what a compound is. */
const endsOf = (means: string): string[] =>
  (means.match(/\p{L}{3,}/gu) ?? []).map((word) =>
    word.replace(/(?:erna|arna|orna|er|ar|or|en|et|na|s)$/u, '').slice(-END_LETTERS),
  );
const END_LETTERS = 5;
