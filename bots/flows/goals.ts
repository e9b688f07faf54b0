/** Goals: made, listed, changed, finished, dropped. */
import { z } from 'zod';
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatNumber } from '../../cards/format.ts';
import { dropCard, GOAL_FIELDS, type GoalValues, goalCard, goalsCard } from '../../cards/goals.ts';
import { sayStored } from '../../cards/texts.ts';
import { parseNumber } from '../../language/reading/numbers.ts';
import { isoDate } from '../../quality/base.ts';
import { indicatorNamed } from '../../quality/data/definitions.ts';
import { checkGoal, ENOUGH_GOALS, MANY_GOALS, MAX_GOALS } from '../../quality/goals/checks.ts';
import { type Goal, goal as goalSchema } from '../../quality/goals/documents.ts';
import type { Change } from '../../quality/ports.ts';
import type { Problem } from '../../quality/problem.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, post, privately, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { coach } from './goal-acceptance.ts';

const mayChange =
  (turn: TeamTurn) =>
  (goal: Goal): boolean =>
    goal.owner === turn.me.id || mayManage(turn.snapshot, turn.me);

const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: string) =>
  goalsCard(turn.who.locale, snapshot, mayChange(turn), note);

export async function list(turn: TeamTurn): Promise<Reply[]> {
  return [post(listCard(turn, turn.snapshot))];
}

/** Goals that are in the plan or on their way into it. */
const inPlan = (snapshot: Snapshot): number => snapshot.goals.filter(isCurrent).length;

export async function openNew(turn: TeamTurn): Promise<Reply[]> {
  const count = inPlan(turn.snapshot);
  if (count >= MAX_GOALS) return [post(messageCard(turn.say, 'goals:problem.tooMany', { count }))];
  const values: GoalValues = {
    title: '',
    description: '',
    groupSize: '',
    justification: '',
    group: '',
    indicator: '',
    baseline: '',
    target: '',
    unit: '%',
    direction: '',
    owner: turn.me.id,
    deadline: turn.snapshot.team.calendar.springEnd,
  };
  return [open(goalCard(turn.who.locale, turn.snapshot, values, { id: crypto.randomUUID(), goal: null }))];
}

const asValues = (turn: TeamTurn, goal: Goal): GoalValues => ({
  title: goal.title,
  description: goal.description,
  groupSize: goal.groupSize === null ? '' : String(goal.groupSize),
  justification: goal.justification,
  group: goal.group,
  indicator: goal.indicator,
  baseline: goal.baseline === null ? '' : formatNumber(turn.who.locale, goal.baseline),
  target: goal.target === null ? '' : formatNumber(turn.who.locale, goal.target),
  unit: goal.unit,
  direction: goal.direction,
  owner: goal.owner,
  deadline: goal.deadline,
});

type Content = Pick<Goal, (typeof GOAL_FIELDS)[number]>;
const contentSchema = goalSchema.pick({
  title: true,
  description: true,
  groupSize: true,
  justification: true,
  group: true,
  indicator: true,
  baseline: true,
  target: true,
  unit: true,
  direction: true,
  owner: true,
  deadline: true,
});

/** The form as a goal's content, and one sentence for each field that has to change. */
function read(turn: TeamTurn, values: Values): { content: Content | null; typed: GoalValues; problems: string[] } {
  const typed = Object.fromEntries(GOAL_FIELDS.map((field) => [field, (values[field] ?? '').trim()])) as GoalValues;
  const problems: string[] = [...turn.refused];
  const numbers = { baseline: parseNumber(typed.baseline), target: parseNumber(typed.target) };
  for (const field of ['baseline', 'target'] as const) {
    if (typed[field] !== '' && numbers[field] === null) {
      problems.push(
        turn.say('goals:problem.number', { field: turn.say(`goals:${field}`), typed: typed[field].slice(0, 30) }),
      );
    }
  }
  const parsed = contentSchema.safeParse({
    ...typed,
    ...numbers,
    groupSize: typed.groupSize === '' ? null : (parseNumber(typed.groupSize) ?? Number.NaN),
  });
  if (!parsed.success) problems.push(...fieldProblems(turn, parsed.error, typed));
  else
    problems.push(
      ...checkGoal(parsed.data, turn.snapshot.team.calendar, turn.today.toString(), staffOf(turn)).map((p) =>
        problemWords(turn, p),
      ),
    );
  return { content: parsed.success && problems.length === 0 ? parsed.data : null, typed, problems };
}

const staffOf = (turn: TeamTurn): string[] => turn.snapshot.members.filter((m) => m.active).map((m) => m.id);
const problemWords = (turn: TeamTurn, problem: Problem): string =>
  sayStored(
    turn.who.locale,
    `goals:problem.${problem.code}`,
    Object.fromEntries(
      Object.entries(problem.values).map(([k, v]) => [k, typeof v === 'number' ? formatNumber(turn.who.locale, v) : v]),
    ),
  );

function fieldProblems(turn: TeamTurn, error: z.ZodError, typed: GoalValues): string[] {
  const faulty = new Map(error.issues.map((issue) => [String(issue.path[0]), issue]));
  return GOAL_FIELDS.filter((field) => faulty.has(field)).flatMap((field) => {
    const issue = faulty.get(field);
    if (field === 'groupSize') {
      return [
        turn.say('goals:problem.number', { field: turn.say('goals:groupSize'), typed: typed.groupSize.slice(0, 30) }),
      ];
    }
    if (field === 'deadline' && typed.deadline !== '' && !isoDate.safeParse(typed.deadline).success)
      return [turn.say('goals:problem.deadlineDate')];
    const max = issue?.code === 'too_big' ? Number(issue.maximum) : null;
    const label = turn.say(`goals:${field}`);
    return [
      max === null ? turn.say('common:missing', { field: label }) : turn.say('common:tooLong', { field: label, max }),
    ];
  });
}

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot } = turn;
  const id = data['goal'] ?? '';
  const existing = snapshot.goals.find((goal) => goal.id === id);
  const { content, typed, problems } = read(turn, values);
  if (existing && (!content || isSame(existing, content))) {
    const note = turn.say('goals:savedSame', { number: existing.number });
    return [
      replace(existing.state === 'draft' ? coach(turn, snapshot, existing, note) : listCard(turn, snapshot, note)),
    ];
  }
  if (existing) {
    // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
    const again = [turn.say('goals:savedAlready', { number: existing.number })];
    return [replace(goalCard(turn.who.locale, snapshot, typed, { id: crypto.randomUUID(), goal: null }, again))];
  }
  const count = inPlan(snapshot);
  if (count >= MAX_GOALS) problems.push(turn.say('goals:problem.tooMany', { count }));
  if (!content || problems.length > 0 || !z.uuid().safeParse(id).success) {
    return [replace(goalCard(turn.who.locale, snapshot, typed, { id, goal: null }, problems))];
  }
  const number = Math.max(0, ...snapshot.goals.map((goal) => goal.number)) + 1;
  const goal: Goal = {
    kind: 'goal',
    id,
    version: 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    number,
    ...content,
    indicatorKey: indicatorNamed(snapshot, content.indicator),
    state: 'draft',
    override: null,
    askedAt: null,
    createdBy: turn.me.id,
    createdAt: turn.now.toString(),
  };
  const after = await commit(turn, [put(goal), audit(turn, 'goal-created', `goal/${id}`, null, content)]);
  return [
    replace(coach(turn, after, goal, turn.say('goals:saved', { number }))),
    ...manyGoals(turn, count + 1).map((words) => privately(sentenceCard(turn.say, words))),
  ];
}

/** «At most a handful»: a word above three, a question above five. */
function manyGoals(turn: TeamTurn, count: number): string[] {
  if (count > MANY_GOALS) return [turn.say('goals:problem.whyMany', { count })];
  return count > ENOUGH_GOALS ? [turn.say('goals:problem.three', { count })] : [];
}

type GoalStep = (turn: TeamTurn, goal: Goal, values: Values) => Promise<Reply[]>;
/** For those who may change the goal, while it is there and not ended. */
const withGoal =
  (step: GoalStep) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const goal = turn.snapshot.goals.find((g) => g.id === data['goal'] && isCurrent(g));
    if (!goal) return [replace(listCard(turn, turn.snapshot))];
    return mayChange(turn)(goal) ? step(turn, goal, values) : [privately(messageCard(turn.say, 'goals:mayNot'))];
  };

const changeOpen: GoalStep = async (turn, goal) => [
  open(goalCard(turn.who.locale, turn.snapshot, asValues(turn, goal), { id: goal.id, goal })),
];

/** The fields that the team said yes to: a change in one of them is a new question. */
const AGREED = ['title', 'group', 'indicator', 'baseline', 'target', 'unit', 'direction', 'deadline'] as const;

const change: GoalStep = async (turn, goal, values) => {
  const { content, typed, problems } = read(turn, values);
  const { snapshot, who } = turn;
  if (!content) return [replace(goalCard(who.locale, snapshot, typed, { id: goal.id, goal }, problems))];
  const done = turn.say('goals:changed', { number: goal.number });
  const shown = (after: Snapshot, changed: Goal, note: string): Reply[] => [
    replace(changed.state === 'draft' ? coach(turn, after, changed, note) : listCard(turn, after, note)),
  ];
  if (isSame(goal, content)) return shown(snapshot, goal, done);
  const anew = AGREED.some((field) => goal[field] !== content[field]);
  const changed: Goal = {
    ...goal,
    ...content,
    indicatorKey: indicatorNamed(snapshot, content.indicator),
    ...(anew ? { state: 'draft', override: null, askedAt: null } : {}),
  };
  const after = await commit(turn, [
    put(changed, goal),
    ...(anew ? forgetAcceptances(snapshot, goal) : []),
    audit(turn, 'goal-changed', `goal/${goal.id}`, contentSchema.parse(goal), content),
  ]);
  const asksAgain = anew && goal.state === 'active';
  return shown(after, changed, asksAgain ? turn.say('goals:changedDraft', { number: goal.number }) : done);
};

const forgetAcceptances = (snapshot: Snapshot, goal: Goal): Change[] =>
  snapshot.acceptances
    .filter((acceptance) => acceptance.goal === goal.id)
    .map(({ id, version }) => ({ do: 'delete', kind: 'acceptance', id, expected: version }));

const isSame = (goal: Goal, content: Content): boolean => GOAL_FIELDS.every((field) => goal[field] === content[field]);

const end =
  (state: 'finished' | 'dropped'): GoalStep =>
  async (turn, goal) => {
    const after = await commit(turn, [
      put({ ...goal, state }, goal),
      audit(turn, `goal-${state}`, `goal/${goal.id}`, goal.state, state),
    ]);
    return [replace(listCard(turn, after, turn.say(`goals:${state}`, { number: goal.number })))];
  };

const dropAsk: GoalStep = async (turn, goal) => [replace(dropCard(turn.say, turn.snapshot.key.team, goal))];

export const actions = forTeam({
  'goals.open': (turn) => openNew(turn),
  'goals.list': async (turn) => [replace(listCard(turn, turn.snapshot))],
  'goals.save': save,
  'goals.changeOpen': withGoal(changeOpen),
  'goals.change': withGoal(change),
  'goals.finish': withGoal(end('finished')),
  'goals.dropAsk': withGoal(dropAsk),
  'goals.drop': withGoal(end('dropped')),
});
