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
  `^(?:${ASK}(?:visa|se|öppna|läs|ta(?:r)? in|godkänna?|show|see|open|read|approve) |status |läget )?(?:för |på |of |for )?${INTERVENTION}(?: (?:i|in|into|till) .{1,20})?(?: (?:är|har|is|has|ska|blev) .{1,60})?$`,
  'u',
);

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
  if (ONE_INTERVENTION.test(words)) return { command: 'intervention' };
  const rest = OF_GOAL.exec(words)?.[1];
  if (rest === undefined) return null;
  if (SHALL.test(rest)) return { command: 'statusGoal' };
  return VALUE.test(rest) || GOES.test(rest) ? PROGRESS : null;
}
const PROGRESS: Numbered = { command: 'answer', intent: 'record_progress' };
