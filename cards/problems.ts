import type { Locale } from '../quality/model.ts';
import type { Problem } from '../quality/problem.ts';
import { formatDate } from './format.ts';
import { sayStored } from './texts.ts';

/** A rule's objection in words. Dates among its values are written out; the texts are `problem.<code>` in the catalogue `wheel`. */
export function problemText(locale: Locale, problem: Problem): string {
  const values = Object.fromEntries(
    Object.entries(problem.values).map(([name, value]) => [
      name,
      /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDate(locale, String(value)) : String(value),
    ]),
  );
  return sayStored(locale, `wheel:problem.${problem.code}`, values);
}
