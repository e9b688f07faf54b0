/** «alla skolor»: how the schools stand that show themselves to one person, who need not be in any team. */
import { messageCard, withNote } from '../../cards/common.ts';
import { byName, layDownCard, noSchoolsCard, SCHOOLS_A_PAGE, schoolCard, schoolsCard } from '../../cards/schools.ts';
import type { TextKey } from '../../cards/texts.ts';
import {
  comparesSchools,
  namedAlone,
  schoolCalled,
  schoolNamed,
  stateAskedOf,
} from '../../language/reading/school-meant.ts';
import type { Command } from '../../language/understand.ts';
import { endOverview } from '../../quality/overview/act.ts';
import { namesOf } from '../../quality/people/identity.ts';
import { schoolsShownTo, shownOf } from '../../reports/school-summaries.ts';
import { anybodysTurn } from '../find-team.ts';
import type { Reply } from '../messenger.ts';
import { replace, type Turn, toMe } from '../turn.ts';
import type { ActionFlow } from './for-team.ts';
import { take } from './take.ts';

const shownTo = (turn: Turn) => schoolsShownTo(turn.storage, turn.inbound.tenant, namesOf(turn.who));

type Shown = Awaited<ReturnType<typeof shownTo>>[number];

/** In a channel for their eyes only: others there have not been shown it. */
export async function ask(turn: Turn, text: string): Promise<Reply[]> {
  const shown = await shownTo(turn);
  if (shown.length > 0 && LAYS_DOWN.test(text)) return [toMe(turn, layDownCard(turn.say, shown.length))];
  return showing(turn, text, shown.length > 1 && comparesSchools(text) ? 'overview:notCompared' : null);
}

/** «Hur gick det för skolorna i år?» */
const OF_ALL = /(?<!\p{L})(?:skolorna|the schools)(?!\p{L})/iu;

/** A school that shows itself is named, or several are held against each other; null where the words are of neither. */
export async function asked(turn: Turn, text: string): Promise<Reply[] | null> {
  const shown = await shownTo(turn);
  if (shown.length > 1 && comparesSchools(text)) return showing(turn, text, 'overview:notCompared');
  if (shown.length > 0 && OF_ALL.test(text)) return showing(turn, text, null);
  const one = schoolCalled(stateAskedOf(text) ?? namedAlone(text) ?? '', shown);
  return one ? [toMe(turn, await only(turn, one))] : null;
}

/** For whoever is in no team and asks for what only a team has: what they may see instead; null where no school shows itself to them. */
export async function instead(turn: Turn, command: Command, text: string): Promise<Reply[] | null> {
  const shown = await shownTo(turn);
  if (shown.length === 0) return null;
  const note = command === 'status' ? null : 'overview:onlyNumbers';
  return showing(turn, text, note, schoolNamed(text, shown)?.one);
}

/** Whether schools show themselves to somebody. */
export const hasOverview = async (turn: Turn): Promise<boolean> => (await shownTo(turn)).length > 0;

/** The school whose state is asked for, or all, under a word about it. */
async function showing(turn: Turn, text: string, note: TextKey | null, named?: Shown): Promise<Reply[]> {
  const one = schoolCalled(stateAskedOf(text) ?? '', await shownTo(turn)) ?? named;
  const card = one ? await only(turn, one) : await pageOf(turn, 0);
  return [toMe(turn, note ? withNote(card, turn.say(note)) : card)];
}

/** The one that is asked for by its name, and the way to all of them. */
async function only(turn: Turn, one: Shown) {
  const [school] = await shownOf(turn.storage, [one]);
  return school ? schoolCard(turn.who.locale, school, turn.today) : pageOf(turn, 0);
}
/** «lämna överblicken» */
const LAYS_DOWN = /(?<!\p{L})(?:lämna|lägga? ne[rd]|avsäga?|leave|lay down|give up)(?!\p{L})/iu;

async function pageOf(turn: Turn, wanted: number) {
  const all = (await shownTo(turn)).toSorted(byName);
  if (all.length === 0)
    return noSchoolsCard(turn.say, turn.say('overview:line', { name: turn.who.name, id: turn.who.id }));
  const page = Math.min(wanted, Math.ceil(all.length / SCHOOLS_A_PAGE) - 1);
  const here = all.slice(page * SCHOOLS_A_PAGE, (page + 1) * SCHOOLS_A_PAGE);
  const shown = await shownOf(turn.storage, here);
  return schoolsCard(turn.who.locale, shown, {
    page,
    count: all.length,
    today: turn.today,
    asker: { id: turn.who.id, fileId: crypto.randomUUID() },
  });
}

const show: ActionFlow = async (turn) => [replace(await pageOf(turn, turn.page))];
const endAsk: ActionFlow = async (turn) => [replace(layDownCard(turn.say, (await shownTo(turn)).length))];

/** Lays down what each school has given. */
export async function layDown(turn: Turn): Promise<Reply[]> {
  for (const { key, person } of await shownTo(turn)) {
    const snapshot = await turn.storage.snapshot(key);
    if (!snapshot) continue;
    const mine = anybodysTurn(turn, snapshot);
    await take({ ...mine, me: { ...mine.me, id: person } }, endOverview, { person });
  }
  return [replace(messageCard(turn.say, 'overview:laidDown'))];
}

export const actions = { 'schools.show': show, 'schools.endAsk': endAsk };
