/**
 * What is asked of the plan in words of one's own: what the interventions rest on, what they cost, what has come up beside the plan, whether the goals are
 * reached, the whole in short, what is late, and what is left of the year. Whole sentences, so that nobody else's words are heard as these. Pure.
 */
import { numberedGoal } from './goal-meant.ts';
import { plainWords } from './plain-words.ts';

export type PlanAsked =
  | 'evidence'
  | 'cost'
  | 'hours'
  | 'aside'
  | 'reach'
  | 'brief'
  | 'standing'
  | 'sign'
  | 'notEvaluated'
  | 'leftOfYear'
  | 'late'
  | 'countDone'
  | 'overTime'
  | 'clash'
  | 'decidedLast'
  | 'decidedToday';

/** Longer words are told and not asked. */
const MAX_LENGTH = 110;
const LEAD =
  '^(?:(?:hej|men|och|så|du|ok|okej|förresten|undrar|kan|kunde|vill|skulle|jag|vi|få|veta|säg|visa|and|but|so|hi|please|snälla|can|could|you|tell|show|me|mig|oss|us) ){0,5}?';

const THINGS = '(?:insats(?:en|er|erna)?|åtgärd(?:en|er|erna)?|(?:allt|det) (?:som )?vi gör|interventions?|what we do)';
const EVIDENCE =
  '(?:evidens\\p{L}{0,12}|forskning\\p{L}{0,12}|beprövade?|källa|källor|vetenskaplig\\p{L}{0,12}|egen erfarenhet|egna erfarenheter|evidence|research|sources?|proven)';
const ASKS =
  '(?:är|har|finns|saknar|vilk\\p{L}{1,3}|vad|hur|are|is|do|does|have|has|which|what|how|(?:våra |alla )?(?:insatserna|åtgärderna))';
const ONE = '\\p{L}[\\p{L} ]{1,40}';
const OF_EVIDENCE: readonly RegExp[] = [
  /^(?:evidens(?:en|läget)?|evidence)$/u,
  new RegExp(`${LEAD}${ASKS} (?:.{0,40} )?${THINGS} (?:.{0,40} )?${EVIDENCE}(?: .{0,30})?$`, 'u'),
  new RegExp(`${LEAD}${ASKS} (?:.{0,40} )?${EVIDENCE} (?:.{0,40} )?${THINGS}(?: .{0,30})?$`, 'u'),
  new RegExp(`${LEAD}(?:insatserna|åtgärderna|the interventions) (?:är|har|are|have) (?:.{0,20} )?${EVIDENCE}$`, 'u'),
  new RegExp(`${LEAD}vad (?:vilar|bygger|grundar) (?:sig )?(?:våra |alla |de här )?${THINGS} (?:sig )?på$`, 'u'),
  new RegExp(`${LEAD}what (?:do|does|are) (?:our |the |all )?${THINGS} (?:rest|build|based) on$`, 'u'),
  new RegExp(`${LEAD}vad (?:säger|visar) (?:forskning(?:en)?|evidensen|studierna) (?:om|kring|på) ${ONE}$`, 'u'),
  new RegExp(`${LEAD}what does (?:the )?(?:research|evidence) say (?:about|on) ${ONE}$`, 'u'),
  new RegExp(
    `${LEAD}(?:vilken|vad för|vilket stöd i|what) (?:forskning|evidens|forskningen|evidence|research) (?:har vi|finns(?: det)?|do we have|is there) (?:för|om|bakom|på|for|behind|on) ${ONE}$`,
    'u',
  ),
  /^(?:insats|åtgärd|intervention) ?\d{1,2} (?:har|saknar|has|lacks) (?:ingen |inget |no )?(?:evidens|forskning|stöd i forskningen|evidence|research)(?: .{0,60})?$/u,
];

const BOUGHT =
  '(?:det|det här|detta|den|du|de|allt|verktyget|boten|appen|årshjulet|planen|arbetet|rastvärdarna|it|this|you|the (?:bot|tool|plan)|(?:våra |alla |the |our |all )?(?:insats|åtgärd|intervention)\\p{L}{0,4}(?: ?\\d{1,2})?)';
const OF_COST: readonly RegExp[] = [
  new RegExp(
    `^(?:men |och |but |and )?(?:(?:vad|hur mycket) (?:kostar|kostade|har|får|kommer)|(?:what|how much) (?:do|does|did|will)) ${BOUGHT}(?: (?:kostat|kosta|att kosta|cost|costs))?(?: (?:oss|us|att använda|to use|egentligen|i år|per år|this year|a year|skolan|the school)){0,2}$`,
    'u',
  ),
  /^(?:hur (?:ser|ligger|är|går)|vad är|har vi|finns det|vilken|what (?:is|s)|how is|do we have|is there)(?: (?:det|den|med|vår|någon|en|our|the|a|any|till|ut|för)){0,4} budget(?:en)?(?: (?:ut|för insatserna|i år|for the interventions|this year|har vi|like)){0,2}$/u,
];
const OF_HOURS =
  /^(?:men |och |but |and )?(?:hur (?:många|mycket)|how (?:many|much))(?: (?:arbets)?(?:timmar|tid|hours|time))(?: .{0,40})? ?(?:insats|åtgärd|intervention)\p{L}{0,4}(?: ?\d{1,2})?(?: .{0,20})?$/u;

const ASIDE =
  '(?:elevärenden?(?:a)?|(?:enskilda )?ärenden|utanför planen|vid sidan av planen|åt sidan|pupil (?:cases|matters)|individual cases|(?:off|outside|beside) (?:the )?plan|put aside)';
const OF_ASIDE: readonly RegExp[] = [
  new RegExp(
    `${LEAD}(?:hur (?:mycket|många|stor (?:andel|del)|ofta)|(?:statistik|siffror|antal(?:et)?)|how (?:much|many|often)|what share|statistics)(?: .{0,50})? ${ASIDE}(?: .{0,40})?$`,
    'u',
  ),
  /^(?:vad|vilka saker) (?:drar|tar|lockar|distraherar|stjäl)(?: \p{L}{1,12}){0,3} från planen$/u,
  /^what (?:takes|pulls|draws|drags) (?:us )?(?:\p{L}{1,10} ){0,2}(?:from|off) (?:the )?plan$/u,
];
/** Of pupils and figures, a plan's parts, or what somebody is to do: none of what was put aside. */
const NOT_ASIDE =
  /(?<!\p{L})(?:idé\p{L}{0,3}|ide(?:er|erna)|ideas?|mål\p{L}{0,3}|insats\p{L}{0,3}|goals?|interventions?|beslut\p{L}{0,2}|decisions?)(?!\p{L})/u;

const WHICH_GOALS =
  '(?:(?:vi|we|våra|alla|något|några|av|our|all|the|any|of|nå|reach) ){0,3}(?:mål(?:et|en)?|goals?)(?: ?\\d{1,2})?';
const WHEN =
  '(?:(?: (?:till|innan|före|vid|by|before|at) .{1,25})|(?: (?:i|in) (?:tid|år|våras|höstas|sommar|time|januari|februari|mars|april|maj|juni|may|june))|(?: (?:nu|då|tack|then|now|i år|this year|eller|inte|missa))){0,2}';
const OF_REACH: readonly RegExp[] = [
  new RegExp(
    `${LEAD}(?:är vi på väg (?:att (?:missa|nå|klara)|mot)|når vi|missar vi|klarar vi|kommer vi(?: att)? (?:nå|klara|missa|hinna nå)|hinner vi nå|ser vi ut att (?:nå|missa)|will we (?:reach|meet|miss|hit)|are we (?:going to|about to|likely to|on (?:track|course|our way) to) (?:reach|meet|miss|hit)|nådde vi|har vi nått|klarade vi|missade vi|did we (?:reach|meet|hit|miss)|have we (?:reached|met)) ${WHICH_GOALS}${WHEN}$`,
    'u',
  ),
  new RegExp(
    `${LEAD}(?:hur många|vilka|how many|which)(?: (?:av|of))?(?: (?:våra|our|the))? (?:mål(?:en)?|goals) (?:nådde|når|nåddes|nås|missade|missar|är nådda|har vi nått|har nåtts|kommer vi(?: att)? (?:nå|missa)|did we (?:reach|meet|miss)|have we (?:reached|met)|were reached|will we (?:reach|miss))(?: vi)?${WHEN}$`,
    'u',
  ),
];
/** An earlier year is asked for by its own words. */
const EARLIER = /förra|fjol|föregående|last year|previous|20\d\d|\d\d[/ ]\d\d/u;

const TO_WHOM =
  '(?:ledningsgrupp(?:en)?|ledningen|huvudman(?:nen)?|nämnd(?:en)?|skolchef(?:en)?|verksamhetschef(?:en)?|personal(?:en|mötet)?|apt|kollegiet|lärarna|styrelsen|(?:the )?(?:board|management|leadership|leadership group|staff|school board))';
const SUMMARY = '(?:sammanfattning|summering|lägesbild|lägesrapport|uppdatering|översikt|summary|update|overview)';
const OF_BRIEF: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:hej|kan|kunde|du|jag|vi|få|vill|ha|behöver|ge|mig|oss|skriv|skriva|gör|göra|snälla|en|ett|can|could|you|i|we|need|want|have|give|me|us|write|make|please|a|get|to) ){0,8}(?:(?:jätte)?kort|snabb|kortfattad|short|brief|quick) ${SUMMARY}(?: (?:till|åt|för|inför|av läget|om läget|to|for|of where we are)(?: .{1,40})?)?$`,
    'u',
  ),
  /^(?:(?:kan|du|jag|vi|vill|ha|snälla|can|you|please|i|want) ){0,5}(?:ge|skriv|skriva|give|write)(?: mig| oss| me| us)? (?:två|tre|fyra|fem|några|ett par|two|three|four|five|a few|a couple of) (?:meningar|rader|sentences|lines)(?: (?:till|om läget|om hur det går|inför|för|to|for|about how) .{1,40}| om läget)?$/u,
  /^(?:(?:kan|du|snälla|can|you|please) ){0,3}(?:sammanfatta|summera|summari[sz]e) (?:läget|läsåret hittills|hur det går|hur vi ligger till|the situation|how we are doing|where we are)(?: (?:kort|briefly))?(?: (?:för|till|inför|for|to|before) .{1,40})?(?: kort)?$/u,
  new RegExp(
    `^(?:vad|what) (?:ska|kan|bör|behöver|måste|should|can|do|must) (?:jag|vi|i|we)(?: (?:need|have) to)? (?:ta upp|säga|berätta|rapportera|lyfta|bring up|say|tell|report|raise)(?: .{0,20})? ${TO_WHOM}(?: .{0,30})?$`,
    'u',
  ),
  /^(?:vad är (?:det )?(?:allra )?viktigast(?:e)?|what is (?:the )?most important(?: thing)?|what's (?:the )?most important(?: thing)?)(?: (?:just nu|nu|för oss|att veta|i veckan|right now|now|for us|to know|this week)){0,2}$/u,
];
/** Of one of these it is told where that stands. */
const OF_ONE = /(?<!\p{L})(?:mål|goal|insats|intervention)\p{L}{0,3} ?\d|avstämning|checkpoint|skolor|enheter|schools/u;

const OF_STANDING =
  /^(?:(?:show|tell|visa|berätta|säg)(?: me| us| mig| oss| för mig| för oss)?) (?:how (?:we(?: are|'re| re)|things are) (?:doing|going)|hur (?:vi ligger till|det går(?: för oss)?|det ser ut))$/u;

const EVALUATION = "(?:läsårets |årets |the |the year(?: s|'s) )?(?:utvärdering(?:en)?|evaluation)";
const OF_SIGN = new RegExp(
  `^(?:(?:jag|vi|vill|ska|kan|nu|hur|behöver|måste|att|i|we|want|to|let me|can|how|do|need|please) ){0,5}(?:skriva?r? (?:under|på)|signera|underteckna|sign)(?: off)? ${EVALUATION}(?: nu| now)?$`,
  'u',
);
const OF_NOT_EVALUATED =
  /^(?:vilka|vem|hur många|who|how many|har alla|has everybody|has everyone|have all)(?: (?:i teamet|av oss|är det som|in the team|of us))?(?: (?:som|har|have|has|inte|ännu|redan|not|already|hasn't|haven't)){0,4} (?:utvärderat|evaluated|(?:fyllt i|gjort|skrivit|svarat på|lämnat in|filled in|done|written) (?:sin |the |their |läsårets )?(?:utvärdering(?:en)?|evaluation))(?: (?:läsåret|året|än|ännu|the year|yet)){0,2}$/u;

const END =
  '(?:sommar(?:en|lovet)?|läsårets slut|skolavslutningen|(?:vi (?:ska |kan )?(?:kunna )?)?(?:avsluta|stänga)(?: (?:året|läsåret))?|summer|the end of the (?:school )?year|(?:we can )?(?:close|end) the (?:school )?year)';
const OF_LEFT = new RegExp(
  `${LEAD}(?:(?:vad|what|hur mycket|how much)(?: (?:är|har|finns|det|vi|som|is|do|we|have|there)){0,3} (?:kvar|återstår|fattas|saknas|left|remains|missing)(?: (?:att|to) (?:göra|do))?|(?:vad|what) (?:ska|måste|behöver|hinner|must|should|do) (?:vi|we)(?: (?:need|have) to)? (?:göra|hinna med|do)) (?:innan|före|inför|till|för att|before|by|to|until|so that) ${END}$`,
  'u',
);

const OF_LATE =
  /^(?:vad|vilka|vem|visa|lista|se|hur många|finns|har|är|which|what|who|list|show|how many|are|is|do)(?: (?:är|som|det|vi|allt|alla|de|några|någon|något|beslut(?:et|en)?|av|är det|any|the|all|are|is|of|we|have|that|there|decisions?|everything)){0,6} (?:försenat|försenade|försenad|overdue|late)(?: (?:nu|just nu|beslut|now|right now|decisions))?$/u;
const OF_COUNT =
  /^(?:hur många|how many)(?: (?:av|of|våra|our|the)){0,2} (?:beslut(?:en)?|decisions)(?: (?:är|som|har|vi|are|have|been|we)){0,3} (?:klara|gjorda|genomförda|kvar|öppna|done|open|left|finished|completed)(?: (?:nu|än|now|yet))?$/u;

const OF_OVER_TIME =
  /^(?:hur|visa|se|how|show)(?: .{0,30})? (?:mål|goal) ?\d{1,2}(?: .{0,30})? (?:över tid(?:en)?|över läsåret|över åren|sedan (?:start(?:en)?|början)|over time|over the years?|since the start)$/u;
const OF_CLASH =
  /^(?:krockar|kolliderar|sammanfaller|infaller|hamnar|ligger|do|does|is|are)(?: .{0,20})? ?(?:avstämning|checkpoint)\p{L}{0,4}(?: ?\d{1,2})?(?: .{0,15})? (?:med|på|i|under|with|on|in|during)(?: (?:något|nåt|någon|ett|en|vårt|a|any|the|\p{L}{4,9})){0,2} (?:\p{L}{0,10}lov(?:et|en)?|studiedag(?:en|ar|arna)?|break|breaks|holiday|holidays)$/u;

const DECIDED =
  '^(?:vad|vilka beslut|what|which decisions)(?: (?:beslutade|beslutades|beslöt|bestämde|bestämdes|togs|tog|did|was|were|made))(?: (?:vi|we|det|decide|decided|made)){0,2}';
const MEETING = '(?:avst(?:ämning(?:en)?)?|möte(?:t)?|träff(?:en)?|checkpoint|meeting)';
const OF_DECIDED_LAST = new RegExp(
  `${DECIDED} (?:sist|senast|i ?går|förra gången|yesterday|last time|(?:på|vid|at|in) (?:the )?(?:senaste|förra|last|sista) ${MEETING})$`,
  'u',
);
const OF_DECIDED_TODAY = new RegExp(`${DECIDED} (?:i ?dag|today|nyss|just now)$`, 'u');

const some =
  (patterns: readonly RegExp[]) =>
  (words: string): boolean =>
    patterns.some((pattern) => pattern.test(words));
const is =
  (pattern: RegExp) =>
  (words: string): boolean =>
    pattern.test(words);

const READINGS: readonly (readonly [PlanAsked, (words: string) => boolean])[] = [
  ['hours', is(OF_HOURS)],
  ['cost', some(OF_COST)],
  ['evidence', some(OF_EVIDENCE)],
  ['aside', (words) => !NOT_ASIDE.test(words) && some(OF_ASIDE)(words)],
  ['reach', (words) => !EARLIER.test(words) && some(OF_REACH)(words)],
  ['brief', (words) => !OF_ONE.test(words) && some(OF_BRIEF)(words)],
  ['standing', is(OF_STANDING)],
  ['sign', is(OF_SIGN)],
  ['notEvaluated', is(OF_NOT_EVALUATED)],
  ['leftOfYear', is(OF_LEFT)],
  ['late', is(OF_LATE)],
  ['countDone', is(OF_COUNT)],
  ['overTime', is(OF_OVER_TIME)],
  ['clash', is(OF_CLASH)],
  ['decidedLast', is(OF_DECIDED_LAST)],
  ['decidedToday', is(OF_DECIDED_TODAY)],
];

/** Null where nothing of the kind is asked. */
export function planAsked(text: string): PlanAsked | null {
  if (text.length > MAX_LENGTH) return null;
  const words = plainWords(text);
  return READINGS.find(([, asks]) => asks(words))?.[0] ?? null;
}

const COMMAND = {
  evidence: 'interventions',
  cost: 'interventions',
  hours: 'interventions',
  aside: 'parking',
  reach: 'goals',
  brief: 'status',
  standing: 'status',
  sign: 'evaluate',
  notEvaluated: 'evaluate',
  leftOfYear: 'closeYear',
  late: 'decisions',
  countDone: 'decisions',
  overTime: 'statusGoal',
  clash: 'checkpoint',
  decidedLast: 'checkpoint',
  decidedToday: 'decisions',
} as const satisfies Record<PlanAsked, string>;

/** The command that answers it: of a goal or an intervention by its number, where that one is. */
export function commandAsked(text: string) {
  const asked = planAsked(text);
  if (asked === null) return null;
  if (asked === 'reach' && numberedGoal(text) !== null) return 'statusGoal';
  return asked === 'evidence' && OF_NUMBERED.test(text) ? 'intervention' : COMMAND[asked];
}
const OF_NUMBERED = /(?:insats|åtgärd|intervention)\p{L}{0,4} ?\d{1,2}(?!\d)/iu;
