/** What is said past every queue, and where it is said when the channel is gone. */
import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../bots/messenger.ts';
import { asDelivery } from '../../quality/deliveries/told.ts';
import { clockAt, makeBeat, makeTeam, PROMPTS, sentTo } from './beat.ts';

describe('what is urgent', () => {
  it('goes past every pause and queue, at any hour, and is tried again within seconds', async () => {
    const { storage, key } = await makeTeam(60);
    const clock = clockAt('2026-09-12T21:30:00Z');
    const arrived: string[] = [];
    let failing = 2;
    const heartbeat = makeBeat(storage, clock, (to, delivery) => {
      const urgent = delivery.includes('|acute|');
      if (!urgent) return { result: 'throttled', scope: 'teams', until: clock.now.add({ hours: 1 }).toString() };
      failing -= 1;
      if (failing >= 0) return { result: 'passing' };
      arrived.push(to.conversation);
      return sentTo(to);
    });
    clock.now = Temporal.Instant.from(PROMPTS);
    await heartbeat.beat();
    const acute = asDelivery({ kind: 'acute', recipient: 'p5', subject: null }, clock.now);
    await storage.commit(key, [{ do: 'deliver', delivery: acute }]);
    for (let seconds = 0; seconds < 7; seconds += 1) {
      await heartbeat.beat();
      clock.now = clock.now.add({ seconds: 1 });
    }
    expect(arrived).toEqual(['a:p5']);
    expect((await storage.deliveries(key, 500)).filter((d) => d.kind === 'prompt' && d.state === 'sent')).toEqual([]);
    await storage.close();
  });
});

describe('a channel that is archived, deleted or without the bot', () => {
  it.each<SendResult>([{ result: 'gone' }, { result: 'refused', reason: 'forbidden' }])(
    'is left: the coordinator is told once, and what was for the channel is said in the coordinator’s own chat ($result)',
    async (closed) => {
      const { storage, key } = await makeTeam(3);
      const clock = clockAt('2026-10-06T06:00:00Z');
      const said: string[] = [];
      const heartbeat = makeBeat(storage, clock, (to, delivery) => {
        if (to.kind === 'channel') return closed;
        const [, kind] = delivery.split('|');
        said.push(`${kind} ${to.conversation}`);
        return sentTo(to);
      });
      for (let minutes = 0; minutes < 4; minutes += 1) {
        await heartbeat.beat();
        clock.now = clock.now.add({ minutes: 1 });
      }
      const relevant = said.filter((one) => /^(?:takenOut|agenda|undeliverable)/.test(one));
      expect(relevant.toSorted()).toEqual(['agenda a:p0', 'takenOut a:p0']);
      const snapshot = await storage.snapshot(key);
      expect(snapshot?.team.home).toMatchObject({ kind: 'personal', conversation: 'a:p0' });
      expect((await storage.audit(key, 5)).map(({ by, what }) => [by, what])).toContainEqual(['bot', 'team-moved']);
      await storage.close();
    },
  );
});
