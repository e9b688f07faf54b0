/** The addresses at which a person's and the team's calendar can be subscribed to: made, exchanged and turned off. */
import { type Act, type Acting, audit, done, NOTHING, put, type Right } from '../act.ts';
import type { AuditAction } from '../history/actions.ts';
import type { Change } from '../ports.ts';
import { anyMember, managers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Feed, TEAM_FEED } from './documents.ts';

/** One's own, or the whole team's. */
export type FeedOf = 'mine' | 'team';
type Whose = { readonly of: FeedOf };
/** `secret` is a new one; see `SECRET`. */
type WithSecret = Whose & { readonly secret: string };

const idOf = (of: FeedOf, person: string): string => (of === 'team' ? TEAM_FEED : person);

export const feedOf = ({ feeds }: Snapshot, of: FeedOf, person: string): Feed | undefined =>
  feeds.find(({ id }) => id === idOf(of, person));

/** Everybody has one of their own; the team's is for those who manage it. */
const theirs: Right<Whose> = (acting, input) => (input.of === 'team' ? managers : anyMember)(acting, input);

/** The address is there: a new one only where there is none. */
export const openFeed: Act<WithSecret> = {
  may: theirs,
  take: (acting, input) =>
    feedOf(acting.snapshot, input.of, acting.actor.id) ? NOTHING : done(made(acting, input, 'feed-opened')),
};

/** Another address; the old one shows nothing any more. */
export const renewFeed: Act<WithSecret> = {
  may: theirs,
  take: (acting, input) => done(made(acting, input, 'feed-renewed')),
};

export const closeFeed: Act<Whose> = {
  may: theirs,
  take: (acting, { of }) => {
    const before = feedOf(acting.snapshot, of, acting.actor.id);
    return before ? done([...closed(before), audit(acting, 'feed-closed', `feed/${before.id}`, null, null)]) : NOTHING;
  },
};

function made(acting: Acting, { of, secret }: WithSecret, what: AuditAction): Change[] {
  const { snapshot, actor, now } = acting;
  const before = feedOf(snapshot, of, actor.id);
  const id = idOf(of, actor.id);
  const feed: Feed = { kind: 'feed', id, version: 1, schoolYear: '', secret, by: actor.id, at: now.toString() };
  return [put(feed, before), audit(acting, what, `feed/${id}`, null, null)];
}

const closed = ({ id, version }: Feed): Change[] => [{ do: 'delete', kind: 'feed', id, expected: version }];

/** Whoever leaves the team takes no calendar along. */
export const closedWith = ({ feeds }: Snapshot, person: string): Change[] =>
  feeds.filter(({ id }) => id === person).flatMap(closed);
