/** How fast messages go out. */
import type { Address } from '../quality/base.ts';

/**
 * Least milliseconds between two messages, to the platform and to one chat. Teams takes about 50 requests a second per app and
 * tenant (Microsoft, "Rate limiting", 2025), Slack about one message a second per channel (Slack API, "Rate limits", 2025).
 */
const GAPS: Readonly<Record<Address['platform'], { readonly platform: number; readonly chat: number }>> = {
  teams: { platform: 50, chat: 250 },
  slack: { platform: 100, chat: 1000 },
};
/** So many chats are remembered before those whose gap is long past are forgotten. */
const MAX_CHATS = 5000;

/** Hands out moments to send at; each is taken once asked for. */
export function createPacing(): (to: Address, now: Temporal.Instant) => number {
  const free = new Map<string, number>();
  /** Milliseconds to wait before sending. */
  return ({ platform, conversation }, now) => {
    const from = now.epochMilliseconds;
    if (free.size > MAX_CHATS) for (const [key, until] of free) if (until < from) free.delete(key);
    const chat = `${platform} ${conversation}`;
    const at = Math.max(from, free.get(platform) ?? 0, free.get(chat) ?? 0);
    free.set(platform, at + GAPS[platform].platform);
    free.set(chat, at + GAPS[platform].chat);
    return at - from;
  };
}
export type Pacing = ReturnType<typeof createPacing>;
