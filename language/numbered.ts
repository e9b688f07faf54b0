/**
 * What is said of a goal or an intervention by its number: «ändra mål 2», «flytta mål 2 till 15 maj», «mål 2 går bra, vi är på 88 % nu», «insats 1». A number
 * says so plainly which one is meant that it goes by rules, before the recogniser. Pure; the words are normalised as in opposites.ts.
 */

type Numbered = { readonly command: 'statusGoal' | 'intervention' | 'answer'; readonly intent?: 'record_progress' };

export const ASK = '(?:(?:kan|kunde|vill|ska|du|jag|vi|snälla|please|can|could|you|we|i|want|to|would|like) )*';
const NUMBER = '(?: (?:nr|nummer|number))? ?\\d{1,2}(?![\\d/:.,])';
/** «frånvaromålet» is one by its name. */
const NAMED = '(?<!\\p{L})(?!del)(?:\\p{L}{2,30}målet|målet (?:om|för|kring|med) |goal (?:about|on) )';
const GOAL = `(?:mål|målet|goal)${NUMBER}`;
const INTERVENTION = `(?:insats|insatsen|åtgärd|åtgärden|intervention)${NUMBER}`;
export const CHANGE =
  'ändra|redigera|justera|rätta|uppdatera|byta?|flytta|skjuta?(?: upp| fram)?|förläng|förlänga|sätta?|höja?|sänka?|change|edit|adjust|correct|update|move|extend|set|raise|lower';
/** What it is called, and whose it becomes. */
const NAMES = '(?:döpa? om|kalla|rename|call)(?: the)?';
export const GIVES = '(?:ge|lämna(?: över| vidare)?|överlåta?|give|hand over)';
/** «Siv tar över …», «Petra blir ansvarig för …» */
export const TAKES = `^(?:(?:ok|okej|nu|now|får|kan|ska|kunde|can|could|may|should) )?\\p{L}{2,20}(?: \\p{L}{2,20})? (?:(?:ska|kan|vill|will|should|can) )?(?:tar?|äger|ansvarar|har (?:hand|ansvar\\p{L}{0,2})|sköter|driver|(?:blir?|är|vara|is|be|becomes?) (?:(?:nu|now|ny|nya|den|the|new) ){0,3}(?:ansvarig|ägare|owner|responsible|in charge)|takes?|will own|owns)(?: (?:nu|över|hand|om|för|till|på|av|over|on|of|for|the)){0,3} `;
/** Things with a day or words of their own, which a goal may be named with. */
const OTHERS =
  /avstämning|checkpoint|beslut|decision|(?<!\p{L})svar|answer|analys|diskussion|discussion|historik|history|punkt|rapport|report|dagordning|agenda/u;

/** Where it is put, and not what is changed in it. */
const ELSEWHERE = /dagordning|agenda|parkering|parking/u;

const CHANGES = (thing: string): RegExp => new RegExp(`^${ASK}(?:${CHANGE}) (.{0,60} )?${thing}(.*)$`, 'u');
const CHANGES_GOAL = CHANGES(GOAL);
const CHANGES_INTERVENTION = CHANGES(INTERVENTION);
const CHANGES_NAMED = new RegExp(
  `^${ASK}(?:(?:${CHANGE}|${NAMES}|${GIVES}) (?:.{0,60} )?|lägga? till .{1,40} (?:i|på|till) |tar? med .{1,40} i )${NAMED}(?! \\d)`,
  'u',
);
/** Whom it is about, what it is called and whose it is, by its number. */
const PUTS = (thing: string): RegExp =>
  new RegExp(
    `^${ASK}(?:(?:pausa|vila|pause) ${thing}$|${NAMES} ${thing} |${GIVES} ${thing} (?:till|to|åt) |(?:lägga? till|tar? med|inkludera|add|include) ${WHOM}.{0,40} (?:i|på|till|för|to|in|into) ${thing})|${TAKES}${thing}(?: .{1,40})?$|^${thing} (?:går|ges|lämnas|flyttas|goes) (?:över |vidare )?(?:till|to) (?!\\d)\\p{L}`,
    'u',
  );
const WHOM =
  '(?:(?:också|även|also) )?(?:åk|årskurs|klass|f-klass|förskoleklass|flickor|pojkar|lågstadiet|mellanstadiet|högstadiet|\\p{L}{2,8}(?:orna|an|or)|years?|grades?|girls|boys)(?= )';
const PUTS_GOAL = PUTS(GOAL);
const PUTS_INTERVENTION = PUTS(INTERVENTION);
/** «målvärdet på mål 2 ska vara 9 %» */
const PART_OF_GOAL = new RegExp(
  `^(?:the )?(?:målvärdet|utgångs\\p{L}{1,8}|startvärdet|rubriken|namnet|titeln|(?:mål)?gruppen|indikatorn|måttet|slutdatum(?:et)?|datumet|deadline|ansvarig|target|baseline|title|name|group|indicator|owner) (?:på|i|för|av|of|for|on) ${GOAL} (?:ska|skall|bör|måste|blir|should|must)(?: |$)`,
  'u',
);
/** «gör målvärdet 80 på mål 1», «mål 1 målvärde 80» */
const TARGET_OF_GOAL = new RegExp(
  `^${ASK}(?:gör|make)(?: the)? (?:målvärdet|target(?: value)?) .{1,20} (?:på|för|of|for|on) ${GOAL}|^${GOAL} (?:målvärdet?|target(?: value)?) (?:till |to |är |is )?\\d`,
  'u',
);
/** «gäller mål 2 åk 8 också?»: asked, and answered by the goal. */
const ASKS_OF_GOAL = new RegExp(
  `^(?:gäller|omfattar|avser|ingår .{1,30} i|är|does|is|applies) ${GOAL}(?: .{1,60})?$`,
  'u',
);
/** «när ska mål 1 vara klart», «ska Petra äga mål 1?» */
const ASKS_WHEN_OR_WHO = new RegExp(
  `^(?:när|when) (?:ska|skall|måste|bör|är|blir|should|is|must) ${GOAL} (?:(?:vara|va|bli|be) )?(?:klar|färdig|nått|uppnått|slut|done|reached|finished)|^(?:ska|skall|should) \\p{L}{2,20}(?: \\p{L}{2,20})? (?:äga|ha|ta|sköta|own|have|ansvara för|vara ansvarig för) ${GOAL}$`,
  'u',
);
/** «mål 1: ändra ansvarig till Petra», «mål 1 är för högt, sänk det till 86» */
const CHANGES_IT = new RegExp(
  `^ ${ASK}(?:ändra|byta?|justera|rätta|change|edit) (?:.{1,40} )?(?:till|to) |(?<!\\p{L})(?:sänka?|höja?|ändra|justera|sätta?|lower|raise|change|set)(?: (?:det|den|målet|målvärdet|värdet|nivån|it|the target))? (?:till|to) -?\\d`,
  'u',
);
const OF_NAMED = new RegExp(`^${NAMED}(.*)$`, 'u');
const UPDATES = new RegExp(`^${ASK}(?:uppdatera|update) `, 'u');
const OF_GOAL = new RegExp(`^(?:(?:status|läget?|värdet|nuläget) (?:för |på |i |of |for )?)?${GOAL}(.*)$`, 'u');
const SHALL = /(?<!\p{L})(?:ska|skall|bör|borde|måste|behöver|should|must|needs)(?!\p{L})/u;
/** «… gäller åk 8 också»: a year is no value. */
const IS_ABOUT =
  /^ (?:(?:även|också|bara|endast|nu|also|only|now) )?(?:gäller|gällde|omfattar|avser|inkluderar|innefattar|ägs|applies|covers?|includes?|is owned)(?: |$)/u;
/** «… till 15 maj i stället»: a day is none either, and what it is to be is no report. */
/** «… är inte aktuellt längre»: ended where it stands. */
const IS_OVER =
  /^ (?:är|is) (?:(?:inte|nu|redan|no|not|now|already) ){0,2}(?:(?:längre|longer) )?(?:aktuell|relevant|inaktuell|klar|nått|uppnått|avslutat|färdig|done|reached|finished)\p{L}{0,2}(?: |$)/u;
const UNTIL = /^ (?:klart? |done )?(?:till|tills|senast|innan|före|efter|to|by|until|before)(?: |$)/u;
/** «Lindskolan F-9»: its grades are no value. */
const TO_GRADE = / f [3-9](?= |$)/u;
const VALUE = /(?:^| )-?\d{1,6}(?:[.,]\d{1,3})?(?= |$)/u;
/** «mål 1 är på hälften nu» */
const SHARE =
  /(?: |^)(?:hälften|half|varannan|var (?:tredje|fjärde|femte|tionde)|every (?:other|third|fourth|fifth)|(?:en|två|tre|one|two|three) (?:tredjedel|fjärdedel|femtedel|third|quarter|fifth)(?:ar|s)?)(?: |$)/u;
const GOES =
  /^(?: (?:på|at) \p{L}{2,25}(?: \p{L}{2,25}){0,3}?)? (?:(?:det|it) )?(?:går|gick|ligger|rullar|tuffar|har (?:gått|stannat)|is going|goes|is (?:on|off|behind)|are (?:on|off|behind))(?! till? ?$)(?: |$)/u;
const ONE_INTERVENTION = new RegExp(
  `^(?:${ASK}(?:fylla? (?:på|i)|komplettera|fill in|complete|visa|se|öppna|läs|ta(?:r)? in|godkänna?|show|see|open|read|approve) |status |läget )?(?:för |på |of |for )?${INTERVENTION}(?: (?:i|in|into|till) .{1,20})?(?: (?:är|har|is|has|ska|blev|startar|börjar|starts|begins) .{1,60})?$`,
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

/** «Lägg in ett nytt värde för mål 1», «rapportera värdet på mål 2»: that one is to be said, and the rest of it. */
const REPORTS = new RegExp(
  `^(?:${ASK}(?:(?:skriva?|lägga?|föra?|mata|fylla?|rapportera) in|lägga? till|registrera|rapportera|enter|record|report|add)(?: (?:ett|en|det|nytt|ny|a|an|the|new)){0,3}|(?:ett |en )?(?:nytt|ny)|(?:a )?new) (?:värde|värdet|siffra|siffran|läget|value|figure)(?: (?:för|på|i|till|of|for|on))? ${GOAL}(?: .{1,100})?$`,
  'u',
);

/** The command, and the intent where what is said is a guess from words about how it goes; null where no number is spoken of so. */
export function numberedIn(words: string): Numbered | null {
  if (ELSEWHERE.test(words)) return null;
  if (REPORTS.test(words)) return PROGRESS;
  const changed = CHANGES_GOAL.exec(words);
  if (changed && !OTHERS.test(changed[1] ?? '')) {
    const reported = UPDATES.test(words) && changed[1] === undefined && VALUE.test(changed[2] ?? '');
    return reported ? PROGRESS : { command: 'statusGoal' };
  }
  if (ASKS_WHEN_OR_WHO.test(words)) return { command: 'statusGoal' };
  if (PUTS_GOAL.test(words) || PART_OF_GOAL.test(words) || TARGET_OF_GOAL.test(words) || ASKS_OF_GOAL.test(words))
    return { command: 'statusGoal' };
  const intervention = CHANGES_INTERVENTION.exec(words);
  if (intervention && !OTHERS.test(intervention[1] ?? '')) return { command: 'intervention' };
  if (PUTS_INTERVENTION.test(words)) return { command: 'intervention' };
  if (OF_INTERVENTION.test(words)) return OF_ONE;
  if (ONE_INTERVENTION.test(words)) return { command: 'intervention' };
  if (ASKS_OF.test(words) && !NEW.test(words) && !OTHERS.test(words)) return OF_ONE;
  if (REOPENS.test(words)) return { command: 'statusGoal' };
  const rest = OF_GOAL.exec(words)?.[1]?.replace(TO_GRADE, '');
  if (rest === undefined) return changesNamed(words) ? { command: 'statusGoal' } : null;
  if (CHANGES_IT.test(rest) || SHALL.test(rest) || IS_ABOUT.test(rest) || UNTIL.test(rest) || IS_OVER.test(rest))
    return { command: 'statusGoal' };
  return VALUE.test(rest) || SHARE.test(rest) || GOES.test(rest) ? PROGRESS : null;
}

/** «byt ansvarig på frånvaromålet», «läsmålet ska vara klart till påsk» */
function changesNamed(words: string): boolean {
  if (OTHERS.test(words)) return false;
  const rest = OF_NAMED.exec(words)?.[1] ?? '';
  return CHANGES_NAMED.test(words) || IS_ABOUT.test(rest) || IS_TO.test(rest);
}
const IS_TO =
  / (?:ska|skall|bör|måste) (?:nu |också |även )?(?:vara|bli|gälla|omfatta|heta|ägas|flyttas|höjas|sänkas|nås|mätas)(?: |$)/u;
const OF_ONE: Numbered = { command: 'intervention', intent: 'record_progress' };
const PROGRESS: Numbered = { command: 'answer', intent: 'record_progress' };
