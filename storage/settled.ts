import { type Delivery, UNKNOWN } from '../quality/deliveries/delivery.ts';
import type { DeliveryOutcome } from '../quality/ports.ts';

/** A claimed delivery after what became of it. */
export function settled(delivery: Delivery, outcome: DeliveryOutcome): Delivery {
  if (outcome.state === 'waiting') {
    const { until, note, attempts = delivery.attempts } = outcome;
    return { ...delivery, state: 'waiting', nextAt: until, owner: null, note, attempts };
  }
  const message = outcome.state === 'sent' ? outcome.message : null;
  const note = outcome.state === 'sent' ? '' : outcome.note;
  return { ...delivery, state: outcome.state, nextAt: null, owner: null, endedAt: outcome.at, message, note };
}

/** A delivery that is taken to be sent. If it was claimed already, that claim has run out and nobody knows what came of it. */
export const claimedBy = (delivery: Delivery, owner: string): Delivery => ({
  ...delivery,
  state: 'claimed',
  owner,
  attempts: delivery.attempts + 1,
  note: delivery.state === 'claimed' ? UNKNOWN : delivery.note,
});
