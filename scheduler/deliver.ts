/** One claimed delivery: asks once more whether it should be sent, sends it, and says what became of it. */
import type { Messenger, SendResult } from '../bots/messenger.ts';
import type { Card } from '../cards/card.ts';
import type { Address } from '../quality/base.ts';
import { decideDelivery } from '../quality/deliveries/decide.ts';
import { type Delivery, deliveryKey, type PlannedDelivery } from '../quality/deliveries/delivery.ts';
import { coordinatorsOf, decidersOf } from '../quality/deliveries/plan.ts';
import { codeOf } from '../quality/errors.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Change, DeliveryOutcome, Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { MAX_ATTEMPTS, retryAt } from './backoff.ts';
import type { createPacing, Pauses } from './pacing.ts';

export type Log = { info(fields: object, what: string): void; error(fields: object, what: string): void };

/** What sending needs from around it. */
export type Sending = {
  readonly storage: Storage;
  readonly messengers: (platform: Address['platform']) => Messenger | undefined;
  /** `also`: others of the same kind, to the same person, that the card says as well. */
  readonly render: (
    delivery: Delivery,
    snapshot: Snapshot,
    now: string,
    notes: { late: boolean; also: readonly Delivery[] },
  ) => Card;
  readonly clock: () => Temporal.Instant;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly log: Log;
  readonly pauses: Pauses;
  readonly paced: ReturnType<typeof createPacing>;
  /** After this nobody may send what was claimed: another process may have it. */
  readonly leaseUntil: Temporal.Instant;
};

/** How often a platform that nobody has configured here is looked for. */
const NO_PLATFORM: Temporal.DurationLike = { hours: 1 };

/** The outcome, or null when the lease is running out and the delivery was left for the next claim. */
export async function deliver(
  sending: Sending,
  delivery: Delivery,
  snapshot: Snapshot | null,
  also: readonly Delivery[],
): Promise<DeliveryOutcome | null> {
  const now = sending.clock();
  const at = now.toString();
  /** The claim was no try to send, and is not counted as one. */
  const postpone = (until: string, note: string): DeliveryOutcome => ({
    state: 'waiting',
    until,
    note,
    attempts: delivery.attempts - 1,
  });
  if (!snapshot) return { state: 'superseded', at, note: 'no-team' };
  const verdict = decideDelivery(delivery, snapshot, at);
  if (verdict.do === 'supersede') return { state: 'superseded', at, note: verdict.why };
  if (verdict.do === 'postpone') return postpone(verdict.until, verdict.why);
  const to = addressOf(delivery, snapshot);
  const messenger = to && sending.messengers(to.platform);
  if (!to || !messenger) return postpone(now.add(NO_PLATFORM).toString(), 'no-platform');
  const paused = sending.pauses.pausedUntil(messenger.scopes(to), now);
  if (paused) return postpone(paused.toString(), 'throttled');
  const pace = sending.paced(to, now);
  if (pace > 0) await sending.wait(pace);
  if (Temporal.Instant.compare(sending.clock(), sending.leaseUntil) >= 0) return null;
  const result = await send(sending, delivery, snapshot, () =>
    messenger.send(to, sending.render(delivery, snapshot, at, { late: verdict.late, also }), delivery.key),
  );
  return conclude(sending, delivery, snapshot, result);
}

function addressOf(delivery: Delivery, snapshot: Snapshot): Address | null {
  if (delivery.recipient === 'channel') return snapshot.team.home;
  return snapshot.members.find((member) => member.id === delivery.recipient)?.address ?? null;
}

type Result = SendResult | { readonly result: 'fault' };

/** A card that cannot be made, or a messenger that throws, concerns this one delivery only. */
async function send(
  { log }: Sending,
  delivery: Delivery,
  snapshot: Snapshot,
  work: () => Promise<SendResult>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    log.error({ code: codeOf(error), kind: delivery.kind, team: snapshot.key.team }, 'delivery failed');
    return { result: 'fault' };
  }
}

async function conclude(
  sending: Sending,
  delivery: Delivery,
  snapshot: Snapshot,
  result: Result,
): Promise<DeliveryOutcome> {
  const now = sending.clock();
  const at = now.toString();
  switch (result.result) {
    case 'sent':
      return { state: 'sent', at, message: result.message };
    case 'throttled':
    case 'passing':
    case 'unknown':
    case 'misconfigured':
    case 'fault': {
      const asked = result.result === 'throttled' ? Temporal.Instant.from(result.until) : now;
      if (result.result === 'throttled') sending.pauses.pause(result.scope, asked);
      if (delivery.attempts >= MAX_ATTEMPTS) {
        await tellInstead(sending, delivery, snapshot, 'unreachable');
        return { state: 'refused', at, note: 'unreachable' };
      }
      // What fails again and again falls behind the others, so that it does not hold them up.
      const again = retryAt(now, delivery.attempts);
      const until = Temporal.Instant.compare(asked, again) > 0 ? asked : again;
      return { state: 'waiting', until: until.toString(), note: result.result };
    }
    case 'gone':
      await tellInstead(sending, delivery, snapshot, 'gone');
      return { state: 'gone', at, note: 'gone' };
    case 'refused':
      await tellInstead(sending, delivery, snapshot, 'refused');
      return { state: 'refused', at, note: result.reason };
  }
}

/** Told when somebody cannot be reached: the other coordinators, or failing them the principal. */
function toldAbout(snapshot: Snapshot, person: string): Member[] {
  const others = (members: readonly Member[]) => members.filter((member) => member.id !== person);
  const coordinators = others(coordinatorsOf(snapshot));
  return coordinators.length > 0 ? coordinators : others(decidersOf(snapshot));
}

/** A personal message that cannot arrive: the coordinator hears who and why, and the person is mentioned in the channel. */
async function tellInstead(
  { storage, clock }: Sending,
  delivery: Delivery,
  snapshot: Snapshot,
  why: 'gone' | 'refused' | 'unreachable',
): Promise<void> {
  const { recipient, kind, checkpoint } = delivery;
  if (recipient === 'channel' || kind === 'undeliverable' || kind === 'status') return;
  const extras: Omit<PlannedDelivery, 'key' | 'dueAt'>[] = toldAbout(snapshot, recipient).map((member) => ({
    kind: 'undeliverable',
    checkpoint,
    recipient: member.id,
    occurrence: `${recipient}:${why}`,
  }));
  if ((kind === 'prompt' || kind === 'reminder') && snapshot.team.home.kind === 'channel') {
    extras.push({ kind: 'prompt', checkpoint, recipient: 'channel', occurrence: recipient });
  }
  const dueAt = clock().toString();
  const changes = extras.map(
    (draft): Change => ({ do: 'deliver', delivery: { ...draft, key: deliveryKey(draft), dueAt } }),
  );
  if (changes.length > 0) await storage.commit(snapshot.key, changes);
}
