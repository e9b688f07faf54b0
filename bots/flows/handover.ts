/** Who takes over from whom, and who decides meanwhile, asked in words. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { handoverCard } from '../../cards/handover.ts';
import { deciderNamed } from '../../cards/principal.ts';
import type { HandoverMeant } from '../../language/reading/handover-meant.ts';
import type { Member } from '../../quality/people/documents.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn, toMe } from '../turn.ts';
import { byNumber } from './goal-named.ts';
import * as interventions from './interventions.ts';
import { members } from './settings.ts';

/** `found` is who is named, where that is one of the team. */
export async function handover(
  turn: TeamTurn,
  meant: Exclude<HandoverMeant, { says: 'roleEnds' }>,
  found: Member | undefined,
): Promise<Reply[]> {
  switch (meant.says) {
    case 'whoAway':
      return members(turn);
    case 'decider':
      return [post(turn, (to) => sentenceCard(to.say, whoDecides(to))), ...(await members(turn))];
    case 'takesOver': {
      const about = meant.what === 'goal' ? 'mål' : 'insats';
      const words = `byt ansvarig på ${about} ${meant.number} till ${meant.who}`;
      return meant.what === 'goal' ? byNumber(turn, words) : interventions.byNumber(turn, words);
    }
    case 'handover': {
      const { snapshot, me, who, today } = turn;
      const may = found && (found.id === me.id || mayManage(snapshot, me));
      if (!may) return [post(turn, (to) => messageCard(to.say, 'people:handover'))];
      return [toMe(turn, handoverCard(who.locale, snapshot, me, found, today.toString()))];
    }
  }
}

const whoDecides = ({ say, snapshot, today }: TeamTurn): string =>
  say('people:decides', { deciders: deciderNamed(say, snapshot, today.toString()) });
