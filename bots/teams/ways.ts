/** How Teams shows a card where something just happened. */
import type { Card } from '../../cards/card.ts';
import type { Address, MessageRef } from '../../quality/base.ts';
import type { Inbound } from '../inbound.ts';
import type { OutFile } from '../messenger.ts';
import type { Ways } from '../outbox.ts';
import type { TeamsActivity } from './activity.ts';
import { placeIn } from './file-consent.ts';
import type { TeamsMessenger } from './messenger.ts';

/** In answer to words or to something that happened: a message in the same thread. In a channel what is one person's goes to their own chat. */
export function waysToAnswer(activity: TeamsActivity, inbound: Inbound, messenger: TeamsMessenger): Ways {
  const chat = chatOf(activity, inbound);
  const post = (card: Card) => messenger.send(chat, card);
  const whisper = (card: Card) => messenger.send(inbound.who.address, card);
  const openForm = (card: Card) => (forAll(inbound, card) ? post(card) : whisper(card));
  const file = (one: OutFile) => messenger.file(inbound.who.address, one);
  const renew = (message: MessageRef, card: Card) => messenger.replace(message, card);
  const [installation] = messenger.scopes(chat);
  const ways = { platform: 'teams', installation, event: inbound.id } as const;
  return { ...ways, post, renew, replace: post, whisper, openForm, home: post, file };
}

/**
 * In answer to a button or a form. `seen` is the card that went back in the answer itself, which Teams shows to the one who pressed; the
 * message is updated too, so that later readers see it: in a channel only to a card that is the same for everybody.
 */
export function waysAfterPress(
  activity: TeamsActivity,
  inbound: Inbound,
  messenger: TeamsMessenger,
  seen: Card | undefined,
): Ways {
  const ways = waysToAnswer(activity, inbound, messenger);
  const message: MessageRef | null = activity.replyToId
    ? { address: chatOf(activity, inbound), message: activity.replyToId }
    : null;
  const update = async (card: Card) => {
    if (card !== seen) return ways.openForm(card);
    return message && forAll(inbound, card) ? messenger.replace(message, card) : ({ result: 'sent' } as const);
  };
  const place = placeIn(activity);
  const file = place ? (one: OutFile) => messenger.upload(chatOf(activity, inbound), place, one) : ways.file;
  return { ...ways, replace: update, openForm: update, file };
}

/** The very conversation, its thread included. */
const chatOf = (activity: TeamsActivity, { chat }: Inbound): Address => ({
  ...chat,
  conversation: activity.conversation.id,
});

const forAll = ({ chat }: Inbound, card: Card): boolean => chat.kind === 'personal' || card.shared === true;
