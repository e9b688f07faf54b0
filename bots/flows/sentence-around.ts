/** How what a person writes about the plan is to be understood: by the team's year and people, and by the language that they write. */
import { formatDate } from '../../cards/format.ts';
import type { GoalSurroundings } from '../../language/reading/goal-sentence.ts';
import type { TeamTurn, Turn } from '../turn.ts';

/** By the team's breaks, and by the language that the person writes. */
export const readingOf = ({ snapshot, who }: TeamTurn) => ({
  breaks: snapshot.team.calendar.breaks,
  english: who.locale === 'en',
});

/** What a sentence about a goal or a decision is read with; whoever writes is the first of the people. */
export const sentenceAround = ({ snapshot, me, today, who }: TeamTurn): GoalSurroundings => ({
  today,
  calendar: snapshot.team.calendar,
  checkpoints: snapshot.checkpoints.map(({ date }) => date).toSorted(),
  people: [me, ...snapshot.members.filter(({ active, id }) => active && id !== me.id)],
  english: who.locale === 'en',
});

/** «3/1» in English is asked about with both of its days. */
export function whichDay(
  { say, who }: Turn,
  { matched, either }: { readonly matched: string; readonly either: readonly Temporal.PlainDate[] },
): string {
  const [one = '', other = ''] = either.map((day) => formatDate(who.locale, day.toString()));
  return say('people:unclearDay', { matched, one, other });
}
