/** How fast messages go out, and when a platform gets none for a while. */
import type { Address } from '../quality/base.ts';

/**
 * Least milliseconds between two messages, to the platform and to one chat. Teams takes about 50 requests a second per app and
 * tenant (Microsoft, "Rate limiting", 2025), Slack about one message a second per channel (Slack API, "Rate limits", 2025).
 */
const GAPS: Readonly<Record<Address['platform'], { readonly platform: number; readonly chat: number }>> = {
  teams: { platform: 50, chat: 250 },
  slack: { platform: 100, chat: 1000 },
};

/** Hands out moments to send at; each is taken once asked for. */
export function createPacing(): (to: Address, now: Temporal.Instant) => number {
  const free = new Map<string, number>();
  /** Milliseconds to wait before sending. */
  return ({ platform, conversation }, now) => {
    const chat = `${platform} ${conversation}`;
    const at = Math.max(now.epochMilliseconds, free.get(platform) ?? 0, free.get(chat) ?? 0);
    free.set(platform, at + GAPS[platform].platform);
    free.set(chat, at + GAPS[platform].chat);
    return at - now.epochMilliseconds;
  };
}

/** Scopes (Messenger.scopes) in which a platform has asked for patience: nothing more goes there until then. */
export function createPauses() {
  const until = new Map<string, Temporal.Instant>();
  return {
    pause: (scope: string, end: Temporal.Instant): void => {
      const before = until.get(scope);
      if (!before || Temporal.Instant.compare(before, end) < 0) until.set(scope, end);
    },
    /** The latest end of the pauses that concern any of the scopes; null when there is none. */
    pausedUntil: (scopes: readonly string[], now: Temporal.Instant): Temporal.Instant | null => {
      const ends = scopes
        .flatMap((scope) => until.get(scope) ?? [])
        .filter((end) => Temporal.Instant.compare(now, end) < 0);
      return ends.toSorted(Temporal.Instant.compare).at(-1) ?? null;
    },
  };
}
export type Pauses = ReturnType<typeof createPauses>;
