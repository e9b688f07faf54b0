/**
 * What a card has just offered somebody in their own chat, so that «ja», «den andra» or what stands on a button presses it, and which goal or
 * intervention it is about, so that «varför?» asks of that one. In memory only, for a few
 * minutes: after a restart, or where another replica answers, such a word has nothing to stand on and the person is told so.
 */
import { type Button, buttonsIn, inputsOf } from '../cards/card.ts';
import { type ButtonMeant, buttonMeant } from '../language/reading/button-meant.ts';
import { followUp, isMore, namedAfter, type Topic, topicOf } from '../language/reading/follow-up.ts';
import { type Command, type Understanding, understand } from '../language/understand.ts';
import type { Reply } from './messenger.ts';
import { sender, type Turn } from './turn.ts';

export type Offered = ReturnType<typeof rememberOffered>;

/** So long an answer without a name to what it answers is still about the last card. */
const STANDS: Temporal.DurationLike = { minutes: 5 };
const HELD_AT_MOST = 2000;

type Shown = {
  readonly buttons: readonly Button[];
  readonly topic: Topic | null;
  readonly until: Temporal.Instant;
};
const NEXT_PAGE = /^(?:nästa sida|next page)$/iu;

export function rememberOffered() {
  const offered = new Map<string, Shown>();
  const shownTo = (turn: Turn): Shown | undefined => {
    const found = turn.inbound.chat.kind === 'personal' ? offered.get(sender(turn)) : undefined;
    return found && Temporal.Instant.compare(turn.now, found.until) < 0 ? found : undefined;
  };
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
      offered.set(who, { buttons, topic: topicOf(card.fallbackText), until: turn.now.add(STANDS) });
      const [oldest] = offered.keys();
      if (offered.size > HELD_AT_MOST && oldest !== undefined) offered.delete(oldest);
    },
    /** The button that the words press; `yes` and `no` where they are that, and no button is. */
    meant(turn: Turn, text: string): Button | Extract<ButtonMeant, string> | null {
      const buttons = shownTo(turn)?.buttons ?? [];
      const next = isMore(text) ? buttons.find(({ title }) => NEXT_PAGE.test(title)) : undefined;
      if (next) return next;
      const meant = buttonMeant(
        text,
        buttons.map(({ title }) => title),
      );
      if (meant === 'yes') return onlyOf(buttons.filter(({ style }) => style === 'destructive')) ?? meant;
      return meant !== null && typeof meant === 'object' ? (buttons[meant.button] ?? null) : meant;
    },
    /** «Varför?» about the goal or the intervention just shown, «och mål 3 då»: in full, and what they ask for; null where that is not sure. */
    followed(turn: Turn, text: string, heard: Understanding): { command: Command; words: string } | null {
      const topic = shownTo(turn)?.topic;
      const words = (topic && followUp(text, topic)) ?? (isByRule(heard) ? null : namedAfter(text));
      const { command, intent } = understand(words ?? '');
      return words && command && intent === undefined ? { command, words } : null;
    },
  };
}

const onlyOf = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** Neither a guess nor a misspelling. */
const isByRule = ({ command, intent, score }: Understanding): boolean =>
  command !== undefined && intent === undefined && score >= 0.9;
