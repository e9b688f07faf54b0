/** Which team is meant, and who somebody is in it. */
import type { ActionData } from '../cards/card.ts';
import { messageCard, whichTeamCard, withSchool } from '../cards/common.ts';
import { perform } from '../quality/act.ts';
import type { Address, TeamKey } from '../quality/base.ts';
import { DiskFullError } from '../quality/errors.ts';
import { asStranger, join } from '../quality/people/act.ts';
import type { Member } from '../quality/people/documents.ts';
import { memberCalled, namesOf, refreshed } from '../quality/people/identity.ts';
import type { Change } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { meansPupil } from './guard.ts';
import type { Inbound } from './inbound.ts';
import { asKnown } from './known-people.ts';
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

/** The same event by the person as the teams know them. */
export async function recognised(around: Surroundings, inbound: Inbound): Promise<Inbound> {
  const [who = inbound.who] = await asKnown(around, inbound.tenant, [inbound.who]);
  return { ...inbound, who };
}

export const teamsOfPerson = (turn: Turn): Promise<readonly TeamKey[]> =>
  turn.storage.teamsOf(turn.inbound.tenant, turn.who.id);

/** In a team's channel that team; otherwise the person's teams, the one that lives in that very chat included. */
export async function candidates(turn: Turn): Promise<readonly TeamKey[]> {
  const here = await teamHere(turn);
  if (turn.inbound.chat.kind === 'channel' && here) return [here];
  const mine = await teamsOfPerson(turn);
  return here && !mine.some((key) => sameKey(key, here)) ? [here, ...mine] : mine;
}

/** A person in several teams is asked which one is meant, for their eyes only; `data` leads back to the words, if the guard lets them. */
export async function askWhich(
  turn: Turn,
  keys: readonly TeamKey[],
  words: string,
  data: ActionData,
): Promise<Reply[]> {
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  if (snapshots.every((snapshot) => meansPupil(turn, snapshot, words)))
    return [privately(messageCard(turn.say, 'keep:pupil.said'), asAnswer('keep:pupil.said'))];
  const teams = snapshots.filter((snapshot) => snapshot !== null);
  return [toMe(turn, whichTeamCard(turn.say, teams, data))];
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
  const today = turn.now.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate();
  const names = namesOf(turn.who);
  const known = memberCalled(snapshot.members, names);
  if (known?.active) return { ...turn, today, ...(await upToDate({ ...turn, today }, snapshot, known)) };
  const stranger = asStranger({ ...asPerson(turn), id: known?.id ?? turn.who.id }, turn.now);
  const outcome = perform(join, { snapshot, actor: stranger, now: turn.now, today }, { chat: turn.inbound.chat });
  if (!('changes' in outcome)) return null;
  const joined = await commit({ ...turn, snapshot }, outcome.changes, outcome.deliveries);
  const me = joined.members.find((member) => member.id === stranger.id && member.active);
  return me ? { ...turn, today, snapshot: joined, me } : null;
}

/** What of a channel's address may change while it is the same: where its platform is reached, and the group that it lies in. */
const CHANGING = ['serviceUrl', 'teamId'] as const;

function newestHome(stored: Address, seen: Address): Address | null {
  const news = CHANGING.filter((part) => seen.route[part] !== undefined && seen.route[part] !== stored.route[part]);
  if (stored.conversation !== seen.conversation || news.length === 0) return null;
  return {
    ...stored,
    route: { ...stored.route, ...Object.fromEntries(news.map((part) => [part, seen.route[part] ?? ''])) },
  };
}

/**
 * The team and the person as they were last heard of, so that what the bot says by itself finds them. Where there is no room to note that,
 * they are answered as they are.
 */
async function upToDate(turn: Turn, snapshot: Snapshot, me: Member): Promise<{ snapshot: Snapshot; me: Member }> {
  const { team } = snapshot;
  const own = refreshed(me, turn.who, turn.today);
  const home = newestHome(team.home, turn.inbound.chat);
  const changes: Change[] = [...(own === me ? [] : [put(own, me)]), ...(home ? [put({ ...team, home }, team)] : [])];
  if (changes.length === 0) return { snapshot, me };
  try {
    const after = await commit({ ...turn, snapshot }, changes);
    return { snapshot: after, me: after.members.find(({ id }) => id === me.id) ?? me };
  } catch (error) {
    if (!(error instanceof DiskFullError)) throw error;
    turn.log.error({ code: error.code }, 'what is new of somebody not noted');
    return { snapshot, me };
  }
}
