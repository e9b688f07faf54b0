/** What the entity model looks at in each word of a message: the word, its neighbours, what sort of word it is, and the intent. */
import { type Vector, vector } from '../text/features.ts';
import type { Token } from '../text/tokens.ts';
import { CONCEPTS } from './features.ts';

/** Power of 2 of how many features the model tells apart. */
export const ENTITY_BITS = 14;

/** Sorts of words that point at a date, a period, a duration or a number, whichever word it is. */
const SORTS: readonly (readonly [string, RegExp])[] = [
  [
    'day',
    /^(?:man|tis|ons|tors|fre|lor|son)(?:dag(?:en|s|ens|ar|arna|seftermiddag|smorgon)?|d)?$|^(?:mon|tues|wednes|thurs|fri)days?$/,
  ],
  [
    'month',
    /^(?:jan|feb|mars?|apr|maj|may|jun|jul|aug|sep|sept|okt|oct|nov|dec|(?:janu|febru)ar[iy]|march|april|jun[ei]|jul[iy]|august[i]?|(?:septem|novem|decem)ber|o[ck]tober)s?$/,
  ],
  [
    'month-compound',
    /^(?:januari|februari|mars|april|maj|juni|augusti|september|oktober|november|december|host|var)[a-z]*(?:avstamning|mote|genomgang|siffr|varde|enkat|utvard|matning|check)/,
  ],
  [
    'when',
    /^(?:idag|igar|imorgon|imorn|imorrn|imon|overmorgon|forrgar|ikvall|kvall|eftermiddag|formiddag|today|tomorrow|tonight|yesterday|lunch|morse|morgon|morron|bitti|dagens|morgondagens|gardagens|em|fm|arsskiftet|manadsskiftet)$/,
  ],
  [
    'break',
    /(?:lov(?:et)?|jul|pask|midsommar|advent|lucia|jullov|term(?:in|en|inen)|halvar(?:et)?|lasar(?:et)?|ht|vt|host(?:en)?|var(?:en)?|hostens|varens|vintern|sommaren|spring|autumn|summer|term|year|kvartal(?:et)?|fjol|terminsstart(?:en)?|terminsslut(?:et)?|skolstart(?:en)?|skolavslutning(?:en)?)$/,
  ],
  [
    'unit',
    /^(?:dag(?:ar|en)?|veck(?:a|or|an)|v|vecka|manad(?:er|en)?|timm(?:e|ar)|min(?:ut(?:er)?)?|ar|days?|weeks?|hours?|minutes?|months?|kvart|halvtimme|week|lektion(?:er)?)$/,
  ],
  [
    'count',
    /^(?:en|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv|femton|tjugo|trettio|fyrtio|femtio|par|nagra|two|three|four|five|six|seven|eight|nine|ten|half|halv|varannan|varje)$/,
  ],
  ['share', /^(?:procent|proc|procentenheter|percent|pct|promille|st|stycken|av|of|elever|svar|poang)$/],
  ['bound', /^(?:minst|hogst|max|maximalt|under|over|lagst|mer|mindre|least|most|below|above)$/],
  [
    'profession',
    /^(?:kurator|skolskoter|ssk|psykolog|skolpsykolog|rektor|bitradande|specialped|specped|speciallar|logoped|skollakar|syv|skolkurator|studie|samordnare|mentor|counsell?or|nurse|principal|psychologist|enhetschef|verksamhetschef|handledare|syster$|spec)/,
  ],
  [
    'group',
    /^(?:ak|arskurs|klass|grade|grades|year|al|arbetslag|[fs]an|ettan|ettorna|tvaan|tvaorna|trean|treorna|fyran|fyrorna|femman|femmorna|sexan|sexorna|sjuan|sjuorna|attan|attorna|nian|niorna|.*stadiet|fritids|.*klassen?|forskoleklass|flickorna|pojkarna|tjejerna|killarna|nyanlanda|girls|boys|gymnasiet)$/,
  ],
  ['school', /(?:[a-z]{3}skolan?s?|gymnasiets?|skolans?|skolas?|school|friskolan)$/],
  [
    'file',
    /(?:fil|filen|rapporten|listan|protokollet|dokumentet|arket|mappen|mallen|bilagan|bilaga|bladet|kalkylbladet|utdraget|exporten|excel|csv|xlsx|xls|pdf|docx|word|ppt|pptx|powerpoint|json|tsv|ods|txt|spreadsheet|sheet|folder|file)$/,
  ],
  [
    'system',
    /^(?:skola24|vklass|edlevo|unikum|infomentor|prorenata|pmo|extens|dexter|schoolsoft|artologik|kolada|scb|skolverket|sharepoint|onedrive|dropbox|drive|google|teams|forms|survey|siris|ist|procapita|hypergene|stratsys|quiculum|tieto|meitner)/,
  ],
  ['format', /^(?:pdf|word|excel|powerpoint|ppt|pptx|docx|csv|xlsx|json|bilder|slides|wordfil|bildspel|png|odt)$/],
  ['language', /^(?:engelska|svenska|english|swedish|arabiska|finska|spanska|tyska|franska|danska|norska|somaliska)$/],
  [
    'channel',
    /^(?:mejl|mejlen|mail|e-?post|epost|teams|slack|sms|kanal(?:en)?|kanaler|chatt(?:en)?|email|channel|dm|privat)$/,
  ],
  [
    'theme',
    /(?:narvaro|franvaro|trygghet|studiero|las|lasning|lasforstaelse|trivsel|krankning|ankomst|stress|delaktighet|behorighet|betyg|somn|skarmtid|rorelse|attendance|absence|reading|safety|wellbeing|lateness|vantetid|maluppfyllelse|mal)(?:en|n|et|ar|arna|er|erna|smalet|malet|index|indexet)?$/,
  ],
];
/** Small words that tell what comes next. */
const CUES = new Set(
  '$ : om for pa till med i fran under av mot vid kring hos heter ansvarig start startar insats mal malet insatsen parkera flagga about for to from with on in by'.split(
    ' ',
  ),
);
/** A word of many concepts says little by each of them. */
const MAX_CONCEPTS = 2;
/** Each word is looked at from several places, so its sorts are kept while it is in use. */
const knownSorts = new WeakMap<Token, readonly string[]>();

function sortsOf(token: Token | undefined): readonly string[] {
  if (!token) return [];
  const known = knownSorts.get(token);
  if (known) return known;
  const sorts = [
    ...SORTS.filter(([, pattern]) => pattern.test(token.word)).map(([sort]) => sort),
    ...CONCEPTS.of(token.word).slice(0, MAX_CONCEPTS),
  ];
  knownSorts.set(token, sorts);
  return sorts;
}

/** A word as its neighbours see it, kept while it is in use: digits are alike. */
const knownShapes = new WeakMap<Token, string>();

function shapeOf(token: Token | undefined): string {
  if (!token) return '$';
  const known = knownShapes.get(token);
  if (known) return known;
  const shape = token.word.replaceAll(/\d/g, '9').slice(0, 12);
  knownShapes.set(token, shape);
  return shape;
}

/** What stands between a word and the one before: a comma, a full stop, a hyphen, nothing. */
function gapBefore(text: string, list: readonly Token[], at: number): string {
  const token = list[at];
  const before = list[at - 1];
  if (!token) return '$';
  const gap = text.slice(before ? before.start + before.raw.length : 0, token.start).trim();
  return gap.slice(0, 2) || (before && before.start + before.raw.length === token.start ? 'none' : 'space');
}

/** How a word is written: capital, all capitals, digits with letters. */
function letters(token: Token | undefined): string {
  const raw = token?.raw ?? '';
  if (/^\p{Lu}\p{Lu}+$/u.test(raw)) return 'ALL';
  if (/^\p{Lu}/u.test(raw)) return 'Big';
  return token?.kind === 'number' ? raw.replaceAll(/\d/g, '9') : 'small';
}

/** The nearest small word before a word, and whether it stands close: `för` before `den nya kursen`. */
function cueBefore(list: readonly Token[], at: number): string {
  for (let distance = 1; distance <= 4; distance += 1) {
    const word = list[at - distance]?.word ?? '$';
    if (CUES.has(word)) return `${word} ${distance}`;
  }
  return 'none';
}

/** The features of the word at a place in a message. */
export function wordVector(text: string, list: readonly Token[], at: number, intent: string): Vector {
  const near = (offset: number): Token | undefined => list[at + offset];
  const token = near(0);
  const word = token?.word ?? '';
  const own = shapeOf(token);
  const names: string[] = [`i ${intent}`, `w0 ${own}`];
  for (const offset of [-4, -3, -2, -1, 1, 2, 3]) names.push(`w${offset} ${shapeOf(near(offset))}`);
  for (const offset of [-2, -1, 0, 1, 2]) {
    for (const sort of sortsOf(near(offset))) names.push(`t${offset} ${sort}`, `ti${offset} ${sort} ${intent}`);
  }
  for (const sort of sortsOf(token)) {
    names.push(`tw ${sort} ${shapeOf(near(-1))}`, `tx ${sort} ${shapeOf(near(1))}`);
    for (const other of sortsOf(near(-1))) names.push(`tt ${sort} ${other}`);
    for (const other of sortsOf(near(1))) names.push(`tu ${sort} ${other}`);
  }
  names.push(`ww ${shapeOf(near(-1))} ${own}`, `wx ${own} ${shapeOf(near(1))}`);
  names.push(`w2 ${shapeOf(near(-2))} ${shapeOf(near(-1))}`, `w2i ${shapeOf(near(-2))} ${shapeOf(near(-1))} ${intent}`);
  names.push(`n2 ${shapeOf(near(1))} ${shapeOf(near(2))}`);
  names.push(`wi ${own} ${intent}`, `pi ${shapeOf(near(-1))} ${intent}`, `ni ${shapeOf(near(1))} ${intent}`);
  names.push(`ki ${token?.kind} ${intent}`, `k ${token?.kind} ${near(1)?.kind} ${near(-1)?.kind}`);
  const gaps = [gapBefore(text, list, at), gapBefore(text, list, at + 1)];
  names.push(`g0 ${gaps[0]}`, `g1 ${gaps[1]}`, `g0i ${gaps[0]} ${intent}`, `g1i ${gaps[1]} ${intent}`);
  names.push(`a0 ${letters(token)} ${at === 0}`, `a1 ${letters(near(-1))} ${letters(token)} ${letters(near(1))}`);
  names.push(`ai ${letters(token)} ${at === 0} ${intent}`);
  names.push(`first ${Math.min(at, 3)} ${intent}`, `last ${Math.min(3, list.length - 1 - at)} ${intent}`);
  names.push(`1w ${list[0]?.word} ${intent}`);
  names.push(`cue ${cueBefore(list, at)} ${intent}`, `cue ${cueBefore(list, at)} ${word.slice(-2)}`);
  for (const size of [2, 3, 4, 5]) names.push(`e${size} ${word.slice(-size)}`, `s ${word.slice(0, size)}`);
  names.push(`ei ${word.slice(-2)} ${intent}`, `ei3 ${word.slice(-3)} ${intent}`);
  return vector([{ weight: Math.sqrt(names.length) / 6, names }], ENTITY_BITS);
}
