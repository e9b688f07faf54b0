/** Status on request, and standing wishes for it. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { missingCard, nextCard, statusCard } from '../../cards/status.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import { localDay } from '../../quality/local-day.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
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
  const date = nextStatus(turn, taken.after);
  const before = followOf(turn, turn.snapshot)?.every;
  const key = !before ? 'status:followed' : before === every ? 'status:followedAlready' : 'status:followedInstead';
  return [
    post(turn, ({ say, who }) => {
      const period = say(`status:${every}`);
      if (date === null) return messageCard(say, 'status:followedNone', { period });
      const instead = before ? say(`status:${before}`) : '';
      return messageCard(say, key, { period, before: instead, date: formatDate(who.locale, date) });
    }),
  ];
}

const followOf = ({ me }: TeamTurn, { follows }: Snapshot) => follows.find(({ id }) => id === me.id);

/** The day on which the person's next status comes, as an ISO date. */
function nextStatus({ now, me }: TeamTurn, snapshot: Snapshot): string | null {
  const first = planDeliveries(snapshot, now.toString())
    .deliveries.filter((d) => d.kind === 'status' && d.recipient === me.id)
    .map((d) => d.dueAt)
    .filter((dueAt) => Temporal.Instant.compare(dueAt, now) > 0)
    .toSorted()[0];
  return first ? localDay(snapshot.team, first).toString() : null;
}

/** «vilka prenumerationer har jag»: said, and nothing is changed. */
export async function subscription(turn: TeamTurn): Promise<Reply[]> {
  const every = followOf(turn, turn.snapshot)?.every;
  const date = every ? nextStatus(turn, turn.snapshot) : null;
  const may = mayKnowNames(turn) ? 'status:followsNothing' : 'status:problem.followOnly';
  return [
    post(turn, ({ say, who }) => {
      if (!every) return messageCard(say, may);
      const period = say(`status:${every}`);
      if (date === null) return messageCard(say, 'status:followedNone', { period });
      return messageCard(say, 'status:follows', { period, date: formatDate(who.locale, date) });
    }),
  ];
}

export async function unfollow(turn: TeamTurn): Promise<Reply[]> {
  await take(turn, unfollowStatus, {});
  return [post(turn, (to) => messageCard(to.say, 'status:unfollowed'))];
}

export const actions = forTeam({
  'status.show': async (turn) => [replace(mine(turn))],
  'status.missing': async (turn) => [replace(missingOf(turn))],
});
