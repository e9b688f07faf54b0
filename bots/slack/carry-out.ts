/** Carries out the dispatcher's replies in Slack. */
import type * as Bolt from '@slack/bolt';
import { type Card, inputsOf } from '../../cards/card.ts';
import { toHome, toModal } from '../../cards/render/slack.ts';
import type { Reply } from '../messenger.ts';
import type { Log } from '../turn.ts';
import { errorCode } from './errors.ts';
import { chatOf } from './inbound.ts';
import { blocks, type SlackMessenger } from './messenger.ts';

/** Where something happened, and what can be done there. */
export type Place = {
  readonly user: string;
  /** The channel, or the person's id for their direct messages. */
  readonly channel: string;
  /** Lives three seconds; needed to open a modal. */
  readonly trigger?: string;
  /** The message (its ts) that a button or a modal came from. */
  readonly message?: string;
  /** The open modal that a button was pressed in. */
  readonly modal?: string;
  /** Replaces a message that only this person sees. */
  readonly ephemeral?: Bolt.RespondFn;
  /** Answers of a slash command are for the one who gave it. */
  readonly quiet?: boolean;
};

type Means = { readonly app: Bolt.App; readonly messenger: SlackMessenger; readonly log: Log };

export async function carryOut(means: Means, place: Place, replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) {
    try {
      await one(means, place, reply);
    } catch (error) {
      // One reply that Slack does not take must not stop the others.
      means.log.error({ as: reply.as, code: errorCode(error) }, 'slack reply failed');
    }
  }
}

async function one(means: Means, place: Place, reply: Reply): Promise<void> {
  const { messenger } = means;
  switch (reply.as) {
    case 'post':
      if (place.quiet) await messenger.whisper(place.channel, place.user, reply.card);
      else await messenger.send(chatOf(place.channel), reply.card);
      return;
    case 'private':
      await messenger.whisper(place.channel, place.user, reply.card);
      return;
    case 'tell':
      await messenger.send(reply.to, reply.card);
      return;
    case 'home':
      await means.app.client.views.publish({
        user_id: place.user,
        view: toHome(reply.card) as unknown as Bolt.types.HomeView,
      });
      return;
    case 'open':
      await openForm(means, place, reply.card);
      return;
    case 'replace':
      await replaceCard(means, place, reply.card);
  }
}

const origin = (place: Place) => ({ channel: place.channel, ...(place.message ? { ts: place.message } : {}) });
const asView = (place: Place, card: Card) => toModal(card, origin(place)) as unknown as Bolt.types.View;

async function openForm(means: Means, place: Place, card: Card): Promise<void> {
  const { views } = means.app.client;
  if (inputsOf(card.body).length === 0) return replaceCard(means, place, card);
  try {
    if (place.modal) await views.update({ view_id: place.modal, view: asView(place, card) });
    else if (place.trigger) await views.open({ trigger_id: place.trigger, view: asView(place, card) });
    // Nothing was pressed, so there is nothing to open a modal with: a message with a button that does.
    else await means.messenger.send(chatOf(place.channel), card);
  } catch (error) {
    // The trigger lives three seconds only: the same button again, seen by this person.
    means.log.error({ as: 'open', code: errorCode(error) }, 'slack modal not opened');
    await means.messenger.whisper(place.channel, place.user, card);
  }
}

async function replaceCard(means: Means, place: Place, card: Card): Promise<void> {
  const { messenger, app } = means;
  if (place.modal) await app.client.views.update({ view_id: place.modal, view: asView(place, card) });
  if (place.ephemeral) {
    await place.ephemeral({ replace_original: true, ...blocks(card) });
    return;
  }
  if (place.message) {
    const done = await messenger.replace({ address: chatOf(place.channel), message: place.message }, card);
    if (done.result === 'sent') return;
  } else if (place.modal) return;
  // The message it came from is gone or cannot be changed: the person gets the receipt all the same.
  await messenger.whisper(place.channel, place.user, card);
}
