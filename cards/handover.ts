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

/** `viewer` reads what is still `from`'s to do. `today` is an ISO date. */
export function handoverCard(locale: Locale, snapshot: Snapshot, viewer: Member, from: Member, today: string): Card {
  const say = speak(locale);
  const owned = ownedBy(snapshot, (person) => person === from.id);
  const row = rowOfWaiting(locale, snapshot, viewer, today);
  const nothing = owned.length === 0 ? [text(say('people:handoverNothing', { name: called(say, from) }))] : [];
  return card(
    say,
    say('people:handover'),
    [text(say('people:handover')), ...nothing, ...owned.slice(0, MOST_ROWS).map((left) => row({ kind: 'left', left }))],
    (['members', 'goals', 'interventions', 'decisions'] as const).map((one) =>
      commandButton(say, one, snapshot.key.team),
    ),
  );
}
