/** The words of an import. Loads no reader of files. */

import type { Locale } from '../quality/base.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Problem } from '../quality/problem.ts';
import type { LeftOut } from './row.ts';
import texts from './texts.json' with { type: 'json' };

const fill = (text: string, values: Problem['values']): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

/** A problem as a line of text, with the line of the file where it is known. */
export function importText(locale: Locale, code: string, values: Problem['values'] = {}): string {
  const catalogue: Readonly<Record<string, string>> = texts[locale];
  const line = values['line'] === undefined ? '' : fill(texts[locale].line, values);
  return line + fill(catalogue[code] ?? code, values);
}

/** A part of the file that was not read, in words. */
export const leftOutText = (locale: Locale, { why, where, count }: LeftOut): string =>
  importText(locale, `left.${why}`, { where, count });

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
    if (definition) return [name, definition.name[locale]];
    const words = String(value);
    if (typeof value === 'number') return [name, locale === 'sv' ? words.replace('.', ',') : words];
    return [name, mayShow(words) ? words : '…'];
  });
  return importText(locale, code, Object.fromEntries(said));
}
