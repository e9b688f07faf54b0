/** References to a pupil's record or file. By rule. */
import type { Found } from './found.ts';

/** What a reference is to, which says by itself that it is a pupil's. */
const OF_A_PUPIL =
  'elevärende(?:t)?|elevmapp(?:en)?|(?:counsell?or|nurse|psychology|student|pupil) file|(?:skol|elev|bup-?|(?:elev)?hälso|psykolog|kurators)?journal(?:en|er|erna|nr|nummer|ref|id|akt(?:en)?|kopia(?:n)?|kopior(?:na)?|post(?:en)?|blad(?:et)?|anteckning(?:en|ar)?)?|patient(?!säkerhet)\\p{L}*|elevakt\\p{L}*|akt(?:en|er)?|jnr|pmo(?:-?(?:nummer|nr|anteckning(?:en)?|journal(?:en)?))?|health record|case file|remiss(?:-?(?:id|nr|svar))?(?:en|et)?';
/** What may be the school's own papers as well. */
const OF_SOMETHING =
  'arkivn(?:umme)?r|löpn(?:umme)?r|prorenata|prorena?|medvind|incident case|kränkningsanmälan|ärende(?:t)?|fallnr|fall(?:et)?|case|anteckning|utredning|bup(?:[ -]ref)?|soc(?:[ -](?:dnr|ärende|akt))?|dnr(?: soc)?|sip(?:[ -]möte)?|hab(?:iliteringen)?|dokument|ref|referens|handläggning|diarien(?:umme)?r|\\p{L}*anmälan|tillsynsärende|mapp|file|utredning';
const RECORD = new RegExp(
  `(?<!\\p{L})(?:${OF_A_PUPIL}|${OF_SOMETHING})[\\s:.,("«”_-]{1,4}(?:(?:no|nr|nummer|id|dnr|ref|är|om|ärende|pmo|med löpnr|löpnr)[\\s.:]{0,3})?(?:\\p{Lu}{1,5}(?:[-/]\\p{Lu}{1,3})?[ /-]?|#)?\\d[\\d/:-]{0,13}\\d(?:\\p{Lu}{1,4}(?:\\/\\d+)?|\\/[a-z])?(?!\\p{L})`,
  'giu',
);
/** «Her file at the school nurse, no. 7731/26». */
const THEIRS =
  /(?<!\p{L})(?:her|his|their|hennes|hans|hens|elevens|pojkens|flickans) (?:file|record|journal|akt|mapp)(?!\p{L})[^.\n]{0,30}?(?:no\.?|nr\.?|number|nummer) ?\d{3,6}(?:[/-]\d{1,6})?/giu;
/** «Fel elevs journal på projektorn, 4470-12», «pärm elev 12/S»: whose it is stands beside it. */
const OF_ONE =
  /(?<!\p{L})(?:elevs|elevens|pupil's|student's) (?:journal|akt|mapp|file|record)(?:en)?(?!\p{L})[^.\n]{0,40}?(?<!\d)\d{3,6}[-/]\d{1,6}(?!\d)|(?<!\p{L})(?:pärm(?:en)?|mapp(?:en)?|akt(?:en)?|flik(?:en)?) [«"”]?elev \d{1,5}(?!\d)/giu;
/** «Orosanmälan oa 2026/0913», «LVU-målet 1184-26», «vårdbegäran 4471-B», «soc-ärendet 2026/3381»: a case of one pupil's by its number; «2025/26» is a school year. */
const CASE =
  /(?<!\p{L})(?:orosanmälan|vårdbegäran|soc(?:ial)?[ -]?ärende(?:t)?|(?:lvu|vård|bup|familje)-?ärende(?:t)?|lvu-?mål(?:et)?|skaden(?:umme)?r|överklagan)(?!\p{L})[^.\n\d]{0,20}(?!(?:19|20)\d\d[/-]\d\d(?!\d))(?:\d{2,5}[-/:]\d{2,6}|\d{3,6}-\p{Lu}(?!\p{L}))/giu;
const SURELY = new RegExp(`(?<!\\p{L})(?:${OF_A_PUPIL})(?!\\p{L})`, 'iu');
const CODE =
  /(?<![\p{L}\d-])(?:\p{Lu}{2,5}-\d[\d-]{1,10}|\p{Lu}-\d{4,8}|\d{2,4}-\p{Lu}{2,5}-\d{2,6}|\d{2,6}-\p{Lu})(?![\p{L}\d])/gu;
const ONE_PUPIL =
  /(?<!\p{L})(?:eleven\p{L}*|pojken?|flickan?|killen?|tjejen?|pojkar|hen|hon|han|hemmet|familjen|(?:the|this|our) (?:boy|girl|student|child)(?:'s)?(?! health)|pupil|barnet|ett ärende|vår (?:etta|tvåa|trea|fyra|femma|sexa|sjua|åtta|nia)|(?:en|den|samma) elev|den (?:pojke|flicka)|hans|hennes|vårdnadshavarens|elevakt\p{L}*|(?:avseende|gällande|rörande|angående) elev|vårdnadshavare(?:n|ns)? (?:har|vill|begär\p{L}*))(?!\p{L})/iu;
const PUBLIC =
  /faktura|order|avtal|diarie(?!förd akt)|kundn|sfs|sou|kommunens ärendesystem|kvalitetsrapport|persienn|nämnd(?:en|er)?(?!\p{L})|serie|version|rapporten|renovering|felanmälan|granskning|procurement|upphandling|testärende|(?<!\p{L})test(?!\p{L})|(?<!\p{L})mall(?:en|ar)?(?!\p{L})|template/iu;

/** Records that by their name are a pupil's, also where an agreement or an order is told of: «enligt avtalet skickar jag elevakten 25/0912». */
const OF_PUPILS = /elevakt|elevjournal|elevmapp|elevärende|(?:student|pupil) file/iu;
const TEMPLATE = /(?<!\p{L})(?:test(?:ärende)?|mall(?:en|ar)?|template|exempel|example)(?!\p{L})/iu;

/** A reference to a pupil's record or file. */
export function findJournal(text: string): Found[] {
  if (!/\d/.test(text)) return [];
  const found: Found[] = [];
  for (const match of text.matchAll(RECORD)) {
    const near = text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 80);
    if (
      OF_PUPILS.test(match[0])
        ? TEMPLATE.test(near)
        : PUBLIC.test(near) || (!SURELY.test(match[0]) && !ONE_PUPIL.test(near))
    )
      continue;
    found.push({ kind: 'journal_ref', from: match.index, to: match.index + match[0].length });
  }
  for (const match of [THEIRS, OF_ONE, CASE].flatMap((form) => [...text.matchAll(form)]))
    found.push({ kind: 'journal_ref', from: match.index, to: match.index + match[0].length });
  if (found.length > 0) return found;
  for (const match of text.includes('-') ? text.matchAll(CODE) : []) {
    const near = text.slice(Math.max(0, match.index - 70), match.index + match[0].length + 70);
    if (ONE_PUPIL.test(near) && !PUBLIC.test(near))
      found.push({ kind: 'journal_ref', from: match.index, to: match.index + match[0].length });
  }
  return found;
}
