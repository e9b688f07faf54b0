/** The weekdays on which somebody never works. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { listed, weekdayName } from '../../cards/format.ts';
import { inFull } from '../../language/colloquial.ts';
import { daysOffAfter, readDaysOff, WEEK } from '../../language/reading/days-off.ts';
import { changeDaysOff } from '../../quality/people/absence-act.ts';
import { MAX_DAYS_OFF } from '../../quality/people/documents.ts';
import type { Reply } from '../messenger.ts';
import { forAll, post, type TeamTurn, type Turn, toWhom } from '../turn.ts';
import { notTaken } from './people.ts';
import { take } from './take.ts';

/** «måndag och tisdag», 1 for Monday. */
export const weekdays = ({ who }: Turn, days: readonly number[]): string =>
  listed(
    who.locale,
    days.map((day) => weekdayName(who.locale, day)),
  );

/** Which weekdays somebody never works, where that is noted. */
export function daysOffNow(to: TeamTurn): string[] {
  const { daysOff: off } = to.me;
  if (!off) return [];
  const works = worksOn(off);
  return off.length < works.length
    ? [to.say('people:daysOffNow', { days: weekdays(to, off) })]
    : [to.say('people:daysOffNowMost', { works: weekdays(to, works) })];
}
const worksOn = (off: readonly number[]): number[] => WEEK.filter((day) => !off.includes(day));

const NOT_KEPT = {
  which: 'people:daysOffWhich',
  everyOther: 'people:daysOffEveryOther',
  later: 'people:daysOffLater',
  except: 'people:daysOffExcept',
} as const;

/** «jag jobbar inte fredagar»: in the team that is meant, since somebody in several may be there on different days. */
export async function daysOff(turn: TeamTurn, text: string): Promise<Reply[]> {
  const said = readDaysOff(inFull(text)) ?? { problem: 'which' };
  if ('problem' in said) return [post(turn, (to) => messageCard(to.say, NOT_KEPT[said.problem]))];
  const days = daysOffAfter(turn.me.daysOff ?? [], said);
  if (days.length > MAX_DAYS_OFF) return [post(turn, (to) => messageCard(to.say, 'people:daysOffAll'))];
  const taken = await take(forAll(turn), changeDaysOff, days);
  if (!taken.after) return notTaken(turn, taken);
  return [post(turn, (to) => sentenceCard(to.say, toWhom(to, daysOffReceipt(to, days))))];
}

/** Says the days off, or the days of work where they are fewer. */
function daysOffReceipt(to: Turn, days: readonly number[]): string {
  const works = worksOn(days);
  const one = weekdays(to, days.slice(0, 1));
  if (days.length === 0) return to.say('people:daysOffNone');
  return days.length < works.length
    ? to.say('people:daysOff', { days: weekdays(to, days), one })
    : to.say('people:daysOffMost', { works: weekdays(to, works), one });
}
