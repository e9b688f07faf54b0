/** What shall become of something parked, named by its words: «släpp vikttäcken», «lägg in npf-föreläsningen i planen», «vi tar upp den till hösten i stället». Pure. */
import { aboutOf, wordsIn } from './goal-meant.ts';

export type ParkedMeant<T> = {
  readonly says: 'take' | 'keep' | 'drop';
  readonly item: T;
  /** What is said of why there is time for it; empty where nothing is. */
  readonly why: string;
};

const MAX_LENGTH = 200;
const ASK =
  "(?:(?:kan|kunde|vill|ska|jag|vi|du|nu|ok|okej|men|då|nej|snälla|please|can|could|i|we|you|want|to|let['’]?s)[ ,]{1,2}){0,6}";
const WHEN =
  '(?:(?:till|i|efter|under|in|after|until)(?: den| the)? (?:nästa |kommande |next )?(?:hösten|våren|vintern|sommaren|höst|vår|jul\\p{L}{0,5}|lovet|läsåret|läsår|år|termin(?:en)?|gång|avstämning(?:en)?|autumn|fall|spring|term|year|checkpoint|time)|(?:nästa|next) (?:gång|läsår|år|termin|vecka|månad|avstämning|time|year|term|checkpoint)|senare|later|så länge|till vidare|tills vidare|for now)';
const SAYS: readonly (readonly [ParkedMeant<unknown>['says'], RegExp])[] = [
  [
    'take',
    new RegExp(
      `^${ASK}(?:lägga?|lägger|tar?|plockar?|för(?:a)?|put|take|bring|add) (?:in |med |upp |up )?(.{2,80}?) (?:in )?(?:i|in|into|to) (?:vår |the |our )?plan(?:en)?(?!\\p{L})(.{0,120})$`,
      'iu',
    ),
  ],
  [
    'keep',
    new RegExp(
      `^${ASK}(?:tar? upp|väntar? med|avvaktar? med|skjuter?(?: upp| på)?|skjuta(?: upp| på)?|take up|bring up|wait with|postpone) (.{2,80}?) (?:tills |till )?${WHEN}`,
      'iu',
    ),
  ],
  [
    'keep',
    new RegExp(
      `^${ASK}(?:behåll(?:a|er)?|spara|låt(?:a)?|keep|leave) (.{2,80}?)(?: (?:kvar|ligga|parkerad|parkerat|parked|där|there))*[ .!]{0,3}$`,
      'iu',
    ),
  ],
  [
    'drop',
    new RegExp(
      `^${ASK}(?:släpp(?:a|er)?|tar? bort|strunta(?:r)? i|strunt i|stryk(?:a|er)?|skippar?|slopar?|lägga? ne[rd]|radera|let go of|drop|remove|skip|forget) (.{2,80}?)(?: (?:från|ur|i|from|in) (?:the )?(?:parkeringen|listan|parking lot|list))?[ .!]{0,3}$`,
      'iu',
    ),
  ],
];
/** What has a way of its own. */
const OTHERS =
  /(?<!\p{L})(?:(?:mål|insats|åtgärd|avstämning|beslut|goal|intervention|checkpoint|decision)(?:et|en)? ?\d{0,2}|dagordning\p{L}{0,3}|agenda\p{L}?|punkt(?:en)?|påminn\p{L}{0,6}|rapport\p{L}{0,3}|mina|mitt|min|my)(?!\p{L})/iu;

/** Null where the words say nothing of the kind, or fit none or several of those that are parked. */
export function parkedMeant<T extends { readonly text: string }>(
  text: string,
  parked: readonly T[],
): ParkedMeant<T> | null {
  const said = text
    .slice(0, MAX_LENGTH + 1)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (said.length > MAX_LENGTH || said.includes('?') || parked.length === 0) return null;
  for (const [says, pattern] of SAYS) {
    const [, name = '', rest = ''] = pattern.exec(said) ?? [];
    if (name === '' || OTHERS.test(name)) continue;
    const item = onlyCalled(name, parked);
    if (item) return { says, item, why: says === 'take' ? whyIn(rest) : '' };
  }
  return null;
}

/** The one that has most of the words that are said, and at least half of them. */
function onlyCalled<T extends { readonly text: string }>(name: string, parked: readonly T[]): T | null {
  const said = aboutOf(name);
  const scored = parked.map((item) => ({ item, score: wordsIn(said, item.text) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const those = scored.filter(({ score }) => score === best);
  return best > 0 && best * 2 >= said.length && those.length === 1 ? (those[0]?.item ?? null) : null;
}

const whyIn = (rest: string): string =>
  rest.replace(/^[ ,.:;–-]{1,4}/u, '').replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
