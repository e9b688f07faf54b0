/** «radera mina uppgifter»: says what happens, shows what there is, asks, and forgets the person in each of their teams. */
import { messageCard } from '../../cards/common.ts';
import { ownAnswersCard, ownDataCard } from '../../cards/own-data.ts';
import { pageNumber } from '../../cards/paging.ts';
import { deleteCard } from '../../cards/people.ts';
import { eraseMe } from '../../quality/people/erasure.ts';
import { storedAbout } from '../../reports/own-data.ts';
import { anybodysTurn } from '../find-team.ts';
import type { Reply } from '../messenger.ts';
import { post, replace, type TeamTurn, type Turn, toMe } from '../turn.ts';
import type { ActionFlow } from './for-team.ts';
import { whoseIn } from './own-file.ts';
import { take } from './take.ts';

/** Every team that the person is or has been in, also those that they have left, and those that show themselves to them. */
async function everIn(turn: Turn): Promise<TeamTurn[]> {
  const keys = await turn.storage.teamsEverOf(turn.inbound.tenant, turn.who.id);
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  return snapshots.filter((snapshot) => snapshot !== null).map((snapshot) => anybodysTurn(turn, snapshot));
}

/** «Radera mina svar»: the answers to a checkpoint's questions or about a goal, not all that there is. */
const ANSWERS =
  /(?:mina|mitt|min|my) (?:\p{L}{1,20} ){0,2}(?:svar(?:en|et)?|analys(?:en|er)?|answers?|analysis)(?!\p{L})/iu;

export async function askDelete(turn: Turn, text: string): Promise<Reply[]> {
  if (ANSWERS.test(text)) return [toMe(turn, ownAnswersCard(turn.say))];
  const teams = await everIn(turn);
  if (teams.length === 0) return [post(turn, (to) => messageCard(to.say, 'people:deleteNone'))];
  return [toMe(turn, deleteCard(turn.say, turn.who.id, teams.flatMap(soleRoles)))];
}

/** Warnings about roles that nobody else has. */
function soleRoles({ say, snapshot, me }: TeamTurn): string[] {
  const { school } = snapshot.team;
  const coordinators = snapshot.members.filter((member) => member.active && member.coordinator);
  const sole = (role: 'people:rolePrincipal' | 'people:roleCoordinator') =>
    say('people:deleteSole', { role: say(role), school });
  return [
    ...(me.active && me.principal ? [sole('people:rolePrincipal')] : []),
    ...(me.active && me.coordinator && coordinators.length === 1 ? [sole('people:roleCoordinator')] : []),
  ];
}

/** «mina uppgifter»: what there is, to read. Nothing there erases anything. */
export const showMine = async (turn: Turn): Promise<Reply[]> => [toMe(turn, await mineCard(turn, { toRead: true }))];

const show: ActionFlow = async (turn, _team, data) => {
  const toRead = data['toRead'] !== undefined;
  return [replace(await mineCard(turn, { page: pageNumber(data['page']), toRead }))];
};

const mineCard = async (turn: Turn, how: { readonly page?: number; readonly toRead: boolean }) =>
  ownDataCard(turn.who.locale, turn.who.id, await storedAbout(turn.storage, whoseIn(turn)), {
    ...how,
    fileId: crypto.randomUUID(),
  });

const erase: ActionFlow = async (turn) => {
  const teams = await everIn(turn);
  for (const team of teams) {
    const documents = await turn.storage.everything(team.snapshot.key);
    await take(team, eraseMe, { documents, chat: turn.who.address });
  }
  return [replace(messageCard(turn.say, teams.length > 0 ? 'people:deleted' : 'people:deleteNone'))];
};

const cancelled: ActionFlow = async (turn) => [replace(messageCard(turn.say, 'common:cancelled'))];

export const actions = {
  'people.mine': show,
  'people.delete': erase,
  'people.cancel': cancelled,
};
