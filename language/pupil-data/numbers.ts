/** Numbers and addresses that identify somebody: personnummer, telephone, e-mail, street, journal reference. By rule. */
import type { Found } from './find.ts';

/** A text in which a number may stand for the school itself or its staff. */
const STAFF =
  /(?<!\p{L})(?:kurator\p{L}*|rektor\p{L}*|skolsköterska\p{L}*|skolläkare\p{L}*|ssk(?::s)?|psykolog\p{L}*|specialpedagog\p{L}*|samordnare\p{L}*|vaktmästar\p{L}*|expedition\p{L}*|reception\p{L}*|växel\p{L}*|support\p{L}*|telefontid|funktionsbrevlåda\p{L}*|förvaltning\p{L}*|registrator|sjukanmälan personal|skolans|i tjänsten|counsellor\p{L}*|head|nurse|office|district|handläggare|elevhälsan|bup\p{L}*|konsultationslinje|system\p{L}*|enkät\p{L}*|kommunen\p{L}*|quality)(?!\p{L})/iu;
const HOME =
  /(?<!\p{L})(?:mamma\p{L}*|pappa\p{L}*|mor(?:mor|far)\p{L}*|far(?:mor|far)\p{L}*|vh|vårdnadshavar\p{L}*|förälder\p{L}*|föräldrar\p{L}*|hemmet\p{L}*|familj\p{L}*|elev(?:en|ens)?|pojken\p{L}*|flickan\p{L}*|killen\p{L}*|tjejen\p{L}*|barnet\p{L}*|syskon\p{L}*|syster\p{L}*|bror\p{L}*|anhörig\p{L}*|kontaktperson\p{L}*|god ?man\p{L}*|jourhem\p{L}*|boende\p{L}*|stödfamilj\p{L}*|guardian\p{L}*|mother|father|mum|dad|grandmother|her|his|pupil|student|hon|han|hen)(?!\p{L})/iu;

/** Those of a pupil's home, without the pronouns that staff have too. */
const RELATIVE = new RegExp(HOME.source.replace('|her|his|pupil|student|hon|han|hen', '|pupil|student'), 'iu');

/** Groups of digits with at most three signs between them, as people break numbers up. */
const RUN = /\d+(?:[ \-./+*[\](),]{1,3}\d+){0,13}/g;
const LAST_BIRTH_YEAR = 2023;

/** Ten or twelve digits that begin with a date of birth; the check digit is not asked about, since a slip is still a person. */
function isPersonal(digits: string): boolean {
  if (digits.length === 12) {
    const year = Number(digits.slice(0, 4));
    if (year < 1900 || year > LAST_BIRTH_YEAR) return false;
  } else if (digits.length !== 10) return false;
  const date = digits.slice(-10);
  // Two-digit years after the last one are dates of our own time, in file names and agendas.
  if (digits.length === 10 && Number(date.slice(0, 2)) > LAST_BIRTH_YEAR % 100 && Number(date.slice(0, 2)) < 30)
    return false;
  const month = Number(date.slice(2, 4));
  const day = Number(date.slice(4, 6));
  // A coordination number has 60 added to its day.
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}

/** Where a written number may be broken up: between year, month and day, and anywhere after them. */
function breaksWell(groups: readonly string[], length: number): boolean {
  const dateEnd = length - 4;
  if (groups.length === length) return true;
  let at = 0;
  for (const group of groups.slice(0, -1)) {
    at += group.length;
    if (at < dateEnd && at % 2 !== 0) return false;
    if (at < dateEnd && length === 12 && at === 2 && groups.length < 3) return false;
  }
  return true;
}

/** Dates of our own time, which no pupil was born on. */
const OWN_TIME = /(?<!\d)20(?:2[4-9]|[3-9]\d)-\d{2}-\d{2}(?![\d]|-\d{4})/g;
const CLOCK = /^\s*\d{1,2}[.:]\d{2}/;
const MOBILE = /^07[02369]\d{7}$/;

export function findPersonnummer(text: string): Found[] {
  const found: Found[] = [];
  const zeros = text
    .replaceAll(OWN_TIME, (date) => '#'.repeat(date.length))
    .replaceAll(/(?<=\d)[oO](?=[\doO])/g, '0')
    .replaceAll(/(?<![\p{L}])[lI](?=\d[0O\d])/gu, '1');
  for (const run of zeros.matchAll(RUN)) {
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({ digits: group[0], at: group.index }));
    for (let first = 0; first < groups.length; first += 1) {
      const whole = personalFrom(run[0], groups, first);
      if (!whole || PAPERS.test(zeros.slice(Math.max(0, run.index + whole.from - 18), run.index + whole.from)))
        continue;
      found.push({ kind: 'personnummer', from: run.index + whole.from, to: run.index + whole.to });
      break;
    }
  }
  return found.length > 0 ? found : spelledOut(zeros);
}

/** What stands just before a number of papers, not of a person. */
const PAPERS =
  /(?:faktur\p{L}*|order\p{L}*|kundn\p{L}*|beställning\p{L}*|avtal\p{L}*|orgnr|organisationsn\p{L}*|invoice|meeting id|mötes-id|serien\p{L}*)[\s:.]*$/iu;

function personalFrom(run: string, groups: readonly { digits: string; at: number }[], first: number) {
  let digits = '';
  const begin = groups[first]?.at ?? 0;
  for (let last = first; last < groups.length && digits.length < 12; last += 1) {
    const group = groups[last];
    if (!group) return null;
    digits += group.digits;
    if (!isPersonal(digits)) continue;
    const parts = groups.slice(first, last + 1).map((part) => part.digits);
    const tail = run.slice(group.at);
    const lastIsClock = parts.length > 3 && CLOCK.test(tail);
    if (lastIsClock || !breaksWell(parts, digits.length)) continue;
    const dashAtSix = run
      .slice(begin)
      .replaceAll(/[^\d-]/g, '')
      .startsWith(`${digits.slice(0, 6)}-`);
    if (digits.length === 10 && MOBILE.test(digits) && !dashAtSix) continue;
    return { from: begin, to: group.at + group.digits.length };
  }
  return null;
}

/** «Född 160523, de fyra sista är 2394»: a date and four digits, told apart by words. */
const DATE_THEN_FOUR =
  /(?:(?:19|20)?\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:[0-2]\d|3[01]|[6-9]\d)|år \d{4},? månad \d{1,2},? dag \d{1,2})(?=.{0,45}?(?:sista|slut|nr|streck|sen|börja|last))[^\n]{1,45}?(?<!\d)\d(?: ?\d){3}(?!\d)/iu;
const FOUR_THEN_DATE =
  /(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-9]\d)-?(?:TF|[A-Z])\d{2,3}|slutar \d{4} .{0,20}börjar \d{6}|(?:noll|ett|två|tre|fyra|fem|sex|sju|åtta|nio)\p{L}* .{5,40} streck \d{4}/iu;
function spelledOut(text: string): Found[] {
  const match = DATE_THEN_FOUR.exec(text) ?? FOUR_THEN_DATE.exec(text);
  return match ? [{ kind: 'personnummer', from: match.index, to: match.index + match[0].length }] : [];
}

const PHONE =
  /(?<![\d\p{L}-])(?:(?:\+|00)?46[ -]?(?:\(0\))?[ -]?|0)(?:7[ -]?\d|8|[1-6]\d{1,2})(?:[ \-/.)]{0,3}\d){5,8}(?![\d-]*\d)|noll sju noll/giu;

/** A telephone number that is not the school's own or a colleague's. */
export function findPhone(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(PHONE)) {
    const digits = match[0].replaceAll(/\D/g, '');
    const spoken = digits === '';
    if (!spoken && (digits.length < 8 || digits.length > 13)) continue;
    const landline = /^0(?!7)/.test(digits);
    const near = text.slice(Math.max(0, match.index - 90), match.index + match[0].length + 60);
    if (landline && !/[- ]/.test(match[0])) continue;
    if (/^\d{2}[.:]\d{2} ?- ?\d{2}[.:]\d{2}/.test(match[0])) continue;
    if (STAFF.test(near) && !RELATIVE.test(near)) continue;
    if (/jourtelefon|larmet går/iu.test(near) && /skolan/iu.test(near)) continue;
    found.push({ kind: 'phone', from: match.index, to: match.index + match[0].length });
  }
  return found;
}

const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\(a\)|\[at\]|\(@\)|\[snabel-?a\]|\(snabel-?a\)|\s(?:snabel-?a|at)\s)\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|\[dot\]|\(dot\)|\[punkt\]|punkt)\s?[\p{L}]{2,24}){1,4}/giu;
const FUNCTION =
  /^(?:info|kontakt|eht|elevhalsan?|rektor|expedition\p{L}*|registrator|franvaro|enkat|support|skola\p{L}*|utbildning\p{L}*|office|admin|quality\p{L}*|kurator|skolskoterska|ssk|elevhälsan?|frånvaro|it|huvudman\p{L}*|barnochutbildning)\b|kurator|rektor|skoterska|psykolog|registrator|\.office/iu;

/** An address of a pupil or guardian. A function's or a named colleague's is none. */
export function findEmail(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(EMAIL)) {
    const address = match[0];
    const local = address.split(/@|\(|\[|\s/)[0] ?? '';
    const pupils = /elev\./iu.test(address.slice(local.length));
    const near = text.slice(Math.max(0, match.index - 60), match.index + address.length + 80);
    if (!pupils && FUNCTION.test(local)) continue;
    if (!pupils && STAFF.test(near.replace(address, ' ')) && !HOME.test(near.replace(address, ' '))) continue;
    found.push({ kind: 'email', from: match.index, to: match.index + address.length });
  }
  return found;
}

const STREET =
  /\p{Lu}[\p{L}-]*(?:gatan?|vägen|väg|gränd(?:en)?|stigen|stig|backen|backe|torget|torg|allén|lunden|åsen|kroken|svängen|slingan|kajen|leden)(?:\/\p{Lu}\p{L}+)?,?(?: nr)? \d{1,3}(?: ?\p{L}(?!\p{L}))?|(?:\d{1,3} )?(?:[A-Z][\w-]+ ){1,2}(?:Street|Road|Lane|Close|Avenue|Drive)(?!\p{L})|lgh \d{4}|dörrkod|(?:Box|c\/o) \p{L}*\d*/gu;
const LIVES =
  /(?:(?<!\p{L})(?:bor|hämtas|upphämtning|övernattar|hembesök\p{L}*|går hem till|taxi|flyttat? till|flytt till|skjuts\p{L}*|adress\p{L}*|står skriven|skriven på|gå av vid)(?!\p{L})).{0,70}?(?:\p{Lu}[\p{L}-]{3,}(?:\/\p{Lu}\p{L}+)?,? (?:nr )?\d{1,3}(?::\d+)?(?!\d|[.:]\d|\p{L}| ?%)|\p{Lu}\p{L}+(?:vägen|gatan|gränd)\/)/u;
const SCHOOLS =
  /skolan ligger|besöksadress|postadress skolan|skolans adress|resurscentrum|studiedag|folkets hus|centrala|elevhälsan|kansli|förvaltning|hållplatsen|bussen|ingång från/iu;

/** Where a pupil or family lives or is fetched; the school's own address is none. */
export function findAddress(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(STREET)) {
    const near = text.slice(Math.max(0, match.index - 80), match.index + match[0].length + 60);
    if (SCHOOLS.test(near) && !HOME.test(near)) continue;
    if (/^(?:Box|c\/o)/.test(match[0]) && !/familj|boende|hemmet|elev|skydd/iu.test(near)) continue;
    found.push({ kind: 'address', from: match.index, to: match.index + match[0].length });
  }
  if (found.length > 0) return found;
  const lives = LIVES.exec(text);
  return lives && !SCHOOLS.test(text)
    ? [{ kind: 'address', from: lives.index, to: lives.index + lives[0].length }]
    : [];
}

const RECORD =
  /(?<!\p{L})(?:journal\p{L}*|patient(?!säkerhet)\p{L}*|patientnr|elevakt\p{L}*|akt(?:en|er)?|pmo|prorenata|health record|case file|incident case|remiss(?:-id|en|id)?|kränkningsanmälan|ärende(?:t)?|case|anteckning|utredning)[\s:.,-]{1,4}(?:(?:no|nr|id|dnr|ref|är|om)[\s.:]{0,3})?(?:\p{Lu}{1,5}(?:[-/]\p{Lu}{1,3})?[ /-]?)?\d[\d/:-]{1,14}\p{Lu}?(?!\p{L})/giu;
const CODE = /(?<![\p{L}\d-])(?:\p{Lu}{2,5}-\d[\d-]{1,10}|\p{Lu}-\d{4,8}|\d{2,4}-\p{Lu}{2,5}-\d{2,6})(?![\p{L}\d])/gu;
const ONE_PUPIL =
  /(?<!\p{L})(?:eleven\p{L}*|pojken|flickan|killen|tjejen|pojkar|hen|hon|han|hemmet|the (?:boy|girl)(?:'s)?|pupil|barnet|ett ärende|en elev)(?!\p{L})/iu;
const PUBLIC =
  /faktura|order|avtal|diarie|kundn|sfs|sou|kommunens ärendesystem|kvalitetsrapport|persienn|nämnd|serie|version|rapporten/iu;

/** A reference to a pupil's record or file. */
export function findJournal(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(RECORD)) {
    const near = text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 80);
    const surely = /^(?:journal|patient|elevakt|akt|health|case file|pmo|remiss)/iu.test(match[0]);
    if (PUBLIC.test(near) || (!surely && !ONE_PUPIL.test(near))) continue;
    found.push({ kind: 'journal_ref', from: match.index, to: match.index + match[0].length });
  }
  if (found.length > 0) return found;
  for (const match of text.matchAll(CODE)) {
    const near = text.slice(Math.max(0, match.index - 70), match.index + match[0].length + 70);
    if (ONE_PUPIL.test(near) && !PUBLIC.test(near)) {
      found.push({ kind: 'journal_ref', from: match.index, to: match.index + match[0].length });
    }
  }
  return found;
}
