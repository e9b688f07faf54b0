/**
 * Small numbers are hidden before anything is stored. First what is small in itself, then as much more as is needed for no
 * hidden value to follow from a total and the others, over grades and over girls and boys.
 */

import type { Problem } from '../problem.ts';
import type { IndicatorDefinition } from './indicators.ts';
import { type Observation, observationKey } from './observations.ts';

/** Fewer than so many people never show, whatever the threshold; Skolverket writes `~100` when 1–4 are the exception. */
const NEVER_BELOW = 5;
const GROUPS = ['all', 'girls', 'boys'] as const;

/** The observations as they may be stored. Pass a whole table, with what is already stored of the same periods. */
export function suppress(
  observations: readonly Observation[],
  definitions: readonly IndicatorDefinition[],
): { observations: Observation[]; problems: Problem[] } {
  const byKey = new Map(definitions.map((d) => [d.key, d]));
  const problems: Problem[] = [];
  const tables = Map.groupBy(observations, (o) => `${o.indicator}|${o.period}`);
  const kept: Observation[] = [];
  for (const table of tables.values()) {
    const definition = byKey.get(table[0]?.indicator ?? '');
    if (!definition) continue;
    const allowed = table.filter((o) => hasN(o, definition, problems));
    kept.push(
      ...hideDerivable(
        allowed,
        allowed.map((o) => hideSmall(o, definition)),
        definition,
      ),
    );
  }
  return { observations: kept, problems };
}

/**
 * A share without n may stand for anyone. A source that hides small groups itself is trusted, with a warning; any other share
 * is refused.
 */
function hasN(o: Observation, definition: IndicatorDefinition, problems: Problem[]): boolean {
  if (definition.unit === 'count' || o.n !== null || o.value.kind !== 'number') return true;
  const severity = definition.published ? 'warning' : 'error';
  problems.push({
    code: 'shareWithoutN',
    values: { indicator: o.indicator, period: o.period },
    severity,
    field: o.scope,
  });
  return definition.published;
}

const hide = (o: Observation): Observation => ({ ...o, value: { kind: 'hidden' }, n: null });
const isShown = (o: Observation | undefined): o is Observation =>
  o?.value.kind === 'number' || o?.value.kind === 'near100';

function hideSmall(o: Observation, { unit, threshold, people }: IndicatorDefinition): Observation {
  if (o.value.kind === 'hidden') return hide(o);
  if (o.value.kind !== 'number') return o.n !== null && o.n < threshold ? { ...o, n: null } : o;
  if (o.n !== null && o.n > 0 && o.n < threshold) return hide(o);
  if (unit === 'count') return o.value.number > 0 && o.value.number < threshold ? hide(o) : o;
  if (unit !== 'percent' || !people || o.n === null) return o;
  const heads = Math.round((o.value.number * o.n) / 100);
  if (heads > 0 && heads < NEVER_BELOW) return hide(o);
  const others = o.n - heads;
  return others > 0 && others < NEVER_BELOW ? { ...o, value: { kind: 'near100' } } : o;
}

/** A sum that everybody knows: the first cell is the sum of the others. */
type Line = readonly string[];
const cell = (scope: string, group: string): string => `${scope}|${group}`;

function linesOf(scopes: readonly string[]): Line[] {
  const overGroups = ['', ...scopes].map((s) => GROUPS.map((g) => cell(s, g)));
  const overScopes = scopes.length > 0 ? GROUPS.map((g) => ['', ...scopes].map((s) => cell(s, g))) : [];
  return [...overGroups, ...overScopes];
}

/** What follows from the shown cells for the cells that are not: Gauss–Jordan, keeping the rows with one unknown. */
function derivable(lines: readonly Line[], shown: ReadonlyMap<string, number>): Map<string, number> {
  const unknown = [...new Set(lines.flat())].filter((c) => !shown.has(c));
  const rows = lines.map((line) => {
    const row = new Array<number>(unknown.length + 1).fill(0);
    line.forEach((c, i) => {
      const sign = i === 0 ? 1 : -1;
      const at = unknown.indexOf(c);
      if (at >= 0) row[at] = sign;
      else row[unknown.length] = (row[unknown.length] ?? 0) - sign * (shown.get(c) ?? 0);
    });
    return row;
  });
  let rank = 0;
  for (let column = 0; column < unknown.length; column += 1) {
    const pivotAt = rows.findIndex((row, i) => i >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const pivot = rows[pivotAt];
    if (!pivot) continue;
    rows.splice(pivotAt, 1);
    const scale = pivot[column] ?? 1;
    const scaled = pivot.map((x) => x / scale);
    rows.forEach((row, i) => {
      const factor = row[column] ?? 0;
      if (factor !== 0) rows[i] = row.map((x, j) => x - factor * (scaled[j] ?? 0));
    });
    rows.splice(rank, 0, scaled);
    rank += 1;
  }
  const found = new Map<string, number>();
  for (const row of rows.slice(0, rank)) {
    const at = unknown.flatMap((c, i) => (Math.abs(row[i] ?? 0) > 1e-9 ? [c] : []));
    if (at.length === 1 && at[0] !== undefined) found.set(at[0], row[unknown.length] ?? 0);
  }
  return found;
}

/** Hides one more cell at a time until no hidden cell, nor a small one that was left out of the table, can be worked out. */
function hideDerivable(
  raw: readonly Observation[],
  start: readonly Observation[],
  definition: IndicatorDefinition,
): Observation[] {
  const cells = new Map(start.map((o) => [cell(o.scope, o.group), o]));
  const scopes = [...new Set(raw.map((o) => o.scope))].filter((s) => s !== '');
  const heads = new Map(raw.map((o) => [cell(o.scope, o.group), headsOf(o, definition)]));
  const lines = linesOf(scopes);
  for (;;) {
    const leak = findLeak(lines, cells, heads, definition);
    if (leak === undefined) break;
    const candidates = lines.filter(leak.inLine).flatMap((line) => [...line.slice(1), ...line.slice(0, 1)]);
    const next = candidates
      .filter((c) => isShown(cells.get(c)))
      .sort((a, b) => Number(isTotal(a)) - Number(isTotal(b)) || (heads.get(a) ?? 0) - (heads.get(b) ?? 0))[0];
    const shown = next ?? [...cells].find(([, o]) => isShown(o))?.[0];
    const found = shown === undefined ? undefined : cells.get(shown);
    if (shown === undefined || !found) break;
    cells.set(shown, hide(found));
  }
  const byKey = new Map([...cells.values()].map((o) => [observationKey(o), o]));
  return [...byKey.values()];
}

const isTotal = (c: string): boolean => c.startsWith('|') || c.endsWith('|all');

const headsOf = (o: Observation, { unit }: IndicatorDefinition): number => {
  if (unit === 'count') return o.value.kind === 'number' ? o.value.number : 0;
  return o.n ?? 0;
};

function findLeak(
  lines: readonly Line[],
  cells: ReadonlyMap<string, Observation>,
  heads: ReadonlyMap<string, number>,
  { threshold, unit }: IndicatorDefinition,
): { inLine: (line: Line) => boolean } | undefined {
  const shown = new Map([...cells].filter(([, o]) => isShown(o)).map(([c]) => [c, heads.get(c) ?? 0]));
  const numbersKnown = unit === 'count' || [...shown.keys()].every((c) => cells.get(c)?.n !== null);
  for (const [c, amount] of derivable(lines, shown)) {
    const state = cells.get(c)?.value.kind;
    const small = numbersKnown && amount > 0 && Math.round(amount) < threshold;
    const zero = numbersKnown && Math.round(amount) === 0;
    if (state === 'hidden' || state === 'masked' || (small && !zero)) return { inLine: (line) => line.includes(c) };
  }
  if (!numbersKnown) return undefined;
  // Two hidden cells that add up to less than the threshold are together a group that is too small.
  const tight = lines.find((line) => {
    const [total = '', ...parts] = line;
    const known = shown.get(total);
    const rest = parts.filter((c) => !shown.has(c));
    if (known === undefined || rest.length === 0) return false;
    const sum = known - parts.reduce((all, c) => all + (shown.get(c) ?? 0), 0);
    return Math.round(sum) > 0 && sum < threshold;
  });
  return tight && { inLine: (line) => line === tight };
}
