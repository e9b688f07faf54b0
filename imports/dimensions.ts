/** Which grade, which group and whose: the words by which a table says about whom a value is. */
import type { Observation } from '../quality/data/observations.ts';

type Group = Observation['group'];

const ONE = '(?:F|[1-9])';
const GRADE = new RegExp(
  String.raw`(?<!\p{L})(?:åk|årskurs(?:erna)?|klass|year|grade)s?[.:]?\s?(${ONE})(?:\s?[-–—]\s?(${ONE}))?(?![\p{L}\d])`,
  'iu',
);
const ALONE = new RegExp(
  String.raw`^(?:åk|årskurs(?:erna)?|år|klass|year|grade)?\.?\s?(${ONE})(?:\.0|:an)?(?:\s?(?:[-–—]|till|to)\s?(?:åk\s?)?(${ONE}))?$`,
  'iu',
);
const STAGES: readonly [RegExp, string][] = [
  [/^(?:förskoleklass(?:en)?|f-klass|fsk|fk)$/iu, 'F'],
  [/^låg(?:stadiet|stadium)$/iu, 'F–3'],
  [/^mellan(?:stadiet|stadium)$/iu, '4–6'],
  [/^hög(?:stadiet|stadium)$/iu, '7–9'],
];
const WHOLE =
  /^(?:(?:skolan\s)?total(?:t|en|summa|er)?|hela\sskolan|skolan|hela\senheten|alla|samtliga|summa|(?:alla|samtliga)\s(?:årskurser|elever|åk)|grand\stotal|all(?:\sgrades|\spupils)?|whole\sschool|sum)$/iu;

const rank = (grade: string): number => (grade === 'F' ? 0 : Number(grade));
function span(from: string, to: string | undefined): string | null {
  const [first, last] = [from.toUpperCase(), (to ?? from).toUpperCase()];
  if (rank(first) > rank(last)) return null;
  return first === last ? first : `${first}–${last}`;
}

/** What a cell of a column of grades means: `7`, `F`, a span `7–9`, `''` for the whole school; null when it is none of these. */
export function gradeOf(cell: string): string | null {
  const text = cell.trim();
  if (text.length > 40) return null;
  if (text === '' || WHOLE.test(text)) return '';
  const stage = STAGES.find(([words]) => words.test(text));
  if (stage) return stage[1];
  const match = ALONE.exec(text);
  return match?.[1] ? span(match[1], match[2]) : null;
}

/** A stage at the end of a name: «Frånvaro 7–9». Of spans only those that schools have, since «1–5» is a scale. */
const SPANS = String.raw`(?=(?:[F1]\s?[-–—]\s?[369]|4\s?[-–—]\s?[69]|[67]\s?[-–—]\s?9)\s?\)?$)`;
const STAGE = new RegExp(String.raw`(?<![\p{L}\d–—-])\(?${SPANS}([F1467])\s?[-–—]\s?([369])\s?\)?$`, 'iu');

/** «Trygghet mellanstadiet», «Elever på lågstadiet». */
const STAGE_WORD = /(?<!\p{L})(?:på )?((?:låg|mellan|hög)stadi(?:et|um))(?!\p{L})/iu;

/** «i nian», «9an», «7:an». */
const SPOKEN =
  /(?<![\p{L}\d])(?:i )?(?:(ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian)|([1-9]):?an)(?!\p{L})/iu;
const SPOKEN_GRADES = ['ettan', 'tvåan', 'trean', 'fyran', 'femman', 'sexan', 'sjuan', 'åttan', 'nian'];

/** A grade as people say it, and the text without it; no table has it so. */
export function spokenGrade(text: string): { grade: string; rest: string } | null {
  const match = SPOKEN.exec(text);
  if (!match) return null;
  const grade = match[2] ?? String(SPOKEN_GRADES.indexOf((match[1] ?? '').toLowerCase()) + 1);
  return { grade, rest: text.replace(match[0], ' ') };
}

/** `åk 7`, `årskurs 7–9`, `Year 7` or a stage within a text, or `7–9` at its end, and the text without it. */
export function findGrade(text: string): { grade: string; rest: string } | null {
  const match = GRADE.exec(text) ?? STAGE.exec(text.trim());
  const named = match ? null : STAGE_WORD.exec(text);
  const stage = gradeOf(named?.[1] ?? '') ?? '';
  if (named && stage !== '') return { grade: stage, rest: text.replace(named[0], ' ') };
  const grade = match?.[1] ? span(match[1], match[2]) : null;
  return match && grade !== null ? { grade, rest: text.replace(match[0], ' ') } : null;
}

const GROUPS: readonly [RegExp, Group][] = [
  [/(?<!\p{L})(?:flickor|flicka|tjejer|kvinnor|girls|women|female)(?!\p{L})/iu, 'girls'],
  [/(?<!\p{L})(?:pojkar|pojke|killar|män|boys|men|male)(?!\p{L})/iu, 'boys'],
];
/** As Kolada and many exports write them: totalt, kvinnor, män; flickor, pojkar. */
const LETTERS: Readonly<Record<string, Group>> = { t: 'all', k: 'girls', m: 'boys', f: 'girls', p: 'boys' };
/** Alone, or at the end of a name: «Total frånvaro» is a measure's name. */
const EVERYBODY =
  /(?:^|[\s,(–-])(?:totalt|hela skolan|samtliga årskurser|alla årskurser|samtliga elever|samtliga|alla elever|båda könen|total(?:summa)?|grand total|summa|alla)[\s)]*$/iu;

/** The group that a text names, and the text without it. */
export function findGroup(text: string): { group: Group; rest: string } | null {
  const letter = LETTERS[text.trim().toLowerCase()];
  if (letter) return { group: letter, rest: '' };
  for (const [words, group] of GROUPS) if (words.test(text)) return { group, rest: text.replace(words, ' ') };
  return EVERYBODY.test(text) ? { group: 'all', rest: text.replace(EVERYBODY, ' ') } : null;
}

/** «Andel flickor» and «antal pojkar» are measures, and say nothing of whom the rest is about. */
const PART_OF_SEX =
  /(?:andel(?:en)?|antal(?:et)?|share|number)\s(?:of\s)?(?:flick|pojk|tjej|kill|kvinn|män|girls|boys|women|men)/iu;
/** Girls or boys, where a heading is about the one and not the other, and the text without them: «Skolenkäten åk 5, flickor». */
export function findSex(text: string): { group: Group; rest: string } | null {
  const named = GROUPS.filter(([words]) => words.test(text));
  const [only] = named;
  return only && named.length === 1 && !PART_OF_SEX.test(text)
    ? { group: only[1], rest: text.replace(only[0], ' ') }
    : null;
}

/** «Klass 7B», «åk 5 A»: a class within a text, which is too few to be read by itself. */
const CLASS_WITHIN = /(?<!\p{L})(?:klass(?:en)?|åk|årskurs)[.:]?\s?[F1-9]\s?(?:[a-h]|[:.]\d)(?![\p{L}\d])/iu;
/** Whether a text is about a class. */
export const namesClass = (text: string): boolean => CLASS_WITHIN.test(text);

/** Whose values these are: the school's own, somebody else's by name, or nothing that a text says. */
export type Whose = { readonly ours: boolean; readonly name: string };

const OURS = /^(?:skolan|vår skola|vi|egen skola|egna skolan|enheten|vår enhet|skolenheten|our school|us)$/iu;
const OTHERS =
  /^(?:(?:snitt|medel|genomsnitt|medelvärde)\s)?(?:i\s)?(?:hela\s)?(?:kommun(?:en|snitt|genomsnitt|ens snitt|totalt?)?|kommunens skolor|kommunala skolor|alla (?:skolor|kommuner)|riket|rikssnitt|riksgenomsnitt|hela riket|sverige|nationellt|länet|regionen|liknande (?:kommuner|skolor)|kommungruppen|huvudman(?:nen)?|fristående(?: skolor)?|enskild(?:a)?|stadsdelen|municipality|national|sweden|nation)(?:\s(?:snitt|totalt?|medel))?$/iu;
/** As Skolverket's «Underlag för analys» heads its columns. */
const CODED = /^([^()]{1,120})\((\d{4,10})\)\s?:?\s?(huvudman|skolenhet|skola|kommun)?$/iu;

/** As a table writes a school's name: without case, marks, and the grades or the stage behind it, «Almskolan F–6». */
const plainName = (name: string): string =>
  (findGrade(name)?.rest ?? name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
/** Whether a text is the school's name, with its grades or without. */
export const isSchool = (text: string, school: string): boolean =>
  plainName(school).length > 2 && text.length <= 200 && plainName(text) === plainName(school);

/** Null when a text says nothing of whose. A code of eight digits is a school unit, any other a municipality's or an owner's; `school` is the name of the team's. */
export function whoseOf(text: string, school = ''): (Whose & { readonly code?: string }) | null {
  const words = text.trim();
  if (words === '' || words.length > 200) return null;
  if (OURS.test(words) || isSchool(words, school)) return { ours: true, name: words };
  if (OTHERS.test(words)) return { ours: false, name: words };
  const coded = CODED.exec(words);
  return coded?.[1] && coded[2] ? { ours: false, name: coded[1].trim(), code: coded[2] } : null;
}

/** `Samtliga` and `Totalt` are no subject. */
export const subjectOf = (cell: string): string => (gradeOf(cell) === '' || /^alla ämnen$/iu.test(cell) ? '' : cell);

/** `Meritvärde, riket`, `Meritvärde (skolan)`: a measure with whose it is behind it. */
export function besideOf(text: string): { rest: string; whose: Whose } | null {
  const match = /^(.{3,120}?)[\s,(–-]+((?:i\s)?(?:hela\s)?\p{L}+(?:\s(?:snitt|medel|totalt))?)[\s)]*$/u.exec(
    text.trim(),
  );
  const whose = match?.[2] ? whoseOf(match[2]) : null;
  return match?.[1] && whose ? { rest: match[1], whose } : null;
}

/** `(n=64)`, `(64 elever)`: how many a header's or a label's values are about. */
export const COUNTED =
  /\(?\bn\s?=\s?(\d{1,6})\)?|\(\s?(\d{1,6})\s(?:elever|svar|svarande|pupils|students|answers)\s?\)/iu;
/** The number that a text says so; null for none. */
export const countNamed = (text: string): number | null => {
  const found = COUNTED.exec(text);
  const count = found?.[1] ?? found?.[2];
  return count === undefined ? null : Number(count);
};

/** Headings of a column whose rows are no school's. */
export const AREA = /^(?:kommun|område|region|geografi|län|municipality)/iu;
