/** «vem är borta v. 9?», «är Siv borta på sportlovet?»: one answer about all the days that are asked of. */
import { sentenceCard } from '../../cards/common.ts';
import { formatSpan, listed } from '../../cards/format.ts';
import { called } from '../../cards/names.ts';
import { activeMembers } from '../../cards/setup.ts';
import { readLeaves } from '../../language/reading/leaves.ts';
import type { Leave, Member } from '../../quality/people/documents.ts';
import { awayWithin, leavesOf } from '../../quality/people/leaves.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn, type Turn } from '../turn.ts';
import { readingOf, whichDay } from './sentence-around.ts';
import { members } from './settings.ts';

/** `who` is null for anybody in the team. */
export async function awayAsked(turn: TeamTurn, who: Member | null, words: string): Promise<Reply[]> {
  const said = readLeaves(words, turn.today, readingOf(turn));
  if (said && 'problem' in said && said.problem === 'unclear') return [whichDay(turn, words, said)];
  const asked = !said || 'problem' in said ? [] : said.map(inIso);
  if (who) return [post(turn, (to) => sentenceCard(to.say, theirs(to, who, asked)))];
  // Today's stand beside the members, with until when.
  const isToday = asked.every(({ from, until }) => from === until && from === turn.today.toString());
  return isToday ? members(turn) : [post(turn, (to) => sentenceCard(to.say, anybodys(to, asked)))];
}

/** A leave by its ISO dates. */
export const inIso = ({ from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate }): Leave => ({
  from: from.toString(),
  until: until.toString(),
});

/** Days in a row: «3–4 mars och 8 mars». */
export const spans = ({ who }: Turn, leaves: readonly Leave[]): string =>
  listed(
    who.locale,
    leaves.map(({ from, until }) => formatSpan(who.locale, from, until)),
  );

/** Where no day is asked of, all that lies ahead. */
function theirs(to: TeamTurn, member: Member, asked: readonly Leave[]): string {
  const { say, today } = to;
  const name = called(say, member);
  if (asked.length === 0) {
    const ahead = leavesOf(member).filter(({ until }) => until >= today.toString());
    return ahead.length > 0
      ? say('people:theirAway', { name, days: spans(to, ahead) })
      : say('people:theirAwayNever', { name });
  }
  const { days, all } = awayWithin(member, asked);
  if (days.length === 0) return say('people:theirAwayNot', { name, days: spans(to, asked) });
  const around = { name, days: spans(to, days), asked: spans(to, asked) };
  return all ? say('people:theirAway', around) : say('people:theirAwaySome', around);
}

function anybodys(to: TeamTurn, asked: readonly Leave[]): string {
  const { say, who } = to;
  const isOneDay = asked.length === 1 && asked[0]?.from === asked[0]?.until;
  const people = activeMembers(to.snapshot).flatMap((member) => {
    const { days } = awayWithin(member, asked);
    const name = called(say, member);
    return days.length === 0 ? [] : [isOneDay ? name : `${name} ${spans(to, days)}`];
  });
  return people.length > 0
    ? say('people:whoAway', { people: listed(who.locale, people), asked: spans(to, asked) })
    : say('people:whoAwayNobody', { asked: spans(to, asked) });
}
