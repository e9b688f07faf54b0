/**
 * What waits until its sender has said which of their teams it is for, and no button can carry: where a file lies, or many words. In memory only, for as
 * long as somebody may come back to it; the file itself is fetched when it is read, and the words are stored nowhere.
 */
import type { Inbound } from './inbound.ts';
import { sender, type Turn } from './turn.ts';

export type Uploaded = Extract<Inbound['event'], { type: 'uploaded' }>;
type Thing = { readonly file: Uploaded } | { readonly words: string };
export type Held = ReturnType<typeof holdThings>;

const HOLD: Temporal.DurationLike = { hours: 1 };
const HELD_AT_MOST = 200;

export function holdThings() {
  const held = new Map<string, { readonly thing: Thing; readonly person: string; readonly until: Temporal.Instant }>();
  return {
    /** Answers the id that a button carries instead. The same event holds one thing, or one of each `name`. */
    hold(turn: Turn, thing: Thing, name = ''): string {
      for (const [id, { until }] of held) {
        if (held.size >= HELD_AT_MOST || Temporal.Instant.compare(until, turn.now) < 0) held.delete(id);
      }
      const id = `${turn.inbound.id}${name}`;
      held.set(id, { thing, person: sender(turn), until: turn.now.add(HOLD) });
      return id;
    },
    /** Null when it is somebody else's, or is not held any more. */
    find(turn: Turn, id: string): Thing | null {
      const found = held.get(id);
      if (!found || found.person !== sender(turn)) return null;
      return Temporal.Instant.compare(turn.now, found.until) < 0 ? found.thing : null;
    },
    letGo: (id: string): void => void held.delete(id),
  };
}
