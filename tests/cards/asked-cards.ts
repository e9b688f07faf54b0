/** The cards that answer what is asked of the plan in words of one's own. */
import { asideCard } from '../../cards/aside.ts';
import { briefCard } from '../../cards/brief.ts';
import type { Card } from '../../cards/card.ts';
import { clashCard } from '../../cards/clash.ts';
import { evidenceCard, hoursCard } from '../../cards/evidence.ts';
import { lateCard } from '../../cards/late.ts';
import { reachCard } from '../../cards/reach.ts';
import { speak } from '../../cards/texts.ts';
import type { Locale } from '../../quality/base.ts';
import type { Snapshot } from '../../quality/snapshot.ts';

export function askedCards(locale: Locale, snapshot: Snapshot, today: string): Card[] {
  const say = speak(locale);
  return [
    evidenceCard(locale, snapshot),
    hoursCard(locale, snapshot),
    briefCard(locale, snapshot, today),
    reachCard(locale, snapshot, today),
    asideCard(say, snapshot, today),
    asideCard(say, snapshot, null),
    clashCard(say, snapshot, snapshot.checkpoints),
    ...snapshot.members.slice(0, 1).map((one) => lateCard(locale, snapshot, one, today)),
  ];
}
