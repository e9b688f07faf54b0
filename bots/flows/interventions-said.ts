/** What is asked of the interventions: what they rest on, what they cost and how many hours they take; else all of them, or the one that is named. */
import { messageCard } from '../../cards/common.ts';
import { evidenceCard, hoursCard } from '../../cards/evidence.ts';
import { interventionCalled } from '../../language/reading/intervention-ended.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { post, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import * as interventions from './interventions.ts';

const evidence = (turn: TeamTurn) => evidenceCard(turn.who.locale, turn.snapshot, turn.page);

/** «vad vilar insatserna på», «vilken evidens har vi för rastvärdar», «vad kostar det», «insatser» */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  switch (planAsked(text)) {
    case 'evidence': {
      const name = ABOUT.exec(text)?.[1];
      const one = name ? interventionCalled(name, turn.snapshot.interventions.filter(isCurrent)) : null;
      return one ? interventions.shownOne(turn, one) : [post(turn, evidence)];
    }
    case 'cost':
      return [post(turn, (to) => messageCard(to.say, 'asked:noCosts'))];
    case 'hours':
      return [post(turn, (to) => hoursCard(to.who.locale, to.snapshot))];
    default:
      return interventions.list(turn, text);
  }
}
/** «… för rastvärdar», «… om läxhjälpen» */
const ABOUT = /(?<!\p{L})(?:för|om|bakom|på|kring|for|behind|on|about) (\p{L}.{1,60}?)[ ?!.]{0,3}$/iu;

export const actions = forTeam({
  'plan.list': async (turn: TeamTurn, { of }: Values) => [
    replace(of === 'evidence' ? evidence(turn) : interventions.listCard(turn, turn.snapshot)),
  ],
});
