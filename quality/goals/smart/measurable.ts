/** Measurable: an indicator that can be counted, measures what the text says, and has figures and unit that match it. */
import { isFewAlone, isOfFew } from '../../data/few-pupils.ts';
import type { Problem } from '../../problem.ts';
import { isDoneByUs } from './activity.ts';
import { rises, type SmartGoal } from './goal.ts';
import { countsMeans, countsOtherMeans, countsThings, headOf } from './means.ts';
import { statedIn } from './stated.ts';
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
const POINTS = /procentenhet|percentage point/u;
/** «Antal bråk per vecka» are no hours; «antal timmar utan lektion» are. */
const TIME = /^(?:timm|minut|sekund|dag(?:ar)?$|veck|månad|hours?|minutes?|days?|weeks?|months?)/u;
/** Units of weight, volume, sound and marks, which no number of things is in unless the indicator says so. */
const MEASURES = /^(?:kg|kilo|gram|liter|db|decibel|poäng|points|kr|kronor|meter)(?!\p{L})/u;
const SOUND = /^(?:(?:uppmätt|genomsnittlig|medel|measured|mean) )*\p{L}*(?:ljudnivå|decibel|sound level)/u;
/** «Väntetid i skoldagar». */
const IN_TIME =
  /(?<!\p{L})(?:i|in) (?:skol|arbets|working |school )?(?:dagar|timmar|minuter|veckor|days|hours|minutes|weeks)(?: (?:per|om|i|varje|a|each) \p{L}{2,20})?$/u;
/** «Frånvaro i timmar per elev» are no books. */
const SAYS_TIME =
  /(?<!\p{L})(?:i|in) (?:skol|arbets)?(?:dagar|timmar|minuter|veckor|days|hours|minutes|weeks)(?!\p{L})/u;
const COUNTS_OF = /^(?:antal|number of) (?!(?:\p{L}{1,12} )?(?:dag|timm|minut|veck|day|hour|minute|week))/u;
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
  else if (isImpression(indicator) || isInNoUnit(indicator, unit) || !(has('measure', indicator) || unit !== ''))
    error('notCountable', 'indicator');
  if (!isNumber(goal.baseline)) error('baselineMissing', 'baseline');
  if (!isNumber(goal.target)) error('targetMissing', 'target');
  if (unit === '') error('unitMissing', 'unit');
  problems.push(...unitProblems(indicator, unit, goal), ...fewProblems(goal, unit));
  if (indicator !== '') {
    if (measuresMeans(goal, indicator)) error('indicatorMeans', 'indicator');
    else if (measuresOther(goal, indicator)) error('indicatorOther', 'indicator');
  }
  problems.push(...textProblems(goal));
  return problems;
}

/** Somebody's impression or own assessment, or a state that nothing is said to tell: no survey, scale or number. */
const isImpression = (indicator: string): boolean =>
  has('subjective', indicator) || (has('impression', indicator) && !has('asked', indicator));

/** «Elevernas utstrålning» in «enheter», with nothing that says how they are counted. */
const isInNoUnit = (indicator: string, unit: string): boolean =>
  /^(?:enheter|steg|nivå(?:er)?|grad(?:er)?|känsla|units?|levels?|steps?)$/u.test(unit) &&
  !has('measure', indicator) &&
  !has('asked', indicator) &&
  !/\d|enligt|skala|stege|trappa|according|scale/u.test(indicator);

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
    (COUNTS_OF.test(unit) && SAYS_TIME.test(indicator)) ||
    (isCount && share && !POINTS.test(unit)) ||
    isTime;
  return differs ? [problem('unitOther', 'unit')] : [];
}

const PUPILS = /^(?:elev(?:er)?|barn|flickor|pojkar|ungdomar|pupils?|students?|children|girls|boys)(?!\p{L})/u;

/** Of so few the school's own figures are hidden: a share of a group whose size is said is not measured so; a number of pupils is warned of. */
function fewProblems({ baseline, target, n }: SmartGoal, unit: string): Problem[] {
  const of = (severity: Problem['severity']): Problem[] => [
    { code: 'fewPupils', values: {}, severity, field: 'baseline' },
  ];
  if (!isNumber(baseline)) return [];
  if (SHARE.test(`${unit} `)) return n && isOfFew(Math.round((baseline * n) / 100), n) ? of('error') : [];
  return PUPILS.test(unit) && [baseline, target ?? 0].some(isFewAlone) ? of('warning') : [];
}

/** What the goal says is to change: its title, and what the description says of a change. */
const saidOf = ({ title, description }: SmartGoal): string =>
  `${plain(title)} ${changesIn(plain(description))}`.replaceAll(BEFORE_TESTS, ' ');
/** «Minskad stress före nationella prov»: the tests are only when. */
const BEFORE_TESTS =
  /(?<!\p{L})(?:före|inför|under|efter|kring|before|during|after) (?:de |the )?(?:nationella |national )?(?:prov(?:en|et)?|provvecko(?:r|rna)|tests?|exams?)(?!\p{L})/gu;

/** The goal names something that is to be different, and the indicator counts what is done for it; within what time something is done is no way. */
const measuresMeans = (goal: SmartGoal, indicator: string): boolean =>
  !has('limit', indicator) &&
  !isDoneByUs(plain(goal.title), plain(goal.description), indicator, rises(goal)) &&
  (countsHandedOut(indicator, goal) ||
    measuresWay(goal, indicator) ||
    countsLessonsHeld(indicator, goal) ||
    countsWhatGives(indicator, goal));
const measuresWay = (goal: SmartGoal, indicator: string): boolean =>
  !has('staffDoes', plain(goal.title)) &&
  (saysResult(plain(goal.title)) ||
    saysForWhom(plain(goal.description)) ||
    saysOutcomeAlone(plain(goal.description))) &&
  (((rises(goal) || !sharesWords(withoutTopic(indicator), plain(goal.title))) &&
    countsOtherMeans(indicator, saidOf(goal), waysIn(plain(goal.description)))) ||
    (rises(goal) && countsOtherThings(indicator, saidOf(goal))));

/** «Bättre mående.» */
const saysOutcomeAlone = (description: string): boolean =>
  /^(?:bättre|ökad|ökat|högre|mer|mindre|minskad|lägre|lugnare|better|more|less|higher|lower|calmer) [\p{L} ]{3,40}\.?$/u.test(
    description,
  ) && outcomesIn(description).size > 0;

/** «Antal lektioner i socialt samspel», «lektioner där läraren gått igenom reglerna», where the goal is how calm lessons are. */
const LESSONS_HELD =
  /^(?:antal(?:et)? |number of )(?:genomförda |hållna )?(?:lektioner|lessons) (?:i (?:åk|årskurs|klass) \d(?:[–-]\d)? )?(?:om |med genomgång|i (?!åk|årskurs|klass|\d|\p{L}{1,4}(?!\p{L}))\p{L}|där (?:läraren|lärarna|personalen|vi|kuratorn|specialpedagogen)(?!\p{L})|on |where the (?:teacher|staff|counsellor)(?!\p{L}))/u;
const countsLessonsHeld = (indicator: string, goal: SmartGoal): boolean =>
  rises(goal) &&
  LESSONS_HELD.test(indicator) &&
  !has('undone', indicator) &&
  outcomesIn(plain(goal.title)).size > 0 &&
  outcomesIn(indicator).isDisjointFrom(outcomesIn(plain(goal.title)));

/** «Fler mentorssamtal ger bättre närvaro», of which the talks are counted: what gives is the way. */
const GIVES =
  /(?<!\p{L})(?:ger|leder till|ska ge|ska leda till|bidrar till|gives?|leads? to) (?:en |ett |a )?(?:bättre|ökad|större|högre|mer|mindre|minskad|lägre|färre|lugnare|better|more|less|higher|lower|fewer) (?<what>.{3,60})/u;
function countsWhatGives(indicator: string, { title, description }: SmartGoal): boolean {
  const what = GIVES.exec(`${plain(title)}. ${plain(description)}`)?.groups?.['what'] ?? '';
  const given = outcomesIn(what);
  return given.size > 0 && given.isDisjointFrom(outcomesIn(indicator)) && countsMeans(indicator);
}

/** What is sent or held is about something, and counts nothing of it: «antal utskickade brev om stress», «påminnelser som skickats om …». */
const TOPIC =
  /(?<=(?<!\p{L})\p{L}*(?:utskick(?:en)?|(?:informations|vecko|månads)brev(?:en)?|broschyrer|foldrar|häften|affischer|föreläsningar|kurser|workshops|temadagar|inlägg|nyhetsbrev|påminnelser|sms|mejl|newsletters|leaflets|brochures|posters|flyers|reminders|lectures|courses|(?:utskickade|utdelade|tryckta|visade|hållna) \p{L}{1,30}|letters sent|e-?mails sent|sent out)(?: (?:som|that|which) (?:\p{L}{1,12} ){0,2}(?:skicka\p{L}{0,3}|gått|går|delats|delas|sent|handed)(?: (?:ut|hem|out|home))?)? )(?:om|kring|rörande|about|on)(?!\p{L}).*$/u;
/** «Sleep leaflets». */
const TOPIC_BEFORE =
  /(?<!\p{L})\p{L}{1,30} (?=(?:leaflets|brochures|posters|flyers|newsletters|booklets|lectures|courses|reminders)(?!\p{L}))/u;
const withoutTopic = (indicator: string): string => indicator.replace(TOPIC, '').replace(TOPIC_BEFORE, '');

const HANDED_OUT =
  /(?<!\p{L})(?:utdelade|utlämnade|utskickade|(?:som|har) (?:\p{L}{1,12} ){0,2}(?:skickats|delats) (?:ut|hem)|handed[ -]out|distributed|sent (?:out|home))(?!\p{L})/u;
/** «Antal utdelade hörselkåpor» where the title says nothing of them, whatever the description does; letters where the goal says nothing of letters. */
const countsHandedOut = (indicator: string, { title, description }: SmartGoal): boolean =>
  HANDED_OUT.test(indicator) &&
  !sharesWords(withoutTopic(indicator), `${plain(title)} ${saysResult(plain(title)) ? '' : plain(description)}`);

/** Things are counted that the goal does not speak of. */
function countsOtherThings(indicator: string, said: string): boolean {
  const things = stemsOf(headOf(indicator));
  return countsThings(indicator) && things.size > 0 && things.isDisjointFrom(stemsOf(said));
}

/** Where something is measured is not what is: «över gränsvärdet i kartläggningen». */
const MEASURED_IN =
  /(?<!\p{L})(?:i|på|vid|enligt|in|on) (?:den |the )?\p{L}*(?:kartläggning(?:en)?|screening(?:en)?|mätning(?:en)?|assessment)(?!\p{L})/gu;

/** The name of what is asked says what the school measures, and need not be what the question is about: «trivselenkäten». */
const ASKED_IN =
  /(?<!\p{L})(?:(?:i|på|vid|enligt|ur|från|in|on|from) )?(?:den |the )?(?:(?:wellbeing|well-being|safety|health|satisfaction|climate|stress) )?\p{L}{0,30}(?:enkät(?:en|er|erna)?|survey|poll|questionnaire)(?!\p{L})/gu;

/** Words for groups that also are words for what is measured. */
const GROUPS =
  /elevhäls(?:a|o)\p{L}*|svenska som andraspråk|flerspråkig\p{L}*|nyanländ\p{L}*|vårdnadshavare till|(?<!\p{L})\p{L}*elever/gu;

/** Two texts that name the same lessons or bus need not be about the same. */
const PLACES =
  /(?<!\p{L})\p{L}*(?:lektion|rast(?:en|er|erna)?(?!\p{L})|buss|korridor|linje|cafeteri|matsal|gård|klassrum|skolan)\p{L}*|(?<!\p{L})(?:lesson|break|bus|corridor|hall|canteen|classroom|school)\p{L}*/gu;

/** Says how it goes for somebody, or what goes wrong: the figure may be of what the goal calls by another word. */
const saysHowItGoes = (indicator: string): boolean =>
  (['resultVerb', 'undone', 'process', 'limit', 'reports'] as const).some((list) => has(list, indicator)) ||
  HOURS_OR_STATE.test(indicator);
const HOURS_OR_STATE =
  /(?<!\p{L})(?:(?:inom|senast|within) (?:\p{L}+|\d+) (?:minut|minute)|(?:kommer|når|rör sig|comes?|gets?) upp (?:i|till) \d|(?:minst|at least) \d{1,3} (?:rätt|correct|right)|(?:är|kommer|varit|har kommit) (?:igång|i gång|på plats|i ordning)|händelser|up and running|settled|underway)|^(?:antal(?:et)? )?(?:timmar|dagar|veckor|minuter|hours|days|weeks|minutes)|andel (?:\p{L}+ )?\p{L}+(?:a|are)$|(?<!\p{L})(?:unexcused|ogiltiga|nivå|level|friska|nöjda|happy|healthy)/u;

/** How many words of the one stand in the other, also as a part of a compound; places do not count. */
const wordsShared = (indicator: string, words: string): number =>
  [...stemsOf(indicator.replaceAll(PLACES, ' '))].filter((stem) => words.includes(stem)).length;
const sharesWords = (indicator: string, words: string): boolean => wordsShared(indicator, words) > 0;

/** So many words in common say that it is the same thing, in whatever sentence of the goal they stand. */
const ENOUGH = 2;

/** What is answered to a question, and where it is asked, says nothing of what the question is about. */
const ANSWERS =
  /(?<!\p{L})(?:glad|gubbe|oftast|ofta|eller|alltid|aldrig|sällan|ibland|ganska|mycket|helt|delvis|instämmer|över|gränsvärde\p{L}{0,2}|håller|stämmer|positivt|enligt|plats|svar|answer|answers|reply|replies|say|says|always|often|mostly|never|rarely|agree|agrees|according|\p{L}*(?:enkäte?n?|fråga[nr]?|frågorna|mätning(?:en)?|räkning(?:en)?|räknevecka[n]?|logge?n?|survey|question|poll))(?!\p{L})/gu;

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
  if (unit === undefined || saidOf(goal).includes(unit)) return false;
  const words = `${plain(goal.title)} ${plain(goal.description)}`;
  return saysResult(plain(goal.title)) || !(words.includes(unit) || sharesWords(indicator, words));
}

/** What is handed over between grades is of both. */
const HANDS_OVER = /(?<!\p{L})(?:\p{L}{0,20}överlämning|\p{L}{0,20}övergång|handover|transition)/u;

/** «Antal lärare som tycker att rasten fungerar», where pupils are to take part in it. */
const STAFF_THINK =
  /^(?:antal(?:et)?|andel(?:en)?|number of|share of) (?:\p{L}{1,12} )?(?:lärare|mentorer|pedagoger|personal|medarbetare|vuxna|teachers|staff|adults) (?:som |who )?(?:tycker|anser|upplever|känner|menar|think|feel|find)(?!\p{L})/u;

/** The indicator is about something else, or about other grades, than the goal is. */
function measuresOther(goal: SmartGoal, indicator: string): boolean {
  const words = `${plain(goal.title)} ${plain(goal.description)}`.replaceAll(BEFORE_TESTS, ' ');
  const ours = gradesOf(words);
  const theirs = gradesOf(indicator);
  if (ours.size > 0 && theirs.size > 0 && ours.isDisjointFrom(theirs) && !HANDS_OVER.test(words)) return true;
  if (isInStuff(goal, indicator)) return true;
  if (STAFF_THINK.test(indicator) && saysForWhom(plain(goal.description)) && !has('staff', plain(goal.title)))
    return true;
  if (has('knows', plain(goal.title)) && has('knows', indicator)) return false;
  const said = saidOf(goal);
  const wanted = conceptsOf(said.replaceAll(GROUPS, ' '));
  const measured = conceptsOf(indicator.replaceAll(GROUPS, ' ').replaceAll(MEASURED_IN, ' '));
  if (wanted.size === 0 || !wanted.isDisjointFrom(measured)) return false;
  const asked = indicator.replaceAll(ASKED_IN, ' ');
  if (measured.size === 0 || conceptsOf(asked.replaceAll(GROUPS, ' ').replaceAll(MEASURED_IN, ' ')).size === 0)
    return countsUnheardOf(goal, asked);
  return (
    !has('undone', indicator) &&
    !sharesWords(indicator, said) &&
    wordsShared(indicator.replaceAll(GROUPS, ' '), words) < ENOUGH
  );
}

/** Units of time, in the text and in the field. */
const TIMES: readonly RegExp[] = [
  /^minut/u,
  /^(?:timm|hour)/u,
  /^(?:\p{L}*dag|days?)/u,
  /^(?:veck|week)/u,
  /^(?:månad|month)/u,
];
const timeOf = (unit: string): number => TIMES.findIndex((time) => time.test(unit));

/** The text says other numbers, or numbers of something else, than the form does. */
function textProblems({ title, description, baseline, target, unit }: SmartGoal): Problem[] {
  const problem = (code: string, field: string): Problem => ({ code, values: {}, severity: 'error', field });
  const stated = statedIn(plain(title), plain(description));
  const said = stated?.unit ?? '';
  const own = plain(unit ?? '');
  const share = SHARE.test(`${own} `);
  const isShare = /^(?:%|procent|per ?cent)/u.test(said);
  const otherTime = timeOf(said) >= 0 && timeOf(own) >= 0 && timeOf(said) !== timeOf(own);
  if (said !== '' && ((isShare ? own !== '' && !share && !POINTS.test(own) : share) || otherTime))
    return [problem('unitText', 'unit')];
  if (!isNumber(baseline) || !isNumber(target) || stated === null) return [];
  const other = stated.goal !== target || (stated.now !== null && stated.now !== baseline);
  return other ? [problem('otherNumbers', 'target')] : [];
}
