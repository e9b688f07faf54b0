/** What concerns one person: help, and when not to be reminded. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { helpCard, whenCard } from '../../cards/people.ts';
import { parseDate } from '../../language/reading/dates.ts';
import { type Leave, readLeave } from '../../language/reading/leave.ts';
import type { Act } from '../../quality/act.ts';
import { isoDate } from '../../quality/base.ts';
import { endLeave, snooze as snoozeAct, takeLeave } from '../../quality/people/absence-act.ts';
import { teamsOfPerson, teamTurn } from '../find-team.ts';
import type { Reply } from '../messenger.ts';
import { asCard, post, replace, type TeamTurn, type Turn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { type Taken, take } from './take.ts';

export const help = async (turn: Turn): Promise<Reply[]> => [post(helpCard(turn.say))];
export const cancel = async (turn: Turn): Promise<Reply[]> => [post(messageCard(turn.say, 'common:cancelled'))];

/** «påminn mig på torsdag» */
export async function snooze(turn: TeamTurn, text: string): Promise<Reply[]> {
  const found = parseDate(text, turn.today, { breaks: turn.snapshot.team.calendar.breaks });
  if (!found) return [toMe(turn, askWhen(turn), asCard('when'))];
  if ('problem' in found) return [post(messageCard(turn.say, 'people:snoozeImpossible'))];
  return snoozeUntil(turn, found.date.toString(), post);
}

const askWhen = ({ say, snapshot, me, today }: TeamTurn) => whenCard(say, snapshot, me.id, today.toString());

async function snoozeUntil(turn: TeamTurn, date: string, as: typeof post): Promise<Reply[]> {
  const taken = await take(turn, snoozeAct, { date });
  const words = turn.say('people:snoozed', { date: formatDate(turn.who.locale, date, 'long') });
  return taken.after ? [as(sentenceCard(turn.say, words))] : notTaken(turn, taken, as);
}

const notTaken = (turn: Turn, { refusal, problems }: Extract<Taken, { after: null }>, as = post): Reply[] =>
  refusal ?? [as(sentenceCard(turn.say, problems.join(' ')))];

/** «jag är borta 14–18 december»: in every team of the person. */
export async function away(turn: TeamTurn, text: string): Promise<Reply[]> {
  const leave = readLeave(text, turn.today, { breaks: turn.snapshot.team.calendar.breaks });
  if (!leave) return [post(messageCard(turn.say, 'people:awayWhen'))];
  if ('problem' in leave) {
    const key = leave.problem === 'order' ? 'people:problem.awayOrder' : 'people:awayImpossible';
    return [post(messageCard(turn.say, key))];
  }
  const days = { from: leave.from.toString(), until: leave.until.toString() };
  return (await everywhere(turn, takeLeave, days)) ?? [post(sentenceCard(turn.say, receipt(turn, leave)))];
}

/** Says both days, and that all is as usual before the first of them. */
function receipt({ say, who, today }: Turn, { from, until }: Leave): string {
  const said = (day: Temporal.PlainDate): string => formatDate(who.locale, day.toString(), 'long');
  if (from.equals(until)) return say('people:awayDay', { date: said(from) });
  const begun = Temporal.PlainDate.compare(from, today) <= 0;
  return begun
    ? say('people:away', { date: said(until) })
    : say('people:awayFrom', { from: said(from), until: said(until) });
}

export async function back(turn: TeamTurn): Promise<Reply[]> {
  return (await everywhere(turn, endLeave, {})) ?? [post(messageCard(turn.say, 'people:back'))];
}

/** The same in each of the person's teams; the first objection, if there is any. */
async function everywhere<Input>(turn: Turn, act: Act<Input>, input: Input): Promise<Reply[] | null> {
  for (const key of await teamsOfPerson(turn)) {
    const team = await teamTurn(turn, key);
    const taken = team && (await take(team, act, input));
    if (taken && !taken.after) return notTaken(turn, taken);
  }
  return null;
}

async function snoozeChosen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const date = isoDate.safeParse(data['date']);
  return date.success ? snoozeUntil(turn, date.data, replace) : [replace(askWhen(turn))];
}

export const actions = forTeam({ 'people.snooze': snoozeChosen });
