/** Which of the school's statistics a goal is about: one rule, and what reads it agrees. */
import { describe, expect, it } from 'vitest';
import { figuresSay } from '../../cards/outcome.ts';
import { goalPicture } from '../../cards/pictures.ts';
import { speak } from '../../cards/texts.ts';
import { pointsBefore, pointsFor, pointsThisYear, shownPoint, yearBefore } from '../../quality/data/goal-points.ts';
import { ownIndicatorOf } from '../../quality/data/own-indicator.ts';
import { outcomeOf } from '../../quality/evaluation/outcome.ts';
import { judgeGoal } from '../../quality/goals/smart-goal.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { goalState } from '../../quality/status/status.ts';
import { answer, goal } from '../storage/samples.ts';
import { eht } from './acting.ts';

type Row = readonly [period: string, number: number, scope?: string, n?: number | null];
const values = (id: string, ...rows: readonly Row[]): Document => ({
  kind: 'series',
  id,
  version: 1,
  schoolYear: '',
  observations: rows.map(([period, number, scope = '', n = 90]) => ({
    indicator: id,
    scope,
    group: 'all',
    period,
    value: { kind: 'number', number },
    n,
    source: '',
  })),
});
const about = (group: string, indicatorKey: string, more = {}) =>
  goal('g', 1, {
    owner: 'siv',
    group,
    indicatorKey,
    baseline: 8,
    target: 6,
    unit: '%',
    direction: 'lower',
    deadline: '2027-06-04',
    createdAt: '2026-09-01T08:00:00Z',
    ...more,
  });
const numbers = (snapshot: Snapshot, one: ReturnType<typeof about>) =>
  pointsFor(snapshot, one)
    .map(shownPoint)
    .map(({ value }) => value);

const ABSENCE = 'absence_unauthorised';
const MIXED = values(
  ABSENCE,
  ['2024/25', 1],
  ['2024/25', 7, '7'],
  ['2024/25', 8, '8'],
  ['2024/25', 79, '7–9'],
  ['2025/26', 1.5],
  ['2025/26', 7.5, '7'],
);

describe('the points of a goal', () => {
  it.each([
    ['hela skolan', [1, 1.5]],
    ['', [1, 1.5]],
    ['åk 7', [7, 7.5]],
    ['Årskurs 8', [8]],
    ['åk 9', []],
    ['åk 7–9', [79]],
    ['årskurs 7-9', [79]],
    ['högstadiet', [79]],
    ['åk 4–6', []],
    ['mellanstadiet', []],
    ['åk 7 och 8', []],
    ['åk 7 och 9', []],
    ['åk 7, 8 och 9', [79]],
    ['sjuorna', [7, 7.5]],
    ['åk 1–9', [1, 1.5]],
    ['åk F–9', [1, 1.5]],
    ['klass 7A', []],
    ['flickor', []],
    ['moderna språk 7 grupper', [1, 1.5]],
    ['år 2026', [1, 1.5]],
  ])('about «%s» are %j', (group, expected) => {
    const one = about(group, ABSENCE);
    expect(numbers(eht(one, MIXED), one)).toEqual(expected);
  });

  it('of a group that names no grade are of the grade in the title, unless the group is the whole school', () => {
    const title = 'Minska den ogiltiga frånvaron i åk 7';
    for (const [group, expected] of [
      ['alla elever', [7, 7.5]],
      ['hela skolan', [1, 1.5]],
      ['åk 8', [8]],
    ] as const) {
      const one = about(group, ABSENCE, { title });
      expect(numbers(eht(one, MIXED), one)).toEqual(expected);
    }
  });

  it('of lågstadiet are a table’s own, which has förskoleklass with it', () => {
    const low = values(ABSENCE, ['2025/26', 3, 'F–3'], ['2025/26', 1.5]);
    for (const [group, expected] of [
      ['lågstadiet', [3]],
      ['åk 1–3', []],
      ['låg- och mellanstadiet', []],
    ] as const) {
      const one = about(group, ABSENCE);
      expect(numbers(eht(one, low), one)).toEqual(expected);
    }
  });

  it('of girls or of boys are theirs, and of both everybody’s', () => {
    const split: Document = {
      kind: 'series',
      id: ABSENCE,
      version: 1,
      schoolYear: '',
      observations: (['all', 'girls', 'boys'] as const).map((group, index) => ({
        indicator: ABSENCE,
        scope: '',
        group,
        period: 'HT26',
        value: { kind: 'number', number: 5 + index },
        n: 90,
        source: '',
      })),
    };
    for (const [group, expected] of [
      ['flickor', [6]],
      ['pojkarna på hela skolan', [7]],
      ['flickor och pojkar', [5]],
      ['flickor i åk 9', []],
    ] as const) {
      const one = about(group, ABSENCE);
      expect(numbers(eht(one, split), one)).toEqual(expected);
    }
  });

  it('of an own measure of some grades are its values, and of no other grades’ goal', () => {
    const own: Document = {
      kind: 'indicator',
      id: 'own_calm',
      version: 1,
      schoolYear: '',
      definition: ownIndicatorOf(
        {
          name: 'Rastlugn åk 7–9',
          definition: 'Andel lugna raster.',
          unit: 'percent',
          direction: 'higher',
          periodType: 'term',
        },
        'Lindskolan',
      ),
    };
    const key = own.definition.key;
    const team = (group: string) => {
      const one = about(group, key);
      return numbers(eht(one, { ...own, id: key }, values(key, ['HT26', 80])), one);
    };
    expect(team('högstadiet')).toEqual([80]);
    expect(team('åk 4–6')).toEqual([]);
  });

  it('of an indicator that is measured in one grade only are its own, and none where the goal is about another grade', () => {
    const merit = values('goal_attainment_y9', ['2025/26', 71], ['2026/27', 76]);
    for (const group of ['åk 9', 'hela skolan']) {
      const one = about(group, 'goal_attainment_y9', { baseline: 71, target: 76, direction: 'higher' });
      expect(numbers(eht(one, merit), one)).toEqual([71, 76]);
      expect(outcomeOf(eht(one, merit), one)).toMatchObject({ outcome: 'reached', value: 76, from: 'data' });
    }
    const span = about('åk 7–9', 'goal_attainment_y9', { baseline: 71, target: 76, direction: 'higher' });
    expect(numbers(eht(span, merit), span)).toEqual([71, 76]);
    const other = about('åk 6', 'goal_attainment_y9', { baseline: 71, target: 76, direction: 'higher' });
    expect(numbers(eht(other, merit), other)).toEqual([]);
    expect(outcomeOf(eht(other, merit), other)).toMatchObject({ outcome: 'cannotSay', why: 'otherMeasure' });
  });

  it('count in the goal’s unit', () => {
    const one = about('åk 7', ABSENCE, { unit: 'elever' });
    expect(numbers(eht(one, MIXED), one)).toEqual([]);
  });

  it('are of before the year or of the year, and not of long after the deadline', () => {
    const one = about('åk 7', ABSENCE);
    const team = eht(one, values(ABSENCE, ['2025/26', 8, '7'], ['2026', 9, '7'], ['HT26', 7, '7'], ['HT27', 5, '7']));
    expect(pointsBefore(team, one).map(({ period }) => period)).toEqual(['2025/26']);
    expect(pointsThisYear(team, one).map(({ period }) => period)).toEqual(['HT26']);
  });

  it.each([
    ['2027-05-15', ['HT26', '2027-05', 'VT27', '2026/27']],
    ['2027-03-01', ['HT26', 'VT27', '2026/27']],
    ['2026-12-18', ['HT26', '2026/27']],
  ])('whose time had begun at the deadline %s are the goal’s, and of no time after it', (deadline, expected) => {
    const one = about('åk 7', ABSENCE, { deadline });
    const rows = ['HT26', '2027-05', 'VT27', '2026/27', '2027-06'].map((period): Row => [period, 7, '7']);
    expect(pointsThisYear(eht(one, values(ABSENCE, ...rows)), one).map(({ period }) => period)).toEqual(
      expect.arrayContaining(expected),
    );
    expect(pointsThisYear(eht(one, values(ABSENCE, ...rows)), one)).toHaveLength(expected.length);
  });

  it('of the spring term decide how a goal for 15 May ended, and not last autumn’s', () => {
    const one = about('åk 7', ABSENCE, { deadline: '2027-05-15' });
    const team = eht(one, values(ABSENCE, ['HT26', 7.5, '7'], ['VT27', 5.5, '7']));
    expect(outcomeOf(team, one)).toMatchObject({ outcome: 'reached', value: 5.5, period: 'VT27' });
  });

  it.each([
    ['2026-12', 5],
    ['HT26', 6],
    ['2026/27', null],
    ['2027-01', null],
  ])('have for %s the year before %j', (period, expected) => {
    const one = about('', ABSENCE);
    const points = pointsFor(eht(one, values(ABSENCE, ['2025-12', 5], ['HT25', 6], ['2025/26', 7], [period, 9])), one);
    const latest = points.find((point) => point.period === period);
    expect(latest && yearBefore(points, latest)).toBe(expected);
  });
});

describe('what reads them', () => {
  it('the picture shows the goal’s own grade and nothing of the whole school', () => {
    const one = about('åk 7', ABSENCE);
    const picture = goalPicture('sv', eht(one, MIXED), one, '2026-11-01');
    expect(picture?.altText).toMatch(/24\/25 7.%, 25\/26 7,5.%/);
    expect(picture?.altText).not.toMatch(/1,5.%/);
  });

  it('the rules for goals are not told another group’s history', () => {
    const history = (group: string) => {
      const one = about(group, ABSENCE, { baseline: 1.5, target: 1.4 });
      return judgeGoal(eht(one, MIXED), one, '2026-09-02').realistic;
    };
    expect(history('åk 9')).not.toEqual(history('hela skolan'));
  });

  it('the status is by the newest figure, the school’s own or the owner’s, in the season it is of', () => {
    const one = about('', ABSENCE);
    const reported = answer('oct', 'siv', {
      progress: [{ goal: 'g', value: 8, status: 'onTrack', confidence: 'high', comment: '', nextStep: '' }],
    });
    const suggested = (...documents: Document[]) => goalState(eht(one, reported, ...documents), one).suggested;
    expect(suggested()).toBe('onTrack');
    // In December a good third of the way should be gone.
    expect(suggested(values(ABSENCE, ['2026-12', 8]))).toBe('offTrack');
    expect(suggested(values(ABSENCE, ['2026-12', 7]))).toBe('onTrack');
    // Last December was two worse than the year: this one is as far on its way as it should be.
    expect(suggested(values(ABSENCE, ['2025-12', 10], ['2026-12', 9]))).toBe('onTrack');
    expect(suggested(values(ABSENCE, ['2025-12', 6], ['2026-12', 7]))).toBe('offTrack');
    // What is older than what the owner said counts for nothing.
    expect(suggested(values(ABSENCE, ['2026-08', 99]))).toBe('onTrack');
  });

  it('the outcome for several grades is not told by the whole school, which is better off', () => {
    const rows = values(ABSENCE, ['HT26', 4.6, '7'], ['HT26', 7.2, '8'], ['HT26', 6.9, '9'], ['HT26', 2.5]);
    for (const group of ['åk 7-9', 'åk 7–9', 'högstadiet', 'årskurs 7, 8 och 9']) {
      const one = about(group, ABSENCE, { baseline: 6.2, target: 5 });
      expect(outcomeOf(eht(one, rows), one)).toMatchObject({ outcome: 'cannotSay', why: 'missing' });
      expect(goalState(eht(one, rows), one)).toMatchObject({ suggested: null });
    }
  });

  it('a term’s figure that is read before the term is over is said to be the term’s', () => {
    const one = about('åk 8', ABSENCE);
    const computed = outcomeOf(eht(one, values(ABSENCE, ['HT26', 7.2, '8'])), one);
    expect(figuresSay(speak('sv'), 'sv', one, computed)).toMatch(/^Era siffror: 7,2.% \(HT26\)\./u);
    expect(figuresSay(speak('en'), 'en', one, computed)).toMatch(/^Your figures: 7\.2.% \(HT26\)\./u);
  });

  it('the outcome cannot be told by a handful', () => {
    const one = about('åk 7', ABSENCE);
    expect(outcomeOf(eht(one, values(ABSENCE, ['2026/27', 6, '7', 9])), one)).toMatchObject({
      outcome: 'cannotSay',
      why: 'tooFew',
    });
    expect(outcomeOf(eht(one, values(ABSENCE, ['2026/27', 6, '7', 10])), one).outcome).toBe('reached');
  });
});
