/** A text as a row of tags: what each word is for the question whether a pupil is meant. */
import { ALSO_WORDS, mayBeName, ONLY_NAMES, SMALL_WORDS } from './also-words.ts';
import { withBorne } from './borne.ts';
import { isBesideClass } from './classes.ts';
import { initialsAt, isGrade } from './initials.ts';
import { isNamesake, isTaught, type Known, staffNames } from './known.ts';
import moreNames from './more-names.json' with { type: 'json' };
import names from './names.json' with { type: 'json' };
import { isOrdinary, isWord } from './ordinary.ts';
import { phraseAt } from './phrases.ts';
import { schoolAt } from './school-named.ts';
import { lemma } from './stem.ts';
import type { Tag } from './tag.ts';
import { withThings } from './things.ts';
import wordLists from './words.json' with { type: 'json' };

type Lists = {
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  /** First names of some language that are ordinary words here: never a name in lower case. */
  readonly ordinary: ReadonlySet<string>;
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
/** What ends a clause: a sign, or a word that begins another one. */
const CLAUSE = /[.,;:!?\n()"“”«»–]|\s-\s/u;
const JOINING: ReadonlySet<string> = new Set(
  'men medan eftersom därför när om så utan vars vilket vilken innan sedan but while because when if since which who'.split(
    ' ',
  ),
);
/** «… och att Ebba flyttar»: another clause of the same sentence. */
const AND_THAT: ReadonlySet<string> = new Set(['och att', 'samt att', 'men att', 'and that', 'but that']);

export function tags(text: string, known: Known): Tag[] {
  const staff = staffNames(known);
  const found: Tag[] = [];
  const push = (tag: string, from: number, length: number): void => {
    const word = text.slice(from, from + length).toLowerCase();
    const before = found.at(-1);
    const parted =
      before !== undefined &&
      (CLAUSE.test(text.slice(before.to, from)) || JOINING.has(word) || AND_THAT.has(`${before.word} ${word}`));
    const clause = (before?.clause ?? 0) + (parted ? 1 : 0);
    found.push({ tag, word, lemma: lemma(word), from, to: from + length, clause });
  };
  let at = 0;
  while (at < text.length && found.length < 400) {
    const rest = text.slice(at, at + 60);
    const before = text[at - 1] ?? ' ';
    if (/[\p{L}\d]/u.test(before) && /^[\p{L}\d]/u.test(rest)) {
      at += 1;
      continue;
    }
    const phrase = phraseAt(rest);
    if (phrase) {
      push(phrase.tag, at, phrase.length);
      at += phrase.length;
      continue;
    }
    const school = schoolAt(known.school, rest);
    if (school > 0) {
      push('THING', at, school);
      at += school;
      continue;
    }
    const initials = isGrade(text, at) ? undefined : initialsAt(rest, before, found.at(-1), at);
    if (initials) {
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
  return withBorne(text, withThings(found));
}

/** «Lill-Sixten», «stor-Ali»: one of two of the same name. */
const LITTLE = /^(?:lill|lilla|stor|stora|gamle|unge)-(?=\p{Lu}\p{Ll})/iu;

function tagOf(word: string, text: string, at: number, staff: ReadonlySet<string>): string {
  const little = LITTLE.exec(word)?.[0].length ?? 0;
  if (little > 0) return tagOf(word.slice(little), text, at + little, staff);
  const lower = word.toLowerCase();
  if (/^\d/.test(word)) return 'NUM';
  if (lower === 'syster' && isNurse(text, at)) return 'ROLE';
  // A diagnosis in capital letters, an English verb otherwise.
  if (word === 'add' || word === 'Add') return 'w';
  const colleague = staff.has(lower) ? lower : lower.replace(/'?s$/, '');
  // Of «Max Stark» not what is «stark» in small letters.
  const isAnyWord = word === lower && isWord(colleague) && !lists().first.has(colleague);
  if (staff.has(colleague) && !isAnyWord && !isNamesake(text, at, word.length, staff)) return 'STAFF';
  const alsoWord = nameTag(word, lower, text, at);
  if (alsoWord && (/WNAME|wname/.test(alsoWord) || (alsoWord === 'NAME' && isBesideClass(text, at + word.length))))
    return alsoWord;
  const isName = isCapital(word) && lists().first.has(lower);
  const listed = lists().words.get(lower);
  if (listed && !(isName && !atStart(text, at))) return listed;
  const tag = nameTag(word, lower, text, at) ?? endTag(lower);
  return tag ?? (isCapital(word) && !isOrdinary(lower) && !JOINED.test(word) ? 'CAP0' : 'w');
}

/** «Syster Siv tar vaccinationerna»: a nurse, not somebody's sister («hans syster Siv», «syster Siv i 4A»). */
function isNurse(text: string, at: number): boolean {
  const after = at + 'syster'.length;
  const name = atStart(text, at) ? /^ \p{Lu}[\p{Ll}-]+/u.exec(text.slice(after, after + 30))?.[0] : undefined;
  return name !== undefined && !isBesideClass(text, after + name.length);
}

/** Words of files' names, which go without their dots. */
const OF_FILES = /(?:kartlaggning|sammanstallning|oversikt|franvaro|narvaro|enkat|atgard)\p{L}{0,12}$/u;
/** «Skol-enhetskod»: names that are joined have a capital letter each. */
const JOINED = /-\p{Ll}/u;
const LETTER_CLASS = /^\s?(?:i\s|,\s|\()?[1-9]\s?[a-h](?![\p{L}\d])/iu;
const isCapital = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word);
const atStart = (text: string, at: number): boolean =>
  at === 0 || /(?:^|[.!?:\n•–"“(]|- )\s{0,3}$/u.test(text.slice(Math.max(0, at - 3), at));

/** «Vi kan lova 5B …», «I hope 4B …»: a word after these does something. */
const AFTER_THESE =
  /(?<!\p{L})(?:kan|vill|att|inte|får|ska|skulle|måste|vågar|låta|ett|en|min|din|i|we|you|they|to|please|can|must|don't|let's)\s$/iu;
/** «Det var liv i åttan», «mer ro i 7B»: not «det var max i 7B som bråkade». */
const MUCH = /(?<!\p{L})(?:var|är|blev|blir|mycket|lite|mer|mindre|nytt|fullt med) $/iu;
const WEATHERS: ReadonlySet<string> = new Set(['liv', 'ro', 'frid', 'sol', 'storm', 'hopp']);
/** «Mark the absent ones», «Will any of you»: at the start of a sentence and before these a word is no name. */
const BEFORE_THESE = /^\s(?:the|any|all|every|each|it|them|these|those|you|we|they|your|our)(?!\p{L})/iu;
/** «… i 7B som …» is looked for so far. */
const WITH_WHO = 20;
const SKIES: ReadonlySet<string> = new Set(['storm', 'sol', 'sommar', 'vinter', 'sky']);
const ENGLISH_VERBS: ReadonlySet<string> = new Set([
  'edit',
  'mark',
  'will',
  'may',
  'bill',
  'chase',
  'grace',
  'hope',
  'rich',
]);
/** Names that are months and feasts as well. */
const MONTHS_AND_FEASTS: ReadonlySet<string> = new Set(['august', 'lucia', 'valborg', 'noel', 'juno']);
const MONTHS: ReadonlySet<string> = new Set(['maj', 'juni', 'juli', 'april', 'may', 'june', 'jan', 'mar', 'august']);
/** «Maj blir trångt»: what months are and nobody is. */
const IS_A_MONTH =
  /^ (?:är|blir|blev|var|ser) (?:trång|full|intensiv|tung|hektisk|redan|bäst|sämst|lång|kort|månaden|för)/u;
/** «maj är borta idag». */
const IS_AWAY = /^ är (?:borta|sjuk|hemma|frånvarande|ledsen|arg)(?!\p{L})/u;
/** What only somebody does, just after a name that is a word too, where a sentence begins: «rut läser flytande», «dag och hans morfar». */
const DOES =
  /^ (?:(?:och|o) (?:hans|hennes)|får inte|får hjälp|fick inte|vågade?|orkade?|sover|sov|läser|läste|skrev|sitter|satt|sa|säger|klättrade|lyckades|slutade|trivs|trivdes|mår|mådde|bor|gick|går på anpassad|åt|äter|leker|lekte|slog|grät|gråter|skolkar|skolkade|vägrar|vägrade|tar sin|har sin|kan inte|vill inte|kommer inte|kom inte)(?!\p{L})/u;
/** «tor i fyran ej varit här», «maj i SA2 har ingen praktikplats»: in a class, and what is said of one who goes there. */
const IN_CLASS_IS =
  /^ i (?:(?:klass |åk )?\p{L}{0,10}\d{1,2}\p{L}?|ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian) (?:(?:ej|inte|aldrig) varit|har (?:ej|inte|ing(?:a|en|et)|fått|varit|slutat|börjat)|mår|behöver|saknas|sover|vägrar|(?:är|e) (?:borta|sjuk|hemma)|kommer (?:ej|inte|aldrig|sent))(?!\p{L})/u;
const SAYS_OF_ONE = 44;
/** In small letters these are a word where they stand first, whatever comes after. */
const ALWAYS_WORDS: ReadonlySet<string> = new Set(
  'is de la al per even an a on ai may will bill mark art nye don norm kit van liv maj juni juli april ro frid bror barn son'.split(
    ' ',
  ),
);
/** So much text says what is done. */
const SAYS = 16;
/** «My view: …»: an English sentence. */
const MINE = /^ (?:view|question|point|suggestion|guess|group|plan|notes?|impression|thoughts?|idea|colleague)/u;
/** «An adult referee …»: what English has after its article, and nobody does. */
const AN_ARTICLE =
  /^ (?:adult|hour|extra|assistant|action|interview|open|early|older|overview|email|answer|analysis|example|event|activity|agreement|external|annual|average|individual|outdoor|indoor|exam|essay|evening|afternoon|intervention|expert|article|app)(?!\p{L})/u;
/** «ville kolehmainen 5A»: a surname in small letters and a class after it. */
function isFullNameInClass(text: string, after: number): boolean {
  const last = /^ (\p{Ll}{4,20})(?= ?\(?\d\s?[a-h](?!\p{L}))/iu.exec(text.slice(after, after + WITH_SURNAME));
  const surname = last?.[1]?.toLowerCase() ?? '';
  return surname !== '' && (lists().last.has(surname) || !(isWord(surname) || isOrdinary(surname)));
}
const WITH_SURNAME = 28;
/** A name in small letters that is no word of ours; two letters are nobody's alone. */
const isNameAlone = (name: string): boolean =>
  name.length > 3 || (name.length === 3 && !isWord(name) && !lists().words.has(name));

function nameTag(word: string, lower: string, text: string, at: number): string | null {
  const stem = lower.replace(/(?:'s|’s|s)$/u, '');
  const genitive = stem !== lower && lists().first.has(stem) && !lists().first.has(lower) && !isWord(lower);
  const name = genitive ? stem : lower;
  const inClass = isBesideClass(text, at + word.length);
  // «AUGUST 4C»: in capitals as in a list of names.
  const capital = isCapital(word) || (inClass && /^\p{Lu}{4,}$/u.test(word));
  const listed = lists().first.has(name) || name.split('-').every((part) => part.length > 1 && lists().first.has(part));
  const start = atStart(text, at);
  const g = genitive ? 'G' : '';
  if (listed && !capital && start && IN_CLASS_IS.test(text.slice(at + word.length, at + word.length + SAYS_OF_ONE)))
    return 'wname';
  if (listed && (ALSO_WORDS.has(name) || MONTHS_AND_FEASTS.has(name))) {
    const after = text.slice(at + word.length, at + word.length + 10);
    if (MONTHS_AND_FEASTS.has(name) && !inClass && /^\s\d/u.test(after)) return 'w';
    if (MONTHS.has(name) && /(?<!\d)\d{1,2}(?:\.|:?e|:a|st|nd|rd|th)? $/u.test(text.slice(Math.max(0, at - 6), at)))
      return 'w';
    if (start && ENGLISH_VERBS.has(name) && BEFORE_THESE.test(after)) return 'w';
    if (start && MONTHS.has(name) && IS_A_MONTH.test(text.slice(at + word.length, at + word.length + SAYS))) return 'w';
    if (start && name === 'my' && MINE.test(text.slice(at + word.length, at + word.length + SAYS))) return 'w';
    if (start && name === 'an' && AN_ARTICLE.test(text.slice(at + word.length, at + word.length + SAYS))) return 'w';
    if (start && SKIES.has(name) && /^\s(?:från|och|över|på|i natt|i morgon|väntas)/iu.test(after)) return 'w';
    if (
      !capital &&
      WEATHERS.has(name) &&
      MUCH.test(text.slice(Math.max(0, at - 10), at)) &&
      !/ som /.test(text.slice(at, at + WITH_WHO))
    )
      return null;
    const asWord = SMALL_WORDS.has(name) || AFTER_THESE.test(text.slice(Math.max(0, at - 10), at));
    // «Per» as a word is never followed by «i».
    const isPer = name === 'per' && after.startsWith(' i ');
    if (asWord && !capital && inClass && !g && !isPer) return null;
    if (inClass && (capital || !asWord || isPer)) return capital ? 'NAME' : 'wname';
    if (!capital) {
      const does = start && !ALWAYS_WORDS.has(name) && DOES.test(text.slice(at + word.length, at + word.length + SAYS));
      const away = start && MONTHS.has(name) && IS_AWAY.test(text.slice(at + word.length, at + word.length + SAYS));
      return does || away || ONLY_NAMES.has(name) ? 'wname' : null;
    }
    return start ? `WNAME0${g}` : `WNAME${g}`;
  }
  if (!capital && isFullNameInClass(text, at + word.length) && (listed || mayBeName(name))) return 'wname';
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
  const isNobodys =
    JOINED.test(word) || isWord(lower) || OF_FILES.test(lower) || /^(?:THING|ORG)$/.test(endTag(lower) ?? '');
  if (capital && !start && !isNobodys) return /s$/u.test(word) ? 'CAPS' : 'CAP';
  return null;
}
