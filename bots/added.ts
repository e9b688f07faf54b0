/** The bot has been added somewhere, or opened by somebody: whoever is new is met, in each team that it concerns. */
import { messageCard } from '../cards/common.ts';
import type { TeamKey } from '../quality/base.ts';
import { teamsConcerned, teamsOfPerson } from './find-team.ts';
import { introduce } from './flows/setup.ts';
import type { Reply } from './messenger.ts';
import { post, type Turn } from './turn.ts';

/** What each of these teams answers, one after the other. */
export async function forEach(keys: readonly TeamKey[], step: (key: TeamKey) => Promise<Reply[]>): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const key of keys) replies.push(...(await step(key)));
  return replies;
}

/** Somebody who is in a team already is not greeted as new in their own chat, however often the client opens it anew. */
export async function added(turn: Turn): Promise<Reply[]> {
  const here = await teamsConcerned(turn);
  if (here.length > 0) return forEach(here, (key) => introduce(turn, key));
  if (turn.inbound.chat.kind === 'channel') return introduce(turn, null);
  const [mine] = await teamsOfPerson(turn);
  const known = mine && (await turn.storage.snapshot(mine));
  return known
    ? [post(turn, (to) => messageCard(to.say, 'common:helloAgain', { school: known.team.school }))]
    : introduce(turn, null);
}
