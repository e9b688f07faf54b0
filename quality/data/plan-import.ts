/** What saving values would do to a team's data, and to whom they are open. */
import type { Member } from '../people/documents.ts';
import type { Problem } from '../problem.ts';
import type { Snapshot } from '../snapshot.ts';
import { definitionsOf, mayWriteMedical } from './definitions.ts';
import type { IndicatorDefinition } from './indicators.ts';
import { checkObservations } from './observation-checks.ts';
import {
  diffObservations,
  isSameValue,
  type Observation,
  type ObservationDiff,
  observationKey,
  seriesKey,
} from './observations.ts';
import { suppress } from './small-numbers.ts';

export type ImportPlan = {
  readonly diff: ObservationDiff;
  readonly problems: readonly Problem[];
  /** How many values of the medical part were left out, since the writer is not of it. */
  readonly medicalLeft: number;
};

/** The values that a team has. */
export const storedValues = (snapshot: Snapshot): Observation[] =>
  snapshot.series.flatMap(({ observations }) => observations);

/**
 * What saving would do, small numbers already hidden. The new values are judged together with what is stored, so that a
 * stored total cannot give a new hidden value away; a stored value that must now be hidden is among the changed. Medical values
 * are written by the medical part of student health alone, however they come in (offentlighets- och sekretesslagen 25 kap.).
 * `measures` are definitions that come with the values.
 */
export function planImport(
  snapshot: Snapshot,
  writer: Pick<Member, 'professions'>,
  read: readonly Observation[],
  measures: readonly IndicatorDefinition[] = [],
): ImportPlan {
  const definitions = [...definitionsOf(snapshot), ...measures];
  const existing = storedValues(snapshot);
  const medical = new Set(definitions.filter((definition) => definition.medical).map(({ key }) => key));
  const mine = mayWriteMedical(writer) ? read : read.filter(({ indicator }) => !medical.has(indicator));
  const before = new Map(existing.map((o) => [observationKey(o), o]));
  const published = new Set(definitions.filter((definition) => definition.published).map(({ key }) => key));
  const incoming = mine
    .filter((o) => !isLessKnown(o, before.get(observationKey(o))))
    .map((o) => withCount(o, before.get(observationKey(o)), published.has(o.indicator)));
  const touched = new Set(incoming.map(({ indicator }) => indicator));
  const together = [...existing.filter(({ indicator }) => touched.has(indicator)), ...incoming];
  const merged = new Map(together.map((o) => [observationKey(o), o]));
  const { observations: all, problems } = suppress([...merged.values()], definitions);
  const keys = new Set(incoming.map(observationKey));
  const observations = all.filter((o) => keys.has(observationKey(o)) || isHiddenNow(o, before.get(observationKey(o))));
  // A question about a value names it, so nothing is asked about one that is hidden.
  const shown = new Set(observations.filter((o) => o.value.kind === 'number').map(observationKey));
  const asked = incoming.filter(
    (o) => o.value.kind !== 'number' || shown.has(observationKey(o)) || isImpossible(o, definitions),
  );
  // What is asked about, and what is missing, is of the series that the new values are in.
  const series = new Set(incoming.map(seriesKey));
  const theirs = existing.filter((o) => series.has(seriesKey(o)));
  return {
    diff: diffObservations(existing, observations),
    problems: [...problems, ...checkObservations(asked, theirs, definitions)],
    medicalLeft: read.length - mine.length,
  };
}

/** A cell that is empty or in error takes nothing away that is known. */
const isLessKnown = ({ value }: Observation, before: Observation | undefined): boolean =>
  value.kind === 'missing' && before?.value.kind === 'number';

/** A table without the number of pupils takes away none that is known: of the same value, or of one that needs none. */
const withCount = (o: Observation, before: Observation | undefined, published: boolean): Observation =>
  o.n === null && before && (published || isSameValue(o.value, before.value)) ? { ...o, n: before.n } : o;

/** A stored value that what is new would give away. */
const isHiddenNow = ({ value }: Observation, before: Observation | undefined): boolean =>
  before !== undefined && before.value.kind !== value.kind;

/** Outside what the indicator can be at all: refused whoever it is about, since it is no count of people. */
function isImpossible({ indicator, value }: Observation, definitions: readonly IndicatorDefinition[]): boolean {
  const range = definitions.find(({ key }) => key === indicator)?.range;
  return value.kind === 'number' && range !== undefined && (value.number < range.min || value.number > range.max);
}

/** The values that would be written. */
export const written = ({ added, changed }: ObservationDiff): Observation[] => [
  ...added,
  ...changed.map(({ after }) => after),
];
