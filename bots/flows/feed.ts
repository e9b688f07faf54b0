/** «kalenderlänk»: the address at which a calendar can be subscribed to, for the eyes of the one whose it is. */
import { feedCard } from '../../cards/feed.ts';
import type { Act } from '../../quality/act.ts';
import { closeFeed, type FeedOf, openFeed, renewFeed } from '../../quality/feed/act.ts';
import type { Reply } from '../messenger.ts';
import { newSecret } from '../secret.ts';
import { asCard, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

type Step = Act<{ readonly of: FeedOf; readonly secret: string }>;

/** Without a server that people reach there is no address, and none is made. */
async function cardAfter(turn: TeamTurn, act: Step, of: FeedOf) {
  const before = turn.calendarsAt ?? null;
  const shown = { person: turn.me.id, of, before, fileId: crypto.randomUUID() };
  if (before === null) return { card: feedCard(turn.say, turn.snapshot, shown), refusal: null };
  const taken = await take(turn, act, { of, secret: newSecret() });
  return { card: feedCard(turn.say, taken.after ?? turn.snapshot, shown), refusal: taken.after ? null : taken.refusal };
}

/** One's own, or the team's for whoever manages it and asks for that. */
export async function ask(turn: TeamTurn, words: string): Promise<Reply[]> {
  const of = /\bteam|hela|alla|\ball\b|whole/i.test(words) ? 'team' : 'mine';
  const { card, refusal } = await cardAfter(turn, openFeed, of);
  const at = turn.calendarsAt;
  return refusal ?? [toMe(turn, card, asCard('feed', null, { of, ...(at ? { at } : {}) }))];
}

const pressed =
  (act: Step) =>
  async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
    const { card, refusal } = await cardAfter(turn, act, data['of'] === 'team' ? 'team' : 'mine');
    return refusal ?? [replace(card)];
  };

export const actions = forTeam({
  'feed.open': pressed(openFeed),
  'feed.renew': pressed(renewFeed),
  'feed.close': pressed(closeFeed),
});
