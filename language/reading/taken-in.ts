/** What the principal takes into the plan with a reason: «ta in mål 3 i planen, vi provar ett läsår», «ge skäl och ta in insats 2». Pure. */

export type TakenIn = {
  readonly what: 'goal' | 'intervention';
  /** Null where it is the only one: «ta in målet ändå». */
  readonly number: number | null;
  /** As it was said; empty where none was. */
  readonly reason: string;
};

const MAX_LENGTH = 300;
const ASK =
  "(?:(?:kan|kunde|vill|ska|jag|vi|du|nu|ok|okej|men|då|snälla|please|can|could|i|we|you|want|to|let['’]?s)[ ,]{1,2}){0,6}";
const WITH_REASON = '(?:ge(?:r)? (?:ett |dig )?skäl(?: för| till)?(?:,? (?:och|att))? |give (?:a )?reasons? and )?';
const THING =
  '(?:(?<kind>mål|goal|insats|åtgärd|intervention) ?(?:nr |nummer )?(?<number>\\d{1,3})|(?<only>målet|insatsen|the goal|the intervention))';
const PLAN = ' (?:i|in|into|till|med i|to) (?:the )?(?:plan(?:en)?)(?!\\p{L})';
const TAKES = [
  `${ASK}${WITH_REASON}(?:ta(?:r)?|plocka|släpp(?:a)?|take) (?:in|with in) ${THING}`,
  `${ASK}${WITH_REASON}(?:ta(?:r)?|plocka|lägg(?:a)?|take|bring|put) (?:in |med |upp )?${THING}(?: in| med)?(?=${PLAN})`,
  `${ASK}${WITH_REASON}(?:ta(?:r)?|take) ${THING} (?:in|med)(?= (?:ändå|anyway))`,
  `${THING} (?:ska|skall|måste|får|kan|bör|should|must|may|is to) (?:nu |now )?(?:tas |vara |be taken |be )?(?:in|med)(?=${PLAN}|(?: ändå| anyway))`,
  `${ASK}ge(?:r)? (?:ett )?skäl (?:för|till) ${THING}`,
].map((source) => new RegExp(`^${source}`, 'iu'));
/** What may stand between it and the reason. */
const AFTER = new RegExp(
  `^(?:${PLAN}| (?:ändå|anyway|nu|now|direkt|i alla fall|trots allt|för|på prov)(?![\\p{L}])| utan att (?:alla|alla har|någon|teamet|fler) (?:har )?(?:svarat|sagt (?:ja|sitt))| without (?:everybody|everyone|all)(?: having)? (?:answered|answering)){0,4}`,
  'iu',
);
/** What the words of a reason begin with. */
const LEAD =
  /^(?:(?: ?[,.:;–-])? ?(?:med |with )?(?:skäl(?:et)?|motivering(?:en)?|reason)(?: är| is)?(?: att)?(?:[ :,]{1,2}|$)| ?[,.:;–-]{1,2} ?| (?=(?:för att|eftersom|då vi|trots|because|though) ))/iu;
/** «ta in mål 2 på dagordningen» is something else. */
const ENDS = /^[ .!]{0,3}$/u;
const ASKED =
  /^(?:ska|bör|borde|när|varför|hur|vad|vem|vilka|får|har|är|should|when|why|how|what|who|is|has)(?!\p{L}).*\?/iu;

/** Null where nothing is taken in. */
export function takenIn(text: string): TakenIn | null {
  const said = text
    .slice(0, MAX_LENGTH + 1)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (said.length > MAX_LENGTH || ASKED.test(said)) return null;
  for (const takes of TAKES) {
    const found = takes.exec(said);
    if (!found) continue;
    const { kind, number, only } = found.groups ?? {};
    const rest = said.slice(found[0].length).replace(/\?$/u, '');
    const after = rest.slice(AFTER.exec(rest)?.[0].length ?? 0);
    const lead = LEAD.exec(after)?.[0];
    if (lead === undefined && !ENDS.test(after)) return null;
    const reason = after.slice(lead?.length ?? after.length).trim();
    return {
      what: /^(?:mål|goal|the goal)/iu.test(kind ?? only ?? '') ? 'goal' : 'intervention',
      number: number === undefined ? null : Number(number),
      reason: reason.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv')),
    };
  }
  return null;
}
