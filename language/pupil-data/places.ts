/** Where a pupil or family lives, stays or is fetched. By rule. */
import type { Found } from './found.ts';
import { RELATIVE } from './whose.ts';

/** What the names of streets end with. */
const ENDS =
  'gatan?|vägen|väg|gränd(?:en)?|stigen|stig|backen|backe|torget|torg|allén|lunden|liden|åsen|kroken|svängen|slingan|kajen|leden|gården|plan';
/** A street with its number before or after it, a flat, a door code, a box. */
const STREET = new RegExp(
  [
    `\\p{Lu}[\\p{L}-]{0,40}(?:${ENDS})(?:\\/\\p{Lu}\\p{L}+)?,?(?: nr)? \\d{1,3}(?: ?\\p{L}(?!\\p{L}))?(?![\\p{L}\\d]|[:.]\\d|\\/\\d| ?%)`,
    '(?<!\\p{L})\\p{Ll}{2,30}(?:gatan|vägen|gränd|stigen) \\d{1,3}(?!\\d)',
    '(?<!\\d)\\d{1,3} (?:\\p{Lu}\\p{L}{1,30} (?:gatan|vägen)|\\p{Lu}\\p{L}{1,40}(?:gatan|vägen|gränd|stigen))(?!\\p{L})',
    '\\p{Lu}\\p{L}{1,30} (?:gatan|vägen|landsvägen|byvägen) \\d{1,3}(?!\\d)',
    '(?:\\d{1,3} )?(?:[A-Z][\\w-]{1,30} ){1,2}(?:Street|Road|Lane|Close|Avenue|Drive)(?!\\p{L})',
    `\\p{Lu}[\\p{L}-]{0,40}(?:${ENDS}) (?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\\p{L}{1,4}ton|tjugo\\p{L}{0,4}|trettio\\p{L}{0,4})(?=[.,?!)]|$)`,
    '\\p{Lu}\\p{Ll}{3,30}sv\\. \\d{1,3}(?: ?\\p{L}(?!\\p{L}))?',
    '(?<=(?:bor|flyttat|flyttar|hämtas) (?:på|till) )\\p{Lu}\\p{Ll}{1,8}[vg]\\.? \\d{1,3}(?: ?\\p{L}(?!\\p{L}))?(?![\\d:.%])',
    'lgh \\d{4}|dörrkod|(?:Box|c\\/o) \\p{L}*\\d*',
  ].join('|'),
  'gu',
);
const LIVING =
  '(?<!\\p{L})(?:bor|bo|hämtas|hämta upp|upphämtning|övernattar|sover|hembesök\\p{L}*|går hem till|går till|taxi|flyttat? (?:till|in)|flytt till|skjuts\\p{L}*|skolskjutsbeslut|hemresa\\p{L}*|adress\\p{L}*|står skriven|inskriven på|skriven på|gå av vid|går av vid|körs|vistelse|vistas|hyr|lives|living|stays|staying|moved)(?!\\p{L})';
const DWELLS = new RegExp(LIVING, 'iu');
const LIVES = new RegExp(
  `(?i:${LIVING}).{0,70}?(?:(?!(?:Year|Grade|Class|Week|Vecka|Folder|Mapp)(?!\\p{L}))\\p{Lu}[\\p{L}-]{3,40}(?:\\/\\p{Lu}\\p{L}+)?(?: gård| by| torp)?,? (?:nr )?\\d{1,3}(?::\\d+)?(?!\\d|[.:/]\\d|\\p{L}| ?%)|\\p{Lu}\\p{L}+(?:vägen|gatan|gränd)\\/)`,
  'u',
);
/** Places where somebody may live for a time, and that are no addresses otherwise. */
const STAYS = new RegExp(
  `${LIVING}.{0,60}?(?<!\\p{L})(?:camping\\p{L}*|husvagn\\p{L}*|stuga(?:n)? \\d|vandrarhem\\p{L}*|hotell?\\p{L}*,? \\p{Lu}?|härbärge\\p{L}*|torpet|tält(?:et)?|bilen|hostel|caravan|campsite)`,
  'iu',
);
/** A house told by what it looks like and what it stands by: «gula huset efter kyrkan», «the red cottage behind the station». */
const TOLD_HOUSE =
  /(?<!\p{L})(?:lilla|stora|gamla|röda?|gula?|vita?|blå|blåa|gröna?|gråa?|bruna?|svarta?|rött|gult|vitt|grått|grönt|brunt|little|big|red|yellow|white|blue|green|grey|brown|old) (?:hus(?:et)?|stug(?:a|an)|vill(?:a|an)|torp(?:et)?|radhus(?:et)?|kedjehus(?:et)?|gård(?:en)?|kåk(?:en)?|läng(?:a|an)|house|cottage|villa|farm|bungalow) (?:\p{L}+ ){0,2}?(?:bakom|efter|vid|mitt ?emot|snett e?mot|emot|ovanpå|bredvid|intill|ovanför|nedanför|mellan|före|närmast|behind|after|by|opposite|beside|next to|past|before|near)(?!\p{L})|(?<!\p{L})(?:trappor(?: upp)?|lägenhet(?:en)?|lya(?:n)?|källarvåning(?:en)?|flat|apartment) (?:ovanför|ovanpå|under|bakom|bredvid|above|over|behind|next to) \p{L}/iu;
/** Somebody lives there, or is fetched or set down. */
const FETCHED =
  /(?<!\p{L})(?:bor|bodde|hämt\p{L}*|släpp\p{L}*|taxi\p{L}*|\p{L}*skjuts\p{L}*|flytta\p{L}*|kliver|lämnas|lämna|väntar|\p{L}*familj\p{L}*|lives?|living|moved|stays?|fetched|pick\p{L}*|drops?|dropped)(?!\p{L})/iu;
const SCHOOLS =
  /skolan ligger|(?:kursen|föreläsningen|nätverket|mässan) (?:är|hålls|äger rum) på|(?<!\p{L})(?:paketen (?:hämtas|finns)|(?:enheten|avdelningen|grundskolan) (?:har )?flyttat|our taxi|vår taxi|ska vara skolans|skolans (?:växel|bakdörr|ingång|reception|expedition|lastkaj)|hittar inte till skolan|(?:eht|elevhälso)-?posten|hämtplats för posten|vaktmästeriet)(?!\p{L})|skolan på (?!besök)|besöksadress|postadress skolan|skolans (?:\p{L}{2,12} )?adress|skolan har adress|skolhuset|skolbyggnaden|our school|vår skola|resurscentrum|utrymning|återsamling|uppsamlingsplats|evacuation|resursteam|studiedag|studiebesök|folkets hus|församlingshem|centrala|elevhälsan|kansli|förvaltning|hållplatsen|bussen|ingång från|mottagning|öppet hus|förskola|äldreboende|apotek|bibliotek|paviljong|lokal|kursförråd|pool|konferens|föreläsning|museum|museet|teater|simhall|badhus|idrottshall|kontor|mässa|utbildning|leverans|verkstad|psykolog|kuratorerna|läger|lägret|skolresa|klassresa|samling|samlas|träffas|hålls|levere|deliver|parcel|office|idrottsplats|\(skolan\)|(?:vid|till) skolan (?:på|vid)|the school (?:at|on)|fritids (?:flyttar|ligger|finns)|lokaler|skolan har flyttat|(?:anpassade|verksamheten|klasserna|lågstadiet|mellanstadiet|högstadiet|gymnasiet) (?:flyttar|har flyttat|ligger)|högstadiet|lågstadiet|mellanstadiet|(?:ingång|entré)(?:en)? till skolan|mötesplats|personalhus|företaget|apl-|praktikplats|arbetsplats|(?:kommunens|regionens|förvaltningens|föreningens|företagets|bolagets|stiftelsens) adress|adress(?:en)? (?:till|för) (?:apt|möte|kurs|konferens|träff|fest|avtackning|julbord|studie|före|utbild|faktur|rekvisition|beställ|leverans)|centre|unit|the school/iu;
/** What stands before the address of an office takes at most so much. */
const OFFICE = 80;
/** «BUP Norr har flyttat till Bergtallsvägen 12»: where an office is. */
const OFFICES =
  /(?<!\p{L})(?:bup|hab(?:iliteringen)?|\p{L}{0,20}(?:mottagning|klinik)\p{L}{0,5}|vårdcentral\p{L}{0,5}|socialtjänst\p{L}{0,5}|hälsocentral\p{L}{0,5})(?: \p{Lu}\p{L}{1,20})? (?:har flyttat|flyttar|ligger|finns|sitter)(?: nu)? (?:till|på|vid) $/iu;
/** Somebody lives, stays, is fetched or visited there, or a pupil or relative is spoken of: without that an address is some institution's. */
const HOMELIKE =
  /(?<!\p{L})(?:bor|bo|hem|hemma|hemifrån|hemadress|adress\p{L}*|skolskjuts\p{L}*|skjuts\p{L}*|taxi\p{L}*|hämt\p{L}*|upphämtning|lämnas|avsläpp\p{L}*|sover|övernattar|flytta\p{L}*|flytt|skriven|folkbokförd|hembesök\p{L}*|lgh|lägenhet|port(?:en|kod)?|grindkod|dörrkod|trappor|tr|brothers|sisters|siblings|bröder\p{L}*|(?:yellow|red|white|blue|green|grey) house|lives|living|moved|picked up|pick-up|home|stays|his|her|hon|han|hen|elev\p{L}*|pojk\p{L}*|flick\p{L}*|kille\p{L}*|tjej\p{L}*|barn\p{L}*|pupil|student|boy|girl|kid|placera\p{L}*|växelvis|ingen öppnade|öppnade inte|no one answered|jämna|udda|ojämna|färdtjänst|skydd\p{L}*)(?!\p{L})/iu;
/** Besides a bare address there is room for so many letters and digits. */
const BARE = 15;

/** «Eleverna ska bo på vandrarhem två nätter»: a class on a journey. */
const STAY_OF_MANY =
  /(?<!\p{L})(?:eleverna|klassen|klasserna|grupperna|ettorna|tvåorna|treorna|fyrorna|femmorna|sexorna|sjuorna|åttorna|niorna|the class|the pupils) (?:\p{L}+ ){0,3}(?:bor?|sover|övernattar|stays?|sleeps?)(?!\p{L})/iu;

/** A pupil or a home is spoken of, not pupils in general. */
const ONE_HOME =
  /(?<!\p{L})(?:familjen|pojken|flickan|killen|tjejen|eleven|barnet|hon|han|syskonen|mamman?|pappan?|dottern|sonen|vh|the (?:family|boy|girl|pupil)|skolskjuts beviljad)(?!\p{L})/iu;

const EACH_HOME = new RegExp(`${HOMELIKE.source}|${RELATIVE.source}`, 'giu');
const signsIn = (text: string): number => text.replaceAll(/[^\p{L}\d]+/gu, '').length;

const toldHouse = (text: string): RegExpExecArray | null => (FETCHED.test(text) ? TOLD_HOUSE.exec(text) : null);

/** What only a home has: «Storgatan 41, lgh 1203». */
const FLAT =
  /(?<!\p{L})(?:lgh \d|lägenhet \d|vån(?:ing)? \d|port(?:en)? \d{1,2}(?![.:\d])|portkod|dörrkod|hemundervisn\p{L}*)/iu;

/** Whether a match stands outside a street; asked of the first and the last of many, it is asked of them all. */
const outside = (match: RegExpExecArray | undefined, street: RegExpExecArray): boolean =>
  match !== undefined &&
  (match.index + match[0].length <= street.index || match.index >= street.index + street[0].length);

/** «Taxi hämtar på Lergöksvägen 14 … inte vid hållplatsen»: fetched at that door, whatever else is told of. */
const isPickedUp = (text: string, { index }: RegExpExecArray): boolean =>
  /(?<!\p{L})(?:taxi\p{L}*|skolskjuts\p{L}*|bussen) (?:hämtar|släpper)(?: \p{L}+){0,2} (?:på|vid) $/iu.test(
    text.slice(Math.max(0, index - PICKED_UP), index),
  );
const PICKED_UP = 60;

/** Where a pupil or family lives or is fetched; the school's own address is none. */
export function findAddress(text: string): Found[] {
  const found: Found[] = [];
  const streets = [...text.matchAll(STREET)];
  const homes = streets.length > 0 ? [...text.matchAll(EACH_HOME)] : [];
  const signs = streets.length > 0 ? signsIn(text) : 0;
  for (const match of streets) {
    const near = text.slice(Math.max(0, match.index - 80), match.index + match[0].length + 60);
    const bare = signs - signsIn(match[0]) < BARE;
    if (!bare && !outside(homes[0], match) && !outside(homes.at(-1), match)) continue;
    if (OFFICES.test(text.slice(Math.max(0, match.index - OFFICE), match.index))) continue;
    const isHome = RELATIVE.test(near) || FLAT.test(near) || isPickedUp(text, match);
    if (SCHOOLS.test(near.replace(match[0], ' ')) && !isHome) continue;
    if (/^(?:Box|c\/o)/.test(match[0]) && !/familj|boende|hemmet|elev|skydd/iu.test(near)) continue;
    found.push({ kind: 'address', from: match.index, to: match.index + match[0].length });
  }
  // A street that is known to be the school's is not looked at once more as a home.
  if (streets.length > 0) return found;
  const lives = (DWELLS.test(text) ? (LIVES.exec(text) ?? STAYS.exec(text)) : null) ?? toldHouse(text);
  const isSchools = lives && (SCHOOLS.test(text) || STAY_OF_MANY.test(text)) && !ONE_HOME.test(text);
  return lives && !isSchools ? [{ kind: 'address', from: lives.index, to: lives.index + lives[0].length }] : [];
}
