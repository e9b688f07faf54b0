/** Status on request, and standing wishes for it. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { missingCard, nextCard, statusCard } from '../../cards/status.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import { localDay } from '../../quality/local-day.ts';
import { followStatus, unfollowStatus } from '../../quality/status/follow-act.ts';
import type { Reply } from '../messenger.ts';
import { asCard, forAll, post, privately, replace, type TeamTurn } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

/** Names of those who have not answered are for coordinator and principal, and never in the channel. */
const mayKnowNames = (turn: TeamTurn): boolean => turn.me.coordinator || turn.me.principal;
const inChannel = (turn: TeamTurn): boolean => turn.inbound.chat.kind === 'channel';

export async function summary(turn: TeamTurn): Promise<Reply[]> {
  return [post(turn, mine)];
}

function mine(turn: TeamTurn) {
  const viewer = inChannel(turn) ? null : turn.me;
  return statusCard(turn.who.locale, turn.snapshot, turn.today.toString(), viewer, turn.page);
}

export async function missing(turn: TeamTurn): Promise<Reply[]> {
  return [
    mayKnowNames(turn) && inChannel(turn) ? privately(missingOf(turn), asCard('missing')) : post(turn, missingOf),
  ];
}

const missingOf = (turn: TeamTurn) =>
  missingCard(turn.who.locale, turn.snapshot, turn.today.toString(), mayKnowNames(turn) ? turn.me : null, turn.page);

export async function next(turn: TeamTurn): Promise<Reply[]> {
  return [post(turn, (to) => nextCard(to.who.locale, to.snapshot, to.today.toString()))];
}

/** «skicka status varje månad» */
export async function follow(turn: TeamTurn, text: string): Promise<Reply[]> {
  const every = /veck|week/iu.test(text) ? 'week' : 'month';
  const taken = await take(forAll(turn), followStatus, { every });
  if (!taken.after) return taken.refusal ?? [post(turn, (to) => sentenceCard(to.say, taken.problems.join(' ')))];
  const first = planDeliveries(taken.after, turn.now.toString())
    .deliveries.filter((d) => d.kind === 'status' && d.recipient === turn.me.id)
    .map((d) => d.dueAt)
    .filter((dueAt) => Temporal.Instant.compare(dueAt, turn.now) > 0)
    .toSorted()[0];
  const period = turn.say(`status:${every}`);
  if (!first) return [post(turn, (to) => messageCard(to.say, 'status:followedNone', { period }))];
  const day = localDay(turn.snapshot.team, first);
  const already = turn.snapshot.follows.some((one) => one.id === turn.me.id && one.every === every);
  const key = already ? 'status:followedAlready' : 'status:followed';
  return [post(turn, (to) => messageCard(to.say, key, { period, date: formatDate(to.who.locale, day.toString()) }))];
}

export async function unfollow(turn: TeamTurn): Promise<Reply[]> {
  await take(turn, unfollowStatus, {});
  return [post(turn, (to) => messageCard(to.say, 'status:unfollowed'))];
}

export const actions = forTeam({
  'status.show': async (turn) => [replace(mine(turn))],
  'status.missing': async (turn) => [replace(missingOf(turn))],
});
