/** «historik», «vem ändrade målet?»: who changed what and when. */

import { messageCard } from '../../cards/common.ts';
import { chooseHistoryCard, EVERY, historyCard } from '../../cards/history.ts';
import { checkpointMeant } from '../../language/reading/which-time.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { type HistoryFilter, historyOf } from '../../quality/history/history.ts';
import { sightOfHistory } from '../../quality/sight.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { open, post, privately, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { type InYear, inYear, yearOfWords } from './in-year.ts';

/** It says who did what, so in a channel it is for the one who asked; it is read from the audit, which no delivery is made of. */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const found = await yearOfWords(turn, text);
  if ('unknown' in found)
    return [post(turn, ({ say }) => messageCard(say, 'page:yearUnknown', { year: found.unknown }))];
  const card = await shown(turn, found, filterMeant(found.snapshot, text));
  return card ? [toMe(turn, card)] : outdated(turn);
}

const outdated = ({ say }: TeamTurn): Reply[] => [privately(messageCard(say, 'common:outdatedCard'))];

async function shown(turn: TeamTurn, { snapshot, span }: InYear, filter: HistoryFilter) {
  const sight = sightOfHistory(snapshot, turn.me);
  if (sight === 'nothing') return null;
  const entries = await turn.storage.history(snapshot.key, span.from, span.before);
  const lines = historyOf(snapshot, entries, turn.me, filter);
  const { schoolYear } = snapshot.team.calendar;
  const before = (await turn.storage.years(snapshot.key)).filter((year) => year !== '' && year < schoolYear).at(-1);
  return historyCard(turn.who.locale, snapshot, { lines, filter, sight, page: turn.page, before });
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
  return {
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
