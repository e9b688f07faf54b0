/** How what a person writes about the plan is to be understood: by the team's year and people, and by the language that they write. */
import { sentenceCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import type { TextKey } from '../../cards/texts.ts';
import type { GoalSurroundings } from '../../language/reading/goal-sentence.ts';
import { isForOthers } from '../../language/reading/somebody-else.ts';
import { languageOfWords } from '../../language/which-language.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn, type Turn } from '../turn.ts';

/** By the team's breaks, and by the language that the person writes. */
export const readingOf = (turn: TeamTurn) => ({
  breaks: turn.snapshot.team.calendar.breaks,
  english: writesEnglish(turn),
});

/** By the words, where they are plain; else by the language in which the person is answered. */
function writesEnglish({ inbound: { event }, who }: TeamTurn): boolean {
  const written = event.type === 'said' ? languageOfWords(event.text) : null;
  return (written ?? who.locale) === 'en';
}

/** What a sentence about a goal or a decision is read with; whoever writes is the first of the people. */
export function sentenceAround(turn: TeamTurn): GoalSurroundings {
  const { snapshot, me, today } = turn;
  return {
    today,
    calendar: snapshot.team.calendar,
    checkpoints: snapshot.checkpoints.map(({ date }) => date).toSorted(),
    people: [me, ...snapshot.members.filter(({ active, id }) => active && id !== me.id)],
    english: writesEnglish(turn),
  };
}

/** Whether the words ask for somebody else in the team than the one who writes. */
export const forOthers = (turn: TeamTurn, text: string): boolean => isForOthers(text, sentenceAround(turn).people);

type TwoDays = { readonly matched: string; readonly either: readonly Temporal.PlainDate[] };

/** «3/1» in English is asked about with both of its days; one of them is an answer, see offered.ts. `words` hold it. */
export function whichDay(turn: TeamTurn, words: string, day: TwoDays, key: TextKey = 'people:unclearDay'): Reply {
  const reply = post(turn, (to) => sentenceCard(to.say, bothDays(to, key, day)));
  return reply.as === 'file' ? reply : { ...reply, asksDay: { words, matched: day.matched } };
}

/** The same in a form, where the day is chosen; nothing where no day, or one, was said. */
export const whichDayHere = (turn: Turn, day: TwoDays | null): string[] =>
  day ? [bothDays(turn, 'people:unclearDayHere', day)] : [];

function bothDays({ say, who }: Turn, key: TextKey, { matched, either }: TwoDays): string {
  const [one = '', other = ''] = either.map((day) => formatDate(who.locale, day.toString()));
  return say(key, { matched, one, other });
}

/** Whoever a button has chosen as whose it shall be, for a form; as it stands where that is nobody of the team. */
export const ownerChosen = ({ snapshot }: TeamTurn, data: Readonly<Record<string, string>>): { owner?: string } => {
  const chosen = snapshot.members.find(({ id, active }) => active && id === data['owner']);
  return chosen ? { owner: chosen.id } : {};
};
