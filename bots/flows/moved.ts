/** What is to be at another time, where no checkpoint is spoken of: an intervention that is named, or a last day; else a checkpoint. */
import { interventionCalled } from '../../language/reading/intervention-ended.ts';
import { saysLastDay } from '../../language/reading/part-changed.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import type { TeamTurn } from '../turn.ts';
import * as goals from './goals.ts';
import * as interventions from './interventions.ts';
import * as wheel from './wheel.ts';

const OF_CHECKPOINT =
  /avstämning|(?<!\p{L})avst(?!\p{L})|checkpoint|årshjul|möte|meeting|träff|datum|(?<!\p{L})dates?(?!\p{L})/iu;

/** Only what the principal decides is theirs: who has an intervention or a goal changes it themselves. */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  if (saysLastDay(text)) return goals.list(turn, '');
  const one = OF_CHECKPOINT.test(text) ? null : interventionCalled(text, turn.snapshot.interventions.filter(isCurrent));
  return one ? interventions.byNumber(turn, `insats ${one.number}: ${text}`) : wheel.moveAsked(turn, text);
}
