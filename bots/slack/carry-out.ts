/** Carries out the dispatcher's replies in Slack. */
import { setTimeout as waitFor } from 'node:timers/promises';
import type * as Bolt from '@slack/bolt';
import { type Card, inputsOf } from '../../cards/card.ts';
import { toHome, toModal } from '../../cards/render/slack.ts';
import type { Reply, SendResult } from '../messenger.ts';
import type { Log } from '../turn.ts';
import { errorCode, toSendResult } from './errors.ts';
import { chatOf, generationsAfter } from './inbound.ts';
import { blocks, SCOPE, type SlackMessenger } from './messenger.ts';

/** Where something happened, and what can be done there. */
export type Place = {
  readonly user: string;
  /** The channel, or the person's id for their direct messages. */
  readonly channel: string;
  /** Lives three seconds; needed to open a modal. */
  readonly trigger?: string;
  /** The message (its ts) that a button or a modal came from. */
  readonly message?: string;
  /** The open modal that a button was pressed in, and what is filled in there. */
  readonly modal?: string;
  readonly state?: unknown;
  /** Replaces a message that only this person sees. */
  readonly ephemeral?: Bolt.RespondFn;
  /** Answers of a slash command are for the one who gave it. */
  readonly quiet?: boolean;
};

type Means = { readonly app: Bolt.App; readonly messenger: SlackMessenger; readonly log: Log };

/** How often, and how long at most, an answer waits for a Slack that asks for patience. A person is waiting; after that it is no answer. */
const TRIES = 3;
const LONGEST_WAIT_MS = 60_000;

export async function carryOut(means: Means, place: Place, replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) {
    // One reply that Slack does not take must not stop the others.
    const result = await patiently(means, () => one(means, place, reply));
    if (result.result !== 'sent') {
      const code = result.result === 'refused' ? result.reason : result.result;
      means.log.error({ as: reply.as, code }, 'slack reply failed');
    }
  }
}

/** What became of a reply; a view has no message to refer to later. */
type Outcome = SendResult | { readonly result: 'sent' };
const SENT: Outcome = { result: 'sent' };

/** Tries again when Slack has asked for patience; never throws. */
async function patiently({ messenger }: Means, work: () => Promise<Outcome>): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const result = await work().catch((error: unknown): Outcome => {
      const code = errorCode(error);
      return code === 'unexpected' ? { result: 'refused', reason: code } : toSendResult(error, messenger.now(), SCOPE);
    });
    if (result.result !== 'throttled' || tries === TRIES) return result;
    const wait = messenger.now().until(result.until).total('milliseconds');
    if (wait > LONGEST_WAIT_MS) return result;
    await waitFor(Math.max(0, wait));
  }
}

async function one(means: Means, place: Place, reply: Reply): Promise<Outcome> {
  const { messenger } = means;
  switch (reply.as) {
    case 'post':
      return place.quiet
        ? messenger.whisper(place.channel, place.user, reply.card)
        : messenger.send(chatOf(place.channel), reply.card);
    case 'private':
      return messenger.whisper(place.channel, place.user, reply.card);
    case 'tell':
      return messenger.send(reply.to, reply.card);
    case 'home':
      await means.app.client.views.publish({
        user_id: place.user,
        view: toHome(reply.card) as unknown as Bolt.types.HomeView,
      });
      return SENT;
    case 'open':
      return openForm(means, place, reply.card);
    case 'replace':
      return replaceCard(means, place, reply.card);
  }
}

/** Whether a message in this chat may show the card: in a channel only one that is the same for everybody. */
const forAll = (place: Place, card: Card): boolean => card.shared === true || chatOf(place.channel).kind === 'personal';

const origin = (place: Place) => ({ channel: place.channel, ...(place.message ? { ts: place.message } : {}) });
/** The card as the view that takes the place of an open modal, or that opens one. */
export const asView = (place: Place, card: Card) =>
  toModal(card, origin(place), generationsAfter(place.state, card)) as unknown as Bolt.types.View;

async function openForm(means: Means, place: Place, card: Card): Promise<Outcome> {
  const { views } = means.app.client;
  if (inputsOf(card.body).length === 0) return replaceCard(means, place, card);
  try {
    if (place.modal) await views.update({ view_id: place.modal, view: asView(place, card) });
    else if (place.trigger) await views.open({ trigger_id: place.trigger, view: asView(place, card) });
    // Nothing was pressed, so there is nothing to open a modal with: a message with a button that does.
    else if (forAll(place, card)) return means.messenger.send(chatOf(place.channel), card);
    else return means.messenger.whisper(place.channel, place.user, card);
    return SENT;
  } catch (error) {
    // The trigger lives three seconds only: the same button again, seen by this person.
    means.log.error({ as: 'open', code: errorCode(error) }, 'slack modal not opened');
    return means.messenger.whisper(place.channel, place.user, card);
  }
}

async function replaceCard(means: Means, place: Place, card: Card): Promise<Outcome> {
  const { messenger, app } = means;
  if (place.modal) await app.client.views.update({ view_id: place.modal, view: asView(place, card) });
  if (place.ephemeral) {
    await place.ephemeral({ replace_original: true, ...blocks(card) });
    return SENT;
  }
  if (place.message && forAll(place, card)) {
    const done = await messenger.replace({ address: chatOf(place.channel), message: place.message }, card);
    if (done.result === 'sent' || done.result === 'throttled') return done;
  } else if (place.modal) return SENT;
  // The message it came from is gone, cannot be changed or is everybody's: the person gets the receipt all the same.
  return messenger.whisper(place.channel, place.user, card);
}
