/** The annual wheel: shown to all; moved, thinned, filled and approved by the principal. */
import { inOne, messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { speak } from '../../cards/texts.ts';
import { approvedCard, dayCard, removeCard, wheelCard } from '../../cards/wheel.ts';
import { extraMeeting } from '../../language/reading/extra-meeting.ts';
import { countMeant, type MoveMeant, readMove } from '../../language/reading/move-meant.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { inOrder, numberOf } from '../../quality/checkpoints/order.ts';
import { deciders } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { MAX_CHECKPOINTS } from '../../quality/year/wheel.ts';
import {
  addCheckpoint,
  approveWheel,
  checkpointFields,
  moveCheckpoint,
  removeCheckpoint,
} from '../../quality/year/wheel-act.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { mayNot } from './may-not.ts';
import { readingOf, whichDayHere } from './sentence-around.ts';
import { isUntouched, type Taken, take } from './take.ts';

/** The wheel for the person, or in the channel for everybody. */
export const myWheel = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot, note?: string) =>
  inChannel(turn)
    ? wheelCard(snapshot.team.locale, snapshot, null, turn.today.toString(), note)
    : wheelCard(turn.who.locale, snapshot, turn.me, turn.today.toString(), note);
const inChannel = ({ tongue, alone }: TeamTurn): boolean => tongue.here !== null && !alone;

export const show = async (turn: TeamTurn): Promise<Reply[]> => [post(turn, (to) => myWheel(to))];

/** Ids for a proposal, as many as it may need. */
export const newIds = (): string[] => Array.from({ length: MAX_CHECKPOINTS }, () => crypto.randomUUID());

type Step = (turn: TeamTurn, data: Values, values: Values) => Promise<Reply[]>;

/** Opens a form for the one who decides; others hear kindly whom to ask, in private, and the card stays. */
const decided =
  (step: Step): Step =>
  async (turn, data, values) => {
    const objection = deciders({ ...turn, actor: turn.me }, {});
    return mayNot(turn, objection ? [objection] : []) ?? step(turn, data, values);
  };

/** The checkpoint that the card is about, when it is still there and open. */
const planned = (turn: TeamTurn, data: Values): Checkpoint | undefined =>
  turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint'] && c.state === 'planned');

const outdated = (turn: TeamTurn): Reply[] => [
  privately(messageCard(turn.say, 'common:outdatedCard')),
  replace(myWheel(turn)),
];

const moveOpen: Step = async (turn, data) => {
  const checkpoint = planned(turn, data);
  if (!checkpoint) return outdated(turn);
  return [open(dayCard(turn.who.locale, turn.snapshot, checkpoint, { date: checkpoint.date, id: checkpoint.id }))];
};

/** «flytta avstämning 2 till 28 januari»: the form with that day in it; without a word about which, the next one that is planned. */
export async function moveAsked(turn: TeamTurn, text: string): Promise<Reply[]> {
  const { to, unclear, cancels, checkpoint: meant } = readMove(text, turn.today, readingOf(turn));
  const checkpoint = plannedMeant(turn, meant);
  if (!checkpoint) return show(turn);
  const objection = deciders({ ...turn, actor: turn.me }, {});
  const refused = mayNot(turn, objection ? [objection] : []);
  if (refused) return refused;
  if (cancels) return [open(removeCard(turn.who.locale, turn.snapshot, checkpoint))];
  const said = thisYear(turn, text, to(Temporal.PlainDate.from(checkpoint.date)));
  const date = unclear ? '' : (said ?? checkpoint.date);
  const problems = whichDayHere(turn, unclear);
  return [openFilled(dayCard(turn.who.locale, turn.snapshot, checkpoint, { date, id: checkpoint.id }, problems))];
}

/** «lägg till en avstämning 16 mars»: the form with that day in it; «vi vill ha tre avstämningar», where there are so many already: the wheel. */
export async function addAsked(turn: TeamTurn, text: string): Promise<Reply[]> {
  const objection = deciders({ ...turn, actor: turn.me }, {});
  const refused = mayNot(turn, objection ? [objection] : []);
  if (refused) return refused;
  const count = turn.snapshot.checkpoints.length;
  const wanted = countMeant(text);
  if (count >= (wanted ?? MAX_CHECKPOINTS)) {
    const key = wanted !== null ? 'year:isMany' : extraMeeting(text) ? 'year:extraMeeting' : 'wheel:problem.tooMany';
    return [post(turn, (to) => messageCard(to.say, key, { count })), ...(await show(turn))];
  }
  const { to, unclear } = readMove(text, turn.today, { ...readingOf(turn), isNew: true });
  const values = { date: thisYear(turn, text, to(null)) ?? '', id: crypto.randomUUID() };
  return [openFilled(dayCard(turn.who.locale, turn.snapshot, null, values, whichDayHere(turn, unclear)))];
}

/** A day of this school year that has been is that day, where no year is said: the form tells so, and it is none of the year after. */
function thisYear({ snapshot }: TeamTurn, text: string, day: Temporal.PlainDate | null): string | undefined {
  const { autumnStart, springEnd } = snapshot.team.calendar;
  const before = day?.subtract({ years: 1 }).toString() ?? '';
  const been = day && day.toString() > springEnd && before >= autumnStart && !/20\d\d/u.test(text);
  return been ? before : day?.toString();
}

function plannedMeant({ snapshot, today }: TeamTurn, meant: MoveMeant['checkpoint']): Checkpoint | undefined {
  const all = inOrder(snapshot.checkpoints);
  const one =
    meant === 'last'
      ? all.at(-1)
      : meant === null
        ? all.find(({ date, state }) => state === 'planned' && date >= today.toString())
        : 'number' in meant
          ? all[meant.number - 1]
          : all.find(({ date }) => Number(date.slice(5, 7)) === meant.month);
  return one?.state === 'planned' ? one : undefined;
}

const addOpen: Step = async (turn) => {
  const full = turn.snapshot.checkpoints.length >= MAX_CHECKPOINTS;
  return full
    ? [privately(messageCard(turn.say, 'wheel:problem.tooMany'))]
    : [open(dayCard(turn.who.locale, turn.snapshot, null, { date: '', id: crypto.randomUUID() }))];
};

const labels = ({ say }: TeamTurn) => ({ date: say('year:date') });

const move: Step = async (turn, data, values) => {
  const checkpoint = planned(turn, data);
  const date = values['date'] ?? '';
  const input = { checkpoint: data['checkpoint'] ?? '', date, version: data['version'] };
  const now = checkpoint ? { date: formatDate(turn.who.locale, checkpoint.date, 'long') } : {};
  const taken = await take(turn, moveCheckpoint, input, { labels: labels(turn), now });
  if (!checkpoint) return outdated(turn);
  if (taken.after) return [replace(myWheel(turn, taken.after, movedWords(turn, taken.after, checkpoint, data)))];
  if (taken.refusal) return taken.refusal;
  return [replace(dayCard(turn.who.locale, turn.snapshot, checkpoint, { date, id: checkpoint.id }, taken.problems))];
};

/** Whether it has been moved, and to what day; in the channel in its own language. */
function movedWords(turn: TeamTurn, after: Snapshot, before: Checkpoint, data: Values): string {
  const locale = inChannel(turn) ? after.team.locale : turn.who.locale;
  const { date } = after.checkpoints.find(({ id }) => id === before.id) ?? before;
  const values = { number: numberOf(after, before.id), date: formatDate(locale, date, 'long') };
  const same = isUntouched(turn, after, data, checkpointFields(before));
  return speak(locale)(same ? 'year:unchanged' : 'year:moved', values);
}

const add: Step = async (turn, data, values) => {
  const [id, date] = [data['checkpoint'] ?? '', values['date'] ?? ''];
  const taken = await take(turn, addCheckpoint, { checkpoint: id, date }, { labels: labels(turn) });
  if (taken.after) return [replace(myWheel(turn, taken.after))];
  // The same card filled in once more with another day: asked about under a new id.
  const next = turn.snapshot.checkpoints.some((one) => one.id === id) ? crypto.randomUUID() : id;
  const again = { date, id: next };
  return taken.refusal ?? [replace(dayCard(turn.who.locale, turn.snapshot, null, again, taken.problems))];
};

const removeAsk: Step = async (turn, data) => {
  const checkpoint = planned(turn, data);
  if (!checkpoint) return outdated(turn);
  return [replace(removeCard(turn.who.locale, turn.snapshot, checkpoint))];
};

const remove: Step = async (turn, data) => {
  const taken = await take(turn, removeCheckpoint, { checkpoint: data['checkpoint'] ?? '' });
  if (taken.after) return [replace(myWheel(turn, taken.after))];
  return taken.refusal ?? [...whisper(turn, taken.problems), replace(myWheel(turn))];
};

const approve: Step = async (turn) => {
  const done = turn.snapshot.team.wheelApprovedAt !== null;
  const taken = await take(turn, approveWheel, { shownIn: inChannel(turn) ? turn.inbound.chat.conversation : null });
  if (!taken.after) return taken.refusal ?? whisper(turn, taken.problems);
  const shown = [replace(myWheel(turn, taken.after))];
  return done ? shown : [...shown, post(turn, (to) => approvedCard(to.say, turn.snapshot.key.team))];
};

/** Why not, to the one who pressed; the card that all see stays. */
const whisper = ({ say }: TeamTurn, problems: Extract<Taken, { after: null }>['problems']): Reply[] => [
  privately(sentenceCard(say, inOne(problems))),
];

export const actions = forTeam({
  'wheel.back': async (turn) => [replace(myWheel(turn))],
  'wheel.moveOpen': decided(moveOpen),
  'wheel.move': move,
  'wheel.addOpen': decided(addOpen),
  'wheel.add': add,
  'wheel.removeAsk': decided(removeAsk),
  'wheel.remove': remove,
  'wheel.approve': approve,
});
