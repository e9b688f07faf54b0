/** From draft to plan: the question to the team, its yes or no, and the principal's written reason. */
import { text } from '../../cards/card.ts';
import { card, inOne, messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate, listed } from '../../cards/format.ts';
import { askCard, coachCard, noCard, overrideCard, saidCard, viewerOf } from '../../cards/goal-coach.ts';
import { called } from '../../cards/names.ts';
import { votesWords } from '../../cards/votes.ts';
import type { VoteMeant } from '../../language/reading/goal-vote.ts';
import { noSaid } from '../../language/reading/no-said.ts';
import { takenIn } from '../../language/reading/taken-in.ts';
import { OUTDATED } from '../../quality/act.ts';
import { isLeft } from '../../quality/deliveries/enough.ts';
import { nextAllowed } from '../../quality/deliveries/times.ts';
import { askOccurrence, supportFor } from '../../quality/goals/acceptance.ts';
import { askTeam, overrideGoal, sayNo, sayYes } from '../../quality/goals/acceptance-act.ts';
import { goalOf } from '../../quality/goals/act.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { localDay } from '../../quality/local-day.ts';
import { deciders, hasPrincipal, mayDecide, mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { guardLine } from '../guard.ts';
import type { Reply } from '../messenger.ts';
import { asAnswer, open, openFilled, privately, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { mayNot, refusedBy } from './may-not.ts';
import { type Taken, take } from './take.ts';

export const coach = (turn: TeamTurn, snapshot: Snapshot, goal: Goal, note?: string) =>
  coachCard(
    turn.who.locale,
    snapshot,
    goal,
    turn.today.toString(),
    viewerOf(turn.me, goal, mayManage(snapshot, turn.me), mayDecide(snapshot, turn.me)),
    note,
  );

type GoalStep = (turn: TeamTurn, goal: Goal, data: Values, values: Values) => Promise<Reply[]>;
const withGoal =
  (step: GoalStep) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const goal = goalOf(turn.snapshot, { goal: data['goal'] ?? '' });
    return goal ? step(turn, goal, data, values) : (mayNot(turn, [OUTDATED]) ?? []);
  };
/** A view of a draft: once the goal is something else, the question is closed. */
const withDraft = (step: GoalStep) =>
  withGoal(async (turn, goal, data, values) =>
    goal.state === 'draft' ? step(turn, goal, data, values) : [noQuestion(turn, goal)],
  );
/** Nothing is asked about a goal that is no draft: whoever answers late is thanked where it is in the plan, by the others' yes. */
const noQuestion = ({ say }: TeamTurn, { number, state }: Goal): Reply =>
  replace(messageCard(say, state === 'active' ? 'goals:alreadyIn' : 'goals:problem.notDraft', { number }));

/** Why an act without a form was not done. */
const objections = (turn: TeamTurn, taken: Extract<Taken, { after: null }>, goal: Goal): Reply[] =>
  taken.refusal ?? [
    goal.state === 'draft' ? replace(sentenceCard(turn.say, inOne(taken.problems))) : noQuestion(turn, goal),
  ];

/** The goal after an answer: in the plan, or still a draft. */
const answered = (turn: TeamTurn, after: Snapshot, { id, number }: Goal, draft: (goal: Goal) => Reply): Reply[] => {
  const now = goalOf(after, { goal: id });
  return [now?.state === 'draft' ? draft(now) : replace(sentenceCard(turn.say, adopted(turn, after, number)))];
};

/** It is in the plan; where nobody is appointed principal, by whose yes instead. */
const adopted = ({ say }: TeamTurn, after: Snapshot, number: number): string =>
  [say('goals:adopted', { number }), ...(hasPrincipal(after) ? [] : [say('goals:adoptedStandIn')])].join(' ');

const see: GoalStep = async (turn, goal) => [replace(coach(turn, turn.snapshot, goal))];

/** «ja till mål 2» shows the question, «hur många har sagt ja till mål 2» how it goes, for who asks; null where the goal is no draft. */
export function voteAsked(turn: TeamTurn, { number, says }: VoteMeant): Reply[] | null {
  const goal = turn.snapshot.goals.find((one) => one.number === number && one.state === 'draft');
  if (!goal) return null;
  const question = says && goal.askedAt ? askCard(turn.who.locale, turn.snapshot, goal, turn.me) : null;
  const note = says || !goal.askedAt ? undefined : votes(turn, goal, false);
  return [toMe(turn, question ?? coach(turn, turn.snapshot, goal, note))];
}

const votes = ({ say, snapshot, me }: TeamTurn, goal: Goal, reasons: boolean): string =>
  votesWords(say, snapshot, goal, { mayManage: mayManage(snapshot, me), reasons });

/** The same of a goal that is in the plan, or of all that the team is asked about; null where nobody has been asked. */
export function votesOf(turn: TeamTurn, { number, says }: VoteMeant): Reply[] | null {
  const { goals, acceptances } = turn.snapshot;
  const asked = goals.filter((one) =>
    number === null
      ? one.state === 'draft' && one.askedAt !== null
      : one.number === number && one.state === 'active' && acceptances.some(({ goal }) => goal === one.id),
  );
  const [only, ...others] = asked;
  if (says || (number !== null && !only)) return null;
  if (!only) return [toMe(turn, messageCard(turn.say, 'asked:votesNone'))];
  if (number === null && others.length === 0)
    return voteAsked(turn, { number: only.number, says: false, answer: null });
  const lines = asked.map((one) => votes(turn, one, true));
  return [
    toMe(
      turn,
      card(
        turn.say,
        lines.join(' '),
        lines.map((line) => text(line)),
      ),
    ),
  ];
}

/** A form with the reason in it that was said; what the guard has stopped of it where others read along is only told. */
const withReason = (
  turn: TeamTurn,
  text: string,
  form: (turn: TeamTurn, words: string, problems: string[]) => ReturnType<typeof noCard>,
): Promise<Reply[]> =>
  guardLine(turn, text, async (guarded, words) =>
    words === '' && text !== ''
      ? [privately(messageCard(turn.say, 'keep:pupil.said'), asAnswer('keep:pupil.said'))]
      : [
          openFilled(
            form(
              guarded,
              words,
              guarded.refused.map((key) => turn.say(key)),
            ),
          ),
        ],
  );

/** «nej till mål 2, 90 är för högt»: the no with that as its reason, where the goal is asked about; null otherwise. */
export function noWithReason(turn: TeamTurn, goal: Goal | undefined, text: string): Promise<Reply[]> | null {
  if (goal?.state !== 'draft' || !goal.askedAt || !noSaid(text)?.reason) return null;
  return withReason(turn, text, ({ who, snapshot, me }, words, problems) =>
    noCard(who.locale, snapshot, goal, me, noSaid(words)?.reason ?? '', problems),
  );
}

/** «ta in mål 3 i planen, vi provar ett läsår»: the principal's form with that as its reason; null where there is no such draft. */
export function takeInAsked(turn: TeamTurn, text: string): Promise<Reply[]> | Reply[] | null {
  const meant = takenIn(text);
  const drafts = turn.snapshot.goals.filter(({ state }) => state === 'draft');
  const named = meant && drafts.find(({ number }) => number === meant.number);
  const goal = named ?? (meant?.number === null && drafts.length === 1 ? drafts[0] : undefined);
  if (meant?.what !== 'goal' || !goal) return null;
  return (
    refusedBy(turn, deciders, {}) ??
    withReason(turn, text, ({ who, snapshot, today }, words, problems) =>
      overrideCard(who.locale, snapshot, goal, today.toString(), takenIn(words)?.reason ?? '', problems),
    )
  );
}

const ask: GoalStep = async (turn, goal) => {
  const taken = await take(turn, askTeam, { goal: goal.id });
  if (!taken.after) return objections(turn, taken, goal);
  const { after } = taken;
  const asked = goalOf(after, { goal: goal.id });
  const note = asked?.state === 'draft' ? await askedWhen(turn, after, asked) : '';
  return answered(turn, after, goal, (now) => replace(coach(turn, after, now, note)));
};

/**
 * When the question that has just been asked reaches the others: at once in the team's hours, and otherwise on a day that is said. Who is not
 * written to, because the year's messages are full or the bot does not reach them, sees it in their list.
 */
async function askedWhen(turn: TeamTurn, after: Snapshot, goal: Goal): Promise<string> {
  const { say, now, who } = turn;
  const { team } = after;
  const due = nextAllowed(team, now);
  if (!due) return say('goals:askedYearOver');
  const { written, others } = await reachedBy(turn, after, goal);
  const date = formatDate(who.locale, localDay(team, due).toString(), 'long');
  const isNow = due.equals(now);
  if (others.length === 0) return isNow ? say('goals:askedNow') : say('goals:asked', { date });
  const [names, left] = [written, others].map((those) =>
    listed(
      who.locale,
      those.map((one) => called(say, one)),
    ),
  );
  return [
    ...(written.length === 0
      ? []
      : [say(isNow ? 'goals:askedNowTo' : 'goals:askedTo', { count: written.length, names: names ?? '', date })]),
    say('goals:askedInList', { names: left ?? '' }),
  ].join(' ');
}

/** Those who have not answered: who is written to, and who is not. */
async function reachedBy({ storage }: TeamTurn, after: Snapshot, goal: Goal) {
  const { autumnStart } = after.team.calendar;
  const isWritten = async (person: string): Promise<boolean> => {
    const theirs = await storage.deliveriesTo(after.key, person, autumnStart);
    const question = theirs.find(({ kind, occurrence }) => kind === 'accept' && occurrence === askOccurrence(goal));
    return question !== undefined && !isLeft(question, theirs, after);
  };
  const { waiting } = supportFor(after, goal);
  const members = after.members.filter(({ id }) => waiting.includes(id));
  const are = await Promise.all(members.map(({ id }) => isWritten(id)));
  return { written: members.filter((_one, at) => are[at]), others: members.filter((_one, at) => !are[at]) };
}

/** Which question a card answers; cards from before version 0.3.0 do not say. */
const askedIn = (data: Values, goal: Goal): string => data['asked'] ?? goal.askedAt ?? '';

const yes: GoalStep = async (turn, goal, data) => {
  const taken = await take(turn, sayYes, { goal: goal.id, asked: askedIn(data, goal) });
  if (!taken.after) return objections(turn, taken, goal);
  const { after } = taken;
  return answered(turn, after, goal, (now) => replace(saidCard(turn.say, after, now, turn.me, true)));
};

const noOpen: GoalStep = async (turn, goal) => [open(noCard(turn.who.locale, turn.snapshot, goal, turn.me))];

const reasonOf = (values: Values): string => (values['reason'] ?? '').trim();

const no: GoalStep = async (turn, goal, data, values) => {
  const reason = reasonOf(values);
  const taken = await take(turn, sayNo, { goal: goal.id, asked: askedIn(data, goal), reason });
  if (taken.after) return [replace(saidCard(turn.say, taken.after, goal, turn.me, false))];
  const form = noCard(turn.who.locale, turn.snapshot, goal, turn.me, reason, taken.problems);
  return goal.askedAt === askedIn(data, goal) ? (taken.refusal ?? [replace(form)]) : objections(turn, taken, goal);
};

const askAgain: GoalStep = async (turn, goal) => [replace(askCard(turn.who.locale, turn.snapshot, goal, turn.me))];

const overrideOpen: GoalStep = async (turn, goal) => {
  const form = overrideCard(turn.who.locale, turn.snapshot, goal, turn.today.toString());
  return refusedBy(turn, deciders, {}) ?? [open(form)];
};

const override: GoalStep = async (turn, goal, _data, values) => {
  const reason = reasonOf(values);
  const taken = await take(turn, overrideGoal, { goal: goal.id, reason });
  if (taken.after) return [replace(messageCard(turn.say, 'goals:adopted', { number: goal.number }))];
  const form = overrideCard(turn.who.locale, turn.snapshot, goal, turn.today.toString(), reason, taken.problems);
  return goal.state === 'draft' ? (taken.refusal ?? [replace(form)]) : objections(turn, taken, goal);
};

export const actions = forTeam({
  'goals.see': withDraft(see),
  'goals.ask': withGoal(ask),
  'goals.yes': withGoal(yes),
  'goals.noOpen': withDraft(noOpen),
  'goals.no': withGoal(no),
  'goals.askAgain': withDraft(askAgain),
  'goals.overrideOpen': withDraft(overrideOpen),
  'goals.override': withGoal(override),
});
