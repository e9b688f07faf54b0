/** «alla skolor»: how the schools stand that show themselves to one person, who need not be in any team. */
import { messageCard } from '../../cards/common.ts';
import { byName, layDownCard, noSchoolsCard, SCHOOLS_A_PAGE, schoolCard, schoolsCard } from '../../cards/schools.ts';
import { schoolCalled, stateAskedOf } from '../../language/reading/school-meant.ts';
import { endOverview } from '../../quality/overview/act.ts';
import { namesOf } from '../../quality/people/identity.ts';
import { schoolsShownTo, shownOf } from '../../reports/school-summaries.ts';
import { anybodysTurn } from '../find-team.ts';
import type { Reply } from '../messenger.ts';
import { replace, type Turn, toMe } from '../turn.ts';
import type { ActionFlow } from './for-team.ts';
import { take } from './take.ts';

const shownTo = (turn: Turn) => schoolsShownTo(turn.storage, turn.inbound.tenant, namesOf(turn.who));

/** In a channel for their eyes only: others there have not been shown it. */
export async function ask(turn: Turn, text: string): Promise<Reply[]> {
  const count = LAYS_DOWN.test(text) ? (await shownTo(turn)).length : 0;
  if (count > 0) return [toMe(turn, layDownCard(turn.say, count))];
  const one = schoolCalled(stateAskedOf(text) ?? '', await shownTo(turn));
  return [toMe(turn, one ? await only(turn, one) : await pageOf(turn, 0))];
}

/** The one that is asked for by its name, and the way to all of them. */
async function only(turn: Turn, one: Awaited<ReturnType<typeof shownTo>>[number]) {
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
