/** The year's days: typed in a form, pasted as lines or read from a calendar file (ICS); shown as understood before anything is saved. */
import { daysCard } from '../../cards/calendar-preview.ts';
import { inOne, messageCard, type Objection, sentenceCard } from '../../cards/common.ts';
import { problemText } from '../../cards/problems.ts';
import { type CalendarValues, calendarCard, membersCard } from '../../cards/setup.ts';
import { readCalendar } from '../../imports/reader.ts';
import { formatBreaks, formatPending } from '../../language/reading/breaks.ts';
import { readDayLines } from '../../language/reading/day-lines.ts';
import { PENDING } from '../../quality/data/documents.ts';
import type { Problem } from '../../quality/problem.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { answerDay, type DayAnswer, dropDays, planOf, saveDays, stageDays } from '../../quality/year/days-act.ts';
import type { Calendar } from '../../quality/year/documents.ts';
import type { PendingDays } from '../../quality/year/pending-days.ts';
import type { ReadDays } from '../../quality/year/read-days.ts';
import { checkCalendar } from '../../quality/year/school-year.ts';
import { guardName } from '../guard.ts';
import type { FetchFile } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import { savedLately } from '../saved-lately.ts';
import {
  forAll,
  forOne,
  open,
  openFilled,
  post,
  privately,
  replace,
  sender,
  type TeamTurn,
  type Turn,
  toMe,
  type Values,
} from '../turn.ts';
import { forTeam } from './for-team.ts';
import { notAllowed } from './may-not.ts';
import { managed } from './settings.ts';
import { type Taken, take } from './take.ts';
import { myWheel, newIds } from './wheel.ts';

const CALENDAR_FILE = /BEGIN:V(?:CALENDAR|EVENT)/i;

/** The year's days as the form shows them. */
const asTyped = (calendar: Calendar, turn: TeamTurn): CalendarValues => ({
  autumnStart: calendar.autumnStart,
  autumnEnd: calendar.autumnEnd,
  springStart: calendar.springStart,
  springEnd: calendar.springEnd,
  breaks: formatBreaks(calendar, turn.who.locale),
});

/** The form again with what waits for a yes: the days as they were understood, and the lines that gave none as they were written. */
const asWaiting = (pending: PendingDays, turn: TeamTurn): CalendarValues => {
  const { breaks, ...terms } = asTyped(planOf(turn.snapshot.team, pending).after, turn);
  return { ...terms, breaks: [breaks, ...formatPending(pending)].filter((lines) => lines !== '').join('\n') };
};

/** While the team is set up the form stands in the channel, where all read it. */
export const asRead = (turn: TeamTurn, { next = '' }: Values): TeamTurn => (next === '' ? turn : forAll(turn));

async function openForm(asked: TeamTurn, data: Values): Promise<Reply[]> {
  const turn = asRead(asked, data);
  const { next = '', token = '' } = data;
  const pending = token === '' ? null : await pendingOf(turn);
  const { team } = turn.snapshot;
  if (pending?.token !== token) return [open(calendarCard(turn.say, team, asTyped(team.calendar, turn), next))];
  const waiting = { token, for: turn.me.id };
  return [open(calendarCard(turn.say, team, asWaiting(pending, turn), next, { waiting }))];
}

/** The form with days that somebody's words say, to be looked at and saved. */
export const filledWith = (turn: TeamTurn, calendar: Calendar): Reply[] => [
  openFilled(calendarCard(turn.say, turn.snapshot.team, asTyped(calendar, turn), '')),
];

/** What has been touched is shown as it was understood before it is saved. */
async function save(asked: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const turn = asRead(asked, data);
  const next = data['next'] ?? '';
  const current = asTyped(turn.snapshot.team.calendar, turn);
  const typed: CalendarValues = {
    autumnStart: values['autumnStart'] ?? current.autumnStart,
    autumnEnd: values['autumnEnd'] ?? current.autumnEnd,
    springStart: values['springStart'] ?? current.springStart,
    springEnd: values['springEnd'] ?? current.springEnd,
    breaks: (values['breaks'] ?? '').trim(),
  };
  const back = (problems: readonly Objection[]): Reply[] => [
    replace(calendarCard(turn.say, turn.snapshot.team, typed, next, { problems })),
  ];
  const untouched = turn.refused.length === 0 && JSON.stringify(typed) === JSON.stringify(current);
  return untouched ? saved(turn, turn.snapshot, next) : preview(turn, typed, { next, stamp: data['version'], back });
}

type Form = {
  readonly next: string;
  readonly stamp: string | undefined;
  readonly back: (problems: readonly Objection[]) => Reply[];
};

/** What stands in the box, as it is understood. What cannot be read comes back as it was typed. */
async function preview(turn: TeamTurn, typed: CalendarValues, { next, stamp, back }: Form): Promise<Reply[]> {
  const { calendar } = turn.snapshot.team;
  const { breaks: words, ...terms } = typed;
  const isFile = CALENDAR_FILE.test(words);
  const read = isFile
    ? await readCalendar(sender(turn), Buffer.from(words.slice(words.search(CALENDAR_FILE))), calendar.schoolYear)
    : readDayLines(words, calendar.schoolYear, calendar.breaks);
  const found = read.days.length + read.asked.length;
  const nothing = words.trim() !== '' && found === 0 && read.problems.length === 0;
  const unread = [...inWords(turn, errorsOf(read)), ...(nothing ? [turn.say('wheel:problem.linesNothing')] : [])];
  const mode = isFile ? 'merge' : 'whole';
  const staged = { mode, terms, next, stamp: stamp ?? null } as const;
  return stage(turn, read, staged, { unread, as: replace, refused: back });
}

type Staged = Pick<PendingDays, 'mode' | 'terms' | 'next' | 'stamp'>;
type Answered = {
  /** Why it could not be read, as sentences. */
  readonly unread: readonly string[];
  readonly as: (card: ReturnType<typeof daysCard>) => Reply;
  readonly refused: (problems: readonly Objection[]) => Reply[];
};

/** Keeps what was read, without what points at a pupil, and shows it. */
async function stage(
  turn: TeamTurn,
  read: ReadDays,
  staged: Staged,
  { unread, as, refused }: Answered,
): Promise<Reply[]> {
  const { kept, pupils } = guarded(turn, turn.snapshot, read);
  const token = crypto.randomUUID();
  const pending = await pendingOf(turn);
  const input = { ...kept, ...staged, token, pending };
  const taken = await take(turn, stageDays, input, {
    labels: labels(turn),
    now: asTyped(turn.snapshot.team.calendar, turn),
    unread,
  });
  if (!taken.after) return taken.refusal ?? refused(taken.problems);
  const note = pupils > 0 ? turn.say('setup:daysPupils', { count: pupils }) : '';
  return [as(daysCard(turn.who.locale, taken.after, { ...input, id: turn.me.id }, 0, note))];
}

/** Days, questions and lines that point at a pupil are no words of the school's, and are left out. */
function guarded(turn: Turn, snapshot: Snapshot, read: ReadDays) {
  const mayKeep = ({ name }: { readonly name: string }): boolean =>
    name === '' || guardName(turn, snapshot, name) !== null;
  const [days, asked, leftOut] = [read.days.filter(mayKeep), read.asked.filter(mayKeep), read.leftOut.filter(mayKeep)];
  const pupils =
    read.days.length + read.asked.length + read.leftOut.length - days.length - asked.length - leftOut.length;
  return { kept: { days, asked, leftOut }, pupils };
}

async function pendingOf(turn: TeamTurn): Promise<PendingDays | null> {
  const documents = await turn.storage.year(turn.snapshot.key, PENDING);
  return documents.find((one): one is PendingDays => one.kind === 'days' && one.id === turn.me.id) ?? null;
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
const errorsOf = ({ problems }: Pick<ReadDays, 'problems'>): Problem[] =>
  problems.filter(({ severity }) => severity === 'error');

/** An uploaded ICS file, fetched when it is known that they may. */
export async function calendarUploaded(turn: Turn, fetch: FetchFile, team: TeamTurn | null): Promise<Reply[]> {
  if (!team) return [post(turn, (to) => messageCard(to.say, 'setup:calendarNoTeam'))];
  if (!mayManage(team.snapshot, team.me)) return notAllowed(team);
  const bytes = await fetch();
  if (!bytes?.length) return [post(turn, (to) => messageCard(to.say, 'data:unreadable'))];
  const read = await readCalendar(sender(turn), bytes, team.snapshot.team.calendar.schoolYear);
  const staged = { mode: 'merge', terms: null, next: '', stamp: null } as const;
  return stage(team, read, staged, {
    unread: inWords(turn, errorsOf(read)),
    as: (card) => toMe(turn, card),
    refused: (why) => [toMe(turn, messageCard(turn.say, 'setup:calendarNotUsed', { why: why.join(' ') }))],
  });
}

/** Another page of what was read. */
async function turnPage(asked: TeamTurn, data: Values): Promise<Reply[]> {
  const pending = await pendingOf(asked);
  if (!pending || pending.token !== data['token']) return gone(asked);
  const turn = asRead(asked, { next: pending.next });
  return [replace(daysCard(turn.who.locale, turn.snapshot, pending, turn.page))];
}

const ANSWERS: ReadonlySet<string> = new Set<DayAnswer>(['break', 'staff', 'none']);
const isAnswer = (word: string): word is DayAnswer => ANSWERS.has(word);

async function answer(asked: TeamTurn, data: Values): Promise<Reply[]> {
  const said = data['answer'] ?? '';
  if (!isAnswer(said)) return [];
  const pending = await pendingOf(asked);
  const turn = asRead(asked, { next: pending?.next ?? '' });
  const taken = await take(turn, answerDay, {
    token: data['token'] ?? '',
    pending,
    asked: data['asked'] ?? '',
    answer: said,
  });
  const after = await pendingOf(turn);
  return taken.after && after
    ? [replace(daysCard(turn.who.locale, turn.snapshot, after, turn.page))]
    : notTaken(turn, taken);
}

/** The steps that followed days that were saved. */
const savedDays = savedLately<{ readonly next: string }>();
/** A second press on days that have been saved, whichever it is: that they are, or what followed in the set-up, which would be gone else. */
function savedAlready(turn: TeamTurn, data: Values): Reply[] | null {
  const found = savedDays.find(data['token'] ?? '', turn.me.id, turn.now);
  if (!found) return null;
  return found.next === 'members' ? saved(asRead(turn, found), turn.snapshot, found.next) : gone(turn);
}

async function confirm(asked: TeamTurn, data: Values): Promise<Reply[]> {
  const already = savedAlready(asked, data);
  if (already) return already;
  const pending = await pendingOf(asked);
  const turn = asRead(asked, { next: pending?.next ?? '' });
  const input = { token: data['token'] ?? '', pending, ids: newIds() };
  const now = asTyped(turn.snapshot.team.calendar, turn);
  const taken = await take(turn, saveDays, input, { labels: labels(turn), now });
  if (!taken.after) return notTaken(turn, taken);
  const next = pending?.next ?? '';
  savedDays.note(input.token, turn.me.id, { next }, turn.now);
  return saved(turn, taken.after, next);
}

async function drop(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const already = savedAlready(turn, data);
  if (already) return already;
  const taken = await take(turn, dropDays, { token: data['token'] ?? '', pending: await pendingOf(turn) });
  return taken.after ? [replace(messageCard(turn.say, 'setup:daysDropped'))] : notTaken(turn, taken);
}

/** On to the next step, and what is unusual about the days. */
function saved(turn: TeamTurn, after: Snapshot, next: string): Reply[] {
  const done = next === 'members' ? membersCard(turn.say, after, 0, 'wheel') : myWheel(turn, after);
  const warnings = checkCalendar(after.team.calendar).filter(({ severity }) => severity === 'warning');
  const own = forOne(turn);
  const unusual = warnings.length > 0 ? [privately(sentenceCard(own.say, inWords(own, warnings).join(' ')))] : [];
  return [replace(done), ...unusual];
}

const notTaken = (turn: TeamTurn, taken: Taken): Reply[] =>
  taken.after ? gone(turn) : (taken.refusal ?? [replace(sentenceCard(turn.say, inOne(taken.problems)))]);
const gone = ({ say }: Turn): Reply[] => [replace(messageCard(say, 'wheel:problem.daysGone'))];

export const actions = forTeam({
  'calendar.open': managed(openForm),
  'calendar.save': managed(save),
  'calendar.preview': managed(turnPage),
  'calendar.answer': managed(answer),
  'calendar.confirm': managed(confirm),
  'calendar.drop': managed(drop),
});
