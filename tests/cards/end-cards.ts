/** A team's goals, the cards by which they come to an end, or become one, and those that answer what is asked of all of them. */
import type { Card } from '../../cards/card.ts';
import { finishCard, mergeCard } from '../../cards/goal-end.ts';
import { dropCard, goalsCard } from '../../cards/goals.ts';
import { speak } from '../../cards/texts.ts';
import type { Locale } from '../../quality/base.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { askedCards } from './asked-cards.ts';

export function endCards(locale: Locale, snapshot: Snapshot, today: string, typed: string): Card[] {
  const say = speak(locale);
  return [
    goalsCard(locale, snapshot, () => true, today, typed),
    ...snapshot.goals.slice(0, 1).flatMap((one) => [dropCard(say, 't', one), finishCard(say, snapshot, one)]),
    mergeCard(say, snapshot, snapshot.goals.slice(0, 2), () => true),
    ...askedCards(locale, snapshot, today),
  ];
}
