/** What somebody is to do, each with the form in which it is given to somebody else. */
import type { Locale } from '../quality/base.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { ownedBy } from '../quality/status/owned.ts';
import { type Card, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { called } from './names.ts';
import { speak } from './texts.ts';
import { rowOfWaiting } from './waiting.ts';

/** As many rows as a message can be read of; the goals, interventions and decisions have the rest. */
const MOST_ROWS = 8;

export type Handed = {
  /** Who reads what is still `from`'s to do. */
  readonly viewer: Member;
  readonly from: Member;
  /** Who takes over, chosen in each form; null where nobody is named. */
  readonly taker: Member | null;
  /** Of one kind alone. */
  readonly what: 'goal' | 'intervention' | 'decision' | null;
};

/** `today` is an ISO date. */
export function handoverCard(
  locale: Locale,
  snapshot: Snapshot,
  { viewer, from, taker, what }: Handed,
  today: string,
): Card {
  const say = speak(locale);
  const owned = ownedBy(snapshot, (person) => person === from.id).filter(({ kind }) => what === null || kind === what);
  const row = rowOfWaiting(locale, snapshot, viewer, today, taker);
  const nothing = owned.length === 0 ? [text(say('people:handoverNothing', { name: called(say, from) }))] : [];
  const intro = taker ? say('part:handoverTo', { name: called(say, taker) }) : say('people:handover');
  return card(
    say,
    intro,
    [text(intro), ...nothing, ...owned.slice(0, MOST_ROWS).map((left) => row({ kind: 'left', left }))],
    (['members', 'goals', 'interventions', 'decisions'] as const).map((one) =>
      commandButton(say, one, snapshot.key.team),
    ),
  );
}
