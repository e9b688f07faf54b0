/** How fast messages go out: as fast as the platforms take them, and one installation's thousands past no other's few. */
import { describe, expect, it } from 'vitest';
import { rush } from '../../bench/rush.ts';
import type { Address } from '../../quality/base.ts';
import { NO_TRAFFIC, type Pace, takeMoments } from '../../scheduler/pacing.ts';

describe('pacing', () => {
  const chat = (platform: Address['platform'], conversation: string): Address => ({
    platform,
    conversation,
    kind: 'personal',
    route: {},
  });
  const now = Temporal.Instant.from('2026-09-29T06:00:00Z');
  /** Asks for one moment after the other. */
  function pacing() {
    let traffic = NO_TRAFFIC;
    return (to: Address, at = now): Pace => {
      const [after, [pace]] = takeMoments(traffic, [{ to, scopes: ['installation'] }], at);
      traffic = after;
      return pace ?? { wait: Number.NaN };
    };
  }
  it('leaves a second between two messages in a Slack channel, and less between channels', () => {
    const ask = pacing();
    const asked = ['a', 'b', 'c', 'a'].map((channel) => ask(chat('slack', channel)));
    expect(asked.slice(0, 3)).toEqual([{ wait: 0 }, { wait: 100 }, { wait: 200 }]);
    const again = asked[3] && 'back' in asked[3] ? asked[3].back : now;
    const { wait } = { wait: 0, ...ask(chat('slack', 'a'), again) };
    expect(now.until(again).total('milliseconds') + wait).toBe(1000);
  });
  it('sends no more than fifty a second to an installation in Teams, and lets time pass', () => {
    const ask = pacing();
    const waits = Array.from({ length: 26 }, (_, i) => ask(chat('teams', `c${i}`)));
    expect(waits.at(-1)).toEqual({ wait: 500 });
    expect(ask(chat('teams', 'c0'), now.add({ seconds: 5 }))).toEqual({ wait: 0 });
  });
  it('has those that would wait longer than half a second come back in groups, each a little before its moment', () => {
    const ask = pacing();
    const asked = Array.from({ length: 2000 }, (_, i) => ask(chat('teams', `c${i}`)));
    const back = asked.flatMap((pace) => ('back' in pace ? [now.until(pace.back).total('milliseconds')] : []));
    expect(back).toHaveLength(2000 - 26);
    const moment = (n: number): number => 520 + 20 * n;
    for (const [n, comes] of back.entries()) {
      expect(comes).toBeGreaterThan(0);
      expect(moment(n) - comes).toBeGreaterThanOrEqual(250);
      expect(moment(n) - comes).toBeLessThan(500);
    }
    expect(new Set(back).size).toBeLessThan(2000 / 12);
  });
  it('remembers only what lies ahead', () => {
    const asks = Array.from({ length: 500 }, (_, i) => ({ to: chat('teams', `c${i}`), scopes: ['installation'] }));
    const [after] = takeMoments(NO_TRAFFIC, asks, now);
    expect(after.chats).toHaveLength(26);
    expect(takeMoments(after, [], now.add({ seconds: 5 }))[0].chats).toEqual([]);
  });
});

describe('a rush', () => {
  it('serves 1,280 of 1,600 within a tenth of the time that the platform allows, though the rest fail or hang', async () => {
    const { healthy, last } = await rush({ tenants: [1600], failing: 0.2 });
    expect(healthy).toBeLessThan(1400);
    expect(Math.max(...last)).toBeLessThan(1.1 * 32);
  });

  it('of one tenant delays no other’s', async () => {
    const { last } = await rush({ tenants: [1600, 10] });
    expect(last[0]).toBeLessThan(1.1 * 32);
    expect(last[1]).toBeLessThan(2);
  });
});
