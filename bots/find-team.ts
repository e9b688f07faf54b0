/** Which team is meant, and who somebody is in it. */
import type { ActionData } from '../cards/card.ts';
import { messageCard, whichTeamCard, withSchool } from '../cards/common.ts';
import { perform } from '../quality/act.ts';
import type { Address, TeamKey } from '../quality/base.ts';
import { DiskFullError } from '../quality/errors.ts';
import { localDay } from '../quality/local-day.ts';
import { asStranger, join } from '../quality/people/act.ts';
import type { Member } from '../quality/people/documents.ts';
import { memberCalled, namesOf } from '../quality/people/identity.ts';
import type { Membership } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { meansPupil } from './guard.ts';
import type { Inbound } from './inbound.ts';
import { present } from './known-people.ts';
import type { Reply } from './messenger.ts';
import {
  asAnswer,
  asPerson,
  commit,
  privately,
  put,
  type Surroundings,
  sameKey,
  type TeamTurn,
  type Turn,
  toMe,
} from './turn.ts';

export const teamHere = (turn: Turn): Promise<TeamKey | null> =>
  turn.storage.teamAt(turn.inbound.tenant, turn.inbound.chat.conversation);

/**
 * The teams that something which happened to a channel concerns: what happens to a Microsoft team is told as of its General channel,
 * wherever in it a team lives.
 */
export async function teamsConcerned({ storage, inbound }: Turn): Promise<readonly TeamKey[]> {
  const { tenant, chat } = inbound;
  const here = await storage.teamAt(tenant, chat.conversation);
  const within = await storage.teamsInGroup(tenant, chat.conversation);
  return here && !within.some((key) => sameKey(key, here)) ? [here, ...within] : within;
}

/** The same event by the person as the teams know them, and where they do. */
export type Recognised = { readonly inbound: Inbound; readonly memberships: readonly Membership[] };

export async function recognised(around: Surroundings, inbound: Inbound): Promise<Recognised> {
  const known = await byWhom(around, inbound, inbound.tenant);
  return (await asGuest(around, known)) ?? known;
}

async function byWhom(around: Surroundings, inbound: Inbound, tenant: string): Promise<Recognised> {
  const { person, memberships } = await present(around, tenant, inbound.who);
  return { inbound: { ...inbound, tenant, who: person }, memberships };
}

/**
 * Somebody of another organisation, in a team's shared channel, writes in their own chat as of their own. They are the same person there as far as
 * the team's organisation has told whose they are; where it has not, they hear where to write (`elsewhere`). Null when they have a team of
 * their own that is meant.
 */
async function asGuest(around: Surroundings, known: Recognised): Promise<Recognised | null> {
  const { inbound } = known;
  const { tenant, who, chat, event } = inbound;
  if (chat.kind !== 'personal' || !who.directory) return null;
  const wanted = event.type === 'answered' ? event.data['team'] : undefined;
  const own = known.memberships.filter(({ member }) => member.active && member.id === who.id);
  if (own.some(({ key }) => wanted === undefined || key.team === wanted)) return null;
  const guests = await around.storage.guestsCalled(tenant, who.directory);
  const told = guests.filter(({ member }) => member.homeTenant === tenant).map(({ key }) => key);
  const key = told.find(({ team }) => team === wanted) ?? told[0];
  if (!key) return guests.length > 0 ? { ...known, inbound: { ...inbound, elsewhere: true } } : null;
  return byWhom(around, inbound, key.tenant);
}

export const teamsOfPerson = (turn: Turn): Promise<readonly TeamKey[]> =>
  turn.storage.teamsOf(turn.inbound.tenant, turn.who.id);

/** The one whose school is named; else in a team's channel that team, and otherwise the person's own. */
export async function candidates(turn: Turn): Promise<readonly TeamKey[]> {
  if (turn.school) return [turn.school];
  const here = turn.inbound.chat.kind === 'channel' ? await teamHere(turn) : null;
  return here ? [here] : ownTeams(turn);
}

/** The person's teams, the one that lives in this very chat included. */
export async function ownTeams(turn: Turn): Promise<readonly TeamKey[]> {
  const here = await teamHere(turn);
  const mine = await teamsOfPerson(turn);
  return here && !mine.some((key) => sameKey(key, here)) ? [here, ...mine] : mine;
}

export type OwnSchool = { readonly school: string; readonly key: TeamKey };
/** The same, with what their schools are called. */
export async function ownSchools(turn: Turn): Promise<readonly OwnSchool[]> {
  const snapshots = await Promise.all((await ownTeams(turn)).map((key) => turn.storage.snapshot(key)));
  return snapshots.flatMap((one) => (one ? [{ school: one.team.school, key: one.key }] : []));
}

/** A person in several teams is asked which one is meant (`of`: or all), for their eyes only; `data` leads back to the words, if the guard lets them. */
export async function askWhich(
  turn: Turn,
  keys: readonly TeamKey[],
  words: string,
  data: ActionData,
  of: 'any' | 'one',
): Promise<Reply[]> {
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  if (isPupilIn(turn, snapshots, words))
    return [privately(messageCard(turn.say, 'keep:pupil.said'), asAnswer('keep:pupil.said'))];
  const teams = snapshots.filter((snapshot) => snapshot !== null);
  return [toMe(turn, whichTeamCard(turn.say, teams, data, of))];
}

/** In a channel that is no team's, what answers somebody about the own team is theirs to see. */
export async function amongOthers(turn: Turn, replies: Reply[]): Promise<Reply[]> {
  const posts = turn.inbound.chat.kind === 'channel' && replies.some(({ as }) => as === 'post');
  if (!posts || (await teamHere(turn))) return replies;
  return replies.map((reply) => (reply.as === 'post' ? { ...reply, as: 'private' } : reply));
}

/** Replies to somebody in several teams say in their own chat which school they are about. */
export async function named(turn: Turn, snapshot: Snapshot, replies: Reply[]): Promise<Reply[]> {
  if (turn.inbound.chat.kind === 'channel' || replies.length === 0) return replies;
  if ((await teamsOfPerson(turn)).length < 2) return replies;
  const { school } = snapshot.team;
  return replies.map((reply) => ({ ...reply, card: withSchool(reply.card, school) }));
}

/**
 * The turn inside a team, or null when the person does not belong to it. Somebody who acts in the team's own channel is in
 * the channel, and so becomes a member here and now.
 */
export async function teamTurn(turn: Turn, key: TeamKey): Promise<TeamTurn | null> {
  const snapshot = await turn.storage.snapshot(key);
  if (!snapshot) return null;
  const today = localDay(snapshot.team, turn.now);
  const names = namesOf(turn.who);
  const known = memberCalled(snapshot.members, names);
  if (known?.active) return { ...turn, today, snapshot: await homeNoted(turn, snapshot), me: known };
  const stranger = asStranger({ ...asPerson(turn), id: known?.id ?? turn.who.id }, turn.now);
  const outcome = perform(join, { snapshot, actor: stranger, now: turn.now, today }, { chat: turn.inbound.chat });
  if (!('changes' in outcome)) return null;
  const joined = await commit({ ...turn, snapshot }, outcome.changes, outcome.deliveries);
  const me = joined.members.find((member) => member.id === stranger.id && member.active);
  return me ? { ...turn, today, snapshot: joined, me } : null;
}

/** The turn in a team by whoever acts, with no right that a member has unless they are one: for what is anybody's own. */
export function anybodysTurn(turn: Turn, snapshot: Snapshot): TeamTurn {
  const me = memberCalled(snapshot.members, namesOf(turn.who));
  const today = localDay(snapshot.team, turn.now);
  return { ...turn, snapshot, today, me: me ?? asStranger(asPerson(turn), turn.now) };
}

/** What of a channel's address may change while it is the same: where its platform is reached, and the group that it lies in. */
const CHANGING = ['serviceUrl', 'teamId'] as const;

/** `seen` is the channel itself, or the group that it lies in, as whose its events come. */
function newestHome(stored: Address, seen: Address): Address {
  const itsOwn = seen.kind === 'channel' && stored.kind === 'channel';
  const same = seen.conversation === stored.conversation || seen.conversation === stored.route['teamId'];
  const news = CHANGING.filter((part) => seen.route[part] !== undefined && seen.route[part] !== stored.route[part]);
  if (!itsOwn || !same || news.length === 0) return stored;
  const route = { ...stored.route, ...Object.fromEntries(news.map((part) => [part, seen.route[part] ?? ''])) };
  return { ...stored, route };
}

/** The team with its channel as it was last heard of, so that what the bot says by itself arrives. Where there is no room to note that, as it was. */
export async function homeNoted(turn: Turn, snapshot: Snapshot): Promise<Snapshot> {
  const { team } = snapshot;
  const home = newestHome(team.home, turn.inbound.chat);
  if (home === team.home) return snapshot;
  try {
    return await commit({ ...turn, snapshot }, [put({ ...team, home }, team)]);
  } catch (error) {
    if (!(error instanceof DiskFullError)) throw error;
    turn.log.warn({ code: error.code }, 'where the channel is reached is not noted');
    return snapshot;
  }
}

/** Whether words are about a pupil in each of these teams: in one of them it may be a colleague's name. */
const isPupilIn = (turn: Turn, teams: readonly (Snapshot | null)[], words: string): boolean =>
  (teams.length > 0 ? teams : [null]).every((team) => meansPupil(turn, team, words));

/** Whether what somebody says is about a pupil, and about no colleague in any of their schools. */
export async function aboutPupil(turn: Turn, words: string): Promise<boolean> {
  const keys = await candidates(turn);
  return isPupilIn(turn, await Promise.all(keys.map((key) => turn.storage.snapshot(key))), words);
}

/** The team of this chat, or the first of the person's. */
export async function nearestTeam(turn: Turn): Promise<Snapshot | null> {
  const [key] = await candidates(turn);
  return key ? turn.storage.snapshot(key) : null;
}

/** The people of that team, whoever writes first. */
export async function peopleHere(turn: Turn): Promise<readonly Member[]> {
  const members = (await nearestTeam(turn))?.members.filter(({ active }) => active) ?? [];
  const me = memberCalled(members, namesOf(turn.who));
  return me ? [me, ...members.filter(({ id }) => id !== me.id)] : [];
}
