/**
 * What a card has just offered somebody in their own chat, so that «ja», «den andra» or what stands on a button presses it, and what they have just asked
 * for, so that «nej jag menade mål 1» puts it right. In memory only, for a few minutes: after a restart, or where another replica answers, such a word has
 * nothing to stand on and the person is told so.
 */
import { type Button, buttonsIn, inputsOf } from '../cards/card.ts';
import { type ButtonMeant, buttonMeant } from '../language/reading/button-meant.ts';
import { corrected } from '../language/reading/correction-meant.ts';
import type { Command } from '../language/understand.ts';
import type { Reply } from './messenger.ts';
import { sender, type Turn } from './turn.ts';

export type Offered = ReturnType<typeof rememberOffered>;

/** So long an answer without a name to what it answers is still about the last card. */
const STANDS: Temporal.DurationLike = { minutes: 5 };
const HELD_AT_MOST = 2000;

/** Said once more with something else in it, these do nothing twice: they show, open a form, or take the place of what was. */
const SAID_ANEW: ReadonlySet<Command> = new Set([
  'statusGoal',
  'intervention',
  'moveCheckpoint',
  'addCheckpoint',
  'checkpoint',
  'snooze',
]);

export function rememberOffered() {
  const asked = new Map<string, { readonly text: string; readonly until: Temporal.Instant }>();
  const offered = new Map<string, { readonly buttons: readonly Button[]; readonly until: Temporal.Instant }>();
  return {
    /** The last card of the answer is what the next words may be about; a form is not, since it is filled in. */
    note(turn: Turn, replies: readonly Reply[]): void {
      if (turn.inbound.chat.kind !== 'personal') return;
      const who = sender(turn);
      offered.delete(who);
      const card = replies.at(-1)?.card;
      if (!card || inputsOf(card.body).length > 0) return;
      const buttons = buttonsIn(card).filter(({ associatedInputs }) => associatedInputs === 'none');
      if (buttons.length === 0) return;
      offered.set(who, { buttons, until: turn.now.add(STANDS) });
      dropOldest(offered);
    },
    /** What the person has asked for, as long as it can be put right. */
    noteAsked(turn: Turn, command: Command, text: string): void {
      if (turn.inbound.chat.kind !== 'personal') return;
      asked.delete(sender(turn));
      if (!SAID_ANEW.has(command)) return;
      asked.set(sender(turn), { text, until: turn.now.add(STANDS) });
      dropOldest(asked);
    },
    /** What was asked for, with what the words put right; null where they do not, or nothing was. */
    putRight(turn: Turn, text: string): string | null {
      const before = turn.inbound.chat.kind === 'personal' ? asked.get(sender(turn)) : undefined;
      if (!before || Temporal.Instant.compare(turn.now, before.until) >= 0) return null;
      return corrected(before.text, text, turn.today, { english: turn.who.locale === 'en' });
    },
    /** The button that the words press; `yes` and `no` where they are that, and no button is. */
    meant(turn: Turn, text: string): Button | Extract<ButtonMeant, string> | null {
      const found = turn.inbound.chat.kind === 'personal' ? offered.get(sender(turn)) : undefined;
      const buttons = found && Temporal.Instant.compare(turn.now, found.until) < 0 ? found.buttons : [];
      const meant = buttonMeant(
        text,
        buttons.map(({ title }) => title),
      );
      if (meant === 'yes') return onlyOf(buttons.filter(({ style }) => style === 'destructive')) ?? meant;
      return meant !== null && typeof meant === 'object' ? (buttons[meant.button] ?? null) : meant;
    },
  };
}

function dropOldest(held: Map<string, unknown>): void {
  const [oldest] = held.keys();
  if (held.size > HELD_AT_MOST && oldest !== undefined) held.delete(oldest);
}

const onlyOf = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
