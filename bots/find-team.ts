/** Which team is meant, and who somebody is in it. */
import type { ActionData } from '../cards/card.ts';
import { messageCard, whichTeamCard, withSchool } from '../cards/common.ts';
import { perform } from '../quality/act.ts';
import type { Address, TeamKey } from '../quality/base.ts';
import { asStranger, join } from '../quality/people/act.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Change, Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { meansPupil } from './guard.ts';
import type { Inbound } from './inbound.ts';
import type { Reply } from './messenger.ts';
import { commit, post, privately, put, sameKey, type TeamTurn, type Turn } from './turn.ts';

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

/**
 * The same event by the person as the teams know them: Teams tells of one person the directory's id, the account's, or both, and who
 * became a member under one of them stays so.
 */
export async function recognised(storage: Storage, inbound: Inbound): Promise<Inbound> {
  const { tenant, who } = inbound;
  const account = who.address.route['userId'];
  if (account === undefined || (await storage.teamsOf(tenant, who.id)).length > 0) return inbound;
  const id = await storage.memberWithAccount(tenant, account);
  return id === null || id === who.id ? inbound : { ...inbound, who: { ...who, id } };
}

export const teamsOfPerson = (turn: Turn): Promise<readonly TeamKey[]> =>
  turn.storage.teamsOf(turn.inbound.tenant, turn.who.id);

/** `elsewhere`: the person asks about the own team in a channel that is no team's. */
export type Candidates = { readonly keys: readonly TeamKey[]; readonly elsewhere: boolean };

/** In a team's channel that team; otherwise the person's teams, the one that lives in that very chat included. */
export async function candidates(turn: Turn): Promise<Candidates> {
  const here = await teamHere(turn);
  const inChannel = turn.inbound.chat.kind === 'channel';
  if (inChannel && here) return { keys: [here], elsewhere: false };
  const mine = await teamsOfPerson(turn);
  const keys = here && !mine.some((key) => sameKey(key, here)) ? [here, ...mine] : mine;
  return { keys, elsewhere: inChannel };
}

/** A person in several teams is asked which one is meant; the words go along in the buttons, if the guard lets them. */
export async function askWhich(
  turn: Turn,
  keys: readonly TeamKey[],
  words: string,
  data: ActionData,
): Promise<Reply[]> {
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  if (snapshots.every((snapshot) => meansPupil(turn, snapshot, words)))
    return [privately(messageCard(turn.say, 'keep:pupil.said'))];
  const teams = snapshots.filter((snapshot) => snapshot !== null);
  return [post(whichTeamCard(turn.say, teams, data))];
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
  const known = snapshot.members.find((member) => member.id === turn.who.id);
  if (known?.active) return { ...turn, today, ...(await reachable(turn, snapshot, known)) };
  const { id, name, locale, address } = turn.who;
  const stranger = asStranger({ id, name, locale, address }, turn.now);
  const outcome = perform(join, { snapshot, actor: stranger, now: turn.now, today }, { chat: turn.inbound.chat });
  if (!('changes' in outcome)) return null;
  const joined = await commit({ ...turn, snapshot }, outcome.changes, outcome.deliveries);
  const me = joined.members.find((member) => member.id === id && member.active);
  return me ? { ...turn, today, snapshot: joined, me } : null;
}

/** What of an address may change while it is the same: where its platform is reached, and the group that the channel lies in. */
const CHANGING = ['serviceUrl', 'teamId'] as const;

function newest(stored: Address, seen: Address): Address | null {
  const news = CHANGING.filter((part) => seen.route[part] !== undefined && seen.route[part] !== stored.route[part]);
  if (news.length === 0) return null;
  return {
    ...stored,
    route: { ...stored.route, ...Object.fromEntries(news.map((part) => [part, seen.route[part] ?? ''])) },
  };
}

/** The team and the person with the addresses by which they were last heard of, so that what the bot says by itself finds them. */
async function reachable(turn: Turn, snapshot: Snapshot, me: Member): Promise<{ snapshot: Snapshot; me: Member }> {
  const { team } = snapshot;
  const { chat, who } = turn.inbound;
  const own = newest(me.address, who.address);
  const home = team.home.conversation === chat.conversation ? newest(team.home, chat) : null;
  const changes: Change[] = [
    ...(own ? [put({ ...me, address: own }, me)] : []),
    ...(home ? [put({ ...team, home }, team)] : []),
  ];
  if (changes.length === 0) return { snapshot, me };
  const after = await commit({ ...turn, snapshot }, changes);
  return { snapshot: after, me: after.members.find(({ id }) => id === me.id) ?? me };
}
