/** What stands above a table, or heads a part of it: the period, grade, group and measure that hold where the table itself says none. */
import { saysShare } from '../quality/data/derived-indicator.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Observation } from '../quality/data/observations.ts';
import type { CellWhose } from './collected.ts';
import type { Column } from './columns.ts';
import { COUNTED, countNamed, findGrade, findGroup, findSex, isSchool, namesClass, spokenGrade } from './dimensions.ts';
import { bareWording, factsOf, indicatorsOf, isEither } from './headers.ts';
import { findPart, findPeriod, type PartOfYear, periodInProse } from './periods.ts';

export type Context = {
  /** The period that the export says it was made for: it wins over any other year above or below it. */
  readonly chosen: string | null;
  readonly period: string | null;
  readonly part: PartOfYear | null;
  readonly grade: string | null;
  readonly group: Observation['group'] | null;
  readonly whose: CellWhose | null;
  readonly indicators: readonly string[];
  /** Whose schools in an area, where a title says that it is not all: `Kommunal`. */
  readonly owner: string;
  /** The measure that a title names where there is no indicator for it. */
  readonly label: string;
  /** What the title calls a measure that nothing below it names. */
  readonly title: string;
  /** Whether the values are said to be shares; null where nothing says it. */
  readonly share: boolean | null;
  /** How many pupils the values are said to be about; null where nothing says it. */
  readonly count: number | null;
  /** The values are a class's, which is too few to be read by itself. */
  readonly isClass: boolean;
};

export const NO_CONTEXT: Context = {
  chosen: null,
  period: null,
  part: null,
  grade: null,
  group: null,
  whose: null,
  indicators: [],
  owner: '',
  label: '',
  title: '',
  share: null,
  count: null,
  isClass: false,
};

/** When a file was made says nothing of when its values were measured. */
const MADE =
  /(?<!\p{L})(?:uttag|uttagsdatum|hämtad|hämtat|utskrift|utskriven|skapad|exporterad|publicerad|publicering|uppdaterad|senast|rapportdatum|created|exported|printed|updated)/iu;
const CHOSEN = /^[\s"]*(?:vald|valt|valda|avser|mätperiod|redovisat|statistikår|läsår|termin|period)\b.{0,40}/iu;
/** «Termin: Höst». */
const NAMED_PART = /^(?:termin|månad|term|month)(?::\s?|\s)/iu;
export const SOURCE = /^[\s"]*(?:källa|source)\s*:?/iu;
/** «Total frånvaro Ekskolan», «Meritvärde på Ekskolan»: a title with the school's name behind the measure's. */
const WHERE = /(?:\s[–-]|,)?\s(?:(?:på|vid|i|för)\s)?\p{Lu}[\p{L}\d .-]{0,80}$/u;
/** «Enhet: Björkskolan F-9»: the grades are a part of the school's name. */
const SCHOOL = /^[\s"]*(?:skolenhet|enhet|skola|skolans namn|school)(?!\p{L})/iu;
/** Measures of a municipality's schools together, as Kolada names them. */
export const MUNICIPAL = /(?<!\p{L})(?:kommunala|fristående) skolor|(?<!\p{L})(?:läges|hem)kommun|invånare/iu;
const OWNER = /^[\s"]*typ av huvudman\s*:\s*(?!samtliga)(\p{L}.{0,40})/iu;
const PUBLISHER = /skolverket|kolada|skolinspektionen|skolenkäten|scb\b|statistiska centralbyrån/iu;

export const isPublished = (text: string): boolean => PUBLISHER.test(text);

/** Of which grade and which sex a heading is, and the words without them. The grades of a school's name are no grade of its values. */
function whomIn(heading: string): { grade: string | null; group: Observation['group'] | null; named: string } {
  const grade = SCHOOL.test(heading) ? null : (findGrade(heading) ?? spokenGrade(heading));
  const rest = grade?.rest ?? heading;
  const group = findGroup(rest);
  const isAlone = group !== null && group.rest.replace(/[^\p{L}\p{N}]+/gu, '') === '';
  const sex = isAlone ? group : findSex(rest);
  return {
    grade: grade?.grade ?? null,
    group: sex?.group ?? null,
    named: (isAlone ? rest : (sex?.rest ?? rest)).trim(),
  };
}

/** One more line above a table. `school` is the school's name, which says nothing of what is measured. */
export function withLine(
  context: Context,
  line: string,
  definitions: readonly IndicatorDefinition[],
  school = '',
): Context {
  const text = line.replace(COUNTED, ' ');
  const isMade = MADE.test(text);
  const said = isMade ? null : periodInProse(text);
  const chosen = said !== null && CHOSEN.test(text) ? said : null;
  const timeless = (isMade ? text : (findPeriod(text)?.rest ?? text)).replace(/(?<![\s,;:–-])[\s,;:–-]+$/u, '').trim();
  const { grade, group, named } = whomIn(timeless);
  const measure = withoutPlaces(named, school);
  const of = grade ?? context.grade;
  const [found] = [named, named.replace(WHERE, ''), measure]
    .map((words) => ({ words, keys: indicatorsOf(words, of, definitions) }))
    .filter(({ keys }) => keys.length > 0);
  const municipal = MUNICIPAL.test(text) ? text.trim() : context.label;
  return {
    ...context,
    chosen: context.chosen ?? chosen,
    period: better(context.period, said),
    part: findPart(text.trim().replace(NAMED_PART, '')) ?? context.part,
    grade: of,
    group: group ?? context.group,
    indicators: found?.keys ?? context.indicators,
    // «Trygghet» in the title leaves open what it is as well as on a row.
    label: found ? (isEither(found.words) ? bareWording(found.words) : context.label) : municipal,
    owner: OWNER.exec(text)?.[1]?.trim() ?? context.owner,
    title: (!found && titleIn(withoutPlaces(text, school))) || context.title,
    share: saysShare(timeless) ?? context.share,
    count: countNamed(line) ?? context.count,
    isClass: context.isClass || namesClass(text),
  };
}

/** What a table's corner says of the rows below it, where its measure is known already or is none: of whom and how many, and what a title says. */
export function withWhom(context: Context, corner: Column, definitions: readonly IndicatorDefinition[]): Context {
  const of = withLine(NO_CONTEXT, corner.header, definitions);
  const isTitle = corner.role === null && context.title === '' && context.indicators.length === 0;
  return {
    ...context,
    period: context.period ?? of.period,
    grade: of.grade ?? context.grade,
    group: of.group ?? context.group,
    title: isTitle ? of.title : context.title,
    share: of.share ?? context.share,
    count: of.count ?? context.count,
    isClass: of.isClass || context.isClass,
  };
}

/** «Skolverket SIRIS, Almskolan, genomsnittligt meritvärde» without who says it and of which school. */
function withoutPlaces(text: string, school: string): string {
  const parts = text.split(/,/u).map((part) => part.trim());
  const kept = parts.filter((part) => part !== '' && !PUBLISHED_BY.test(part) && !isSchool(part, school));
  return kept.length === 0 || kept.length === parts.length ? text : kept.join(', ');
}
const PUBLISHED_BY =
  /^(?:(?:skolverkets?|siris|salsa|kolada|scb|skolenkäten|statistik|källa|från|ur)[\s:]{0,3}){1,4}$/iu;

/** What ends a title before its time: «Kränkningar per månad läsåret 2025/26 och 2026/27». */
const ENDING = /(?<![\s,;:–(-])[\s,;:–(-]+(?:och|samt|till|per|efter|i|för|under|från|and|by|in|for)?$/iu;
/** Lines that name a school, a municipality or a kind of document, and no measure. */
const NO_MEASURE =
  /^(?:\S{1,40}\s)?\S{0,40}skolan?$|kommun$|^(?:rapport|statistik|sammanställning|översikt|resultat|tabell|bilaga|diagram|report|statistics|results)$/iu;
const MAX_TITLE = 150;

/** The measure that a line above a table may name, without its time and its grade; `''` where it names none. */
function titleIn(line: string): string {
  if (line.length > MAX_TITLE || /:/u.test(line) || [MADE, SOURCE, CHOSEN, SCHOOL].some((no) => no.test(line.trim())))
    return '';
  const timeless = findPeriod(findPeriod(line)?.rest ?? line)?.rest ?? findPeriod(line)?.rest ?? line;
  const named = findGrade(timeless)?.rest ?? timeless;
  const title = named
    .replace(/\s+(?=[\s,])/gu, '')
    .trim()
    .replace(ENDING, '')
    .replace(ENDING, '');
  return /\p{L}{3}/u.test(title) && !NO_MEASURE.test(title) ? title : '';
}

/** A whole date in a sheet's name says when the sheet was made. */
const DATE = /\d{4}-?\d\d-?\d\d/gu;
/** What a sheet's name says of the tables in it: «HT24», «Åk 7», «Frånvaro flickor». */
export const ofSheet = (name: string, definitions: readonly IndicatorDefinition[]): Context => ({
  ...withLine(NO_CONTEXT, name.replace(DATE, ' '), definitions),
  title: '',
});

/** A school year, a term or a month is surer than a bare year; of two alike the last, which stands nearest the table. */
function better(before: string | null, now: string | null): string | null {
  if (now === null) return before;
  return before !== null && /^\d{4}$/.test(now) && !/^\d{4}$/.test(before) ? before : now;
}

/** A row within a table that heads the rows below it; null when it says nothing of the kind. */
export function headedBy(
  text: string,
  definitions: readonly IndicatorDefinition[],
  grade: string | null,
): Context | null {
  const facts = factsOf(text, definitions, grade);
  if (facts.role !== null || facts.passed !== null) return null;
  const { period, part, group, whose, indicators } = facts;
  if (facts.label !== '' && indicators.length === 0) return null;
  const [share, count] = [saysShare(text), countNamed(text)];
  return {
    ...NO_CONTEXT,
    period,
    part,
    grade: facts.grade,
    group,
    whose,
    indicators,
    label: facts.label,
    share,
    count,
  };
}
