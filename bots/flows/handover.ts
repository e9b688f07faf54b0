/** Who takes over from whom, and who decides meanwhile, asked in words. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { type Handed, handoverCard } from '../../cards/handover.ts';
import { deciderNamed } from '../../cards/principal.ts';
import type { HandoverMeant } from '../../language/reading/handover-meant.ts';
import type { Member } from '../../quality/people/documents.ts';
import { mayManage } from '../../quality/rights.ts';
import { ownedBy } from '../../quality/status/owned.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn, toMe } from '../turn.ts';
import { byNumber } from './goal-named.ts';
import * as interventions from './interventions.ts';
import { members } from './settings.ts';

type OfHandover = Exclude<HandoverMeant, { says: 'roleEnds' }>;
export const isOfHandover = (meant: { readonly says: string }): meant is OfHandover =>
  ['whoAway', 'decider', 'handover', 'takesOver', 'leavesOneself'].includes(meant.says);

/** `called` finds who is named, also one who has left the team. */
export async function handover(
  turn: TeamTurn,
  meant: OfHandover,
  called: (name: string) => Member | undefined,
): Promise<Reply[]> {
  switch (meant.says) {
    case 'whoAway':
      return members(turn);
    case 'decider':
      return [post(turn, (to) => sentenceCard(to.say, whoDecides(to))), ...(await members(turn))];
    case 'leavesOneself':
      return [
        post(turn, (to) => messageCard(to.say, 'people:about.leaving')),
        ...(owns(turn, turn.me) ? [shown(turn, turn.me, null, null)] : []),
      ];
    case 'takesOver': {
      const about = meant.what === 'goal' ? 'mål' : 'insats';
      const words = `byt ansvarig på ${about} ${meant.number} till ${meant.who}`;
      return meant.what === 'goal' ? byNumber(turn, words) : interventions.byNumber(turn, words);
    }
    case 'handover': {
      const found = called(meant.from);
      if (!found || !mayHandOver(turn, found)) return [post(turn, (to) => messageCard(to.say, 'people:handover'))];
      const taker = (meant.to === null ? undefined : called(meant.to)) ?? null;
      return [shown(turn, found, taker?.active ? taker : null, meant.what)];
    }
  }
}

const owns = ({ snapshot }: TeamTurn, { id }: Member): boolean =>
  ownedBy(snapshot, (person) => person === id).length > 0;
const mayHandOver = ({ snapshot, me }: TeamTurn, from: Member): boolean => from.id === me.id || mayManage(snapshot, me);

const shown = (turn: TeamTurn, from: Member, taker: Member | null, what: Handed['what']): Reply => {
  const { snapshot, me, who, today } = turn;
  return toMe(turn, handoverCard(who.locale, snapshot, { viewer: me, from, taker, what }, today.toString()));
};

/** What somebody who leaves is to do, for who may give it to somebody else; null where there is nothing of that, or they have a role to give away as well. */
export const leftBehind = (turn: TeamTurn, who: Member): Reply[] | null =>
  owns(turn, who) && mayHandOver(turn, who) && !who.principal && !who.coordinator
    ? [shown(turn, who, null, null)]
    : null;

const whoDecides = ({ say, snapshot, today }: TeamTurn): string =>
  say('people:decides', { deciders: deciderNamed(say, snapshot, today.toString()) });
