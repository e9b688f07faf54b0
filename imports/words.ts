/** The words of an import. Loads no reader of files. */

import type { Locale } from '../quality/base.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Problem } from '../quality/problem.ts';
import type { Omission, Place } from './collected.ts';
import { columnName } from './column-names.ts';
import type { ImportError } from './import-error.ts';
import type { Question } from './questions.ts';
import texts from './texts.json' with { type: 'json' };

const fill = (text: string, values: Problem['values']): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

/** A problem as a line of text, with the line of the file where it is known. */
export function importText(locale: Locale, code: string, values: Problem['values'] = {}): string {
  const catalogue: Readonly<Record<string, string>> = texts[locale];
  const line = values['line'] === undefined ? '' : fill(texts[locale].line, values);
  return line + fill(catalogue[code] ?? code, values);
}

/** Why a file cannot be read. */
export const refusalText = (locale: Locale, { code, line }: Pick<ImportError, 'code' | 'line'>): string =>
  importText(locale, code, line === null ? {} : { line });

/** How a problem of a file is said: in which language, of which indicators, and what of a cell may be said back. */
type Words = {
  readonly locale: Locale;
  readonly definitions: readonly IndicatorDefinition[];
  readonly mayShow: (words: string) => boolean;
};

/** A problem in words, with the indicator's name, and numbers as people write them; a cell that points at a pupil is not said back. */
export function importProblem({ code, values }: Problem, { locale, definitions, mayShow }: Words): string {
  const said = Object.entries(values).map(([name, value]): [string, string] => {
    const definition = name === 'indicator' ? definitions.find(({ key }) => key === value) : undefined;
    if (definition) return [name, seriesWords(locale, [definition.name[locale]], whomIn(values))];
    if (name === 'when') return [name, importText(locale, `when.${value}`)];
    const words = name === 'period' ? periodWords(locale, String(value)) : String(value);
    if (typeof value === 'number') return [name, locale === 'sv' ? words.replace('.', ',') : words];
    return [name, mayShow(words) ? words : '…'];
  });
  return importText(locale, code, Object.fromEntries(said));
}

/** Of which grade and group a problem is, where it says it. */
function whomIn({ scope, group }: Problem['values']): Parameters<typeof seriesWords>[2] {
  return {
    grade: typeof scope === 'string' ? scope : '',
    group: group === 'girls' || group === 'boys' ? group : 'all',
  };
}

/** `Blad1!C2` in a workbook, `rad 3, kolumn 2` in a text file; a whole row or column without the other. */
function placeWords(locale: Locale, { sheet, line, column, text }: Place): string {
  const words = text === '' ? '' : `: ${text}`;
  const at = `${column === null ? '' : columnName(column)}${line > 0 ? line : ''}`;
  if (sheet !== '') return `${sheet}${at === '' ? '' : `!${at}`}${words}`;
  const parts = [
    ...(line > 0 ? [importText(locale, 'preview.lineAt', { at: line })] : []),
    ...(column === null ? [] : [importText(locale, 'preview.columnAt', { at: column + 1 })]),
  ];
  return parts.length === 0 ? text : parts.join(', ') + words;
}

/** Where something that was left out stands, and why it was. */
export const leftOutWords = (locale: Locale, { place, code, count }: Omission): { where: string; why: string } => ({
  where: placeWords(locale, place),
  why: importText(locale, `left.${code}`, count === undefined ? {} : { count }),
});

/** A series by its names, its grade and its group: `Frånvaro totalt, åk 7, flickor`. */
export const seriesWords = (
  locale: Locale,
  names: readonly string[],
  { grade, group }: { readonly grade: string; readonly group: 'all' | 'girls' | 'boys' },
): string =>
  [
    ...names,
    ...(grade === '' ? [] : [`${importText(locale, 'preview.grade')} ${grade}`]),
    ...(group === 'all' ? [] : [importText(locale, `preview.group.${group}`)]),
  ].join(', ');

/** A question about a file, in words. */
export const questionWords = (
  locale: Locale,
  { about, of, named, choices }: Pick<Question, 'about' | 'of' | 'named' | 'choices'>,
): string => importText(locale, `ask.${about}`, { of: named?.[locale] ?? of, count: choices.length });

/** One of its answers: the file's own words, or ours. */
export const choiceWords = (
  locale: Locale,
  { about }: Pick<Question, 'about'>,
  { value, words }: Question['choices'][number],
): string => words ?? importText(locale, `choice.${about}.${value}`);

/** `december 2026` for `2026-12`, any other as it stands; `2026-09`, `2026-10` and `2026-12` as one list. */
function periodWords(locale: Locale, periods: string): string {
  const words = periods.split(LISTED).map((period) => {
    const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
    return month === undefined ? period : MONTHS[locale].format(Date.UTC(Number(year), Number(month) - 1));
  });
  return LISTS[locale].format(words);
}
const LISTED = ', ';
const MONTHS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  sv: new Intl.DateTimeFormat('sv-SE', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
};
const LISTS: Readonly<Record<Locale, Intl.ListFormat>> = {
  sv: new Intl.ListFormat('sv-SE'),
  en: new Intl.ListFormat('en-GB'),
};

/** The periods that a series is without, in one problem. */
function gapsTogether(problems: readonly Problem[]): Problem[] {
  const series = Map.groupBy(problems, ({ values: { indicator, scope, group } }) =>
    [indicator, scope, group].join('|'),
  );
  return [...series.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const periods = [first, ...others].map(({ values }) => values['period']).join(LISTED);
    return [{ ...first, values: { ...first.values, period: periods } }];
  });
}

/** Warnings in words; what a source that hides small groups itself leaves out is said once, and so are a series' gaps. */
export function warningLines(problems: readonly Problem[], words: Words): string[] {
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const trusted = warnings.filter(({ code }) => code === 'shareWithoutN');
  const gaps = warnings.filter(({ code }) => code === 'missingPeriod');
  const others = [
    ...warnings.filter(({ code }) => code !== 'shareWithoutN' && code !== 'missingPeriod'),
    ...gapsTogether(gaps),
  ].map((problem) => importProblem(problem, words));
  return [...(trusted.length > 0 ? [importText(words.locale, 'trusted', { count: trusted.length })] : []), ...others];
}
