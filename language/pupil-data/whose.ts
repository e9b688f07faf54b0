/** Whose a number or an address is, by the words around it: the school's and its staff's, or a pupil's and the home's. */

/** A text in which a number may stand for the school itself or its staff. */
export const STAFF =
  /(?<!\p{L})(?:bitr|kontaktuppgifter eht|spsm|vikarie\p{L}*|vaccinatör\p{L}*|\p{L}{3,20}vårdsbuss\p{L}*|\p{L}{0,20}chef(?:en|ens)?|jobbn(?:umme)?r|jobbtelefon\p{L}*|administration(?:en|ens)?|skolsyster\p{L}*|(?:skol)?kurator\p{L}*|kur|spec\.?ped\p{L}*|skolsk|bvc|rektor\p{L}*|skolsköterska\p{L}*|skolläkare\p{L}*|ssk(?::s)?|(?:skol)?psykolog\p{L}*|specialpedagog\p{L}*|samordnare\p{L}*|vaktmäst(?:ar|eri)\p{L}*|admissions|expedition\p{L}*|reception\p{L}*|växel\p{L}*|support\p{L}*|telefontid|funktionsbrevlåda\p{L}*|förvaltning\p{L}*|registrator|sjukanmälan personal|skolans|i tjänsten|counsellor\p{L}*|principal|head|utvecklingsledare\p{L}*|resursteam\p{L}*|konsult\p{L}*|nurse|office|district|handläggar\p{L}*|ansvarig\p{L}*|samtalstolk\p{L}*|supplier|vendor|fritidsgård\p{L}*|elevhälsan|bup\p{L}*|konsultationslinje|system\p{L}*|enkätsupport\p{L}*|enkätföretag\p{L}*|kommunen\p{L}*|quality|(?<=(?:på|från|hos|via) )it|it(?= (?:ringer|ringde|svarar|nås))|it-\p{L}+|hr|ekonomi\p{L}*|lön\p{L}*|\p{L}*mottagning\p{L}*|\p{L}*jour(?:en)?|jobbmobil\p{L}*|arbetsmobil\p{L}*|tjänstemobil\p{L}*|tjänstetelefon\p{L}*|larmnummer|felanmäl\p{L}*|väktar\p{L}*|vaktbolag\p{L}*|brandskydd\p{L}*|drift\p{L}*|bibliotek\p{L}*|tolkförmedling\p{L}*|tolkbeställning\p{L}*|taxibolag\p{L}*|bokningen|csn|skolverket|socialstyrelsen|polisen|vaktis|fritidshem\p{L}*|köket|matsalen|logoped\p{L}*|mentor\p{L}*|lärar\p{L}*|studievägledar\p{L}*|syv|helpdesk|leverantör\p{L}*|registratur\p{L}*|colleague|school office|duty phone|fackets|facket|skyddsombud\p{L}*|\p{L}*kök(?:et|ets)|\p{L}*central(?:en|ens)|\p{L}*bolag(?:et|ets)?|beredskap\p{L}*|larm\p{L}*|security|firm(?:'s)?|caretaker|interpreter|\p{L}*desk|rastvakt\p{L}*|rastvärd\p{L}*|lånetelefon\p{L}*|upphandling\p{L}*|tryckeri\p{L}*|bageri\p{L}*|konditori\p{L}*|\p{L}{3,20}enhet(?:en|ens)?|print shop|inbox|(?:grupp|gemensamma? )?brevlådan för|städ\p{L}*|teknik\p{L}*|sköterska\p{L}*|serienummer|kök|jour\p{L}*|fältgrupp\p{L}*|personalens?|\p{L}*bank(?:en|ens)|elevhälsans|substitute desk|front desk|publisher|\p{L}*förlag(?:et)?|it-jour\p{L}*|\p{L}*(?:byrå(?:n|ns)?|vården(?:s)?|klinik(?:en|ens)?|rådgivning(?:en)?|linje(?:n|ns)?|telefontid|återbud\p{L}*|verket(?:s)?|myndighet\p{L}*|försäkring\p{L}*|förbund(?:et|ets)?|föreningen(?:s)?|institutet|universitetet|högskolan)|trafik\p{L}*|skolskjutsens|skolskjutsplanering\p{L}*|kundtjänst\p{L}*|kundnummer|taxi ?\p{Lu}\p{L}*|clinic|switchboard|hotline|helpline|agency|company|museum|museet|hotell?et|restaurang\p{L}*|bussbolag\p{L}*|socialtjänst\p{L}*|hälsocentral\p{L}*|vårdcentral\p{L}*|barnhälsa\p{L}*)(?!\p{L})/iu;
export const HOME =
  /(?<!\p{L})(?:(?:his|her|their) home|modern(?:s)?|fadern(?:s)?|mamma\p{L}*|pappa\p{L}*|mor(?:mor|far)\p{L}*|far(?:mor|far)\p{L}*|vh|vårdnadshavar\p{L}*|förälder\p{L}*|föräldrar(?!åd)\p{L}*|hemmet\p{L}*|familj\p{L}*|elev(?:en|ens)?|pojken\p{L}*|flickan\p{L}*|killen\p{L}*|tjejen\p{L}*|barnet\p{L}*|syskon\p{L}*|syster\p{L}*|bror\p{L}*|(?:moster|faster|morbror|farbror|kusin)(?:n|s|ns)?|anhörig\p{L}*|hembesök|kontaktperson\p{L}*|gode? ?man(?!s(?:enhet|nämnd|hand))\p{L}*|(?:stora|lilla|stor|lill|halv|plast|bonus)(?:syster|bror|mamma|pappa)\p{L}*|jourhem\p{L}*|(?:foster|familje)hem(?!s?(?:jour|enhet|vård|grupp|sekreterare))\p{L}*|boende\p{L}*|stödfamilj\p{L}*|guardian\p{L}*|parents?|mother|father|mum|dad|grandmother|her|his|pupil|student(?! health)|hon|han|hen)(?!\p{L})/iu;

/** Those of a pupil's home, without the pronouns that staff have too. */
export const RELATIVE = new RegExp(
  HOME.source.replace('|her|his|pupil|student(?! health)|hon|han|hen', '|pupil|student(?! health)'),
  'iu',
);

const EACH_STAFF = new RegExp(STAFF.source, 'giu');
const EACH_RELATIVE = new RegExp(RELATIVE.source, 'giu');

/** Which of two sorts of words stands last before a place, if any does. */
function lastBefore(before: string): 'staff' | 'home' | null {
  const last = (each: RegExp): number => Math.max(-1, ...[...before.matchAll(each)].map((match) => match.index));
  const [staff, home] = [last(EACH_STAFF), last(EACH_RELATIVE)];
  if (staff === home) return null;
  return staff > home ? 'staff' : 'home';
}

/** «Elevens nya nummer», «mammas mobil»: whose it is in so many words, whatever else stands there. */
const POSSESSED =
  /(?<!\p{L})(?:elevens|pojkens|flickans|barnets|mammas|mammans|pappas|pappans|moderns|faderns|vårdnadshavarens|vh:s|the (?:pupil|boy|girl|mother|father)'s|mum's|dad's) (?:\p{L}+ ){0,2}(?:\p{L}{0,6}(?:nummer|numret|telefon|mobil)|tel|number|phone|mobile)(?!\p{L})/iu;
const JUST_BEFORE = 45;
/** «Swisha mig 70 kr på …», «ring oss på …»: the number of whoever writes, who is staff. */
const MINE =
  /(?<!\p{L})(?:swisha|ring|nå|sms:?a|messa|text|call|reach|phone) (?:mig|oss|me|us)(?: \p{L}+| \d+){0,3} (?:på|at|on) $/iu;
/** Whether a number at this place is the school's own: staff is spoken of, and nobody's home, or staff stands nearest before it. */
export function isStaffs(text: string, from: number, to: number): boolean {
  const near = `${text.slice(Math.max(0, from - 90), from)} ${text.slice(to, to + 60)}`;
  if (MINE.test(text.slice(Math.max(0, from - JUST_BEFORE), from)) && !RELATIVE.test(near)) return true;
  if (!STAFF.test(near) || POSSESSED.test(near)) return false;
  return (
    !RELATIVE.test(near) ||
    /^ ?\(jobb/iu.test(text.slice(to)) ||
    lastBefore(text.slice(Math.max(0, from - JUST_BEFORE), from)) === 'staff'
  );
}
