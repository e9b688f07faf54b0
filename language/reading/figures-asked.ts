/** What somebody asks about the school's figures besides how they are: where one comes from, and of how many it is. Pure. */
import { plainWords } from './plain-words.ts';

/** Longer words ask for more than that. */
const MAX_LENGTH = 100;
const FIGURE =
  '(?:siffr(?:a|an|or|orna)|värde(?:t|n|na)?|data(?:n|t)?|statistik(?:en)?|uppgifterna|talen|kurvan|figures?|values?|numbers?|statistics)';
const LEAD = '^(?:(?:men|och|förresten|but|and|hej) )*';
const SOURCE: readonly RegExp[] = [
  new RegExp(
    `${LEAD}(?:varifrån (?:kommer|hämtas|hämtar ni|har (?:ni|vi|du))|var (?:kommer|hämtas)(?=.{1,80} (?:ifrån|från)(?!\\p{L}))|var (?:är|har (?:ni|vi|du))(?= (?:\\p{L}+ )?${FIGURE} .{0,60}(?:ifrån|från|hämta|tag))) (?:(?:era|våra|de|den|det) (?:här )?)?(?:den|det|de|dom|här|${FIGURE})(?: .{1,80})?$`,
    'u',
  ),
  new RegExp(
    `${LEAD}where (?:do|does|did|is|are) (?:the |this |that |these |those |our )?(?:it|${FIGURE})(?: .{1,60})? (?:come from|from)$`,
    'u',
  ),
  /^(?:(?:men|och|but|and) )*(?:(?:vilken|vilka|vad|vems|what|which)(?: (?:är|har|heter|is|are|s))? (?:\p{L}+ ){0,2})?(?:källa|källan|källor|källorna|source|sources)(?: (?:har|är|till|för|på|bakom|of|for|is|does|do) .{1,60})?$/u,
];
/** «Vilken källa har insats 1» asks of what it rests on. */
const OF_OTHER = /(?<!\p{L})(?:insats|åtgärd|intervention|beslut|decision|forskning|evidens)/u;

/** «Var kommer siffran ifrån», «vilken källa har mål 1». */
export function asksSource(text: string): boolean {
  const words = text.length > MAX_LENGTH ? '' : plainWords(text);
  return !OF_OTHER.test(words) && SOURCE.some((pattern) => pattern.test(words));
}

const SURVEY = '(?:\\p{L}{0,20}enkät(?:en|er|erna)?|survey|\\p{L}{1,20}mätningen|hälsosamtalen|hälsobesöken)';
const OF_SURVEY = new RegExp(
  `${LEAD}(?:(?:hur många|how many)(?: (?:elever|barn|pupils|students|av eleverna))? (?:som )?(?:har |have )?(?:svara|svarade|svarat|besvarade|besvarat|deltog|deltagit|gjorde|gjort|answered|responded|took|did) [^\\d]{0,40}?${SURVEY}|(?:vad (?:var|är|blev)|vilken var|what (?:was|is)) (?:the )?(?:svarsfrekvensen|response rate)|(?:svarsfrekvens|response rate)[^\\d]{0,20} ${SURVEY})(?!\\p{L})[^\\d]{0,40}$`,
  'u',
);
const OF_FIGURE = new RegExp(
  `^(?:(?:men|och|but|and) )*(?:hur många|how many)(?: (?:elever|svar|pupils|students|answers))?(?: \\p{L}+){0,3} (?:${FIGURE})(?: .{1,40})?$`,
  'u',
);

/** «Hur många svarade på enkäten». */
export const asksAnswered = (text: string): boolean => text.length <= MAX_LENGTH && OF_SURVEY.test(plainWords(text));
/** «Hur många elever bygger siffran på». */
const asksCounted = (text: string): boolean =>
  text.length <= MAX_LENGTH &&
  OF_FIGURE.test(plainWords(text)) &&
  /bygger|räkna|bakom|ligger|gäller|based|behind/iu.test(text);
/** Whether something is asked of the figures that is said beside them. */
export const asksBeside = (text: string): boolean => asksSource(text) || asksAnswered(text) || asksCounted(text);

const SHOWS =
  '(?:(?:(?:kan (?:du|jag|vi)|får (?:jag|vi)|jag vill|vi vill|snälla|can you|can i|i want to|please) )?(?:visa|se|ge|ta fram|hämta|show|see|give)(?: (?:mig|oss|me|us))? |(?:vilka|what|which) |vad (?:har vi|finns det) för )?(?:(?:de|våra|alla|skolans|the|our|all) )*';
const FIGURES =
  '(?:siffror|siffrorna|data|datan|statistik|statistiken|värden|värdena|figures|numbers|statistics|values)(?: (?:har vi|finns|finns det|do we have|are there))?';
const GRADE = '(?:i |in )?(?:åk|årskurs|year|grade) ?(?:f|[1-9])(?: [1-9])?';
const OF_MEASURE = new RegExp(
  `^${SHOWS}${FIGURES} (?:för|om|på|kring|över|gällande|of|for|about|on) (?!(?:åk|årskurs|year|grade|nästa|next|papper|mig|me)(?!\\p{L}))(?:\\p{L}{1,30} ){0,3}\\p{L}{1,30}(?: ${GRADE})?$`,
  'u',
);
/** Where they are a plan's and no measure's, or are told and not asked for. */
const NO_MEASURE =
  /mål|insats|åtgärd|goal|intervention|avstämning|checkpoint|(?<!\p{L})(?:tiden|åren|time|years|var|är|låg|blev|ska|kan|vill|finns|saknas|rört|gått|was|is|were|will)(?!\p{L})/u;
/** «Visa siffrorna för frånvaro». */
export function asksOfMeasure(text: string): boolean {
  const words = text.length > MAX_LENGTH ? '' : plainWords(text);
  return OF_MEASURE.test(words) && !NO_MEASURE.test(words);
}

/** Which end of the grades is asked for: the highest or the lowest figure, or the best or the worst by what the measure wants. */
export type End = 'highest' | 'lowest' | 'best' | 'worst';
const WHICH_GRADE =
  /(?<!\p{L})(?:vilken|vilka|vilket|which|what) (?:(?:av|är|of) )?(?:(?:våra|our|the) )?(?:årskurs(?:en|er|erna)?|åk|klass(?:er)?|stadi(?:um|er)|elevgrupp(?:er)?|grades?|years?|year groups?|classes|class)(?!\p{L})/u;
const WHERE = /^(?:(?:men|och|and|but) )?(?:var|where) (?:är|ligger|har vi|is|are|do we have)(?!\p{L})/u;
const ENDS: readonly [RegExp, End][] = [
  [/(?<!\p{L})(?:högst|högsta|mest|flest|störst|största|highest|most|largest|greatest)(?!\p{L})/u, 'highest'],
  [/(?<!\p{L})(?:lägst|lägsta|minst|minsta|färst|lowest|least|fewest|smallest)(?!\p{L})/u, 'lowest'],
  [/(?<!\p{L})(?:bäst|bästa|best)(?!\p{L})/u, 'best'],
  [/(?<!\p{L})(?:sämst|sämsta|svårast|worst)(?!\p{L})/u, 'worst'],
];
/** «Vilken årskurs har högst frånvaro», «var är närvaron lägst»: which end of the grades; null for other words. */
export function endAsked(text: string): End | null {
  const words = text.length > MAX_LENGTH ? '' : plainWords(text);
  if (!WHICH_GRADE.test(words) && !WHERE.test(words)) return null;
  return ENDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
/** Whether the grades are asked about by their word, so that it is the figures that are meant. */
export const asksWhichGrade = (text: string): boolean => endAsked(text) !== null && WHICH_GRADE.test(plainWords(text));
