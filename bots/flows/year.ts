/** «läsår 2025/26», «förra läsåret»: a school year to be read, whichever it is. */
import { messageCard } from '../../cards/common.ts';
import { yearCard, yearsCard } from '../../cards/year.ts';
import { schoolYearMeant } from '../../language/reading/which-time.ts';
import type { Reply } from '../messenger.ts';
import { forAll, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { inYear } from './in-year.ts';

/** Without a year in the words: those that there are. */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const { schoolYear } = turn.snapshot.team.calendar;
  const year = schoolYearMeant(text, schoolYear) ?? (PLAN.test(text) ? schoolYear : null);
  const to = forAll(turn);
  const card = year === null ? await oneOrList(to) : await shown(to, year);
  return [post(to, ({ say }) => card ?? messageCard(say, 'page:yearUnknown', { year: year ?? '' }))];
}

/** «visa planen» is of the year that is now. */
const PLAN = /(?<!\p{L})plan(?:en)?(?!\p{L})/iu;

/** The only year that there is, or all to choose among. */
async function oneOrList(turn: TeamTurn) {
  const { schoolYear } = turn.snapshot.team.calendar;
  const others = (await turn.storage.years(turn.snapshot.key)).filter((one) => one !== schoolYear);
  return others.length === 0 ? shown(turn, schoolYear) : list(turn);
}

async function list({ snapshot, storage, say }: TeamTurn) {
  const years = new Set([...(await storage.years(snapshot.key)), snapshot.team.calendar.schoolYear]);
  return yearsCard(say, snapshot.key.team, [...years].toSorted());
}

async function shown(turn: TeamTurn, year: string | undefined) {
  const found = await inYear(turn, year);
  return (
    found &&
    yearCard(turn.who.locale, found.snapshot, {
      readOnly: found.readOnly,
      today: turn.today.toString(),
      page: turn.page,
    })
  );
}

async function show(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const card = await shown(turn, data['year']);
  return card ? [replace(card)] : [privately(messageCard(turn.say, 'common:outdatedCard'))];
}

export const actions = forTeam({
  'year.show': show,
  'year.list': async (turn) => [replace(await list(turn))],
});
