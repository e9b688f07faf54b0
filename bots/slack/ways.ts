/** How Slack shows a card where something just happened. */
import type { types, webApi } from '@slack/bolt';
import { type Card, inputsOf } from '../../cards/card.ts';
import { toHome, toModal } from '../../cards/render/slack.ts';
import { objects } from '../../cards/render/slack-objections.ts';
import type { Shown, Ways } from '../outbox.ts';
import { chatOf, generationsAfter, personalAddress } from './inbound.ts';
import type { KeptForms } from './kept-forms.ts';
import { blocks, type SlackMessenger } from './messenger.ts';
import { respond } from './respond.ts';
import type { Wait } from './wait.ts';

/** Where something happened, and what can be done there. */
export type Place = {
  /** The event, as the log names it. */
  readonly event: string;
  readonly user: string;
  /** The channel, or the person's id for their direct messages. */
  readonly channel: string;
  /** The thread (its first message's ts) that it was said in, where the answer belongs too. */
  readonly thread?: string;
  /** Lives three seconds; needed to open a modal. */
  readonly trigger?: string;
  /** The message (its ts) that a button or a modal came from. */
  readonly message?: string;
  /** The open modal that a button was pressed in, and what is filled in there or was sent with it. */
  readonly modal?: string;
  readonly state?: unknown;
  /** The address by which a message that only this person sees is replaced. */
  readonly ephemeral?: string;
  /** The kept form that the modal shows; see kept-forms.ts. */
  readonly kept?: string;
  /** It was done on the home page, or in a modal that was opened from there. */
  readonly home?: boolean;
  /** Answers of a slash command are for the one who gave it. */
  readonly quiet?: boolean;
};

export type Means = {
  readonly client: webApi.WebClient;
  readonly messenger: SlackMessenger;
  readonly kept: KeptForms;
  readonly wait: Wait;
  readonly apiUrl: string | undefined;
};

const SENT: Shown = { result: 'sent' };
const GONE: Shown = { result: 'gone' };

export function waysOf(means: Means, place: Place): Ways {
  const { messenger, client } = means;
  const { channel, user } = place;
  const whisper = async (card: Card) =>
    (await onTop(means, place, card))
      ? SENT
      : messenger.whisper(channel, user, inMessage(means, place, card), place.thread);
  const publish = async (card: Card) =>
    client.views.publish({
      user_id: user,
      view: toHome(await messenger.withPictures(card)) as unknown as types.HomeView,
    });
  return {
    platform: 'slack',
    installation: messenger.scopes(chatOf(channel))[0],
    event: place.event,
    post: async (card) => {
      if (await onTop(means, place, card)) return SENT;
      return place.quiet ? whisper(card) : messenger.send(chatOf(channel), card, undefined, place.thread);
    },
    renew: (message, card) => messenger.replace(message, card),
    whisper,
    replace: (card) => replaceCard(means, place, card),
    openForm: (card) => openForm(means, place, card),
    home: (card) => messenger.shown(() => publish(card)),
    file: (file) => messenger.file(personalAddress(user), file),
  };
}

const hasInputs = (card: Card): boolean => inputsOf(card.body).length > 0;

/**
 * A form as a message shows it, a press away. What somebody's words have filled in, or what stood in a window, is stored nowhere and so kept till then; any
 * other is made anew, with what has been answered meanwhile.
 */
const inMessage = ({ kept }: Means, { user, trigger, state }: Place, card: Card): Card =>
  hasInputs(card) && (card.form?.filled || trigger !== undefined || state !== undefined) ? kept.keep(card, user) : card;

/** Whether a message in this chat may show the card: in a channel only one that is the same for everybody. */
const forAll = (place: Place, card: Card): boolean => card.shared === true || chatOf(place.channel).kind === 'personal';

/** A card as the view that opens a modal or takes the place of one, and that knows where it came from. */
export const viewOf = (place: Place, card: Card): types.View => {
  const { channel, message, thread, state, ephemeral, kept, home } = place;
  const ts = message ? { ts: message } : {};
  const fixes = objects(card) ? { fixes: true } : {};
  const origin = { channel, ...ts, ...(thread ? { thread } : {}), ephemeral, kept, home, ...fixes, lang: card.lang };
  return toModal(card, origin, generationsAfter(state, card)) as unknown as types.View;
};

/**
 * A new card lies on top of the modal that was pressed in, with what has been typed under it, or of the home page: the chat is behind them. False when it was
 * pressed elsewhere, too long ago, or there is no room.
 */
async function onTop({ messenger, client }: Means, place: Place, card: Card): Promise<boolean> {
  const { modal, trigger, home, event, user, channel } = place;
  if (trigger === undefined || (modal === undefined && !home)) return false;
  const given = { trigger_id: trigger, view: viewOf({ event, user, channel, ...(home ? { home } : {}) }, card) };
  const show = () => (modal === undefined ? client.views.open(given) : client.views.push(given));
  return (await messenger.shown(show)).result === 'sent';
}

/** `refused` when the press is older than three seconds, or the modal has been closed meanwhile. */
async function openForm(means: Means, place: Place, card: Card): Promise<Shown> {
  const { messenger, client } = means;
  const { modal, trigger } = place;
  if (!hasInputs(card)) return replaceCard(means, place, card);
  if (modal) return messenger.shown(() => client.views.update({ view_id: modal, view: viewOf(place, card) }));
  if (trigger) return messenger.shown(() => client.views.open({ trigger_id: trigger, view: viewOf(place, card) }));
  // Nothing was pressed, so there is nothing to open a modal with: a message with a button that does.
  if (!forAll(place, card)) return GONE;
  const shown = card.shared ? card : inMessage(means, place, card);
  return messenger.send(chatOf(place.channel), shown, undefined, place.thread);
}

/** `gone` when what it came from is not there any more, cannot be changed or is everybody's. */
async function replaceCard(means: Means, place: Place, card: Card): Promise<Shown> {
  const { messenger, client } = means;
  const { modal, ephemeral, message } = place;
  const shown =
    modal !== undefined &&
    (await messenger.shown(() => client.views.update({ view_id: modal, view: viewOf(place, card) }))).result === 'sent';
  // Such an address takes five messages: one that is to come is behind a form that goes on.
  if (shown && hasInputs(card) && ephemeral) return SENT;
  const seen = inMessage(means, place, card);
  if (
    ephemeral &&
    (await respond(ephemeral, { replace_original: true, ...blocks(await messenger.withPictures(seen)) }, means))
  )
    return SENT;
  if (message && forAll(place, card)) return messenger.replace({ address: chatOf(place.channel), message }, card);
  return shown ? SENT : GONE;
}
