/** A text as a row of tags: what each word is for the question whether a pupil is meant. */
import { withBorne } from './borne.ts';
import { CLASS, GRADE, isBesideClass, smallInitials, TOLD_CLASS } from './classes.ts';
import moreNames from './more-names.json' with { type: 'json' };
import names from './names.json' with { type: 'json' };
import type { Tag } from './tag.ts';
import { titleAt } from './titles.ts';
import vocabulary from './vocabulary.json' with { type: 'json' };
import wordLists from './words.json' with { type: 'json' };

export type Known = {
  readonly staff: readonly string[];
  readonly school?: string | undefined;
  /** Words that the team has said are no pupil's, in lower case; beside a class they are asked about all the same. */
  readonly notPupils?: ReadonlySet<string> | undefined;
};

/** First names that are ordinary words, months or codes too: a name only with a capital letter and something else that says so. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  'maj juni juli april liv björn saga love dag sten max my nova lova siv linda frank frans rosa viola ask alm ek lind nils tage ture bo kai is an de la al may june grace faith holly will bill mark rich hope joy art dale ray van per pia ida tim tom rut ros roa bror god kit even odd vide storm sol sommar vinter hugge linn loa mina nike isa mira mio pim alva elsa nora vilma edvin albert hugo wilma pax ro frid frida gull gun eden sky ed sam ann kim lo noa ori nima rita rune asta signe rik barn al eva sara nye mai van vera leo milo gran bay don chase reid art iris jasmine dawn amber april autumn summer violet ruby olive rose lily daisy poppy ivy norm guy jan mar sun jung sage angel prince king'.split(
    ' ',
  ),
);
/** Of these, the ones that are no words in small letters. */
const ONLY_NAMES: ReadonlySet<string> = new Set(
  'nora elsa alva vilma wilma edvin albert hugo ida linda nils ture tage asta signe eva sara milo leo frida vera noa nima isa mira rune kim siv'.split(
    ' ',
  ),
);
/** Of these, the ones that are in most sentences without being anybody. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'is de la al per god kit even ro dag van an a on mai is al may will bill mark art nye barn son ek gun eva sun don bay norm'.split(
    ' ',
  ),
);
/** Whether a word in small letters may be somebody's name all the same: «max», «my», «vide». */
export const mayBeName = (word: string): boolean => ALSO_WORDS.has(word) && !SMALL_WORDS.has(word);

type Lists = {
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  /** First names of some language that are ordinary words here: never a name in lower case. */
  readonly ordinary: ReadonlySet<string>;
  /** Words that are no names wherever they stand. */
  readonly vocabulary: ReadonlySet<string>;
  /** The tag of each telling word, and of each ending that tells of a whole word. */
  readonly words: ReadonlyMap<string, string>;
  readonly ends: ReadonlyMap<string, string>;
};
let made: Lists | undefined;
/** Made when the first text is looked at, and then kept. */
function lists(): Lists {
  if (made) return made;
  const entries = Object.entries(wordLists).flatMap(([tag, words]) =>
    words.split(' ').map((word) => [word, tag.toUpperCase()] as const),
  );
  made = {
    first: new Set([...names.first.split(' '), ...moreNames.first.split(' '), ...ALSO_WORDS]),
    last: new Set(names.last.split(' ')),
    ordinary: new Set(names.ordinary.split(' ')),
    vocabulary: new Set(vocabulary.words.split(' ')),
    // The first list that holds a word decides.
    words: new Map(entries.map(([word, tag]) => [word.replace('*', ''), tag] as const).toReversed()),
    ends: new Map(entries.flatMap(([word, tag]) => (word.startsWith('*') ? [[word.slice(1), tag] as const] : []))),
  };
  return made;
}

const SHORTEST_END = 3;
const LONGEST_END = 14;
/** The tag of the longest listed ending of a word that is longer than it. */
function endTag(lower: string): string | undefined {
  for (let length = Math.min(LONGEST_END, lower.length - 2); length >= SHORTEST_END; length -= 1) {
    const tag = lists().ends.get(lower.slice(-length));
    if (tag) return tag;
  }
  return undefined;
}
const ONE_OF =
  /^(?:(?:en|ett) av (?:(?:våra|de|mina|dina) )?(?:(?:pojkar|flickor|killar|tjejer|elever)(?:na)?|barn(?:en)?|ettorna|tvåorna|treorna|fyrorna|femmorna|sexorna|sjuorna|åttorna|niorna)|one of (?:the|our|my) (?:boys|girls|pupils|students))(?!\p{L})/iu;
/** «Per elev», «var tredje pupil», «föräldrarna i 2C»: anybody, or all of a class. */
const EACH =
  /^(?:(?:föräldrarna|föräldrar|vårdnadshavarna|vårdnadshavare|parents|guardians)(?= (?:i|in|of) (?:\d|åk|årskurs|klass|f-klass|förskoleklass|år |year|grade|(?:ett|två|tre|fyr|fem|sex|sju|åtta|ni)(?:an|man|n|orna)))|(?:per|varje|ingen|varannan|var (?:tredje|fjärde|femte|sjätte|tionde)|each|every|any|no) (?:elev|pupil|student|barn|child|pojke|flicka|boy|girl)(?!\p{L}))/iu;
/** What stands in a template where somebody's name would: «[elevens namn]», «<klass>», «{{förnamn}}», «Elev X». */
const PLACEHOLDER =
  /^(?:[[<{]{1,2}[\p{L} ,./_-]{0,20}(?:namn|klass|elev|elevens|initialer|datum|personnummer|vårdnadshavare|mentor|name|class|date|pupil|student|initials)[\p{L} ,./_-]{0,20}[\]>}]{1,2}|(?:elev|pupil|student|klass|class) [A-ZÅÄÖ](?!\p{L}|\.|-\p{L})|(?:eleven|the pupil|klassen) [XYZ](?![\p{L}.])|[A-H](?:, [A-H])*,? (?:och|eller|and|or|&) [A-H](?!\p{L}|\.\p{L}|\.? (?:i |\()?\d)|(?:förnamn|efternamn|NN|N\.N\.|X\.X\.|X{2,4}|XY|N N|\p{Lu}{2,3}(?= (?:(?:i|in) \d\s?[a-h] )?(?:betyder|står för|är förkortning|stands for|means) ))(?![\p{L}\d]))/iu;
const INITIALS =
  /^(?:\p{Lu}\s?[.\-_]\s?\p{Lu}\.?(?:\s?\p{Lu}(?!-)\.?)?(?!\p{L})|\p{Lu}{2,3}(?!\p{L})(?!-)|\p{Lu}\.(?=\s)|(?!I)\p{Lu}(?=\s(?:\d\s?[A-Ha-h]|i\s|in\s|och\s|&))(?!\p{L})|\p{Ll}\.\s?\p{Ll}\.?(?=[\s,]))/u;
/** Capital letters that stand for something else than a person. */
const CODES: ReadonlySet<string> = new Set(
  'OCR NN XX YY XY SBU EEF SKL SPSM FOHM PISA TIMSS PBIS DISA RSS DOI ISBN HLR SMS GDPR DPIA EU FN WHO EHT EHM BUP SOC APT SYV IT AL HT VT ÅP NPF ADHD ADD AST DCD OCD PMO PM OK ID NP NO SO SVA SV MA EN SLÖ IDH BL MU IUP IV VH SSK FSK LGR SFS SOU KR DLS HPV PDF CSV UL PC TV FN BIF KBT AKK IM NA TE SA EK BA EE FT ES HU VO BF GY AB UBN BUN EMI PLA MLA SPSM SIP LVU LSS HVB ICF SEK USA UK NY PE PS OBS TF NR KL ET AM DE AE VAB DU AD HD SKR IMY DNR AI CSN IST HAB VFU LPT SFI NTA SVT UR YAM HR PRAO CP IQ'.split(
    ' ',
  ),
);

/** Of these, programmes of upper secondary school and what else is somebody in a class of the compulsory school. */
const ALSO_PEOPLE = /^(?:EE|TE|SA|ES|FT|BF|VO|HU|BA|EK|NA|AM|AE|AD|HD|KR|PS)$/u;
const IN_LOWER_CLASS = /^(?:\s?\(| i (?:klass )?)[1-9]\s?[a-hA-H](?![\p{L}\d])/u;
/** Capital letters that stand for something; with a full stop between they seldom do. */
const isCode = (initials: string, after: string): boolean =>
  !(ALSO_PEOPLE.test(initials) && IN_LOWER_CLASS.test(after)) &&
  CODES.has(initials.replaceAll(/[^\p{L}]/gu, '').toUpperCase()) &&
  !/\p{L}\.\s?\p{L}/u.test(initials.replace(/^(?:N\.\s?N|X\.\s?X|t\.\s?e)/iu, 'NN'));

/** What ends a clause: a sign, or a word that begins another one. */
const CLAUSE = /[.,;:!?\n()"“”«»–]|\s-\s/u;
const JOINING: ReadonlySet<string> = new Set(
  'men medan eftersom därför när om så utan vars vilket vilken innan sedan but while because when if since which who'.split(
    ' ',
  ),
);

export function tags(text: string, known: Known): Tag[] {
  const staff = staffNames(known);
  const found: Tag[] = [];
  const push = (tag: string, from: number, length: number): void => {
    const word = text.slice(from, from + length).toLowerCase();
    const before = found.at(-1);
    const parted = before !== undefined && (CLAUSE.test(text.slice(before.to, from)) || JOINING.has(word));
    const clause = (before?.clause ?? 0) + (parted ? 1 : 0);
    found.push({ tag, word, from, to: from + length, clause });
  };
  let at = 0;
  while (at < text.length && found.length < 400) {
    const rest = text.slice(at, at + 60);
    const before = text[at - 1] ?? ' ';
    if (/[\p{L}\d]/u.test(before) && /^[\p{L}\d]/u.test(rest)) {
      at += 1;
      continue;
    }
    const title = titleAt(rest);
    if (title) {
      push('TITLE', at, title.length);
      at += title.length;
      continue;
    }
    const placeholder = PLACEHOLDER.exec(rest)?.[0];
    if (placeholder) {
      push('w', at, placeholder.length);
      at += placeholder.length;
      continue;
    }
    const oneOf = ONE_OF.exec(rest)?.[0] ?? EACH.exec(rest)?.[0];
    if (oneOf) {
      push(ONE_OF.test(oneOf) ? 'PUPIL' : 'PUPILS', at, oneOf.length);
      at += oneOf.length;
      continue;
    }
    const inClass = CLASS.exec(rest)?.[0] ?? TOLD_CLASS.exec(rest)?.[0];
    const group = inClass ?? GRADE.exec(rest)?.[0];
    if (group) {
      push(inClass ? 'CLASS' : 'GRADE', at, group.length);
      at += group.length;
      continue;
    }
    const initials = INITIALS.exec(rest)?.[0] ?? smallInitials(rest, before);
    if (initials && !isCode(initials, rest.slice(initials.length))) {
      push(isTaught(known, initials, text, at) ? 'STAFF' : 'INIT', at, initials.length);
      at += initials.length;
      continue;
    }
    const word = /^(?:\p{L}[\p{L}\p{M}’']*(?:-\p{L}[\p{L}\p{M}]*)*|\d+(?:[.,]\d+)?|[%?:!])/u.exec(rest)?.[0];
    if (!word) {
      at += 1;
      continue;
    }
    push(isTaught(known, word, text, at) ? 'STAFF' : tagOf(word, text, at, staff), at, word.length);
    at += word.length;
  }
  return withBorne(text, found);
}

/** A word as the team's own list holds it: letters in lower case, without the genitive's ending where there is one. */
const asTaught = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{M}-]/gu, '');
function isTaught({ notPupils }: Known, word: string, text: string, at: number): boolean {
  if (!notPupils || notPupils.size === 0) return false;
  const lower = asTaught(word);
  if (!notPupils.has(lower) && !notPupils.has(lower.replace(/s$/u, ''))) return false;
  return !isBesideClass(text, at + word.length);
}

const readNames = new WeakMap<readonly string[], { school: string | undefined; names: ReadonlySet<string> }>();
/** Full names, first names and surnames of the team, in lower case; worked out once for each list of staff. */
function staffNames(known: Known): ReadonlySet<string> {
  const read = readNames.get(known.staff);
  if (read && read.school === known.school) return read.names;
  const names = namesIn(known);
  readNames.set(known.staff, { school: known.school, names });
  return names;
}

function namesIn({ staff, school }: Known): ReadonlySet<string> {
  const all = [...staff, school ?? ''].flatMap((name) =>
    name
      .toLowerCase()
      .split(/[\s-]+/)
      .concat(name.toLowerCase()),
  );
  return new Set(all.filter((name) => name.length > 1));
}

function tagOf(word: string, text: string, at: number, staff: ReadonlySet<string>): string {
  const lower = word.toLowerCase();
  if (/^\d/.test(word)) return 'NUM';
  // A diagnosis in capital letters, an English verb otherwise.
  if (word === 'add' || word === 'Add') return 'w';
  if (staff.has(lower) || staff.has(lower.replace(/'?s$/, ''))) return 'STAFF';
  const alsoWord = nameTag(word, lower, text, at);
  if (alsoWord && (/WNAME|wname/.test(alsoWord) || (alsoWord === 'NAME' && isBesideClass(text, at + word.length))))
    return alsoWord;
  const isName = isCapital(word) && lists().first.has(lower);
  const listed = lists().words.get(lower);
  if (listed && !(isName && !atStart(text, at))) return listed;
  const tag = nameTag(word, lower, text, at) ?? endTag(lower);
  return tag ?? (isCapital(word) && !isOrdinary(lower) ? 'CAP0' : 'w');
}

/** A word of the vocabulary, also in the forms that a Swedish noun or verb takes. */
function isOrdinary(lower: string): boolean {
  const { vocabulary: known } = lists();
  if (lower.length > LONGEST_NAME || known.has(lower)) return true;
  return (
    /(?:ing|het|tion|else|isk|lig|ande|ende|ningar|ade|ade?s|erna|arna|orna)$/u.test(lower) ||
    known.has(lower.replace(/(?:en|et|er|ar|or|na|n|t|s|a|r)$/u, '')) ||
    known.has(`${lower}a`)
  );
}
const LONGEST_NAME = 11;

const LETTER_CLASS = /^\s?(?:i\s|,\s|\()?[1-9]\s?[a-h](?![\p{L}\d])/iu;
const isCapital = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word);
const atStart = (text: string, at: number): boolean =>
  at === 0 || /(?:^|[.!?:\n•–"“(]|- )\s{0,3}$/u.test(text.slice(Math.max(0, at - 3), at));

/** «Vi kan lova 5B …»: a word after these does something. */
const AFTER_THESE = /(?<!\p{L})(?:kan|vill|att|inte|får|ska|skulle|måste|vågar|låta|ett|en|min|din)\s$/iu;
/** Names that are months and feasts as well. */
const MONTHS_AND_FEASTS: ReadonlySet<string> = new Set(['august', 'lucia', 'valborg', 'noel', 'juno']);
/** A name in small letters that is no word of ours; two letters are nobody's alone. */
const isNameAlone = (name: string): boolean =>
  name.length > 3 || (name.length === 3 && !lists().vocabulary.has(name) && !lists().words.has(name));

function nameTag(word: string, lower: string, text: string, at: number): string | null {
  const stem = lower.replace(/(?:'s|’s|s)$/u, '');
  const genitive =
    stem !== lower && lists().first.has(stem) && !lists().first.has(lower) && !lists().vocabulary.has(lower);
  const name = genitive ? stem : lower;
  const capital = isCapital(word);
  const listed = lists().first.has(name) || name.split('-').every((part) => part.length > 1 && lists().first.has(part));
  const start = atStart(text, at);
  const g = genitive ? 'G' : '';
  const inClass = isBesideClass(text, at + word.length);
  if (listed && (ALSO_WORDS.has(name) || MONTHS_AND_FEASTS.has(name))) {
    const asWord = SMALL_WORDS.has(name) || AFTER_THESE.test(text.slice(Math.max(0, at - 10), at));
    if (inClass && (capital || !asWord)) return capital ? 'NAME' : 'wname';
    if (!capital) return ONLY_NAMES.has(name) ? 'wname' : null;
    return start ? `WNAME0${g}` : `WNAME${g}`;
  }
  const initial = /^\s\p{Lu}(?![\p{L}\d])/u.test(text.slice(at + word.length, at + word.length + 3));
  if (listed && lists().ordinary.has(lower) && (!capital || (start && !inClass && !initial))) return null;
  if (listed) return capital ? `NAME${g}` : isNameAlone(name) ? `name${g}` : null;
  if (
    capital &&
    (lists().last.has(lower) || /(?:sson|ström|berg|gren|qvist|kvist|dotter|lund|stedt|feldt|borg)$/u.test(lower))
  )
    return 'LAST';
  if (
    capital &&
    start &&
    !isOrdinary(lower) &&
    LETTER_CLASS.test(text.slice(at + word.length, at + word.length + 8)) &&
    !/(?:en|et|na|an|ar|er|or|ing|het|tion|s)$/u.test(lower)
  )
    return 'CAP';
  if (capital && !start) return /s$/u.test(word) ? 'CAPS' : 'CAP';
  return null;
}
