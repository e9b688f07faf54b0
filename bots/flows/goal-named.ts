/** A goal that is named: read, or its form with what is to be changed: «mål 2», «flytta mål 2 till 15 maj», «mål 2 gäller åk 8 också». */
import type { Card } from '../../cards/card.ts';
import { messageCard, sentenceCard, withNote } from '../../cards/common.ts';
import { listed, typedNumber } from '../../cards/format.ts';
import { type GoalValues, goalCard } from '../../cards/goal-form.ts';
import { goalStatusCard } from '../../cards/status.ts';
import { asksTeam } from '../../language/reading/asks-of-goal.ts';
import { asksToEnd } from '../../language/reading/change-meant.ts';
import { asksSource } from '../../language/reading/figures-asked.ts';
import { changesSomething, type GoalChange, readGoalChange, together } from '../../language/reading/goal-change.ts';
import { asksForFigures, goalMeant, numberedGoal } from '../../language/reading/goal-meant.ts';
import { voteMeant } from '../../language/reading/goal-vote.ts';
import { noSaid } from '../../language/reading/no-said.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import { isQuestion } from '../../language/reading/question.ts';
import { endOf } from '../../quality/evaluation/ended.ts';
import { theirs } from '../../quality/goals/act.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { isCurrent } from '../../quality/status/status.ts';
import { guardLine } from '../guard.ts';
import type { Reply } from '../messenger.ts';
import { asAnswer, openFilled, post, privately, type TeamTurn } from '../turn.ts';
import { curves } from './data.ts';
import { asksOfUnmeasured, measureNamed } from './figures-named.ts';
import { noWithReason, takeInAsked, voteAsked, votesOf } from './goal-acceptance.ts';
import { asValues } from './goal-form.ts';
import { changedBy } from './may-not.ts';
import { sentenceAround, whichDayHere } from './sentence-around.ts';

export const mayChange =
  (turn: TeamTurn) =>
  (goal: Goal): boolean =>
    theirs({ ...turn, actor: turn.me }, { goal: goal.id }) === null;

/** How whoever asks sees a goal's card. */
export const seenBy = (turn: TeamTurn) => ({ mayChange: mayChange(turn), me: turn.me.id });

const THE_GOAL = /(?<!\p{L})(?:målet|the goal)(?!\p{L})/iu;

/** The goal with what can be done with it, or its form with what is to be changed. */
export async function byNumber(turn: TeamTurn, text: string): Promise<Reply[]> {
  const vote = voteMeant(text);
  const voted = vote && (voteAsked(turn, vote) ?? votesOf(turn, vote));
  if (voted) return voted;
  const put = asksTeam(text) ? voteAsked(turn, { number: numberedGoal(text) ?? 0, says: false, answer: null }) : null;
  if (put) return put;
  const objected = refusedWithReason(turn, text) ?? takeInAsked(turn, text);
  if (objected) return objected;
  if (asksForFigures(text) && measureNamed(turn.snapshot, text)) return curves(turn, text);
  if (asksOfUnmeasured(turn.snapshot, text)) return curves(turn, text);
  const goals = turn.snapshot.goals.filter(isCurrent);
  const named = goalMeant(text, goals);
  // «visa kurvan för meritvärdet»: of no goal, but of a measure.
  if (named === null && measureNamed(turn.snapshot, text)) return curves(turn, text);
  // «Nådde vi målet?» where there is one.
  const number = named ?? (goals.length === 1 && THE_GOAL.test(text) ? (goals[0]?.number ?? null) : null);
  if (number === null) return [post(turn, (to) => messageCard(to.say, 'status:noNumber'))];
  const goal = turn.snapshot.goals.find((one) => one.number === number && isCurrent(one));
  const meant = goal ? changeOf(turn, text) : null;
  if (!goal || (!meant && !asksToEnd(text)))
    return [post(turn, (to) => aheadOf(to, goal, text, readCard(to, number, asksSource(text))))];
  if (!mayChange(turn)(goal)) return [post(turn, (to) => sentenceCard(to.say, changedBy(to, goal.owner)))];
  if (!meant) return [post(turn, (to) => readCard(to, number))];
  const { title, indicator, group } = meant;
  if ((title ?? indicator ?? group) === null) return changed(turn, goal, meant);
  return guardLine(turn, text, async (guarded, words) => changed(guarded, goal, changeOf(guarded, words)));
}

/** Whoever may change the goal and says to what changes it; all others say no with it. */
function refusedWithReason(turn: TeamTurn, text: string): Promise<Reply[]> | null {
  const said = noSaid(text);
  const goal = turn.snapshot.goals.find(({ number, state }) => number === said?.number && state === 'draft');
  if (!said || !goal) return null;
  const change = said.isOpinion && mayChange(turn)(goal) ? changeOf(turn, text) : null;
  return change && changesSomething(change) ? null : noWithReason(turn, goal, text);
}
/** «når vi mål 1 till juni»: what nobody knows is not foretold. */
const aheadOf = ({ say, snapshot, today }: TeamTurn, goal: Goal | undefined, text: string, card: Card): Card =>
  goal && planAsked(text) === 'reach' && endOf(snapshot, goal, today.toString()) === null
    ? withNote(card, say('asked:reachNobodyKnows'))
    : card;

/** One that is named by its words alone is only changed where it is said to what. */
function changeOf(turn: TeamTurn, text: string): GoalChange | null {
  if (isQuestion(text)) return null;
  const meant = readGoalChange(text, sentenceAround(turn));
  return meant && (numberedGoal(text) !== null || changesSomething(meant)) ? meant : null;
}

const readCard = (turn: TeamTurn, number: number, source = false) =>
  goalStatusCard(turn.who.locale, turn.snapshot, number, turn.today.toString(), {
    ...seenBy(turn),
    asksSource: source,
  }) ?? messageCard(turn.say, 'status:unknownGoal', { number });

/** The form as it is to be; what the guard has stopped of it where others read along is only told. */
function changed(turn: TeamTurn, goal: Goal, meant: GoalChange | null): Reply[] {
  if (!meant) return [privately(messageCard(turn.say, 'keep:pupil.said'), asAnswer('keep:pupil.said'))];
  const values = { ...asValues(turn, goal), ...saidOf(turn, goal, meant) };
  const problems = [...turn.refused.map((key) => turn.say(key)), ...whichDayHere(turn, meant.unclear)];
  return [openFilled(goalCard(turn.who.locale, turn.snapshot, values, { id: goal.id, goal }, { problems }))];
}

/** What is said, as it stands in the form. */
function saidOf({ who: { locale } }: TeamTurn, goal: Goal, meant: GoalChange): Partial<GoalValues> {
  const { title, indicator, group, owner, deadline, unclear, baseline, target } = meant;
  return {
    ...(title === null ? {} : { title }),
    ...(indicator === null ? {} : { indicator }),
    ...(group === null
      ? {}
      : { group: listed(locale, group.isMore ? together(goal.group, group.said) : [group.said]) }),
    ...(owner === null ? {} : { owner }),
    ...(deadline === null && !unclear ? {} : { deadline: deadline ?? '' }),
    ...(baseline === null ? {} : { baseline: typedNumber(locale, baseline) }),
    ...(target === null ? {} : { target: `${typedNumber(locale, target)} ${goal.unit}`.trim() }),
  };
}
