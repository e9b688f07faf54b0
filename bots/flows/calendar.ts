/** The year's days: read from a form, from pasted text or from a calendar file (ICS). */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { problemText } from '../../cards/problems.ts';
import { type CalendarValues, calendarCard, membersCard } from '../../cards/setup.ts';
import { readCalendar } from '../../imports/reader.ts';
import { formatBreaks } from '../../language/reading/breaks.ts';
import { readDayLines } from '../../language/reading/day-lines.ts';
import type { Problem } from '../../quality/problem.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { saveCalendar } from '../../quality/year/act.ts';
import { type Calendar, MAX_BREAKS, MAX_STAFF_DAYS } from '../../quality/year/documents.ts';
import { type ReadDays, weekdaysOf } from '../../quality/year/read-days.ts';
import { checkCalendar } from '../../quality/year/school-year.ts';
import { guardName } from '../guard.ts';
import type { FetchFile } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import { forAll, open, post, privately, replace, sender, type TeamTurn, type Turn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { notAllowed } from './may-not.ts';
import { managed } from './settings.ts';
import { take } from './take.ts';
import { myWheel, newIds } from './wheel.ts';

const NOT_A_FILE = 'BEGIN:VCALENDAR';

/** The year's days as the form shows them. */
const asTyped = (calendar: Calendar, turn: TeamTurn): CalendarValues => ({
  autumnStart: calendar.autumnStart,
  autumnEnd: calendar.autumnEnd,
  springStart: calendar.springStart,
  springEnd: calendar.springEnd,
  breaks: formatBreaks(calendar, turn.who.locale),
});

const form = (turn: TeamTurn, values: CalendarValues, next: string, notes: Parameters<typeof calendarCard>[4] = {}) =>
  calendarCard(turn.say, turn.snapshot.team, values, next, notes);

/** While the team is set up the form stands in the channel, where all read it. */
export const asRead = (turn: TeamTurn, { next = '' }: Values): TeamTurn => (next === '' ? turn : forAll(turn));

async function openForm(asked: TeamTurn, data: Values): Promise<Reply[]> {
  const turn = asRead(asked, data);
  return [open(form(turn, asTyped(turn.snapshot.team.calendar, turn), data['next'] ?? ''))];
}

async function save(asked: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const turn = asRead(asked, data);
  const next = data['next'] ?? '';
  const { calendar } = turn.snapshot.team;
  const current = asTyped(calendar, turn);
  const typed: CalendarValues = {
    autumnStart: values['autumnStart'] ?? current.autumnStart,
    autumnEnd: values['autumnEnd'] ?? current.autumnEnd,
    springStart: values['springStart'] ?? current.springStart,
    springEnd: values['springEnd'] ?? current.springEnd,
    breaks: values['breaks'] ?? '',
  };
  if (typed.breaks.includes(NOT_A_FILE)) return [replace(await pasted(turn, typed, next))];
  const read = readDayLines(typed.breaks, calendar.schoolYear, calendar.breaks);
  const { breaks, staffDays } = daysOf(read);
  const { problems: unread } = read;
  const input = { days: { ...typed, breaks, staffDays }, ids: newIds(), version: data['version'] };
  const taken = await take(turn, saveCalendar, input, {
    labels: labels(turn),
    now: current,
    unread: inWords(turn, unread),
  });
  if (!taken.after) return taken.refusal ?? [replace(form(turn, typed, next, { problems: taken.problems }))];
  const done = next === 'members' ? membersCard(turn.say, taken.after, 0, 'wheel') : myWheel(turn, taken.after);
  const warnings = checkCalendar(taken.after.team.calendar).filter(({ severity }) => severity === 'warning');
  const unusual = warnings.length > 0 ? [privately(sentenceCard(asked.say, inWords(asked, warnings).join(' ')))] : [];
  return [replace(done), ...unusual];
}

const labels = ({ say }: TeamTurn): Values => ({
  autumnStart: say('setup:autumnStart'),
  autumnEnd: say('setup:autumnEnd'),
  springStart: say('setup:springStart'),
  springEnd: say('setup:springEnd'),
  breaks: say('setup:breaks'),
});

const inWords = ({ who }: Turn, problems: readonly Problem[]): string[] =>
  problems.map((problem) => problemText(who.locale, problem));

type Guarded = ReturnType<typeof daysOf> & Pick<ReadDays, 'problems'> & { readonly refused: number };

/** The days as they are stored; the first of the year where there are more than it holds. */
function daysOf({ days }: Pick<ReadDays, 'days'>) {
  const breaks = days.filter(({ kind }) => kind === 'break').map(({ name, from, to }) => ({ name, from, to }));
  const staffDays = [...new Set(days.flatMap((day) => (day.kind === 'staff' ? weekdaysOf(day) : [])))].toSorted();
  return {
    breaks: breaks.slice(0, MAX_BREAKS),
    staffDays: staffDays.slice(0, MAX_STAFF_DAYS),
    left: {
      breaks: Math.max(0, breaks.length - MAX_BREAKS),
      staffDays: Math.max(0, staffDays.length - MAX_STAFF_DAYS),
    },
  };
}

/** The file's days; a break whose name points at a pupil is no break of the school's, and is left out. */
async function readGuarded(turn: Turn, snapshot: Snapshot, bytes: Uint8Array): Promise<Guarded> {
  const { days, problems } = await readCalendar(sender(turn), bytes, snapshot.team.calendar.schoolYear);
  const kept = days.filter(({ name }) => guardName(turn, snapshot, name) !== null);
  return { ...daysOf({ days: kept }), problems, refused: days.length - kept.length };
}

/** A calendar file pasted into the box comes back as lines that a person can read and save. */
async function pasted(turn: TeamTurn, typed: CalendarValues, next: string) {
  const { calendar } = turn.snapshot.team;
  const file = Buffer.from(typed.breaks.slice(typed.breaks.indexOf(NOT_A_FILE)));
  const read = await readGuarded(turn, turn.snapshot, file);
  const errors = errorsOf(read);
  if (errors.length > 0) {
    return form(turn, typed, next, { problems: inWords(turn, errors) });
  }
  const merged: Calendar = { ...calendar, breaks: read.breaks, staffDays: read.staffDays };
  return form(turn, { ...typed, breaks: formatBreaks(merged, turn.who.locale) }, next, {
    read: counted(turn, 'setup:calendarRead', read),
  });
}

/** How much was read, and what did not fit. */
function counted(turn: Turn, key: 'setup:calendarRead' | 'setup:calendarSaved', read: Guarded): string {
  const { breaks, staffDays, left, refused } = read;
  const pupils = refused > 0 ? [turn.say('setup:calendarPupils', { count: refused })] : [];
  const said = [turn.say(key, { breaks: breaks.length, staffDays: staffDays.length }), ...pupils].join(' ');
  if (left.breaks + left.staffDays === 0) return said;
  return `${said} ${turn.say('setup:calendarLeft', { ...left, maxBreaks: MAX_BREAKS, maxStaffDays: MAX_STAFF_DAYS })}`;
}

/** An uploaded ICS file: saved at once (the change can be undone in the form, and the audit has both). */
export async function calendarUploaded(turn: Turn, fetch: FetchFile, team: TeamTurn | null): Promise<Reply[]> {
  if (!team) return [post(turn, (to) => messageCard(to.say, 'setup:calendarNoTeam'))];
  if (!mayManage(team.snapshot, team.me)) return notAllowed(team);
  const bytes = await fetch();
  if (!bytes?.length) return [post(turn, (to) => messageCard(to.say, 'data:unreadable'))];
  const { calendar } = team.snapshot.team;
  const read = await readGuarded(turn, team.snapshot, bytes);
  const days = { ...calendar, breaks: read.breaks, staffDays: read.staffDays };
  const to = forAll(team);
  const unread = inWords(to, errorsOf(read));
  const taken = await take(to, saveCalendar, { days, ids: newIds() }, { labels: labels(to), unread });
  const { after } = taken;
  if (after) {
    return [
      post(turn, (one) => sentenceCard(one.say, counted(one, 'setup:calendarSaved', read))),
      post(team, (one) => myWheel(one, after)),
    ];
  }
  const why = taken.problems.join(' ');
  return taken.refusal ?? [post(turn, (to) => messageCard(to.say, 'setup:calendarNotUsed', { why }))];
}

const errorsOf = ({ problems }: Pick<ReadDays, 'problems'>): Problem[] =>
  problems.filter(({ severity }) => severity === 'error');

export const actions = forTeam({ 'calendar.open': managed(openForm), 'calendar.save': managed(save) });
