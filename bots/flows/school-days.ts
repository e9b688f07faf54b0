/** The school year's days in people's words: asked about by anybody, changed by those who manage the team. */
import { schoolDaysCard } from '../../cards/school-days.ts';
import { inFull } from '../../language/colloquial.ts';
import { readDayLines } from '../../language/reading/day-lines.ts';
import { daysMeant } from '../../language/reading/school-days.ts';
import { managers, mayManage } from '../../quality/rights.ts';
import { planOf } from '../../quality/year/days-act.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn } from '../turn.ts';
import { filledWith } from './calendar.ts';
import { refusedBy } from './may-not.ts';
import * as settings from './settings.ts';

/** «inställningar», and what of them are the year's days: «när är påsklovet» is answered, «9 juni är också studiedag» stands in their form. */
export async function orSettings(turn: TeamTurn, text: string): Promise<Reply[]> {
  const meant = daysMeant(inFull(text));
  if (!meant) return settings.show(turn, text);
  if ('changes' in meant) return refusedBy(turn, managers, {}) ?? filledWith(turn, withDays(turn, meant.changes));
  return [
    post(turn, ({ who, snapshot, me, today }) =>
      schoolDaysCard(who.locale, snapshot, meant, today.toString(), mayManage(snapshot, me)),
    ),
  ];
}

/** The year's days with those that the words say. */
function withDays({ snapshot: { team } }: TeamTurn, words: string) {
  const { schoolYear, breaks } = team.calendar;
  const { days } = readDayLines(words, schoolYear, breaks);
  return planOf(team, { days: [...days], mode: 'merge', terms: null }).after;
}
