/** Who takes over from whom, and who decides meanwhile, asked in words. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { type Handed, handoverCard } from '../../cards/handover.ts';
import { called as nameOf } from '../../cards/names.ts';
import { giveParkedCard } from '../../cards/parked-give.ts';
import { deciderNamed } from '../../cards/principal.ts';
import type { HandoverMeant } from '../../language/reading/handover-meant.ts';
import { parkedNow } from '../../quality/keep/deviations.ts';
import type { Member } from '../../quality/people/documents.ts';
import { isHere } from '../../quality/people/identity.ts';
import { managers, mayManage } from '../../quality/rights.ts';
import { ownedBy } from '../../quality/status/owned.ts';
import type { Reply } from '../messenger.ts';
import { openFilled, post, type TeamTurn, toMe } from '../turn.ts';
import { byNumber } from './goal-named.ts';
import * as interventions from './interventions.ts';
import { refusedBy } from './may-not.ts';
import { members } from './settings.ts';

type OfHandover = Exclude<HandoverMeant, { says: 'roleEnds' }>;
export const isOfHandover = (meant: { readonly says: string }): meant is OfHandover =>
  ['whoAway', 'decider', 'handover', 'takesOver', 'leavesOneself', 'parked'].includes(meant.says);

type Called = (name: string) => Member | undefined;
/** `called` finds who is named, also one who has left the team. */
export async function handover(turn: TeamTurn, meant: OfHandover, called: Called): Promise<Reply[]> {
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
    case 'parked':
      return parkedTo(turn, meant, called);
    case 'handover': {
      const found = called(meant.from);
      if (!found || !mayHandOver(turn, found)) return [post(turn, (to) => messageCard(to.say, 'people:handover'))];
      const taker = (meant.to === null ? undefined : called(meant.to)) ?? null;
      return [shown(turn, found, taker?.active ? taker : null, meant.what)];
    }
  }
}

const owns = (turn: TeamTurn, { id }: Member): boolean =>
  ownedBy(turn.snapshot, (person) => person === id).length > 0 || parkedBy(turn, (person) => person === id).length > 0;
const mayHandOver = ({ snapshot, me }: TeamTurn, from: Member): boolean => from.id === me.id || mayManage(snapshot, me);

const parkedBy = ({ snapshot }: TeamTurn, such: (person: string) => boolean) =>
  parkedNow(snapshot).filter(({ owner }) => such(owner));

function shown(turn: TeamTurn, from: Member | null, taker: Member | null, what: Handed['what']): Reply {
  const { snapshot, me, who, today } = turn;
  const isTheirs = (person: string): boolean => (from ? person === from.id : !isHere(snapshot, person));
  const parked = what === null || what === 'parked' ? parkedBy(turn, isTheirs) : [];
  return toMe(turn, handoverCard(who.locale, snapshot, { viewer: me, from, taker, what, parked }, today.toString()));
}

/** «ge det parkerade till Petra»: the form of the only one, or each with its form. Where nobody says whose it is, what those who have left were to bring up. */
function parkedTo(turn: TeamTurn, { from, to }: Extract<OfHandover, { says: 'parked' }>, called: Called): Reply[] {
  const { snapshot, say } = turn;
  const whose = from === null ? null : called(from);
  if (whose === undefined || (whose && !mayHandOver(turn, whose)))
    return [post(turn, (one) => messageCard(one.say, 'people:handover'))];
  const refused = whose ? null : refusedBy(turn, managers, {});
  if (refused) return refused;
  const items = parkedBy(turn, (person) => (whose ? person === whose.id : !isHere(snapshot, person)));
  const [first, second] = items;
  if (!first)
    return [
      post(turn, (one) =>
        whose
          ? messageCard(one.say, 'keep:givenNone', { name: nameOf(one.say, whose) })
          : messageCard(one.say, 'keep:givenNothing'),
      ),
    ];
  const found = to === null ? undefined : called(to);
  const taker = found?.active ? found : null;
  return second || !taker
    ? [shown(turn, whose, taker, 'parked')]
    : [openFilled(giveParkedCard(say, snapshot, first, taker.id))];
}

/** What somebody who leaves is to do, for who may give it to somebody else; null where there is nothing of that, or they have a role to give away as well. */
export const leftBehind = (turn: TeamTurn, who: Member): Reply[] | null =>
  owns(turn, who) && mayHandOver(turn, who) && !who.principal && !who.coordinator
    ? [shown(turn, who, null, null)]
    : null;

const whoDecides = ({ say, snapshot, today }: TeamTurn): string =>
  say('people:decides', { deciders: deciderNamed(say, snapshot, today.toString()) });
