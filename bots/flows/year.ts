/** «läsår 2025/26», «förra läsåret»: a school year to be read, whichever it is. */
import { messageCard } from '../../cards/common.ts';
import { type PartOfYear, partOfYear, yearCard, yearPartCard, yearsCard } from '../../cards/year.ts';
import { schoolYearMeant } from '../../language/reading/which-time.ts';
import type { Reply } from '../messenger.ts';
import { forAll, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { inYear, yearOfWords } from './in-year.ts';

/** Without a year in the words: those that there are. */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const part = PARTS.find(([, words]) => words.test(text))?.[0];
  const partOfIt = part && (await earlier(turn, text, part));
  if (partOfIt) return partOfIt;
  const { schoolYear } = turn.snapshot.team.calendar;
  const year = schoolYearMeant(text, schoolYear) ?? (PLAN.test(text) ? schoolYear : null);
  const to = forAll(turn);
  const card = year === null ? await oneOrList(to) : await shown(to, year);
  return [post(to, ({ say }) => card ?? messageCard(say, 'page:yearUnknown', { year: year ?? '' }))];
}

/** «visa planen» is of the year that is now. */
const PLAN = /(?<!\p{L})plan(?:en)?(?!\p{L})/iu;
const PARTS: readonly (readonly [PartOfYear, RegExp])[] = [
  ['decisions', /(?<!\p{L})(?:beslut|decisions?)/iu],
  ['parking', /(?<!\p{L})(?:parkering|parkerade|parked|parking)|åt sidan|put aside/iu],
];

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

/** What is asked for of an earlier year; null where the words are about this one. Without a part, the year as a whole. */
async function earlier(turn: TeamTurn, text: string, part: PartOfYear | null): Promise<Reply[] | null> {
  const found = await yearOfWords(turn, text);
  if ('unknown' in found)
    return [post(turn, ({ say }) => messageCard(say, 'page:yearUnknown', { year: found.unknown }))];
  if (!found.readOnly) return null;
  const today = turn.today.toString();
  return [
    post(turn, ({ who }) =>
      part
        ? yearPartCard(who.locale, found.snapshot, part)
        : yearCard(who.locale, found.snapshot, { readOnly: true, today }),
    ),
  ];
}

/** What a flow answers of this year, an earlier one's page answers of that. */
export const orEarlier =
  (part: PartOfYear | null, flow: (turn: TeamTurn, text: string) => Promise<Reply[]>) =>
  async (turn: TeamTurn, text: string): Promise<Reply[]> =>
    (await earlier(turn, text, part)) ?? flow(turn, text);

async function show(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const part = partOfYear(data['part']);
  const found = part && (await inYear(turn, data['year']));
  const card = found ? yearPartCard(turn.who.locale, found.snapshot, part, turn.page) : await shown(turn, data['year']);
  return card ? [replace(card)] : [privately(messageCard(turn.say, 'common:outdatedCard'))];
}

export const actions = forTeam({
  'year.show': show,
  'year.list': async (turn) => [replace(await list(turn))],
});
