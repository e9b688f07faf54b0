/** From draft to plan: the team is asked, says yes or no, and the principal may take in a goal with a written reason. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { applyChanges } from '../apply-changes.ts';
import { reasonNeeded } from '../content.ts';
import { coordinatorsOf } from '../deliveries/plan.ts';
import type { Told } from '../deliveries/told.ts';
import type { Change } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { anyMember, asStandIn, deciders } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { isFewWords } from '../telling.ts';
import { goalOf, type OfGoal, theirs } from './act.ts';
import { type Acceptance, acceptanceId, type Goal } from './documents.ts';
import { judgeGoal, passes } from './smart-goal.ts';

/** `asked` tells which question is answered: when the team was asked. */
type Answer = OfGoal & { readonly asked: string };

const notDraft = ({ number }: Goal) => refuse(problem('goals.notDraft', '', { number }));
/** That somebody has answered; what they want changed stands in the answer alone. */
const answerLine = (acting: Acting, goal: Goal, what: 'goal-supported' | 'goal-objected'): Change =>
  audit(acting, what, `acceptance/${acceptanceId(goal.id, acting.actor.id)}`, null, null);
/**
 * The goal is written with every answer, so that of two who answer at the same time the second sees the first: neither is the last yes
 * missed, nor a no passed by.
 */
const counted = (goal: Goal): Change => put(goal, goal);

/** Whoever asks stands behind the goal, and need not be asked. */
export const askTeam: Act<OfGoal> = {
  may: theirs,
  take: (acting, input) => {
    const goal = goalOf(acting.snapshot, input);
    if (!goal) return refuse(OUTDATED);
    if (goal.state !== 'draft') return notDraft(goal);
    if (goal.askedAt) return NOTHING;
    const asked: Goal = { ...goal, askedAt: acting.now.toString() };
    const own = answer(acting, asked, true, '');
    return (
      adoption(acting, asked, own) ??
      done([own, put(asked, goal), audit(acting, 'goal-asked', `goal/${goal.id}`, null, asked.askedAt)])
    );
  },
};

function answer({ snapshot, actor, now }: Acting, goal: Goal, accepted: boolean, reason: string): Change {
  const before = saidBy(snapshot, goal, actor.id);
  const acceptance: Acceptance = {
    kind: 'acceptance',
    id: acceptanceId(goal.id, actor.id),
    version: 1,
    schoolYear: goal.schoolYear,
    goal: goal.id,
    person: actor.id,
    accepted,
    reason,
    at: now.toString(),
  };
  return put(acceptance, before);
}

const saidBy = (snapshot: Snapshot, goal: Goal, person: string): Acceptance | undefined =>
  snapshot.acceptances.find(({ id }) => id === acceptanceId(goal.id, person));

/** What was asked about before is asked about no more. */
const inPlan = ({ askedBefore: _before, ...goal }: Goal): Goal => ({ ...goal, state: 'active' });

/** With this answer the goal passes, and joins the plan in the same commit; null while it does not. */
function adoption(acting: Acting, goal: Goal, said: Change) {
  const { snapshot, today } = acting;
  const before = goalOf(snapshot, { goal: goal.id }) ?? goal;
  const after = applyChanges(snapshot, [said, put(goal, before)]);
  if (!passes(judgeGoal(after, goal, today.toString()))) return null;
  return done(
    [said, put(inPlan(goal), before), audit(acting, 'goal-adopted', `goal/${goal.id}`, 'draft', 'active')],
    tellOwner(acting, goal),
  );
}

/** The owner hears that the goal is in the plan, unless it was the owner who saw to it. */
const tellOwner = ({ snapshot, actor }: Acting, { id, owner }: Goal): Told[] =>
  owner !== actor.id && snapshot.members.some((member) => member.active && member.id === owner)
    ? [{ kind: 'goalAdopted', recipient: owner, subject: id }]
    : [];

/** Why a question cannot be answered any more; null while it can. */
function closed(goal: Goal, asked: string): Problem | null {
  const { number } = goal;
  if (goal.state !== 'draft') return problem('goals.notDraft', '', { number });
  return goal.askedAt === asked ? null : problem('goals.changedSince', '', { number });
}

export const sayYes: Act<Answer> = {
  may: anyMember,
  take: (acting, { goal: id, asked }) => {
    const goal = goalOf(acting.snapshot, { goal: id });
    if (!goal) return refuse(OUTDATED);
    if (saidBy(acting.snapshot, goal, acting.actor.id)?.accepted) return NOTHING;
    const objection = closed(goal, asked);
    if (objection) return refuse(objection);
    const yes = answer(acting, goal, true, '');
    const line = answerLine(acting, goal, 'goal-supported');
    return adoption(acting, goal, yes) ?? done([yes, counted(goal), line]);
  },
};

/** A no says what has to change; the coordinators hear it, nobody else. */
export const sayNo: Act<Answer & { readonly reason: string }> = {
  may: anyMember,
  take: (acting, { goal: id, asked, reason }) => {
    const { snapshot, actor } = acting;
    const goal = goalOf(snapshot, { goal: id });
    if (!goal) return refuse(OUTDATED);
    const before = saidBy(snapshot, goal, actor.id);
    if (before?.accepted === false && before.reason === reason) return NOTHING;
    const objection = closed(goal, asked) ?? reasonNeeded(reason, 'goals.noNeeds');
    if (objection) return refuse(objection);
    const told = coordinatorsOf(snapshot)
      .filter((member) => member.id !== actor.id)
      .map((member): Told => ({ kind: 'goalRefused', recipient: member.id, subject: acceptanceId(id, actor.id) }));
    const line = answerLine(acting, goal, 'goal-objected');
    return done([answer(acting, goal, false, reason), counted(goal), line], told);
  },
};

/** The principal takes in a goal that does not pass, with a written reason. */
export const overrideGoal: Act<OfGoal & { readonly reason: string }> = {
  may: deciders,
  take: (acting, { goal: id, reason }) => {
    const { actor, now } = acting;
    const goal = goalOf(acting.snapshot, { goal: id });
    if (!goal) return refuse(OUTDATED);
    if (goal.state === 'active' && goal.override?.reason === reason) return NOTHING;
    if (goal.state !== 'draft') return notDraft(goal);
    const objection = reasonNeeded(reason, 'goals.overrideNeeds', isFewWords);
    if (objection) return refuse(objection);
    const adopted: Goal = {
      ...inPlan(goal),
      override: { by: actor.id, at: now.toString(), reason, ...asStandIn(acting.snapshot) },
    };
    return done(
      [put(adopted, goal), audit(acting, 'goal-overridden', `goal/${goal.id}`, 'draft', { reason })],
      tellOwner(acting, adopted),
    );
  },
};
