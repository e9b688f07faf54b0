/** How fast messages go out, and where none goes for a while because the platform has asked for patience. */
import type { Address } from '../quality/base.ts';
import type { Traffic } from '../quality/ports.ts';

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

/** A message that would go: its chat and the scopes that a pause may concern. */
export type Ask = { readonly to: Address; readonly scopes: readonly string[] };

/**
 * Milliseconds to wait before sending, the moment taken; when to come back and ask again, for the sake of the pace; or until when the platform has
 * asked for patience.
 */
export type Pace =
  | { readonly wait: number }
  | { readonly back: Temporal.Instant }
  | { readonly paused: Temporal.Instant };

export const NO_TRAFFIC: Traffic = { free: 0, promised: 0, chats: [], paused: [] };

/** Hands out moments to send at to messages of one installation, in their order. Pure: the traffic afterwards, and an answer to each. */
export function takeMoments(traffic: Traffic, asks: readonly Ask[], now: Temporal.Instant): [Traffic, readonly Pace[]] {
  const from = now.epochMilliseconds;
  const chats = new Map(traffic.chats);
  let { free, promised } = traffic;
  const moments = asks.map(({ to, scopes }): Pace => {
    const paused = pausedUntil(traffic, scopes, now);
    if (paused) return { paused };
    const gaps = GAPS[to.platform];
    const at = Math.max(from, free, chats.get(to.conversation) ?? 0);
    if (at - from > LONGEST_WAIT_MS) {
      promised = Math.max(at, promised + gaps.installation);
      const back = Math.floor((promised - TOGETHER_MS) / TOGETHER_MS) * TOGETHER_MS;
      return { back: Temporal.Instant.fromEpochMilliseconds(back) };
    }
    free = at + gaps.installation;
    chats.set(to.conversation, at + gaps.chat);
    return { wait: at - from };
  });
  return [{ ...ahead({ ...traffic, chats: [...chats] }, from), free, promised }, moments];
}

/** The traffic once the platform has asked for patience in a scope; the longest of what it has asked for counts. */
export function withPause(traffic: Traffic, scope: string, until: Temporal.Instant, now: Temporal.Instant): Traffic {
  const { chats, paused, ...rest } = ahead(traffic, now.epochMilliseconds);
  const before = new Map(paused).get(scope) ?? 0;
  const others = paused.filter(([name]) => name !== scope);
  return { ...rest, chats, paused: [...others, [scope, Math.max(before, until.epochMilliseconds)]] };
}

/** Until when the platform has asked for patience in any of these scopes; null when it has not. */
export function pausedUntil(
  { paused }: Traffic,
  scopes: readonly string[],
  now: Temporal.Instant,
): Temporal.Instant | null {
  const ends = paused.flatMap(([scope, until]) => (scopes.includes(scope) ? [until] : []));
  const last = Math.max(...ends, 0);
  return last > now.epochMilliseconds ? Temporal.Instant.fromEpochMilliseconds(last) : null;
}

/** Without what is past. */
const ahead = (traffic: Traffic, from: number): Traffic => ({
  ...traffic,
  chats: traffic.chats.filter(([, until]) => until > from),
  paused: traffic.paused.filter(([, until]) => until > from),
});
