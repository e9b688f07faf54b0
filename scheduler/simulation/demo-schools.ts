/** A municipality of made-up schools to look at, each the made-up school at another point of its work; the same every time. */
import { STATUSES, type Summary, summaryOf } from '../../quality/overview/summary.ts';
import { demoSchool } from './demo.ts';

const NAMES = [
  'Ekskolan',
  'Björkskolan',
  'Centralskolan',
  'Lindängens skola',
  'Norra skolan',
  'Sjöviksskolan',
  'Åkerskolan',
  'Ösby friskola',
] as const;

export async function demoSchools(): Promise<Summary[]> {
  const { now } = summaryOf(await demoSchool(), null);
  return NAMES.map((school, index) => ({
    school,
    now: varied(now, index),
    before: index === 4 ? null : yearBefore(varied(now, index * 3 + 1)),
  }));
}

type Year = Summary['now'];

/** Other words on the goals, and some work undone; the first is as it is. */
function varied(year: Year, by: number): Year {
  if (by === 0) return year;
  const turned = (status: Year['goals'][number]['said'][number][1], index: number) =>
    status && (STATUSES.filter((one) => one !== 'unknown')[(STATUSES.indexOf(status) + by + index) % 4] ?? status);
  return {
    ...year,
    checkpoints: year.checkpoints.map((one, index) => (index === 0 || by % 3 > 0 ? one : { ...one, closed: null })),
    goals: year.goals.map((goal, index) => ({
      ...goal,
      said: (index + by) % 5 === 0 ? [] : goal.said.map(([day, status]) => [day, turned(status, index)]),
    })),
  };
}

const earlier = <D extends string | null>(day: D): D =>
  (day === null ? null : Temporal.PlainDate.from(day).subtract({ years: 1 }).toString()) as D;
const yearBefore = (year: Year): Year => ({
  ...year,
  schoolYear: '2025/26',
  checkpoints: year.checkpoints.map((one) => ({ ...one, date: earlier(one.date), closed: earlier(one.closed) })),
  goals: year.goals.map((one) => ({
    ...one,
    from: earlier(one.from),
    said: one.said.map(([day, status]) => [earlier(day), status]),
  })),
  decisions: year.decisions.map(({ from, due, done }) => ({
    from: earlier(from),
    due: earlier(due),
    done: earlier(done),
  })),
});
