/** Kind answers to somebody who may not do what they tried: whom to ask instead, for their eyes only. */
import { messageCard } from '../../cards/common.ts';
import { managersOf, namesOf } from '../../cards/setup.ts';
import type { Right } from '../../quality/act.ts';
import type { Problem } from '../../quality/problem.ts';
import { mayDecide } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { privately, type TeamTurn } from '../turn.ts';

export const notAllowed = (turn: TeamTurn): Reply[] => [
  privately(messageCard(turn.say, 'common:onlyManagers', { names: namesOf(turn.say, managersOf(turn.snapshot)) })),
];

/** The principal decides; where none has been appointed, those who stand in are named. */
export function onlyPrincipal(turn: TeamTurn): Reply[] {
  const deciders = turn.snapshot.members.filter((member) => member.active && mayDecide(turn.snapshot, member));
  return [privately(messageCard(turn.say, 'common:onlyPrincipal', { names: namesOf(turn.say, deciders) }))];
}

const onlyOwner = (turn: TeamTurn): Reply[] => [privately(messageCard(turn.say, 'common:onlyOwner'))];

/** The codes of quality/rights.ts and act.ts that are no fault of a form. */
const ANSWERS: Readonly<Record<string, (turn: TeamTurn) => Reply[]>> = {
  'common.notYourTeam': ({ say }) => [privately(messageCard(say, 'common:notYourTeam'))],
  'common.onlyManagers': notAllowed,
  'common.onlyPrincipal': onlyPrincipal,
  'common.onlyOwner': onlyOwner,
  'common.outdated': ({ say }) => [privately(messageCard(say, 'common:outdatedCard'))],
};

/** The answer to an act's objections when one of them is about who may, or about a card that is out of date; null otherwise. */
export function mayNot(turn: TeamTurn, problems: readonly Problem[]): Reply[] | null {
  for (const { code } of problems) {
    const answer = ANSWERS[code];
    if (answer) return answer(turn);
  }
  return null;
}

/** The same before a form is shown: null when the one whose turn it is may. */
export function refusedBy<Input>(turn: TeamTurn, right: Right<Input>, input: Input): Reply[] | null {
  const objection = right({ ...turn, actor: turn.me }, input);
  return objection && mayNot(turn, [objection]);
}
