/** Status on request, and standing wishes for it. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { goalStatusCard, missingCard, nextCard, statusCard } from '../../cards/status.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import { followStatus, unfollowStatus } from '../../quality/status/follow-act.ts';
import type { Reply } from '../messenger.ts';
import { asCard, post, privately, replace, type TeamTurn } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

/** Names of those who have not answered are for coordinator and principal, and never in the channel. */
const mayKnowNames = (turn: TeamTurn): boolean => turn.me.coordinator || turn.me.principal;
const inChannel = (turn: TeamTurn): boolean => turn.inbound.chat.kind === 'channel';

export async function summary(turn: TeamTurn): Promise<Reply[]> {
  return [post(mine(turn))];
}

function mine(turn: TeamTurn) {
  const names = mayKnowNames(turn) && !inChannel(turn);
  return statusCard(turn.who.locale, turn.snapshot, turn.today.toString(), names, turn.page);
}

export async function missing(turn: TeamTurn): Promise<Reply[]> {
  const card = missingOf(turn);
  return [mayKnowNames(turn) && inChannel(turn) ? privately(card, asCard('missing')) : post(card)];
}

const missingOf = (turn: TeamTurn) =>
  missingCard(turn.who.locale, turn.snapshot, turn.today.toString(), mayKnowNames(turn), turn.page);

export async function next(turn: TeamTurn): Promise<Reply[]> {
  return [post(nextCard(turn.who.locale, turn.snapshot, turn.today.toString()))];
}

export async function ofGoal(turn: TeamTurn, text: string): Promise<Reply[]> {
  const found = /(\d{1,3})/.exec(text)?.[1];
  if (!found) return [post(messageCard(turn.say, 'status:noNumber'))];
  const card = goalStatusCard(turn.who.locale, turn.snapshot, Number(found), turn.today.toString());
  return [post(card ?? messageCard(turn.say, 'status:unknownGoal', { number: Number(found) }))];
}

/** «skicka status varje månad» */
export async function follow(turn: TeamTurn, text: string): Promise<Reply[]> {
  const every = /veck|week/iu.test(text) ? 'week' : 'month';
  const taken = await take(turn, followStatus, { every });
  if (!taken.after) return taken.refusal ?? [post(sentenceCard(turn.say, taken.problems.join(' ')))];
  const first = planDeliveries(taken.after, turn.now.toString())
    .deliveries.filter((d) => d.kind === 'status' && d.recipient === turn.me.id)
    .map((d) => d.dueAt)
    .toSorted()[0];
  const period = turn.say(`status:${every}`);
  if (!first) return [post(messageCard(turn.say, 'status:followedNone', { period }))];
  const day = Temporal.Instant.from(first).toZonedDateTimeISO(turn.snapshot.team.timeZone).toPlainDate();
  return [
    post(messageCard(turn.say, 'status:followed', { period, date: formatDate(turn.who.locale, day.toString()) })),
  ];
}

export async function unfollow(turn: TeamTurn): Promise<Reply[]> {
  await take(turn, unfollowStatus, {});
  return [post(messageCard(turn.say, 'status:unfollowed'))];
}

export const actions = forTeam({
  'status.show': async (turn) => [replace(mine(turn))],
  'status.missing': async (turn) => [replace(missingOf(turn))],
});
