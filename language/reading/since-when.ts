/**
 * «Vad har ändrats sedan förra avstämningen?», «vad är nytt sen mars», «vad har hänt medan jag var borta», “what have I missed”: what came after a time is
 * asked for, and which time that is. Pure.
 */

import { easterSunday } from '../../quality/year/holidays.ts';
import { COUNT_NAMES, countNamed, MONTH_NAMES, monthNamed } from './dates.ts';
import { pastDay } from './past-day.ts';
import { checkpointMeant, schoolYearMeant } from './which-time.ts';

/** `last`: the checkpoint that was held last; `away`: since the person was there last; a day is included. */
export type SinceWhen =
  | { readonly since: 'last' | 'away' }
  | { readonly checkpoint: number }
  | { readonly checkpointIn: number }
  | { readonly day: Temporal.PlainDate }
  /** Since a break began, by what it is called; empty for the last one. `or`: the day, where the school has none that is called so. */
  | { readonly breakCalled: string; readonly or: Temporal.PlainDate | null };

/** Longer texts ask for more than this. */
const MAX_LENGTH = 120;
const LEAD =
  '^\\s{0,5}(?:(?:hej|men|och|så|visa|se|berätta|sammanfatta|hi|but|and|so|show|tell)[,:!]? (?:me |mig )?){0,3}';
const ASKS =
  "(?:vad|va|vilka|vilket|nåt|något|någonting|allt|om|what|what's|whats|which|anything|everything|är det|är|har det|har|is there|is|has|have)";
const BETWEEN =
  '(?: (?:som|det|är|var|har|vi|ni|teamet|ändringar|förändringar|nyheter|is|are|has|have|been|was|that|there|we|the team|changes|news|did|ha|för|något|nåt|någonting|anything|something|all|alla|annat|else)){0,4}';
const HAPPENED =
  '(?:ändrats|ändrat|ändrades|förändrats|hänt|hände|skett|skedde|gjorts|gjort|tillkommit|nytt|nya|nyheter|ändringar|förändringar|uppdaterats|changed|happened|happen|change|new|news|changes|done)';
/** «i mål 3», «with our intervention 2» */
const OF_ONE =
  '(?: (?:i|med|på|för|kring|av|in|with|to|for|of|about))? (?:vårt |våra |vår |our |the )?(?:mål|insats|åtgärd|beslut|goal|intervention|decision)\\p{L}{0,4}(?: ?\\d{1,3})?';
const NEWS = new RegExp(
  `${LEAD}${ASKS}${BETWEEN}(?: ${HAPPENED})(?: (?:något|nåt|anything|här|hos oss|i planen|i teamet|i arbetet|på skolan|med planen|in the plan|here)){0,2}(?:${OF_ONE})? (?:ända )?(?:sedan|sen|efter|since|after) (.{2,60})$`,
  'iu',
);
/** «historik mål 3 sedan mars» */
const HISTORY = new RegExp(
  `${LEAD}(?:the )?(?:historik(?:en)?|history|ändringar(?:na)?|changes)(?:${OF_ONE})? (?:ända )?(?:sedan|sen|since) (.{2,60})$`,
  'iu',
);
const LATELY = new RegExp(
  `${LEAD}${ASKS}${BETWEEN} ${HAPPENED}(?:${OF_ONE})?(?: (?:under|i|in|during|over|within))? (?:den|de|the) (?:senaste|sista|last|past) (?:(${COUNT_NAMES}|\\d{1,2}) )?(dag(?:en|arna)|dygnet|veck(?:an|orna)|månad(?:en|erna)|days?|weeks?|months?)$`,
  'iu',
);
const COMPARED =
  /^\s{0,5}(?:(?:status|läget|hur ligger vi till|hur går det|kan du|how are we doing)[,:]? ){0,2}(?:jämför|jämföra|jämfört|compare|compared)(?: (?:läget|status|det|nu|oss|it|us)){0,2} (?:med|mot|to|with) (?:i |in |läget |vid |vid )?(.{2,60})$/iu;
const AWAY =
  /(?<!\p{L})(?:medan|under tiden|när|sedan|sen|while|when|since) (?:jag|i) (?:var|varit|har varit|blev|gick|was|have been|went|got) (?:borta|ledig|sjuk|sjukskriven|hemma|på semester|\p{L}{3,9}ledig|away|off|out|sick|ill|on leave)(?!\p{L})/iu;
const ASKS_AT_ALL = new RegExp(`${LEAD}${ASKS}${BETWEEN} ${HAPPENED}(?!\\p{L})`, 'iu');
const MISSED = new RegExp(
  `${LEAD}(?:vad|va|what|har|have|did) (?:(?:har|have|did) )?(?:jag|i) (?:nåt |något |anything )?(?:missat|missade|miss|missed)(?: (?:nåt|något|anything|här|nu|here|då|so far))?(?= (?:medan|under|när|sedan|sen|while|when|since)|$)`,
  'iu',
);
const LAST =
  /^(?:sist|senast|(?:den )?(?:förra|förra gången|senaste|föregående) ?(?:avstämning(?:en)?|avst\.?|gången|möte(?:t)?|träff(?:en)?)?|(?:the )?(?:last|previous) (?:checkpoint|time|meeting)|avstämningen|(?:the )?checkpoint|we last met|vi (?:sågs|träffades|möttes)(?: sist| senast)?)$/iu;
const CHECKPOINT = /avst|checkpoint|möte|meeting/iu;
const MONTH = new RegExp(`^(?:början av |i |in |the beginning of )?(${MONTH_NAMES})(?: månad)?$`, 'iu');

/** Null where nothing after a time is asked for, or the time cannot be read; a year that is named is of other questions. */
export function sinceWhen(text: string, today: Temporal.PlainDate): SinceWhen | null {
  const words = text
    .slice(0, MAX_LENGTH + 1)
    .replaceAll('’', "'")
    .trim()
    .replace(/[?!.\s]{1,5}$/u, '')
    .replaceAll(/\s{1,20}/gu, ' ');
  if (words.length > MAX_LENGTH || schoolYearMeant(words, '') || /\d{4}/u.test(words)) return null;
  if (MISSED.test(words) && !NEWS.test(words))
    return timeIn(SINCE_THEN.exec(words)?.[1] ?? '', today) ?? { since: 'away' };
  if (AWAY.test(words) && ASKS_AT_ALL.test(words)) return { since: 'away' };
  return (
    lately(words, today) ??
    timeIn((NEWS.exec(words) ?? HISTORY.exec(words))?.[1] ?? '', today) ??
    comparedWith(COMPARED.exec(words)?.[1] ?? '', today)
  );
}
const SINCE_THEN = /(?:sedan|sen|since) (.{2,60})$/iu;

/** Only a checkpoint or a month is what all that happens is compared with: figures are with figures. */
function comparedWith(said: string, today: Temporal.PlainDate): SinceWhen | null {
  const month = MONTH.exec(said)?.[1];
  if (month !== undefined) return { checkpointIn: monthNamed(month.toLowerCase()) };
  return LAST.test(said) || CHECKPOINT.test(said) ? timeIn(said, today) : null;
}

function timeIn(said: string, today: Temporal.PlainDate): SinceWhen | null {
  if (said === '') return null;
  if (LAST.test(said)) return { since: 'last' };
  const holiday = holidayIn(said, today);
  if (holiday) return holiday;
  const month = MONTH.exec(said)?.[1];
  if (month !== undefined) return { day: lastFirstOf(monthNamed(month.toLowerCase()), today) };
  const meant = CHECKPOINT.test(said) ? checkpointMeant(said) : null;
  if (meant) return 'number' in meant ? { checkpoint: meant.number } : { checkpointIn: meant.month };
  if (WEEK_BEFORE.test(said)) return { day: today.subtract({ days: today.dayOfWeek + 6 }) };
  const day = pastDay(said, today);
  return day && { day };
}

const CHRISTMAS = /^(?:i )?(?:jul|julen|julas|julhelgen|julafton|juldagen|christmas|xmas)$/iu;
const NEW_YEAR = /^(?:nyår|nyåret|nyårs|nyårsdagen|nyårshelgen|årsskiftet|(?:the )?new year(?:['’]s)?(?: day)?)$/iu;
const EASTER = /^(?:i )?(?:påsk|påsken|påskas|påskhelgen|easter)$/iu;
/** «jullovet», «julledigheten», «lovet», “the winter break” */
const BREAK =
  /^(?:förra |senaste |last )?(?:(\p{L}{2,12}?)s?(?:lov|lovet|ledigheten|uppehållet)|lovet|(?:the )?(?:(\p{L}{3,12}) )?(?:break|holidays?))$/iu;

/** Before «jul» is read as July. */
function holidayIn(said: string, today: Temporal.PlainDate): SinceWhen | null {
  const last = (inYear: (year: number) => Temporal.PlainDate): Temporal.PlainDate =>
    Temporal.PlainDate.compare(inYear(today.year), today) <= 0 ? inYear(today.year) : inYear(today.year - 1);
  const christmas = (): Temporal.PlainDate => last((year) => Temporal.PlainDate.from({ year, month: 12, day: 24 }));
  if (CHRISTMAS.test(said)) return { day: christmas() };
  if (NEW_YEAR.test(said)) return { day: last((year) => Temporal.PlainDate.from({ year, month: 1, day: 1 })) };
  if (EASTER.test(said)) return { day: last((year) => easterSunday(year).subtract({ days: 2 })) };
  const [of, swedish, english] = BREAK.exec(said) ?? [];
  if (of === undefined) return null;
  const breakCalled = (swedish ?? english ?? '').toLowerCase();
  return { breakCalled, or: /^(?:jul|christmas|xmas)/u.test(breakCalled) ? christmas() : null };
}

/** «den senaste månaden», «in the last two weeks» */
function lately(words: string, today: Temporal.PlainDate): SinceWhen | null {
  const [, count, unit = ''] = LATELY.exec(words) ?? [];
  const long = UNITS.find(([name]) => name.test(unit))?.[1];
  return long === undefined ? null : { day: today.subtract({ [long]: count === undefined ? 1 : countNamed(count) }) };
}
const UNITS = [
  [/^d/iu, 'days'],
  [/^[vw]/iu, 'weeks'],
  [/^m/iu, 'months'],
] as const;
const WEEK_BEFORE = /^(?:förra veckan|last week)$/iu;

/** The first of a month that is going on, or was last. */
function lastFirstOf(month: number, today: Temporal.PlainDate): Temporal.PlainDate {
  const year = month > today.month ? today.year - 1 : today.year;
  return Temporal.PlainDate.from({ year, month, day: 1 });
}

/** Whether what came after some time is asked for, whatever today is. */
export const asksSince = (text: string): boolean => sinceWhen(text, ANY_DAY) !== null;
const ANY_DAY = Temporal.PlainDate.from('2027-03-16');
