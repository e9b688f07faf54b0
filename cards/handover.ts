/** What somebody is to do, each with the form in which it is given to somebody else. */
import type { Locale } from '../quality/base.ts';
import type { Parked } from '../quality/keep/documents.ts';
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
  /** Null for what is parked and nobody's in the team. */
  readonly from: Member | null;
  /** Who takes over, chosen in each form; null where nobody is named. */
  readonly taker: Member | null;
  /** Of one kind alone. */
  readonly what: 'goal' | 'intervention' | 'decision' | 'parked' | null;
  /** What is parked and theirs to bring up. */
  readonly parked: readonly Parked[];
};

/** `today` is an ISO date. */
export function handoverCard(
  locale: Locale,
  snapshot: Snapshot,
  { viewer, from, taker, what, parked }: Handed,
  today: string,
): Card {
  const say = speak(locale);
  const owned = ownedBy(snapshot, (person) => person === from?.id).filter(({ kind }) => what === null || kind === what);
  const row = rowOfWaiting(locale, snapshot, viewer, today, taker);
  const rows = [
    ...owned.map((left) => row({ kind: 'left', left })),
    ...parked.map((one) => row({ kind: 'parked', parked: one })),
  ];
  const nothing = rows.length === 0 && from ? [text(say('people:handoverNothing', { name: called(say, from) }))] : [];
  const intro = taker ? say('part:handoverTo', { name: called(say, taker) }) : say('people:handover');
  return card(
    say,
    intro,
    [text(intro), ...nothing, ...rows.slice(0, MOST_ROWS)],
    (['members', 'goals', 'interventions', 'decisions'] as const).map((one) =>
      commandButton(say, one, snapshot.key.team),
    ),
  );
}
