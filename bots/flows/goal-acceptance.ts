/** From draft to plan: the team is asked, says yes or no, and the principal may take in a goal with a written reason. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { askCard, coachCard, noCard, overrideCard, saidCard, viewerOf } from '../../cards/goal-coach.ts';
import { speak } from '../../cards/texts.ts';
import { coordinatorsOf } from '../../quality/deliveries/plan.ts';
import { type Acceptance, acceptanceId, type Goal } from '../../quality/goals/documents.ts';
import { judgeGoal, passes } from '../../quality/goals/smart-goal.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Change } from '../../quality/ports.ts';
import { mayDecide, mayManage } from '../../quality/rights.ts';
import { applyChanges, type Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, privately, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { onlyPrincipal } from './may-not.ts';

/** The longest reason. */
const MAX_REASON = 300;

export const coach = (turn: TeamTurn, snapshot: Snapshot, goal: Goal, note?: string) =>
  coachCard(
    turn.who.locale,
    snapshot,
    goal,
    turn.today.toString(),
    viewerOf(turn.me, goal, mayManage(snapshot, turn.me), mayDecide(snapshot, turn.me)),
    note,
  );

type DraftStep = (turn: TeamTurn, goal: Goal, values: Values) => Promise<Reply[]>;
/** While the goal is a draft. */
const withDraft =
  (step: DraftStep) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const goal = turn.snapshot.goals.find((g) => g.id === data['goal']);
    if (!goal) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
    if (goal.state !== 'draft') return [replace(messageCard(turn.say, 'goals:notAsked', { number: goal.number }))];
    return step(turn, goal, values);
  };

const see: DraftStep = async (turn, goal) => [replace(coach(turn, turn.snapshot, goal))];

const ask: DraftStep = async (turn, goal) => {
  if (goal.askedAt) return [replace(coach(turn, turn.snapshot, goal))];
  const asked: Goal = { ...goal, askedAt: turn.now.toString() };
  // Whoever asks stands behind the goal, and need not be asked.
  const own = yesOrNo(turn, goal, true, '');
  const { changes, adopted } = withAdoption(turn, asked, [put(asked, goal), own]);
  const after = await commit(turn, changes);
  return adopted ? joinedPlan(turn, after, adopted) : [replace(coach(turn, after, asked, turn.say('goals:asked')))];
};

function yesOrNo(turn: TeamTurn, goal: Goal, accepted: boolean, reason: string): Change {
  const id = acceptanceId(goal.id, turn.me.id);
  const before = turn.snapshot.acceptances.find((acceptance) => acceptance.id === id);
  const acceptance: Acceptance = {
    kind: 'acceptance',
    id,
    version: (before?.version ?? 0) + 1,
    schoolYear: goal.schoolYear,
    goal: goal.id,
    person: turn.me.id,
    accepted,
    reason,
    at: turn.now.toString(),
  };
  return put(acceptance, before);
}

/** The changes, and with them the goal's place in the plan when it now passes. */
function withAdoption(turn: TeamTurn, goal: Goal, changes: readonly Change[]) {
  const after = applyChanges(turn.snapshot, changes);
  const now = after.goals.find((g) => g.id === goal.id) ?? goal;
  if (!passes(judgeGoal(after, now, turn.today.toString()))) return { changes, adopted: null };
  const adopted: Goal = { ...now, state: 'active' };
  const kept = changes.filter((change) => change.do !== 'put' || change.document.id !== goal.id);
  const before = turn.snapshot.goals.find((g) => g.id === goal.id);
  const joined = [...kept, put(adopted, before), audit(turn, 'goal-adopted', `goal/${goal.id}`, 'draft', 'active')];
  return { changes: joined, adopted };
}

/** The answer to whoever gave the last yes, and a word to the owner. */
function joinedPlan(turn: TeamTurn, after: Snapshot, goal: Goal): Reply[] {
  const owner = after.members.find((member) => member.id === goal.owner && member.active);
  return [
    replace(messageCard(turn.say, 'goals:adopted', { number: goal.number })),
    ...(owner && owner.id !== turn.me.id ? [tell(owner, 'goals:adoptedTell', goal)] : []),
  ];
}

function tell(to: Member, key: 'goals:adoptedTell', goal: Goal): Reply {
  const say = speak(to.locale);
  return { as: 'tell', to: to.address, card: messageCard(say, key, { number: goal.number, title: goal.title }) };
}

const yes: DraftStep = async (turn, goal) => {
  const { changes, adopted } = withAdoption(turn, goal, [yesOrNo(turn, goal, true, '')]);
  const after = await commit(turn, changes);
  return adopted ? joinedPlan(turn, after, adopted) : [replace(saidCard(turn.say, after, goal, turn.me, true))];
};

const noOpen: DraftStep = async (turn, goal) => [open(noCard(turn.who.locale, turn.snapshot, goal, turn.me))];

const no: DraftStep = async (turn, goal, values) => {
  const reason = (values['reason'] ?? '').trim().slice(0, MAX_REASON);
  if (reason === '') {
    return [
      replace(noCard(turn.who.locale, turn.snapshot, goal, turn.me, '', [...turn.refused, turn.say('goals:noNeeds')])),
    ];
  }
  const after = await commit(turn, [yesOrNo(turn, goal, false, reason)]);
  const name = turn.me.name;
  const told = coordinatorsOf(after)
    .filter((member) => member.id !== turn.me.id)
    .map((member): Reply => {
      const words = speak(member.locale)('goals:saidNoTell', { name, number: goal.number, reason });
      return { as: 'tell', to: member.address, card: sentenceCard(speak(member.locale), words) };
    });
  return [replace(saidCard(turn.say, after, goal, turn.me, false)), ...told];
};

const askAgain: DraftStep = async (turn, goal) => [replace(askCard(turn.who.locale, turn.snapshot, goal, turn.me))];

const decides =
  (step: DraftStep): DraftStep =>
  async (turn, goal, values) => {
    if (mayDecide(turn.snapshot, turn.me)) return step(turn, goal, values);
    return onlyPrincipal(turn);
  };

const overrideOpen: DraftStep = async (turn, goal) => [
  open(overrideCard(turn.who.locale, turn.snapshot, goal, turn.today.toString())),
];

const override: DraftStep = async (turn, goal, values) => {
  const reason = (values['reason'] ?? '').trim().slice(0, MAX_REASON);
  if (reason === '') {
    const problems = [...turn.refused, turn.say('goals:overrideNeeds')];
    return [replace(overrideCard(turn.who.locale, turn.snapshot, goal, turn.today.toString(), '', problems))];
  }
  const adopted: Goal = {
    ...goal,
    state: 'active',
    override: { by: turn.me.id, at: turn.now.toString(), reason },
  };
  const after = await commit(turn, [
    put(adopted, goal),
    audit(turn, 'goal-overridden', `goal/${goal.id}`, 'draft', { reason }),
  ]);
  return joinedPlan(turn, after, adopted);
};

export const actions = forTeam({
  'goals.see': withDraft(see),
  'goals.ask': withDraft(ask),
  'goals.yes': withDraft(yes),
  'goals.noOpen': withDraft(noOpen),
  'goals.no': withDraft(no),
  'goals.askAgain': withDraft(askAgain),
  'goals.overrideOpen': withDraft(decides(overrideOpen)),
  'goals.override': withDraft(decides(override)),
});
