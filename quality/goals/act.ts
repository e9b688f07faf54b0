/** A team's goals: drafted, changed, brought to an end. How a draft becomes part of the plan is in acceptance-act.ts. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { MAX_LINE } from '../base.ts';
import { fieldsOn, isNewId, readContent, saysAlready, standing, type Typed } from '../content.ts';
import { indicatorNamed } from '../data/definitions.ts';
import { toldOwner } from '../deliveries/new-owner.ts';
import type { Change } from '../ports.ts';
import { anyMember, ownerOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import { isCurrent } from '../status/status.ts';
import { checkGoal, MAX_GOALS } from './checks.ts';
import { AGREED, GOAL_STEPS, type Goal, type GoalContent, goalContent } from './documents.ts';

export type OfGoal = { readonly goal: string };
type WithContent = OfGoal & { readonly content: Typed<GoalContent> };

export const goalOf = (snapshot: Snapshot, { goal }: OfGoal): Goal | undefined =>
  snapshot.goals.find(({ id }) => id === goal);
export const theirs = ownerOrManagers<OfGoal>((snapshot, input) => goalOf(snapshot, input)?.owner);

/** Goals that are in the plan or on their way into it. */
export const currentGoals = (snapshot: Snapshot): number => snapshot.goals.filter(isCurrent).length;

function read({ snapshot, today }: Acting, typed: Typed<GoalContent>) {
  const { content, problems } = readContent(goalContent, typed);
  if (!content) return { content, problems };
  const staff = snapshot.members.filter((member) => member.active).map(({ id }) => id);
  return { content, problems: checkGoal(content, snapshot.team.calendar, today.toString(), staff) };
}

/** `goal` is the new goal's id. */
export const saveGoal: Act<WithContent> = {
  may: anyMember,
  take: (acting, { goal: id, content: typed }) => {
    const { snapshot, actor, now } = acting;
    const { content, problems } = read(acting, typed);
    const existing = goalOf(snapshot, { goal: id });
    if (existing && content && saysAlready(existing, content)) return NOTHING;
    if (existing) return refuse(problem('goals.savedAlready', '', { number: existing.number }), ...problems);
    const count = currentGoals(snapshot);
    const full = count >= MAX_GOALS ? [problem('goals.tooMany', '', { count })] : [];
    if (!content || problems.length + full.length > 0) return refuse(...problems, ...full);
    if (!isNewId(id)) return refuse(OUTDATED);
    const goal: Goal = {
      kind: 'goal',
      id,
      version: 1,
      schoolYear: snapshot.team.calendar.schoolYear,
      number: Math.max(0, ...snapshot.goals.map((one) => one.number)) + 1,
      ...content,
      indicatorKey: indicatorNamed(snapshot, content.indicator),
      state: 'draft',
      override: null,
      askedAt: null,
      createdBy: actor.id,
      createdAt: now.toString(),
    };
    return done([put(goal), audit(acting, 'goal-created', `goal/${id}`, null, content)]);
  },
};

/** What a changed goal said when the team was asked; what it said then where nobody has been asked since. */
const askedBefore = (goal: Goal): Pick<Goal, 'askedBefore'> => {
  if (!goal.askedAt && goal.state !== 'active') return goal.askedBefore ? { askedBefore: goal.askedBefore } : {};
  const { title, group, indicator, baseline, target, unit, direction, deadline } = goal;
  return { askedBefore: { title, group, indicator, baseline, target, unit, direction, deadline } };
};

/** `version` is the stamp of what the form's step `step`, or the whole form, was made from. */
export const changeGoal: Act<WithContent & { readonly version: string | undefined; readonly step?: number }> = {
  may: theirs,
  take: (acting, { goal: id, version, step, content: typed }) => {
    const { snapshot } = acting;
    const goal = goalOf(snapshot, { goal: id });
    if (!goal || !isCurrent(goal)) return refuse(OUTDATED);
    const { content, problems } = read(acting, typed);
    if (content && saysAlready(goal, content)) return NOTHING;
    const meanwhile = changedMeanwhile(version, fieldsOn(goalContent, goal, GOAL_STEPS, step), `goal/${goal.id}`);
    if (!content || problems.length + meanwhile.length > 0) return refuse(...meanwhile, ...problems);
    const anew = AGREED.some((field) => goal[field] !== content[field]);
    const changed: Goal = {
      ...goal,
      ...content,
      indicatorKey: indicatorNamed(snapshot, content.indicator),
      ...(anew ? { state: 'draft', override: null, askedAt: null, ...askedBefore(goal) } : {}),
    };
    return done(
      [
        put(changed, goal),
        ...(anew ? forgetAcceptances(snapshot, goal) : []),
        audit(acting, 'goal-changed', `goal/${goal.id}`, standing(goal, content), content),
      ],
      toldOwner(acting, changed, goal.owner),
    );
  },
};

const forgetAcceptances = (snapshot: Snapshot, goal: Goal): Change[] =>
  snapshot.acceptances
    .filter((acceptance) => acceptance.goal === goal.id)
    .map(({ id, version }) => ({ do: 'delete', kind: 'acceptance', id, expected: version }));

/** Only what is in the plan can be finished, with a reason where there is one to give. */
export const finishGoal: Act<OfGoal & { readonly reason?: string }> = {
  may: theirs,
  take: (acting, { goal: id, reason = '' }) => {
    const goal = goalOf(acting.snapshot, { goal: id });
    if (goal?.state === 'finished') return NOTHING;
    if (goal?.state !== 'active') return refuse(OUTDATED);
    if (reason.length > MAX_LINE) return refuse(problem('common.tooLong', 'reason', { max: MAX_LINE }));
    const ended = reason === '' ? {} : { ended: { by: acting.actor.id, at: acting.now.toString(), reason } };
    return done([
      put({ ...goal, ...ended, state: 'finished', endedFrom: 'active' }, goal),
      audit(acting, 'goal-finished', `goal/${goal.id}`, 'active', 'finished'),
    ]);
  },
};

/** A draft too can be dropped. */
export const dropGoal: Act<OfGoal> = {
  may: theirs,
  take: (acting, input) => {
    const goal = goalOf(acting.snapshot, input);
    if (goal?.state === 'dropped') return NOTHING;
    if (!goal || !isCurrent(goal)) return refuse(OUTDATED);
    return done([
      put({ ...goal, state: 'dropped', endedFrom: goal.state === 'active' ? 'active' : 'draft' }, goal),
      audit(acting, 'goal-dropped', `goal/${goal.id}`, goal.state, 'dropped'),
    ]);
  },
};

/** Ended by mistake or too early: in the plan again, or the draft that it was. */
export const restoreGoal: Act<OfGoal> = {
  may: theirs,
  take: (acting, input) => {
    const { snapshot } = acting;
    const goal = goalOf(snapshot, input);
    if (!goal) return refuse(OUTDATED);
    if (isCurrent(goal)) return NOTHING;
    const count = currentGoals(snapshot);
    if (count >= MAX_GOALS) return refuse(problem('goals.tooMany', '', { count }));
    const { endedFrom, ended: _ended, ...rest } = goal;
    const state = endedFrom ?? (goal.state === 'finished' ? 'active' : 'draft');
    const what = goal.state === 'finished' ? 'goal-reopened' : 'goal-restored';
    return done([put({ ...rest, state }, goal), audit(acting, what, `goal/${goal.id}`, goal.state, state)]);
  },
};
