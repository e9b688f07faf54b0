/** The cards of decisions, with `typed` wherever somebody may have typed. */
import type { Card } from '../../cards/card.ts';
import { decisionChangeCard, decisionRemoveCard } from '../../cards/decision-change.ts';
import { decisionsFormCard, decisionsListCard, decisionsSoFarCard, summaryCard } from '../../cards/decisions.ts';
import { speak } from '../../cards/texts.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';

export function decisionCards(snapshot: Snapshot, one: Checkpoint, me: Member, typed: string, today: string): Card[] {
  const { locale } = snapshot.team;
  const values = { text: typed, owner: me.id, due: '' };
  return [
    decisionsFormCard(locale, snapshot, one, values, { id: crypto.randomUUID(), today: one.date, problems: [typed] }),
    decisionsSoFarCard(locale, snapshot, one, one.date),
    decisionsSoFarCard(locale, snapshot, one, '2026-08-20'),
    decisionsListCard(locale, snapshot, me, today),
    summaryCard(locale, snapshot, one, me.id, today),
    ...snapshot.decisions
      .slice(0, 1)
      .flatMap((decision) => [
        decisionChangeCard(locale, snapshot, decision, values, [typed]),
        decisionRemoveCard(speak(locale), snapshot, decision),
      ]),
  ];
}
