/** One claimed delivery: asks once more whether it should be sent, sends it, and says what became of it. */
import type { Messenger, SendResult } from '../bots/messenger.ts';
import { withSchool } from '../cards/common.ts';
import type { Address, MessageRef } from '../quality/base.ts';
import { decideDelivery } from '../quality/deliveries/decide.ts';
import { type Delivery, UNKNOWN } from '../quality/deliveries/delivery.ts';
import { isLeft, mayBeLeft } from '../quality/deliveries/enough.ts';
import { rulesFor } from '../quality/deliveries/kinds.ts';
import { codeOf } from '../quality/errors.ts';
import type { DeliveryOutcome } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { conclude } from './conclude.ts';
import { postpone, type Ready, type Result, type Sending } from './sending.ts';

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
  if (!snapshot) return { state: 'superseded', at: now.toString(), note: 'no-team' };
  const verdict = decideDelivery(delivery, snapshot, now.toString());
  if (verdict.do === 'supersede') return { state: 'superseded', at: now.toString(), note: verdict.why };
  if (verdict.do === 'postpone') return postpone(delivery, verdict.until, verdict.why);
  if (await isTooMuch(sending, delivery, snapshot)) return { state: 'superseded', at: now.toString(), note: 'enough' };
  const to = addressOf(delivery, snapshot);
  const messenger = to && sending.messengers(to.platform, delivery.tenant);
  if (!to || !messenger) return postpone(delivery, now.add(NO_PLATFORM).toString(), 'no-platform');
  const ofSeveral = await isOfSeveral(sending, delivery);
  const turn = await takeTurn(sending, delivery, messenger, to);
  if (turn !== 'go') return turn;
  sending.begins(delivery);
  const earlier = await lookUp(sending, delivery, messenger, to);
  if (earlier.arrived) return { state: 'sent', at: sending.clock().toString(), message: earlier.message };
  const begun = sending.clock();
  const ready: Ready = { delivery, snapshot, to, messenger, doubtful: earlier.doubtful, begun };
  const at = begun.toString();
  const result = await send(sending, ready, () => {
    const card = sending.render(delivery, snapshot, at, { late: verdict.late, also });
    return messenger.send(to, ofSeveral ? withSchool(card, snapshot.team.school) : card, idOf(delivery));
  });
  return conclude(sending, ready, result);
}

/** One that may be left, to somebody who has had a year's messages. */
async function isTooMuch({ storage }: Sending, delivery: Delivery, snapshot: Snapshot): Promise<boolean> {
  const { kind, recipient } = delivery;
  if (!mayBeLeft(kind) || recipient === 'channel') return false;
  const { autumnStart } = snapshot.team.calendar;
  return isLeft(delivery, await storage.deliveriesTo(snapshot.key, recipient, autumnStart), snapshot);
}

/** Somebody in several teams reads which school a message is about. */
const isOfSeveral = async ({ storage }: Sending, { tenant, recipient }: Delivery): Promise<boolean> =>
  recipient !== 'channel' && (await storage.teamsOf(tenant, recipient)).length > 1;

/** The delivery's own id with the platform; the same for every try. */
const idOf = ({ tenant, team, key }: Delivery): string => JSON.stringify([tenant, team, key]);

function addressOf(delivery: Delivery, snapshot: Snapshot): Address | null {
  if (delivery.recipient === 'channel') return snapshot.team.home;
  return snapshot.members.find((member) => member.id === delivery.recipient)?.address ?? null;
}

/** Waits for its turn, and for nothing longer than a moment. What is urgent waits for no pause and no pace. */
async function takeTurn(
  sending: Sending,
  delivery: Delivery,
  messenger: Messenger,
  to: Address,
): Promise<'go' | DeliveryOutcome | null> {
  const { clock, traffic, stopped } = sending;
  const scopes = messenger.scopes(to);
  if (!rulesFor(delivery.kind).urgent) {
    const standing = standsStill(sending, delivery, scopes);
    if (standing) return standing;
    const pace = await traffic.turn({ to, scopes });
    if ('paused' in pace) return postpone(delivery, pace.paused.toString(), 'throttled');
    if ('back' in pace) return postpone(delivery, pace.back.toString(), delivery.note);
    if (pace.wait > 0) {
      await sending.wait(pace.wait, stopped);
      const meanwhile = standsStill(sending, delivery, scopes);
      if (meanwhile) return meanwhile;
    }
  }
  if (stopped.aborted) return postpone(delivery, clock().toString(), delivery.note);
  return Temporal.Instant.compare(clock(), sending.leaseUntil) >= 0 ? null : 'go';
}

/** What becomes of it where nothing goes for a while; null where all is well. */
function standsStill(
  { clock, pauses, traffic }: Sending,
  delivery: Delivery,
  scopes: ReturnType<Messenger['scopes']>,
): DeliveryOutcome | null {
  const paused = traffic.paused(scopes);
  if (paused) return postpone(delivery, paused.toString(), 'throttled');
  const resting = pauses.waiting(scopes, clock());
  return resting && postpone(delivery, resting.toString(), 'misconfigured');
}

type Earlier =
  | { readonly arrived: true; readonly message: MessageRef }
  | { readonly arrived: false; readonly doubtful: boolean };

/** Notes of tries that may have arrived. A page instead of the platform's answer says nothing of what became of the message. */
const MAYBE: ReadonlySet<string> = new Set([UNKNOWN, 'misconfigured']);

/** What became of a try whose fate nobody knows, as far as the platform can say. */
async function lookUp(sending: Sending, delivery: Delivery, messenger: Messenger, to: Address): Promise<Earlier> {
  if (!MAYBE.has(delivery.note)) return { arrived: false, doubtful: false };
  const doubtful = delivery.note === UNKNOWN;
  if (!messenger.find) return { arrived: false, doubtful };
  try {
    const found = await messenger.find(to, idOf(delivery));
    if (found === 'unknowable') return { arrived: false, doubtful };
    return found ? { arrived: true, message: found } : { arrived: false, doubtful: false };
  } catch (error) {
    sending.log.warn({ code: codeOf(error), kind: delivery.kind, team: delivery.team }, 'message not looked up');
    return { arrived: false, doubtful };
  }
}

/** A card that cannot be made, or a messenger that throws, concerns this one delivery only. */
async function send({ log }: Sending, { delivery, snapshot }: Ready, work: () => Promise<SendResult>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    log.error({ code: codeOf(error), kind: delivery.kind, team: snapshot.key.team }, 'delivery failed');
    return { result: 'fault' };
  }
}
