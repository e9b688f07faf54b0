/** Specific: what the goal's own words say. */
import type { Problem } from '../../problem.ts';
import { rises, type SmartGoal } from './goal.ts';
import { countsMeans, countsThings, headOf } from './means.ts';
import { PROGRAMME } from './programmes.ts';
import {
  firstOf,
  has,
  isActivityFirst,
  isDoing,
  isDone,
  outcomesIn,
  plain,
  saysForWhom,
  saysResult,
  withoutArranged,
} from './text.ts';
import lists from './words.json' with { type: 'json' };

const EMPTY: ReadonlySet<string> = new Set(lists.empty);

/** Names a thing, a group, place or way of working, one thing only; is no wish and no activity. */
export function judgeSpecific(goal: SmartGoal): Problem[] {
  const title = plain(goal.title);
  const words = `${title}. ${plain(goal.description)}`;
  const indicator = plain(goal.indicator);
  const error = (code: string, values: Problem['values'] = {}): Problem => ({
    code,
    values,
    severity: 'error',
    field: 'title',
  });
  if (title === '') return [error('noThing')];
  const problems: Problem[] = [];
  if (has('pupil', words)) problems.push(error('onePupil'));
  if (isSeveral(title, words)) problems.push(error('severalThings'));
  if (isActivity(title, indicator, rises(goal)) && !saysForWhom(plain(goal.description)))
    problems.push(error('activity'));
  const placed = isPlaced(words, indicator) || NAMES_PROGRAMME.test(`${goal.title} ${goal.description}`);
  if (!placed) problems.push(error('noGroup'));
  const asPossible = firstOf('asPossible', words);
  if (asPossible) problems.push(error('asPossible', { words: asPossible }));
  const vague = firstOf('vague', words) ?? (placed ? null : firstOf('wish', words));
  if (vague) problems.push(error('vague', { words: vague }));
  else if (!namesThing(words) && outcomesIn(title).size === 0) problems.push(error('noThing'));
  const verb = firstOf('verbs', title);
  if (verb) problems.push({ code: 'verb', values: { verb }, severity: 'warning', field: 'title' });
  return problems;
}

const NAMES_PROGRAMME = new RegExp(`(?<![\\p{L}\\d])${PROGRAMME}(?![\\p{L}\\d])`, 'u');

/** Says for whom, where, or which of the school's own ways of working: «svar inom två dagar» needs no group of pupils. */
const isPlaced = (words: string, indicator: string): boolean =>
  has('group', words) ||
  has('place', words.replace(FINER_PAPER, '')) ||
  has('process', words.replace(FINER_PAPER, '')) ||
  has('limit', words) ||
  (has('service', words) && (has('limit', indicator) || has('process', indicator)));

/** «Vassare protokoll»: papers are to be better, and nothing says in what. */
const FINER_PAPER =
  /^(?:(?:ha|få|skriva|vi ska ha|have|write) )?(?:vassare|bättre|finare|tydligare|snyggare|proffsigare|better|sharper|clearer|nicer|tidier) (?:protokoll(?:en)?|anteckningar(?:na)?|åtgärdsprogram(?:men)?|överlämningar(?:na)?|minutes|handovers?|action plans?|support plans?)(?=\.)/u;

const AND = /,|;|\s(?:och|samt|plus|and|&)\s/u;
/** Adjectives of one place: «lugna och trygga raster». */
const ONE_PLACE =
  /(?<!\p{L})(?:lugn|trygg|calm|safe)\p{L}* (?:och|and) (?:lugn|trygg|calm|safe)\p{L}*(?= (?!och|and)\p{L})/gu;

/** «Lägre ljud, mindre svinn»: each with a word of its own for which way it goes. */
const COMPARED =
  /(?:^|[\s:])(?:lägre|högre|mindre|bättre|ökad|ökat|minskad|minskat|lower|higher|less|better) (?!än|i |på )\p{L}{3,}/u;

/** «Fler kompisar och bättre bordsskick»: two things, each compared in a way of its own; «färre sena och fler i tid» is the same both ways. */
const COMPARED_ALSO =
  /^\s?(?:\p{L}{2,12}:? )?(?<how>fler|färre|mer|kortare|längre|lägre|högre|mindre|bättre|renare|nöjdare|gladare|friskare|godare|vänligare|finare|starkare|tryggare|lugnare|snabbare|more|fewer|shorter|longer|lower|higher|less|better|cleaner|happier|healthier|kinder|stronger|safer|calmer|quicker|faster|tidier) (?!än|i |på |som |av |är |than|in |who |of |are )\p{L}{3,}/u;
const MANY: ReadonlySet<string> = new Set(['fler', 'färre', 'more', 'fewer']);
const comparedIn = (part: string): string | undefined => {
  const how = COMPARED_ALSO.exec(part)?.groups?.['how'];
  return how !== undefined && MANY.has(how) ? 'many' : how;
};
/** «Parents should feel safe, and pupils should read more»: each part says of somebody else what is to be. */
const CLAUSE = /^\s?(?:(?:and|och) )?(?<who>\p{L}+(?: \p{L}+){0,3}?) (?:ska|skall|should|will) (?=\p{L})/u;
const whoIn = (part: string): string | undefined => CLAUSE.exec(part)?.groups?.['who'];

/** Two parts that say different things of the kind that is read out of each, and are not about the same. */
const differ = (parts: readonly string[], read: (part: string) => string | undefined): boolean =>
  parts.some((one, at) =>
    parts.slice(at + 1).some((other) => {
      const [first, second] = [read(one), read(other)];
      if (first === undefined || second === undefined || first === second) return false;
      const [ours, theirs] = [outcomesIn(one), outcomesIn(other)];
      return ours.isDisjointFrom(theirs);
    }),
  );

/** «m.m.», two groups that nothing measures together, or two outcomes side by side in the title. */
function isSeveral(title: string, words: string): boolean {
  if (has('several', words) || has('severalGroups', title)) return true;
  const parts = title.replaceAll(ONE_PLACE, 'lugn').split(AND);
  if (parts.filter((part) => COMPARED.test(part)).length > 1) return true;
  if (differ(parts, comparedIn)) return true;
  if (differ(parts.filter(saysState), whoIn)) return true;
  const named = parts
    .filter((part, at) => !belongsTo(parts[at - 1] ?? '', part))
    .map(outcomesIn)
    .filter((outcomes) => outcomes.size > 0);
  return named.some((one, at) => named.slice(at + 1).some((other) => one.isDisjointFrom(other)));
}

const saysState = (part: string): boolean => outcomesIn(part).size > 0 || has('resultVerb', part);

const PREPOSITION = /(?:^|\s)(?:i|på|vid|under|in|at|during)\s/u;
/** The second of two places or subjects: «i slöjd» and «idrott». */
const belongsTo = (before: string, part: string): boolean =>
  PREPOSITION.test(before) && (part.trim().split(PREPOSITION, 1)[0] ?? '').split(' ').length === 1;

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
function isActivity(title: string, indicator: string, isMore: boolean): boolean {
  if (has('limit', title) || has('limit', indicator)) return false;
  // «Fler i personalen går kursen» says more, of what is put in.
  if (has('trained', indicator) && has('activityNoun', title)) return true;
  if (swaps(title) || isTimeWith(title) || isStaffDoing(title, indicator) || isSoMany(title, indicator)) return true;
  if (!saysResult(title)) {
    if (has('inputs', title) || (countsMeans(indicator) && !has('fewer', title) && !isUsed(title))) return true;
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

/** «Närvaro på föräldramöten i åk 6»: how it goes, there. */
const AT = /^(?:(?:better|bättre|ökad|högre) )?(?<what>\p{L}+) (?:på|vid|under|i|inför|in|at|during|before) /u;
const namesOutcomeAt = (title: string): boolean => outcomesIn(AT.exec(title)?.groups?.['what'] ?? '').size > 0;

/** «Öppna mottagningen lockar fler sexor», «fler elever ska gå till biblioteket»: people come to what there is. */
const USED =
  /(?<!\p{L})(?:lockar|dragkraft|(?:används|utnyttjas) av|(?:ska )?(?:går?|kommer?) till|söker sig till|använder|utnyttjar|attracts?|used by|come to)(?!\p{L})/u;
const isUsed = (title: string): boolean => USED.test(title) && !isStaffDoing(title, '');

/** Concepts that are arranged as often as they are different for somebody: breakfasts, pulse passes, reading hours. */
const OFTEN_ARRANGED: ReadonlySet<string> = new Set(['food', 'movement', 'reading', 'maths', 'writing', 'swim']);
const PEOPLE = /(?<!\p{L})\p{L}*(?:elev|barn|pojk|flick|ungdom|kill|tjej|pupil|student|child|boys|girls)/u;
/** «Fem frukostar i veckan i stället för tre»: so many of what is put in, not of pupils or of what happens to them. */
function swaps(title: string): boolean {
  const swap = firstOf('insteadOf', title);
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

/** «Alla lärare ska gå kursen», «kuratorn besöker varje sjua»: what staff do, with nothing of what becomes different for anybody. */
function isStaffDoing(title: string, indicator: string): boolean {
  if (has('outcome', title) || has('process', title)) return false;
  const does = firstOf('staffDoes', title);
  return (does !== null && title.startsWith(does)) || (has('trained', indicator) && !saysResult(title));
}

/** «Elevassistenternas schema» says no more than what is done. */
const FEW_WORDS = 3;

/** A compound of so many letters names a thing by itself, «vaccinationstäckningen», unless it only says that there is work. */
const COMPOUND = 18;

/** At least one word that is more than a wish's usual words. */
function namesThing(words: string): boolean {
  const spoken = words.match(/\p{L}{4,}/gu) ?? [];
  const telling = spoken.filter(
    (word) => !EMPTY.has(word) && !EMPTY.has(word.replace(/(?:s|n|na|et|en|ar|er|or)$/u, '')),
  );
  return telling.length >= 2 || telling.some((word) => word.length >= COMPOUND && withoutArranged(word).trim() !== '');
}
