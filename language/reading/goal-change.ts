/**
 * What is to be changed in a goal that is named: besides its day, owner and target (change-meant.ts) what it is called, whom it is about, what it is
 * measured by and where it starts: «mål 2 gäller åk 8 också», «döp om mål 1 till …», «ändra utgångsläget på mål 2 till 9 %». Pure.
 */
import { gradesOf, plain } from '../../quality/goals/smart/text.ts';
import { type ChangeMeant, readChange } from './change-meant.ts';
import { type GoalSurroundings, groupIn, MAX_SENTENCE } from './goal-sentence.ts';

export type GoalChange = ChangeMeant & {
  readonly baseline: number | null;
  readonly title: string | null;
  readonly indicator: string | null;
  /** Whom it is about; `isMore`: besides those whom it is about already. */
  readonly group: { readonly said: string; readonly isMore: boolean } | null;
};

const ASK =
  '(?:(?:kan|kunde|vill|ska|du|jag|vi|snälla|hej|please|can|could|you|we|i|want|to|would|like|let|s|us) )*(?:(?:ändra|ordna|fixa|ändrar|change it|make it) (?:så )?(?:att |that |so that ))?';
const GOAL = '(?:(?:mål(?:et)?|goal) ?(?:nr|nummer|number)?\\.? ?\\d{1,2}(?!\\d)|\\p{L}{2,30}målet)';
const OF = `(?:(?:på|i|för|av|till|of|for|in|on) )?(?:the )?${GOAL}(?:['’:]?s)?`;
const CHANGE = '(?:ändra|byta?|skriva? om|formulera om|rätta|sätta?|change|edit|reword|correct|set)(?: på)?(?: the)?';
const TO = '(?: ?: ?| (?:till|to|som|as) ?:? ?)';
const SHALL = '(?:ska(?:ll)?|bör|borde|skulle|should|shall|is to)(?: nu| now)?';
const from = (...sources: readonly string[]): readonly RegExp[] =>
  sources.map((source) => new RegExp(`^${ASK}${source}(.{1,200})$`, 'iu'));

const NAME =
  '(?:namn(?:et)?|rubrik(?:en)?|titeln?|text(?:en)?|formulering(?:en)?|lydelse(?:n)?|name|title|heading|wording|text)';
const TITLES = from(
  `(?:döpa? om|byta? namn på|rename) (?:the )?${GOAL}${TO}`,
  `(?:kalla|call) ${GOAL}(?: för)?:? `,
  `${CHANGE} ${NAME} ${OF}${TO}`,
  `${CHANGE} ${OF} ${NAME}${TO}`,
  `${GOAL} ${SHALL} (?:heta|kallas|lyda|be called|be named|read):? `,
);
const MEASURE = '(?:indikator(?:n)?|mått(?:et)?|indicator|measure)';
const MEASURES = from(
  `${CHANGE} ${MEASURE} ${OF}${TO}`,
  `${CHANGE} ${OF} ${MEASURE}${TO}`,
  `${GOAL} ${SHALL} (?:mätas|be measured) (?:med|genom|via|i|på|som|av|by|with|in|as|through) `,
);
const GROUPS = from(
  `${CHANGE} (?:mål|elev)?(?:grupp(?:en)?|årskurs(?:en|er|erna)?|group|grades?|years?) ${OF}${TO}`,
  `${GOAL} (?:${SHALL} )?(?:(?:även|också|bara|endast|also|only) )?(?:gälla?|gäller|omfattar?|avser?|inkluderar?|appl(?:y|ies) to|covers?|includes?) `,
);
const ADDED = new RegExp(
  `^${ASK}(?:lägga? till|tar? med|inkludera|add|include) (.{1,60}?) (?:också |även |also |too )?(?:i|på|till|för|to|in|into) ${GOAL}`,
  'iu',
);
const MORE =
  /(?<!\p{L})(?:också|även|dessutom|too|also|as well|(?:lägga? till|tar? med|inkludera|add|include))(?!\p{L})|(?<!\p{L})med[.!]?$/iu;
const LESS = /(?<!\p{L})(?:inte|längre|not|no longer)(?!\p{L})/iu;
const START = /(?<!\p{L})(?:utgångsläge|utgångsvärde|startvärde|basvärde|baseline|starting value)\p{L}{0,2}(?!\p{L})/iu;
const AFTER = /(?: (?:i ?stället|istället|instead|tack|please))?[.!]{0,3}$/iu;
const QUOTES = /^["«»“”'’]|["«»“”'’]$/gu;

/** Null where nothing is to be changed; each part null where it is not said. */
export function readGoalChange(text: string, around: GoalSurroundings): GoalChange | null {
  const said = text.slice(0, MAX_SENTENCE).replaceAll(/\s+/gu, ' ').trim();
  const named = { title: wordsOf(TITLES, said), indicator: wordsOf(MEASURES, said) };
  // Words that it is to be called or measured by may hold any day or number.
  if (named.title !== null || named.indicator !== null) return { ...NOTHING, ...named };
  const group = groupMeant(said);
  const change = readChange(said, around);
  // «Mål 1 gäller inte åk 6»: the form, as it stands.
  if (!change && !group) return behind(GROUPS, said) === null ? null : NOTHING;
  const { target = null } = change ?? {};
  const starts = START.test(said);
  return {
    ...NOTHING,
    ...change,
    group,
    baseline: starts ? target : null,
    target: starts ? null : target,
  };
}
const NOTHING: GoalChange = {
  owner: null,
  deadline: null,
  start: null,
  unclear: null,
  target: null,
  baseline: null,
  title: null,
  indicator: null,
  group: null,
};

/** Whether anything is said that the form is to begin with. */
export const changesSomething = (change: GoalChange): boolean => Object.values(change).some((part) => part !== null);

const behind = (patterns: readonly RegExp[], said: string): string | null =>
  patterns.map((pattern) => pattern.exec(said)?.[1]).find((found) => found !== undefined) ?? null;

function wordsOf(patterns: readonly RegExp[], said: string): string | null {
  const words = behind(patterns, said)?.replace(AFTER, '').trim().replaceAll(QUOTES, '').trim() ?? '';
  return words === '' ? null : words.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
}

function groupMeant(said: string): GoalChange['group'] {
  const words = LESS.test(said) ? null : (ADDED.exec(said)?.[1] ?? behind(GROUPS, said));
  const group = words === null ? '' : groupIn(words);
  return group === '' ? null : { said: group, isMore: MORE.test(said) };
}

/** Two groups to be said as one: «åk 7» and «åk 8» are «åk 7 och 8». */
export function together(standing: string, more: string): readonly string[] {
  if (standing.toLowerCase().includes(more.toLowerCase()) || isHeld(standing, more)) return [standing];
  if (standing === '') return [more];
  const [kind = ''] = GRADES.exec(more) ?? [];
  const isSame = kind !== '' && GRADES.exec(standing)?.[0].toLowerCase() === kind.toLowerCase();
  return [standing, isSame ? more.slice(kind.length) : more];
}
const GRADES = /^(?:åk|årskurs|years?|grades?) /iu;

/** Grades and nothing else: «åk 7–9» has «åk 8», «flickor i åk 7–9» has not. */
const ONLY_GRADES = /^(?:åk|årskurs|years?|grades?) [\df][\df ,–-]{0,20}(?:(?:och|and) \d)?$/iu;
function isHeld(standing: string, more: string): boolean {
  if (!ONLY_GRADES.test(standing) || !ONLY_GRADES.test(more)) return false;
  return gradesOf(plain(more)).isSubsetOf(gradesOf(plain(standing)));
}
