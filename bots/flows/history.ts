/** «historik», «vem ändrade målet?»: who changed what and when. */

import { messageCard } from '../../cards/common.ts';
import { chooseHistoryCard, EVERY, historyCard } from '../../cards/history.ts';
import type { TextKey } from '../../cards/texts.ts';
import { type SinceWhen, sinceWhen } from '../../language/reading/since-when.ts';
import { checkpointMeant } from '../../language/reading/which-time.ts';
import { isoDate } from '../../quality/base.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { type HistoryFilter, historyOf } from '../../quality/history/history.ts';
import { leavesOf } from '../../quality/people/leaves.ts';
import { sightOfHistory } from '../../quality/sight.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { breaksMeant } from '../../quality/year/break-names.ts';
import { spanOfThisYear } from '../../quality/year/past.ts';
import type { Reply } from '../messenger.ts';
import { open, post, privately, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { type InYear, inYear, yearOfWords } from './in-year.ts';

/** It says who did what, so in a channel it is for the one who asked; it is read from the audit, which no delivery is made of. */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const meant = sinceWhen(text, turn.today);
  if (meant) return since(turn, meant, text);
  const found = await yearOfWords(turn, text);
  if ('unknown' in found)
    return [post(turn, ({ say }) => messageCard(say, 'page:yearUnknown', { year: found.unknown }))];
  const card = await shown(turn, found, filterMeant(found.snapshot, text));
  return card ? [toMe(turn, card)] : outdated(turn);
}

/** What came after a time, of what else the words say; where that time is not known the card says which it is instead. */
async function since(turn: TeamTurn, meant: SinceWhen, text: string): Promise<Reply[]> {
  const { snapshot, say } = turn;
  const { checkpoint: _since, ...filter } = filterMeant(snapshot, text);
  const { day, note } = firstDay(turn, meant);
  const found = { snapshot, readOnly: false, span: spanOfThisYear(snapshot) };
  const card = await shown(turn, found, { ...filter, ...(day ? { since: day } : {}) }, note && say(note));
  return card ? [toMe(turn, card)] : outdated(turn);
}

type FirstDay = { readonly day?: string; readonly note?: TextKey };

/** As an ISO date; of a checkpoint the day after it. */
function firstDay({ snapshot, me, today }: TeamTurn, meant: SinceWhen): FirstDay {
  if ('day' in meant) return { day: meant.day.toString() };
  if ('breakCalled' in meant) return sinceBreak(snapshot, today.toString(), meant);
  const held = inOrder(snapshot.checkpoints).filter(({ date }) => date < today.toString());
  const after = (checkpoint: Checkpoint | undefined, note?: TextKey): FirstDay =>
    checkpoint
      ? { day: Temporal.PlainDate.from(checkpoint.date).add({ days: 1 }).toString(), ...(note ? { note } : {}) }
      : { note: 'history:noneHeld' };
  if ('checkpoint' in meant) return after(held[meant.checkpoint - 1] ?? held.at(-1));
  if ('checkpointIn' in meant)
    return after(held.find(({ date }) => Number(date.slice(5, 7)) === meant.checkpointIn) ?? held.at(-1));
  const away = meant.since === 'away' ? leavesOf(me).findLast(({ from }) => from <= today.toString()) : undefined;
  if (away) return { day: away.from };
  return after(held.at(-1), meant.since === 'away' ? 'history:awayUnknown' : undefined);
}

/** From the first day of the last such break that has begun; of one that is not in the calendar, from the day that goes for it. */
function sinceBreak({ team }: Snapshot, today: string, { breakCalled, or }: SinceBreak): FirstDay {
  const begun = team.calendar.breaks
    .filter(({ from }) => from <= today)
    .toSorted((a, b) => a.from.localeCompare(b.from));
  const last = (breakCalled === '' ? begun : breaksMeant(begun, breakCalled)).at(-1);
  const day = last?.from ?? or?.toString();
  return day ? { day } : { note: 'history:noBreak' };
}
type SinceBreak = Extract<SinceWhen, { readonly breakCalled: string }>;

const outdated = ({ say }: TeamTurn): Reply[] => [privately(messageCard(say, 'common:outdatedCard'))];

async function shown(turn: TeamTurn, { snapshot, span }: InYear, filter: HistoryFilter, note?: string) {
  const sight = sightOfHistory(snapshot, turn.me);
  if (sight === 'nothing') return null;
  const entries = await turn.storage.history(snapshot.key, fromWhen(snapshot, span.from, filter.since), span.before);
  const lines = historyOf(snapshot, entries, turn.me, filter);
  const { schoolYear } = snapshot.team.calendar;
  const before = (await turn.storage.years(snapshot.key)).filter((year) => year !== '' && year < schoolYear).at(-1);
  return historyCard(turn.who.locale, snapshot, { lines, filter, sight, page: turn.page, before, note });
}

/** The beginning of that day, where it lies after what is read otherwise. */
function fromWhen({ team }: Snapshot, from: string, since: string | undefined): string {
  const day = since && Temporal.PlainDate.from(since).toZonedDateTime(team.timeZone).toInstant();
  return day && Temporal.Instant.compare(day, from) > 0 ? day.toString() : from;
}

const INTERVENTION = /(?:insats|åtgärd|intervention)\p{L}{0,4} ?(?:nr|nummer|number)? ?(\d{1,3})(?!\d)/iu;
const GOAL = /(?:mål|goal)\p{L}{0,4} ?(\d{1,3})?/iu;

/** «mål 2», «avstämning 1» or the name of somebody in the team, in what somebody wrote. */
function filterMeant(snapshot: Snapshot, text: string): HistoryFilter {
  const [ofGoal, number] = GOAL.exec(text) ?? [];
  const goal = snapshot.goals.find((one) => one.number === Number(number));
  const numbered = INTERVENTION.exec(text)?.[1];
  const intervention = snapshot.interventions.find((one) => one.number === Number(numbered));
  const meant = checkpointMeant(text);
  const all = inOrder(snapshot.checkpoints);
  const checkpoint =
    meant && 'number' in meant
      ? all[meant.number - 1]
      : all.find(({ date }) => meant && Number(date.slice(5, 7)) === meant.month);
  const person = personMeant(snapshot, text);
  return {
    ...(goal ? { goal: goal.id } : {}),
    ...(ofGoal && !goal ? { kind: 'goal' as const } : {}),
    ...(checkpoint ? { checkpoint: checkpoint.id } : {}),
    // One that is not there has no history: not that of all else.
    ...(numbered ? { intervention: intervention?.id ?? numbered } : {}),
    ...(person ? { person } : {}),
  };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** The one member whose first or whole name is in the words; nobody where it may be two. */
function personMeant({ members }: Snapshot, text: string): string | undefined {
  const said = wordsOf(text);
  const bare = new Set(said.flatMap((word) => [word, word.replace(/s$/, '')]));
  const first = members.filter(({ name }) => bare.has(wordsOf(name)[0] ?? '') && wordsOf(name)[0] !== undefined);
  const whole = first.filter(({ name }) => wordsOf(name).every((word) => bare.has(word)));
  const [one, another] = whole.length > 0 ? whole : first;
  return another ? undefined : one?.id;
}

/** From a button's data or from the form's choices. */
function filterFrom(data: Values, values: Values): HistoryFilter {
  const of = (name: 'goal' | 'checkpoint' | 'intervention' | 'person'): string | undefined => {
    const value = values[name] ?? data[name];
    return value === undefined || value === EVERY ? undefined : value;
  };
  const [goal, checkpoint, person] = [of('goal'), of('checkpoint'), of('person')];
  const intervention = of('intervention');
  const since = isoDate.safeParse(data['since']).data;
  return {
    ...(since ? { since } : {}),
    ...(goal ? { goal } : {}),
    ...(checkpoint ? { checkpoint } : {}),
    ...(intervention ? { intervention } : {}),
    ...(person ? { person } : {}),
    ...(data['kind'] === 'goal' ? { kind: 'goal' as const } : {}),
  };
}

async function show(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const found = await inYear(turn, data['year']);
  const card = found && (await shown(turn, found, filterFrom(data, values)));
  return card ? [replace(card)] : outdated(turn);
}

async function chooseOpen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const found = await inYear(turn, data['year']);
  return found ? [open(chooseHistoryCard(turn.who.locale, found.snapshot, filterFrom(data, {})))] : outdated(turn);
}

export const actions = forTeam({ 'history.show': show, 'history.chooseOpen': chooseOpen });
