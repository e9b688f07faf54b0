import type { Delivery } from '../quality/delivery.ts';
import type { DeliveryOutcome } from '../quality/ports.ts';

/** A claimed delivery after what became of it. */
export function settled(delivery: Delivery, outcome: DeliveryOutcome): Delivery {
  if (outcome.state === 'waiting') {
    return { ...delivery, state: 'waiting', nextAt: outcome.until, owner: null, note: outcome.note };
  }
  const message = outcome.state === 'sent' ? outcome.message : null;
  const note = outcome.state === 'sent' ? '' : outcome.note;
  return { ...delivery, state: outcome.state, nextAt: null, owner: null, endedAt: outcome.at, message, note };
}
