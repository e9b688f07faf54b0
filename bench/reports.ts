/** Reports and pictures, warm: the made-up school with twelve goals and with sixty. What the main thread does meanwhile is all that can hold the event loop. */
import { performance } from 'node:perf_hooks';
import { Resvg } from '@resvg/resvg-js';
import { deviationsPicture, goalPicture, seriesPicture, wheelPicture } from '../cards/pictures.ts';
import { draw } from '../pictures/draw.ts';
import { FONT } from '../pictures/font.ts';
import { INDICATORS } from '../quality/data/indicators.ts';
import { sumsOf } from '../quality/keep/deviations.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Format, makeReport } from '../reports/make.ts';
import { DEMO_TODAY, demoSchool } from '../scheduler/simulation/demo.ts';
import { quantile } from './measure.ts';
import { printRow } from './rows.ts';

const ROUNDS = 15;
const CHARTS = 300;
const WARM = 50;
const AIMS: Readonly<Record<number, number>> = { 12: 300, 60: 1000 };
const HELD_AIM = 20;
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The school with so many goals, an intervention each, and a word about each goal at every checkpoint. */
function grown(school: Snapshot, count: number): Snapshot {
  const many = <T>(list: readonly T[], make: (one: T, index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => list[index % list.length])
      .filter((one) => one !== undefined)
      .map(make);
  const goals = many(school.goals, (goal, i) => ({ ...goal, id: `g${i}`, number: i + 1 }));
  const interventions = many(school.interventions, (one, i) => ({ ...one, id: `i${i}`, number: i + 1, goal: `g${i}` }));
  const answers = school.answers.map((answer, at) => ({
    ...answer,
    progress: goals.map(({ id }, i) => ({
      goal: id,
      value: 3 + ((at + i) % 10) / 10,
      status: 'onTrack' as const,
      confidence: 'high' as const,
      comment: 'Det vänder, men långsamt. '.repeat(6),
      nextStep: 'Ringa hem dag ett.',
    })),
  }));
  return { ...school, goals, interventions, answers };
}

type Made = { readonly ms: number; readonly held: number };
/** One report, and for how long the main thread was busy while it was made. */
async function once(snapshot: Snapshot, format: Format): Promise<Made> {
  const before = performance.eventLoopUtilization();
  const start = performance.now();
  await makeReport({ locale: 'sv', snapshot, subject: { kind: 'year' }, today: DEMO_TODAY, format });
  return { ms: performance.now() - start, held: performance.eventLoopUtilization(before).active };
}

async function benchFormat(school: Snapshot, format: Format): Promise<void> {
  const bare = { ...school, goals: [], interventions: [] };
  for (const count of [12, 60]) {
    const full = grown(school, count);
    const [ours, reference]: [Made[], Made[]] = [[], []];
    for (let round = -2; round < ROUNDS; round += 1) {
      const [one, other] = [await once(full, format), await once(bare, format)];
      // The first two warm up.
      if (round >= 0) {
        ours.push(one);
        reference.push(other);
      }
    }
    const name = `Report, ${format}, ${count} goals against none`;
    const aim = format === 'pdf' ? AIMS[count] : undefined;
    const [a, b] = [median(ours.map(({ ms }) => ms)), median(reference.map(({ ms }) => ms))];
    printRow({ name: `${name} p50`, unit: 'ms', value: a, reference: b, ...(aim === undefined ? {} : { aim }) });
    printRow({
      name: `${name}, main thread busy p50`,
      unit: 'ms',
      value: median(ours.map(({ held }) => held)),
      aim: HELD_AIM,
    });
  }
}

const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

/** Processor time of all threads: the wheel as it is sent, beside resvg's own PNG of it. */
async function benchWheel(school: Snapshot): Promise<void> {
  const [ours, reference, bytes]: [number[], number[], number[]] = [[], [], []];
  const first = Temporal.PlainDate.from(DEMO_TODAY);
  for (let round = -2; round < ROUNDS; round += 1) {
    // Another day each time, since a picture that has just been drawn is kept.
    const { svg } = wheelPicture('sv', school, first.add({ days: round + 2 }).toString());
    let since = process.cpuUsage();
    const png = await draw(svg);
    const took = cpuMs(since);
    since = process.cpuUsage();
    new Resvg(svg, { font: FONT }).render().asPng();
    const alone = cpuMs(since);
    if (round < 0) continue;
    ours.push(took);
    reference.push(alone);
    bytes.push(png.byteLength / 1024);
  }
  printRow({
    name: 'Wheel, processor time p50',
    unit: 'ms',
    value: median(ours),
    reference: median(reference),
    aim: 100,
  });
  printRow({ name: 'Wheel, size', unit: 'kB', value: Math.max(...bytes), aim: 45 });
}

/** Each chart as SVG, on the thread that answers: nobody waits for it. */
function benchCharts(school: Snapshot): void {
  const [goal] = school.goals;
  const definition = INDICATORS.find(({ key }) => key === 'absence_unauthorised');
  const { observations = [] } = school.series.find(({ id }) => id === definition?.key) ?? {};
  if (!goal || !definition || observations.length === 0) throw new Error('the made-up school has goals and figures');
  const sums = sumsOf(school.deviations);
  const charts: Readonly<Record<string, () => unknown>> = {
    'a goal': () => goalPicture('sv', school, goal, DEMO_TODAY),
    'an indicator': () => seriesPicture('sv', definition, observations),
    'what drew off the plan': () => deviationsPicture('sv', sums),
  };
  for (const [name, draw] of Object.entries(charts)) benchChart(name, draw);
}

function benchChart(name: string, draw: () => unknown): void {
  const once = (): number => {
    const start = performance.now();
    draw();
    return performance.now() - start;
  };
  for (let round = 0; round < WARM; round += 1) once();
  // The shortest of three counts, since a busy machine says nothing of the drawing.
  const times = Array.from({ length: CHARTS }, () => Math.min(once(), once(), once()));
  for (const [label, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const)
    printRow({ name: `Chart of ${name} as SVG ${label}`, unit: 'ms', value: quantile(times, share), aim: 1 });
}

export async function benchReports(): Promise<void> {
  const school = await demoSchool();
  benchCharts(school);
  await benchWheel(school);
  for (const format of ['pdf', 'docx', 'xlsx'] as const) await benchFormat(school, format);
}
