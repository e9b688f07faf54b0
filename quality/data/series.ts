/** Saving values: one document per indicator, and the audit shows before and after. */

import type { Change } from '../ports.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Series } from './documents.ts';
import { type Observation, observationKey } from './observations.ts';

/** `by` is the person's id, or a word for a job such as `import`; `at` an ISO instant. */
export function importChanges(
  snapshot: Snapshot,
  observations: readonly Observation[],
  at: string,
  by: string,
): Change[] {
  const byIndicator = Map.groupBy(observations, ({ indicator }) => indicator);
  return [...byIndicator].flatMap(([id, incoming]): Change[] => {
    const known = snapshot.series.find((series) => series.id === id);
    const keys = new Set(incoming.map(observationKey));
    const replaced = known?.observations.filter((old) => keys.has(observationKey(old))) ?? [];
    const merged = new Map([...(known?.observations ?? []), ...incoming].map((o) => [observationKey(o), o]));
    const values = [...merged.values()];
    const series: Series = {
      kind: 'series',
      id,
      version: 1,
      schoolYear: '',
      observations: values,
      savedAt: at,
      ...(known?.savedAt ? { savedBefore: known.savedAt } : {}),
    };
    return [
      { do: 'put', document: series, expected: known?.version ?? 0 },
      {
        do: 'audit',
        entry: { at, by, what: 'data-imported', about: `series/${id}`, before: replaced, after: incoming },
      },
    ];
  });
}
