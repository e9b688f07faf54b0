/** What the person who was asked decides about something off the plan; nobody else does. */
import {
  type Act,
  type Acting,
  audit,
  done,
  NOTHING,
  OUTDATED,
  problem,
  put,
  type Refused,
  type Right,
  refuse,
} from '../act.ts';
import { MAX_LINE } from '../base.ts';
import type { Change } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { anyMember } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { isCurrent } from '../status/status.ts';
import { type Deviation, MAX_LEARNT, MAX_LEARNT_WORDS, MIN_LEARNT_WORDS, type Parked } from './documents.ts';

export type OfDeviation = { readonly deviation: string };

export const askedAbout = (snapshot: Snapshot, { deviation }: OfDeviation): Deviation | undefined =>
  snapshot.deviations.find(({ id }) => id === deviation);

/** Whoever was asked; what was asked before version 0.3 says not whom. */
export const theAsked: Right<OfDeviation> = (acting, input) => {
  const askedOf = askedAbout(acting.snapshot, input)?.askedOf;
  const theirs = askedOf === undefined || askedOf === acting.actor.id;
  return anyMember(acting, input) ?? (theirs ? null : problem('common.notYours'));
};

/** Decided once; from then on nobody can tell who was asked. `more` is what else a decision changes, or why it cannot be. */
function decides<More>(
  decision: Exclude<Deviation['decision'], 'asked'>,
  more: (acting: Acting, deviation: Deviation, input: More) => readonly Change[] | Refused,
): Act<OfDeviation & More> {
  return {
    may: theAsked,
    take: (acting, input) => {
      const deviation = askedAbout(acting.snapshot, input);
      if (!deviation) return refuse(OUTDATED);
      if (deviation.decision !== 'asked') return NOTHING;
      const also = more(acting, deviation, input);
      if ('problems' in also) return also;
      const { askedOf: _asked, ...rest } = deviation;
      return done([put({ ...rest, decision }, deviation), ...also]);
    },
  };
}

/** To be taken at the meeting about single pupils. */
export const refer = decides('referred', () => []);
export const letGo = decides('dropped', () => []);

/** Let go or referred by mistake: asked once more, and then it is known who again. What was parked or is in the plan stands in its own place. */
export const askAnew: Act<OfDeviation> = {
  may: theAsked,
  take: ({ snapshot, actor }, input) => {
    const deviation = askedAbout(snapshot, input);
    if (!deviation) return refuse(OUTDATED);
    if (deviation.decision === 'asked') return NOTHING;
    if (!isUndone(deviation.decision)) return refuse(OUTDATED);
    return done([put({ ...deviation, decision: 'asked', askedOf: actor.id }, deviation)]);
  },
};
/** Whether a decision can be taken back. */
export const isUndone = (decision: Deviation['decision']): boolean => decision === 'referred' || decision === 'dropped';

/** What in the plan something may belong to. */
const inPlan = ({ goals, interventions }: Snapshot): readonly { readonly id: string }[] => [
  ...goals.filter(isCurrent),
  ...interventions.filter(isCurrent),
];

/** It belongs to a goal or an intervention. The person's wording, if there is any, is learnt, so that the same is not asked about again. */
export const belongs = decides<{ readonly concerns: string; readonly words: string }>(
  'inPlan',
  ({ snapshot, actor }, _deviation, { concerns, words }) => {
    const problems: Problem[] = [
      ...(inPlan(snapshot).some(({ id }) => id === concerns) ? [] : [problem('keep.choosePlan', 'concerns')]),
      ...(words === '' || words.length >= MIN_LEARNT_WORDS ? [] : [problem('keep.learnMore', 'words')]),
      ...(words.length > MAX_LEARNT_WORDS ? [problem('common.tooLong', 'words', { max: MAX_LEARNT_WORDS })] : []),
    ];
    if (problems.length > 0) return refuse(...problems);
    if (words === '') return [];
    const { team } = snapshot;
    const known = team.keepToPlan.learnt.filter((one) => one.words !== words).slice(1 - MAX_LEARNT);
    const learnt = [...known, { words, concerns, by: actor.id }];
    return [put({ ...team, keepToPlan: { ...team.keepToPlan, learnt } }, team)];
  },
);

/** Parked until the next checkpoint, as the person words it now, for somebody of the team to bring up. */
export const park = decides<{ readonly text: string; readonly owner: string }>(
  'parked',
  (acting, deviation, { text, owner }) => {
    const { snapshot, actor, now } = acting;
    const problems: Problem[] = [
      ...(text === '' ? [problem('keep.needWords', 'text')] : []),
      ...(text.length > MAX_LINE ? [problem('common.tooLong', 'text', { max: MAX_LINE })] : []),
      ...(snapshot.members.some((one) => one.active && one.id === owner) ? [] : [problem('keep.owner', 'owner')]),
    ];
    if (problems.length > 0) return refuse(...problems);
    const parked: Parked = {
      kind: 'parked',
      id: deviation.id,
      version: 1,
      schoolYear: deviation.schoolYear,
      text,
      category: deviation.category,
      owner,
      parkedBy: actor.id,
      parkedAt: now.toString(),
      state: 'parked',
      reviewedAt: null,
      capacity: '',
    };
    return [put(parked), audit(acting, 'parked-added', `parked/${parked.id}`, null, null)];
  },
);
