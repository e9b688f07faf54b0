/** Pictures of a team's year, drawn as they are sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviationsPicture, goalPicture, seriesPicture, wheelPicture } from '../../cards/pictures.ts';
import { COLOURS } from '../../pictures/colours.ts';
import { draw } from '../../pictures/draw.ts';
import { scaleOf } from '../../pictures/scale.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import type { Observation } from '../../quality/data/observations.ts';
import { expectedOn, wayOf } from '../../quality/goals/expected.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { someTeam } from '../cards/some-team.ts';
import { checkpoint, discussion, goal, keyOf, sampleSnapshot, team } from '../storage/samples.ts';
import { readPng } from './read-png.ts';

const TODAY = '2027-02-10';
const year = (): Snapshot =>
  sampleSnapshot([
    team(keyOf(1)),
    checkpoint('c1', '2026-10-06', { state: 'closed' }),
    checkpoint('c2', '2027-01-26'),
    checkpoint('c3', '2027-03-16'),
    checkpoint('c4', '2027-06-01'),
    goal('g1', 1, { deadline: '2027-05-28' }),
    discussion('m1', { date: '2026-11-12' }),
  ]);

describe('the wheel', () => {
  it('says in words what it shows: where we are, each checkpoint with its state, what is due', () => {
    const { altText } = wheelPicture('sv', year(), TODAY);
    expect(altText).toContain('Här är vi: den 10 februari 2027 (v.\u00a06).');
    expect(altText).toContain('Avstämning 1, 6 okt. (v.\u00a041): avslutad.');
    expect(altText).toContain('Avstämning 2, 26 jan. (v.\u00a04): dagen har varit, inte avslutad.');
    expect(altText).toContain('Avstämning 3, 16 mars (v.\u00a011): står på tur.');
    expect(altText).toContain('Avstämning 4, 1 juni (v.\u00a022): planerad.');
    expect(altText).toContain('Mål som ska vara nådda: 28 maj');
    expect(altText).toContain('Resultatdiskussioner: 12 nov.');
  });

  it.each(['light', 'dark'] as const)('is a small square with each state in its own colour, %s', async (theme) => {
    const { svg } = wheelPicture('sv', year(), TODAY, theme);
    const png = await draw(svg, theme);
    expect(png.byteLength).toBeLessThanOrEqual(45_000);
    const { width, height, colours } = readPng(png);
    expect([width, height]).toEqual([840, 840]);
    const { done, next, late, now, deadline, discussion: talk, background } = COLOURS[theme];
    for (const colour of [done, next, late, now, deadline, talk, background]) expect(colours).toContain(colour);
  });

  it('has letters of at least 14 px where a card is 414 px wide', () => {
    const { svg } = wheelPicture('sv', year(), TODAY);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes) * (414 / 840)).toBeGreaterThanOrEqual(14);
  });

  it('draws no hand in the summer, and nothing that lies outside the year', () => {
    const svg = (today: string) => wheelPicture('sv', year(), today).svg;
    expect(svg(TODAY)).toContain(COLOURS.light.now);
    expect(svg('2027-08-02')).not.toContain(`stroke="${COLOURS.light.now}"`);
  });

  it('of any team is a drawing that can be read', async () => {
    await fc.assert(
      fc.asyncProperty(someTeam, async (snapshot) => {
        const { svg, altText } = wheelPicture(snapshot.team.locale, snapshot, TODAY);
        expect(altText.length).toBeGreaterThan(20);
        const { width } = readPng(await draw(svg));
        expect(width).toBe(840);
      }),
      { numRuns: 8 },
    );
  });
});

const values = (...numbers: (number | null)[]): Observation[] =>
  numbers.map((number, index) => ({
    indicator: 'absence_total',
    scope: '',
    group: 'all',
    period: `${2021 + index}/${22 + index}`,
    value: number === null ? { kind: 'hidden' } : { kind: 'number', number },
    n: number === null ? null : 90,
    source: '',
  }));

describe('a goal', () => {
  it('is drawn with its history, where a hidden value is a gap with a sign and «visas inte»', () => {
    const series = [
      { kind: 'series', id: 'absence_total', version: 1, schoolYear: '', observations: values(9.2, null, 8.4) },
    ];
    const withSeries = { ...year(), series } as Snapshot;
    const one = goal('g1', 1, {
      group: 'hela skolan',
      indicatorKey: 'absence_total',
      baseline: 8.4,
      target: 6.5,
      unit: '%',
    });
    const picture = goalPicture('sv', withSeries, one, TODAY);
    expect(picture?.altText).toContain('Tidigare: 21/22 9,2\u00a0%, 22/23 visas inte, 23/24 8,4\u00a0%.');
    expect(picture?.svg).toContain('>×<');
    expect(picture?.svg).toContain('>8,4<');
  });

  it('is not drawn while it is a draft without numbers', () => {
    expect(goalPicture('sv', year(), goal('g1', 1, { state: 'draft', baseline: null }), TODAY)).toBeNull();
  });

  it('goes evenly from its baseline to its target', () => {
    const way = wayOf(
      goal('g1', 1, { baseline: 10, target: 20, deadline: '2027-06-01', createdAt: '2026-08-01T08:00:00Z' }),
      '2026-08-18',
    );
    if (!way) throw new Error('no way');
    expect(expectedOn(way, '2026-08-01')).toBe(10);
    expect(expectedOn(way, '2027-08-01')).toBe(20);
    expect(expectedOn(way, '2027-01-08')).toBeCloseTo(15, 0);
  });
});

describe('an indicator over the years', () => {
  const definition = INDICATORS.find(({ key }) => key === 'absence_total');
  if (!definition) throw new Error('no definition');

  it('shows values with how many they are about, and nothing of what is hidden', () => {
    const picture = seriesPicture('sv', definition, values(9.2, null, 8.4));
    expect(picture?.altText).toContain('21/22 9,2 (n 90), 22/23 visas inte');
    expect(picture?.svg.match(/>n 90</g)).toHaveLength(2);
  });

  it('is not drawn when all is hidden', () => expect(seriesPicture('sv', definition, values(null, null))).toBeNull());
});

describe('what drew off the plan', () => {
  it('is drawn by kind, and not at all when nothing did', () => {
    const kinds = [
      { category: 'training', count: 4 },
      { category: 'grant', count: 2 },
    ] as const;
    expect(deviationsPicture('sv', { total: 6, kinds })?.altText).toContain('Kurs 4, Bidrag 2');
    expect(deviationsPicture('sv', { total: 0, kinds: [] })).toBeNull();
  });
});

describe('a scale', () => {
  it('holds all values between round ticks', () => {
    const number = fc.double({ min: -1000, max: 100_000, noNaN: true }).map((value) => Number(value.toFixed(2)));
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 9 }), (all) => {
        const { low, high, ticks } = scaleOf(all);
        expect(low).toBeLessThanOrEqual(Math.min(...all));
        expect(high).toBeGreaterThanOrEqual(Math.max(...all));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
      }),
    );
  });
  it('begins at zero only where the values come near it', () => {
    expect(scaleOf([74, 79]).low).toBeGreaterThan(70);
    expect(scaleOf([2, 40]).low).toBe(0);
  });
});
