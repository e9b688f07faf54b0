import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { checkObservations } from '../../quality/data/observation-checks.ts';
import { diffObservations, type Observation, observation } from '../../quality/data/observations.ts';
import { suppress } from '../../quality/data/small-numbers.ts';

const make = (given: Partial<Observation> & { number?: number }): Observation => {
  const { number, ...rest } = given;
  return observation.parse({
    indicator: 'extra_adaptations',
    scope: '',
    group: 'all',
    period: 'HT25',
    value: number === undefined ? { kind: 'missing' } : { kind: 'number', number },
    n: null,
    source: 'test.csv',
    ...rest,
  });
};
const shown = (list: readonly Observation[], scope: string, group: Observation['group'] = 'all') =>
  list.find((o) => o.scope === scope && o.group === group)?.value;

describe('the catalogue', () => {
  it('has unique keys, and never a threshold below five', () => {
    expect(new Set(INDICATORS.map((d) => d.key)).size).toBe(INDICATORS.length);
    expect(INDICATORS.every((d) => d.threshold >= 5)).toBe(true);
    expect(INDICATORS.filter((d) => d.medical).every((d) => d.key.startsWith('health_talk_'))).toBe(true);
    // Nobody can tell which way a share goes that does not say of whom it is.
    expect(INDICATORS.filter((d) => d.medical).every(({ name }) => name.sv.includes(': andel som '))).toBe(true);
  });
});

describe('small numbers', () => {
  it('hides a small count and one more, so that the total does not give it away', () => {
    const { observations } = suppress(
      [
        make({ number: 60 }),
        make({ scope: '7', number: 7 }),
        make({ scope: '8', number: 23 }),
        make({ scope: '9', number: 30 }),
      ],
      INDICATORS,
    );
    expect(shown(observations, '7')).toEqual({ kind: 'hidden' });
    expect(shown(observations, '8')).toEqual({ kind: 'hidden' });
    expect(shown(observations, '9')).toEqual({ kind: 'number', number: 30 });
    expect(shown(observations, '')).toEqual({ kind: 'number', number: 60 });
  });

  it('sees that girls and the total give the boys away though the boys are not in the table', () => {
    const { observations } = suppress([make({ number: 25 }), make({ group: 'girls', number: 22 })], INDICATORS);
    expect(shown(observations, '', 'girls')).toEqual({ kind: 'hidden' });
  });

  it('hides a share of a small group and forgets how small it was', () => {
    const o = make({ indicator: 'absence_total', number: 8.4, n: 7 });
    expect(suppress([o], INDICATORS).observations).toEqual([{ ...o, value: { kind: 'hidden' }, n: null }]);
  });

  it('writes nearly all when fewer than five are the exception', () => {
    const o = make({ indicator: 'eligibility_vocational', period: '2024/25', number: 95, n: 40 });
    expect(suppress([o], INDICATORS).observations[0]?.value).toEqual({ kind: 'near100' });
  });

  it('refuses a local share without n, and warns about a published one', () => {
    const local = suppress([make({ indicator: 'absence_total', number: 8.4 })], INDICATORS);
    expect(local.observations).toEqual([]);
    expect(local.problems).toMatchObject([{ code: 'shareWithoutN', severity: 'error' }]);
    const published = suppress([make({ indicator: 'merit_rating', period: '2024/25', number: 231.4 })], INDICATORS);
    expect(published.observations).toHaveLength(1);
    expect(published.problems).toMatchObject([{ code: 'shareWithoutN', severity: 'warning' }]);
  });

  it('keeps markers as they are', () => {
    const kinds = (['hidden', 'missing', 'near100', 'masked'] as const).map((kind, i) =>
      make({ period: `HT2${i}`, value: { kind } }),
    );
    expect(suppress(kinds, INDICATORS).observations.map((o) => o.value.kind)).toEqual([
      'hidden',
      'missing',
      'near100',
      'masked',
    ]);
  });

  const grades = ['7', '8', '9'];
  const table = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 3, maxLength: 3 }).map((rows) => {
    const cells: [string, Observation['group'], number][] = [];
    rows.forEach(([girls, boys], i) => {
      const scope = grades[i] ?? '';
      cells.push([scope, 'girls', girls], [scope, 'boys', boys], [scope, 'all', girls + boys]);
    });
    for (const group of ['girls', 'boys', 'all'] as const)
      cells.push(['', group, cells.filter(([s, g]) => s !== '' && g === group).reduce((sum, c) => sum + c[2], 0)]);
    return cells;
  });

  it('never lets a hidden value, or a small sum of hidden ones, be worked out', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const out = suppress(
          cells.map(([scope, group, number]) => make({ scope, group, number })),
          INDICATORS,
        ).observations;
        const numberOf = (scope: string, group: Observation['group']) => {
          const value = shown(out, scope, group);
          return value?.kind === 'number' ? value.number : null;
        };
        for (const o of out)
          if (o.value.kind === 'number') expect(o.value.number === 0 || o.value.number >= 10).toBe(true);
        // Every line on its own, by another way of counting than the product's: what is left of the total.
        const lines = [
          ...['', ...grades].map((s) => (['all', 'girls', 'boys'] as const).map((g) => numberOf(s, g))),
          ...(['all', 'girls', 'boys'] as const).map((g) => ['', ...grades].map((s) => numberOf(s, g))),
        ];
        for (const [total, ...parts] of lines) {
          const hidden = parts.filter((x) => x === null).length;
          if (total === null || total === undefined) expect(hidden).not.toBe(0);
          else if (hidden > 0) {
            expect(hidden).toBeGreaterThan(1);
            const left = total - parts.reduce<number>((sum, x) => sum + (x ?? 0), 0);
            expect(left === 0 || left >= 10).toBe(true);
          }
        }
        // And across lines: two tables that differ in a hidden cell fit what is shown.
        expect(alternativesExist(cells, numberOf)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  /** Every hidden inner cell can be moved by one round a loop of hidden cells (or against hidden totals). */
  function alternativesExist(
    cells: readonly [string, Observation['group'], number][],
    numberOf: (scope: string, group: Observation['group']) => number | null,
  ): boolean {
    const inner = cells.filter(([s, g]) => s !== '' && g !== 'all' && numberOf(s, g) === null);
    // The graph of rows and columns: a hidden cell is an edge, a hidden total an edge to a common outside.
    const edges: [string, string, boolean][] = inner.map(([s, g]) => [`r${s}`, `c${g}`, true]);
    for (const s of grades) if (numberOf(s, 'all') === null) edges.push([`r${s}`, 'rows', false]);
    for (const g of ['girls', 'boys'] as const) if (numberOf('', g) === null) edges.push([`c${g}`, 'columns', false]);
    if (numberOf('', 'all') === null) edges.push(['rows', 'columns', false]);
    return edges.every(([from, to], i) => {
      const reached = new Set([from]);
      for (let grew = true; grew; ) {
        grew = false;
        edges.forEach(([a, b], j) => {
          if (j === i || reached.has(a) === reached.has(b)) return;
          reached.add(a).add(b);
          grew = true;
        });
      }
      return reached.has(to);
    });
  }
});

describe('small numbers over spans, totals, years and earlier imports', () => {
  type Cell = { readonly period: string; readonly scope: string; readonly number: number };
  const GRADES = ['7', '8', '9'];
  const PERIODS = ['HT25', 'VT26'];
  /** All that is true of a school: counts of each grade and term, and every sum of them that a table may show. */
  const truth = fc.array(fc.nat(30), { minLength: 6, maxLength: 6 }).map((counts): Cell[] => {
    const inner = GRADES.flatMap((scope, g) =>
      PERIODS.map((period, p) => ({ period, scope, number: counts[g * 2 + p] ?? 0 })),
    );
    const sum = (is: (one: Cell) => boolean): number => inner.filter(is).reduce((all, { number }) => all + number, 0);
    const whole = { '7–9': GRADES, '7–8': ['7', '8'], '': GRADES };
    const spans = Object.entries(whole).flatMap(([scope, grades]) =>
      PERIODS.map((period) => ({ period, scope, number: sum((o) => o.period === period && grades.includes(o.scope)) })),
    );
    const years = [...GRADES, ...Object.keys(whole)].map((scope) => {
      const grades: readonly string[] = scope in whole ? whole[scope as keyof typeof whole] : [scope];
      return { period: '2025/26', scope, number: sum((o) => grades.includes(o.scope)) };
    });
    return [...inner, ...spans, ...years];
  });
  const cellsOf = (cells: readonly Cell[]) => cells.map(({ period, scope, number }) => make({ period, scope, number }));

  /** Whether another school, in which one count is another, would show exactly the same: tried one count, and one pair, at a time. */
  function couldBeOtherwise(shown: readonly Observation[], at: string): boolean {
    const inner = GRADES.flatMap((scope) => PERIODS.map((period) => `${period}|${scope}`));
    const grades: Record<string, readonly string[]> = { '7–9': GRADES, '7–8': ['7', '8'], '': GRADES };
    const has = ({ period, scope }: Observation, one: string): boolean => {
      const [time, grade = ''] = one.split('|');
      return (period === time || period === '2025/26') && (grades[scope] ?? [scope]).includes(grade);
    };
    const rows = shown.filter((o) => o.value.kind === 'number').map((o) => inner.map((one) => (has(o, one) ? 1 : 0)));
    // The count is fixed exactly when its unit vector is a sum of what is shown: tried by rank, modulo a large prime.
    const unit = inner.map((one) => (one === at ? 1 : 0));
    return rankOf([...rows, unit]) > rankOf(rows);
  }
  const PRIME = 1_000_003;
  function rankOf(given: readonly (readonly number[])[]): number {
    const rows = given.map((row) => [...row]);
    let rank = 0;
    for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
      const at = rows.findIndex((row, i) => i >= rank && (row[column] ?? 0) !== 0);
      const pivot = rows[at];
      if (!pivot) continue;
      rows.splice(at, 1);
      rows.splice(rank, 0, pivot);
      for (const row of rows.slice(rank + 1))
        for (let factor = row[column] ?? 0, i = 0; i < row.length; i += 1)
          row[i] = ((((row[i] ?? 0) * (pivot[column] ?? 0) - factor * (pivot[i] ?? 0)) % PRIME) + PRIME) % PRIME;
      rank += 1;
    }
    return rank;
  }

  it('are never shown, nor fixed by what is shown', () => {
    fc.assert(
      fc.property(truth, fc.func(fc.boolean()), (cells, isThere) => {
        const some = cells.filter((one) => isThere(one.period, one.scope));
        const { observations } = suppress(cellsOf(some), INDICATORS);
        const numbers = observations.flatMap(({ value }) => (value.kind === 'number' ? [value.number] : []));
        expect(numbers.every((number) => number === 0 || number >= 10)).toBe(true);
        for (const { period, scope, number } of cells.filter(
          (one) => one.period !== '2025/26' && one.scope.length === 1,
        ))
          if (number > 0 && number < 10) expect(couldBeOtherwise(observations, `${period}|${scope}`)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are not fixed by what was stored before either', () => {
    fc.assert(
      fc.property(truth, fc.func(fc.boolean()), (cells, isFirst) => {
        const first = suppress(cellsOf(cells.filter((one) => isFirst(one.period, one.scope))), INDICATORS).observations;
        const second = cellsOf(cells.filter((one) => !isFirst(one.period, one.scope)));
        const { observations } = suppress([...first, ...second], INDICATORS);
        for (const { period, scope, number } of cells.filter(
          (one) => one.period !== '2025/26' && one.scope.length === 1,
        ))
          if (number > 0 && number < 10) expect(couldBeOtherwise(observations, `${period}|${scope}`)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('checks that help', () => {
  const years = (...values: number[]) =>
    values.map((number, i) => make({ indicator: 'absence_total', period: `202${i}/2${i + 1}`, number, n: 300 }));

  it('asks whether 84 is right when it used to be 8.4', () => {
    const [a, b, c, slip] = years(8.1, 8.6, 8.4, 84);
    const history = [a, b, c].filter((o) => o !== undefined);
    expect(checkObservations(slip ? [slip] : [], history, INDICATORS)).toMatchObject([
      { code: 'factorTen', values: { value: 84, earlier: 8.4 }, severity: 'warning' },
    ]);
  });

  it('asks about a value far from history, and not about an ordinary one', () => {
    const history = years(8.1, 8.6, 8.4);
    const at = (number: number) => [make({ indicator: 'absence_total', period: '2023/24', number, n: 300 })];
    expect(checkObservations(at(19), history, INDICATORS).map((p) => p.code)).toEqual(['farOutside']);
    expect(checkObservations(at(9), history, INDICATORS)).toEqual([]);
    expect(checkObservations(at(140), history, INDICATORS)).toMatchObject([
      { code: 'outsideRange', severity: 'error' },
    ]);
  });

  it('says that data is old before a checkpoint, and which year is missing', () => {
    const [first, , third] = years(8, 8, 8);
    const list = [first, third].filter((o) => o !== undefined);
    const problems = checkObservations([], list, INDICATORS, Temporal.PlainDate.from('2026-10-06'));
    expect(problems).toMatchObject([
      { code: 'missingPeriod', values: { period: '2021/22' } },
      { code: 'stale', values: { period: '2022/23' } },
    ]);
  });

  it('counts a year’s value as new until the next year’s could be there, also of what can be had each month', () => {
    const yearly = [make({ indicator: 'absence_unauthorised', period: '2025/26', number: 3 })];
    const stale = (day: string) => checkObservations([], yearly, INDICATORS, Temporal.PlainDate.from(day)).length;
    expect([stale('2026-10-06'), stale('2027-10-06')]).toEqual([0, 1]);
  });
});

describe('what a file would change', () => {
  it('is nothing the second time, and before and after when it was corrected', () => {
    const first = [make({ number: 12 }), make({ period: 'VT26', number: 14 })];
    expect(diffObservations([], first).added).toHaveLength(2);
    const again = diffObservations(
      first,
      first.map((o) => ({ ...o, source: 'renamed.csv' })),
    );
    expect([again.added, again.changed, again.unchanged.length]).toEqual([[], [], 2]);
    const corrected = make({ period: 'VT26', number: 15 });
    expect(diffObservations(first, [corrected]).changed).toEqual([{ before: first[1], after: corrected }]);
  });
});
