/** Kind answers to somebody who may not do what they tried: whom to ask instead, for their eyes only. */
import type { Card } from '../../cards/card.ts';
import { messageCard } from '../../cards/common.ts';
import { called, oneOf } from '../../cards/names.ts';
import { takenOverBy } from '../../cards/part.ts';
import { decider } from '../../cards/principal.ts';
import { decidersIn, managersOf } from '../../cards/setup.ts';
import type { Right } from '../../quality/act.ts';
import type { Member } from '../../quality/people/documents.ts';
import { memberCalled } from '../../quality/people/identity.ts';
import type { Problem } from '../../quality/problem.ts';
import type { Reply } from '../messenger.ts';
import { asAnswer, forOne, privately, type TeamTurn, type Values } from '../turn.ts';

const toOne = (turn: TeamTurn, key: 'common:onlyManagers' | 'common:onlyPrincipal', names: readonly Member[]): Card => {
  const { say } = forOne(turn);
  return messageCard(say, key, { names: oneOf(say, names), decider: decider(say, turn.snapshot) });
};

/** Who may change what is somebody's own: that person, and those who manage the team, who choose where it is of somebody who has left. */
export function changedBy({ say, snapshot }: TeamTurn, owner: string): string {
  const left = memberCalled(snapshot.members, [owner]);
  if (left && !left.active)
    return [say('part:left', { name: called(say, left) }), ...takenOverBy(say, snapshot, left.id)].join(' ');
  const managing = managersOf(snapshot).filter(({ id }) => id !== owner);
  const theirs = snapshot.members.filter(({ id, active }) => id === owner && active);
  return say('common:changedBy', { names: oneOf(say, [...theirs, ...managing]) });
}

export const notAllowed = (turn: TeamTurn): Reply[] => [
  privately(toOne(turn, 'common:onlyManagers', managersOf(turn.snapshot)), asAnswer('common:onlyManagers', 'managers')),
];

/** The principal decides; where none has been appointed, those who stand in are named. */
export const onlyPrincipal = (turn: TeamTurn): Reply[] => [
  privately(
    toOne(turn, 'common:onlyPrincipal', decidersIn(turn.snapshot)),
    asAnswer('common:onlyPrincipal', 'deciders'),
  ),
];

const plainly =
  (
    key:
      | 'overview:problem.onlyPrincipal'
      | 'common:onlyOwner'
      | 'common:notYours'
      | 'common:notYourTeam'
      | 'common:outdatedCard',
  ) =>
  (turn: TeamTurn): Reply[] => [privately(messageCard(forOne(turn).say, key), asAnswer(key))];

/** The codes of quality/rights.ts and act.ts that are no fault of a form. */
const ANSWERS: Readonly<Record<string, (turn: TeamTurn) => Reply[]>> = {
  'common.notYourTeam': plainly('common:notYourTeam'),
  'common.notYours': plainly('common:notYours'),
  'common.onlyManagers': notAllowed,
  'common.onlyPrincipal': onlyPrincipal,
  'overview.onlyPrincipal': plainly('overview:problem.onlyPrincipal'),
  'common.onlyOwner': plainly('common:onlyOwner'),
  'common.outdated': plainly('common:outdatedCard'),
};

/** The answer to an act's objections when one of them is about who may, or about a card that is out of date; null otherwise. */
export function mayNot(turn: TeamTurn, problems: readonly Problem[]): Reply[] | null {
  for (const { code } of problems) {
    const answer = ANSWERS[code];
    if (answer) return answer(turn);
  }
  return null;
}

/** What a form was about has ended or is gone: what was typed stays where it is; a press is shown how things are now. */
export const endedMeanwhile = (turn: TeamTurn, typed: Values, now: Reply): Reply[] =>
  Object.keys(typed).length > 0 ? [privately(messageCard(turn.say, 'common:endedMeanwhile'))] : [now];

/** The same before a form is shown: null when the one whose turn it is may. */
export function refusedBy<Input>(turn: TeamTurn, right: Right<Input>, input: Input): Reply[] | null {
  const objection = right({ ...turn, actor: turn.me }, input);
  return objection && mayNot(turn, [objection]);
}
