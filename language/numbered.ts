/**
 * What is said of a goal or an intervention by its number: «ändra mål 2», «flytta mål 2 till 15 maj», «mål 2 går bra, vi är på 88 % nu», «insats 1». A number
 * says so plainly which one is meant that it goes by rules, before the recogniser. Pure; the words are normalised as in opposites.ts.
 */

type Numbered = { readonly command: 'statusGoal' | 'intervention' | 'answer'; readonly intent?: 'record_progress' };

const ASK = '(?:(?:kan|kunde|vill|ska|du|jag|vi|snälla|please|can|could|you|we|i|want|to|would|like) )*';
const NUMBER = '(?: (?:nr|nummer|number))? ?\\d{1,2}(?![\\d/:.,])';
const GOAL = `(?:mål|målet|goal)${NUMBER}`;
const INTERVENTION = `(?:insats|insatsen|åtgärd|åtgärden|intervention)${NUMBER}`;
const CHANGE =
  'ändra|redigera|justera|rätta|uppdatera|byta?|flytta|skjuta?(?: upp| fram)?|förläng|förlänga|sätta?|höja?|sänka?|change|edit|adjust|correct|update|move|extend|set|raise|lower';
/** Things with a day or words of their own, which a goal may be named with. */
const OTHERS =
  /avstämning|checkpoint|beslut|decision|(?<!\p{L})svar|answer|analys|diskussion|discussion|historik|history|punkt|rapport|report|dagordning|agenda/u;

/** Where it is put, and not what is changed in it. */
const ELSEWHERE = /dagordning|agenda|parkering|parking/u;

const CHANGES = (thing: string): RegExp => new RegExp(`^${ASK}(?:${CHANGE}) (.{0,60} )?${thing}(.*)$`, 'u');
const CHANGES_GOAL = CHANGES(GOAL);
const CHANGES_INTERVENTION = CHANGES(INTERVENTION);
const UPDATES = new RegExp(`^${ASK}(?:uppdatera|update) `, 'u');
const OF_GOAL = new RegExp(`^(?:(?:status|läget?|värdet|nuläget) (?:för |på |i |of |for )?)?${GOAL}(.*)$`, 'u');
const SHALL = /(?<!\p{L})(?:ska|skall|bör|måste|behöver|should|must|needs)(?!\p{L})/u;
const VALUE = /(?:^| )-?\d{1,6}(?:[.,]\d{1,3})?(?= |$)/u;
const GOES =
  /^ (?:(?:det|it) )?(?:går|gick|ligger|rullar|tuffar|har (?:gått|stannat)|is going|goes|is (?:on|off|behind)|are (?:on|off|behind))(?! till? ?$)(?: |$)/u;
const ONE_INTERVENTION = new RegExp(
  `^(?:${ASK}(?:visa|se|öppna|läs|ta(?:r)? in|godkänna?|show|see|open|read|approve) |status |läget )?(?:för |på |of |for )?${INTERVENTION}(?: (?:i|in|into|till) .{1,20})?(?: (?:är|har|is|has|ska|blev|startar|börjar|starts|begins) .{1,60})?$`,
  'u',
);

/** What an intervention rests on and how it goes: asked, or said. */
const ASKS_OF = new RegExp(
  `(?<!\\p{L})(?:forskning\\p{L}{0,6}|evidens\\p{L}{0,10}|bevis\\p{L}{0,6}|underlag\\p{L}{0,4}|studier?|källor?|bygger|vilar|fungerar?|funkar?|hjälper|mer om|berätta om|research|evidence|stud(?:y|ies)|sources?|based|rests?|works?|working|helps?|more about|about|hur (?:går|ligger|är det|rullar)|how (?:is|s|are)|varför|why|när|when|vad är|what is|what s)(?!\\p{L}).{0,60} ${INTERVENTION}|^.{0,30}${INTERVENTION}.{0,40}(?<!\\p{L})(?:forskning\\p{L}{0,6}|evidens\\p{L}{0,10}|underlag\\p{L}{0,4}|bygger|vilar|fungerar?|funkar?|research|evidence|based|rests?|works?|working)(?!\\p{L})`,
  'u',
);
/** «insats 3 går bra, fler vuxna ute nu»: how it goes, in words of one's own. */
const OF_INTERVENTION = new RegExp(
  `^(?:med |with )?${INTERVENTION} (?:det |it )?(?:går|gick|görs|gjordes|fungerar|funkar|rullar|tuffar|ligger|har|hade|är|blev|is|goes|has|was|works|isn t|hasn t|behöver|needs|kommer)(?: |$)`,
  'u',
);
/** «öppna mål 2 igen» */
const REOPENS = new RegExp(
  `^${ASK}(?:åter)?(?:öppna|uppta|ta upp|reopen|open) ${GOAL}(?: (?:igen|på nytt|again))?$`,
  'u',
);
/** Made anew, whatever else it is like. */
const NEW = /^(?:\p{L}+ ){0,3}(?:ny|nytt|new)(?!\p{L})/u;

/** The command, and the intent where what is said is a guess from words about how it goes; null where no number is spoken of so. */
export function numberedIn(words: string): Numbered | null {
  if (ELSEWHERE.test(words)) return null;
  const changed = CHANGES_GOAL.exec(words);
  if (changed && !OTHERS.test(changed[1] ?? '')) {
    const reported = UPDATES.test(words) && changed[1] === undefined && VALUE.test(changed[2] ?? '');
    return reported ? PROGRESS : { command: 'statusGoal' };
  }
  const intervention = CHANGES_INTERVENTION.exec(words);
  if (intervention && !OTHERS.test(intervention[1] ?? '')) return { command: 'intervention' };
  if (OF_INTERVENTION.test(words)) return OF_ONE;
  if (ONE_INTERVENTION.test(words)) return { command: 'intervention' };
  if (ASKS_OF.test(words) && !NEW.test(words) && !OTHERS.test(words)) return OF_ONE;
  if (REOPENS.test(words)) return { command: 'statusGoal' };
  const rest = OF_GOAL.exec(words)?.[1];
  if (rest === undefined) return null;
  if (SHALL.test(rest)) return { command: 'statusGoal' };
  return VALUE.test(rest) || GOES.test(rest) ? PROGRESS : null;
}
const OF_ONE: Numbered = { command: 'intervention', intent: 'record_progress' };
const PROGRESS: Numbered = { command: 'answer', intent: 'record_progress' };
