/** What is to be changed in something that is named by its number: «flytta mål 2 till 15 maj», «byt ansvarig på insats 1 till Siv», «höj mål 2 till 90 %». Pure. */
import { NOT_KNOWN } from '../../quality/checkpoints/answers-act.ts';
import { parseDate, type UnclearDate } from './dates.ts';
import { shareInWords } from './goal-amounts.ts';
import { deadlineIn } from './goal-deadline.ts';
import { personCalled } from './goal-owner.ts';
import { type GoalSurroundings, MAX_SENTENCE } from './goal-sentence.ts';
import { saysNotKnown } from './how-it-is.ts';
import { parseNumber } from './numbers.ts';
import { inDigits } from './spelt-numbers.ts';

export type ChangeMeant = {
  /** The id of one of the people. */
  readonly owner: string | null;
  /** An ISO date. */
  readonly deadline: string | null;
  /** An ISO date from which it is to be done. */
  readonly start: string | null;
  readonly unclear: UnclearDate | null;
  readonly target: number | null;
};

const CHANGES =
  /(?<!\p{L})(?:ändra|redigera|justera|rätta|uppdatera|byta?|gör(?= (?:om )?målvärdet)|flytta|startar|börjar|skjuta?|förlänga?|sätta?|höja?|sänka?|ge|går(?= (?:över |vidare )?(?:till|to) \p{L})|lämna|överlåta?|ägs|sköts|ska|skall|bör|borde|måste|behöver|change|edit|adjust|correct|update|move|extend|set|raise|lower|give|hand|owned|should|must|needs)(?!\p{L})/iu;
const NUMBERED =
  /(?:mål|goal|insats|åtgärd|intervention|beslut|decision)\p{L}{0,4} ?(?:nr|nummer|number)?\.? ?\d{1,3}(?![\d/])/iu;
/** What stands before whoever is to have it. */
const TO_WHOM =
  /(?<!\p{L})(?:till|to|åt|ägs av|sköts av|owned by|ska|skall|should be|ansvarig(?: är| blir)?|ägare(?: är| blir)?|owner(?: is)?)[ :]+(?=\p{L})/giu;
/** «gör Siv ansvarig» */
const MADE_OWNER =
  /(?<!\p{L})(?:gör|sätt|make|set) (\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)?) (?:till |som |as )?(?:ansvarig|ägare|owner|responsible)(?!\p{L})/iu;
/** «Siv tar över mål 1», «Petra blir ansvarig för mål 1»: who stands first. */
const TAKES =
  /^(?:(?:ok|okej|nu|now|får|kan|ska|kunde|can|could|may|should) )?(\p{L}[\p{L}-]*(?: (?!(?:ska|kan|vill|bör|får|will|should|shall|can)(?!\p{L}))\p{L}[\p{L}-]*)?) (?:(?:ska|bör|får|kan|vill|will|should|shall|can) )?(?:tar? (?:(?:nu )?över|hand om)|tar(?= ?$| (?:nu|i ?stället|efter)(?!\p{L}))|har (?:hand om|ansvar\p{L}{0,2})|(?:ta|äga|ansvara|sköta|driva|leda|ha|own|lead|run)(?= (?:hand om|för|ansvar\p{L}{0,2}|det|den|detta|målet|insatsen|it|this|that)(?!\p{L})|[ .!]{0,3}$)|äger|ansvarar|sköter|driver|(?:blir?|är|vara|is|be|becomes?) (?:(?:nu|now|ny|nya|den|the|new) ){0,3}(?:ansvarig|ägare|owner|responsible|in charge)|takes? (?:over|on)|will own|owns)(?!\p{L})/iu;
/** «mål 1 till 15 maj i stället» */
const UNTIL = /^(?:klart? |done )?(?:till|tills|senast|innan|före|efter|to|by|until|before)(?!\p{L})/iu;
/** «sätt mål 1 som nått»: where it is ended, and not changed. */
const REACHED =
  /(?<!\p{L})(?:som|as|till) (?:nått|nådd|uppnått|uppnådd|klart?|avslutat|avslutad|genomförd|done|reached|finished)$/iu;
const NAME = /^\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*){0,2}/u;
/** «till 90 %» and nothing after it: a bare number is no day. */
const LAST_NUMBER =
  /(?:till|to|[:=]|(?:ska|skall|bör|should|shall|must) (?:vara|bli|nå|be|become|reach)(?: minst| högst| at least| at most)?) ?(-?(?:[1-9]\d{0,2}(?: \d{3})+|\d{1,6})(?:[.,]\d{1,3})?) ?(?:%|procent|percent)?(?: (?:nu|now|istället|i stället|instead)){0,2}(?:[.!]?|[,.] (?:vi|det|för|eftersom|jag|we|it|because|i|that)(?!\p{L}).{1,100})$/iu;
/** «målvärde 80», «målvärdet på mål 1 blir 80» */
const TARGET_NUMBER =
  /(?<!\p{L})(?:målvärdet?|target(?: value)?)(?: (?:på|för|of|for))?(?: (?:till|to|ska (?:vara|bli)|blir|är|is|should be))? ?:? ?(-?\d{1,6}(?:[.,]\d{1,3})?)(?![\d/])/iu;
const OF_DAYS = /datum|dag(?:en)?(?!\p{L})|deadline|(?<!\p{L})(?:date|day|klart?|slut\p{L}*)(?!\p{L})/iu;

/** Null where nothing is to be changed; each part null where it is not said. */
export function readChange(text: string, around: GoalSurroundings): ChangeMeant | null {
  const said = inDigits(text.slice(0, MAX_SENTENCE).replaceAll(/\s+/gu, ' ').trim());
  const rest = said.replace(NUMBERED, ' ').replaceAll(/ {2,}/g, ' ').trim().replace(DONE_ON, '$& till');
  const taker = takerIn(rest, around);
  const changes = CHANGES.test(said) || UNTIL.test(rest) || taker !== null;
  if (!changes || REACHED.test(said)) return null;
  const number = TARGET_NUMBER.exec(rest)?.[1] ?? (OF_DAYS.test(rest) ? undefined : LAST_NUMBER.exec(rest)?.[1]);
  const target = number === undefined ? null : parseNumber(number, around.english ?? false);
  const start = startIn(rest, around);
  const { deadline, unclear } = target === null && start === null ? deadlineIn(rest, around) : NO_DAY;
  return { owner: taker ?? ownerMeant(rest, around), deadline, start, unclear, target };
}
/** «start 1 mars», «börja från 1 mars»; «från 1 mars till 1 maj» is of its end as well. */
const STARTS =
  /(?<!\p{L})(?:start(?:en|ar|a|s|datum(?:et)?|dag(?:en)?)?|begins?|börjar?|(?:från|fr\.?o\.?m\.?|from)(?!.{1,60} (?:till|to) ))(?!\p{L})/iu;
const ENDS =
  /(?<!\p{L})(?:slut\p{L}*|klart?|pågå|t\.?o\.?m\.?|till och med|end(?:s|ing)?|förläng\p{L}{0,2}|extend)(?!\p{L})/iu;

function startIn(rest: string, around: GoalSurroundings): string | null {
  if (!STARTS.test(rest) || ENDS.test(rest)) return null;
  const day = parseDate(rest.slice(rest.search(STARTS)), around.today, around);
  return day && !('problem' in day) ? day.date.toString() : null;
}
/** «Klart 15 maj» */
const DONE_ON = /(?<!\p{L})(?:klart?|done|finished)(?= (?:den |the )?\d)/iu;
const NO_DAY = { deadline: null, unclear: null };

/** «Siv tar över mål 1», «ändra mål 3, Kim ska äga det»: in a part of its own. */
function takerIn(rest: string, { people }: GoalSurroundings): string | null {
  for (const part of rest.split(PARTS).slice(0, MOST_PARTS)) {
    const taker = personCalled(TAKES.exec(part.trim())?.[1] ?? '', people);
    if (taker) return taker;
  }
  return null;
}
const PARTS = /[,;:.] |(?<=\s)(?:så att|och|att|så|so that|and|that)(?=\s)/iu;
const MOST_PARTS = 6;

/** Whoever is named last after «till», «ska» and the like. */
function ownerMeant(rest: string, { people }: GoalSurroundings): string | null {
  const made = personCalled(MADE_OWNER.exec(rest)?.[1] ?? '', people);
  if (made) return made;
  for (const before of [...rest.matchAll(TO_WHOM)].toReversed()) {
    const words = (NAME.exec(rest.slice(before.index + before[0].length))?.[0] ?? '').split(' ');
    for (let count = words.length; count > 0; count -= 1) {
      const owner = personCalled(words.slice(0, count).join(' '), people);
      if (owner) return owner;
    }
  }
  return null;
}

/** No part of «F-9» or «7–9»; thousands may stand apart, «1 240». */
const VALUE =
  /(?<![\p{L}\d][-–]?)-?(?:[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|\d{1,6})(?:[.,]\d{1,3})?(?![\d/:]) ?(%|procent|percent)?/giu;
/** «7 av 10»: of how many is no value of its own. */
const PART = /(?<![\d.,])(\d{1,6}) (?:av|out of|of) (\d{1,6})(?!\d)/iu;
const OF_HOW_MANY = / ?(?:av|out of|of) \d{1,6}/giu;
const GRADE = /(?<!\p{L})(?:åk|årskurs|klass|years?|grades?)\.? ?\d(?: ?[–-] ?\d)?(?!\d)/giu;

/** «Jämfört med 9 % förra läsåret», «mot 9 % i höstas», «inte 9»: what it was, or is not, is no value of now. */
const BEFORE =
  /(?<!\p{L})(?:jämfört med|mot|än|inte|i ?stället för|istället för|compared (?:with|to)|than|not|instead of) (?:\p{L}{1,15} ){0,3}-?\d{1,6}(?:[.,]\d{1,3})? ?(?:%|procent|percent)?/iu;

/**
 * The value that somebody says a numbered goal is at now: the last one with «%», or the last of all; of a goal that is a share, «7 av 10» is 70. Null when
 * none is said.
 */
export function valueReported(text: string, english: boolean, isShare = false): number | null {
  const said = inDigits(text.slice(0, MAX_SENTENCE)).replace(NUMBERED, ' ').replaceAll(GRADE, ' ').replace(BEFORE, ' ');
  const values = [...said.replaceAll(OF_HOW_MANY, ' ').matchAll(VALUE)];
  const share = values.findLast(([, percent]) => percent !== undefined);
  const [, some, all] = (isShare && !share && PART.exec(said)) || [];
  if (some !== undefined && Number(some) <= Number(all)) return Math.round((Number(some) * 1000) / Number(all)) / 10;
  if (values.length === 0) return shareInWords(said)?.number ?? null;
  const value = share ?? values.at(-1);
  return value ? parseNumber(value[0].replace(/ ?(?:%|procent|percent)$/iu, ''), english) : null;
}

const STATUSES = [
  ['onTrack', /(?<!\p{L})(?<!(?:inte|ej|not) )(?:enligt plan(?:en)?|on track|as planned)(?!\p{L})/iu],
  ['someDeviation', /(?<!\p{L})(?:viss avvikelse|some deviation)(?!\p{L})/iu],
  ['offTrack', /(?<!\p{L})(?<!(?:inte|ej|not) )(?:avviker|off track)(?!\p{L})/iu],
] as const;
/** How somebody says that a goal goes, in the words that its form has, also that they do not know yet; null where they say nothing of it. */
export const statusReported = (text: string): (typeof STATUSES)[number][0] | typeof NOT_KNOWN | null =>
  STATUSES.find(([, words]) => words.test(text))?.[0] ?? (saysNotKnown(text) ? NOT_KNOWN : null);

const END = /(?<!\p{L})(?:ta(?:r|s)? bort|tabort|radera|släng|stryk|avsluta|delete|remove|drop|finish)(?!\p{L})/iu;
/** «Ta bort mål 3», «avsluta insats 1». */
export const asksToEnd = (text: string): boolean => END.test(text);
