/**
 * Forms that could not be shown at once, with what stands in them, for as long as a person may come back to them. They live in the process only:
 * after a restart the same button asks for the form anew.
 */
import type { Card } from '../../cards/card.ts';

/** The button data by which a kept form is found again. */
export const KEPT = 'kept';
const KEEP: Temporal.DurationLike = { hours: 1 };
const MAX_KEPT = 200;

export class KeptForms {
  readonly #now: () => Temporal.Instant;
  readonly #forms = new Map<string, { card: Card | null; user: string; until: Temporal.Instant }>();

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  /** The card as a message can show it: its button opens this very form again. */
  keep(card: Card, user: string): Card {
    if (!card.form) return card;
    const id = crypto.randomUUID();
    this.#forms.set(id, { card, user, until: this.#now().add(KEEP) });
    const [oldest] = this.#forms.keys();
    if (this.#forms.size > MAX_KEPT && oldest !== undefined) this.#forms.delete(oldest);
    return { ...card, form: { ...card.form, open: { ...card.form.open, [KEPT]: id } } };
  }

  /** The form that was kept for this person: null once it has been sent, `gone` when it is somebody else's or is not kept any more. */
  find(id: string | undefined, user: string): Card | null | 'gone' {
    if (id === undefined) return null;
    const kept = this.#forms.get(id);
    if (!kept || kept.user !== user) return 'gone';
    return Temporal.Instant.compare(this.#now(), kept.until) < 0 ? kept.card : 'gone';
  }

  /** What became of it when it was sent: the form that asks again, or null. What it held is then in the store, and is shown from there. */
  sent(id: string | undefined, card: Card | null): void {
    const kept = id === undefined ? undefined : this.#forms.get(id);
    if (kept) kept.card = card;
  }
}
