/** A bot's promise to the rest of the product. Each platform implements it; one contract suite runs on both. */
import type { Card } from '../cards/card.ts';
import type { Address, Locale, MessageRef } from '../quality/base.ts';

export type SendResult =
  | { readonly result: 'sent'; readonly message: MessageRef }
  /** The platform asks for patience; try again at `until` (ISO instant). Also used for passing faults. */
  | { readonly result: 'throttled'; readonly until: string }
  /** The person or chat no longer exists, or the bot was removed from it. */
  | { readonly result: 'gone' }
  /** It will not be accepted however often it is tried. `reason` is a stable word such as `forbidden`, `too-large`. */
  | { readonly result: 'refused'; readonly reason: string };

export type ChannelMember = {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly address: Address;
};

export interface Messenger {
  readonly platform: Address['platform'];
  /** Sends a card. Opens a personal chat first where that is needed. Never throws for what the platform answers. */
  send(to: Address, card: Card): Promise<SendResult>;
  replace(message: MessageRef, card: Card): Promise<SendResult>;
  /** The people in a channel (bots left out), all pages. Throws `ArshjuletError` when it cannot be read. */
  members(channel: Address): Promise<readonly ChannelMember[]>;
}

/**
 * What the dispatcher answers. Carried out in order.
 * - `post`: a new message in the chat where it happened.
 * - `replace`: the card that was answered turns into this one (receipt, or the same form with its faults named). In a Slack modal a
 *   card with inputs keeps the modal open with what was typed, any other closes it and updates the message it came from.
 *   In a channel the message turns into a `shared` card for everybody; any other is shown to the one who pressed, and the message stays.
 * - `open`: show a form: Slack opens a modal (from the button's trigger), Teams replaces the card in place when it was a
 *   card's button. In answer to words it is posted; in a channel, unless it is `shared`, as `private`.
 * - `private`: only the acting person sees it (Slack: ephemeral or DM; Teams: personal chat).
 * - `tell`: a message to somebody else, e.g. the announcement in the channel. Sent after the answer, not waited for.
 * - `home`: content of Slack's App Home (Teams: posted).
 */
export type Reply =
  | { readonly as: 'post' | 'replace' | 'open' | 'private' | 'home'; readonly card: Card }
  | { readonly as: 'tell'; readonly to: Address; readonly card: Card };
