/** Goals: made, listed, changed, finished, dropped. */
import { inOne, type Receipt, sentenceCard } from '../../cards/common.ts';
import { finishCard, goesOnWords, mergeCard } from '../../cards/goal-end.ts';
import { goalCard, goalSentenceCard, LAST_GOAL_STEP } from '../../cards/goal-form.ts';
import { moreOffered, offerHeld, othersIn } from '../../cards/goal-offered.ts';
import { dropCard, goalsCard } from '../../cards/goals.ts';
import { sayProblem } from '../../cards/problems.ts';
import { goalStatusCard } from '../../cards/status.ts';
import { asksWhether } from '../../language/reading/asks-of-goal.ts';
import { goalMeant, numberedGoal } from '../../language/reading/goal-meant.ts';
import { goalOfFigure } from '../../language/reading/goal-of-figure.ts';
import { afterCommand, MAX_SENTENCE } from '../../language/reading/goal-sentence.ts';
import { mergeMeant } from '../../language/reading/merge-meant.ts';
import type { Act } from '../../quality/act.ts';
import { fieldsOn } from '../../quality/content.ts';
import {
  changeGoal,
  currentGoals,
  dropGoal,
  finishGoal,
  goalOf,
  type OfGoal,
  restoreGoal,
  saveGoal,
  theirs,
} from '../../quality/goals/act.ts';
import { MAX_GOALS, tooManyToManage } from '../../quality/goals/checks.ts';
import { GOAL_STEPS, type Goal, goalContent } from '../../quality/goals/documents.ts';
import { notSet } from '../../quality/goals/offered.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, privately, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { coach } from './goal-acceptance.ts';
import { asRead, asValues, begun, fromSentence, judged, labels, ofFigure, readForm } from './goal-form.ts';
import { byNumber, mayChange, seenBy } from './goal-named.ts';
import { endedMeanwhile, refusedBy } from './may-not.ts';
import { ownerChosen } from './sentence-around.ts';
import { isUntouched, take } from './take.ts';

const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: Receipt) =>
  goalsCard(turn.who.locale, snapshot, mayChange(turn), turn.today.toString(), note, turn.page);

/** All of them; the one that is named by its number with what can be done with it: «avsluta mål 2». */
export async function list(turn: TeamTurn, text: string): Promise<Reply[]> {
  const merged = mergeMeant(text);
  if (merged) return [post(turn, (to) => mergeCard(to.say, to.snapshot, goalsNumbered(to, merged), mayChange(to)))];
  if (numberedGoal(text) !== null) return byNumber(turn, text);
  // «Har vi ett mål om sömn?»: that one, or all of them.
  if (asksWhether(text) && goalMeant(text, turn.snapshot.goals.filter(isCurrent)) !== null) return byNumber(turn, text);
  return [post(turn, (to) => listCard(to, to.snapshot))];
}

const goalsNumbered = ({ snapshot }: TeamTurn, numbers: readonly number[]): Goal[] =>
  numbers.flatMap((number) => snapshot.goals.find((one) => one.number === number && isCurrent(one)) ?? []);

/** «nytt mål: …» fills in the form; «nytt mål» asks for the sentence. The guard may have refused what was said. */
export async function openNew(turn: TeamTurn, text: string): Promise<Reply[]> {
  const full = tooMany(turn);
  if (full) return full;
  const made = goalOfFigure(text);
  const sentence = made ? '' : afterCommand(text);
  const refused = turn.refused.map((key) => turn.say(key));
  const measured = made?.figure && refused.length === 0 ? ofFigure(turn, made.figure) : null;
  const target = { id: crypto.randomUUID(), goal: null };
  if (measured) return [openFilled(goalCard(turn.who.locale, turn.snapshot, measured, target))];
  if (sentence === '') return [open(goalSentenceCard(turn.say, turn.snapshot.key.team, '', refused))];
  return [open(filledIn(turn, sentence, refused))];
}

/** With the goals and drafts themselves, so that there is a way on. */
function tooMany(turn: TeamTurn): Reply[] | null {
  const count = currentGoals(turn.snapshot);
  if (count < MAX_GOALS) return null;
  return [post(turn, (to) => listCard(to, to.snapshot, to.say('goals:problem.tooMany', { count })))];
}

/** The form as one sentence fills it in, under what would make the goal stronger. */
function filledIn(turn: TeamTurn, sentence: string, refused: readonly string[] = []) {
  const { values, problems: unclear } = fromSentence(turn, sentence);
  const problems = [...refused, ...unclear];
  const target = { id: crypto.randomUUID(), goal: null };
  return goalCard(turn.who.locale, turn.snapshot, values, target, { problems, judgement: judged(turn, values) });
}

const askSentence = async (turn: TeamTurn): Promise<Reply[]> => openNew(turn, '');

/** The form, for who fills it in without a sentence, or for a goal that a table had beside its values. */
async function openForm(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const target = { id: crypto.randomUUID(), goal: null, offer: offerHeld(data) };
  return tooMany(turn) ?? [open(goalCard(turn.who.locale, turn.snapshot, begun(turn, data), target))];
}

async function readSentence(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const sentence = (values['sentence'] ?? '').trim();
  const { team } = turn.snapshot.key;
  const long = sentence.length > MAX_SENTENCE ? [turn.say('goals:problem.sentenceLong', { max: MAX_SENTENCE })] : [];
  const problems = [...turn.refused.map((key) => turn.say(key)), ...long];
  if (problems.length > 0 || sentence === '') return [replace(goalSentenceCard(turn.say, team, sentence, problems))];
  return tooMany(turn) ?? [replace(filledIn(turn, sentence))];
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
  const { typed, content, unread } = readForm(turn, begun(turn, data), 0, values);
  const taken = await take(turn, saveGoal, { goal: id, content }, { labels: labels(turn), unread });
  if (taken.after) {
    const saved = shown(turn, taken.after, id, ({ number }) =>
      say(known ? 'goals:savedSame' : 'goals:saved', { number }),
    );
    if (known) return [saved];
    const hint = tooManyToManage(currentGoals(taken.after));
    const more = moreOffered(who.locale, taken.after, notSet(taken.after, othersIn(data)));
    return [
      saved,
      ...(hint ? [privately(sentenceCard(say, sayProblem(who.locale, hint)))] : []),
      ...(more ? [toMe(turn, more)] : []),
    ];
  }
  // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
  const target = { id: known ? crypto.randomUUID() : id, goal: null, offer: offerHeld(data) };
  return taken.refusal ?? [replace(goalCard(who.locale, snapshot, typed, target, { problems: taken.problems }))];
}

type GoalStep = (turn: TeamTurn, goal: Goal, values: Values, data: Values) => Promise<Reply[]>;
/** While the goal is there and has not come to an end. */
const withGoal =
  (step: GoalStep) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const goal = goalOf(turn.snapshot, { goal: data['goal'] ?? '' });
    if (goal && isCurrent(goal)) return step(turn, goal, values, data);
    // Of another year, or what has come to its end since: said, beside the goals as they are now.
    return endedMeanwhile(turn, values, replace(listCard(turn, turn.snapshot, overWords(turn, goal))));
  };
const overWords = ({ say }: TeamTurn, goal: Goal | undefined): string =>
  goal === undefined
    ? say('common:oldList')
    : say(goal.state === 'finished' ? 'goals:finished' : 'goals:dropped', { number: goal.number });
/** For those who may change it. */
const withOwnGoal = (step: GoalStep) =>
  withGoal(async (turn, goal, values, data) => {
    return refusedBy(turn, theirs, { goal: goal.id }) ?? step(turn, goal, values, data);
  });

const formAt = (turn: TeamTurn, snapshot: Snapshot, goal: Goal, step: number, note?: string, chosen = {}) => {
  const values = { ...asValues(turn, goal), ...chosen };
  return goalCard(turn.who.locale, snapshot, values, { id: goal.id, goal, step }, note ? { note, changed: true } : {});
};

const changeOpen: GoalStep = async (turn, goal, _values, data) => [
  open(formAt(turn, turn.snapshot, goal, turn.page, undefined, ownerChosen(turn, data))),
];

/** Each step is saved when it is sent; the first leads to the second. */
const change: GoalStep = async (turn, goal, values, data) => {
  const step = Math.min(turn.page, LAST_GOAL_STEP);
  const { typed, content, unread } = readForm(turn, asValues(turn, goal), step, values);
  const input = { goal: goal.id, version: data['version'], step, content };
  const taken = await take(turn, changeGoal, input, { labels: labels(turn), now: asRead(turn, goal), unread });
  if (!taken.after) {
    const target = { id: goal.id, goal, step };
    const notes = { problems: taken.problems, changed: data['changed'] !== undefined };
    const card = goalCard(turn.who.locale, turn.snapshot, typed, target, notes);
    return taken.refusal ?? [replace(card)];
  }
  const saved = goalOf(taken.after, { goal: goal.id });
  const held = fieldsOn(goalContent, goal, GOAL_STEPS, step);
  const same = data['changed'] === undefined && isUntouched(turn, taken.after, data, held);
  const note = turn.say(same ? 'goals:unchanged' : changedWords(goal, saved), { number: goal.number });
  if (!saved || step === LAST_GOAL_STEP) return [shown(turn, taken.after, goal.id, () => note)];
  const sofar = saved === goal ? undefined : `${note} ${turn.say('common:pageSaved')}`;
  return [replace(formAt(turn, taken.after, saved, step + 1, sofar))];
};

/** What has become of a goal that was changed: whether the team is asked anew. */
function changedWords(
  before: Goal,
  after: Goal | undefined,
): 'goals:changed' | 'goals:changedDraft' | 'goals:changedAsked' {
  if (before.state === 'active' && after?.state === 'draft') return 'goals:changedDraft';
  return before.askedAt !== null && after?.askedAt === null ? 'goals:changedAsked' : 'goals:changed';
}

const finishAsk: GoalStep = async (turn, goal) =>
  goal.state === 'active'
    ? [open(finishCard(turn.say, turn.snapshot, goal))]
    : [replace(listCard(turn, turn.snapshot))];

const undoOf = (turn: TeamTurn, goal: Goal) =>
  ({ do: 'goals.restore', team: turn.snapshot.key.team, goal: goal.id }) as const;

/** What goes on under it is said, since it goes on all the same. */
const finish: GoalStep = async (turn, goal, values) => {
  const { say, snapshot } = turn;
  const reason = (values['reason'] ?? '').trim();
  const taken = await take(turn, finishGoal, { goal: goal.id, reason }, { labels: { reason: say('goals:finishWhy') } });
  if (!taken.after) return taken.refusal ?? [replace(finishCard(say, snapshot, goal, reason, taken.problems))];
  const words = [say('goals:finished', { number: goal.number }), ...goesOnWords(say, taken.after, goal)].join(' ');
  return [replace(listCard(turn, taken.after, { words, undo: undoOf(turn, goal) }))];
};

const end =
  (act: Act<OfGoal>, note: (goal: Goal) => 'goals:dropped' | 'goals:draftDropped'): GoalStep =>
  async (turn, goal) => {
    const taken = await take(turn, act, { goal: goal.id });
    if (!taken.after) return taken.refusal ?? [];
    const words = turn.say(note(goal), { number: goal.number });
    return [replace(listCard(turn, taken.after, { words, undo: undoOf(turn, goal) }))];
  };

/** Ended by mistake or too early: back as it was. */
const restore =
  (note: 'goals:reopened' | 'goals:restored') =>
  async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
    const of = { goal: data['goal'] ?? '' };
    const taken = await take(turn, restoreGoal, of);
    if (!taken.after) return taken.refusal ?? [replace(listCard(turn, turn.snapshot, inOne(taken.problems)))];
    const number = goalOf(taken.after, of)?.number ?? 0;
    return [replace(listCard(turn, taken.after, turn.say(note, { number })))];
  };

/** The goal's line through the years, with what its owner has said. */
async function curve(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, who, today } = turn;
  const goal = goalOf(snapshot, { goal: data['goal'] ?? '' });
  const card = goal && goalStatusCard(who.locale, snapshot, goal.number, today.toString(), seenBy(turn));
  return [replace(card ?? listCard(turn, snapshot))];
}

const dropAsk: GoalStep = async (turn, goal) => [replace(dropCard(turn.say, turn.snapshot.key.team, goal))];

export const actions = forTeam({
  'goals.open': openForm,
  'goals.sentence': askSentence,
  'goals.read': readSentence,
  'goals.list': async (turn) => [replace(listCard(turn, turn.snapshot))],
  'goals.curve': curve,
  'goals.save': save,
  'goals.changeOpen': withOwnGoal(changeOpen),
  'goals.change': withGoal(change),
  'goals.finishAsk': withOwnGoal(finishAsk),
  'goals.finish': withGoal(finish),
  'goals.reopen': restore('goals:reopened'),
  'goals.dropAsk': withOwnGoal(dropAsk),
  'goals.restore': restore('goals:restored'),
  'goals.drop': withGoal(end(dropGoal, ({ state }) => (state === 'draft' ? 'goals:draftDropped' : 'goals:dropped'))),
});
