/** A bot's promise to the rest of the product. Each platform implements it; one contract suite runs on both. */
import type { ActionData, Card } from '../cards/card.ts';
import type { Verb } from '../cards/verbs.ts';
import type { Address, MessageRef, TeamKey } from '../quality/base.ts';
import type { Told } from '../quality/deliveries/told.ts';
import type { Person } from '../quality/people/identity.ts';

/** What became of one call. Exactly one of these within the bot's time limit; a messenger never throws for what a platform does. */
export type SendResult =
  | { readonly result: 'sent'; readonly message: MessageRef }
  /** The platform asked for patience (a real 429 or `ratelimited`): nothing more in this scope until the ISO instant. See `scopes`. */
  | { readonly result: 'throttled'; readonly scope: string; readonly until: string }
  /** A fault of this one try, before anything was taken (5xx, 412, no network): only this recipient waits. */
  | { readonly result: 'passing' }
  /** It may have arrived: a time-out, a connection lost after the request was sent, a success without a readable answer. See `find`. */
  | { readonly result: 'unknown' }
  /** The person or chat no longer exists, or the bot was removed from it. */
  | { readonly result: 'gone' }
  /** It will not be accepted however often it is tried. `reason` is a stable word such as `forbidden`, `too-large`. */
  | { readonly result: 'refused'; readonly reason: string }
  /** The installation's fault, nobody's in particular: everything there waits until the operator has mended `setting`. */
  | { readonly result: 'misconfigured'; readonly setting: string };

/** Somebody in a channel, as the platform tells of them. */
export type ChannelMember = Person;

/** A file for one person. */
export type OutFile = {
  /** With its ending, and only characters that a drive takes; see `fileName`. */
  readonly name: string;
  /** What it is, in its reader's language. */
  readonly title: string;
  /** What a platform that asks the person first shows them: what the file is, and where it goes. */
  readonly question: string;
  readonly bytes: Uint8Array;
  /** Where a platform asks the person first: the button's data that their yes becomes. `no` is the verb of a no. */
  readonly consent: { readonly do: Verb; readonly no: Verb; readonly [key: string]: string };
};

export interface Messenger {
  readonly platform: Address['platform'];
  /** Sends a card. Opens a personal chat first where that is needed. `id` is the sender's own for this message, by which `find` knows it. */
  send(to: Address, card: Card, id?: string): Promise<SendResult>;
  /** Whether the message with that id arrived in the chat; `unknowable` where the platform cannot be asked, or does not say now. */
  find?(to: Address, id: string): Promise<MessageRef | null | 'unknowable'>;
  /** What a pause may concern for a message to this address, as opaque words: the installation (app and tenant, or workspace) first, then narrower. */
  scopes(to: Address): readonly [installation: string, ...narrower: string[]];
  /** The setting for which the platform last turned the installation away; null when all is well, as far as is known. */
  trouble(): string | null;
  replace(message: MessageRef, card: Card): Promise<SendResult>;
  /** Sends a file into a person's own chat, or asks them there whether they want it. `refused` where no file can be sent. */
  file(to: Address, file: OutFile): Promise<SendResult>;
  /** The people in a channel (bots left out), all pages. Throws `ArshjuletError` when it cannot be read. */
  members(channel: Address): Promise<readonly ChannelMember[]>;
}

/**
 * What the door answers. Carried out in order.
 * - `post`: a new message in the chat where it happened.
 * - `replace`: the card that was answered turns into this one (receipt, or the same form with its faults named). In a Slack modal a
 *   card with inputs keeps the modal open with what was typed, any other closes it and updates the message it came from.
 *   In a channel the message turns into a `shared` card for everybody; any other is shown to the one who pressed, and the message stays.
 * - `open`: show a form: Slack opens a modal (from the button's trigger), Teams replaces the card in place when it was a
 *   card's button. In answer to words it is posted; in a channel, unless it is `shared`, as `private`.
 * - `private`: only the acting person sees it (Slack: ephemeral or DM; Teams: personal chat).
 * - `home`: content of Slack's App Home (Teams: posted).
 * - `file`: a file into the acting person's own chat, made meanwhile.
 * What is said to anybody else is a delivery; see quality/deliveries/told.ts.
 */
export type Reply = CardReply | FileReply;
export type CardReply = {
  readonly as: 'post' | 'replace' | 'open' | 'private' | 'home';
  readonly card: Card;
  /** How a delivery says the same; see private-answers.ts. */
  readonly told?: Omit<Told, 'recipient'>;
  /** The team that tells it so, where that is not the person's first. */
  readonly of?: TeamKey;
  /** It asks for the last day of an absence that begins on this ISO date; see offered.ts. */
  readonly asksUntil?: string;
  /** It asks which day is meant by what was matched in the person's words; see offered.ts. */
  readonly asksDay?: AskedDay;
  /** A form that the guard stopped, as it may be saved; null where nothing would be left of it; see words-out.ts. */
  readonly withoutWords?: WithoutWords | null;
};
/** A button's data and the form's values, of which no pupil is spoken. */
export type WithoutWords = {
  readonly data: ActionData;
  readonly values: Readonly<Record<string, string>>;
};
export type AskedDay = { readonly words: string; readonly matched: string };
export type FileReply = {
  readonly as: 'file';
  /** Shown to the person alone when the making takes longer than one waits without wondering. */
  readonly card: Card;
  readonly file: Omit<OutFile, 'bytes'> & { readonly make: () => Promise<Uint8Array> };
  /** What the person is shown where it could not be made or sent. */
  readonly instead: (why: 'notMade' | 'notSent') => Promise<Card>;
};
