/** What follows from what the platform said of one delivery: sent, tried again, or given up and told to somebody who can do something. */

import { notTaken } from '../bots/not-taken.ts';
import { type Address, isOpened } from '../quality/base.ts';
import { relying } from '../quality/commit.ts';
import { type Delivery, deliveryKey, type PlannedDelivery, UNKNOWN } from '../quality/deliveries/delivery.ts';
import { rulesFor } from '../quality/deliveries/kinds.ts';
import { coordinatorsOf, decidersOf } from '../quality/deliveries/plan.ts';
import { ConflictError, codeOf } from '../quality/errors.ts';
import type { Member } from '../quality/people/documents.ts';
import { accountOf } from '../quality/people/identity.ts';
import type { Change, DeliveryOutcome } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { MAX_ATTEMPTS, retryAt } from './backoff.ts';
import { leaveChannel } from './lost-channel.ts';
import { postpone, type Ready, type Result, type Sending } from './sending.ts';

/** What a result says of the installation: that it is well, or only that somebody answered. */
const ANSWERS: Readonly<Record<Result['result'], 'well' | 'unclear' | null>> = {
  sent: 'well',
  gone: 'well',
  refused: 'well',
  throttled: 'unclear',
  passing: 'unclear',
  misconfigured: 'unclear',
  unknown: null,
  fault: null,
};

export async function conclude(sending: Sending, ready: Ready, result: Result): Promise<DeliveryOutcome> {
  const now = sending.clock();
  const { delivery, messenger, to } = ready;
  const [installation] = messenger.scopes(to);
  const { urgent } = rulesFor(delivery.kind);
  // A fault of our own is nobody's answer.
  const fault = result.result === 'fault' ? null : notTaken(messenger.platform, installation, result);
  if (fault) sending.count?.(fault);
  const answer = ANSWERS[result.result];
  if (answer) sending.pauses.answered(installation, answer, now);
  switch (result.result) {
    case 'sent':
      await noteChat(sending, ready, result.message.address);
      return { state: 'sent', at: now.toString(), message: result.message };
    case 'throttled':
      await sending.traffic.pause(installation, result.scope, Temporal.Instant.from(result.until));
      return urgent ? again(ready, now, 'throttled') : postpone(delivery, result.until, 'throttled');
    case 'misconfigured': {
      const next = sending.pauses.misconfigured(installation, result.setting, now);
      return urgent ? again(ready, now, 'misconfigured') : postpone(delivery, next.toString(), 'misconfigured');
    }
    case 'unknown':
      sending.pauses.noAnswer(installation, ready.begun, now);
      // Where the platform cannot say what has arrived, it is tried once more and no oftener.
      return ready.doubtful ? giveUp(sending, ready, 'unreachable') : again(ready, now, UNKNOWN);
    case 'passing':
    case 'fault': {
      const enough = !urgent && delivery.attempts >= MAX_ATTEMPTS;
      return enough ? giveUp(sending, ready, 'unreachable') : again(ready, now, result.result);
    }
    case 'gone':
      return (await elsewhere(sending, ready, now)) ?? giveUp(sending, ready, 'gone');
    case 'refused': {
      const moved = CLOSED.has(result.reason) ? await elsewhere(sending, ready, now) : null;
      return moved ?? giveUp(sending, ready, 'refused', result.reason);
    }
  }
}

/** A person's chat that was opened for the message, for the first time or anew, is theirs from now on; that it could not be noted harms nobody. */
async function noteChat({ storage, log }: Sending, { delivery, snapshot, to }: Ready, chat: Address): Promise<void> {
  const member = snapshot.members.find(({ id }) => id === delivery.recipient);
  // Where people have no account beside their id, chats are not opened by it.
  if (!member || !accountOf(member) || !isOpened(chat) || chat.conversation === to.conversation) return;
  const address = { ...member.address, conversation: chat.conversation };
  try {
    await storage.commit(snapshot.key, [{ do: 'put', document: { ...member, address }, expected: member.version }]);
  } catch (error) {
    // Whatever it was, the message is there: it must not be sent again.
    log.info({ code: codeOf(error), team: snapshot.key.team }, 'a chat is not noted');
  }
}

/** Refusals that mean that the bot is no longer in the channel. */
const CLOSED: ReadonlySet<string> = new Set(['forbidden']);

/** What cannot be said in the team's channel any more is said in a coordinator's own chat, where the team lives from now on. */
async function elsewhere({ storage }: Sending, ready: Ready, now: Temporal.Instant): Promise<DeliveryOutcome | null> {
  const { delivery, snapshot, to } = ready;
  if (delivery.recipient !== 'channel' || to.kind !== 'channel') return null;
  return (await leaveChannel(storage, snapshot, to, now)) ? postpone(delivery, now.toString(), 'gone') : null;
}

/** What fails again and again falls behind the others, so that it does not hold them up. */
const again = ({ delivery, doubtful }: Ready, now: Temporal.Instant, note: string): DeliveryOutcome => ({
  state: 'waiting',
  until: retryAt(now, delivery.attempts, rulesFor(delivery.kind).urgent).toString(),
  note: doubtful ? UNKNOWN : note,
});

type Lost = 'gone' | 'refused' | 'unreachable';

async function giveUp(sending: Sending, ready: Ready, why: Lost, note: string = why): Promise<DeliveryOutcome> {
  const { delivery } = ready;
  const { kind, team, recipient } = delivery;
  sending.log.error(
    { code: note, kind, team, to: recipient === 'channel' ? recipient : 'person' },
    'delivery given up',
  );
  await tellInstead(sending, delivery, why);
  return { state: why === 'gone' ? 'gone' : 'refused', at: sending.clock().toString(), note };
}

/** Told when somebody cannot be reached: the other coordinators, or failing them the principal. */
function toldAbout(snapshot: Snapshot, person: string): Member[] {
  const others = (members: readonly Member[]) => members.filter((member) => member.id !== person);
  const coordinators = others(coordinatorsOf(snapshot));
  return coordinators.length > 0 ? coordinators : others(decidersOf(snapshot));
}

/**
 * A personal message that cannot arrive is told to somebody else, in the team as it is now: sending took its time, and who has been
 * forgotten meanwhile is named in nothing.
 */
async function tellInstead(sending: Sending, delivery: Delivery, why: Lost): Promise<void> {
  const { storage, clock } = sending;
  const snapshot = await storage.snapshot(delivery);
  const changes = snapshot ? saidInstead(delivery, snapshot, why, clock()) : [];
  if (!snapshot || changes.length === 0) return;
  try {
    await storage.commit(snapshot.key, relying(snapshot, changes, delivery.recipient));
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    await tellInstead(sending, delivery, why);
  }
}

/** The coordinator hears who and why, and the person is mentioned in the channel. */
function saidInstead(delivery: Delivery, snapshot: Snapshot, why: Lost, now: Temporal.Instant): Change[] {
  const { recipient, kind, checkpoint, occurrence } = delivery;
  const { missed } = rulesFor(kind);
  if (!missed || !snapshot.members.some(({ id }) => id === recipient)) return [];
  // Who is gone is gone for every checkpoint: that is told once.
  const about = { checkpoint: why === 'gone' ? null : checkpoint, occurrence: `${recipient}:${why}` };
  const extras: Omit<PlannedDelivery, 'key' | 'dueAt'>[] =
    missed === 'channel'
      ? [{ kind, checkpoint, recipient: 'channel', occurrence }]
      : toldAbout(snapshot, recipient).map((member) => ({ kind: 'undeliverable', ...about, recipient: member.id }));
  if ((kind === 'prompt' || kind === 'reminder') && snapshot.team.home.kind === 'channel') {
    extras.push({ kind: 'prompt', checkpoint, recipient: 'channel', occurrence: recipient });
  }
  const dueAt = now.toString();
  return extras.map((draft): Change => ({ do: 'deliver', delivery: { ...draft, key: deliveryKey(draft), dueAt } }));
}
