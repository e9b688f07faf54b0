/**
 * Small numbers are hidden before anything is stored. First what is small in itself, then as much more as is needed for no
 * hidden value to follow from a total and the others: over grades, spans of grades and the school, over girls and boys, and for counts over
 * months, terms and years.
 */

import type { Problem } from '../problem.ts';
import type { IndicatorDefinition } from './indicators.ts';
import { type Observation, observationKey } from './observations.ts';
import { cellOf, derivable, isTotal, type Line, linkedPeriods, sumsOf } from './sums.ts';

/** Fewer than so many people never show, whatever the threshold; Skolverket writes `~100` when 1–4 are the exception. */
const NEVER_BELOW = 5;
/** Whether so many, or all but so many, would say of each of them how it is. */
export const isFew = (heads: number): boolean => heads > 0 && heads < NEVER_BELOW;
/** More grades and spans, or cells, than a school's table has: its totals are hidden rather than weighed against each other. */
const MAX_SCOPES = 24;
const MAX_CELLS = 400;

/** The observations as they may be stored. Pass a whole table, with what is already stored of the same indicators. */
export function suppress(
  observations: readonly Observation[],
  definitions: readonly IndicatorDefinition[],
): { observations: Observation[]; problems: Problem[] } {
  const byKey = new Map(definitions.map((d) => [d.key, d]));
  const problems: Problem[] = [];
  const kept: Observation[] = [];
  for (const [key, series] of Map.groupBy(observations, ({ indicator }) => indicator)) {
    const definition = byKey.get(key);
    if (!definition) continue;
    const allowed = series.filter((o) => hasN(o, definition, problems));
    for (const table of tablesOf(allowed, definition))
      kept.push(
        ...hideDerivable(
          table,
          table.map((o) => hideSmall(o, definition)),
          definition,
        ),
      );
  }
  return { observations: kept, problems };
}

/** What has to be judged together: of a count also the periods that others are parts of; a share of two terms has no sum. */
function tablesOf(series: readonly Observation[], { unit }: IndicatorDefinition): Observation[][] {
  const periods = series.map(({ period }) => period);
  const sets = unit === 'count' ? linkedPeriods(periods) : [...new Set(periods)].map((period) => [period]);
  const setOf = new Map(sets.flatMap((set) => set.map((period) => [period, set])));
  return [...Map.groupBy(series, ({ period }) => setOf.get(period)).values()];
}

/**
 * A share without n may stand for anyone. A source that hides small groups itself is trusted, with a warning; any other share
 * is refused. What is about staff, or no people at all, has no n.
 */
function hasN(o: Observation, definition: IndicatorDefinition, problems: Problem[]): boolean {
  const { unit, staff, published } = definition;
  const needsNone = staff || unit === 'count' || unit === 'number';
  if (needsNone || o.n !== null || (o.value.kind !== 'number' && o.value.kind !== 'near100')) return true;
  const severity = published ? 'warning' : 'error';
  problems.push({
    code: 'shareWithoutN',
    values: { indicator: o.indicator, period: o.period },
    severity,
    field: o.scope,
  });
  return published;
}

/** As a small number is stored and shown: without itself and how many it is about. */
export const hide = (o: Observation): Observation => ({ ...o, value: { kind: 'hidden' }, n: null });
const isShown = (o: Observation | undefined): o is Observation =>
  o?.value.kind === 'number' || o?.value.kind === 'near100';

function hideSmall(o: Observation, { unit, threshold, people, staff }: IndicatorDefinition): Observation {
  if (o.value.kind === 'hidden') return hide(o);
  if (o.value.kind !== 'number' && o.value.kind !== 'near100')
    return o.n !== null && o.n < threshold ? { ...o, n: null } : o;
  if (o.n !== null && o.n > 0 && o.n < threshold) return hide(o);
  if (o.value.kind !== 'number') return o;
  if (unit === 'count') return !staff && o.value.number > 0 && o.value.number < threshold ? hide(o) : o;
  if (unit !== 'percent' || !people || o.n === null) return o;
  const heads = Math.round((o.value.number * o.n) / 100);
  if (isFew(heads)) return hide(o);
  return isFew(o.n - heads) ? { ...o, value: { kind: 'near100' } } : o;
}

/** Hides one more cell at a time until no hidden cell, nor a small one that was left out of the table, can be worked out. */
function hideDerivable(
  raw: readonly Observation[],
  start: readonly Observation[],
  definition: IndicatorDefinition,
): Observation[] {
  const isTooLarge = new Set(raw.map(({ scope }) => scope)).size > MAX_SCOPES || raw.length > MAX_CELLS;
  const cells = new Map(start.map((o) => [cellOf(o), isTooLarge && isTotal(cellOf(o)) ? hide(o) : o]));
  if (isTooLarge || definition.staff) return [...cells.values()];
  const heads = new Map(raw.map((o) => [cellOf(o), headsOf(o, definition)]));
  const worlds = sumsOf(raw);
  for (;;) {
    let leak: Line[] | undefined;
    for (const lines of worlds) leak ??= findLeak(lines, cells, heads, definition);
    if (leak === undefined) break;
    const candidates = leak.flatMap((line) => [...line.slice(1), ...line.slice(0, 1)]);
    const next = candidates
      .filter((c) => isShown(cells.get(c)))
      .sort((a, b) => Number(isTotal(a)) - Number(isTotal(b)) || (heads.get(a) ?? 0) - (heads.get(b) ?? 0))[0];
    const shown = next ?? [...cells].find(([, o]) => isShown(o))?.[0];
    const found = shown === undefined ? undefined : cells.get(shown);
    if (shown === undefined || !found) break;
    cells.set(shown, hide(found));
  }
  return [...new Map([...cells.values()].map((o) => [observationKey(o), o])).values()];
}

const headsOf = (o: Observation, { unit }: IndicatorDefinition): number => {
  if (unit === 'count') return o.value.kind === 'number' ? o.value.number : 0;
  return o.n ?? 0;
};

/** Kinds whose exact number is protected. */
const PROTECTED: ReadonlySet<string> = new Set(['hidden', 'masked', 'majority']);

/** The sums by which something protected or small can be worked out; undefined when nothing can. */
function findLeak(
  lines: readonly Line[],
  cells: ReadonlyMap<string, Observation>,
  heads: ReadonlyMap<string, number>,
  { threshold, unit }: IndicatorDefinition,
): Line[] | undefined {
  const shown = new Map([...cells].filter(([, o]) => isShown(o)).map(([c]) => [c, heads.get(c) ?? 0]));
  const numbersKnown = unit === 'count' || [...shown.keys()].every((c) => cells.get(c)?.n !== null);
  for (const [c, amount] of derivable(lines, shown)) {
    const isSmall = numbersKnown && Math.round(amount) > 0 && Math.round(amount) < threshold;
    if (PROTECTED.has(cells.get(c)?.value.kind ?? '') || isSmall) return lines.filter((line) => line.includes(c));
  }
  if (!numbersKnown) return undefined;
  // Hidden cells that add up to less than the threshold are together a group that is too small.
  const tight = lines.find((line) => {
    const [total = '', ...parts] = line;
    const known = shown.get(total);
    const rest = parts.filter((c) => !shown.has(c));
    if (known === undefined || rest.length === 0) return false;
    const sum = known - parts.reduce((all, c) => all + (shown.get(c) ?? 0), 0);
    return Math.round(sum) > 0 && sum < threshold;
  });
  return tight && [tight];
}
