/** How fast messages go out. */
import type { Address } from '../quality/base.ts';

/**
 * Least milliseconds between two messages, to an installation and to one chat. Teams takes 50 requests a second per app and tenant
 * (Microsoft, "Optimize your bot with rate limiting", 2025), Slack about one message a second per channel and several hundred a minute in a
 * workspace (Slack API, "Rate limits", 2025).
 */
const GAPS: Readonly<Record<Address['platform'], { readonly installation: number; readonly chat: number }>> = {
  teams: { installation: 20, chat: 250 },
  slack: { installation: 100, chat: 1000 },
};
/** What waits longer goes back to the store, so that one installation's thousands do not stand in the way of another's few. */
const LONGEST_WAIT_MS = 500;
/** Those that went back come again together, this long at the least and twice as long at the most before their moment. */
const TOGETHER_MS = LONGEST_WAIT_MS / 2;
/** So many scopes are remembered before those whose gap is long past are forgotten. */
const MAX_SCOPES = 10_000;

/** Milliseconds to wait before sending, the moment taken; or when to come back and ask again. */
export type Pace = { readonly wait: number } | { readonly back: Temporal.Instant };

/** Hands out moments to send at. `installation` is the first of the messenger's scopes. */
export function createPacing(): (installation: string, to: Address, now: Temporal.Instant) => Pace {
  /** When the next may go. */
  const free = new Map<string, number>();
  /** The moment of the last one that is to come back. */
  const promised = new Map<string, number>();
  return (installation, { platform, conversation }, now) => {
    const from = now.epochMilliseconds;
    for (const moments of [free, promised])
      if (moments.size > MAX_SCOPES) for (const [scope, until] of moments) if (until < from) moments.delete(scope);
    const gaps = GAPS[platform];
    const chat = `${installation} ${conversation}`;
    const at = Math.max(from, free.get(installation) ?? 0, free.get(chat) ?? 0);
    if (at - from > LONGEST_WAIT_MS) {
      const moment = Math.max(at, (promised.get(installation) ?? 0) + gaps.installation);
      promised.set(installation, moment);
      const back = Math.floor((moment - TOGETHER_MS) / TOGETHER_MS) * TOGETHER_MS;
      return { back: Temporal.Instant.fromEpochMilliseconds(back) };
    }
    free.set(installation, at + gaps.installation);
    free.set(chat, at + gaps.chat);
    return { wait: at - from };
  };
}
export type Pacing = ReturnType<typeof createPacing>;
