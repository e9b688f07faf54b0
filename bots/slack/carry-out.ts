/** Carries out the dispatcher's replies in Slack: at once, with one more try where that costs a person a moment only. A lost one leaves a log line. */
import type { types, webApi } from '@slack/bolt';
import { type Card, inputsOf } from '../../cards/card.ts';
import { toHome, toModal } from '../../cards/render/slack.ts';
import type { Reply, SendResult } from '../messenger.ts';
import type { Log } from '../turn.ts';
import { errorCode, toSendResult } from './errors.ts';
import { chatOf, generationsAfter } from './inbound.ts';
import type { KeptForms } from './kept-forms.ts';
import { blocks, type SlackMessenger } from './messenger.ts';
import { respond } from './respond.ts';
import type { Wait } from './wait.ts';

/** Where something happened, and what can be done there. */
export type Place = {
  readonly user: string;
  /** The channel, or the person's id for their direct messages. */
  readonly channel: string;
  /** Lives three seconds; needed to open a modal. */
  readonly trigger?: string;
  /** The message (its ts) that a button or a modal came from. */
  readonly message?: string;
  /** The open modal that a button was pressed in, and what is filled in there or was sent with it. */
  readonly modal?: string;
  readonly state?: unknown;
  /** The address by which a message that only this person sees is replaced. */
  readonly ephemeral?: string;
  /** Answers of a slash command are for the one who gave it. */
  readonly quiet?: boolean;
};

export type Means = {
  readonly client: webApi.WebClient;
  readonly messenger: SlackMessenger;
  readonly kept: KeptForms;
  readonly log: Log;
  readonly wait: Wait;
  readonly stopped: AbortSignal;
  readonly apiUrl: string | undefined;
};

/** A person is waiting: what cannot be said within so long is lost to them, and the log says so. */
const SOON_MS = 3_000;
const PASSING_MS = 1_000;

export async function carryOut(means: Means, place: Place, replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) {
    // One reply that Slack does not take must not stop the others.
    const result = await promptly(means, () => one(means, place, reply));
    if (result.result !== 'sent') {
      const code = result.result === 'refused' ? result.reason : result.result;
      means.log.error({ as: reply.as, code }, 'slack reply failed');
    }
  }
}

/** What became of a reply; a view has no message to refer to later. */
type Outcome = SendResult | { readonly result: 'sent' };
const SENT: Outcome = { result: 'sent' };

/** One more try when nothing can have arrived and it is soon; never rejects. */
async function promptly(means: Means, work: () => Promise<Outcome>): Promise<Outcome> {
  const now = means.messenger.now;
  const attempt = (): Promise<Outcome> => work().catch((error: unknown) => toSendResult(error, now(), ''));
  const first = await attempt();
  const pause =
    first.result === 'passing'
      ? PASSING_MS
      : first.result === 'throttled'
        ? Math.max(0, now().until(first.until).total('milliseconds'))
        : null;
  if (pause === null || pause > SOON_MS) return first;
  return (await means.wait(pause, means.stopped)) ? attempt() : first;
}

async function one(means: Means, place: Place, reply: Reply): Promise<Outcome> {
  const { messenger, client } = means;
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
      await client.views.publish({ user_id: place.user, view: toHome(reply.card) as unknown as types.HomeView });
      return SENT;
    case 'open':
      return openForm(means, place, reply.card);
    case 'replace':
      return replaceCard(means, place, reply.card);
  }
}

/** Whether a message in this chat may show the card: in a channel only one that is the same for everybody. */
const forAll = (place: Place, card: Card): boolean => card.shared === true || chatOf(place.channel).kind === 'personal';

/** The card as the view that opens a modal or takes the place of one, and that knows where it came from. */
export const viewOf = (place: Place, card: Card): types.View => {
  const { channel, message, state } = place;
  const origin = { channel, ...(message ? { ts: message } : {}), lang: card.lang };
  return toModal(card, origin, generationsAfter(state, card)) as unknown as types.View;
};

/** Opens a form: in a modal from a fresh press, else as a message with a button that does. */
export async function openForm(means: Means, place: Place, card: Card): Promise<Outcome> {
  const { views } = means.client;
  if (inputsOf(card.body).length === 0) return replaceCard(means, place, card);
  try {
    if (place.modal) await views.update({ view_id: place.modal, view: viewOf(place, card) });
    else if (place.trigger) await views.open({ trigger_id: place.trigger, view: viewOf(place, card) });
    // Nothing was pressed, so there is nothing to open a modal with.
    else if (forAll(place, card)) return means.messenger.send(chatOf(place.channel), card);
    else return means.messenger.whisper(place.channel, place.user, card);
    return SENT;
  } catch (error) {
    // The trigger lives three seconds, and a modal may have been closed: a button that opens this very form, seen by this person.
    means.log.error({ as: 'open', code: errorCode(error) }, 'slack modal not opened');
    return offer(means, place, card);
  }
}

/** A form as a message to the person, with what stands in it a press away. */
export const offer = (means: Means, place: Place, card: Card): Promise<SendResult> =>
  means.messenger.whisper(place.channel, place.user, means.kept.keep(card, place.user));

async function replaceCard(means: Means, place: Place, card: Card): Promise<Outcome> {
  const { messenger } = means;
  const shown = place.modal !== undefined && (await shownInModal(means, place, place.modal, card));
  if (place.ephemeral && (await respond(place.ephemeral, { replace_original: true, ...blocks(card) }, means)))
    return SENT;
  if (place.message && forAll(place, card)) {
    const done = await messenger.replace({ address: chatOf(place.channel), message: place.message }, card);
    if (done.result !== 'gone' && done.result !== 'refused') return done;
  } else if (shown) return SENT;
  // What it came from is gone, cannot be changed or is everybody's: the person gets the receipt all the same.
  return offer(means, place, card);
}

/** Whether the modal that a button was pressed in shows the card now; it may have been closed meanwhile. */
async function shownInModal(means: Means, place: Place, modal: string, card: Card): Promise<boolean> {
  try {
    await means.client.views.update({ view_id: modal, view: viewOf(place, card) });
    return true;
  } catch (error) {
    means.log.info({ as: 'replace', code: errorCode(error) }, 'slack modal not there');
    return false;
  }
}
