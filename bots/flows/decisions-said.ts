/** What is asked of the decisions: those that are late and no others, how many are done; else all of them. */
import { doneCount, lateCard } from '../../cards/late.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import type { Reply } from '../messenger.ts';
import { post, replace, type TeamTurn, type Values } from '../turn.ts';
import * as decisions from './decisions.ts';
import { forTeam } from './for-team.ts';

const late = (turn: TeamTurn) => lateCard(turn.who.locale, turn.snapshot, turn.me, turn.today.toString(), turn.page);

/** «vilka beslut är försenade», «hur många beslut är klara», «beslut» */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const asked = planAsked(text);
  if (asked === 'late') return [post(turn, late)];
  if (asked !== 'countDone' || turn.snapshot.decisions.length === 0) return decisions.list(turn, text);
  return [post(turn, (to) => decisions.listCard(to, to.snapshot, doneCount(to.say, to.snapshot, to.today.toString())))];
}

export const actions = forTeam({
  'decisions.list': async (turn: TeamTurn, { of }: Values) => [
    replace(of === 'late' ? late(turn) : decisions.listCard(turn)),
  ],
});
