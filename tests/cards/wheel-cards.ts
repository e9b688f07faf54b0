/** The annual wheel and the school year's days, as they are shown. */
import type { Card } from '../../cards/card.ts';
import { schoolDaysCard } from '../../cards/school-days.ts';
import { wheelCard } from '../../cards/wheel.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';

export function wheelCards(snapshot: Snapshot, me: Member, today: string): Card[] {
  const { locale } = snapshot.team;
  return [
    wheelCard(locale, snapshot, me, today),
    wheelCard(locale, snapshot, null, today),
    schoolDaysCard(locale, snapshot, { asks: 'all' }, today, true),
    schoolDaysCard(locale, snapshot, { asks: 'staffDays' }, today, false),
    schoolDaysCard(locale, snapshot, { asks: 'break', name: null }, today, false),
    schoolDaysCard(locale, snapshot, { asks: 'break', name: 'sommar' }, today, false),
    schoolDaysCard(locale, snapshot, { asks: 'term', edge: 'ends', of: null }, today, false),
    schoolDaysCard(locale, snapshot, { asks: 'term', edge: 'starts', of: 'spring' }, today, false),
  ];
}
