/** What a table's headers and row labels are about, from their wording. */
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Observation } from '../quality/data/observations.ts';
import { besideOf, COUNTED, findGrade, findGroup, namesClass, whoseOf } from './dimensions.ts';
import { findPart, findPeriod, namesTwoPeriods, type PartOfYear } from './periods.ts';

export type Role =
  | 'unit'
  | 'municipality'
  | 'school'
  | 'owner'
  | 'subject'
  | 'grade'
  | 'period'
  | 'indicator'
  | 'value'
  | 'n'
  | 'group'
  /** Describes the row and is no value: a county, an id, an address. */
  | 'about'
  /** A pupil: such a table is not read. */
  | 'person';
/** A column or row that is passed over, and said. */
type PassedOver = 'comment' | 'change' | 'goal' | 'forecast' | 'model' | 'periodTotal' | 'class';

/** What one text of a header or a label says. */
export type Facts = {
  readonly role: Role | null;
  /** The keys of the indicators that it may be; more than one when the wording leaves open which. */
  readonly indicators: readonly string[];
  /** The words that name a measure; `''` where the text is nothing but a period, grade, group or whose. */
  readonly label: string;
  readonly period: string | null;
  readonly part: PartOfYear | null;
  readonly grade: string | null;
  readonly group: Observation['group'] | null;
  readonly whose: ReturnType<typeof whoseOf>;
  readonly passed: PassedOver | null;
};

/** Characters of a header or a label that are looked at. */
export const MAX_HEADER = 300;

const ROLES: readonly [RegExp, Role][] = [
  [
    /^(?:namn|elev|elevens namn|elevnamn|förnamn|efternamn|personnummer|person nr|pnr|födelsedatum|vårdnadshavare|pupil|name)$/,
    'person',
  ],
  [/^(?:skol ?enhets? ?kod|skolenhetens kod|skolkod|school unit code|school code)$/, 'unit'],
  [/^(?:kommun ?kod|municipality|municipality id)$/, 'municipality'],
  [/^(?:skola|skolenhet|skolans namn|skolnamn|kommun|kommunnamn|school|ou)$/, 'school'],
  [/^(?:typ av huvudman|huvudmannatyp)$/, 'owner'],
  [/^(?:ämne|delprov|subject)$/, 'subject'],
  [/^(?:årskurs|årskurser|åk|klass|stadium|stadie|skolstadium|grade|year group|stage|klassteg|klass steg)$/, 'grade'],
  [
    /^(?:läsår|termin|månad|vecka|vecko ?(?:nr|nummer)|week|kvartal|quarter|period|mätperiod|mättillfälle|år|kalenderår|datum|school year|year|term|month|date)$/,
    'period',
  ],
  [
    /^(?:uppgift|mått|indikator|nyckeltal|fråga|påstående|område|statement|question|indicator|measure|kpi|variabel)$/,
    'indicator',
  ],
  [
    /^(?:värde|faktiskt(?: värde)?(?: f)?|resultat|utfall|value|result|share|andel|antal|procent|index|medelvärde|medel|snitt|genomsnitt|mean|average|(?:andel )?positiva(?: svar)?)$/,
    'value',
  ],
  [/^(?:kön|(?:elev|mål)?grupp(?:en|er)?|årskurs grupp|åk grupp|gender|sex|(?:pupil )?groups?)$/, 'group'],
  [
    /^(?:(?:totalt )?antal (?:elever|svar|svarande|barn|deltagare|enkätsvar)(?: (?:totalt|i årskurs(?:en)?|årskurs|med (?:prov)?betyg(?: a f)?|som (?:deltagit|svarat)))?|(?:elev|svars)antal|elever|n|(?:number of )?(?:pupils|students)|answers|responses)$/,
    'n',
  ],
  [
    /(?:^(?:län|skolkommun|huvudman|huvudmannens namn|ort|adress|rektor|id|löpnr|löpnummer|rang|rank|telefon|status)$)|(?:^(?:läns|kommun|post|enhets|område) ?(?:kod|nr|nummer)$)|(?: orgnr$)|(?:organisationsnummer$)|(?:^(?:rang|ranking|placering)(?: |$))/,
    'about',
  ],
];

const PASSED: readonly [RegExp, PassedOver][] = [
  [/modell\s?beräkna|residual|(?:^|[^\p{L}])förväntat(?:[^\p{L}]|$)/u, 'model'],
  [
    /^(?:kommentar|anmärkning|notering|analys|beskrivning|åtgärd|ansvarig|fotnot|källa|kontakt|slutsats|comment|note|remark)(?:er|ar|en|s)?(?: |$)/,
    'comment',
  ],
  [
    /(?:^|[^\p{L}])(?:förändring|förändr|ändring|differens|diff|skillnad|avvikelse|trend|utveckling|ökning|minskning|change|difference|delta)(?:en|ar)?(?:[^\p{L}]|$)|^(?:procentenheter|jämfört med)/u,
    'change',
  ],
  [/(?:^|[^\p{L}])(?:mål|målet|målvärde|målnivå|måltal|målsättning|target|goal)(?:[^\p{L}]|$)/u, 'goal'],
  [/(?:^|[^\p{L}])(?:budget|prognos|forecast)(?:en|er)?(?:[^\p{L}]|$)/u, 'forecast'],
];

/** «7A», «Klass 7 B», «8:2»: too few to be read by themselves. */
const CLASS = /^(?:(?:klass(?:en)?|åk|årskurs)\.?\s)?[F1-9]\s?(?:[a-h]|[:.]\d)$/iu;
/** «+/-». */
const CHANGE_SIGN = /^(?:\+\s?\/?\s?[-–−]|±|Δ)\s?%?$/u;
/** As Excel's pivot tables head their rows and columns. */
const PIVOT = /^(?:rad|kolumn)etiketter$|^(?:row|column) labels$/iu;
const PIVOT_SUM = /^(?:summa|medel|sum|average)\s(?:av|of)\s(?=antal|number)/iu;
/** Case, punctuation, `(%)` and line breaks do not matter. */
const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/frånv\./g, 'frånvaro ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Wordings that do not say whether the value is an index or a share; the values or the person say it. */
const EITHER: Readonly<Record<string, readonly string[]>> = {
  trygghet: ['safety_index', 'safety_share'],
  studiero: ['calm_index'],
};

/** A wording without how many, when and of whom: «Trygghet» of «Trygghet åk 5 (n=48)». */
export function bareWording(text: string): string {
  const uncounted = text.slice(0, MAX_HEADER).replace(COUNTED, ' ');
  const timeless = findPeriod(uncounted)?.rest ?? uncounted;
  const whole = findGrade(timeless)?.rest ?? timeless;
  return tidy(findGroup(whole)?.rest ?? whole);
}
/** Whether a wording leaves open if it is an index or a share, of whomever it is. */
export const isEither = (text: string): boolean => normalise(bareWording(text)) in EITHER;

const wordings = new WeakMap<readonly IndicatorDefinition[], Map<string, string[]>>();
function wordingsOf(definitions: readonly IndicatorDefinition[]): Map<string, string[]> {
  const known = wordings.get(definitions) ?? new Map<string, string[]>();
  if (wordings.has(definitions)) return known;
  for (const { key, name, headers } of definitions)
    for (const wording of new Set([key, name.sv, name.en, ...headers].map(normalise)))
      known.set(wording, [...(known.get(wording) ?? []), key]);
  for (const [wording, keys] of Object.entries(EITHER)) {
    const there = keys.filter((key) => definitions.some((one) => one.key === key));
    if (there.length > 0) known.set(wording, [...new Set([...(known.get(wording) ?? []), ...there])]);
  }
  wordings.set(definitions, known);
  return known;
}

/** How the values below are divided or written, behind the name of their measure. */
const DIVIDED =
  /\s(?:i\s(?:procent|%)|(?:per|efter|fördela[dt]e?\spå|uppdela[dt]e?\s(?:på|efter))\s(?:läsår|termin|månad|vecka|år|årskurs|stadium|kön|skola|skolenhet|ämne)(?:\soch\s(?:läsår|termin|månad|vecka|årskurs|kön))?)\s*$/iu;
/** What a wording leaves when its footnote marks, its section (`Delmål 1: …`), `(medelvärde)` and «per månad» are taken off. */
function* shorter(text: string): Generator<string> {
  yield text;
  const bare = text
    .replace(/^(?:summa|medel|medelvärde|genomsnitt|antal|sum|average|count)\s(?:av|of)\s/iu, '')
    .replace(/\((?:medelvärde|procent|andel|%)\)|[*†‡⁰¹²³⁴-⁹]|\b\d\)$/giu, ' ')
    .replace(DIVIDED, ' ')
    .replace(/\s(?:efter|för|av|i|per|in|of)\s*$/iu, ' ');
  yield bare;
  const colon = bare.lastIndexOf(':');
  if (colon >= 0) yield bare.slice(colon + 1);
}

/**
 * The indicators that a wording may mean. Where grades 6 and 9 share one, the grade decides; without one both are answered, the one
 * of grade 9 first.
 */
export function indicatorsOf(
  text: string,
  grade: string | null,
  definitions: readonly IndicatorDefinition[],
): string[] {
  const known = wordingsOf(definitions);
  for (const one of shorter(text)) {
    const keys = known.get(normalise(one));
    if (!keys) continue;
    const ofGrade = keys.filter((key) => /_y\d$/.test(key));
    const rest = keys.filter((key) => !ofGrade.includes(key));
    return [...rest, ...ofGrade.filter((key) => key.endsWith(`_y${grade ?? '9'}`))];
  }
  const counted = NUMBER_OF.exec(text)?.[1] ?? OF_NUMBER.exec(text)?.[1];
  if (counted === undefined) return [];
  const counts = new Set(definitions.filter(({ unit }) => unit === 'count').map(({ key }) => key));
  return indicatorsOf(counted, grade, definitions).filter((key) => counts.has(key));
}
/** «Antal anmälningar …» is the same as «Anmälningar …» where these are counted; «Antal elever med …» is no share of them. */
const NUMBER_OF = /^\s*(?:antal|antalet|number of)\s(?!antal|number)(.{1,300})$/iu;

/** «Anmälningar …, antal» is the same. */
const OF_NUMBER = /^(.{1,300}\p{L}),?\s\(?antal\)?$/iu;

/** What an empty text says. */
export const NOTHING: Facts = {
  role: null,
  indicators: [],
  label: '',
  period: null,
  part: null,
  grade: null,
  group: null,
  whose: null,
  passed: null,
};

const roleOf = (text: string): Role | null => {
  const plain = normalise(text);
  return ROLES.find(([words]) => words.test(plain))?.[1] ?? null;
};
const passedOf = (text: string): PassedOver | null => {
  const plain = normalise(text);
  return PASSED.find(([words]) => words.test(plain))?.[1] ?? null;
};
const isEmpty = (text: string): boolean => normalise(text) === '';

/** What a text says. `context` is the grade that the table is about, where it says one; `school` the name of the team's school. */
export function factsOf(
  written: string,
  definitions: readonly IndicatorDefinition[],
  context: string | null,
  school = '',
): Facts {
  const text = written.slice(0, MAX_HEADER).replace(COUNTED, ' ').replace(PIVOT_SUM, '').trim();
  if (text === '' || PIVOT.test(text)) return NOTHING;
  if (CHANGE_SIGN.test(text)) return { ...NOTHING, passed: 'change', label: text };
  if (CLASS.test(text) || namesClass(text)) return { ...NOTHING, passed: 'class', label: text };
  const known = indicatorsOf(text, findGrade(text)?.grade ?? context, definitions);
  if (known.length > 0) return { ...NOTHING, indicators: known, label: text };
  const role = roleOf(text);
  if (role) return { ...NOTHING, role };
  const whose = whoseOf(text, school);
  if (whose) return { ...NOTHING, whose };
  return stripped(text, definitions, context);
}

/** Takes period, grade and group out of a text, as far as what is left is known or nothing. */
function stripped(text: string, definitions: readonly IndicatorDefinition[], context: string | null): Facts {
  const part = findPart(text);
  if (part) return { ...NOTHING, part };
  const period = findPeriod(text);
  const timeless = period?.rest ?? text;
  const of = { ...NOTHING, period: period?.period ?? null };
  const passed = namesTwoPeriods(text) ? 'change' : passedOf(timeless);
  if (passed) return { ...of, passed, label: tidy(timeless) };
  const steps = [timeless];
  const grade = findGrade(timeless);
  if (grade) steps.push(grade.rest);
  const group = findGroup(grade?.rest ?? timeless) ?? lettered(grade?.rest ?? timeless, definitions);
  if (group) steps.push(group.rest);
  const last = steps.at(-1) ?? '';
  const parts = { ...of, grade: grade?.grade ?? null, group: group?.group ?? null };
  if (isEmpty(last)) return parts;
  const known = steps
    .map((step) => indicatorsOf(step, grade?.grade ?? context, definitions))
    .find((keys) => keys.length > 0);
  if (known) return { ...parts, indicators: known, label: tidy(last) };
  const beside = besideOf(last);
  const theirs = beside ? indicatorsOf(beside.rest, grade?.grade ?? context, definitions) : [];
  if (beside && theirs.length > 0)
    return { ...parts, indicators: theirs, label: tidy(beside.rest), whose: beside.whose };
  const role = roleOf(timeless) ?? roleOf(last);
  // «Antal flickor» counts them; «Andel flickor» is a measure.
  if (role === 'value' && group && /antal/iu.test(last)) return { ...parts, role: 'n' };
  if (role && !(role === 'value' && group)) return { ...parts, role };
  const whose = whoseOf(last);
  if (whose) return { ...parts, whose };
  // A measure of no indicator keeps its name whole: «Andel flickor» is about girls' share and is no share of girls.
  return { ...of, label: tidy(timeless) };
}

/** `Närvaro K`, `n (P)`: a letter for the group behind a name that is known without it. */
function lettered(text: string, definitions: readonly IndicatorDefinition[]): ReturnType<typeof findGroup> {
  const words = text.trim();
  const found = /[\s,(–-]([TKMFP])\)?$/u.exec(words);
  const letter = found?.[1] ?? '';
  const rest = words.slice(0, found?.index ?? 0).replace(/(?<![\s,(–-])[\s,(–-]+$/u, '');
  const isKnown = rest !== '' && (roleOf(rest) === 'n' || indicatorsOf(rest, null, definitions).length > 0);
  const group = isKnown ? findGroup(letter) : null;
  return group && { ...group, rest };
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-–:;,\s]+|[-–:;,\s]+$/g, '');

/** Whether a text is only a period, a grade, a group or whose, and so heads values of a measure that is named elsewhere. */
export const isDimension = ({ period, part, grade, group, whose, indicators, role, label, passed }: Facts): boolean =>
  (period ?? part ?? grade ?? group ?? whose) !== null &&
  indicators.length === 0 &&
  role === null &&
  label === '' &&
  passed === null;

/** Whether a text says anything that a header says. */
export const isTelling = (facts: Facts): boolean =>
  facts.role !== null || facts.indicators.length > 0 || facts.passed !== null || isDimension(facts);
