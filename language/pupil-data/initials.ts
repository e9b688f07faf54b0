/** Letters that stand for somebody, and those that stand for something else. */
import { smallInitials } from './classes.ts';
import type { Tag } from './tag.ts';

const INITIALS =
  /^(?:(?:\p{Lu}{2}|\p{Lu} \p{Lu})-\p{Lu}(?![\p{L}\d-])|\p{Lu}\.-\p{Lu}\.(?:\s?\p{Lu}(?!\p{L})\.?)?|\p{Lu}\s?[.\-_]\s?\p{Lu}\.?(?:\s?\p{Lu}(?!-)\.?|-\p{Lu}\.)?(?!\p{L})|\p{Lu}{2,3}(?!\p{L}|\d(?![a-hA-H](?!\p{L})))(?!-)|\p{Lu}\.(?=\s)|(?!I)\p{Lu}(?=\s(?:\d\s?[A-Ha-h]|i\s|in\s|och\s|&))(?!\p{L})|\p{Ll}\.\s?\p{Ll}\.?(?=[\s,]))/u;
/** Capital letters that stand for something else than a person. */
const CODES: ReadonlySet<string> = new Set(
  'UN IMV IMY IMA IMS IMR IB ASL PAX RL IN VF FS OCR NN XX YY XY SBU EEF SKL SPSM FOHM PISA TIMSS PBIS DISA RSS DOI ISBN HLR SMS GDPR DPIA EU FN WHO APL HVO VVS GPS EMI NTI CO EHT EHM BUP SOC APT SYV IT AL HT VT ÅP NPF ADHD ADD AST DCD OCD PMO PM OK ID NP NO SO SVA SV MA EN SLÖ IDH BL MU IUP IV VH SSK FSK LGR SFS SOU KR DLS HPV PDF CSV UL PC TV FN BIF KBT AKK IM NA TE SA EK BA EE FT ES HU VO BF GY AB UBN BUN EMI PLA MLA SPSM SIP LVU LSS HVB ICF SEK USA UK NY PE PS OBS TF NR KL ET AM DE AE VAB DU AD HD SKR IMY DNR AI CSN IST HAB HC VC ICA BMI MPR TBE DTP FK HIV SKR VFU LPT SFI NTA SVT UR YAM HR PRAO CP IQ HKK MSPR TK TN PYP MYP DP IBDP HV'.split(
    ' ',
  ),
);

/** Of these, programmes of upper secondary school and what else is somebody in a class of the compulsory school. */
const ALSO_PEOPLE =
  /^(?:CO|CI|ET|HR|TN|EMI|ASL|NTI|IB|RL|IN|VF|FS|AN|EE|TE|SA|ES|FT|BF|VO|HU|BA|EK|NA|AM|AE|AD|HD|KR|PS|DP|HV)$/u;
/** «AL 6B: …»: a teachers' team (arbetslag) is of grades, not of one class. */
const IS_TEAM = /^(?!\s[1-9]\s?[a-hA-H](?![\p{L}\d]))/u;
const IN_LOWER_CLASS = /^(?:\s?\(| i (?:klass )?)[1-9]\s?[a-hA-H](?![\p{L}\d])/u;
/** Capital letters that stand for something; with a full stop between they seldom do. */
const isCode = (initials: string, after: string): boolean =>
  !(ALSO_PEOPLE.test(initials) && IN_LOWER_CLASS.test(after)) &&
  (initials !== 'AL' || IS_TEAM.test(after)) &&
  CODES.has(initials.replaceAll(/[^\p{L}]/gu, '').toUpperCase()) &&
  !/\p{L}\.\s?\p{L}/u.test(initials.replace(/^(?:N\.\s?N|X\.\s?X|t\.\s?e)/iu, 'NN'));

/** «Vilma S», «Sanna G»: the letter of a surname just after a first name. */
function surnameLetter(rest: string, before: Tag | undefined, at: number): string | undefined {
  if (!before || before.to !== at - 1 || !/^W?NAME0?$/.test(before.tag)) return undefined;
  return /^(?!I )\p{Lu}(?![\p{L}\d'’-])/u.exec(rest)?.[0];
}

/** What is counted or given when a letter from A to F is a grade, whatever follows: «flest F i 7B». */
const GRADED =
  /(?<!\p{L})(?:flest(?:a)?|fler|färre|antal(?:et)?|andel(?:en)?|många|fått|fick|minst|(?:kurs|slut)?betyg(?:et|en)?|satta|minska|fewer|more|grade|least|vill (?:ha|få|nå)|når|nådde|klarar?|\d ?%) $/iu;
/** «E–C gav skriftligt F», «E–C i NO». */
const FROM_TO = /^[A-F]–[A-F](?![\p{L}\d]| (?:i|in) \d)/u;
/** What grades are given in. */
const IN_SUBJECT =
  /^[A-F] (?:i|in) (?:en(?=[,.:;)]|$)|ma|matte|matematik|sv|sva|svenska|eng|engelska|fy|fysik|ke|kemi|bi|biologi|bild|no|so|historia|religion|samhällskunskap|geografi|idrott|idh|slöjd|musik|hemkunskap|hkk|teknik|moderna språk|franska|spanska|tyska|minst ett|något|flera|alla ämnen|ett ämne|maths?|mathematics|swedish|english|science|pe|all subjects)(?!\p{L})/iu;
/** So much before a letter, and after it, may say that it is a grade. */
const NEAR = 24;
/** «F i matematik», «minst E i alla ämnen», «färre F i åk 9»; «F i 8B», «samtal med F i åk 7» and «B i korridoren» are somebody. */
export function isGrade(text: string, at: number): boolean {
  const rest = text.slice(at, at + NEAR);
  if (FROM_TO.test(rest)) return true;
  const isIn = /^[A-F] (?:i|in) /.test(rest);
  if (!isIn && !/^[A-F](?:\.(?= \p{Lu})|\.?$)/u.test(rest)) return false;
  return (isIn && IN_SUBJECT.test(rest)) || GRADED.test(text.slice(Math.max(0, at - NEAR), at));
}

/** The initials that a text begins with. `before`: the sign before it, `last`: the word before it. */
export function initialsAt(rest: string, before: string, last: Tag | undefined, at: number): string | undefined {
  const initials = initialsIn(rest, before) ?? smallInitials(rest, before) ?? surnameLetter(rest, last, at);
  return initials && !isCode(initials, rest.slice(initials.length)) ? initials : undefined;
}

/** «T.o.m.» is one word, of which «o.m.» is nobody's. */
function initialsIn(rest: string, before: string): string | undefined {
  const found = INITIALS.exec(rest)?.[0];
  return found && before === '.' && /^\p{Ll}/u.test(found) ? undefined : found;
}
