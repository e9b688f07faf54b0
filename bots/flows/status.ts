/** Status on request, and standing wishes for it. */

import { briefCard } from '../../cards/brief.ts';
import { type Card, text } from '../../cards/card.ts';
import { inOne, messageCard, sentenceCard, withNote } from '../../cards/common.ts';
import { capital, formatDate } from '../../cards/format.ts';
import { reachCard } from '../../cards/reach.ts';
import { missingCard, nextCard, statusCard } from '../../cards/status.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import { localDay } from '../../quality/local-day.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { followStatus, unfollowStatus } from '../../quality/status/follow-act.ts';
import { teamStatus } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { asCard, forAll, post, privately, replace, type TeamTurn } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { forOthers } from './sentence-around.ts';
import { take } from './take.ts';

/** Names of those who have not answered are for coordinator and principal, and never in the channel. */
const mayKnowNames = (turn: TeamTurn): boolean => turn.me.coordinator || turn.me.principal;
const inChannel = (turn: TeamTurn): boolean => turn.inbound.chat.kind === 'channel';

/** «status», «kort sammanfattning till huvudmannen», «nådde vi målen», «hur ligger vi till jämfört med andra skolor» */
export async function summary(turn: TeamTurn, text: string): Promise<Reply[]> {
  const asked = planAsked(text);
  const make = asked === 'brief' ? briefCard : asked === 'reach' ? reachCard : null;
  if (make) return [post(turn, ({ who, snapshot, today }) => make(who.locale, snapshot, today.toString()))];
  if (!OTHER_SCHOOLS.test(text)) return [post(turn, mine)];
  return [post(turn, (to) => withNote(mine(to), to.say('asked:otherSchools')))];
}
/** There is nothing here to set beside. */
const OTHER_SCHOOLS =
  /(?<!\p{L})(?:jämfört med|mot|än|compared (?:with|to)|than) (?:de |alla |the )?(?:andra|övriga|grann|other) ?(?:skolor\p{L}{0,3}|schools)(?!\p{L})/iu;

function mine(turn: TeamTurn) {
  const viewer = inChannel(turn) ? null : turn.me;
  return statusCard(turn.who.locale, turn.snapshot, turn.today.toString(), viewer, turn.page);
}

/** «vem har inte svarat», and «påminn dem»: who they are, and when they are reminded. */
export async function missing(turn: TeamTurn, words: string): Promise<Reply[]> {
  if (/påminn|remind/iu.test(words) && !inChannel(turn)) return [post(turn, (to) => withReminder(to, missingOf(to)))];
  return [
    mayKnowNames(turn) && inChannel(turn) ? privately(missingOf(turn), asCard('missing')) : post(turn, missingOf),
  ];
}

const missingOf = (turn: TeamTurn) =>
  missingCard(turn.who.locale, turn.snapshot, turn.today.toString(), mayKnowNames(turn) ? turn.me : null, turn.page);

/** Under the day on which those who have not answered are reminded; where there is nobody, or no day is left, as it is. */
function withReminder(turn: TeamTurn, card: Card): Card {
  const status = teamStatus(turn.snapshot, turn.today.toString());
  const waited = new Set(status.missing.map(({ id }) => id));
  const [first] = planDeliveries(turn.snapshot, turn.now.toString())
    .deliveries.filter(({ kind, recipient, checkpoint, dueAt }) => {
      const isTheirs = kind === 'reminder' && checkpoint === status.current?.id && waited.has(recipient);
      return isTheirs && Temporal.Instant.compare(dueAt, turn.now) > 0;
    })
    .map(({ dueAt }) => dueAt)
    .toSorted();
  if (waited.size === 0) return card;
  const date = first && formatDate(turn.who.locale, localDay(turn.snapshot.team, first).toString(), 'long');
  const words = date ? turn.say('status:reminded', { date: capital(date) }) : turn.say('status:remindedAlready');
  return { ...card, body: [text(words, { weight: 'bolder' }), ...card.body] };
}

export async function next(turn: TeamTurn): Promise<Reply[]> {
  return [post(turn, (to) => nextCard(to.who.locale, to.snapshot, to.today.toString()))];
}

/** «skicka status varje månad» */
export async function follow(turn: TeamTurn, words: string): Promise<Reply[]> {
  if (forOthers(turn, words)) return [post(turn, (to) => messageCard(to.say, 'people:followTheirs'))];
  const every = /veck|week/iu.test(words) ? 'week' : 'month';
  const taken = await take(forAll(turn), followStatus, { every });
  if (!taken.after) return taken.refusal ?? [post(turn, (to) => sentenceCard(to.say, inOne(taken.problems)))];
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

export async function unfollow(turn: TeamTurn, words: string): Promise<Reply[]> {
  if (forOthers(turn, words)) return [post(turn, (to) => messageCard(to.say, 'people:followTheirs'))];
  await take(turn, unfollowStatus, {});
  return [post(turn, (to) => messageCard(to.say, 'status:unfollowed'))];
}

export const actions = forTeam({
  'status.show': async (turn) => [replace(mine(turn))],
  'status.missing': async (turn) => [replace(missingOf(turn))],
});
