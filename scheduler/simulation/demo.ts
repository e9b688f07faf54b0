/** A made-up school half-way through its year, filled by the product's own acts as its people would have: to look at, never to keep. */
import { renderDelivery } from '../../cards/deliveries.ts';
import { addToPicture, closeCheckpoint, dataGathered } from '../../quality/checkpoints/act.ts';
import { saveAnswer } from '../../quality/checkpoints/answers-act.ts';
import { decisionDone, recordDecision, sendDecisions } from '../../quality/checkpoints/decisions-act.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { importValues } from '../../quality/data/act.ts';
import { askTeam, sayYes } from '../../quality/goals/acceptance-act.ts';
import { saveGoal } from '../../quality/goals/act.ts';
import { letGo, park } from '../../quality/keep/asked-act.ts';
import { askWhat } from '../../quality/keep/heard-act.ts';
import { keepNote } from '../../quality/keep/note-act.ts';
import { agreeToWeak, saveIntervention } from '../../quality/plan/act.ts';
import { saveDiscussion, setTeacherTeams } from '../../quality/plan/discussions-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { approveWheel } from '../../quality/year/wheel-act.ts';
import { createHeartbeat } from '../heartbeat.ts';
import type { Round } from './demo-checkpoints.ts';
import { demoIn } from './demo-language.ts';
import { type Demo, goalId, idOf } from './demo-words.ts';
import { arrives, makeWorld } from './simulation.ts';
import { by, DEMO_PEOPLE, foundTeam, type Home, snapshotOf, type World, ZONE } from './team.ts';

const YEAR = { year: '2026/27', county: 'Skåne', checkpoints: 4, seed: 1 } as const;
/** The day on which the demo is looked at. */
export const DEMO_TODAY = '2027-02-04';

/** The school as it stands on `DEMO_TODAY`; the same every time. */
export async function demoSchool(): Promise<Snapshot> {
  const world = await makeWorld(YEAR);
  try {
    await live(world, async () => undefined);
    return await snapshotOf(world);
  } finally {
    await world.storage.close();
  }
}

/**
 * Makes the same school where somebody can go on with it: in a store and at home in a chat. Its people have had their messages, though nobody
 * was there to see them. Gives the moment at which it stands.
 */
export async function makeDemo(storageUrl: string, home: Home): Promise<Temporal.Instant> {
  const world = await makeWorld(YEAR, { storageUrl, home });
  try {
    const quiet = () => undefined;
    const { beat } = createHeartbeat({
      storage: world.storage,
      messengers: () => arrives,
      render: renderDelivery,
      clock: () => world.clock.now,
      wait: async () => undefined,
      log: { info: quiet, warn: quiet, error: quiet },
      owner: 'demo',
    });
    await live(world, beat);
    return world.clock.now;
  } finally {
    await world.storage.close();
  }
}

/** The year until `DEMO_TODAY`, day by day; `evening` is what happens after each. */
async function live(world: World, evening: () => Promise<unknown>): Promise<void> {
  await foundTeam(world, YEAR, DEMO_PEOPLE);
  await by(world, 'rut', approveWheel, { shownIn: null });
  const dates = inOrder((await snapshotOf(world)).checkpoints).map(({ date }) => date);
  const steps = stepsOf(demoIn(world.home.locale), dates).toSorted((a, b) => a.on.localeCompare(b.on));
  for (const step of steps) {
    world.clock.now = Temporal.PlainDate.from(step.on)
      .toZonedDateTime({ timeZone: ZONE, plainTime: '13:00' })
      .toInstant();
    await step.do(world);
    await evening();
  }
}

type Step = { readonly on: string; readonly do: (world: World) => Promise<void> };

const stepsOf = (demo: Demo, [one = '', two = '']: readonly string[]): Step[] => [
  { on: '2026-08-19', do: (world) => by(world, 'kim', importValues, { observations: demo.figures }) },
  {
    on: '2026-08-20',
    do: (world) => by(world, 'kim', setTeacherTeams, { teams: [...demo.teacherTeams], version: undefined }),
  },
  { on: '2026-08-27', do: (world) => setGoals(world, demo) },
  { on: '2026-09-03', do: (world) => setInterventions(world, demo) },
  ...roundSteps(0, one, demo.rounds[0]),
  ...roundSteps(1, two, demo.rounds[1]),
  ...demo.offPlan.map(
    ([on, who, category, parked], index): Step => ({
      on,
      do: async (world) => {
        const deviation = idOf(4, index);
        await by(world, who, askWhat, { category, deviation, tell: false });
        if (parked === null) await by(world, who, letGo, { deviation });
        else await by(world, who, park, { deviation, text: parked, owner: who });
      },
    }),
  ),
  ...demo.discussions.map((one_, index): Step => {
    const { teacherTeam, date, people, outcome } = one_;
    const held = date <= DEMO_TODAY;
    return {
      on: held ? date : DEMO_TODAY,
      do: (world) =>
        by(world, 'kim', saveDiscussion, {
          discussion: idOf(5, index),
          content: { teacherTeam, date, people, goal: goalId(one_.goal), outcome },
        }),
    };
  }),
  { on: '2026-11-12', do: note(1, 'activity', 'kim', demo.activity) },
  { on: DEMO_TODAY, do: note(2, 'agenda', 'siv', demo.agenda) },
];

/** Whoever owns a goal writes it and asks the rest, who say yes. */
async function setGoals(world: World, { goals }: Demo): Promise<void> {
  for (const [index, content] of goals.entries()) {
    const goal = goalId(index + 1);
    await by(world, content.owner, saveGoal, { goal, content });
    await by(world, content.owner, askTeam, { goal });
    const asked = (await snapshotOf(world)).goals.find(({ id }) => id === goal)?.askedAt ?? '';
    for (const [id] of DEMO_PEOPLE) {
      const isDraft = (await snapshotOf(world)).goals.some((one) => one.id === goal && one.state === 'draft');
      if (id !== content.owner && isDraft) await by(world, id, sayYes, { goal, asked });
    }
  }
}

async function setInterventions(world: World, { interventions, weak }: Demo): Promise<void> {
  for (const [index, content] of interventions.entries())
    await by(world, content.owner, saveIntervention, { intervention: idOf(2, index + 1), content });
  await by(world, 'rut', agreeToWeak, { intervention: idOf(2, weak.number), reason: weak.reason });
}

/** A checkpoint from the figures to the principal's closing. */
function roundSteps(index: number, date: string, { said, progress, decisions, summary, addition }: Round): Step[] {
  const day = (days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();
  const inSnapshot = async (world: World): Promise<string> =>
    inOrder((await snapshotOf(world)).checkpoints)[index]?.id ?? '';
  const decisionId = (number: number): string => idOf(3, index * 10 + number);
  const answers = async (world: World): Promise<void> => {
    const checkpoint = await inSnapshot(world);
    for (const [who, { situation, cause, goal, meaning }] of Object.entries(said)) {
      const reported = progress[who];
      await by(world, who, saveAnswer, {
        checkpoint,
        analysis: { situation, causes: [{ text: cause, goal: goalId(goal) }], meaning },
        progress: reported ? [{ ...reported, goal: goalId(reported.goal), confidence: 'medium', comment: '' }] : [],
      });
    }
  };
  const meeting = async (world: World): Promise<void> => {
    const checkpoint = await inSnapshot(world);
    if (addition !== '')
      await by(world, 'sten', addToPicture, { checkpoint, addition: idOf(6, index), text: addition, goal: goalId(3) });
    for (const [number, decision] of decisions.entries())
      await by(world, 'kim', recordDecision, { checkpoint, decision: decisionId(number), ...decision });
    await by(world, 'kim', sendDecisions, { checkpoint, summary });
  };
  return [
    { on: day(-12), do: async (world) => by(world, 'kim', dataGathered, { checkpoint: await inSnapshot(world) }) },
    { on: day(-4), do: answers },
    { on: date, do: meeting },
    { on: day(2), do: async (world) => by(world, 'rut', closeCheckpoint, { checkpoint: await inSnapshot(world) }) },
    { on: day(8), do: (world) => by(world, decisions[0]?.owner ?? '', decisionDone, { decision: decisionId(0) }) },
  ];
}

const note = (number: number, use: 'activity' | 'agenda', who: string, text: string) => (world: World) =>
  by(world, who, keepNote, { note: idOf(7, number), use, text });
