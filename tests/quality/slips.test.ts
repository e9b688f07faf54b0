/** What looks like a slip is judged by the years beside it. */
import { expect, it } from 'vitest';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { checkObservations } from '../../quality/data/observation-checks.ts';
import { type Observation, observation } from '../../quality/data/observations.ts';

const merits = (...numbers: readonly number[]): Observation[] =>
  numbers.map((number, i) =>
    observation.parse({
      indicator: 'merit_rating',
      scope: '',
      group: 'all',
      period: `202${i}/2${i + 1}`,
      value: { kind: 'number', number },
      n: 45,
      source: 'test.csv',
    }),
  );
const asked = (...numbers: readonly number[]) => checkObservations(merits(...numbers), [], INDICATORS);

it('asks about no older year that is only far from today’s', () =>
  expect(asked(221.4, 218.9, 224.3, 216.2, 213.7)).toEqual([]));

it('says which year it is compared with: the one before, and for the first the one after', () => {
  expect(asked(221.4, 218.9, 22.43, 216.2, 213.7)).toMatchObject([
    { code: 'factorTen', values: { period: '2022/23', earlier: 218.9, when: 'earlier' } },
  ]);
  expect(asked(22.14, 218.9, 224.3, 216.2, 213.7)).toMatchObject([
    { code: 'factorTen', values: { period: '2020/21', earlier: 218.9, when: 'later' } },
  ]);
});
