/** The address at which a calendar can be subscribed to, for whoever it belongs to; see quality/feed. */
import { type FeedOf, feedOf } from '../quality/feed/act.ts';
import { mayManage } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, heading, subtle, text } from './card.ts';
import { card, commandButton } from './common.ts';
import type { Say } from './texts.ts';

/** Whose it is, whose calendar it shows, and the address up to the secret; null when nobody has told where the server is reached. */
export type FeedShown = {
  readonly person: string;
  readonly of: FeedOf;
  readonly before: string | null;
  /** By which a file of it is made once. */
  readonly fileId: string;
};

/** The address with what can be done about it. Its secret is looked up in the snapshot, so that it stands in no delivery. */
export function feedCard(say: Say, snapshot: Snapshot, { person, of, before, fileId }: FeedShown): Card {
  const feed = feedOf(snapshot, of, person);
  if (before === null) {
    const file = button(say('feed:asFile'), { do: 'feed.file', team: snapshot.key.team, for: person, id: fileId });
    return card(say, say('feed:noServer'), [text(say('feed:noServer')), subtle(say('feed:file'))], [file]);
  }
  if (!feed) return card(say, say('feed:closed'), [text(say('feed:closed'))], [commandButton(say, 'calendarFeed')]);
  const data = { team: snapshot.key.team, for: person, of } as const;
  const member = snapshot.members.find(({ id, active }) => active && id === person);
  const other = of === 'team' ? 'mine' : 'team';
  const others = of === 'team' || (member !== undefined && mayManage(snapshot, member));
  const title = say(`feed:title.${of}`);
  return card(
    say,
    title,
    [
      heading(title),
      text(say(`feed:shows.${of}`)),
      text(`${before}${feed.secret}.ics`, { weight: 'bolder' }),
      text(say('feed:how')),
      subtle(say('feed:secret')),
    ],
    [
      button(say('feed:renew'), { do: 'feed.renew', ...data }),
      button(say('feed:close'), { do: 'feed.close', ...data }, 'destructive'),
      ...(others ? [button(say(`feed:open.${other}`), { do: 'feed.open', ...data, of: other })] : []),
    ],
  );
}
