/** What an import would change, and its words. Loads no reader of files. */

import type { Locale } from '../quality/base.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import { checkObservations } from '../quality/data/observation-checks.ts';
import {
  diffObservations,
  type Observation,
  type ObservationDiff,
  observationKey,
} from '../quality/data/observations.ts';
import { suppress } from '../quality/data/small-numbers.ts';
import type { Problem } from '../quality/problem.ts';
import texts from './texts.json' with { type: 'json' };

const fill = (text: string, values: Problem['values']): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

/** A problem as a line of text, with the line of the file where it is known. */
export function importText(locale: Locale, code: string, values: Problem['values'] = {}): string {
  const catalogue: Readonly<Record<string, string>> = texts[locale];
  const line = values['line'] === undefined ? '' : fill(texts[locale].line, values);
  return line + fill(catalogue[code] ?? code, values);
}

/**
 * What saving would do, small numbers already hidden. The new values are judged together with what is stored, so that a
 * stored total cannot give a new hidden value away; a stored value that must now be hidden is among the changed.
 */
export function planImport(
  incoming: readonly Observation[],
  existing: readonly Observation[],
  definitions: readonly IndicatorDefinition[],
): { diff: ObservationDiff; problems: Problem[] } {
  const tables = new Set(incoming.map((o) => `${o.indicator}|${o.period}`));
  const touched = existing.filter((o) => tables.has(`${o.indicator}|${o.period}`));
  const merged = new Map([...touched, ...incoming].map((o) => [observationKey(o), o]));
  const { observations, problems } = suppress([...merged.values()], definitions);
  // A question about a value names it, so nothing is asked about one that is hidden.
  const shown = new Set(observations.filter((o) => o.value.kind === 'number').map(observationKey));
  const asked = incoming.filter(
    (o) => o.value.kind !== 'number' || shown.has(observationKey(o)) || isImpossible(o, definitions),
  );
  return {
    diff: diffObservations(existing, observations),
    problems: [...problems, ...checkObservations(asked, existing, definitions)],
  };
}

/** Outside what the indicator can be at all: refused whoever it is about, since it is no count of people. */
function isImpossible({ indicator, value }: Observation, definitions: readonly IndicatorDefinition[]): boolean {
  const range = definitions.find(({ key }) => key === indicator)?.range;
  return value.kind === 'number' && range !== undefined && (value.number < range.min || value.number > range.max);
}
