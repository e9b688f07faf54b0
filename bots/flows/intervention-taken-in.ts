/** «Ta in insats 2, vi provar en termin»: an intervention on weak grounds is taken into the plan by whoever decides it, with a reason. */
import { weakCard } from '../../cards/interventions.ts';
import { takenIn } from '../../language/reading/taken-in.ts';
import type { Intervention } from '../../quality/plan/documents.ts';
import { isWeak } from '../../quality/plan/evidence.ts';
import { deciders } from '../../quality/rights.ts';
import { guardLine } from '../guard.ts';
import type { Reply } from '../messenger.ts';
import { openFilled, type TeamTurn } from '../turn.ts';
import { refusedBy } from './may-not.ts';

export const isDraftOnWeak = ({ state, evidence }: Intervention): boolean => state === 'draft' && isWeak(evidence);

/** The form with what is said as the reason; whoever may not decide is told who does. */
export async function takeInAsked(turn: TeamTurn, one: Intervention, text: string): Promise<Reply[]> {
  const form = (to: TeamTurn, words: string): Reply[] => {
    const problems = to.refused.map((key) => to.say(key));
    return [openFilled(weakCard(to.who.locale, to.snapshot, one, takenIn(words)?.reason ?? '', problems))];
  };
  return refusedBy(turn, deciders, {}) ?? guardLine(turn, text, async (to, words) => form(to, words));
}
