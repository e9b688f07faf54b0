/** What concerns one person: help, snooze, away, and deleting what is stored about them. */
import { messageCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { helpCard, snoozeCard } from '../../cards/people.ts';
import { parseDate } from '../../language/reading/dates.ts';
import { isoDate } from '../../quality/base.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { schoolDayOnOrAfter } from '../../quality/year/school-days.ts';
import type { Reply } from '../messenger.ts';
import { commit, post, put, replace, type TeamTurn, type Turn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';

export const help = async (turn: Turn): Promise<Reply[]> => [post(helpCard(turn.say))];
export const cancel = async (turn: Turn): Promise<Reply[]> => [post(messageCard(turn.say, 'common:cancelled'))];

/** «påminn mig på torsdag» */
export async function snooze(turn: TeamTurn, text: string): Promise<Reply[]> {
  const found = parseDate(text, turn.today, { breaks: turn.snapshot.team.calendar.breaks });
  if (!found) return [toMe(turn, whenCard(turn))];
  if ('problem' in found) return [post(messageCard(turn.say, 'people:snoozeImpossible'))];
  return snoozeUntil(turn, found.date.toString(), post);
}

function whenCard(turn: TeamTurn) {
  const { calendar } = turn.snapshot.team;
  const tomorrow = turn.today.add({ days: 1 });
  const nextDay = schoolDayOnOrAfter(calendar, tomorrow) ?? tomorrow;
  const inAWeek = turn.today.add({ days: 7 });
  const week = schoolDayOnOrAfter(calendar, inAWeek) ?? inAWeek;
  return snoozeCard(turn.say, turn.snapshot.key.team, turn.me.id, {
    nextDay: nextDay.toString(),
    week: week.toString(),
  });
}

async function snoozeUntil(turn: TeamTurn, date: string, as: typeof post): Promise<Reply[]> {
  const { calendar } = turn.snapshot.team;
  const { locale } = turn.who;
  if (date <= turn.today.toString()) return [as(messageCard(turn.say, 'people:snoozePast'))];
  if (date > calendar.springEnd) {
    return [as(messageCard(turn.say, 'people:snoozeFar', { date: formatDate(locale, calendar.springEnd) }))];
  }
  if (turn.me.snoozedUntil !== date) await commit(turn, [put({ ...turn.me, snoozedUntil: date }, turn.me)]);
  return [as(messageCard(turn.say, 'people:snoozed', { date: formatDate(locale, date, 'long') }))];
}

/** «jag är borta till 12 mars»: in every team of the person. */
export async function away(turn: TeamTurn, text: string): Promise<Reply[]> {
  const found = parseDate(text, turn.today, { breaks: turn.snapshot.team.calendar.breaks, asEnd: true });
  if (!found) return [post(messageCard(turn.say, 'people:awayWhen'))];
  if ('problem' in found) return [post(messageCard(turn.say, 'people:awayImpossible'))];
  const until = found.date.toString();
  const today = turn.today.toString();
  if (until < today) return [post(messageCard(turn.say, 'people:awayPast'))];
  await everywhere(turn, (me) => ({ ...me, away: { from: today, until } }));
  return [post(messageCard(turn.say, 'people:away', { date: formatDate(turn.who.locale, until, 'long') }))];
}

export async function back(turn: TeamTurn): Promise<Reply[]> {
  await everywhere(turn, (me) => ({ ...me, away: null, snoozedUntil: null }));
  return [post(messageCard(turn.say, 'people:back'))];
}

/** Changes the person's membership in each of their teams. */
async function everywhere(turn: Turn, change: (me: Member) => Member): Promise<void> {
  for (const snapshot of await mine(turn)) {
    const me = snapshot.members.find((member) => member.id === turn.who.id);
    if (me) await commit({ ...turn, snapshot }, [put(change(me), me)]);
  }
}

async function mine(turn: Turn): Promise<Snapshot[]> {
  const keys = await turn.storage.teamsOf(turn.inbound.tenant, turn.who.id);
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  return snapshots.filter((snapshot) => snapshot !== null);
}

export const actions = {
  ...forTeam({
    'people.snooze': async (turn: TeamTurn, data: Values) => {
      const date = isoDate.safeParse(data['date']);
      return date.success ? snoozeUntil(turn, date.data, replace) : [replace(whenCard(turn))];
    },
  }),
};
