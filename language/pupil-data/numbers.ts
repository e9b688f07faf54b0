/** Telephone numbers and e-mail addresses of pupils and their homes. By rule. */
import { digitsIn } from './birth-number.ts';
import { hasFirstName } from './first-names.ts';
import type { Found } from './found.ts';
import { spokenPhones } from './spoken.ts';
import { HOME, isStaffs, RELATIVE, STAFF } from './whose.ts';

const PHONE =
  /(?<![\d\p{L}-])(?:(?:\+|00)?46[ -]?(?:\(0\))?[ -]?|0)(?: ?7[ -]?\d|8|[1-6]\d{1,2})(?:[ \-/.)_]{0,3}\d){5,8}(?![\d-]*\d)/gu;
/** No telephone number has fewer digits. */
const FEWEST = 8;
/** What stands before numbers that are no telephone numbers. */
const NO_PHONE =
  /(?:serie|nr-serie|(?:löpn|faktur|order|konto)\p{L}{0,30}|dnr|ocr|bankgiro)[\s:.]{0,9}$|(?:order|faktura)(?:nr|nummer)[^\d\n]{0,30}$/iu;

/** A telephone number that is not the school's own or a colleague's. */
export function findPhone(text: string): Found[] {
  const written = (digitsIn(text) < FEWEST ? [] : [...text.matchAll(PHONE)])
    .filter((match) => isPhone(match[0]) && !NO_PHONE.test(text.slice(Math.max(0, match.index - 40), match.index)))
    .map((match) => ({ index: match.index, length: match[0].length }));
  const found = [...written, ...spokenPhones(text)];
  const homeless = found.length > 0 && tellsOfNoHome(text);
  return found
    .filter(({ index, length }) => !isStaffs(text, index, index + length))
    .filter(({ index, length }) => {
      const near = text.slice(Math.max(0, index - 90), index + length + 60);
      return !(/jourtelefon|larmet går/iu.test(near) && /skolan/iu.test(near));
    })
    .filter(({ index, length }) => !(homeless && LANDLINE.test(text.slice(index, index + length))))
    .map(({ index, length }) => ({ kind: 'phone', from: index, to: index + length }));
}

const LANDLINE = /^(?:\+46|0046|0)[ -]?(?:\(0\))?[ -]?[1-689]/u;
const ANY_HOME = new RegExp(
  `${HOME.source}|(?<!\\p{L})(?:far|mor|hem|hos|\\p{L}*familj\\p{L}*|home|son(?:en|s)?|daughter|dotter\\p{L}*|\\p{L}*(?:bror|bro(?:de)?rs?|syster|systers|mamma|pappa|moster|faster|kusin|granne)n?s?|brother|sister|aunt|uncle|grand\\p{L}+|neighbour)(?!\\p{L})`,
  'iu',
);
/** Beside a number with fewer letters nothing says whose it is. */
const TELLING = 8;
/** With no word of a home or a pupil a number that stays in one place is some office's: «anhöriglinjen 08-…». */
const tellsOfNoHome = (text: string): boolean =>
  text.replaceAll(/\P{L}/gu, '').length >= TELLING && !ANY_HOME.test(text);

/** As many digits as a telephone number has, not two times of day; a number of a place is broken up somewhere. */
function isPhone(written: string): boolean {
  const digits = written.replaceAll(/\D/g, '');
  if (digits.length < FEWEST || digits.length > 13) return false;
  if (/^0(?![07])/.test(digits) && !/[- ]/.test(written)) return false;
  return !/^\d{2}[.:]\d{2} ?- ?\d{2}[.:]\d{2}/.test(written);
}

const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\(a\)|\[at\]|\(@\)|\[snabel-?a\]|\(snabel-?a\)|\s(?:snabel-?a|at|ät)\s|\shos\s(?=[\p{L}\p{N}-]{1,63}\.\p{L}{2,24}(?![\p{L}.])))\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.(?!\s)|\[dot\]|\(dot\)|\[punkt\]|\(punkt\)|\sdot\s|punkt|\s(?=(?:com|org|net|se|nu|example)(?!\p{L})))\s?[\p{L}]{2,24}){1,4}(?![\p{L}\p{N}._%+-]*@)/giu;
/** Mailboxes of a function, by how their names begin, and staff's by what they hold. */
const FUNCTION =
  /^(?:info|student-?health|fond(?:en|er)?|stiftelse\p{L}{0,64}|f(?:ö|o)r(?:ä|a)ldrar(?:å|a)d\p{L}{0,64}|bup|bvc|mvc|hab|vc|ungdomsmottagning\p{L}{0,64}|barnhalsa\p{L}{0,64}|studie\p{L}{0,64}|skoladm\p{L}{0,64}|l(?:a|ä)kar\p{L}{0,64}|inbox|remiss\p{L}{0,64}|invoices?|receipts?|familjecentral\p{L}{0,64}|upphandling\p{L}{0,64}|anbud\p{L}{0,64}|svar|antagning\p{L}{0,64}|kansli|blankett\p{L}{0,64}|klagom(?:a|å)l|synpunkt\p{L}{0,64}|kontakt|eh-?t(?:eam)?|elevhalsan?|rektor|exp|expedition\p{L}{0,64}|registrator|franvaro|enkat|support\p{L}{0,64}|skola\p{L}{0,64}|utbildning\p{L}{0,64}|office|admin\p{L}{0,64}|quality\p{L}{0,64}|kurator|skolskoterska|ssk|elevhälsan?|frånvaro|it|huvudman\p{L}{0,64}|barnochutbildning|best(?:a|ä)llning\p{L}{0,64}|bokning\p{L}{0,64}|drift\p{L}{0,64}|larm\p{L}{0,64}|l(?:o|ö)ne?\p{L}{0,64}|tj(?:a|ä)nst\p{L}{0,64}|webb?\p{L}{0,64}|inlogg\p{L}{0,64}|ekonomi|faktur\p{L}{0,64}|hr|personal\p{L}{0,64}|k(?:o|ö)ket|matsal\p{L}{0,64}|bibliotek\p{L}{0,64}|fritids\p{L}{0,64}|vaktm(?:a|ä)st\p{L}{0,64}|mottagning\p{L}{0,64}|syv|sl(?:o|ö)jd\p{L}{0,64}|idrott\p{L}{0,64}|tolk\p{L}{0,64}|skolskjuts|post|no-?reply|helpdesk|reception\p{L}{0,64}|klass|arbetslag|mail|hello|school|service|bemanning\p{L}{0,64}|ins(?:a|ä)ndare|redaktion\p{L}{0,64}|press|nyhetsbrev|anm(?:a|ä)lan|aula|lokal\p{L}{0,64}|felanm\p{L}{0,64}|order|betyg\p{L}{0,64}|tryckeri\p{L}{0,64}|\p{L}{0,64}f(?:o|ö)rlag\p{L}{0,64}|\p{L}{0,64}(?:chef\p{L}{0,64}|kontoret|teamet|enheten|centret|byr(?:a|å)n|n(?:a|ä)mnden))(?:[\d._-]\w*)?$|kurator|rektor|skoterska|psykolog|registrator|nurse|counsell?or|psychologist|principal|headteacher|caretaker|\.office/iu;

/** What stands between a name and a domain. */
const AT = /@|\(at?\)|\[at\]|snabel|\s(?:at|ät|hos)\s/iu;
/** Small words before a domain that is told alone, and words of a template. */
const NO_LOCAL =
  /^(?:på|till|med|och|från|the|is|är|ends|in|(?:f(?:ö|o)rnamn|efternamn|namn|name|firstname|lastname|user|användare)(?:[._-].*)?)$/iu;
const plainLetters = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .match(/\p{L}+/gu) ?? [];
/** Whether an address is one of these people's: every word before its sign is a part of one name, and there are two at least. */
export function isOneOf(names: readonly string[], address: string): boolean {
  const local = plainLetters(address.split(/[@([]/)[0] ?? '');
  return local.length > 1 && names.some((name) => local.every((word) => plainLetters(name).includes(word)));
}

/** Domains of the school's owner, whose people are «she» and «he» too. */
const OFFICE = /kommun|skola|skolan|förvaltning|forvaltning|edu\.|gymnasi|-gy\.|school/iu;
/** Domains of pupils' own addresses. */
const PUPILS = /[@.\s](?:elev|student|pupil|stud)\p{L}*\.|skolkonto/iu;

/** An address of a pupil or guardian, whatever its domain. A function's or a named colleague's is none. */
export function findEmail(text: string): Found[] {
  if (!AT.test(text)) return [];
  const found: Found[] = [];
  for (const match of text.matchAll(EMAIL)) {
    const address = match[0];
    const local = address.split(/@|\(|\[|\s/)[0] ?? '';
    if (FUNCTION.test(local) || NO_LOCAL.test(local)) continue;
    const end = match.index + address.length;
    const office = OFFICE.test(address);
    const isOneWord = /^\p{L}+$/u.test(local) && !hasFirstName(local);
    if (
      !PUPILS.test(address.slice(local.length)) &&
      ((office && isOneWord) || isColleagues(text, match.index, end, office))
    )
      continue;
    found.push({ kind: 'email', from: match.index, to: end });
  }
  return found;
}

const JUST_BEFORE = 70;
const JUST_AFTER = 40;
const SIGNS = ['.', '!', '?', '\n'];
/** «E-post:» after a sentence's end, which the address belongs to all the same, and a question's end just before it. */
const LABEL = /[.\n] ?(?:e-?post|e-?mail|mejl|mail): ?$/iu;
const ASKED = /\?\s?$/u;
/** The sentence up to an address. */
function sentenceUpTo(back: string): string {
  const plain = back.replace(LABEL, '').replace(ASKED, '');
  return plain.slice(Math.max(...SIGNS.map((sign) => plain.lastIndexOf(sign))) + 1);
}
/** «Mejla skolpsykologen? … , han är på kontoret fredagar», «…, hon på SPSM svarar». */
const THEY_THEN = /^,? (?:hon|han|hen|she|he|tills hon|tills han) /iu;
/** «Maila protokollet till mig på …», «…, that's my work address»: the team's papers go to whoever writes. */
const TO_ME =
  /(?<!\p{L})(?:protokoll|underlag|dagordning|siffr|statistik|presentation|rapport|minutes|agenda|slides)\p{L}{0,20}[^.!?\n]{0,40} (?:till|åt|to) (?:mig|oss|me|us) (?:på|at|on) $/iu;
const AT_WORK = /^,? (?:that's|which is|det är) (?:my|min) (?:work|jobb)/iu;
/** «/Jelena, skolpsykolog»: who has signed, with a role. */
const SIGNED = /(?:\/ ?|hälsning(?:ar)?,? |mvh,? )(\p{Lu}\p{Ll}{1,20})(?: \p{Lu}\p{Ll}{1,20})?, (\p{L}{3,30})/gu;
const isSigned = (text: string, address: string): boolean =>
  [...text.matchAll(SIGNED)].some(
    ([, first = '', role = '']) => STAFF.test(role) && plainLetters(address).includes(plainLetters(first)[0] ?? ''),
  );
/** Whether a role or an office is told beside an address in the same sentence, and no home; a colleague at an office is «she» too, and so is one who was named before. */
function isColleagues(text: string, from: number, to: number, office: boolean): boolean {
  const before = sentenceUpTo(text.slice(Math.max(0, from - JUST_BEFORE), from));
  const after = /^(?:[^.!?\n]|\.(?=\S))*/u.exec(text.slice(to, to + JUST_AFTER))?.[0] ?? '';
  const near = `${before} ${after}`;
  if (isSigned(text, text.slice(from, to))) return true;
  if (RELATIVE.test(near)) return false;
  if (AT_WORK.test(after) || TO_ME.test(before)) return true;
  return STAFF.test(near) && (office || !HOME.test(near) || (THEY_THEN.test(after) && !HOME.test(before)));
}
