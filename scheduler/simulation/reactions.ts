/** How the people of the simulated team answer the bot's messages, some hours or days after they have come. */
import { closeCheckpoint, dataGathered } from '../../quality/checkpoints/act.ts';
import { goalsOwned, saveAnswer } from '../../quality/checkpoints/answers-act.ts';
import { decisionDone, recordDecision, sendDecisions, usualDue } from '../../quality/checkpoints/decisions-act.ts';
import { inOrder, numberOf } from '../../quality/checkpoints/order.ts';
import type { Delivery } from '../../quality/deliveries/delivery.ts';
import { goalsToJudge, interventionsToJudge, saveEvaluation, signEvaluation } from '../../quality/evaluation/act.ts';
import { signatureOf } from '../../quality/evaluation/evaluating.ts';
import { outcomeOf } from '../../quality/evaluation/outcome.ts';
import { sayYes } from '../../quality/goals/acceptance-act.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { park } from '../../quality/keep/asked-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { chooseForNextYear, startNextYear } from '../../quality/year/act.ts';
import { keyOf, openThings, suggestedChoice } from '../../quality/year/handover.ts';
import { nextYearOf } from '../../quality/year/next-year.ts';
import { approveWheel } from '../../quality/year/wheel-act.ts';
import { ROUNDS } from './demo-checkpoints.ts';
import { ANSWERS_NEVER, by, dayOf, type Happening, idFor, snapshotOf, type World } from './team.ts';

/** The ids of the next year's checkpoints. */
const NEXT_IDS = ['n1', 'n2', 'n3', 'n4'] as const;

export function reactionTo(world: World, delivery: Delivery): Happening[] {
  const { kind, recipient, checkpoint: id, key, subject, occurrence } = delivery;
  const later = (hours: number, happens: Happening['do']): Happening[] => [
    { at: world.clock.now.add({ minutes: Math.round(hours * 60 * (0.5 + world.random())) }), do: happens },
  ];
  const checkpoint = id ?? '';
  const unless = (happens: Happening[]): Happening[] => (ANSWERS_NEVER.has(recipient) ? [] : happens);
  switch (kind) {
    case 'approval':
      return later(2, (w) => by(w, recipient, approveWheel, { shownIn: null }));
    case 'prompt':
    case 'reminder':
      // The question says the decisions that are still theirs, too.
      return unless([
        ...later(50, (w) => answer(w, recipient, checkpoint)),
        ...later(70, (w) => finishDecisions(w, recipient)),
      ]);
    case 'gather':
      return later(24, (w) => by(w, recipient, dataGathered, { checkpoint }));
    case 'decisions':
      return later(5, (w) => decide(w, recipient, checkpoint, key));
    case 'evaluation':
      return unless([
        ...later(30, (w) => evaluate(w, recipient, occurrence)),
        ...later(150, (w) => sign(w, recipient, occurrence)),
      ]);
    case 'year-end':
      return later(30, (w) => endYear(w, recipient));
    case 'accept':
      return unless(later(50, (w) => standBehind(w, recipient)));
    case 'decision':
      return unless(later(250, (w) => finishDecisions(w, recipient)));
    case 'offPlan':
      return later(3, (w) =>
        by(w, recipient, park, {
          deviation: subject ?? '',
          text: 'Fortbildning om lågaffektivt bemötande',
          owner: recipient,
        }),
      );
    case 'summary':
      return later(20, (w) => by(w, recipient, closeCheckpoint, { checkpoint }));
    default:
      return [];
  }
}

/** Who has nothing of their own in the demo's words. */
const AS_BEFORE = {
  situation: 'Som vid förra avstämningen.',
  cause: 'Rutinen används olika i arbetslagen',
  meaning: '',
} as const;

/** Nothing from somebody who has answered or put it off. */
async function answer(world: World, who: string, checkpoint: string): Promise<void> {
  const snapshot = await snapshotOf(world);
  const snoozed = snapshot.members.find(({ id }) => id === who)?.snoozedUntil;
  const answered = snapshot.answers.some((one) => one.checkpoint === checkpoint && one.person === who);
  if (answered || (snoozed && dayOf(world.clock.now).toString() < snoozed)) return;
  const number = numberOf(snapshot, checkpoint);
  const { said } = ROUNDS[number % 2 === 1 ? 0 : 1];
  const { situation, cause, meaning } = said[who] ?? AS_BEFORE;
  const owned = goalsOwned(snapshot, who);
  const causes = [{ text: cause, goal: owned[0]?.id ?? '' }];
  await by(world, who, saveAnswer, {
    checkpoint,
    analysis: { situation, causes, meaning },
    progress: owned.map((goal) => progressOn(snapshot, goal, number)),
  });
}

/** The first goal is reached at the year's last checkpoint, the others come a bit more than half of the way. */
const PART_OF_THE_WAY = 0.6;
function progressOn({ checkpoints }: Snapshot, { id, number, baseline, target }: Goal, checkpoint: number) {
  const way = (checkpoint / checkpoints.length) * (number === 1 ? 1 : PART_OF_THE_WAY);
  const value =
    baseline === null || target === null ? null : Math.round((baseline + (target - baseline) * way) * 10) / 10;
  const status = number === 1 ? 'onTrack' : 'someDeviation';
  return { goal: id, value, status, confidence: 'medium', comment: '', nextStep: 'Gå igenom rutinen med arbetslagen.' };
}

/** Whether the team is still in the school year that the message was about. */
const isIn = ({ team }: Snapshot, schoolYear: string): boolean => team.calendar.schoolYear === schoolYear;

async function evaluate(world: World, who: string, schoolYear: string): Promise<void> {
  const snapshot = await snapshotOf(world);
  const member = snapshot.members.find(({ id }) => id === who);
  if (!member || !isIn(snapshot, schoolYear)) return;
  await by(world, who, saveEvaluation, {
    words: {
      helped: 'Att vi tog upp samma frågor varje gång.',
      hindered: 'Siffrorna kom sent i höstas.',
      keep: 'Vuxna med uppdrag på rasterna.',
      change: 'Börja mäta redan i september.',
      stop: '',
    },
    goals: goalsToJudge(snapshot, member).map((goal) => {
      const { outcome, why } = outcomeOf(snapshot, goal);
      return {
        goal: goal.id,
        outcome: why ? `${outcome}:${why}` : outcome,
        causes: 'Rutinen följs av alla arbetslag.',
      };
    }),
    interventions: interventionsToJudge(snapshot, member).map(({ id }) => ({
      intervention: id,
      done: 'done',
      fidelity: 'Som det var tänkt.',
      worth: 'goOn',
    })),
  });
}

/** Whoever is principal by then. */
const sign = async (world: World, who: string, schoolYear: string): Promise<void> => {
  const snapshot = await snapshotOf(world);
  if (!isIn(snapshot, schoolYear) || !snapshot.members.some(({ id, principal }) => principal && id === who)) return;
  await by(world, who, signEvaluation, { summary: 'Vi håller oss till få mål, och börjar tidigt.' });
};

/** The coordinator goes through what is open, and starts the next year when nothing of the old one waits any more, or in August at the latest. */
async function endYear(world: World, who: string): Promise<void> {
  const snapshot = await snapshotOf(world);
  if (!isIn(snapshot, world.calendar.schoolYear)) return;
  const last = inOrder(snapshot.checkpoints).at(-1);
  const chosen = openThings(snapshot).map((open): [string, string] => {
    // Old decisions are left; the last checkpoint's go on.
    const isOld = open.of === 'decision' && open.one.checkpoint !== last?.id;
    return [keyOf(open), isOld ? 'leave' : suggestedChoice(snapshot, open)];
  });
  await by(world, who, chooseForNextYear, { choices: Object.fromEntries(chosen) });
  const today = dayOf(world.clock.now);
  const isOver = last?.state === 'closed' && signatureOf(snapshot) !== undefined;
  const year = nextYearOf(snapshot, today);
  const isSummer = today.toString() > world.calendar.springEnd;
  if (year && (isOver || isSummer)) await by(world, who, startNextYear, { year, ids: NEXT_IDS });
}

/** The coordinator writes down what was decided and sends it on. */
async function decide(world: World, who: string, checkpoint: string, key: string): Promise<void> {
  const snapshot = await snapshotOf(world);
  const due = usualDue(snapshot, dayOf(world.clock.now));
  const { decisions, summary } = ROUNDS[numberOf(snapshot, checkpoint) % 2 === 1 ? 0 : 1];
  for (const [index, owner] of [who, 'siv', 'sten'].entries()) {
    const text = decisions[index]?.text ?? 'Anpassningarna i matematik följs upp varje månad';
    await by(world, who, recordDecision, { checkpoint, decision: idFor(key + index), text, owner, due });
  }
  await by(world, who, sendDecisions, { checkpoint, summary });
}

/** Ticks off what is theirs. */
async function finishDecisions(world: World, who: string): Promise<void> {
  const { decisions } = await snapshotOf(world);
  for (const { id, owner, doneAt } of decisions)
    if (owner === who && !doneAt) await by(world, who, decisionDone, { decision: id });
}

/** Says yes to every goal that waits for them. */
async function standBehind(world: World, who: string): Promise<void> {
  const { goals } = await snapshotOf(world);
  for (const { id, state, askedAt } of goals)
    if (state === 'draft' && askedAt) await by(world, who, sayYes, { goal: id, asked: askedAt });
}
