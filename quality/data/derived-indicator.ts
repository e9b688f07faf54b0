/** Measures that come with a file: one that there is no indicator for, one per subject, and somebody else's to compare with. */
import type { IndicatorDefinition } from './indicators.ts';
import { keyOf } from './own-indicator.ts';
import { periodKind } from './periods.ts';

/** The house rule where the source has none of its own; see `threshold` in indicators.ts. */
const THRESHOLD = 10;
const LARGEST = 1_000_000_000;
const MAX_NAME = 300;

/** «Antal > 15 %» has a limit in its name and is no share. */
const SHARE = /(?<!\p{L})(?:andel(?:en)?|share)(?!\p{L})|(?<!\d\s?)(?:%|(?<!\p{L})procent(?!\p{L}))/iu;
const INDEX = /index|medelvärde|(?<!\p{L})skala/iu;
const COUNT = /(?<!\p{L})(?:antal|antalet|number of)(?!\p{L})/iu;
/** What is counted where its numbers are whole: «Orosanmälningar», «Elevärenden», «Avstängningar». */
const COUNTED =
  /(?:anmälningar|utredningar|ärenden|samtal|incidenter|händelser|tillbud|elever|flickor|pojkar|barn|ungdomar|avstängningar|omplaceringar|åtgärdsprogram|insatser|beslut|skolbyten|besök|kontakter)(?!\p{L})/iu;
/** A share of lessons, not of pupils. */
const OF_LESSONS = /(?:från|när)(?:varo|v\.)/iu;
const RATIO = /(?<!\p{L})(?:per|snitt|genomsnitt(?:lig[at]?)?|medel)(?!\p{L})/iu;
const POINTS = /poäng|meritvärde/iu;
const HOURS = /timmar|hours/iu;
/** About staff, money or premises, and so about no group of pupils. */
const MEANS =
  /personal|medarbetare|lärare|rektor|tjänst|heltid|pedagog(?:er|isk)|kostnad|kronor|(?<!\p{L})t?kr(?!\p{L})|lokaler|yrkesvägledare/iu;

/** Whether the words above some values say that these are shares, or that they are something else; null where they say neither, or both. */
export function saysShare(words: string): boolean | null {
  const isOther = [COUNT, INDEX, POINTS, HOURS].some((other) => other.test(words));
  if (SHARE.test(words)) return isOther ? null : true;
  return isOther ? false : null;
}

/** Whether the words name something that is counted, such as «Kränkningsanmälningar» or «Antal besök». */
export const isNamedCount = (words: string): boolean =>
  COUNT.test(words) || (!SHARE.test(words) && (COUNTED.test(words) || EVENTS.test(words)));
const EVENTS = /(?:ankomster|tillfällen|kränkningar|avvikelser|olyckor|skador)(?!\p{L})/iu;

function unitOf(name: string, { signed, headed, numbers }: Found): IndicatorDefinition['unit'] {
  if (signed || SHARE.test(name)) return 'percent';
  if (INDEX.test(name)) return 'index';
  if (POINTS.test(name)) return 'points';
  if (HOURS.test(name)) return 'hours';
  const isRatio = RATIO.test(name);
  if (COUNT.test(name)) return isRatio ? 'number' : 'count';
  if (headed && numbers.every(mayBePercent)) return 'percent';
  return numbers.every(Number.isInteger) && COUNTED.test(name) && !isRatio ? 'count' : 'number';
}
const mayBePercent = (number: number): boolean => number >= 0 && number <= 100;

/** Numbers from 0 to 100, with decimals or of so and so many pupils, that nothing says what they are: shares as well as anything else. */
export const maybeShares = (
  { unit, staff }: IndicatorDefinition,
  numbers: readonly number[],
  hasCount: boolean,
): boolean =>
  unit === 'number' &&
  !staff &&
  numbers.length > 0 &&
  numbers.every(mayBePercent) &&
  (hasCount || !numbers.every(Number.isInteger));

/** How often a measure is expected. Weeks come as often as months. */
function typeOf(period: string | null): IndicatorDefinition['periodType'] {
  const kind = period === null ? 'schoolYear' : periodKind(period);
  return kind === 'week' ? 'month' : kind;
}

type Found = {
  readonly period: string | null;
  readonly source: string;
  /** Its source hides small groups itself. */
  readonly published: boolean;
  readonly numbers: readonly number[];
  /** The cells themselves say per cent. */
  readonly signed: boolean;
  /** A header, a heading or the title says that they are shares. */
  readonly headed: boolean;
};

/** What a file's own words for a measure become. */
export function ownMeasure(name: string, found: Found): IndicatorDefinition {
  const { period, source, published } = found;
  const unit = unitOf(name, found);
  const staff = MEANS.test(name) || (unit === 'number' && RATIO.test(name));
  const words = name.slice(0, MAX_NAME);
  return {
    key: keyOf(words),
    name: { sv: words, en: words },
    definition: { sv: words, en: words },
    unit,
    direction: 'unclear',
    periodType: typeOf(period),
    source: source === '' ? '–' : source.slice(0, 200),
    perGrade: true,
    threshold: THRESHOLD,
    people: !staff && (unit === 'count' || (unit === 'percent' && isOfPeople(name))),
    published,
    medical: false,
    staff,
    headers: [words.slice(0, 200).toLowerCase()].filter((header) => header.trim().length > 1),
    range: { min: -LARGEST, max: unit === 'percent' ? 100 : LARGEST },
    changed: null,
  };
}
const isOfPeople = (name: string): boolean => !OF_LESSONS.test(name);

/** A measure that turned out to be a share of pupils. */
export const asShare = (definition: IndicatorDefinition): IndicatorDefinition => ({
  ...definition,
  unit: 'percent',
  people: isOfPeople(definition.name.sv),
  range: { ...definition.range, max: 100 },
});

function named(definition: IndicatorDefinition, name: { sv: string; en: string }): IndicatorDefinition {
  const headers = [...new Set([name.sv, name.en].map((one) => one.toLowerCase().slice(0, 200)))];
  return { ...definition, key: keyOf(name.sv), name, headers };
}

/** The same in one subject, such as a national test's result in mathematics. */
export const ofSubject = (definition: IndicatorDefinition, subject: string): IndicatorDefinition =>
  named(definition, { sv: `${definition.name.sv}, ${subject}`, en: `${definition.name.en}, ${subject}` });

/** Somebody else's values of the same, to compare with: never the school's own. Its groups are a whole municipality's or larger. */
export const comparisonOf = (definition: IndicatorDefinition, whose: string): IndicatorDefinition => ({
  ...named(definition, { sv: `${definition.name.sv} (${whose})`, en: `${definition.name.en} (${whose})` }),
  published: true,
});
