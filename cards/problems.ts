import type { Locale } from '../quality/base.ts';
import type { Problem } from '../quality/problem.ts';
import { breakName } from '../quality/year/break-names.ts';
import { leading } from './card.ts';
import { formatNumber } from './format.ts';
import { sayStored } from './texts.ts';

/** A rule's objection in words; the texts are `problem.<code>` in the catalogue `wheel`. */
export function problemText(locale: Locale, problem: Problem): string {
  const values = Object.fromEntries(
    Object.entries(problem.values).map(([name, value]) => [
      name,
      name === 'name' ? breakName(locale, String(value)) : String(value),
    ]),
  );
  return sayStored(locale, `wheel:problem.${problem.code}`, values);
}

/**
 * An act's objection in words: the code `goals.tooMany` is the text `goals:problem.tooMany`. Numbers and dates as people write them.
 * `label` is what the form calls the field; a text may say it as `{{field}}`, and what may be said of any field
 * (`common.missing`, `common.tooLong`) begins with it.
 */
export function sayProblem(locale: Locale, { code, values }: Problem, label = ''): string {
  const written = Object.entries(values).map(([name, value]): [string, string] => [
    name,
    typeof value === 'number' ? formatNumber(locale, value) : value,
  ]);
  const words = sayStored(locale, code.replace('.', ':problem.'), { field: label, ...Object.fromEntries(written) });
  if (label === '' || !code.startsWith('common.')) return words;
  const before = leading(label);
  return before.endsWith(':')
    ? `${before} ${words.slice(0, 1).toLocaleLowerCase(locale)}${words.slice(1)}`
    : `${before} ${words}`;
}
