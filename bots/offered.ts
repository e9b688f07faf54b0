/**
 * What a card has just offered somebody in their own chat, so that «ja», «den andra» or what stands on a button presses it, and «till 31 maj» answers
 * a card that asked for the last day. In memory only, for a few minutes: after a restart, or where another replica answers, such a word has nothing to stand on and the person is told so.
 */
import { type Button, buttonsIn, inputsOf } from '../cards/card.ts';
import { inFull } from '../language/colloquial.ts';
import { type ButtonMeant, buttonMeant } from '../language/reading/button-meant.ts';
import { leaveWhole } from '../language/reading/leaves.ts';
import type { Reply } from './messenger.ts';
import { sender, type Turn } from './turn.ts';

export type Offered = ReturnType<typeof rememberOffered>;

/** So long an answer without a name to what it answers is still about the last card. */
const STANDS: Temporal.DurationLike = { minutes: 5 };
const HELD_AT_MOST = 2000;

type Offer = {
  readonly buttons: readonly Button[];
  readonly asksUntil: string | undefined;
  readonly until: Temporal.Instant;
};

export function rememberOffered() {
  const offered = new Map<string, Offer>();
  const offerTo = (turn: Turn): Offer | undefined => {
    const found = turn.inbound.chat.kind === 'personal' ? offered.get(sender(turn)) : undefined;
    return found && Temporal.Instant.compare(turn.now, found.until) < 0 ? found : undefined;
  };
  return {
    /** The last card of the answer is what the next words may be about; a form is not, since it is filled in. */
    note(turn: Turn, replies: readonly Reply[]): void {
      if (turn.inbound.chat.kind !== 'personal') return;
      const who = sender(turn);
      offered.delete(who);
      const reply = replies.at(-1);
      if (!reply || inputsOf(reply.card.body).length > 0) return;
      const buttons = buttonsIn(reply.card).filter(({ associatedInputs }) => associatedInputs === 'none');
      const asksUntil = reply.as === 'file' ? undefined : reply.asksUntil;
      if (buttons.length === 0 && asksUntil === undefined) return;
      offered.set(who, { buttons, asksUntil, until: turn.now.add(STANDS) });
      const [oldest] = offered.keys();
      if (offered.size > HELD_AT_MOST && oldest !== undefined) offered.delete(oldest);
    },
    /** The words together with those that the card asked about: «till 31 maj» is the end of an absence. As they are where they answer nothing. */
    whole(turn: Turn, text: string): string {
      const from = offerTo(turn)?.asksUntil;
      return from === undefined ? text : (leaveWhole(from, inFull(text), turn.today) ?? text);
    },
    /** The button that the words press; `yes` and `no` where they are that, and no button is. */
    meant(turn: Turn, text: string): Button | Extract<ButtonMeant, string> | null {
      const buttons = offerTo(turn)?.buttons ?? [];
      const meant = buttonMeant(
        text,
        buttons.map(({ title }) => title),
      );
      if (meant === 'yes') return onlyOf(buttons.filter(({ style }) => style === 'destructive')) ?? meant;
      return meant !== null && typeof meant === 'object' ? (buttons[meant.button] ?? null) : meant;
    },
  };
}

const onlyOf = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
