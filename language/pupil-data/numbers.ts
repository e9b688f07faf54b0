/** Telephone numbers and e-mail addresses of pupils and their homes. By rule. */
import type { Found } from './found.ts';
import { spokenPhones } from './spoken.ts';
import { HOME, isStaffs, RELATIVE, STAFF } from './whose.ts';

const PHONE =
  /(?<![\d\p{L}-])(?:(?:\+|00)?46[ -]?(?:\(0\))?[ -]?|0)(?: ?7[ -]?\d|8|[1-6]\d{1,2})(?:[ \-/.)]{0,3}\d){5,8}(?![\d-]*\d)/gu;
/** What stands before numbers that are no telephone numbers. */
const NO_PHONE =
  /(?:serie|nr-serie|löpn\p{L}*|faktur\p{L}*|order\p{L}*|dnr|ocr|bankgiro|konto\p{L}*)[\s:.]*$|(?:order|faktura)(?:nr|nummer)[^\d\n]{0,30}$/iu;

/** A telephone number that is not the school's own or a colleague's. */
export function findPhone(text: string): Found[] {
  const written = [...text.matchAll(PHONE)]
    .filter((match) => isPhone(match[0]) && !NO_PHONE.test(text.slice(Math.max(0, match.index - 40), match.index)))
    .map((match) => ({ index: match.index, length: match[0].length }));
  return [...written, ...spokenPhones(text)]
    .filter(({ index, length }) => !isStaffs(text, index, index + length))
    .filter(({ index, length }) => {
      const near = text.slice(Math.max(0, index - 90), index + length + 60);
      return !(/jourtelefon|larmet går/iu.test(near) && /skolan/iu.test(near));
    })
    .map(({ index, length }) => ({ kind: 'phone', from: index, to: index + length }));
}

/** As many digits as a telephone number has, not two times of day; a number of a place is broken up somewhere. */
function isPhone(written: string): boolean {
  const digits = written.replaceAll(/\D/g, '');
  if (digits.length < 8 || digits.length > 13) return false;
  if (/^0(?![07])/.test(digits) && !/[- ]/.test(written)) return false;
  return !/^\d{2}[.:]\d{2} ?- ?\d{2}[.:]\d{2}/.test(written);
}

const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\(a\)|\[at\]|\(@\)|\[snabel-?a\]|\(snabel-?a\)|\s(?:snabel-?a|at)\s)\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.(?!\s)|\[dot\]|\(dot\)|\[punkt\]|\(punkt\)|\sdot\s|punkt)\s?[\p{L}]{2,24}){1,4}/giu;
/** Mailboxes of a function, by how their names begin, and staff's by what they hold. */
const FUNCTION =
  /^(?:info|kansli|blankett\p{L}*|klagom(?:a|å)l|synpunkt\p{L}*|kontakt|eh-?t(?:eam)?|elevhalsan?|rektor|exp|expedition\p{L}*|registrator|franvaro|enkat|support\p{L}*|skola\p{L}*|utbildning\p{L}*|office|admin\p{L}*|quality\p{L}*|kurator|skolskoterska|ssk|elevhälsan?|frånvaro|it|huvudman\p{L}*|barnochutbildning|best(?:a|ä)llning\p{L}*|bokning\p{L}*|drift\p{L}*|larm\p{L}*|l(?:o|ö)ne?\p{L}*|tj(?:a|ä)nst\p{L}*|webb?\p{L}*|inlogg\p{L}*|ekonomi|faktur\p{L}*|hr|personal\p{L}*|k(?:o|ö)ket|matsal\p{L}*|bibliotek\p{L}*|fritids\p{L}*|vaktm(?:a|ä)st\p{L}*|mottagning\p{L}*|syv|sl(?:o|ö)jd\p{L}*|idrott\p{L}*|tolk\p{L}*|skolskjuts|post|no-?reply|helpdesk|reception\p{L}*|klass|arbetslag|mail|hello|school|service|bemanning\p{L}*|ins(?:a|ä)ndare|redaktion\p{L}*|press|nyhetsbrev|anm(?:a|ä)lan|aula|lokal\p{L}*|felanm\p{L}*|order|\p{L}*f(?:o|ö)rlag\p{L}*|\p{L}*chef\p{L}*)(?:[\d._-]\w*)?$|kurator|rektor|skoterska|psykolog|registrator|\.office/iu;

/** Domains of the school's owner, whose people are «she» and «he» too. */
const OFFICE = /kommun|skola|skolan|förvaltning|forvaltning|edu\./iu;
/** Small words before a domain that is told alone. */
const NO_LOCAL = /^(?:på|till|med|och|från|the|is|är|ends|in)$/iu;

/** An address of a pupil or guardian. A function's or a named colleague's is none. */
export function findEmail(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(EMAIL)) {
    const address = match[0];
    const local = address.split(/@|\(|\[|\s/)[0] ?? '';
    if (FUNCTION.test(local) || NO_LOCAL.test(local)) continue;
    const pupils = /elev\./iu.test(address.slice(local.length));
    const near = text.slice(Math.max(0, match.index - 60), match.index + address.length + 80).replace(address, ' ');
    const office = OFFICE.test(address);
    const home = office && !/\d/.test(local) ? RELATIVE : HOME;
    if (!pupils && (office || STAFF.test(near)) && !home.test(near)) continue;
    found.push({ kind: 'email', from: match.index, to: match.index + address.length });
  }
  return found;
}
