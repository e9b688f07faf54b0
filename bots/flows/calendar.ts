/** The year's days: read from a form, from pasted text or from a calendar file (ICS). */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { problemText } from '../../cards/problems.ts';
import { type CalendarValues, calendarCard, membersCard } from '../../cards/setup.ts';
import { readCalendar } from '../../imports/reader.ts';
import { formatBreaks, parseBreaks } from '../../language/reading/breaks.ts';
import type { CalendarFile } from '../../language/reading/calendar-file.ts';
import type { Change } from '../../quality/ports.ts';
import type { Problem } from '../../quality/problem.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Team } from '../../quality/team/documents.ts';
import { type Calendar, calendar as calendarSchema, MAX_BREAKS, MAX_STAFF_DAYS } from '../../quality/year/documents.ts';
import { checkCalendar } from '../../quality/year/school-year.ts';
import { guardName } from '../guard.ts';
import type { Reply } from '../messenger.ts';
import {
  audit,
  commit,
  open,
  post,
  privately,
  put,
  replace,
  sender,
  type TeamTurn,
  type Turn,
  type Values,
} from '../turn.ts';
import { forTeam } from './for-team.ts';
import { notAllowed } from './may-not.ts';
import { myWheel, proposalChanges } from './wheel.ts';

const NOT_A_FILE = 'BEGIN:VCALENDAR';

const asTyped = (calendar: Calendar, turn: TeamTurn): CalendarValues => ({
  autumnStart: calendar.autumnStart,
  autumnEnd: calendar.autumnEnd,
  springStart: calendar.springStart,
  springEnd: calendar.springEnd,
  breaks: formatBreaks(calendar, turn.who.locale),
});

function form(turn: TeamTurn, values: CalendarValues, next: string, notes: Parameters<typeof calendarCard>[4] = {}) {
  const { key, team } = turn.snapshot;
  return calendarCard(turn.say, { id: key.team, schoolYear: team.calendar.schoolYear }, values, next, notes);
}

async function openForm(turn: TeamTurn, data: Values): Promise<Reply[]> {
  if (!mayManage(turn.snapshot, turn.me)) return notAllowed(turn);
  return [open(form(turn, asTyped(turn.snapshot.team.calendar, turn), data['next'] ?? ''))];
}

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  if (!mayManage(turn.snapshot, turn.me)) return notAllowed(turn);
  const next = data['next'] ?? '';
  const { team } = turn.snapshot;
  const current = asTyped(team.calendar, turn);
  const typed: CalendarValues = {
    autumnStart: values['autumnStart'] ?? current.autumnStart,
    autumnEnd: values['autumnEnd'] ?? current.autumnEnd,
    springStart: values['springStart'] ?? current.springStart,
    springEnd: values['springEnd'] ?? current.springEnd,
    breaks: values['breaks'] ?? '',
  };
  if (typed.breaks.includes(NOT_A_FILE)) return [replace(await pasted(turn, typed, next))];
  const days = parseBreaks(typed.breaks, team.calendar.schoolYear);
  const parsed = calendarSchema.safeParse({
    schoolYear: team.calendar.schoolYear,
    autumnStart: typed.autumnStart,
    autumnEnd: typed.autumnEnd,
    springStart: typed.springStart,
    springEnd: typed.springEnd,
    breaks: days.breaks,
    staffDays: days.staffDays,
  });
  const problems = [...days.problems, ...(parsed.success ? checkCalendar(parsed.data) : [emptyDate(turn)])];
  const errors = [
    ...turn.refused,
    ...problems.filter((problem) => problem.severity === 'error').map((p) => problemText(turn.who.locale, p)),
  ];
  if (!parsed.success || errors.length > 0) return [replace(form(turn, typed, next, { problems: errors }))];
  const after = await saveCalendar(turn, parsed.data);
  const warnings = problems
    .filter((problem) => problem.severity === 'warning')
    .map((p) => problemText(turn.who.locale, p));
  const done = next === 'members' ? membersCard(turn.say, after, 0, 'wheel') : myWheel(turn, after);
  return [replace(done), ...(warnings.length > 0 ? [privately(sentenceCard(turn.say, warnings.join(' ')))] : [])];
}

const emptyDate = (turn: TeamTurn): Problem => ({
  code: 'dateMissing',
  values: { year: turn.snapshot.team.calendar.schoolYear },
  severity: 'error',
  field: 'autumnStart',
});

type Guarded = CalendarFile & { readonly refused: number };

/** The file's days; a break whose name points at a pupil is no break of the school's, and is left out. */
async function readGuarded(turn: Turn, snapshot: Snapshot, bytes: Uint8Array): Promise<Guarded> {
  const read = await readCalendar(sender(turn), bytes, snapshot.team.calendar.schoolYear);
  const breaks = read.breaks.filter(({ name }) => guardName(turn, snapshot, name) !== null);
  return { ...read, breaks, refused: read.breaks.length - breaks.length };
}

/** A calendar file pasted into the box comes back as lines that a person can read and save. */
async function pasted(turn: TeamTurn, typed: CalendarValues, next: string) {
  const { calendar } = turn.snapshot.team;
  const file = Buffer.from(typed.breaks.slice(typed.breaks.indexOf(NOT_A_FILE)));
  const read = await readGuarded(turn, turn.snapshot, file);
  const errors = read.problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) {
    const problems = errors.map((problem) => problemText(turn.who.locale, problem));
    return form(turn, typed, next, { problems });
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

/** Saves the calendar; a wheel that nobody has approved yet is proposed anew on it. */
async function saveCalendar(turn: TeamTurn, calendar: Calendar) {
  const before = turn.snapshot.team;
  const team: Team = { ...before, calendar };
  const changes: Change[] = [
    put(team, before),
    audit(turn, 'calendar-changed', `team/${team.id}`, before.calendar, calendar),
    ...(team.wheelApprovedAt ? [] : proposalChanges(turn, team)),
  ];
  return commit(turn, changes);
}

/** An uploaded ICS file: saved at once (the change can be undone in the form, and the audit has both). */
export async function calendarUploaded(turn: Turn, bytes: Uint8Array, team: TeamTurn | null): Promise<Reply[]> {
  if (!team) return [post(messageCard(turn.say, 'setup:calendarNoTeam'))];
  if (!mayManage(team.snapshot, team.me)) return notAllowed(team);
  if (bytes.length === 0) return [post(messageCard(turn.say, 'data:unreadable'))];
  const { calendar } = team.snapshot.team;
  const read = await readGuarded(turn, team.snapshot, bytes);
  const next: Calendar = { ...calendar, breaks: read.breaks, staffDays: read.staffDays };
  const problems = [...read.problems, ...checkCalendar(next)].filter((problem) => problem.severity === 'error');
  if (problems.length > 0) {
    const why = problems.map((problem) => problemText(turn.who.locale, problem)).join(' ');
    return [post(messageCard(turn.say, 'setup:calendarNotUsed', { why }))];
  }
  const after = await saveCalendar(team, next);
  return [post(sentenceCard(turn.say, counted(turn, 'setup:calendarSaved', read))), post(myWheel(team, after))];
}

export const actions = forTeam({ 'calendar.open': openForm, 'calendar.save': save });
