/** Measurable: an indicator that can be counted, measures what the text says, and has figures and unit that match it. */
import type { Problem } from '../../problem.ts';
import { rises, type SmartGoal } from './goal.ts';
import { countsOtherMeans, countsThings, headOf } from './means.ts';
import {
  changesIn,
  conceptsOf,
  gradesOf,
  has,
  outcomesIn,
  plain,
  saysForWhom,
  saysResult,
  stemsOf,
  waysIn,
} from './text.ts';

const SHARE = /^(?:%|procent|percent|per cent|pct|andel|share)(?: av| of|$| )/u;
const MONTHS = 'jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec';
const POINTS = /procentenhet|percentage point/u;
/** «Antal bråk per vecka» are no hours; «antal timmar utan lektion» are. */
const TIME = /^(?:timm|minut|sekund|dag(?:ar)?$|veck|månad|hours?|minutes?|days?|weeks?|months?)/u;
/** Units of weight, volume, sound and marks, which no number of things is in unless the indicator says so. */
const MEASURES = /^(?:kg|kilo|gram|liter|db|decibel|poäng|points|kr|kronor|meter)(?!\p{L})/u;
const SOUND = /^(?:(?:uppmätt|genomsnittlig|medel|measured|mean) )*\p{L}*(?:ljudnivå|decibel|sound level)/u;
/** «Väntetid i skoldagar». */
const IN_TIME =
  /(?<!\p{L})(?:i|in) (?:skol|arbets|working |school )?(?:dagar|timmar|minuter|veckor|days|hours|minutes|weeks)$/u;
const COUNTED_TIME =
  /(?:antal(?:et)?|number of|count of) (?:(?!per |i |a |varje |each |under )\p{L}+ ){0,2}?\p{L}*(?:timm|minut|sekund|dag|veck|månad|frånvaro|hour|minute|day|week|month|absence)/u;

export function judgeMeasurable(goal: SmartGoal): Problem[] {
  const problems: Problem[] = [];
  const error = (code: string, field: string, values: Problem['values'] = {}): void => {
    problems.push({ code, values, severity: 'error', field });
  };
  const indicator = plain(goal.indicator);
  const unit = plain(goal.unit ?? '');
  if (indicator === '') error('noIndicator', 'indicator');
  else if (has('subjective', indicator) || !(has('measure', indicator) || unit !== ''))
    error('notCountable', 'indicator');
  if (!isNumber(goal.baseline)) error('baselineMissing', 'baseline');
  if (!isNumber(goal.target)) error('targetMissing', 'target');
  if (unit === '') error('unitMissing', 'unit');
  problems.push(...unitProblems(indicator, unit, goal));
  if (indicator !== '') {
    if (measuresMeans(goal, indicator)) error('indicatorMeans', 'indicator');
    else if (measuresOther(goal, indicator)) error('indicatorOther', 'indicator');
  }
  problems.push(...textProblems(goal));
  return problems;
}

const isNumber = (value: number | null): value is number => typeof value === 'number' && Number.isFinite(value);

function unitProblems(indicator: string, unit: string, { baseline, target }: SmartGoal): Problem[] {
  const problem = (code: string, field: string): Problem => ({ code, values: {}, severity: 'error', field });
  if (unit === '') return [];
  const share = SHARE.test(`${unit} `) || unit === '%';
  const outside = (value: number | null): boolean => isNumber(value) && (value < 0 || value > 100);
  if (share && (outside(baseline) || outside(target))) return [problem('shareOutside', 'target')];
  const isShare = /(?<!\p{L}|\d ?|% ?)(?:andel|procent(?!s(?!\p{L}))|share|percentage|proportion|svarsfrekvens)/u.test(
    indicator,
  );
  const isCount = /(?<!\p{L})(?:antal|antalet|number of|count of)/u.test(indicator) && !isShare;
  const isTime = isCount && TIME.test(unit) && !COUNTED_TIME.test(indicator);
  const other = MEASURES.exec(unit)?.[0];
  const differs =
    (isShare && !share && !POINTS.test(unit)) ||
    (isCount && other !== undefined && !indicator.includes(other)) ||
    (share && (SOUND.test(indicator) || IN_TIME.test(indicator))) ||
    (isCount && share && !POINTS.test(unit)) ||
    isTime;
  return differs ? [problem('unitOther', 'unit')] : [];
}

/** What the goal says is to change: its title, and what the description says of a change. */
const saidOf = ({ title, description }: SmartGoal): string => `${plain(title)} ${changesIn(plain(description))}`;

/** The goal names something that is to be different, and the indicator counts what is done for it; within what time something is done is no way. */
const measuresMeans = (goal: SmartGoal, indicator: string): boolean =>
  !has('limit', indicator) && (countsHandedOut(indicator, plain(goal.title)) || measuresWay(goal, indicator));
const measuresWay = (goal: SmartGoal, indicator: string): boolean =>
  !has('staffDoes', plain(goal.title)) &&
  (saysResult(plain(goal.title)) || saysForWhom(plain(goal.description))) &&
  (((rises(goal) || !sharesWords(withoutTopic(indicator), plain(goal.title))) &&
    countsOtherMeans(indicator, saidOf(goal), waysIn(plain(goal.description)))) ||
    (rises(goal) && countsOtherThings(indicator, saidOf(goal))));

/** What is sent or held is about something, and counts nothing of it: «antal utskickade brev om stress». */
const TOPIC =
  /(?<=(?<!\p{L})\p{L}*(?:utskick(?:en)?|(?:informations|vecko|månads)brev(?:en)?|broschyrer|foldrar|häften|affischer|föreläsningar|kurser|workshops|temadagar|inlägg|nyhetsbrev|newsletters|leaflets|brochures|posters|lectures|courses|(?:utskickade|utdelade|tryckta) \p{L}{1,30}|letters sent|e-?mails sent|sent out) )(?:om|kring|rörande|about|on)(?!\p{L}).*$/u;
const withoutTopic = (indicator: string): string => indicator.replace(TOPIC, '');

const HANDED_OUT = /(?<!\p{L})(?:utdelade|utlämnade|handed[ -]out|distributed)(?!\p{L})/u;
/** «Antal utdelade hörselkåpor» where the title says nothing of them, whatever the description does. */
const countsHandedOut = (indicator: string, title: string): boolean =>
  HANDED_OUT.test(indicator) && saysResult(title) && !sharesWords(withoutTopic(indicator), title);

/** Things are counted that the goal does not speak of. */
function countsOtherThings(indicator: string, said: string): boolean {
  const things = stemsOf(headOf(indicator));
  return countsThings(indicator) && things.size > 0 && things.isDisjointFrom(stemsOf(said));
}

/** Where something is measured is not what is: «över gränsvärdet i kartläggningen». */
const MEASURED_IN =
  /(?<!\p{L})(?:i|på|vid|enligt|in|on) (?:den |the )?\p{L}*(?:kartläggning(?:en)?|screening(?:en)?|mätning(?:en)?|assessment)(?!\p{L})/gu;

/** Words for groups that also are words for what is measured. */
const GROUPS = /svenska som andraspråk|flerspråkig\p{L}*|nyanländ\p{L}*|vårdnadshavare till|(?<!\p{L})\p{L}*elever/gu;

/** Two texts that name the same lessons or bus need not be about the same. */
const PLACES =
  /(?<!\p{L})\p{L}*(?:lektion|rast(?:en|er|erna)?(?!\p{L})|buss|korridor|linje|cafeteri|matsal|gård|klassrum|skolan)\p{L}*|(?<!\p{L})(?:lesson|break|bus|corridor|hall|canteen|classroom|school)\p{L}*/gu;

/** Says how it goes for somebody, or what goes wrong: the figure may be of what the goal calls by another word. */
const saysHowItGoes = (indicator: string): boolean =>
  (['resultVerb', 'undone', 'process', 'limit', 'reports'] as const).some((list) => has(list, indicator)) ||
  HOURS_OR_STATE.test(indicator);
const HOURS_OR_STATE =
  /(?<!\p{L})(?:(?:inom|senast|within) (?:\p{L}+|\d+) (?:minut|minute)|(?:är|kommer|varit|har kommit) (?:igång|i gång|på plats|i ordning)|händelser|up and running|settled|underway)|^(?:antal(?:et)? )?(?:timmar|dagar|veckor|minuter|hours|days|weeks|minutes)|andel (?:\p{L}+ )?\p{L}+(?:a|are)$|(?<!\p{L})(?:unexcused|ogiltiga|nivå|level|friska|nöjda|happy|healthy)/u;

/** How many words of the one stand in the other, also as a part of a compound; places do not count. */
const wordsShared = (indicator: string, words: string): number =>
  [...stemsOf(indicator.replaceAll(PLACES, ' '))].filter((stem) => words.includes(stem)).length;
const sharesWords = (indicator: string, words: string): boolean => wordsShared(indicator, words) > 0;

/** So many words in common say that it is the same thing, in whatever sentence of the goal they stand. */
const ENOUGH = 2;

/** What is answered to a question, and where it is asked, says nothing of what the question is about. */
const ANSWERS =
  /(?<!\p{L})(?:oftast|ofta|eller|alltid|aldrig|sällan|ibland|ganska|mycket|helt|delvis|instämmer|över|gränsvärde\p{L}{0,2}|håller|stämmer|positivt|enligt|plats|always|often|mostly|never|rarely|agree|agrees|according|\p{L}*(?:enkäte?n?|fråga[nr]?|frågorna|mätning(?:en)?|räkning(?:en)?|räknevecka[n]?|logge?n?|survey|question|poll))(?!\p{L})/gu;

/** What is counted is nothing that schools measure and stands nowhere in the goal: litres of fuel where children are to feel safe. */
const countsUnheardOf = (goal: SmartGoal, indicator: string): boolean =>
  outcomesIn(saidOf(goal)).size > 0 &&
  !has('staffDoes', plain(goal.title)) &&
  !saysHowItGoes(indicator) &&
  stemsOf([GROUPS, PLACES, ANSWERS, MEASURED_IN].reduce((words, other) => words.replaceAll(other, ' '), indicator))
    .size > 0 &&
  !sharesWords(indicator.replaceAll(ROOMS, ' '), `${plain(goal.title)} ${plain(goal.description)}`);
/** Where it is, which is said of any thing there: «paket papper som slöjdhuset beställer». */
const ROOMS = /(?<!\p{L})(?:slöjd(?:en|hus(?:et)?|sal(?:en)?))(?!\p{L})/gu;

const IN_STUFF =
  /^(?:(?:antal(?:et)?|number of) )?(?:nya |new )?(?<unit>liter|litres?|mil|kilometer|km|kwh|kronor|sidor|pages|kilowatt\p{L}{0,6}|paket|packets?|packs?|rullar|rolls|kartonger|lådor|boxes|ark|kopior|copies|batterier|batteries|säckar)(?!\p{L})/u;
/** «Antal mil som bussen kör»: so much of something, where the goal speaks of something else. */
function isInStuff(goal: SmartGoal, indicator: string): boolean {
  const unit = IN_STUFF.exec(indicator)?.groups?.['unit'];
  return unit !== undefined && saysResult(plain(goal.title)) && !saidOf(goal).includes(unit);
}

/** The indicator is about something else, or about other grades, than the goal is. */
function measuresOther(goal: SmartGoal, indicator: string): boolean {
  const words = `${plain(goal.title)} ${plain(goal.description)}`;
  const ours = gradesOf(words);
  const theirs = gradesOf(indicator);
  if (ours.size > 0 && theirs.size > 0 && ours.isDisjointFrom(theirs)) return true;
  if (isInStuff(goal, indicator)) return true;
  const said = saidOf(goal);
  const wanted = conceptsOf(said.replaceAll(GROUPS, ' '));
  const measured = conceptsOf(indicator.replaceAll(GROUPS, ' ').replaceAll(MEASURED_IN, ' '));
  if (wanted.size === 0 || !wanted.isDisjointFrom(measured)) return false;
  if (measured.size === 0) return countsUnheardOf(goal, indicator);
  return (
    !has('undone', indicator) &&
    !sharesWords(indicator, said) &&
    wordsShared(indicator.replaceAll(GROUPS, ' '), words) < ENOUGH
  );
}

const NUMBER = '(\\d{1,3}(?:[ \\u00a0]\\d{3})+|\\d+(?:[.,]\\d+)?)';
const STATED_UNIT =
  '(%|procent|per ?cent|elever|pupils|students|barn|children|lärare|personer|people|st(?![\\p{L}])|stycken|minuter|timmar|(?:skol|arbets)?dagar|veckor|månader|minutes|hours|days|weeks|months)?';
/** Units of time, in the text and in the field. */
const TIMES: readonly RegExp[] = [
  /^minut/u,
  /^(?:timm|hour)/u,
  /^(?:\p{L}*dag|days?)/u,
  /^(?:veck|week)/u,
  /^(?:månad|month)/u,
];
const timeOf = (unit: string): number => TIMES.findIndex((time) => time.test(unit));
const LIMIT = '(?:högst |minst |at most |at least )?';
/** «från X till Y»; the second number is no date. */
const FROM_TO = new RegExp(
  `(?:från|from)\\s+${NUMBER}\\s*(?:(?:%|procent|percent|poäng|dagar|st|elever|pupils)\\s*)?(?:till|to)\\s+${LIMIT}${NUMBER}(?!\\d|\\s*(?:år|${MONTHS}))\\s*${STATED_UNIT}`,
  'gu',
);
/** «till minst 84 %»: only where it ends, and a share. */
const TO_SHARE = new RegExp(`(?<!\\p{L})(?:till|to)\\s+${LIMIT}${NUMBER}\\s*(?:%|procent|per ?cent)`, 'u');
/** «I dag är det 30 %, vi vill ned till 22 %». */
const TODAY_TO = new RegExp(
  `(?<!\\p{L})(?:i ?dag|just nu|nuläget|utgångsläget|today|right now)(?: \\p{L}+){0,4}:? ${NUMBER}\\s*(?:%|procent|per ?cent|\\p{L}+)?[ ,.;–-]{1,3}(?:(?:\\p{L}+|\\d(?:[–-]\\d)?(?<=(?:åk|årskurs|år|years?|grades?) \\d(?:[–-]\\d)?))[,.;]? ){0,20}?(?:till|to) ${LIMIT}${NUMBER}(?!\\d|\\s*(?:år|${MONTHS}))\\s*${STATED_UNIT}`,
  'gu',
);
const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(/\s/gu, '').replace(',', '.'));

/** The text says other numbers, or numbers of something else, than the form does. */
function textProblems({ title, description, baseline, target, unit }: SmartGoal): Problem[] {
  const problem = (code: string, field: string): Problem => ({ code, values: {}, severity: 'error', field });
  const words = `${plain(title)} ${plain(description)}`;
  const all = [FROM_TO, TODAY_TO].flatMap((form) => [...words.matchAll(form)]);
  const stated = all.find((one) => one[3] !== undefined) ?? all[0] ?? null;
  const end = stated === null ? TO_SHARE.exec(plain(title)) : null;
  const said = stated?.[3] ?? (end ? '%' : '');
  const own = plain(unit ?? '');
  const share = SHARE.test(`${own} `);
  const isShare = /^(?:%|procent|per ?cent)/u.test(said);
  const otherTime = timeOf(said) >= 0 && timeOf(own) >= 0 && timeOf(said) !== timeOf(own);
  if (said !== '' && ((isShare ? own !== '' && !share && !POINTS.test(own) : share) || otherTime))
    return [problem('unitText', 'unit')];
  if (!isNumber(baseline) || !isNumber(target)) return [];
  const other = stated
    ? numberOf(stated[1]) !== baseline || numberOf(stated[2]) !== target
    : end !== null && numberOf(end[1]) !== target;
  return other ? [problem('otherNumbers', 'target')] : [];
}
