/** Kind answers to somebody who may not do what they tried: whom to ask instead, for their eyes only. */
import { messageCard } from '../../cards/common.ts';
import { managersOf, namesOf } from '../../cards/setup.ts';
import type { Reply } from '../messenger.ts';
import { mayDecide, privately, type TeamTurn } from '../turn.ts';

export const notAllowed = (turn: TeamTurn): Reply[] => [
  privately(messageCard(turn.say, 'common:onlyManagers', { names: namesOf(turn.say, managersOf(turn.snapshot)) })),
];

/** The principal decides; where none has been appointed, those who stand in are named. */
export function onlyPrincipal(turn: TeamTurn): Reply[] {
  const deciders = turn.snapshot.members.filter((member) => member.active && mayDecide(turn.snapshot, member));
  return [privately(messageCard(turn.say, 'common:onlyPrincipal', { names: namesOf(turn.say, deciders) }))];
}

export const onlyOwner = (turn: TeamTurn): Reply[] => [privately(messageCard(turn.say, 'common:onlyOwner'))];
