/** That the words in every picture can be read where a card is 414 px wide: large enough, whole, and none on another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedWheelPicture } from '../../cards/pictures.ts';
import { barsSvg } from '../../pictures/bars.ts';
import { type GoalPicture, goalSvg } from '../../pictures/goal.ts';
import { type GoalCounts, schoolsSvg } from '../../pictures/schools.ts';
import { seriesSvg } from '../../pictures/series.ts';
import { wheelSvg } from '../../pictures/wheel.ts';
import { someTeam } from '../cards/some-team.ts';
import { wordsOf } from './words-of.ts';

function isReadable(svg: string): void {
  const { words, width } = wordsOf(svg);
  expect(words.length).toBeGreaterThan(0);
  expect(Math.min(...words.map(({ size }) => size)) * (414 / width)).toBeGreaterThanOrEqual(14);
  areApart(svg);
}

function areApart(svg: string): void {
  const { words, width, height } = wordsOf(svg);
  const outside = words.filter(
    ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height,
  );
  expect(outside.map(({ said }) => said)).toEqual([]);
  const onEachOther = words.flatMap((a, index) =>
    words
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.said} / ${b.said}`),
  );
  expect(onEachOther).toEqual([]);
}

const format = (value: number): string => new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 }).format(value);
const theme = fc.constantFrom('light', 'dark');
const value = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
  fc.integer({ min: 100, max: 340 }),
);
const day = (from: string, before: number) =>
  fc.nat(before).map((days) => Temporal.PlainDate.from(from).add({ days }).toString());

const goalPictures: fc.Arbitrary<GoalPicture> = fc
  .record({
    history: fc.array(fc.option(value), { maxLength: 6 }),
    periods: fc.constantFrom('25/26', 'HT25', 'mars', 'v36'),
    start: value,
    target: value,
    deadline: day('2026-10-01', 240),
    measured: fc.uniqueArray(day('2026-08-18', 290), { maxLength: 4 }),
    values: fc.array(value, { minLength: 4, maxLength: 4 }),
    today: day('2026-08-01', 364),
  })
  .map(({ history, periods, start, target, deadline, measured, values, today }) => ({
    history: history.map((one) => ({ period: periods, value: one })),
    start: { date: '2026-08-18', value: start },
    target: { date: deadline, value: target },
    measured: measured.toSorted().map((date, index) => ({ date, value: values[index] ?? 0 })),
    checkpoints: ['2026-10-06', '2027-01-26', '2027-03-16', '2027-06-01'].map((date, index) => ({
      number: index + 1,
      date,
    })),
    today,
    format,
    deadline: Temporal.PlainDate.from(deadline)
      .toLocaleString('sv-SE', { month: 'short' })
      .replace('.', '')
      .slice(0, 4),
    title: 'Mål',
  }));

describe('words in a picture', () => {
  it('of any goal', () => {
    fc.assert(
      fc.property(goalPictures, theme, (goal, one) => {
        const svg = goalSvg(goal, one);
        isReadable(svg);
        // A value without a place is left out, but never the target's.
        expect(svg).toContain(`>${format(goal.target.value)}</text>`);
      }),
      { numRuns: 300 },
    );
  });

  it('of any indicator', () => {
    const points = fc.array(
      fc.record({
        period: fc.constantFrom('22/23', 'HT25', 'mars', 'v36', '2026'),
        value: fc.option(value),
        n: fc.option(fc.integer({ min: 10, max: 1200 })),
      }),
      { minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(points, theme, (all, one) => {
        const svg = seriesSvg({ points: all, format, title: 'Mått' }, one);
        const last = all.slice(-7).findLast((point) => point.value !== null)?.value;
        if (last === undefined || last === null) {
          expect(svg).toBe('');
          return;
        }
        isReadable(svg);
        expect(svg).toContain(`>${format(last)}</text>`);
      }),
      { numRuns: 300 },
    );
  });

  it('of any schools', () => {
    const counts = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12)).map((all): GoalCounts => all);
    const school = fc.record({
      name: fc.string({ unit: fc.constantFrom('W', 'ö', 'm', 'i', ' ', 'Å'), minLength: 1, maxLength: 60 }),
      checkpoints: fc.option(fc.record({ closed: fc.nat(4), all: fc.constant(4) })),
      goals: fc.option(fc.record({ now: counts, before: fc.option(counts) })),
    });
    const said = {
      sv: {
        statuses: ['Enligt plan', 'Viss avvikelse', 'Avviker', 'Avslutat', 'Ingen uppgift'],
        now: 'nu',
        before: 'i fjol',
      },
      en: {
        statuses: ['On track', 'Some deviation', 'Off track', 'Finished', 'Nothing said'],
        now: 'now',
        before: 'before',
      },
    } as const;
    fc.assert(
      fc.property(
        fc.array(school, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('sv', 'en'),
        theme,
        (schools, locale, one) => {
          isReadable(
            schoolsSvg({ schools, ...said[locale], title: 'Skolor' } as Parameters<typeof schoolsSvg>[0], one),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of any counts', () => {
    const names = ['Elevärende', 'Kurs', 'Bok', 'Bidrag', 'Pupil case', 'Course', 'Annat'];
    const bars = fc.array(fc.record({ name: fc.constantFrom(...names), count: fc.integer({ min: 0, max: 400 }) }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(fc.property(bars, theme, (all, one) => isReadable(barsSvg({ bars: all, title: 'Avsteg' }, one))));
  });

  it('of any year on paper, where the wheel has its key beside it', () => {
    fc.assert(
      fc.property(someTeam, fc.constantFrom('2026-10-01', '2027-02-10', '2027-07-20'), (team, today) => {
        const { svg, altText } = keyedWheelPicture(team.team.locale, team, today);
        areApart(svg);
        const { words, width } = wordsOf(svg);
        // 166 mm across a page: letters of at least 7.5 points.
        expect((Math.min(...words.map(({ size }) => size)) / width) * 166 * 2.83).toBeGreaterThanOrEqual(7.5);
        const key = words.filter(({ left }) => left > 840).map(({ said }) => said);
        expect(key.join(' ')).toContain(team.team.locale === 'sv' ? 'Avstämning 4' : 'Checkpoint 4');
        expect(altText).toContain(key[0]);
      }),
      { numRuns: 20 },
    );
  });

  it('of any year', () => {
    const months = {
      sv: ['aug', 'sep', 'okt', 'nov', 'dec', 'jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli'],
      en: ['Aug', 'Sept', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul'],
    };
    const years = fc.record({
      start: fc.integer({ min: 2020, max: 2040 }),
      locale: fc.constantFrom('sv', 'en'),
      days: fc.uniqueArray(fc.nat(11), { minLength: 0, maxLength: 4 }),
      today: fc.nat(364),
    });
    fc.assert(
      fc.property(years, theme, ({ start, locale, days, today }, one) => {
        const first = Temporal.PlainDate.from({ year: start, month: 8, day: 20 });
        const on = (day: number) => first.add({ days: day }).toString();
        const svg = wheelSvg(
          {
            schoolYear: `${start}/${String(start + 1).slice(2)}`,
            terms: [
              { from: on(0), to: on(120) },
              { from: on(140), to: on(295) },
            ],
            breaks: [{ from: on(70), to: on(75) }],
            checkpoints: days
              .toSorted((a, b) => a - b)
              .map((at, index) => ({
                number: index + 1,
                date: on(at * 24),
                state: (['done', 'late', 'next', 'planned'] as const)[index] ?? 'planned',
              })),
            deadlines: [on(250)],
            discussions: [on(90)],
            today: on(today),
            months: months[locale as 'sv' | 'en'],
            middle: locale === 'sv' ? 'v.\u00a048' : 'week\u00a048',
            title: 'Hjulet',
          },
          one,
        );
        isReadable(svg);
      }),
      { numRuns: 100 },
    );
  });
});
