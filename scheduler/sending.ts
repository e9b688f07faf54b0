/** What sending one delivery needs, and what can come of it. */
import type { Messenger, SendResult } from '../bots/messenger.ts';
import type { Count } from '../bots/not-taken.ts';
import type { Log } from '../bots/turn.ts';
import type { Card } from '../cards/card.ts';
import type { Address } from '../quality/base.ts';
import { type Delivery, UNKNOWN } from '../quality/deliveries/delivery.ts';
import type { DeliveryOutcome, Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Pauses } from './pauses.ts';
import type { SharedTraffic } from './traffic.ts';

/** What sending needs from around it. */
export type Sending = {
  readonly storage: Storage;
  /** What sends on a platform to an organisation's teams. */
  readonly messengers: (platform: Address['platform'], tenant: string) => Messenger | undefined;
  /** `also`: others to the same person that the card says as well. */
  readonly render: (
    delivery: Delivery,
    snapshot: Snapshot,
    now: string,
    notes: { late: boolean; also: readonly Delivery[] },
  ) => Card;
  readonly clock: () => Temporal.Instant;
  /** Waits so many milliseconds, or until everything stops. */
  readonly wait: (milliseconds: number, stopped: AbortSignal) => Promise<unknown>;
  readonly log: Log;
  /** Told of each call that the platform did not take. */
  readonly count?: Count;
  readonly pauses: Pauses;
  readonly traffic: SharedTraffic;
  /** After this nobody may send what was claimed: another process may have it. */
  readonly leaseUntil: Temporal.Instant;
  /** Nothing new is begun after it. */
  readonly stopped: AbortSignal;
  /** Told when a call to the platform begins: from then on the delivery's fate may be unknown. */
  readonly begins: (delivery: Delivery) => void;
};

/** A delivery that can be sent: what it is about, and where it goes. */
export type Ready = {
  readonly delivery: Delivery;
  readonly snapshot: Snapshot;
  readonly to: Address;
  readonly messenger: Messenger;
  /** An earlier try may have arrived, and the platform cannot say. */
  readonly doubtful: boolean;
  readonly begun: Temporal.Instant;
};

export type Result = SendResult | { readonly result: 'fault' };

/** The claim was no try to send, and is not counted as one. That an earlier one may have arrived is not forgotten. */
export const postpone = (delivery: Delivery, until: string, note: string): DeliveryOutcome => ({
  state: 'waiting',
  until,
  note: delivery.note === UNKNOWN ? UNKNOWN : note,
  attempts: delivery.attempts - 1,
});
