/** What is asked of the goals together: whether they are reached; else all of them. */
import { reachCard } from '../../cards/reach.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn } from '../turn.ts';
import * as goals from './goals.ts';

/** «kommer vi nå målen», «hur många av målen nådde vi», «mål» */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  if (planAsked(text) !== 'reach') return goals.list(turn, text);
  return [post(turn, ({ who, snapshot, today }) => reachCard(who.locale, snapshot, today.toString()))];
}
