/** What the SMART rules read out of words: groups, grades, concepts, shared stems. */
import conceptWords from './concepts.json' with { type: 'json' };
import { PROGRAMME } from './programmes.ts';
import lists from './words.json' with { type: 'json' };

export type WordList = keyof typeof lists;

/** Longer texts are judged by their beginning. */
const MAX_LENGTH = 3000;

/** How busy people shorten words in notes. */
const SHORTENED: Readonly<Record<string, string>> = {
  m: 'med',
  t: 'till',
  o: 'och',
  fr: 'från',
  enl: 'enligt',
  frånv: 'frånvaro',
  närv: 'närvaro',
  bedömn: 'bedömning',
  skoldgr: 'skoldagar',
  dgr: 'dagar',
  mån: 'månad',
  idh: 'idrott',
};
const SHORT =
  /(?<![\p{L}\d.]|\d )(?:m|t|o|fr|enl|frånv|närv|bedömn|idh)\.?(?= [\p{L}\d>≥<])|(?<![\p{L}.])(?:skoldgr|dgr|mån(?! (?:av|det)(?!\p{L})))(?![\p{L}\d])/gu;
const WEEKS = /(?<=(?:inom|within|på|efter|i) \d{1,2}) (?:v|vk)(?![\p{L}\d])/gu;

/** Lower case, ordinary spaces and quotes, usual shortenings in full, cut to what is judged. */
export const plain = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\u00ad\u200b-\u200f\ufeff]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(SHORT, (short) => SHORTENED[short.replace('.', '')] ?? short)
    .replaceAll(WEEKS, ' veckor')
    .trim();

/** `{staff}` in a pattern stands for any word for those who work at the school. */
const STAFF = `(?:${lists.staff.join('|')})`;
const LITERAL: ReadonlySet<string> = new Set(['vague', 'several', 'wish']);
const patterns = Object.fromEntries(
  Object.entries(lists).map(([name, words]) => {
    const written = words.map((word) => (LITERAL.has(name) ? RegExp.escape(word) : word.replaceAll('{staff}', STAFF)));
    return [name, new RegExp(`(?<!\\p{L})(?:${written.join('|')})`, 'u')];
  }),
) as Record<WordList, RegExp>;

/** The first word or phrase of the list in a plain text. */
export const firstOf = (list: WordList, text: string): string | null => patterns[list].exec(text)?.[0] ?? null;
export const has = (list: WordList, text: string): boolean => patterns[list].test(text);

const CONCEPTS = Object.entries(conceptWords).map(
  ([concept, words]) =>
    [
      concept,
      new RegExp(
        words
          .split(' ')
          .map((word) => RegExp.escape(word.replaceAll('\u00a0', ' ')))
          .join('|'),
        'u',
      ),
    ] as const,
);

/** «Lämnar EK under första året», «left the programme», «slutar på bygg»: leaves school, and no room or paper. */
const LEAVES = new RegExp(
  `(?<!\\p{L})(?:lämna[rt]?|lämnade|sluta[rt]?|slutade|leav(?:es?|ing)|left) (?:på )?(?:the )?(?:(?!in )${PROGRAMME}|\\p{L}{0,20}(?:programmet|utbildningen|gymnasiet|linjen|inriktningen)|skolan i förtid|programme|course|school early)(?![\\p{L}\\d])`,
  'giu',
);

/** Words of the school that begin as «skolk» does. */
const SCHOOLS_OWN = /skolk(?:urator|amrat|atalog|lass|omp|ontor|ort|ultur|ök)/gu;

/** What a text is about, of the things that schools measure. */
export function conceptsOf(text: string): Set<string> {
  const words = ` ${text.replaceAll(LEAVES, 'avhopp').replaceAll(SCHOOLS_OWN, 'skola')} `;
  return new Set(CONCEPTS.filter(([, pattern]) => pattern.test(words)).map(([concept]) => concept));
}

/** Concepts that are something different for somebody; the others are ways of working, groups and places. */
const OUTCOMES: ReadonlySet<string> = new Set(
  `absence late safety calm harm results reading maths writing sleep health food movement dropout influence wait friends
  screen tobacco swim thrive conduct motivation content`.split(/\s+/),
);
/** A compound is what its last part is: a safety team is no safety, a reading week no reading. */
const ARRANGED =
  /(?<!\p{L})(?:elevhälso?|(?:månads|vecko|frånvaro|läges|kvalitets)rapport|(?:före|av)läsning|\p{L}+(?:team|analys|grupp|råd|policy|vecka|dag|pedagog|coach|ansvarig|samordnar|arbete|trapp|plan|schema|rutin|regl|affisch|vandring|film|klubb|café|kort|låd|bänk|hörn(?:an|or)|tavl|burk|pärm|armband|kudd|tält|skylt|lista|värd(?!e)|ledar|box|skydd))\p{L}*/gu;
export const withoutArranged = (text: string): string => text.replaceAll(ARRANGED, ' ');
export const outcomesIn = (text: string): Set<string> => conceptsOf(withoutArranged(text)).intersection(OUTCOMES);
/** Says what is different for somebody, or within what time something is done. */
export const saysResult = (title: string): boolean =>
  !isDoing(title) &&
  !isActivityFirst(title) &&
  !isDone(title) &&
  (outcomesIn(title).size > 0 || has('resultVerb', title) || has('limit', title) || PUPILS_DO_MORE.test(title));
/** «Elever i anpassad grundskola kommunicerar mer själva»: whatever it is that pupils do more of. */
const PUPILS_DO_MORE =
  /^(?:fler |flera |alla |more |all )?(?:\p{L}{0,20}elever(?:na)?|barnen|pojkarna|flickorna|pupils|students) (?:.{0,40} )?(?!ska |skall |får |har )\p{L}{4,20}r (?:mer|mera|oftare|själva|längre)(?!\p{L})/u;

const FOR_WHOM =
  /^(?:fler|färre|(?:alla |samtliga )?\p{L}*(?:elever|ettor|tvåor|treor|fyror|femmor|sexor|sjuor|åttor|nior)(?:na)?|(?:alla |samtliga )?\p{L}*klassar(?:e|na)|(?:alla |samtliga )?(?:barn|barnen|pojkar|pojkarna|flickor|flickorna|ungdomar|ungdomarna|boende)|\p{L}+ elever|andelen|antalet|vårdnadshavare|(?:åk|årskurs|years?|grades?) \d(?:[–-]\d)?|more|fewer|pupils|students|children|boarders|(?:\p{L}+ )?\p{L}+ graders)(?!\p{L})[^.]*?(?<!\p{L})(?:ska|skall|should|will)(?!\p{L})/u;
/** «Fler kollegor ska ha gått kursen», «sexorna ska gå på föreläsning»: staff, and what is arranged for pupils. */
const FOR_STAFF =
  /^(?:fler|färre|more|fewer) (?:av |i |of )?(?:\p{L}+ )?\p{L}*(?:kolleg|lärar|pedagog|mentor|medarbetar|personal|vuxna|rastvärd|rastvakt|ledare|assistent|klassrum|rum(?!\p{L})|lokal|colleague|teacher|staff|adults|tutor|mentors|rooms|classrooms)/u;
const GO_TO =
  /(?<!\p{L})(?:ska|skall|should|will) (?:få |ha )?(?:gå på|gå|gått|delta i|delta på|deltagit i|lyssna på|få|ha|bjudas på|attend|go to|have|get) (?:\p{L}+ ){0,3}?\p{L}*(?:kurs|utbildning|föreläsning|workshop|temadag|tillfälle|träff|möte|samtal|lektion|handledning|konsultation|lecture|course|training|session|seminar)/u;
/** «Skriva klart prov»: a title that only names the matter, where the description begins with who is to do or get what. */
export const saysForWhom = (description: string): boolean =>
  FOR_WHOM.test(description) &&
  !FOR_STAFF.test(description) &&
  !GO_TO.test((sentencesOf(description)[0] ?? '').split(GOING_TO_WHAT, 1)[0] ?? '');
/** What comes of it, or when: «ska få möte inom fem dagar», «ska gå på träffar för att våga». */
const GOING_TO_WHAT = /(?<!\p{L})(?:så att|för att|so that|in order to)(?!\p{L})/u;

/** «Mobilerna samlas in»: what is done by nobody named, with nothing of what it leads to. */
export const isDone = (title: string): boolean => has('isDone', title) && !has('outcome', title);

/** Begins with what is arranged, whatever it is about: «Föräldraföreläsning om nätmobbning». */
export const isActivityFirst = (title: string): boolean =>
  (['startsActivity', 'staffTrained', 'classGets'] as const).some((list) =>
    title.startsWith(firstOf(list, title) ?? '\0'),
  );

/** Concepts that are arranged as often as they are different for somebody: breakfasts, pulse passes, reading hours. */
export const OFTEN_ARRANGED: ReadonlySet<string> = new Set(['food', 'movement', 'reading', 'maths', 'writing', 'swim']);
/** «Ha en frukostvagn i aulan tre dagar i veckan», «have a breakfast club every day»: what there is to be, and how often. */
const HAVING =
  /^(?:vi |we )?(?:ska |skall |will )?(?:ha|have) (?:en|ett|två|tre|fyra|fem|\d{1,2}|a|an|two|three|four|five) .{1,60}(?<!\p{L})(?:varje|var|alla|every|each|(?:en|två|tre|fyra|fem|\d{1,2}|one|two|three|four|five) (?:dgr|dag(?:ar)?|gånger|ggr|kvällar|morgnar|days?|times|mornings|evenings))(?!\p{L})/u;
const isHaving = (title: string): boolean =>
  HAVING.test(title) && !has('resultVerb', title) && outcomesIn(title).isSubsetOf(OFTEN_ARRANGED);

/** Begins by saying that somebody does, buys or makes something. */
export const isDoing = (title: string): boolean =>
  !has('outcome', title) && (title.startsWith(firstOf('doing', title) ?? '\0') || isHaving(title));

const SHALL = /(?<!\p{L})(?:ska|skall|should|will|shall)(?!\p{L})/u;
const sentencesOf = (text: string): string[] => text.split(/[.!?;](?:\s|$)/u);
/** «Två vuxna ute ska minska antalet bråk»: what is put in, with what it is for. */
const PURPOSE =
  /(?<!\p{L})(?:ska|skall|should|will|to) (?:minska|öka|sänka|höja|korta|halvera|reduce|increase|raise|lower|cut|halve)(?!\p{L})/u;
const isChange = (sentence: string): boolean =>
  (has('outcome', sentence) || SHALL.test(sentence)) &&
  (PURPOSE.test(sentence) || saysForWhom(sentence.trim()) || !has('inputs', sentence)) &&
  !isDoing(sentence);
/** The sentences of a description that say that something changes. */
export const changesIn = (text: string): string => sentencesOf(text).filter(isChange).join(' ');
/** The others: how it is to be brought about. */
export const waysIn = (text: string): string =>
  sentencesOf(text)
    .filter((sentence) => !isChange(sentence))
    .join(' ');

/** Words that any goal or indicator may share without being about the same thing. */
const COMMON =
  /^(?:elev|pojk|flick|kill|tjej|barn(?:en|ens|s)?$|andel|antal|skol|genom|under|efter|inom|minst|högst|andra|varje|alla|termin|läsår|vecka|månad|mäts|mät|svara|uppge|anger|ska|skall|från|till|med|som|och|för|pupil|student|share|number|average|percent|year|grade|school|within|least|klass|årskurs|fler|färre|bättre|öka|minsk|hög|låg|procent|mål|(?:ett|två|tre|fyr|femm|sex|sju|ått|ni)(?:an|ans|or|orna|ornas)$)/u;

/** Beginnings of the words that say something: five letters, or the whole of a shorter one of four. */
export const stemsOf = (text: string): Set<string> =>
  new Set((text.match(/\p{L}{4,}/gu) ?? []).filter((word) => !COMMON.test(word)).map((word) => word.slice(0, 5)));

const SPOKEN: Readonly<Record<string, number>> = {
  f: 0,
  ett: 1,
  två: 2,
  tre: 3,
  fyr: 4,
  fem: 5,
  femm: 5,
  sex: 6,
  sju: 7,
  åtta: 8,
  åtto: 8,
  ått: 8,
  ni: 9,
};
const ORDINALS: readonly string[] = [
  'första',
  'andra',
  'tredje',
  'fjärde',
  'femte',
  'sjätte',
  'sjunde',
  'åttonde',
  'nionde',
];
const STAGES: readonly (readonly [RegExp, readonly number[]])[] = [
  [/lågstadi|(?<!\p{L})låg-/u, [1, 2, 3]],
  [/mellanstadi|(?<!\p{L})mellan-/u, [4, 5, 6]],
  [/högstadi/u, [7, 8, 9]],
];

/** «åk 7», «åk 7–9», «årskurs 4, 7 och 9»; the grades after the first with what stands before each. */
const NAMED =
  /(?<!\p{L})(?:åk|årskurs(?:erna)?|years?|grades?|klass)\.?\s*([\df])(?!\p{L}{2}|\d)((?:(?:\s?[–,/-]\s?|\s(?:till|to|och|and)\s)\d(?!\d))*)/gu;
const gradeOf = (written: string): number => (written === 'f' ? 0 : Number(written));

/** The school grades (0 for förskoleklass) that a plain text names. */
export function gradesOf(text: string): Set<number> {
  const grades = new Set<number>();
  const add = (from: number, to: number) => {
    for (let grade = from; grade <= to && grade <= 9; grade += 1) grades.add(grade);
  };
  for (const [, from = '', rest = ''] of text.matchAll(NAMED)) {
    let last = gradeOf(from);
    let isSpan = false;
    add(last, last);
    for (const part of rest.match(/\d|[–-]|till|to/gu) ?? []) {
      if (/\d/u.test(part)) {
        add(isSpan ? last : Number(part), Number(part));
        last = Number(part);
        isSpan = false;
      } else isSpan = true;
    }
  }
  for (const [, from, to] of text.matchAll(
    /(?<![\d\p{L}.,])([\df])\s?[–-]\s?(\d)(?![\d.,]|\s*(?:%|poäng|dagar|min))/gu,
  )) {
    add(gradeOf(from ?? ''), Number(to));
  }
  for (const [, spoken] of text.matchAll(
    /(?<!\p{L})(ett|två|tre|fyr|femm?|sex|sju|åtto?|ni)(?:orna|orna?s?|or|an)(?!\p{L})/gu,
  )) {
    const grade = SPOKEN[spoken ?? ''];
    if (grade !== undefined) grades.add(grade);
  }
  for (const [, digit] of text.matchAll(/(?<![\p{L}\d])(\d)(?::?(?:or|orna|ornas|an|ans)|:e)(?!\p{L})/gu))
    grades.add(Number(digit));
  for (const [, ordinal] of text.matchAll(/(?<!\p{L})(\p{L}{5,7})klass(?:are|arna|arnas|en)(?!\p{L})/gu)) {
    const at = ORDINALS.indexOf(ordinal ?? '');
    if (at >= 0) grades.add(at + 1);
  }
  for (const [stage, of] of STAGES) if (stage.test(text)) for (const grade of of) grades.add(grade);
  if (/förskoleklass|(?<!\p{L})(?:f-?klass|fskk|fsk-?kl|förskolekl)/u.test(text)) grades.add(0);
  return grades;
}
