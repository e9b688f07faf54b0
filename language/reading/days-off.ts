/**
 * Which weekdays somebody never works, as they say it: «jag jobbar inte fredagar», «jag är ledig på måndagar», «jag jobbar bara på onsdagar», «jag
 * jobbar 40 % mån–tis», «I work Mondays and Tuesdays», and back again: «jag jobbar fredagar igen», «jag jobbar alla dagar». One single day
 * («borta på fredag») is a leave (leave.ts). Pure; weekdays are 1 for Monday.
 */
import { asksOfAbsence } from './absence-asked.ts';
import { MONTH_NAMES, WEEKDAY_NAMES, weekdayNumber } from './dates.ts';

/**
 * `off`: these as well are days off; `works`: no others are worked; `back`: these are worked again. `everyOther`: what is not so every week; `later`: from
 * a day to come, or in a time to come; `which`: part-time, without the days; `except`: every week but for a day.
 */
export type DaysOffSaid =
  | { readonly change: 'off' | 'works' | 'back'; readonly days: readonly number[] }
  | { readonly problem: 'everyOther' | 'later' | 'which' | 'except' };

/** Longer texts say more than this. */
const MAX_LENGTH = 160;
/** The weekdays on which schools are open. */
export const WEEK: readonly number[] = [1, 2, 3, 4, 5];

/** Whether a text speaks of a weekday that comes again and again, whatever it says of it; «fredagarna 5 och 12 februari» are those two. */
export const saysEveryWeek = (text: string): boolean =>
  AGAIN_AND_AGAIN.test(text.slice(0, MAX_LENGTH)) && !/\d/u.test(text);
const AGAIN_AND_AGAIN =
  /(?<!\p{L})(?:(?:mån|tis|ons|tors|fre)dagar(?:na)?|(?:mon|tues|wednes|thurs|fri)days)(?!\p{L})|(?<!\p{L})(?:varje|varannan|every|every other) (?:(?:mån|tis|ons|tors|fre)dag|(?:mon|tues|wednes|thurs|fri)day)(?!\p{L})/iu;

/** What a text says of somebody's days off; null when it says nothing of them. */
export function readDaysOff(text: string): DaysOffSaid | null {
  if (text.length > MAX_LENGTH || asksOfAbsence(text)) return null;
  const said = tidy(text);
  const words = said.replace(FROM_THEN, '');
  if (PART_TIME.test(words)) return { problem: 'which' };
  const read = readSentence(turned(words));
  if (!read) {
    const [weekly] = words.split(EXCEPT_A_DAY);
    return weekly && weekly !== words && readDaysOff(weekly) ? { problem: 'except' } : null;
  }
  return 'change' in read && words !== said ? { problem: 'later' } : read;
}

/** «… utom 17 mars», «… men den 17 mars gör jag det». */
const EXCEPT_A_DAY =
  /,? (?:(?:för)?utom|med undantag|undantaget|men|fast|dock|except|apart from|but|though)(?!\p{L})(?=[^\d]{0,40}\d)/u;

function readSentence(words: string): DaysOffSaid | null {
  const all = ALL_DAYS.exec(words);
  if (all) return fromNow(all, { change: 'works', days: WEEK });
  const found: Days[] = [];
  const frame = words.replace(DAYS, (days: string) => {
    found.push(daysIn(days));
    return '§';
  });
  const [days] = found;
  return days ? framed(frame.replace(AND_OFF, '§'), days) : null;
}

/** Small letters, one space, no greeting before and no full stop after. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[.!]{1,3}$/u, '')
    .replace(BEFORE, '')
    .replaceAll(BESIDE, '');

/** The subject first, the verb second: «nu jobbar jag …», «… att jag inte jobbar …». */
const turned = (words: string): string =>
  words
    .replace(/^(jobbar|arbetar|tjänstgör|är|har|finns|kommer) jag (?=\S)/u, 'jag $1 ')
    .replace(/^jag (inte|aldrig|ej|bara|endast|enbart) (jobbar|arbetar|är|har) /u, 'jag $2 $1 ');

const NOW =
  'nu|numera|framöver|fortsättningsvis|(?:från|fr\\.?o\\.?m\\.?)(?: och med)? (?:nu|idag|i dag)|just nu|i år|(?:det|den) här (?:läsåret|terminen)|now|currently|from now on|this (?:school )?(?:year|term)';
const BEFORE = new RegExp(
  `^(?:(?:hej|hi|hello|ok|okej|nej|och|men|så|sen|förresten|obs|and|so|but|no|kan du|snälla|please|tänk på|kom(?:ma)? ihåg|glöm inte|bara så du vet|remember|note|don't forget|att|that|${NOW})[,:!]? )+`,
  'u',
);
/** «Från januari jobbar jag …» */
const FROM_THEN = new RegExp(
  `^(?:(?:från|fr\\.?o\\.?m\\.?|med start|efter|from|starting|as of|after) [^,]{1,30}?|i (?:${MONTH_NAMES})),? (?=(?:jobbar|arbetar|är|har|tar) jag |(?:i|i'm|im) )`,
  'u',
);
const BESIDE =
  /(?<= )(?:alltid|normalt|vanligtvis|oftast|brukar|ju|tyvärr|dessutom|always|usually|normally|generally) /gu;

const WEEKDAY = `(?:${WEEKDAY_NAMES})(?:arna|ar|ens|en|s)?(?!\\p{L})`;
const EVERY = '(?:varje|alla|samtliga|every|each|all) ';
/** What is not so every week. */
const OTHER =
  '(?:varannan|varanan|var annan|vartannat|var (?:tredje|fjärde|3:e|4:e)|every (?:other|second|third|fourth|2nd|3rd|4th)|alternate) ';
const OTHER_WEEKS = `(?:${OTHER}(?:vecka|week)|(?:(?:i|på|on|in) )?(?:udda|jämna|ojämna|odd|even) (?:veckor|weeks))`;
const IN_MONTH = '(?: (?:i|varje|in|of) (?:varje |every |each |the )?(?:månad(?:en)?|month))';
const BETWEEN =
  '(?:,? (?:och|o|and|samt|eller|or) |, ?| ?[–—-] ?| ?[&+/] ?| (?:till(?: och med)?|t\\.?o\\.?m\\.?|to|through|thru) )(?:på |on )?';
const ONE_DAY = `(?:${EVERY}|${OTHER})?${WEEKDAY}`;
/** The days, however many, and what says that they are not every week's. */
const DAYS = new RegExp(
  `(?<![\\p{L}§])(?:(?:den |the )?(?:första|andra|tredje|fjärde|sista|first|second|third|fourth|last) ${WEEKDAY}${IN_MONTH}|${ONE_DAY}(?:${BETWEEN}${ONE_DAY}){0,6}(?: ${OTHER_WEEKS})?|${OTHER_WEEKS})(?!\\p{L})`,
  'gu',
);
const NOT_EVERY_WEEK = new RegExp(`${OTHER}|udda|jämna|odd|even |${IN_MONTH}`, 'u');
const TO = /^ ?[–—-]|^ (?:till|t\.?o|to|thr)/u;
const EACH_DAY = new RegExp(`(${EVERY})?(${WEEKDAY_NAMES})(arna|ar|s)?(?:ens?)?(?!\\p{L})`, 'gu');

type Days = {
  readonly days: readonly number[];
  /** Said as something that is so again and again: «fredagar», «varje fredag». */
  readonly again: boolean;
  readonly several: boolean;
  readonly everyOther: boolean;
};

function daysIn(said: string): Days {
  const days: number[] = [];
  let again = false;
  let after = 0;
  for (const match of said.matchAll(EACH_DAY)) {
    const day = weekdayNumber(match[2] ?? '');
    const first = TO.test(said.slice(after, match.index)) ? (days.at(-1) ?? day) + 1 : day;
    for (let one = Math.min(first, day); one <= day; one += 1) days.push(one);
    // «tors» is short for one day as well as for many.
    again ||= match[1] !== undefined || /dagar(?:na)?$|days$/u.test(`${match[2]}${match[3] ?? ''}`);
    after = match.index + match[0].length;
  }
  return {
    days: [...new Set(days)].filter((day) => WEEK.includes(day)).toSorted((a, b) => a - b),
    again,
    several: days.length > 1,
    everyOther: NOT_EVERY_WEEK.test(said),
  };
}

const HERE =
  '(?:(?:här|hos er|hos oss|på plats|på (?:skolan|jobbet|er skola|arbetet|den här skolan|den skolan)|i tjänst|i skolan|tillgänglig|anträffbar|nåbar|here|in|at work|at (?:the |this |your )?school|in (?:the )?(?:office|school)|on site|available) )?';
const ON = '(?:på |om |on )?';
const OFF = `(?:hemma med barn(?:en)?|borta|ledig[at]?|frånvarande|\\p{L}{3,9}ledig|(?:inte|aldrig|ej) ${HERE.slice(0, -3)})|off|away|out|out of (?:the )?office|not working|not ${HERE.slice(0, -3)})|på (?:en )?(?:annan|andra) (?:skola|skolor|arbetsplats|arbetsplatser|enhet|enheter)|på annat håll|at (?:another|the other|other) schools?)`;
const AM = "(?:(?:jag är|jag har|jag tar|jag jobbar|i'm|im|i am|i work|är|har) )?";
/** What may stand after it without changing what it says: it holds until something else is said, whatever end it has. */
const AFTER = `(?: (?:här|hos er|hos oss|på plats|på (?:(?:den|er) (?:här )?(?:skolan|skola)|skolan|denna skola)|here|at (?:this|your|the) school|igen|tack|please|thanks|då|också|med|tills vidare|i veckan|i veckorna|varje vecka|per vecka|every week|${NOW}))*(?:,? (?:till|tills|fram till|t\\.?o\\.?m\\.?|hela|resten av|until|through|for the rest of) .{1,40})?`;
/** From a time to come, or in it. */
const LATER =
  '(?<later>,? (?:från|fr\\.?o\\.?m\\.?|f\\.?o\\.?m\\.?|med start|efter|after|from|starting|as of|beginning|i|in|under|during) .{1,40})?';
const sentence = (...sources: readonly string[]): RegExp =>
  new RegExp(`^(?:${sources.join('|')})${AFTER}${LATER}$`, 'u');

/** «… , ledig tors–fre» says the same once more. */
const AND_OFF =
  /(?<=^[^§]{0,80})§(?:,| men| och| and| but){1,2} (?:jag |i )?(?:är |har |am )?(?:ledig|borta|inte|off|not)(?: (?:på|on))? §$/u;

const ALL_DAYS = sentence(
  `(?:jag |i |i'm |i am )?(?:(?:jobbar|arbetar|är|finns|work|am) )?${HERE}(?:(?:igen|numera|nu|again|now) )?(?:på )?(?:alla (?:veckans )?(?:dagar|arbetsdagar|vardagar|veckodagar)|varje (?:dag|arbetsdag|vardag|veckodag)|heltid|fulltid|100 ?(?:%|procent|percent)|every (?:day|weekday|working day)|all (?:days|weekdays|working days)|full[- ]time)(?: of the week| again| now)*`,
  '(?:jag |i )?(?:har|have) (?:inga|inte några|no) (?:fler |more )?(?:lediga dagar|days off)(?: längre| any ?more)?',
);
const PART_TIME = sentence(
  `(?:jag |i |i'm |i am )?(?:(?:jobbar|arbetar|är|work|am) )?${HERE}(?:bara |only )?(?:på )?(?:deltid|halvtid|deltidsanställd|part[- ]time|half[- ]time|a part[- ]timer|(?:[1-4]|en|två|tre|fyra|one|two|three|four) (?:dag(?:ar)?|days?) (?:i veckan|per vecka|a week|per week)|[1-9]\\d? ?(?:%|procent|percent|per cent))`,
  "(?:jag |i )?(?:(?:jobbar|arbetar|är) inte|(?:do not|don't|dont) work) (?:alla|varje|every) (?:dag|dagar|day)",
);
/** These are said of days that come again and again. */
const IS_OFF = sentence(
  `${AM}${OFF} (?:(?:från (?:jobbet|skolan|arbetet)|from (?:work|school)) )?${ON}§`,
  `(?:jag )?(?:jobbar|arbetar|tjänstgör|kommer|finns|är) (?:inte|aldrig|ej) ${HERE}${ON}§`,
  `(?:i |am )?(?:do not|don't|dont|don t|never) (?:work|come in) ${HERE}${ON}§`,
  `${ON}§,? (?:(?:är|jobbar|arbetar|har|finns|kommer|tar) jag|i'm|im|i am|i) (?:${OFF}|inte|aldrig|(?:do not|don't|dont|don t|never) (?:work|come in))`,
  '(?:i (?:have|take|get) |jag (?:har|tar) )?§ (?:off|ledigt?|lediga|free)',
);
const DAY_OFF = '(?:lediga? dag(?:ar(?:na)?)?|ledighetsdag(?:ar)?|days? off|free days?)';
/** These whatever days are said. */
const ARE_OFF = sentence(
  `(?:min|mina|my) ${DAY_OFF}(?: är| is| are)?:? ?${ON}§`,
  `${ON}§ (?:är|is|are) (?:min|mina|my) ${DAY_OFF}`,
  `${DAY_OFF}:? ${ON}§`,
);
const WORK = '(?:jobbar|arbetar|tjänstgör|work)';
const SHARE =
  '(?:(?:(?:på )?(?:deltid|halvtid)|part[- ]time|half[- ]time|\\d{1,3} ?(?:%|procent|percent|per cent)),? )';
const PART = `${SHARE}?`;
const ONLY = sentence(
  `(?:(?:jag|i|i'm|im|i am) )?(?:(?:jobbar|arbetar|tjänstgör|är|finns|kommer|work|am|come) )?${HERE}(?:bara|endast|enbart|only|just) (?:(?:jobbar|arbetar|work|come) )?${HERE}${PART}(?<on>på |om |on )?§`,
  `(?:jag |i )?${WORK} ${HERE}${ON}§ (?:bara|endast|enbart|only)`,
);
const ALL_BUT = sentence(
  `(?:(?:jag|i|i'm|im|i am) )?(?:(?:jobbar|arbetar|är|work|am) )?${HERE}(?:alla (?:dagar|arbetsdagar|vardagar)|varje dag|every (?:day|weekday)|all days) (?:utom|förutom|except|but)(?: for)? ${ON}§`,
);
const WORKS = sentence(`(?:(?:jag |i )?${WORK} ${HERE}${PART}|${SHARE})${HERE}(?<on>på |om |on )?§`);
const IS_HERE = sentence(`(?:jag (?:är|finns|kommer)|i'm|im|i am) ${HERE}${ON}§`);
const WORKDAYS = sentence(
  `(?:mina|min|my) (?:arbetsdag(?:ar)?|jobbdag(?:ar)?|dagar|work(?:ing)? ?days?|days)(?: är| is| are)?:? ?${ON}§`,
);
const AGAIN = 'igen|också|även|med|numera|nu|again|too|also|as well|now';
const BACK = sentence(
  `(?:jag |i )?(?:(?:börjar|har börjat|ska|now|also|start|have started) )?(?:${WORK}|jobba|arbeta|jobbat|arbetat|working|är|am) ${HERE}${ON}§ (?:${AGAIN})`,
  `(?:jag |i )?${WORK} (?:${AGAIN}) ${HERE}${ON}§`,
  `i (?:now|also|again) work ${HERE}${ON}§`,
  `(?:jag är|i'm|i am) (?:inte|not|no longer)(?: längre)? (?:borta|ledig|off|away)(?: längre)? ${ON}§(?: längre| any ?more)?`,
  `(?:jag är|i'm|i am) (?:tillbaka|back) ${ON}§`,
);

const fromNow = ({ groups }: RegExpExecArray, said: DaysOffSaid): DaysOffSaid =>
  groups?.['later'] === undefined ? said : { problem: 'later' };

/** What the sentence says, the days put aside. */
function framed(frame: string, said: Days): DaysOffSaid | null {
  const { days, again, several, everyOther } = said;
  const often = again || everyOther;
  const says = (
    pattern: RegExp,
    change: 'off' | 'works' | 'back',
    holds: (on: boolean) => boolean,
    meant = days,
  ): DaysOffSaid | null => {
    const match = pattern.exec(frame);
    // «på onsdag» is the next one.
    if (!match || !holds(match.groups?.['on'] !== undefined)) return null;
    if (everyOther) return { problem: 'everyOther' };
    return fromNow(match, { change, days: meant });
  };
  return (
    says(BACK, 'back', () => often) ??
    says(IS_OFF, 'off', () => often) ??
    says(ARE_OFF, 'off', () => true) ??
    says(
      ALL_BUT,
      'works',
      () => true,
      WEEK.filter((day) => !days.includes(day)),
    ) ??
    says(ONLY, 'works', (on) => often || !on) ??
    says(WORKDAYS, 'works', () => true) ??
    says(WORKS, 'works', (on) => often || (several && !on)) ??
    says(IS_HERE, 'works', () => often) ??
    // «jag är på skolan tisdag och torsdag» may be this week's.
    (several && IS_HERE.test(frame) ? { problem: 'which' } : null)
  );
}

/** Of «jag jobbar inte torsdag och fredag», which are the next ones, the days: it may as well be so every week. Empty for other words. */
export function mayBeEveryWeek(text: string): readonly number[] {
  const words = tidy(text.slice(0, MAX_LENGTH));
  const said = words.match(DAYS) ?? [];
  const { days, several, everyOther } = daysIn(said[0] ?? '');
  return said.length === 1 && several && !everyOther && NOT_AT_WORK.test(words) && !/\d/u.test(words) ? days : [];
}
const NOT_AT_WORK =
  /^(?:jag |i )?(?:(?:jobbar|arbetar|tjänstgör) (?:inte|aldrig|ej)|(?:do not|don't|dont) work) [^§]{1,60}$/u;

/** The days off after it, of those before. */
export function daysOffAfter(
  before: readonly number[],
  { change, days }: Extract<DaysOffSaid, { change: string }>,
): number[] {
  if (change === 'works') return WEEK.filter((day) => !days.includes(day));
  return WEEK.filter((day) =>
    change === 'off' ? before.includes(day) || days.includes(day) : before.includes(day) && !days.includes(day),
  );
}
