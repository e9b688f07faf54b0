/** What waits for one person, and what they can do about it: one list, a rule for each kind. Pure. */
import { joinedAfter } from '../checkpoints/before.ts';
import { type Checkpoint, type Decision, hasAnswered } from '../checkpoints/documents.ts';
import { byDue, inOrder } from '../checkpoints/order.ts';
import { sentAt } from '../checkpoints/sent.ts';
import { coordinatorsOf, decidersOf } from '../deliveries/plan.ts';
import { evaluationsSent, hasEvaluated, isEvaluating, signatureOf } from '../evaluation/evaluating.ts';
import { supportFor } from '../goals/acceptance.ts';
import type { Goal } from '../goals/documents.ts';
import { parkedNow } from '../keep/deviations.ts';
import type { Parked } from '../keep/documents.ts';
import { localDay } from '../local-day.ts';
import type { Member } from '../people/documents.ts';
import { isHere } from '../people/identity.ts';
import type { Discussion, Intervention } from '../plan/documents.ts';
import { isDescribed, isWeak } from '../plan/evidence.ts';
import { hasPrincipal, mayDecide, mayManage } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { type SetupStep, setupLeft } from '../team/setup-left.ts';
import { type Owned, ownedBy } from './owned.ts';
import { currentCheckpoint } from './status.ts';

export type Waiting =
  /** Getting started, left before it was done, for whoever coordinates. */
  | { readonly kind: 'setup'; readonly step: SetupStep }
  /** The year's wheel, for the principal to approve. */
  | { readonly kind: 'wheel' }
  /** Nobody is appointed principal any more, for those who can appoint somebody. */
  | { readonly kind: 'vacant' }
  /** The person's analysis and goals before a checkpoint. */
  | { readonly kind: 'answer'; readonly checkpoint: Checkpoint }
  /** Yes or no to a drafted goal. */
  | { readonly kind: 'goal'; readonly goal: Goal }
  /** The person's evaluation of the year. */
  | { readonly kind: 'evaluation' }
  /** The team's evaluation, for the principal to read and sign. */
  | { readonly kind: 'sign' }
  /** The school's data, to be gathered by the coordinator. */
  | { readonly kind: 'gather'; readonly checkpoint: Checkpoint }
  /** What was decided at a checkpoint, to be entered by the coordinator. */
  | { readonly kind: 'decisions'; readonly checkpoint: Checkpoint }
  /** A checkpoint that has been, for the principal to read and close. */
  | { readonly kind: 'close'; readonly checkpoint: Checkpoint }
  /** What came out of a discussion that the person took part in. */
  | { readonly kind: 'outcome'; readonly discussion: Discussion }
  /** The person's own decision, to be done. */
  | { readonly kind: 'decision'; readonly decision: Decision }
  /** The person's own intervention that has been begun, whose form is to be filled in. */
  | { readonly kind: 'begun'; readonly intervention: Intervention }
  /** The person's own intervention whose last day has been, to be ended or given another. */
  | { readonly kind: 'past'; readonly intervention: Intervention }
  /** An intervention on weak ground, which needs the principal's reason. */
  | { readonly kind: 'intervention'; readonly intervention: Intervention }
  /** What is still to be done by nobody who is in the team, for the coordinator to give to somebody. */
  | { readonly kind: 'left'; readonly left: Owned }
  /** Something parked until a checkpoint that has come. */
  | { readonly kind: 'parked'; readonly parked: Parked };

export type WaitingKind = Waiting['kind'];

/** Somebody in the team, on an ISO date. */
type Case = { readonly snapshot: Snapshot; readonly member: Member; readonly today: string };
type Rules = { readonly [K in WaitingKind]: (one: Case) => readonly Extract<Waiting, { kind: K }>[] };

const daysBefore = (date: string, days: number): string => Temporal.PlainDate.from(date).subtract({ days }).toString();
const isAmong = (members: readonly Member[], { id }: Member): boolean => members.some((one) => one.id === id);
const openOnes = ({ snapshot: { team, checkpoints } }: Case): Checkpoint[] =>
  team.wheelApprovedAt ? inOrder(checkpoints).filter(({ state }) => state === 'planned') : [];
/** Those whose day has come. */
const held = (one: Case): Checkpoint[] => openOnes(one).filter(({ date }) => date <= one.today);

/** In the order in which they are shown. */
const RULES: Rules = {
  // The wheel is the principal's to approve, and waits for them by itself.
  setup: ({ snapshot, member }) => {
    const step = setupLeft(snapshot);
    return step === null || step === 4 || !isAmong(coordinatorsOf(snapshot), member) ? [] : [{ kind: 'setup', step }];
  },
  wheel: ({ snapshot: { team, checkpoints }, member }) =>
    member.principal && !team.wheelApprovedAt && checkpoints.length > 0 ? [{ kind: 'wheel' }] : [],
  vacant: ({ snapshot, member }) =>
    snapshot.team.wheelApprovedAt && !hasPrincipal(snapshot) && mayManage(snapshot, member) ? [{ kind: 'vacant' }] : [],
  answer: (one) =>
    unanswered(one).filter(
      ({ checkpoint: { date } }) => daysBefore(date, one.snapshot.team.timing.prompt) <= one.today,
    ),
  goal: ({ snapshot, member }) =>
    snapshot.goals
      .filter(
        (goal) => goal.state === 'draft' && goal.askedAt && supportFor(snapshot, goal).waiting.includes(member.id),
      )
      .map((goal) => ({ kind: 'goal', goal })),
  evaluation: (one) => {
    const { snapshot, member } = one;
    return isOpenToEvaluate(one) && !hasEvaluated(snapshot, member.id) ? [{ kind: 'evaluation' }] : [];
  },
  sign: (one) => {
    const { snapshot, member } = one;
    const said = evaluationsSent(snapshot).length > 0;
    return isOpenToEvaluate(one) && said && mayDecide(snapshot, member) ? [{ kind: 'sign' }] : [];
  },
  gather: (one) => {
    const { snapshot, member, today } = one;
    if (!isAmong(coordinatorsOf(snapshot), member)) return [];
    return openOnes(one)
      .filter(({ gatheredAt, date }) => !gatheredAt && date >= today)
      .filter(({ date }) => daysBefore(date, snapshot.team.timing.gather) <= today)
      .map((checkpoint) => ({ kind: 'gather', checkpoint }));
  },
  decisions: (one) =>
    isAmong(coordinatorsOf(one.snapshot), one.member)
      ? held(one)
          .filter((checkpoint) => sentAt(one.snapshot, checkpoint) === null)
          .map((checkpoint) => ({ kind: 'decisions', checkpoint }))
      : [],
  close: (one) =>
    isAmong(decidersOf(one.snapshot), one.member)
      ? held(one)
          .filter((checkpoint) => sentAt(one.snapshot, checkpoint) !== null || checkpoint.date < one.today)
          .map((checkpoint) => ({ kind: 'close', checkpoint }))
      : [],
  outcome: ({ snapshot, member, today }) =>
    snapshot.discussions
      .filter(({ state, date, people }) => state === 'planned' && date < today && people.includes(member.id))
      .map((discussion) => ({ kind: 'outcome', discussion })),
  decision: ({ snapshot, member }) =>
    snapshot.decisions
      .filter(({ owner, doneAt }) => owner === member.id && !doneAt)
      .toSorted(byDue)
      .map((decision) => ({ kind: 'decision', decision })),
  begun: ({ snapshot, member }) =>
    snapshot.interventions
      .filter(({ state, owner, evidence }) => state === 'draft' && owner === member.id && !isDescribed(evidence))
      .map((intervention) => ({ kind: 'begun', intervention })),
  past: ({ snapshot, member, today }) =>
    snapshot.interventions
      .filter(({ state, owner, to }) => state === 'active' && owner === member.id && to < today)
      .map((intervention) => ({ kind: 'past', intervention })),
  intervention: ({ snapshot, member }) =>
    mayDecide(snapshot, member)
      ? snapshot.interventions
          .filter(({ state, evidence }) => state === 'draft' && isWeak(evidence) && isDescribed(evidence))
          .map((intervention) => ({ kind: 'intervention', intervention }))
      : [],
  left: ({ snapshot, member }) =>
    isAmong(coordinatorsOf(snapshot), member)
      ? ownedBy(snapshot, (person) => !isHere(snapshot, person)).map((left) => ({ kind: 'left', left }))
      : [],
  // What somebody who has left was to bring up is whoever coordinates', who brings it up instead.
  parked: (one) =>
    parkedNow(one.snapshot)
      .filter(
        ({ owner }) =>
          owner === one.member.id ||
          mayDecide(one.snapshot, one.member) ||
          (!isHere(one.snapshot, owner) && isAmong(coordinatorsOf(one.snapshot), one.member)),
      )
      .filter((parked) => isDue(one, parked))
      .map((parked) => ({ kind: 'parked', parked })),
};

/** The person's questions before the checkpoint that is nearest, whether or not the team has been asked them. */
function unanswered(one: Case): Extract<Waiting, { kind: 'answer' }>[] {
  const { snapshot, member, today } = one;
  const checkpoint = currentCheckpoint(snapshot, today);
  if (!checkpoint || !snapshot.team.wheelApprovedAt || joinedAfter(snapshot, member, checkpoint)) return [];
  return hasAnswered(snapshot.answers, checkpoint.id, member.id) ? [] : [{ kind: 'answer', checkpoint }];
}

const dayOf = ({ snapshot }: Case, instant: string): string => localDay(snapshot.team, instant).toString();

/** From the year's last checkpoint until the principal has signed; as the questions about it, only with an approved wheel. */
const isOpenToEvaluate = ({ snapshot, today }: Case): boolean =>
  snapshot.team.wheelApprovedAt !== null && isEvaluating(snapshot, today) && !signatureOf(snapshot);

/** Parked until the next checkpoint: it waits from that one's day on, until it has been gone through there or later. */
function isDue(one: Case, { parkedAt, reviewedAt }: Parked): boolean {
  const { checkpoints } = one.snapshot;
  const last = inOrder(checkpoints).findLast(({ date }) => date <= one.today);
  const reviewed = checkpoints.find(({ id }) => id === reviewedAt)?.date ?? '';
  return last !== undefined && dayOf(one, parkedAt) <= last.date && reviewed < last.date;
}

const KINDS = Object.keys(RULES) as WaitingKind[];

/** All that waits for somebody, the most pressing kinds first; nothing for who is not in the team. `today` is an ISO date. */
export function waitingFor(snapshot: Snapshot, member: Member, today: string): Waiting[] {
  if (!isHere(snapshot, member.id)) return [];
  return KINDS.flatMap((kind): readonly Waiting[] => RULES[kind]({ snapshot, member, today }));
}

/** What somebody can be reminded of on an ISO date: what waits then, and the questions that they could answer before the team is asked them. */
export function toRemind(snapshot: Snapshot, member: Member, day: string): Waiting[] {
  const waiting = waitingFor(snapshot, member, day);
  const isAsked = waiting.some(({ kind }) => kind === 'answer');
  return isAsked || !member.active ? waiting : [...unanswered({ snapshot, member, today: day }), ...waiting];
}

/** How much waits of each kind, in the same order; kinds of which nothing waits are left out. */
export function countsOf(waiting: readonly Waiting[]): { readonly kind: WaitingKind; readonly count: number }[] {
  return [...Map.groupBy(waiting, ({ kind }) => kind)].map(([kind, those]) => ({ kind, count: those.length }));
}
