/** A text as a row of tags: what each word is for the question whether a pupil is meant. */
import names from './names.json' with { type: 'json' };
import vocabulary from './vocabulary.json' with { type: 'json' };
import wordLists from './words.json' with { type: 'json' };

export type Tag = { readonly tag: string; readonly word: string; readonly from: number; readonly to: number };
export type Known = { readonly staff: readonly string[]; readonly school?: string | undefined };

/** First names that are ordinary words, months or codes too: a name only with a capital letter and something else that says so. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  'maj juni juli april liv björn saga love dag sten max my nova lova siv linda frank frans rosa viola ask alm ek lind nils tage ture bo kai is an de la al may june grace faith holly will bill mark rich hope joy art dale ray van per pia ida tim tom rut ros roa bror god kit even odd vide storm sol sommar vinter hugge linn loa mina nike isa mira mio pim alva elsa nora vilma edvin albert hugo wilma pax ro frid frida gull gun eden sky ed sam ann kim lo noa ori nima rita rune asta signe rik ringa barn al eva sara nye mai van vera leo milo gran bay don chase reid art iris jasmine dawn amber april autumn summer violet ruby olive rose lily daisy poppy ivy norm guy jan mar sun jung sage angel prince king'.split(
    ' ',
  ),
);
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
    first: new Set([...names.first.split(' '), ...ALSO_WORDS]),
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
const CLASS =
  /^(?:[1-9](?:\s?[a-hA-H])(?![\p{L}\d]|-\p{Ll}{2})|(?:na|te|sa|ek|im|ba|ee|ft|es|hu|vo|bf)(?:[1-3]|2\d)[a-d]?(?![\p{L}\d]))/iu;
const ONE_OF =
  /^(?:en|ett) av (?:pojkarna|flickorna|killarna|tjejerna|eleverna|barnen|the (?:boys|girls|pupils))(?!\p{L})/iu;
const GRADE =
  /^(?:åk\.?\s?[f\d]|årskurs\s?(?:[f\d]|ett|två|tre|fyra|fem|sex|sju|åtta|nio)|åk\s?(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)|klass\s?\d[a-h]?|f-klass\p{L}*|förskoleklass\p{L}*|(?:ett|två|tre|fyr|femm?|sex|sju|åtta?|ni)(?:an|ans|orna|or|ornas)|\d:?an(?!\p{L})|(?:year|grade|class)\s?\d+[a-h]?|y\d(?!\d)|åtta [a-h](?!\p{L}))/iu;
const INITIALS =
  /^(?:\p{Lu}\s?[.\-_]\s?\p{Lu}\.?(?:\s?\p{Lu}\.?)?(?!\p{L})|\p{Lu}{2,3}(?!\p{L})(?!-)|\p{Lu}\.(?=\s)|\p{Lu}(?=\s(?:\d\s?[A-Ha-h]|i\s|in\s|och\s|&))(?!\p{L})|\p{Ll}\.\s?\p{Ll}\.?(?=[\s,]))/u;
/** Capital letters that stand for something else than a person. */
const CODES: ReadonlySet<string> = new Set(
  'SBU EEF SKL SPSM FOHM PISA TIMSS PBIS DISA RSS DOI ISBN HLR SMS GDPR DPIA EU FN WHO EHT EHM BUP SOC APT SYV IT AL HT VT ÅP NPF ADHD ADD AST DCD OCD PMO PM OK ID NP NO SO SVA SV MA EN SLÖ IDH BL MU IUP IV VH SSK FSK LGR SFS SOU KR DLS HPV PDF CSV UL PC TV FN BIF KBT AKK IM NA TE SA EK BA EE FT ES HU VO BF GY AB UBN BUN EMI PLA MLA SPSM SIP LVU LSS HVB ICF SEK USA UK NY PE PS OBS TF NR KL ET AM DE AE VAB DU AD HD SKR IMY DNR AI CSN IST HAB VFU LPT SFI NTA SVT UR YAM HR PRAO CP IQ'.split(
    ' ',
  ),
);

export function tags(text: string, known: Known): Tag[] {
  const staff = staffNames(known);
  const found: Tag[] = [];
  const push = (tag: string, from: number, length: number): void => {
    found.push({ tag, word: text.slice(from, from + length).toLowerCase(), from, to: from + length });
  };
  let at = 0;
  while (at < text.length && found.length < 400) {
    const rest = text.slice(at, at + 60);
    const before = text[at - 1] ?? ' ';
    if (/[\p{L}\d]/u.test(before) && /^[\p{L}\d]/u.test(rest)) {
      at += 1;
      continue;
    }
    const oneOf = ONE_OF.exec(rest)?.[0];
    if (oneOf) {
      push('PUPIL', at, oneOf.length);
      at += oneOf.length;
      continue;
    }
    const special = CLASS.exec(rest)
      ? ['CLASS', CLASS.exec(rest)?.[0]]
      : GRADE.exec(rest)
        ? ['GRADE', GRADE.exec(rest)?.[0]]
        : null;
    if (special) {
      push(special[0] ?? '', at, special[1]?.length ?? 1);
      at += special[1]?.length ?? 1;
      continue;
    }
    const initials = INITIALS.exec(rest)?.[0];
    if (initials && !CODES.has(initials.replaceAll(/[^\p{L}]/gu, '').toUpperCase())) {
      push('INIT', at, initials.length);
      at += initials.length;
      continue;
    }
    const word = /^(?:\p{L}[\p{L}\p{M}’']*(?:-\p{L}[\p{L}\p{M}]*)*|\d+(?:[.,]\d+)?|[%?:!])/u.exec(rest)?.[0];
    if (!word) {
      at += 1;
      continue;
    }
    push(tagOf(word, text, at, staff), at, word.length);
    at += word.length;
  }
  return found;
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
  if (alsoWord && /WNAME|wname/.test(alsoWord)) return alsoWord;
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

/** «i 7B», «, 1C», «(3a)» or «7B» straight after a word. */
const IN_CLASS =
  /^\s?(?:(?:i|in|from|på)\s|[,(]\s?)?(?:[1-9]\s?[a-h](?![\p{L}\d])|(?:i\s)?(?:ett|två|tre|fyr|femm?|sex|sju|åtta?|ni)(?:an|orna)|åk|förskoleklass|f-klass|grade|year|(?:te|na|sa|ek|im|ba|ee)\d)/iu;
const LETTER_CLASS = /^\s?(?:i\s|,\s|\()?[1-9]\s?[a-h](?![\p{L}\d])/iu;
const isCapital = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word);
const atStart = (text: string, at: number): boolean =>
  at === 0 || /(?:^|[.!?:\n•–"“(]|- )\s{0,3}$/u.test(text.slice(Math.max(0, at - 3), at));

function nameTag(word: string, lower: string, text: string, at: number): string | null {
  const stem = lower.replace(/(?:'s|’s|s)$/u, '');
  const genitive =
    stem !== lower && lists().first.has(stem) && !lists().first.has(lower) && !lists().vocabulary.has(lower);
  const name = genitive ? stem : lower;
  const capital = isCapital(word);
  const listed = lists().first.has(name) || name.split('-').every((part) => part.length > 1 && lists().first.has(part));
  const start = atStart(text, at);
  const g = genitive ? 'G' : '';
  const inClass = IN_CLASS.test(text.slice(at + word.length, at + word.length + 16));
  if (listed && ALSO_WORDS.has(name)) {
    if (inClass) return capital ? 'NAME' : 'wname';
    return capital ? (start ? `WNAME0${g}` : `WNAME${g}`) : null;
  }
  if (listed && lists().ordinary.has(lower) && (!capital || (start && !inClass))) return null;
  if (listed) return capital ? `NAME${g}` : name.length > 3 ? `name${g}` : null;
  if (
    capital &&
    (lists().last.has(lower) || /(?:sson|ström|berg|gren|qvist|kvist|dotter|lund|stedt|feldt|borg)$/u.test(lower))
  )
    return 'LAST';
  if (
    capital &&
    start &&
    LETTER_CLASS.test(text.slice(at + word.length, at + word.length + 8)) &&
    !/(?:en|et|na|an|ar|er|or|ing|het|tion|s)$/u.test(lower)
  )
    return 'CAP';
  if (capital && !start) return /s$/u.test(word) ? 'CAPS' : 'CAP';
  return null;
}
