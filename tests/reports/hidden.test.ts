/** What is hidden stays hidden in every file that a report becomes: in tables, words, charts and the workbooks inside a Word document. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { type Observation, observationKey } from '../../quality/data/observations.ts';
import { suppress } from '../../quality/data/small-numbers.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { toSnapshot } from '../../quality/snapshot.ts';
import { makeReport } from '../../reports/make.ts';
import type { Subject } from '../../reports/reading.ts';
import { checkpoint, goal, keyOf, member, team } from '../storage/samples.ts';
import { readable, sheetsOf } from './files.ts';

const KEYS = ['action_programmes', 'special_group', 'safety_share'] as const;
const SCOPES = ['', '7', '8', '9'] as const;
const PERIODS = ['2023/24', '2024/25', '2025/26'] as const;

/** Shares of 1–60 pupils. Every number has decimals of its own, two of them and none like a goal's, so that it is known wherever it turns up. */
const figures = fc
  .array(fc.record({ n: fc.integer({ min: 1, max: 60 }), whole: fc.integer({ min: 20, max: 98 }) }), {
    minLength: KEYS.length * SCOPES.length * PERIODS.length,
    maxLength: KEYS.length * SCOPES.length * PERIODS.length,
  })
  .map((drawn): Observation[] =>
    KEYS.flatMap((indicator, i) =>
      SCOPES.flatMap((scope, j) =>
        PERIODS.map((period, k): Observation => {
          const index = (i * SCOPES.length + j) * PERIODS.length + k;
          const { n = 1, whole = 20 } = drawn[index] ?? {};
          const number = Number(`${whole}.${11 + Math.floor(index / 9) * 10 + (index % 9)}`);
          return { indicator, scope, group: 'all', period, value: { kind: 'number', number }, n, source: 'Skolan' };
        }),
      ),
    ),
  );

const CHECKPOINT = checkpoint('c1', '2026-10-06');
const subjects = fc.constantFrom<Subject>(
  { kind: 'year' },
  { kind: 'half-year', half: 'autumn' },
  { kind: 'checkpoint', checkpoint: CHECKPOINT },
);

function schoolWith(observations: readonly Observation[]): Snapshot {
  const key = keyOf(1);
  const snapshot = toSnapshot(key, [
    team(key),
    member('rut', { principal: true }),
    CHECKPOINT,
    goal('g1', 1, { indicatorKey: 'safety_share', group: 'hela skolan' }),
    goal('g2', 2, { indicatorKey: 'action_programmes', group: 'åk 8' }),
    ...KEYS.map((id) => ({
      kind: 'series' as const,
      id,
      version: 1,
      schoolYear: '',
      observations: observations.filter(({ indicator }) => indicator === id),
    })),
  ]);
  if (!snapshot) throw new RangeError('there is a team');
  return snapshot;
}

it.each(['pdf', 'docx', 'xlsx'] as const)(
  'no hidden value and no small group is in a %s',
  { timeout: 120_000 },
  async (format) => {
    let hiddenSeen = 0;
    let shownSeen = 0;
    await fc.assert(
      fc.asyncProperty(figures, subjects, fc.constantFrom('sv', 'en'), async (raw, subject, locale) => {
        const { observations } = suppress(raw, INDICATORS);
        const truth = new Map(raw.map((o) => [observationKey(o), o]));
        const snapshot = schoolWith(observations);
        const bytes = await makeReport({ locale, snapshot, subject, today: '2026-11-01', format });
        const text = await readable(bytes, format);
        for (const o of observations) {
          const was = truth.get(observationKey(o))?.value;
          const number = was?.kind === 'number' ? was.number : Number.NaN;
          const written = [String(number), String(number).replace('.', ',')];
          const isThere = written.some((one) => new RegExp(`(?<![\\d.,])${one.replace('.', '\\.')}(?!\\d)`).test(text));
          if (o.value.kind !== 'number') expect([observationKey(o), isThere]).toEqual([observationKey(o), false]);
          if (o.value.kind !== 'number') hiddenSeen += 1;
          else if (isThere) shownSeen += 1;
        }
        if (format !== 'xlsx') return;
        const [header = [], ...rows] =
          sheetsOf(bytes).find(({ name }) => name === (locale === 'sv' ? 'Skolans siffror' : 'The school’s figures'))
            ?.rows ?? [];
        const at = header.findIndex(({ value }) => value === 'n');
        expect(at).toBeGreaterThan(0);
        for (const row of rows) if (row[at]?.type === 'n') expect(Number(row[at]?.value)).toBeGreaterThanOrEqual(10);
      }),
      { numRuns: 15 },
    );
    // The test looks for numbers that it would find.
    expect(hiddenSeen).toBeGreaterThan(20);
    expect(shownSeen).toBeGreaterThan(20);
  },
);
