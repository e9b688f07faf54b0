/** Which team is meant, and who somebody is in it. */
import type { ActionData } from '../cards/card.ts';
import { messageCard, whichTeamCard, withSchool } from '../cards/common.ts';
import { perform } from '../quality/act.ts';
import type { TeamKey } from '../quality/base.ts';
import { asStranger, join } from '../quality/people/act.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { meansPupil } from './guard.ts';
import type { Reply } from './messenger.ts';
import { commit, post, privately, sameKey, type TeamTurn, type Turn } from './turn.ts';

export const teamHere = (turn: Turn): Promise<TeamKey | null> =>
  turn.storage.teamAt(turn.inbound.tenant, turn.inbound.chat.conversation);

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
  if (known?.active) return { ...turn, today, snapshot, me: known };
  const { id, name, locale, address } = turn.who;
  const stranger = asStranger({ id, name, locale, address }, turn.now);
  const outcome = perform(join, { snapshot, actor: stranger, now: turn.now, today }, { chat: turn.inbound.chat });
  if (!('changes' in outcome)) return null;
  const joined = await commit({ ...turn, snapshot }, outcome.changes, outcome.deliveries);
  const me = joined.members.find((member) => member.id === id && member.active);
  return me ? { ...turn, today, snapshot: joined, me } : null;
}
