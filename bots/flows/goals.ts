/** Goals: made, listed, changed, finished, dropped. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate, typedNumber } from '../../cards/format.ts';
import { offerData, offeredValues, offerIn } from '../../cards/goal-offered.ts';
import { dropCard, type GoalValues, goalCard, goalsCard } from '../../cards/goals.ts';
import { nameOf } from '../../cards/names.ts';
import { sayProblem } from '../../cards/problems.ts';
import { goalStatusCard } from '../../cards/status.ts';
import type { Act } from '../../quality/act.ts';
import { definitionsOf } from '../../quality/data/definitions.ts';
import {
  changeGoal,
  currentGoals,
  dropGoal,
  finishGoal,
  goalOf,
  type OfGoal,
  saveGoal,
  theirs,
} from '../../quality/goals/act.ts';
import { MAX_GOALS, tooManyToManage } from '../../quality/goals/checks.ts';
import { type Goal, type GoalContent, goalContent } from '../../quality/goals/documents.ts';
import { baselineOf } from '../../quality/goals/offered.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { open, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { coach } from './goal-acceptance.ts';
import { refusedBy } from './may-not.ts';
import { readNumbers } from './read-numbers.ts';
import { take } from './take.ts';

const mayChange =
  (turn: TeamTurn) =>
  (goal: Goal): boolean =>
    theirs({ ...turn, actor: turn.me }, { goal: goal.id }) === null;

const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: string) =>
  goalsCard(turn.who.locale, snapshot, mayChange(turn), note, turn.page);

export async function list(turn: TeamTurn): Promise<Reply[]> {
  return [post(turn, (to) => listCard(to, to.snapshot))];
}

export const openNew = (turn: TeamTurn): Promise<Reply[]> => openForm(turn, {}, {});

/** `offer` is what the button held, so that a form which could not be shown opens again with it. */
async function openForm(turn: TeamTurn, known: Partial<GoalValues>, offer: Values): Promise<Reply[]> {
  const count = currentGoals(turn.snapshot);
  if (count >= MAX_GOALS) return [post(turn, (to) => messageCard(to.say, 'goals:problem.tooMany', { count }))];
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
    ...known,
  };
  return [open(goalCard(turn.who.locale, turn.snapshot, values, { id: crypto.randomUUID(), goal: null, offer }))];
}

/** A goal that a table had beside its values, with where its series is now. */
async function openOffered(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, who } = turn;
  const offer = offerIn(data);
  const definition = definitionsOf(snapshot).find(({ key }) => key === offer?.indicator);
  if (!offer || !definition) return openNew(turn);
  const known = offeredValues(who.locale, definition, offer, baselineOf(snapshot, offer));
  return openForm(turn, known, offerData(offer));
}

const asValues = ({ who }: TeamTurn, goal: Goal): GoalValues => ({
  title: goal.title,
  description: goal.description,
  groupSize: typedNumber(who.locale, goal.groupSize),
  justification: goal.justification,
  group: goal.group,
  indicator: goal.indicator,
  baseline: typedNumber(who.locale, goal.baseline),
  target: typedNumber(who.locale, goal.target),
  unit: goal.unit,
  direction: goal.direction,
  owner: goal.owner,
  deadline: goal.deadline,
});

/** The same as people read it. */
const asRead = (turn: TeamTurn, goal: Goal): Values => ({
  ...asValues(turn, goal),
  direction: turn.say(`goals:${goal.direction}`),
  owner: nameOf(turn.say, turn.snapshot.members, goal.owner),
  deadline: formatDate(turn.who.locale, goal.deadline),
});

const FIELDS = Object.keys(goalContent.shape) as (keyof GoalContent)[];
const labels = ({ say }: TeamTurn): Values => Object.fromEntries(FIELDS.map((field) => [field, say(`goals:${field}`)]));

/** The form as it was typed and as a goal's content, and one sentence for each number that cannot be read. */
function read({ say }: TeamTurn, values: Values) {
  const typed = Object.fromEntries(FIELDS.map((field) => [field, (values[field] ?? '').trim()])) as GoalValues;
  const { numbers, unread } = readNumbers(say, typed, {
    baseline: 'goals:baseline',
    target: 'goals:target',
    groupSize: 'goals:groupSize',
  });
  return { typed, content: { ...typed, ...numbers }, unread };
}

/** The goal as it now is: a draft with its coach, one in the plan in the list. */
const shown = (turn: TeamTurn, after: Snapshot, id: string, note: (goal: Goal) => string): Reply => {
  const goal = goalOf(after, { goal: id });
  if (!goal) return replace(listCard(turn, after));
  return replace(goal.state === 'draft' ? coach(turn, after, goal, note(goal)) : listCard(turn, after, note(goal)));
};

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, say, who } = turn;
  const id = data['goal'] ?? '';
  const known = goalOf(snapshot, { goal: id }) !== undefined;
  const { typed, content, unread } = read(turn, values);
  const taken = await take(turn, saveGoal, { goal: id, content }, { labels: labels(turn), unread });
  if (taken.after) {
    const saved = shown(turn, taken.after, id, ({ number }) =>
      say(known ? 'goals:savedSame' : 'goals:saved', { number }),
    );
    const hint = known ? null : tooManyToManage(currentGoals(taken.after));
    return hint ? [saved, privately(sentenceCard(say, sayProblem(who.locale, hint)))] : [saved];
  }
  // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
  const target = { id: known ? crypto.randomUUID() : id, goal: null };
  return taken.refusal ?? [replace(goalCard(who.locale, snapshot, typed, target, taken.problems))];
}

type GoalStep = (turn: TeamTurn, goal: Goal, values: Values, data: Values) => Promise<Reply[]>;
/** While the goal is there and has not come to an end. */
const withGoal =
  (step: GoalStep) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const goal = goalOf(turn.snapshot, { goal: data['goal'] ?? '' });
    return goal && isCurrent(goal) ? step(turn, goal, values, data) : [replace(listCard(turn, turn.snapshot))];
  };
/** For those who may change it. */
const withOwnGoal = (step: GoalStep) =>
  withGoal(async (turn, goal, values, data) => {
    return refusedBy(turn, theirs, { goal: goal.id }) ?? step(turn, goal, values, data);
  });

const changeOpen: GoalStep = async (turn, goal) => [
  open(goalCard(turn.who.locale, turn.snapshot, asValues(turn, goal), { id: goal.id, goal })),
];

const change: GoalStep = async (turn, goal, values, data) => {
  const { typed, content, unread } = read(turn, values);
  const input = { goal: goal.id, version: data['version'], content };
  const taken = await take(turn, changeGoal, input, { labels: labels(turn), now: asRead(turn, goal), unread });
  if (taken.after) {
    const asksAgain = goal.state === 'active' && goalOf(taken.after, { goal: goal.id })?.state === 'draft';
    const key = asksAgain ? 'goals:changedDraft' : 'goals:changed';
    return [shown(turn, taken.after, goal.id, ({ number }) => turn.say(key, { number }))];
  }
  const card = goalCard(turn.who.locale, turn.snapshot, typed, { id: goal.id, goal }, taken.problems);
  return taken.refusal ?? [replace(card)];
};

const end =
  (act: Act<OfGoal>, note: 'goals:finished' | 'goals:dropped'): GoalStep =>
  async (turn, goal) => {
    const taken = await take(turn, act, { goal: goal.id });
    if (!taken.after) return taken.refusal ?? [];
    return [replace(listCard(turn, taken.after, turn.say(note, { number: goal.number })))];
  };

/** The goal's line through the years, with what its owner has said. */
async function curve(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, who, today } = turn;
  const goal = goalOf(snapshot, { goal: data['goal'] ?? '' });
  const card = goal && goalStatusCard(who.locale, snapshot, goal.number, today.toString());
  return [replace(card ?? listCard(turn, snapshot))];
}

const dropAsk: GoalStep = async (turn, goal) => [replace(dropCard(turn.say, turn.snapshot.key.team, goal))];

export const actions = forTeam({
  'goals.open': openOffered,
  'goals.list': async (turn) => [replace(listCard(turn, turn.snapshot))],
  'goals.curve': curve,
  'goals.save': save,
  'goals.changeOpen': withOwnGoal(changeOpen),
  'goals.change': withGoal(change),
  'goals.finish': withGoal(end(finishGoal, 'goals:finished')),
  'goals.dropAsk': withOwnGoal(dropAsk),
  'goals.drop': withGoal(end(dropGoal, 'goals:dropped')),
});
