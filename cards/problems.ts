import type { Locale } from '../quality/base.ts';
import type { Problem } from '../quality/problem.ts';
import { sayStored } from './texts.ts';

/** A rule's objection in words; the texts are `problem.<code>` in the catalogue `wheel`. */
export function problemText(locale: Locale, problem: Problem): string {
  const values = Object.fromEntries(Object.entries(problem.values).map(([name, value]) => [name, String(value)]));
  return sayStored(locale, `wheel:problem.${problem.code}`, values);
}
